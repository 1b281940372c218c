"""Coverage-guided fuzzing, outside the suite: needs `pip install atheris`.

    python -m tests.fuzz.guided reading -max_total_time=300 -max_len=400 -timeout=5

Works on a copy of the corpus; an input that went wrong is written to the working folder as `crash-...`: put it into
`tests/fuzz/corpus/reading/` with what mends it, and the suite will try it from then on.
"""

import shutil
import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["biokg"]):
    from tests.fuzz.targets import CORPUS, TARGETS


def main() -> None:
    target = TARGETS[sys.argv.pop(1)]
    folder = tempfile.mkdtemp()
    shutil.copytree(CORPUS / target.__name__, folder, dirs_exist_ok=True)
    atheris.Setup([*sys.argv, folder], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
