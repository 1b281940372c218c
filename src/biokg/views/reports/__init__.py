"""Analyses as documents: one page that stands alone, with table, picture, method and sources."""
