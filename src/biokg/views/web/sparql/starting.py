"""What the editor begins with: a saved question as a query that runs, with an example for what it needs."""

from biokg.ask import given, questions
from biokg.ask.bind import bind
from biokg.errors import BiokgError
from biokg.store.view import View

FIRST = "anchors"
"""The question that the editor shows who asks for none."""


def text(view: View, name: str, language: str) -> str:
    """Return the SPARQL of a saved question without its header, examples put in for required parameters.

    Raises `UnknownName` when there is no such question.
    """
    asked = questions.question(name or FIRST)
    needed = {one.name: one.example[language] for one in asked.parameters if one.required}
    try:
        values = given.read(view, asked, needed).terms
    except BiokgError:
        # The example may be a thing that this graph does not know; the variable then says what is to be put in.
        values = {}
    lines = [line for line in asked.sparql.splitlines() if not line.startswith("#+")]
    return bind("\n".join(lines).strip() + "\n", values)
