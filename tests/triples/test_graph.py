from collections.abc import Iterable

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.claims.extract import extract
from biokg.foreign import END, EXACT, HAS_SELECTOR, RDF_TYPE, START
from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import read
from biokg.terms import bkg
from biokg.terms import document as document_iri
from biokg.triples.graph import Source, quads
from biokg.triples.linking import link_claims

from .test_linking import EGRET, HERON, WORLD, document, figure, linked, relation

PRESENCE = relation("a", EGRET, "presentIn", HERON)
WEAK = figure("b", HERON, "talentCount", "320", tier="B", flags=("period-inherited", "subject-inherited"))
LOOSE = figure("c", None, None, "12", tier="C")
SOURCE = Source(document(), linked(PRESENCE, WEAK, LOOSE))
GAZETTEER = Gazetteer(WORLD.entities())


def store(lines: Iterable[str]) -> ox.Store:
    held = ox.Store()
    held.extend(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))
    return held


def select(sources: Iterable[Source], what: str, where: str) -> list[tuple[str, ...]]:
    """Return the rows of a query on the graph of the sources, each term as its plain value."""
    found = store(quads(sources, WORLD)).query(
        "PREFIX bkg: <https://w3id.org/biokg/ontology#> PREFIX id: <https://w3id.org/biokg/id/> "
        f"PREFIX doc: <https://w3id.org/biokg/doc/> SELECT {what} WHERE {{ {where} }}"
    )
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(str(getattr(term, "value", term)) for term in row) for row in found)


def test_lines_are_sorted_and_said_once() -> None:
    lines = quads([SOURCE], WORLD)
    assert lines == sorted(set(lines))
    assert all(line.endswith(" .") for line in lines)


def test_the_order_of_documents_and_claims_does_not_matter() -> None:
    other = Source(document("news/2", "Egret grew. It did."), linked(PRESENCE, LOOSE))
    turned = Source(SOURCE.document, SOURCE.claims[::-1])
    assert quads([SOURCE, other], WORLD) == quads([other, turned], WORLD)


def test_every_claim_of_every_tier_stands_in_the_graph_of_its_document() -> None:
    rows = select([SOURCE], "?tier", "GRAPH doc:news\\/1 { ?claim a bkg:Claim ; bkg:tier ?tier }")
    assert rows == [("A",), ("B",), ("C",)]


def test_only_tier_a_is_stated_in_the_default_graph() -> None:
    assert select([SOURCE], "?tier", "?fact bkg:tier ?tier") == [("A",)]


def test_no_claim_leaks_into_the_default_graph() -> None:
    assert select([SOURCE], "?claim", "?claim a bkg:Claim") == []


def test_a_claim_states_a_fact_whatever_its_tier() -> None:
    rows = select([SOURCE], "?claim ?fact", "GRAPH ?g { ?claim bkg:states ?fact }")
    assert len(rows) == len({fact for _, fact in rows}) == 3


def test_why_leads_from_a_fact_to_its_sentence() -> None:
    rows = select(
        [SOURCE],
        "?quote ?start ?end ?d",
        "?fact bkg:predicate bkg:presentIn . GRAPH ?d { ?claim bkg:states ?fact ; bkg:hasEvidence ?e . "
        f"?e <{HAS_SELECTOR}> ?sel . ?sel <{EXACT}> ?quote ; <{START}> ?start ; <{END}> ?end }}",
    )
    assert rows == [("Egret grew.", "0", "11", document_iri("news/1"))]


def test_a_later_article_of_a_digest_counts_from_its_own_beginning() -> None:
    later = Source(document(offset=500), linked(relation("a", EGRET, "presentIn", HERON, start=500, end=511)))
    place = f"?sel <{START}> ?start ; <{END}> ?end . FILTER(?start = 0 && ?end = 11)"
    rows = select([later], "?offset", f"doc:news\\/1 bkg:textOffset ?offset . GRAPH ?d {{ {place} }}")
    assert rows == [("500",)]


def test_every_flag_is_kept() -> None:
    rows = select([SOURCE], "?flag", "GRAPH ?g { ?claim bkg:flag ?flag }")
    assert rows == [("period-inherited",), ("subject-inherited",)]


def test_the_text_is_kept_whole_in_its_graph() -> None:
    text = 'Egret\tgrew.\n\u202e“白鹭”\x00 \\ "so"\r'
    rows = select([Source(document(text=text), ())], "?text", "GRAPH doc:news\\/1 { doc:news\\/1 bkg:text ?text }")
    assert rows == [(text,)]


def test_a_document_without_claims_is_in_the_catalogue() -> None:
    rows = select(
        [Source(document(), ())], "?n ?l", "doc:news\\/1 a bkg:Document ; bkg:factCount ?n ; bkg:textLength ?l"
    )
    assert rows == [("0", "11")]


def test_numbers_that_nothing_binds_count_as_no_facts() -> None:
    assert select([SOURCE], "?n", "doc:news\\/1 bkg:factCount ?n") == [("2",)]


def test_what_is_not_known_of_a_document_is_not_said() -> None:
    held = document(published=None, published_basis=None)
    properties = {row[0] for row in select([Source(held, ())], "?p", "doc:news\\/1 ?p ?o")}
    assert "http://purl.org/dc/terms/title" in properties
    assert not {"http://purl.org/dc/terms/issued", "http://purl.org/dc/terms/publisher"} & properties


def test_a_document_with_a_difficult_id_has_its_own_graph() -> None:
    names = ["a b#1", 'x">y', "p/q?r=%41", "报道 1"]
    sources = [Source(document(name, f"Text of {name}"), ()) for name in names]
    graphs = {row[0] for row in select(sources, "?g", "GRAPH ?g { ?d bkg:text ?text }")}
    assert graphs == {document_iri(name) for name in names}


def test_to_drop_a_document_is_to_drop_its_graph() -> None:
    other = Source(document("news/2"), linked(PRESENCE))
    lines = [line for line in quads([SOURCE, other], WORLD) if f"<{document_iri('news/2')}> ." in line]
    alone = [line for line in quads([SOURCE], WORLD) if f"<{document_iri('news/1')}> ." in line]
    assert lines
    assert alone
    assert set(quads([SOURCE, other], WORLD)) >= set(alone)


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *("鹭洲科技园", "白鹭药业", "Heron Bay Science Park", "Egret Pharmaceutical", "云岭生物", "Ruiyun"),
                *(
                    "45亿元",
                    "320 firms",
                    "12%",
                    "2023年",
                    "落户",
                    "is home to",
                    "such as",
                    "、",
                    "。",
                    ". ",
                    "\n",
                    "等企业",
                ),
                *("\x00", "\x1b[31m", "\x7f", "\x85", "\u202e", "\u2066", "\ufeff", "\u2028", "\ufffe", "\U0010ffff"),
                *('"', "\\", "<", ">", "{", "}", "⟦E1⟧", "§", "(", "（", "“", "\r", "\t", "\u3000", "\u0301"),
            ]
        ),
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6),
    ),
    max_size=30,
).map("".join)


def check_whole_way(text: str) -> None:
    """Read, extract, link and print a text, parse what came out and hold each quote against the text."""
    held = document(text=text)
    found = extract(read(held, GAZETTEER))
    for one in found.claims:
        assert text[one.start : one.end] == one.quote
    lines = quads([Source(held, link_claims(found.claims, WORLD, ()))], WORLD)
    parsed = list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))
    assert len(parsed) == len(lines)
    typed = {quad.subject for quad in parsed if quad.predicate.value == RDF_TYPE}
    assert {quad.subject for quad in parsed if quad.predicate.value == bkg("states")} <= typed


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_any_text_can_be_read_and_its_quads_parsed(text: str) -> None:
    check_whole_way(text)


def test_texts_without_words_make_no_claims() -> None:
    for text in ("", " \n\t", "。，；！？", "()“”《》……——", "\n" * 500, "⟦P1⟧⟦E2⟧§", "\x00\x07\x1b"):
        assert extract(read(document(text=text), GAZETTEER)).claims == ()
        check_whole_way(text)


def test_a_line_of_fifty_thousand_letters_is_read() -> None:
    for piece in ("鹭", "a ", "(", "“", "9", "科技园", "Aa ", "由", "Of ", "鹭洲科技园近年来发展很快,"):
        check_whole_way(piece * (50_000 // len(piece)))
