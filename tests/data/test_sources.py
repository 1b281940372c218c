"""The shipped articles: complete, well described, true to the originals in every figure and name, and in own words.

The comparisons with the originals run where these lie beside the checkout, and are skipped elsewhere.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "sources"
SEEDS = ROOT.parent / "shared" / "seeds"

ORIGINS = {
    *(f"000#{number}" for number in range(1, 5)),
    *(f"001#{number}" for number in range(1, 11)),
    "002#1",
    "003#1",
    "004#1",
}
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
BASES = {"printed", "metadata", "address"}

LONGEST_RUN = 7
"""Words of an original that may follow each other in a retelling."""
LONGEST_RUN_OF_HAN = 13

# Names and titles are facts: each is kept letter for letter where its original has it, and in a run it counts as
# one word. A longer name stands before a shorter one that it holds.
NAMES = {
    "000#1": ("SIP",),
    "000#2": (
        "Camrelizumab for Injection",
        "humanized anti-PD-1 monoclonal antibody",
        "Hengrui Medicine",
        "National Medical Products Administration (NMPA) of China",
    ),
    "000#3": ("SIP",),
    "000#4": ("SIP",),
    "001#1": (
        "湖南湘江新区药品审评核查中心",
        "湘江集团新城医疗公司",
        "湘江数字健康产业园",
        "全球研发中心城市",
        "互联网数据中心IDC机房",
        "服务专员+绿色通道",
        "省药监局",
        "湘江新区",
    ),
    "001#2": (
        "CCID Consulting",
        "Urumqi High-tech Zone (New District)",
        "Urumqi High-tech Zone",
        "Xinjiang Huashidan Pharmaceutical International Industrial Park",
        "Yinduo Pharmaceutical National Medicine Industrial Park",
        "Xinjiang Yinduo Pharmaceutical Co., Ltd.",
        "National Medical Products Administration",
        "Xinqikang Pharmaceutical",
        "Xinjiang",
    ),
    "001#3": (
        "Overseas Returnee Town (Guangzhou Biomedicine)",
        "Overseas Returnee Town",
        "Guangzhou Development Zone and Huangpu District",
        "Phoenix Valley Overseas Returnee Center",
        "International Biomedicine Innovation Center",
        "Guangzhou Guigu Technology Park",
        '"1+N" multi-core model',
        "ten-service operational system",
    ),
    "001#4": (
        "Shanghai Guotou Company",
        "Shanghai Future Industry Fund",
        "United Imaging Healthcare",
        "Innovent Biologics",
        "Pudong",
        "Minhang",
    ),
    "001#5": ("Shanghai Clinical Innovation Transformation Research Institute", "license-out", "$30.7 billion"),
    "001#6": (
        "Yangtze River Delta region",
        "Shanghai Zhangjiang",
        "Suzhou BioBAY",
        "Guangzhou Huangpu District",
        "Huangpu District",
        "Yunzhou Biotech",
        "Dr. Lan Tian",
        "CRO and CDMO",
        "U.S.",
        "Kangfang Biopharma",
        '"bending overtaking"',
        "Hengrui Medicine",
        "Nuocheng Jianhua",
    ),
    "001#7": (
        "Boao Lecheng International Medical Tourism Pilot Zone",
        "Hainan Free Trade Port",
        "Lecheng Pilot Zone",
        '"medical special zone"',
        "Hainan Province",
    ),
    "001#8": (
        "Jiangsu Free Trade Zone",
        "Xi Jinping",
        "national biopharmaceutical technology innovation center in Suzhou",
        "national medical insurance catalog",
    ),
    "001#9": (
        "罗海彬",
        "Hainan University School of Pharmacy",
        "Haikou National High-tech Zone",
        "Hainan Free Trade Port",
        "Yangpu Economic Development Zone",
    ),
    "001#10": (
        "Xin Kai Yuan",
        "PVP series products",
        "PVME/MA series products",
        "Shanghai Songjiang",
        "Songjiang District",
        "Huada Bio",
        "Yongtai Bio",
        "CAR-T",
        '"Yuan Yin Nuo Fang" biopharmaceutical incubator',
    ),
    "002#1": (
        "ADC drug R&D and production CDMO platform",
        "Comprehensive Bonded Area",
        "Wuxi National High-tech District",
        "three-year action plan for the high-quality development of the biomedical industry",
        "WuXi Biologics",
        "WuXi AppTec",
        "AstraZeneca",
        "Jemincare",
        "Chen Zhisheng",
    ),
    "003#1": (
        "Suzhou Industrial Park (SIP)",
        "bovine serum albumin",
        "special management biopharmaceutical items",
        "United Nations' Investment Promotion Awards 2023",
        "Roche",
        "Germany",
    ),
    "004#1": (
        "Shanghai Center of Biomedicine Development",
        "Shanghai Science Commission",
        "Zhangjiang area of the Pudong New Area",
        "biomedicine platform service alliance",
        "933.7 billion yuan (US$128 billion)",
        "240 billion yuan (US$35 billion)",
        "Ren Dawei",
    ),
}

FURNITURE = re.compile(
    r"\[MORE\]|\S+\.jpg|\[\d+\]|Group \d+:?|Core (?:Insights|Viewpoint)"
    r"|^Release time:.*$|^All rights reserved.*$|^Technical Support:.*$"
    r"|^Ding Yining$|^Ti Gong$|^Special Reports$|^Top$|长沙晚报全媒体记者 贾凯清 通讯员 彭雁",
    re.MULTILINE,
)
FIGURE = re.compile(
    r"\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:%|(?:st|nd|rd|th)\b|[ -](?:million|billion|trillion)\b|亿)?"
)
SPELLED = re.compile(r"\b(?:one-third|half|threefold|quadruple|annual|dual|three|ten|first|only|largest)\b")
WORD = re.compile(r"[A-Za-z0-9À-ɏ@]+(?:[.,'’][A-Za-z0-9]+)*")
HAN = re.compile(r"[一-鿿@]")
SENTENCE_END = re.compile(r"(?<=[.!?])\s|\s-\s|\n|[。！？]")

# Spelled figures that a retelling says in another way: the original's word, and what stands for it.
SAID_OTHERWISE = {
    "000#1": {"annual": "a year"},
    "001#3": {"dual": "Two centers"},
}


def manifests() -> list[Path]:
    return sorted(SOURCES.glob("*/source.yml"))


@cache
def manifest(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


@cache
def articles() -> dict[str, tuple[dict[str, Any], Path]]:
    """Each listed article with its file, by origin."""
    listed = [(entry, path.parent / entry["file"]) for path in manifests() for entry in manifest(path)["articles"]]
    return {entry["origin"]: (entry, file) for entry, file in listed}


def retelling(origin: str) -> str:
    return articles()[origin][1].read_text(encoding="utf-8")


@cache
def originals() -> dict[str, str]:
    """Each original article without its page furniture, by origin."""
    if not SEEDS.is_dir():
        pytest.skip("the originals do not lie beside this checkout")
    files = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    portal, digest = files["000"].splitlines(), files["001"].splitlines()[2:]
    pieces = {f"000#{n + 1}": "\n".join(portal[2 * n : 2 * n + 2]) for n in range(4)}
    # A digest article is a title, an imprint and a body; the imprint is no part of what is retold.
    pieces |= {f"001#{n + 1}": f"{digest[3 * n]}\n{digest[3 * n + 2]}" for n in range(10)}
    pieces |= {f"{number}#1": files[number] for number in ("002", "003", "004")}
    return {origin: FURNITURE.sub(" ", _plain_quotes(piece)) for origin, piece in pieces.items()}


def _plain_quotes(text: str) -> str:
    return text.translate(str.maketrans("“”’", '""\''))


def _is_chinese(origin: str) -> bool:
    return articles()[origin][0].get("language") == "zh"


def _sentences(text: str, origin: str) -> list[list[str]]:
    """The words (Chinese: the characters) of each sentence of a text, each name being one of them."""
    text = re.sub(r"(?<=[一-鿿]) (?=[一-鿿])", "", _plain_quotes(text))
    for number, name in enumerate(NAMES[origin]):
        text = text.replace(name, "@" if _is_chinese(origin) else f" @{number} ")
    token = HAN if _is_chinese(origin) else WORD
    return [[word.lower() for word in token.findall(sentence)] for sentence in SENTENCE_END.split(text)]


def _runs(text: str, origin: str, length: int) -> set[str]:
    sentences = _sentences(text, origin)
    return {" ".join(words[i : i + length]) for words in sentences for i in range(len(words) - length + 1)}


def _figures(text: str) -> set[str]:
    return {figure.replace("-", " ") for figure in FIGURE.findall(text)}


def test_every_origin_is_retold_exactly_once() -> None:
    listed = [entry["origin"] for path in manifests() for entry in manifest(path)["articles"]]
    assert len(listed) == 17
    assert set(listed) == ORIGINS


def test_every_listed_file_exists_and_every_file_is_listed() -> None:
    listed = {file for _, file in articles().values()}
    assert listed == set(SOURCES.rglob("*.md"))
    assert {path.parent for path in manifests()} == {path for path in SOURCES.iterdir() if path.is_dir()}


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_title_is_the_first_line(origin: str) -> None:
    entry, _ = articles()[origin]
    first, second, *rest = retelling(origin).splitlines()
    assert first == f"# {entry['title']}"
    assert second == ""
    assert rest


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_date_is_an_iso_string_with_its_basis(origin: str) -> None:
    entry, _ = articles()[origin]
    if origin == "003#1":
        assert "published" not in entry
        assert "published_basis" not in entry
    else:
        assert ISO_DATE.fullmatch(entry["published"])
        assert entry["published_basis"] in BASES


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_language_is_that_of_the_body(origin: str) -> None:
    entry, file = articles()[origin]
    language = entry.get("language", manifest(file.parent / "source.yml")["language"])
    han, letters = (len(re.findall(pattern, retelling(origin))) for pattern in ("[一-鿿]", "[A-Za-z]"))
    assert language == ("zh" if han > letters else "en")


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_no_sentence_of_the_original_is_kept(origin: str) -> None:
    length = 1 + (LONGEST_RUN_OF_HAN if _is_chinese(origin) else LONGEST_RUN)
    assert _runs(originals()[origin], origin, length) & _runs(retelling(origin), origin, length) == set()


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_figures_are_those_of_the_original(origin: str) -> None:
    old, new = originals()[origin], retelling(origin)
    assert _figures(new) == _figures(old)


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_spelled_figures_are_carried_over(origin: str) -> None:
    instead = SAID_OTHERWISE.get(origin, {})
    new = retelling(origin).lower()
    missing = {
        word for word in SPELLED.findall(originals()[origin].lower()) if instead.get(word, word).lower() not in new
    }
    assert missing == set()


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_names_are_kept_letter_for_letter(origin: str) -> None:
    old, new = (re.sub(r"\s+", " ", _plain_quotes(text)) for text in (originals()[origin], retelling(origin)))
    old = re.sub(r"(?<=[一-鿿]) (?=[一-鿿])", "", old)
    assert [name for name in NAMES[origin] if name not in old] == []
    assert [name for name in NAMES[origin] if name not in new] == []
