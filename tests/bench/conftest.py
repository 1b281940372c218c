"""Lets the tests import the benches by their place in the tree, however pytest was called."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
