"""Numbers of things in words, in both languages."""


def counted(rows: int, language: str) -> str:
    """Return the number of rows in words.

    >>> counted(0, "en"), counted(1, "en"), counted(2, "zh")
    ('no rows', '1 row', '2 行')
    """
    if language == "zh":
        return f"{rows} 行" if rows else "没有符合的行"
    return f"{rows or 'no'} {'row' if rows == 1 else 'rows'}"
