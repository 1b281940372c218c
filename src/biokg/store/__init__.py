"""The on-disk store: the only room that opens Oxigraph; it knows no vocabulary."""
