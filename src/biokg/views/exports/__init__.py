"""Files for other programs: the whole store as RDF, or a projection of it as a network; the suffix says which."""
