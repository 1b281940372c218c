"""The ontology itself for readers: as RDF files, and as one page a module with a diagram."""
