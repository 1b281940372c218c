"""The web's room for the HTTP API."""
