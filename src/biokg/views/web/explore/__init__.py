"""The web's room for the graph, to explore."""
