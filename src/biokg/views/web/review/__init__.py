"""The web's room for the review page, behind a token."""
