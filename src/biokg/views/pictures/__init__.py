"""Pictures of the network: SVG written here, without script, and PNG made of it."""
