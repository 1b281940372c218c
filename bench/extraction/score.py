"""Scores the facts of a document against its gold: numbers, what they are bound to, relations, names and quotes.

    python score.py GOLD_DIR [--texts DIR] [--command "biokg facts"] [--facts-dir DIR] [--verbose]

Each `<stem>.gold.jsonl` of the folder is compared with what `<command> <stem>.txt --tier C` prints (or with the stored
`<stem>.jsonl` of `--facts-dir`). What the measures mean stands beside the code that counts them; the rules of the gold
are in README.md beside the documents. Standard library only.
"""

import argparse
import json
import re
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]

TIERS = "ABC"
EXACT = 1e-9
ROUNDED = 2e-3
"""Alternatives of a fraction are rounded (33.33 for one-third), so they are compared less strictly."""


def fold(name: str) -> str:
    """Return a name without case, spaces and width, as names are compared."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold().strip("《》“”\"'")


def as_list(value: Any) -> list[Any]:
    """Return a list of alternatives, of which gold may give one or several."""
    return value if isinstance(value, list) else [value]


def year(time: str | None) -> str | None:
    """Return the year in which a time ends (`2021/2024` -> `2024`), None for no time."""
    return time.split("/")[-1][:4] if time else None


def names_of(side: Row | None) -> set[str]:
    """Return every folded name under which a fact knows one of its ends."""
    if not side:
        return set()
    return {fold(name) for name in [*side.get("names", []), side.get("label"), side.get("mention")] if name}


def is_named(side: Row | None, names: Iterable[str]) -> bool:
    """Tell whether one of the gold names is a name of the fact's end."""
    return bool(names_of(side) & {fold(name) for name in names})


@dataclass
class Number:
    """A gold number with its place in the text."""

    row: Row
    span: Span

    @property
    def optional(self) -> bool:
        """True for a number that may be left out and may be found: it counts neither way."""
        return bool(self.row.get("optional"))

    def value_right(self, fact: Row) -> bool:
        """Compare values in the base unit."""
        golds = as_list(self.row["value"])
        slack = EXACT if len(golds) == 1 else ROUNDED
        return any(close(fact.get("value"), gold, slack) for gold in golds)

    def part_right(self, fact: Row) -> bool:
        """Tell whether the fact is the far end of the range, said as a fact of its own."""
        return "upper" in self.row and close(fact.get("value"), self.row["upper"], EXACT)

    def unit_right(self, fact: Row) -> bool:
        """Compare units."""
        return (fact.get("unit") or "") in as_list(self.row["unit"])

    def checks(self, fact: Row) -> dict[str, bool]:
        """Return which parts of the binding are right."""
        times = as_list(self.row["time"])
        return {
            "metric": any(metric_fits(fact.get("metric"), gold) for gold in as_list(self.row["metric"])),
            "subject": is_named(fact.get("subject"), as_list(self.row["subject"])),
            "year": year(fact.get("time")) in {year(time) for time in times},
            "time": fact.get("time") in times,
            "bound": fact.get("bound") in as_list(self.row["bound"]),
            "modality": fact.get("modality") in as_list(self.row["modality"]),
        }


@dataclass
class Tally:
    """Counts that add up over documents."""

    counts: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, key: str, amount: int = 1) -> None:
        """Count."""
        self.counts[key] = self.counts.get(key, 0) + amount

    def share(self, part: str, whole: str) -> float | None:
        """Return a ratio, None where there is nothing to count."""
        total = self.counts.get(whole, 0)
        return self.counts.get(part, 0) / total if total else None


def close(value: Any, gold: float, slack: float) -> bool:
    """Compare two numbers with a relative slack."""
    if not isinstance(value, int | float):
        return False
    return abs(float(value) - float(gold)) <= slack * max(1.0, abs(float(gold)))


def metric_fits(metric: str | None, gold: str) -> bool:
    """Compare a metric with a gold one; `~words` is a pattern for metrics that an ontology may have added."""
    if gold.startswith("~"):
        return gold == "~." or bool(metric and re.search(gold[1:], metric, re.IGNORECASE))
    return metric == gold


def locate(row: Row, text: str) -> Span:
    """Find the gold number by its hint, which holds the printed number or stands near it."""
    printed, hint = row["printed"], row["quote_hint"]
    at = text.find(hint)
    if at >= 0 and printed in hint:
        start = at + hint.find(printed)
    else:
        places = [match.start() for match in re.finditer(re.escape(printed), text)]
        if not places:
            raise SystemExit(f"gold number {printed!r} is not in the text; correct the gold")
        start = min(places, key=lambda place: abs(place - max(at, 0)))
    return start, start + len(printed)


def places(fact: Row) -> list[Span]:
    """Return where the fact's printed number can stand; its whole quote if the quote does not hold it."""
    evidence, printed = fact["evidence"], fact.get("printed") or "\0"
    found = re.finditer(rf"(?<!\d){re.escape(printed)}(?!\d)", evidence["quote"])
    spans = [(evidence["start"] + match.start(), evidence["start"] + match.end()) for match in found]
    return spans or [(evidence["start"], evidence["end"])]


def overlap(one: Span, other: Span) -> int:
    """Return how many code points two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def fit(gold: Number, fact: Row) -> tuple[int, ...] | None:
    """Return how well a fact fits a gold number, larger is better; None where they do not touch."""
    spans = places(fact)
    shared = max(overlap(gold.span, span) for span in spans)
    value = gold.value_right(fact)
    if not shared or (len(spans) == 1 and spans[0] == quote_span(fact) and not value):
        return None
    excess = min(abs(span[1] - span[0] - shared) for span in spans)
    checks = gold.checks(fact)
    bound = sum(checks[part] for part in ("metric", "subject", "year"))
    tier = -TIERS.find(fact.get("tier", "C"))
    return (int(value), int(gold.unit_right(fact)), shared, -excess, -len(spans), tier, bound)


def quote_span(fact: Row) -> Span:
    """Return the place of the whole quote."""
    return fact["evidence"]["start"], fact["evidence"]["end"]


def pair(golds: list[Number], facts: list[Row]) -> dict[int, int]:
    """Pair each gold number with one fact, the best pairs first."""
    fits = [(score, i, j) for i, g in enumerate(golds) for j, f in enumerate(facts) if (score := fit(g, f)) is not None]
    fits.sort(key=lambda entry: (tuple(-part for part in entry[0]), entry[1], entry[2]))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in fits:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def score_numbers(golds: list[Number], facts: list[Row], tally: Tally) -> None:
    """Count numbers found (value and unit right) and how they are bound; a missed number counts as bound wrongly."""
    pairs = pair(golds, facts)
    for i, gold in enumerate(golds):
        fact = facts[pairs[i]] if i in pairs else None
        if gold.optional:
            continue
        tally.add("gold")
        tally.add("plain", bool(gold.row.get("plain")))
        if fact is None or not (gold.value_right(fact) and gold.unit_right(fact)):
            wrong = "" if fact is None else f" read as {fact.get('value')} {fact.get('unit')}"
            tally.add("number wrong", fact is not None)
            tally.misses.append(f"number  {gold.row['quote_hint']!r} -> {gold.row['value']} {gold.row['unit']}{wrong}")
            continue
        tally.add("found")
        tally.add("printed", fact.get("printed") == gold.row["printed"])
        score_binding(gold, fact, tally)
    spurious(golds, facts, pairs, tally)


def score_binding(gold: Number, fact: Row, tally: Tally) -> None:
    """Count what a found number is bound to."""
    checks = gold.checks(fact)
    for part, right in checks.items():
        tally.add(part, right)
    wrong = [part for part in ("metric", "subject", "year") if not checks[part]]
    tally.add("all three", not wrong)
    tally.add("plain all three", bool(gold.row.get("plain")) and not wrong)
    tally.add("with modality", not wrong and checks["modality"])
    if wrong:
        subject = (fact.get("subject") or {}).get("label")
        has = {"metric": fact.get("metric"), "subject": subject, "year": fact.get("time")}
        want = {"metric": gold.row["metric"], "subject": gold.row["subject"], "year": gold.row["time"]}
        parts = "; ".join(f"{part} {has[part]!r}, not {want[part]!r}" for part in wrong)
        mark = "plain " if gold.row.get("plain") else ""
        tally.misses.append(f"binding {fact.get('tier')} {mark}{gold.row['quote_hint']!r}: {parts}")


def spurious(golds: list[Number], facts: list[Row], pairs: dict[int, int], tally: Tally) -> None:
    """Count facts whose number is none of the gold's; one that repeats a gold number counts neither way."""
    paired = {j: golds[i] for i, j in pairs.items()}
    for j, fact in enumerate(facts):
        near = [gold for gold in golds if fit(gold, fact) is not None]
        mine = paired.get(j)
        if mine is not None and mine.value_right(fact) and (mine.optional or mine.unit_right(fact)):
            tally.add("claimed", not mine.optional)
        elif any(gold.value_right(fact) or gold.part_right(fact) or gold.optional for gold in near):
            tally.add("repeats")
        else:
            tally.add("claimed")
            said = f"{fact.get('printed')!r} = {fact.get('value')} {fact.get('unit')}"
            tally.misses.append(f"extra   {fact.get('tier')} {said}: {quote(fact)}")


def score_asserted(golds: list[Number], facts: list[Row], tally: Tally) -> None:
    """Count tier A by itself: a fact is right if some gold number at its place agrees in number and binding."""
    for fact in facts:
        near = [gold for gold in golds if fit(gold, fact) is not None]
        if fact.get("tier") != "A" or (near and all(gold.optional for gold in near)):
            continue
        tally.add("asserted")
        right = any(agrees(gold, fact) for gold in near)
        tally.add("asserted right", right)
        if not right:
            label = (fact.get("subject") or {}).get("label")
            said = f"{label!r} {fact.get('metric')} {fact.get('printed')!r} {fact.get('time')}"
            tally.misses.append(f"tier A  wrong: {said}: {quote(fact)}")


def agrees(gold: Number, fact: Row) -> bool:
    """Tell whether number, metric, subject and year are right together."""
    checks = gold.checks(fact)
    number = gold.value_right(fact) and gold.unit_right(fact)
    return number and checks["metric"] and checks["subject"] and checks["year"]


def ends_match(gold: Row, fact: Row) -> bool:
    """Compare subject and object, either way round for partners."""
    subject, target = fact.get("subject"), fact.get("object")
    if is_named(subject, gold["subject"]) and is_named(target, gold["object"]):
        return True
    both_ways = fact.get("predicate") == "partnersWith"
    return both_ways and is_named(target, gold["subject"]) and is_named(subject, gold["object"])


def relation_matches(gold: Row, fact: Row) -> bool:
    """Compare a relation with a gold one."""
    same = fact.get("predicate") in as_list(gold["predicate"]) and ends_match(gold, fact)
    return same and bool(fact.get("negated")) == bool(gold.get("negated"))


def follows(gold: Row, fact: Row) -> bool:
    """Tell whether a relation follows from a gold one, so that it is no error though it is not asked for."""
    predicates, said = as_list(gold["predicate"]), fact.get("predicate")
    if said == "presentIn" and "headquarteredIn" in predicates:
        return ends_match(gold, fact)
    if said == "affiliatedWith" and "foundedBy" in predicates:
        return is_named(fact.get("subject"), gold["object"]) and is_named(fact.get("object"), gold["subject"])
    return False


def score_relations(golds: list[Row], facts: list[Row], tally: Tally) -> None:
    """Count distinct relations; optional ones and those that follow from gold count neither way."""
    found: set[int] = set()
    judged: dict[tuple[Any, ...], bool | None] = {}
    for fact in facts:
        hits = [i for i, gold in enumerate(golds) if relation_matches(gold, fact)]
        found.update(hits)
        wanted = any(not golds[i].get("optional") for i in hits)
        neutral = bool(hits) or any(follows(gold, fact) for gold in golds)
        key = (fact.get("predicate"), end_id(fact, "subject"), end_id(fact, "object"), bool(fact.get("negated")))
        if wanted or key not in judged:
            judged[key] = True if wanted else None if neutral else False
        if not neutral:
            tally.misses.append(f"relation {fact.get('tier')} not in gold: {triple(fact)}: {quote(fact)}")
        score_role([golds[i] for i in hits], fact, tally)
    right = sum(verdict is True for verdict in judged.values())
    tally.add("relations claimed", sum(verdict is not None for verdict in judged.values()))
    tally.add("relations right", right)
    for i, gold in enumerate(golds):
        if gold.get("optional"):
            continue
        tally.add("relations gold")
        tally.add("relations found", i in found)
        tally.add("relations plain", bool(gold.get("plain")))
        tally.add("relations plain found", bool(gold.get("plain")) and i in found)
        if i not in found:
            mark = "plain " if gold.get("plain") else ""
            said = f"{gold['subject'][0]} {gold['predicate']} {gold['object'][0]}"
            tally.misses.append(f"relation {mark}missing: {said}")


def score_role(golds: list[Row], fact: Row, tally: Tally) -> None:
    """Count roles of found affiliations."""
    roles = [fold(role) for gold in golds for role in as_list(gold.get("role") or [])]
    if roles:
        tally.add("roles")
        role = fold((fact.get("qualifiers") or {}).get("role") or "")
        tally.add("roles right", bool(role) and any(role in gold or gold in role for gold in roles))


def end_id(fact: Row, side: str) -> str:
    """Return what identifies one end of a relation."""
    end = fact.get(side) or {}
    return str(end.get("id") or end.get("label"))


def triple(fact: Row) -> str:
    """Print a relation."""
    ends = [str((fact.get(side) or {}).get("label")) for side in ("subject", "object")]
    return f"{ends[0]} {fact.get('predicate')} {ends[1]}"


def quote(fact: Row) -> str:
    """Print a quote on one short line."""
    line = " ".join(fact["evidence"]["quote"].split())
    return line if len(line) <= 160 else line[:157] + "..."


def score_names(golds: list[Row], facts: list[Row], tally: Tally) -> None:
    """Count names of things that some fact knows, and whether it gives them the right class."""
    classes: dict[str, set[str]] = {}
    for fact in facts:
        for side in (fact.get("subject"), fact.get("object")):
            for name in names_of(side):
                classes.setdefault(name, set()).add(str((side or {}).get("type")))
    for gold in golds:
        has = classes.get(fold(gold["name"]), set())
        tally.add("names")
        tally.add("names found", bool(has))
        tally.add("names typed", bool(has & set(as_list(gold["type"]))))
        if has and not has & set(as_list(gold["type"])):
            tally.misses.append(f"type    {gold['name']!r} is {sorted(has)}, not {gold['type']}")


def score_quotes(text: str, facts: list[Row], tally: Tally) -> None:
    """Count quotes that do not stand at their place and printed numbers that do not stand in their quote."""
    for fact in facts:
        evidence = fact["evidence"]
        if text[evidence["start"] : evidence["end"]] != evidence["quote"]:
            tally.add("bad quotes")
            tally.misses.append(f"quote   {evidence['start']}-{evidence['end']} is not the text: {quote(fact)}")
        elif fact["kind"] == "observation" and (fact.get("printed") or "") not in evidence["quote"]:
            tally.add("bad quotes")
            tally.misses.append(f"quote   {fact.get('printed')!r} does not occur in {quote(fact)}")


def score_document(gold_rows: list[Row], text: str, facts: list[Row]) -> Tally:
    """Score one document."""
    tally = Tally()
    golds = [Number(row, locate(row, text)) for row in gold_rows if row["kind"] == "number"]
    observations = [fact for fact in facts if fact["kind"] == "observation"]
    relations = [fact for fact in facts if fact["kind"] == "relation" and fact.get("tier") in ("A", "B")]
    score_numbers(golds, observations, tally)
    score_asserted(golds, observations, tally)
    score_relations([row for row in gold_rows if row["kind"] == "relation"], relations, tally)
    score_names([row for row in gold_rows if row["kind"] == "name"], facts, tally)
    score_quotes(text, facts, tally)
    return tally


def f_score(tally: Tally) -> float | None:
    """Return the harmonic mean of precision and recall of the relations."""
    precision = tally.share("relations right", "relations claimed")
    recall = tally.share("relations found", "relations gold")
    if precision is None or recall is None or not precision + recall:
        return None if precision is None or recall is None else 0.0
    return 2 * precision * recall / (precision + recall)


RATIOS: dict[str, tuple[str, str]] = {
    "nP": ("found", "claimed"),
    "nR": ("found", "gold"),
    "metr": ("metric", "gold"),
    "subj": ("subject", "gold"),
    "year": ("year", "gold"),
    "time": ("time", "gold"),
    "all3": ("all three", "gold"),
    "pl3": ("plain all three", "plain"),
    "A-P": ("asserted right", "asserted"),
    "rP": ("relations right", "relations claimed"),
    "rR": ("relations found", "relations gold"),
    "rpR": ("relations plain found", "relations plain"),
    "nmR": ("names found", "names"),
}
"""Columns that are ratios: printed name -> counts to divide. Bindings are over all gold numbers, also missed ones."""


def cells(tally: Tally) -> dict[str, float | None]:
    """Return the ratio columns of one document."""
    return {**{column: tally.share(*ratio) for column, ratio in RATIOS.items()}, "rF": f_score(tally)}


def show(value: float | None) -> str:
    """Print a ratio."""
    return "   -" if value is None else f"{value:4.2f}"


def table(tallies: dict[str, Tally]) -> Iterator[str]:
    """Yield the table: a line a document, then sums (micro) and means of the documents (macro)."""
    columns = [*RATIOS, "rF"]
    yield f"{'document':<26}  num plain   A  rel bad  " + " ".join(f"{column:>4}" for column in columns)
    total = Tally()
    for name, tally in tallies.items():
        for key, amount in tally.counts.items():
            total.add(key, amount)
        yield line(name, tally, cells(tally), columns)
    yield line("micro", total, cells(total), columns)
    means: dict[str, float | None] = {}
    for column in columns:
        values = [value for tally in tallies.values() if (value := cells(tally)[column]) is not None]
        means[column] = sum(values) / len(values) if values else None
    yield line("macro", Tally(), means, columns)
    yield ""
    shares = ("metric", "subject", "year", "time", "all three", "with modality", "bound", "modality", "printed")
    yield "of the numbers found: " + ", ".join(f"{part} {show(total.share(part, 'found')).strip()}" for part in shares)
    keys = ("claimed", "number wrong", "repeats", "asserted", "asserted right", "relations claimed", "bad quotes")
    yield "counts: " + ", ".join(f"{key} {total.counts.get(key, 0)}" for key in keys)
    roles, typed = total.share("roles right", "roles"), total.share("names typed", "names found")
    yield f"roles right {show(roles).strip()}, classes right of names found {show(typed).strip()}"


def line(name: str, tally: Tally, ratios: dict[str, float | None], columns: list[str]) -> str:
    """Format a line of the table."""
    keys = ("gold", "plain", "asserted", "relations gold", "bad quotes")
    widths = (5, 5, 3, 4, 3)
    counts = " ".join(f"{tally.counts.get(key, 0):>{width}}" for key, width in zip(keys, widths, strict=True))
    return f"{name[:26]:<26}{counts}  " + " ".join(show(ratios[column]) for column in columns)


def read_rows(lines: str) -> list[Row]:
    """Read JSON lines."""
    return [json.loads(entry) for entry in lines.splitlines() if entry.strip()]


def extract(command: str, document: Path) -> list[Row]:
    """Run the extractor on a document; what it says on standard error is passed on."""
    call = [*shlex.split(command), str(document), "--tier", "C"]
    try:
        done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise SystemExit(f"no extractor {call[0]!r}; give one with --command") from error
    if done.returncode:
        print(f"{document.name}: exit {done.returncode}: {done.stderr.strip()[-400:]}", file=sys.stderr)
    return read_rows(done.stdout)


def default_command() -> str:
    """Return the extractor installed beside this Python, or the one on the path."""
    beside = Path(sys.executable).with_name("biokg")
    return f"{shlex.quote(str(beside)) if beside.exists() else 'biokg'} facts"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=Path(__file__).parent, help="folder of *.gold.jsonl")
    parser.add_argument("--texts", type=Path, help="folder of the documents, if not the gold's own")
    parser.add_argument("--command", default=default_command(), help="the extractor (default: %(default)s)")
    parser.add_argument("--facts-dir", type=Path, help="read <stem>.jsonl there instead of running the extractor")
    parser.add_argument("--only", default="", help="only documents whose name contains this")
    parser.add_argument("--verbose", action="store_true", help="list misses and what a person has to judge")
    return parser.parse_args()


def main() -> int:
    """Score every document of a folder; 1 when a quote is not the document's text or nothing was scored."""
    options = arguments()
    tallies: dict[str, Tally] = {}
    for gold_file in sorted(options.gold.glob("*.gold.jsonl")):
        if options.only not in gold_file.name:
            continue
        stem = gold_file.name.removesuffix(".gold.jsonl")
        document = (options.texts or options.gold) / f"{stem}.txt"
        stored = options.facts_dir and options.facts_dir / f"{stem}.jsonl"
        facts = read_rows(stored.read_text("utf-8")) if stored else extract(options.command, document)
        tallies[stem] = score_document(read_rows(gold_file.read_text("utf-8")), document.read_text("utf-8"), facts)
    if options.verbose:
        for stem, tally in tallies.items():
            print(f"== {stem}", *tally.misses, sep="\n  ")
    print(*table(tallies), sep="\n")
    return int(not tallies or any(tally.counts.get("bad quotes") for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
