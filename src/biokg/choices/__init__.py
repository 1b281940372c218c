"""A model that only chooses among the numbered spans of an article: off unless asked for, never the last word."""
