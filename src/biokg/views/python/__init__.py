"""The Python door: `biokg.open()` and what it returns."""
