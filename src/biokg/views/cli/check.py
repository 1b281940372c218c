"""``biokg check``: people's tables, the ontology, and the graph with its shapes, layers, consistency and figures."""

import sys
from collections.abc import Callable, Iterable

from biokg import pipeline
from biokg.checks.report import Finding, failed, render
from biokg.errors import CheckFailed
from biokg.store.verify import verify
from biokg.views.cli import options

_DESCRIPTION = """\
Check people's tables, the ontology, and the graph: its shapes, its layers, its consistency, its figures.
Each finding says what is wrong, where (with document and sentence) and how to mend it.
Violations make it fail (exit status 5); warnings do not. First the files of the store are held against the counts
and hashes that the build wrote down; --files stops there. 检查数据表、本体与图谱；--lang zh 用中文报告。"""
_EXAMPLES = (
    "biokg check",
    "biokg check --lang zh",
    "biokg check --format ttl > report.ttl    (a SHACL validation report)",
    "biokg check --store /tmp/store",
    "biokg check --files",
)


def run(words: list[str]) -> int:
    """Run ``biokg check``."""
    parser = options.parser("check", _DESCRIPTION, _EXAMPLES)
    parser.add_argument(
        *("--format", "-f"),
        choices=tuple(_FORMATS),
        metavar="FORMAT",
        default="text",
        help="text, or for programs ttl or jsonld (SHACL results) or jsonl (default: text)",
    )
    options.add_language(parser)
    options.add_store(parser)
    parser.add_argument("--files", action="store_true", help="only the files of the store 只核对图谱库文件")
    arguments = parser.parse_args(words)
    found = verify(arguments.store)
    if arguments.files:
        zh = f"{found.files} 个文件、{found.quads} 条四元组，与构建时写入的一致。"
        en = f"{found.files} files, {found.quads} quads: as the build wrote them."
        print(zh if arguments.lang == "zh" else en)
        return 0
    findings = pipeline.check(arguments.store)
    _FORMATS[arguments.format](findings, arguments.lang)
    if failed(findings):
        raise CheckFailed("the graph does not pass; the violations are listed above.")
    return 0


def _text(findings: Iterable[Finding], language: str) -> None:
    print(render(findings, language))


def _jsonl(findings: Iterable[Finding], _language: str) -> None:
    import json
    from dataclasses import asdict

    for finding in sorted(set(findings)):
        print(json.dumps(asdict(finding), ensure_ascii=False))


def _rdf(suffix: str) -> Callable[[Iterable[Finding], str], None]:
    def write(findings: Iterable[Finding], _language: str) -> None:
        from biokg.checks.validation_report import validation_report

        sys.stdout.write(validation_report(findings, suffix))

    return write


_FORMATS = {"text": _text, "ttl": _rdf("ttl"), "jsonld": _rdf("jsonld"), "jsonl": _jsonl}
