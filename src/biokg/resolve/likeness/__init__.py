"""Compares two names for a person who decides: proposes, warns, and never merges."""
