"""Pure helpers for Chinese and English text; they know nothing of documents or graphs, and nothing is imported here."""
