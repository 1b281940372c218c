"""The web's room for the SPARQL 1.1 Protocol endpoint and its editor."""
