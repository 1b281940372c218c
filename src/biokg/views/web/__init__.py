"""The web: pages, linked data, an HTTP API and a SPARQL endpoint over one store, by `biokg serve`."""
