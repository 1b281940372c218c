"""Texts of others made safe to print: what steers a terminal or the order of reading is shown, not obeyed."""

_PICTURES = 0x2400
_TABLE = {code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in "\n\t"}
_TABLE |= {0x7F: "\u2421", **dict.fromkeys(range(0x80, 0xA0), "\ufffd")}
_TABLE |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C], "\ufffd")
_TABLE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def printable(text: str) -> str:
    r"""Return a text whose control characters are pictures of themselves; line breaks and tabs stay.

    >>> printable("a\x1b[31mred"), printable("5\u202e6\n")
    ('a␛[31mred', '5�6\n')
    """
    return text if text.isprintable() else text.translate(_TABLE)
