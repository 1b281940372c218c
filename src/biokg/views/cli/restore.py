"""``biokg restore``: a store from a backup."""

import sys
import time
from pathlib import Path

from biokg.views.cli import options

_DESCRIPTION = """\
Make a store of a backup. The backup is verified first to last (number and hash of its quads); the store that stands
there stays until the new one is whole, and is replaced only with --force.
从备份恢复图谱库；恢复前核对数量与哈希。"""
_EXAMPLES = ("biokg restore graph.nq.gz", "biokg restore graph.nq.gz --store /tmp/store --force")


def run(words: list[str]) -> int:
    """Run ``biokg restore``."""
    parser = options.parser("restore", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that `biokg backup` wrote")
    options.add_force(parser)
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    from biokg.store.archive import restore
    from biokg.views.cli.ahead import answer_ahead

    begun = time.monotonic()
    quads = restore(arguments.file, arguments.store, force=arguments.force)
    zh = f"已恢复 {quads} 条四元组：{arguments.store}"
    print(zh if arguments.lang == "zh" else f"{quads} quads in {arguments.store}", file=sys.stderr)
    answer_ahead(arguments.store, begun)
    return 0
