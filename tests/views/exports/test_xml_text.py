from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biokg.views.exports.xml_text import escaped

XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from('\t\n\r&<>"'))


@given(XML_TEXT)
def test_text_comes_back_from_an_attribute(text: str) -> None:
    assert etree.fromstring(f'<a b="{escaped(text)}"/>').get("b") == text


@given(st.text(st.characters()))
def test_whatever_the_text_the_file_can_be_read(text: str) -> None:
    etree.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')
