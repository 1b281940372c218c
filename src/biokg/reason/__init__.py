"""What follows from triples by the axioms of an ontology (OWL 2 RL), and why; it knows no name of the vocabulary."""
