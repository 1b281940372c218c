"""Binds one document's mentions into claims; rules are data, and the gate is the only door out."""
