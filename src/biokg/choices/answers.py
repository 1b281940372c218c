"""The answers of a model, kept as files by the hash of model, prompt and text: a folder that belongs in git."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from biokg.choices.answer import choices_in
from biokg.choices.bind import bind, joined
from biokg.choices.endpoint import MOST_BYTES, Reply
from biokg.choices.prompt import answer_key, portion, prompt_hash
from biokg.choices.spans import portions
from biokg.claims.gate import Refusal
from biokg.errors import DataError, remedy
from biokg.mentions.reading import Reading
from biokg.model import Claim


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one model in one folder; reading them needs no network."""

    folder: Path
    model: str

    def path(self, text: str) -> Path:
        """Return where the answer on one portion of an article is kept."""
        return self.folder / f"{answer_key(self.model, text)}.json"

    def state(self) -> str:
        """Return a hash of all answers that are kept and of who gave them: with another one the graph is another."""
        digest = hashlib.sha256(f"{self.model}\0{prompt_hash()}".encode())
        for path in sorted(self.folder.glob("*.json")):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def get(self, text: str) -> str | None:
        """Return what was answered on a portion, or None; raise `DataError` for a file that is no answer."""
        path = self.path(text)
        try:
            if path.stat().st_size > 2 * MOST_BYTES:
                raise DataError(f"{path}: is larger than any answer; delete it to ask again.")
            answer = json.loads(path.read_bytes())["answer"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError, LookupError, TypeError) as error:
            raise DataError(f"{path}: is no answer of a model ({error}); delete it to ask again.") from error
        if not isinstance(answer, str):
            raise DataError(f"{path}: its answer is no text; delete it to ask again.")
        return answer

    def put(self, text: str, reply: Reply, document: str) -> None:
        """Keep an answer, whole or not at all; nothing of the key, the endpoint or the time is written."""
        held = {
            "model": self.model,
            "prompt": prompt_hash(),
            "document": document,
            "answer": reply.content.encode("utf-8", "replace").decode("utf-8"),
            "usage": dict(sorted(reply.usage.items())),
        }
        path = self.path(text)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".new")
            beside.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
            beside.replace(path)
        except OSError as error:
            said, _ = remedy(error)
            raise DataError(f"{path}: cannot be written ({error.strerror}){said}; see --model-answers.") from error


def with_choices(
    reading: Reading, claims: tuple[Claim, ...], answers: Answers
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Return the rules' claims on an article with what kept answers choose beside, and what was refused of that."""
    chosen: list[Claim] = []
    refused: list[Refusal] = []
    for spans in portions(reading):
        answer = answers.get(portion(spans))
        if answer is not None:
            bound = bind(spans, choices_in(answer)[0], answers.model)
            chosen.extend(bound.claims)
            refused.extend(bound.refused)
    return joined(claims, chosen), tuple(refused)
