"""biokg: a knowledge graph of China's biomedical clusters, each fact with its exact sentence."""

__version__ = "0.1.0"
