"""Decides identity: which thing a name means, by tables and people's judgements, never by likeness."""
