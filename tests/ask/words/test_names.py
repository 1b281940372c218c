from datetime import date

import pytest

from biokg.ask.words.reading import read
from biokg.store.view import View
from biokg.terms import slug

TODAY = date(2026, 3, 1)


def named(view: View, text: str) -> list[list[str]]:
    return [[slug(one.iri) for one in name.bearers] for name in read(view, text, TODAY).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SIP 的 output", [["suzhou-industrial-park"]]),
        ("蘇州工業園區的產值", [["suzhou-industrial-park"]]),
        ("成都的企业", [["cn-510100"]]),
        ("gene therapies", [["sector/gene-therapy"]]),
        ("innovative drug companies", [["sector/innovative-drugs"]]),
        ("Taizhou", [["cn-321200", "cn-331000"]]),
        ("Taizhou in Zhejiang", [["cn-331000"]]),
        ("Songjiang, Shanghai", [["cn-310117"]]),
        ("Huangpu, Guangzhou", [["cn-440112"]]),
        ("在沪药企", [["cn-310000"]]),
        ("沪深", []),
        ("Who won?", []),
        ("WHO", [["who"]]),
        ("Wuxi's National High-tech District", [["wuxi-high-tech-district"]]),
        ("China's clusters", []),
        ("哪些合作", []),
        ("云梦山", []),
    ],
)
def test_names_are_found_whole_and_ordinary_words_are_none(shipped: View, text: str, expected: list[list[str]]) -> None:
    assert named(shipped, text) == expected


@pytest.mark.parametrize(
    ("text", "thing", "meant"),
    [
        ("growth of Shangahi", "cn-310000", "shanghai"),
        ("Hengri Medicine profile", "hengrui", "hengruimedicine"),
        ("Suzhou Industral Park", "suzhou-industrial-park", "suzhouindustrialpark"),
        ("恒锐医药的产品", "hengrui", "恒瑞医药"),
        ("苏州工业圆区", "suzhou-industrial-park", "苏州工业园区"),
    ],
)
def test_misspelt_names(shipped: View, text: str, thing: str, meant: str) -> None:
    (found,) = read(shipped, text, TODAY).names
    assert ([slug(one.iri) for one in found.bearers], found.meant) == ([thing], meant)


@pytest.mark.parametrize("text", ["rankings that changed", "霍思康泰药业", "Zymovanta", "资金"])
def test_what_is_near_no_name_stays_as_it_is(shipped: View, text: str) -> None:
    assert named(shipped, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("products of Zymovanta Therapeutics", [("Zymovanta Therapeutics", "Enterprise")]),
        ("介绍一下云梦山生物谷", [("云梦山生物谷", "Place")]),
        ("Zymovanta", []),
        ("products of zymo", []),
    ],
)
def test_names_that_nothing_known_bears(shipped: View, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.text, one.class_) for one in read(shipped, text, TODAY).strangers] == expected
