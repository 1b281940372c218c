"""A contradiction names the thing, the rule, all that was stated, and the claims that state it."""

from biokg.checks.consistency import CHECK, check_consistency
from biokg.foreign import RDF_TYPE
from biokg.model import Claim
from biokg.reason.axioms import clauses
from biokg.reason.closure import Closure
from biokg.terms import bkg, thing
from biokg.triples.linking import Linked

from ..triples.test_linking import EGRET, HERON, linked, relation

TYPE = f"<{RDF_TYPE}>"
AXIOMS = (
    (f"<{bkg('presentIn')}>", "<http://www.w3.org/2000/01/rdf-schema#range>", f"<{bkg('Place')}>"),
    (f"<{bkg('Place')}>", "<http://www.w3.org/2002/07/owl#disjointWith>", f"<{bkg('Product')}>"),
)
EDGE = (f"<{thing('egret')}>", f"<{bkg('presentIn')}>", f"<{thing('heron')}>")


def closure(*given: tuple[str, str, str]) -> Closure:
    return Closure(given, clauses(AXIOMS))


def claims(**given: object) -> tuple[Linked, ...]:
    claim: Claim = relation("c1", EGRET, "presentIn", HERON, **given)
    return linked(claim)


def test_what_can_be_true_is_no_finding() -> None:
    assert check_consistency(closure(EDGE), claims()) == []


def test_a_clash_is_told_with_what_it_follows_from() -> None:
    (finding,) = check_consistency(closure(EDGE, (EDGE[2], TYPE, f"<{bkg('Product')}>")), claims())
    assert (finding.level, finding.check, finding.where) == ("violation", CHECK, thing("heron"))
    assert finding.message == (
        "cannot be: heron is of class Place; heron is of class Product (cax-dw). "
        "Stated: egret presentIn heron; heron is of class Product"
    )
    assert finding.claims == ("c1",)


def test_a_claim_that_asserts_nothing_is_not_to_blame() -> None:
    product = (EDGE[2], TYPE, f"<{bkg('Product')}>")
    for unasserted in ({"tier": "B"}, {"modality": "planned"}, {"negated": True}):
        (finding,) = check_consistency(closure(EDGE, product), claims(**unasserted))
        assert finding.claims == ()


def test_many_statements_are_counted_rather_than_listed() -> None:
    chain = [(f"<{thing(f'p{n}')}>", f"<{bkg('locatedIn')}>", f"<{thing(f'p{n + 1}')}>") for n in range(12)]
    axioms = (
        *((f"<{bkg('locatedIn')}>", TYPE, "<http://www.w3.org/2002/07/owl#TransitiveProperty>"),),
        (f"<{bkg('serves')}>", "<http://www.w3.org/2002/07/owl#propertyDisjointWith>", f"<{bkg('locatedIn')}>"),
    )
    served = (chain[0][0], f"<{bkg('serves')}>", chain[-1][2])
    (finding,) = check_consistency(Closure([*chain, served], clauses(axioms)), ())
    assert finding.message.endswith("and 5 more")
