"""``biokg build``: documents in, the graph out."""

import sys
import time
from dataclasses import replace
from pathlib import Path

from biokg import pipeline
from biokg.checks.report import render
from biokg.errors import CheckFailed, UsageError
from biokg.store.endpoint import Endpoint, Place
from biokg.views.cli import choosing, options, work
from biokg.views.cli.build_words import tell

_DESCRIPTION = """\
Read documents (files or folders of txt, md, html; pdf and docx with their extras) and build the graph.
Without PATH the documents that ship with biokg are read. The old graph stays until the new one is whole.
What was read is remembered beside the store: unchanged documents are not read again, and a killed build goes on.
读取文档并构建图谱；不给路径时读取自带文档。"""
_EXAMPLES = (
    "biokg build",
    "biokg build news/ report.html",
    "biokg build --nquads graph.nq --store /tmp/store",
    "biokg build --infer",
    "biokg build --store https://kg.example.org/query --update-store https://kg.example.org/update",
    "biokg build news/ --jobs 8",
    "biokg build news/ --model http://127.0.0.1:8080/v1 --model-name qwen2.5-7b --dry-run",
    "biokg build news/ --engine dask --scheduler tcp://127.0.0.1:8786",
)

_INFER = (
    "also write what follows by the axioms of the ontology, each inference with its premises, to graphs of its own; "
    "questions that read them say which rows rest on one 一并推理"
)


def run(words: list[str]) -> int:
    """Run ``biokg build``; 1 when some documents were refused, each named on standard error."""
    parser = options.parser("build", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a document or a folder of them")
    parser.add_argument("--nquads", type=Path, metavar="FILE", help="also write the graph as sorted N-Quads")
    parser.add_argument("--infer", action="store_true", help=_INFER)
    options.add_store(parser)
    parser.add_argument(
        "--update-store", metavar="URL", help="where a server that --store names takes updates 写入地址"
    )
    options.add_decisions(parser)
    work.add_jobs(parser)
    work.add_engine(parser)
    choosing.add_model(parser)
    options.add_language(parser)
    arguments, begun = parser.parse_args(words), time.monotonic()
    how = work.how_of(arguments)
    store = _where(arguments.store, arguments.update_store)
    meter = work.Meter() if sys.stderr.isatty() else None
    try:
        chosen = choosing.choose(arguments, meter)
        if not chosen.go:
            return 0
        how = replace(how, answers=chosen.answers)
        report = pipeline.build(
            arguments.paths, store, progress=meter, nquads=arguments.nquads, infer=arguments.infer, how=how
        )
    finally:
        if meter:
            meter.clear()
    tell(report, arguments.store, arguments.lang)
    if not report.amended:
        # A change of little is done sooner than the first question is answered.
        from biokg.views.cli import ahead

        ahead.answer_ahead(arguments.store, begun)
    if report.clashes:
        print(render(report.clashes), file=sys.stderr)
        raise CheckFailed("the graph is built, but what it states cannot all be true; see above.")
    return 1 if report.refused or not chosen.whole else 0


def _where(store: Place, update: str | None) -> Place:
    if isinstance(store, Endpoint):
        return store.writing_to(update)
    if update is not None:
        raise UsageError(
            "--update-store belongs to a --store that is an address.", "--update-store 仅用于 --store 为网址时。"
        )
    return store
