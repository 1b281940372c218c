"""Tells whether a statement reports, forecasts, plans or aims."""

import re

from biokg.claims.rules import MODALITY_NAMES, context_rules
from biokg.claims.scene import Scene
from biokg.claims.signals import context_signals
from biokg.model import Quantity

# A planned amount says nothing of whether the firm has settled.
_INVESTMENT = re.compile(r"planned (?:total )?investment|计划总?投资")
_WORDS = (*MODALITY_NAMES, "not_modality")


def modality_of(scene: Scene, quantity: Quantity) -> str:
    """Return ``target``, ``forecast``, ``planned`` or ``reported`` for one number.

    The words of its own clause decide, from the number before to the number behind. An aim also carries over commas:
    "it will strive to introduce 300 firms, promote the scale to exceed 100 billion yuan" aims twice.
    """
    if _is_plain(scene):
        return "reported"
    low, high = scene.clause_of(quantity.start)
    before = max([low, *(q.end for q in scene.quantities if low <= q.start and q.end <= quantity.start)])
    follows = [q.start for q in scene.quantities if quantity.end <= q.start < high]
    said = None if follows else context_rules().modality_behind.search(scene.text[quantity.end : high])
    behind = said.group() if said else ""
    own = _kind(scene, scene.text[before : quantity.start]) or _kind(scene, behind)
    if own:
        return own
    return "target" if _kind(scene, _lead(scene, quantity.start)) == "target" else "reported"


def modality_between(scene: Scene, first: int, last: int) -> str:
    """Return the modality of a relation whose ends stand at `first` and `last`: what leads up to and between them."""
    if _is_plain(scene):
        return "reported"
    low, _ = scene.clause_of(first)
    return _kind(scene, _INVESTMENT.sub(" ", scene.text[low:last])) or "reported"


def _is_plain(scene: Scene) -> bool:
    """Tell whether the sentence holds no word of any modality, nor of what is left out before one is looked for."""
    return context_signals(scene).isdisjoint(_WORDS)


def _lead(scene: Scene, at: int) -> str:
    """Return what stands before `at` in the sentence, from its last full turn ("; but", "while") on."""
    lead = scene.text[scene.start : at]
    for turn in (";", " while ", " but ", "而"):
        lead = lead.rsplit(turn, 1)[-1]
    return lead


def _kind(scene: Scene, words: str) -> str | None:
    rules, live = context_rules(), context_signals(scene)
    left_out = "not_modality" in live
    if left_out:
        words = rules.not_modality.sub(" ", words)
    # What is left out may bring the words of a modality together that the sentence does not hold.
    tried = (one for one in rules.modality if left_out or one[0] in live)
    return next((kind for kind, pattern in tried if pattern.search(words)), None)
