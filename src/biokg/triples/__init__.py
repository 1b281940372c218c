"""A pure function from claims, linker and terms to sorted quads."""
