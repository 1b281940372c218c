"""Prints every regular expression that biokg compiles, each with the file that does, as JSON.

Run in a process of its own, so that it is there before the first of our modules is loaded.
"""

import json
import pkgutil
import re
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

FOUND: dict[tuple[str, int], str] = {}
_compile = re._compile  # type: ignore[attr-defined]


def _noted(pattern: Any, flags: Any) -> Any:
    caller = sys._getframe(1)
    while caller.f_back is not None and caller.f_globals.get("__name__") == "re":
        caller = caller.f_back
    file = caller.f_code.co_filename
    if isinstance(pattern, str) and str(caller.f_globals.get("__name__")).startswith("biokg."):
        FOUND.setdefault((pattern, int(flags)), file.rpartition("biokg/")[2])
    return _compile(pattern, flags)


def main() -> None:
    re._compile = _noted  # type: ignore[attr-defined]
    import biokg

    for module in pkgutil.walk_packages(biokg.__path__, "biokg."):
        if not module.name.endswith("__main__"):
            try:
                import_module(module.name)
            except ImportError:
                continue  # an extra that is not installed
    from biokg.pipeline import facts
    from biokg.resources import shipped

    # The patterns of data files are compiled when they are first used: one text of each language uses them.
    with tempfile.TemporaryDirectory() as folder:
        texts = (
            "2024年，苏州工业园区产值达1600亿元，位列第1。恒瑞医药落户。",
            "In 2024 Suzhou had 1,600 firms, up 5%.",
        )
        for number, text in enumerate(texts):
            Path(folder, f"{number}.txt").write_text(f"标题\n\n{text}\n", encoding="utf-8")
        facts([Path(folder), *sorted(shipped("data", "sources").iterdir())[:2]], tier="C")
    json.dump([[file, pattern, flags] for (pattern, flags), file in sorted(FOUND.items())], sys.stdout)


if __name__ == "__main__":
    main()
