"""What of this folder is no test."""

# A program of its own, for a fuzzer that only few machines have.
collect_ignore = ["guided.py"]
