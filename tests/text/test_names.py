import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.text.names import clean_name, name_key


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("益方生 物", "益方生物"),
        ("  Bio\nBAY ", "Bio BAY"),
        ("“独墅湖生物医药谷”", "独墅湖生物医药谷"),
        ("《三年行动计划》", "三年行动计划"),
        ("(Phoenix Valley)", "Phoenix Valley"),
        ("Taizhou Medical City (CMC)", "Taizhou Medical City (CMC)"),
        ("“BioBAY", "BioBAY"),
        ("Akeso, ", "Akeso"),
        ("罗氏 Roche", "罗氏 Roche"),
        ("", ""),
    ],
)
def test_clean_name(printed: str, clean: str) -> None:
    assert clean_name(printed) == clean


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Suzhou Industrial Park", "suzhouindustrialpark"),
        ("Nova-Tec Co., Ltd.", "novateccoltd"),
        ("People's Hospital", "peopleshospital"),
        ("蘇州工業園區", "苏州工业园区"),
        ("ＢｉｏＢＡＹ", "biobay"),
        ("阿尔法·贝塔（上海）", "阿尔法贝塔上海"),
        ("!!!", ""),
    ],
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


def test_both_scripts_and_widths_share_a_key() -> None:
    assert name_key("臺灣（ＡＢＣ）") == name_key("台湾(ABC)")


@given(st.text(max_size=60))
def test_a_key_of_a_key_is_the_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)


def test_ascii_names_do_not_load_the_converter() -> None:
    program = "import sys; from biokg.text.names import name_key; name_key('Roche'); sys.exit('opencc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
