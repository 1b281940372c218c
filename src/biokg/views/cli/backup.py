"""``biokg backup``: the whole store in one file."""

import sys
from pathlib import Path

from biokg.views.cli import options

_DESCRIPTION = """\
Write the whole store, texts included, to one file: gzipped N-Quads with their number and hash at the end, which
`biokg restore` and any RDF tool read. The same graph gives the same bytes.
把整个图谱库（含原文）备份为一个文件。"""
_EXAMPLES = ("biokg backup graph.nq.gz", "biokg backup --force --store /tmp/store graph.nq.gz")


def run(words: list[str]) -> int:
    """Run ``biokg backup``."""
    parser = options.parser("backup", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to write")
    options.add_force(parser)
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    from biokg.store.archive import backup

    quads = backup(arguments.store, arguments.file, force=arguments.force)
    zh = f"已备份 {quads} 条四元组：{arguments.file}"
    print(zh if arguments.lang == "zh" else f"{quads} quads in {arguments.file}", file=sys.stderr)
    return 0
