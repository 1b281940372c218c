"""Answers, things, ways and errors as plain data and as text, the same for every door."""
