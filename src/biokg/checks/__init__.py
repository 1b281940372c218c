"""Shapes, ontology, arithmetic and plausibility: this room reports and never repairs."""
