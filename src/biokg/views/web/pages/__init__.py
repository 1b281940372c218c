"""The web's room for HTML pages and linked data."""
