"""Sentences in both languages."""

from typing import NamedTuple

from biokg.model import CHINESE


class Text(NamedTuple):
    """One sentence, in English and in Chinese."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """Return the sentence in ``zh`` or ``en``.

        >>> Text("a firm", "企业").in_("zh")
        '企业'
        """
        return self.zh if language == CHINESE else self.en
