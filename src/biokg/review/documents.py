"""Single documents added to a store, removed from it or read again: the outcome is that of a build of all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from biokg.bulk.inputs import Inputs, inputs_of
from biokg.claims.decisions import Correction, read_corrections
from biokg.documents.files import Resolved
from biokg.documents.read import Plan, Planned, shipped_sources
from biokg.errors import UsageError
from biokg.pipeline import BuildReport, build_from
from biokg.store.endpoint import Place


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a store."""

    report: BuildReport
    kept: int
    """Own decisions on the documents in question that still stand."""
    fallen: tuple[tuple[Correction, str], ...]
    """Own decisions on them that fit nothing any more, each with the reason."""


def add(store: Place, paths: Sequence[Path], *, nquads: Path | None = None) -> Changed:
    """Add files or folders to a store.

    Raises `UsageError` for a path that is in it already, or one whose name would give other documents other ids.
    """
    held = inputs_of(store)
    before, resolved = held.plan(), Resolved()
    known = {resolved(file.path) for file in before.files}
    asked = {path: resolved(str(path)) for path in paths}
    back = [path for path in held.left_out if resolved(str(path)) in asked.values()]
    fresh = [path for path in paths if asked[path] not in {resolved(str(one)) for one in back}]
    for path in fresh:
        if asked[path] in known:
            raise UsageError(
                f"{path} is in the store already; `biokg update` reads it again.",
                f"{path} 已在图谱中；请用 `biokg update`。",
            )
    base = held.paths or (shipped_sources(),)
    left_out = tuple(path for path in held.left_out if path not in back)
    after = replace(held, paths=(*base, *fresh), left_out=left_out)
    planned = after.plan()
    _same_ids(before, planned)
    return _changed(store, after, planned, _names(planned) - _names(before), nquads)


def remove(store: Place, names: Sequence[str], *, nquads: Path | None = None) -> Changed:
    """Remove files from a store, given by their paths or by the ids of their documents; the files stay where they are.

    Raises `UsageError` for what is not in it.
    """
    held = inputs_of(store)
    before = held.plan()
    resolved = Resolved()
    gone = {resolved(file.path) for name in names for file in _meant(before, name, resolved)}
    left = replace(before, files=tuple(file for file in before.files if resolved(file.path) not in gone))
    if not left.files:
        raise UsageError(
            "nothing would be left in the store; delete its folder instead.", "图谱将为空；请直接删除其文件夹。"
        )
    given = gone | {resolved(name) for name in names}
    paths = tuple(path for path in held.paths or (shipped_sources(),) if resolved(str(path)) not in given)
    folders = [resolved(str(path)) for path in paths]
    below = (Path(file) for file in sorted(gone) if any(_is_below(file, folder) for folder in folders))
    after = replace(held, paths=paths, left_out=(*held.left_out, *below))
    planned = after.plan()
    _same_ids(left, planned)
    return _changed(store, after, planned, _names(before) - _names(planned), nquads)


def update(store: Place, names: Sequence[str] = (), *, nquads: Path | None = None) -> Changed:
    """Bring a store up to its files and to what people decided; only what changed is read.

    `names` (paths or ids) only choose which decisions are told of. Raises `UsageError` for one that is not in it.
    """
    held = inputs_of(store)
    planned = held.plan()
    resolved = Resolved()
    files = [file for name in names for file in _meant(planned, name, resolved)] or planned.files
    return _changed(store, held, planned, {file.name for file in files}, nquads)


def _names(planned: Plan) -> set[str]:
    return {file.name for file in planned.files}


def _meant(planned: Plan, name: str, resolved: Resolved) -> list[Planned]:
    """Return the files of a path (also of a folder), of a name, or of the id of a document."""
    path = resolved(name)
    found = [file for file in planned.files if name == file.name or _is_at(resolved(file.path), path)]
    if not found:
        raise UsageError(f"{name!r} is no file and no document of the store.", f"{name!r} 不是图谱中的文件或文档。")
    return found


def _is_at(file: str, path: str) -> bool:
    return file == path or _is_below(file, path)


def _is_below(file: str, folder: str) -> bool:
    return file.startswith(folder.rstrip("/") + "/")


def _same_ids(before: Plan, after: Plan) -> None:
    """Refuse a change by which other documents would get other ids, and what was decided on them would be lost."""
    now = {file.path: file.name for file in after.files}
    for file in before.files:
        if now.get(file.path, file.name) != file.name:
            raise UsageError(
                f"{file.name!r} would be called {now[file.path]!r}, for another file has its name, and decisions on it"
                " would fit nothing: rename the other file.",
                f"因文件重名，{file.name!r} 将改称 {now[file.path]!r}，已有判定将失效：请先重命名另一文件。",
            )


def _changed(store: Place, inputs: Inputs, planned: Plan, names: set[str], nquads: Path | None) -> Changed:
    report = build_from(inputs, store, planned=planned, nquads=nquads)
    own = [(one, reason) for one, reason in report.unfit if one.own and _of(one, names)]
    total = sum(1 for one in read_corrections() if one.own and _of(one, names))
    return Changed(report, total - len(own), tuple(own))


def _of(decision: Correction, names: set[str]) -> bool:
    return decision.document in names or decision.document.rpartition("#")[0] in names
