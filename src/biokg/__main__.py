"""Lets ``python -m biokg`` do what ``biokg`` does."""

from biokg.views.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
