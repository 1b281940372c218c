"""The graph as a network: one projection that asks the ontology what an edge is, and measures over it."""
