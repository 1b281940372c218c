import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.bulk.reading import read_document, reading_of
from biokg.choices.answer import Choice, choices_in
from biokg.choices.answers import Answers, with_choices
from biokg.choices.bind import DIFFERS, bind
from biokg.choices.endpoint import Reply
from biokg.choices.prompt import answer_key, instructions, portion, schema
from biokg.choices.spans import PORTION, Spans, portions
from biokg.claims.corrections import correct
from biokg.claims.decisions import Correction
from biokg.errors import DataError
from biokg.model import Claim, Document
from biokg.terms import DOMAINS, METRICS

TEXT = """Parks in figures

In 2019, the output value of the biomedical industry in Suzhou Industrial Park reached 90 billion yuan.
Qinghe Pharma Co., Ltd. was praised by Zhangjiang Hi-Tech Park. The jubilee cost 3 million yuan.
"""


def _document(text: str = TEXT) -> Document:
    return Document("news/1", "Parks in figures", text, 0, "en", None, "2020-03", None, None)


def _spans(text: str = TEXT) -> Spans:
    (spans,) = portions(reading_of(_document(text)))
    return spans


def _named(spans: Spans, name: str) -> str:
    return next(number for number, (mention, _) in spans.names.items() if mention.name.startswith(name))


def _numbered(spans: Spans, printed: str) -> str:
    return next(
        number
        for number, (quantity, scene) in spans.numbers.items()
        if scene.text[quantity.start : quantity.end].startswith(printed)
    )


def _figure(number: str, metric: str, subject: str, time: str | None = None) -> dict[str, Any]:
    return {"number": number, "metric": metric, "subject": subject, "time": time}


def _answered(tmp_path: Path, **groups: list[dict[str, Any]]) -> tuple[Claim, ...]:
    answers = Answers(tmp_path, "tiny")
    answers.put(portion(_spans()), Reply(json.dumps(groups), {}), "news/1")
    claims, _ = with_choices(reading_of(_document()), read_document(_document()).claims, answers)
    return claims


def test_every_span_is_numbered_once_and_marked_in_its_sentence() -> None:
    spans = _spans()
    told = json.loads(portion(spans))
    assert set(told["names"]) == set(spans.names)
    assert any("[T1 2019]" in sentence and "[Q1 90 billion yuan]" in sentence for sentence in told["sentences"])
    assert told["published"] == "2020-03"


def test_a_long_article_is_asked_about_in_portions_of_whole_sentences() -> None:
    text = TEXT * (3 * PORTION // len(TEXT))
    held = list(portions(reading_of(_document(text))))
    assert len(held) > 2
    assert all(spans.scenes[-1].end - spans.scenes[0].start <= PORTION for spans in held)


def test_the_vocabulary_is_told_whole() -> None:
    told = instructions()
    assert all(f"- {name}" in told for name in (*METRICS, *DOMAINS))
    assert schema()["properties"]["figures"]["items"]["properties"]["metric"]["enum"] == list(METRICS)


def test_a_choice_becomes_a_claim_of_tier_b_that_says_who_chose(tmp_path: Path) -> None:
    spans = _spans()
    cost, park = _numbered(spans, "3 million"), _named(spans, "Zhangjiang")
    claims = _answered(tmp_path, figures=[_figure(cost, "investmentAmount", park, "T1")])
    (claim,) = [one for one in claims if one.extractor != "rules"]
    assert (claim.tier, claim.value) == ("B", Decimal(3_000_000))
    assert (claim.printed, claim.time, claim.time_basis) == ("3 million yuan", "2019", "context")
    assert "chosen-by-model" in claim.flags
    assert claim.quote in TEXT
    assert not [one for one in claims if one.tier == "C" and one.printed == "3 million yuan"]


def test_what_the_rules_say_already_adds_nothing_and_raises_nothing(tmp_path: Path) -> None:
    spans = _spans()
    output, park = _numbered(spans, "90 billion"), _named(spans, "Suzhou")
    before = read_document(_document()).claims
    assert _answered(tmp_path, figures=[_figure(output, "outputValue", park, "T1")]) == before


def test_a_choice_against_an_asserted_figure_is_kept_apart_and_marked(tmp_path: Path) -> None:
    spans = _spans()
    output, park = _numbered(spans, "90 billion"), _named(spans, "Suzhou")
    claims = _answered(tmp_path, figures=[_figure(output, "fundSize", park, None)])
    both = {(one.metric, one.tier) for one in claims if one.printed == "90 billion yuan"}
    assert both == {("outputValue", "A"), ("fundSize", "B")}
    assert DIFFERS in next(one for one in claims if one.metric == "fundSize").flags


@pytest.mark.parametrize(
    "choice",
    [
        Choice("figure", "outputValue", "N99", "Q1", None),
        Choice("figure", "outputValue", "N1", "Q99", None),
        Choice("figure", "enterpriseCount", "N1", "Q1", None),
        Choice("figure", "trust", "N1", "Q1", None),
        Choice("relation", "presentIn", "N1", "N1", None),
        Choice("relation", "isBestOf", "N1", "N2", None),
        Choice("relation", "foundedBy", "N2", "N3", None),
        Choice("relation", "", "", "", ""),
    ],
)
def test_what_was_not_numbered_or_cannot_be_is_refused(choice: Choice) -> None:
    bound = bind(_spans(), [choice], "tiny")
    assert (bound.claims, len(bound.refused)) == ((), 1)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        "[]",
        "{}{}",
        '{"figures": 3, "relations": {"a": 1}}',
        '{"figures": [1, null, [], {"number": 1, "metric": [], "subject": {}}]}',
        '{"figures": [{"number": "Q1", "metric": "outputValue"}]}',
        '{"relations": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"figures": [{"number": "Q1", "metric": "outputValue", "subject": "N1", "time": ' + "1" * 9000 + "}]}",
    ],
)
def test_nothing_that_a_model_says_breaks_the_reading(content: str) -> None:
    choices, _ = choices_in(content)
    assert bind(_spans(), choices, "tiny").claims == () or choices


def test_an_answer_in_words_and_fences_is_read_and_an_endless_one_is_cut() -> None:
    row = {"number": "Q1", "metric": "outputValue", "subject": "N1", "time": None}
    assert len(choices_in(f"Here you are:\n```json\n{json.dumps({'figures': [row, row]})}\n```")[0]) == 1
    rows = [{**row, "number": f"Q{number}"} for number in range(5000)]
    assert len(choices_in(json.dumps({"figures": rows}))[0]) == 200


IDS = st.sampled_from(["N1", "N2", "N3", "N4", "Q1", "Q2", "T1", "T9", "", "x"])
CHOICES = st.builds(
    Choice,
    st.sampled_from(["figure", "relation"]),
    st.sampled_from([*METRICS, *DOMAINS, "x"]),
    IDS,
    IDS,
    st.none() | IDS,
)


@given(st.lists(CHOICES, max_size=8))
def test_whatever_is_chosen_stands_in_the_text_and_is_never_asserted(choices: list[Choice]) -> None:
    spans = _spans()
    for claim in bind(spans, choices, "tiny").claims:
        assert claim.tier == "B"
        assert TEXT[claim.start : claim.end] == claim.quote
        assert claim.printed is None or claim.printed in claim.quote
        assert claim.subject is not None
        assert claim.subject.mention in TEXT


def _decision(verdict: str, match: dict[str, str]) -> Correction:
    quote = "The jubilee cost 3 million yuan."
    return Correction("log:1", "news/1", quote, verdict, json.dumps(match), "{}", "me", "2026-11-22", "why", own=True)


def test_a_decision_asserts_a_models_choice_only_where_it_names_it(tmp_path: Path) -> None:
    spans = _spans()
    cost, park = _numbered(spans, "3 million"), _named(spans, "Zhangjiang")
    claims = _answered(tmp_path, figures=[_figure(cost, "investmentAmount", park, None)])

    def tiers(*decisions: Correction) -> list[str]:
        found = correct(_document(), claims, decisions).claims
        return [one.tier for one in found if one.extractor != "rules"]

    assert tiers(_decision("right", {})) == ["B"]
    assert tiers(_decision("right", {"metric": "investmentAmount"})) == ["B"]
    name = spans.names[park][0].name
    assert tiers(_decision("right", {"metric": "investmentAmount", "subject": name})) == ["A"]
    assert tiers(_decision("wrong", {})) == []


def test_answers_are_kept_by_model_prompt_and_text(tmp_path: Path) -> None:
    answers = Answers(tmp_path, "tiny")
    assert answers.get("text") is None
    empty = answers.state()
    answers.put("text", Reply("{}", {"prompt_tokens": 3}), "news/1")
    assert answers.get("text") == "{}"
    assert Answers(tmp_path, "other").get("text") is None
    assert answers.state() != empty
    (path,) = tmp_path.iterdir()
    assert path.name == f"{answer_key('tiny', 'text')}.json"
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"model", "prompt", "document", "answer", "usage"}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"answer": 3}', "[" * 99999])
def test_a_kept_answer_that_is_none_is_named_with_the_remedy(tmp_path: Path, content: str) -> None:
    answers = Answers(tmp_path, "tiny")
    answers.path("text").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="delete it"):
        answers.get("text")
