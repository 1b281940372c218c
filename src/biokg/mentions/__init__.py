"""Finds names, amounts and times in one document; never looks at another document."""
