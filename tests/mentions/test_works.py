import pytest

from biokg.mentions.works import find_works


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Larkfield is building a 2.9-billion-yuan vaccine production base there.", ["vaccine production base"]),
        ("A 300-million-yuan peptide plant of Larkfield opened.", ["peptide plant"]),
        ("It runs an animal testing laboratory.", ["animal testing laboratory"]),
        ("The new base opened.", []),
        ("It is a major base and a core carrier.", []),
        ("投资5.5亿元建设的微创手术器械基地已动工。", ["微创手术器械基地"]),
        ("青禾药业投资6亿元建设特色原料药项目,规划生产线8条。", ["特色原料药项目"]),
        ("创业时租的是两间实验室。", []),
        ("建设国际一流的研发中心。", []),
    ],
)
def test_what_is_built_is_named_by_what_it_is(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_works(text)] == names
