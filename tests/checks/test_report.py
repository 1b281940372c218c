from biokg.checks.report import VIOLATION, WARNING, Finding, failed, render

SLIP = Finding(WARNING, "arithmetic/slip", "Suzhou", "jumps")
LABEL = Finding(VIOLATION, "ontology/labels", "Park", "has no row")


def test_violations_come_first_and_are_counted() -> None:
    lines = render([SLIP, LABEL, LABEL]).splitlines()
    assert lines[0].startswith("violation")
    assert lines[-1] == "1 violation, 1 warning"


def test_no_finding_still_says_so() -> None:
    assert render([]) == "0 violations, 0 warnings"


def test_only_a_violation_fails() -> None:
    assert failed([SLIP, LABEL])
    assert not failed([SLIP])
