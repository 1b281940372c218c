# The README's commands by short names.
.PHONY: setup test score ratios

setup:
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'

test:
	.venv/bin/python -m pytest -n 2

score:
	.venv/bin/python bench/extraction/score.py bench/extraction/round1
	.venv/bin/python bench/extraction/score.py bench/extraction/round2
	.venv/bin/python bench/extraction/score.py bench/extraction/round3

# About six minutes on a quiet machine.
ratios:
	.venv/bin/python -m bench.ratios
