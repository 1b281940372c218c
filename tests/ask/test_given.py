import pytest

from biokg.ask.given import read
from biokg.ask.questions import question
from biokg.errors import UsageError
from biokg.store.view import View


@pytest.mark.parametrize("text", ["outputValue", "产值", "Output  Value", " output value "])
def test_a_choice_is_given_by_its_code_or_its_label_in_either_language(view: View, text: str) -> None:
    assert read(view, question("contradictions"), {"metric": text}).shown == {"metric": ["outputValue"]}


@pytest.mark.parametrize("text", ["outputValue,talentCount", "产值、talentCount", "outputValue；talentCount"])
def test_a_list_has_its_values_between_commas(view: View, text: str) -> None:
    given = read(view, question("contradictions"), {"metric": text})
    assert given.shown == {"metric": ["outputValue", "talentCount"]}
    assert len(given.terms["__metric_literal"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "said"), [(",", "names nothing"), ("output,", "is none of outputValue")])
def test_what_is_no_choice_is_refused_with_those_there_are(view: View, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read(view, question("contradictions"), {"metric": text})
