"""Named ways of making a text, its bytes or its container hostile, drawn from one seeded generator."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u2063\u034f\u3164\u115f"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_COMBINING = "\u0301\u0336\u20dd\u0489\ufe0f\u0338"
_SPACES = "\u00a0\u2009\u202f\u3000\u2003\t\x0b\x85\u2028 "
_SEPARATORS = "'’_·.,，、/:;-−–—~×^*|`\u066c\u02d9"
_ZEROS = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7E2, 0x2080)
_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TWINS = str.maketrans("oOlIsSaeciрBT0158亿元年家", "0О1lЅѕаесіpВТOlSB億圆秊傢")
_NUMBERS = (
    *(
        "9" * 30,
        "0" * 20 + "5",
        "1e999",
        "1e9",
        "1E5",
        "½",
        "3¾",
        "2²",
        "10⁹",
        "Ⅻ",
        "①",
        "一千〇五",
        "两千三",
        "百",
        "亿亿",
    ),
    *(
        "0",
        "-5",
        "−5",
        "(5)",
        "+5",
        "1/3",
        "1:5",
        "0x1F",
        "1..5",
        "1.5.6",
        ".5",
        "5.",
        "1 600",
        "1,60,000",
        "1_600",
        "NaN",
    ),
    *(
        "∞",
        "12,345.678",
        "１，６００",
        "〇〇",
        "1-600",
        "1~",
        "~5",
        "5%",
        "99999999999999999999",
        "1\n600",
        "twenty-three",
    ),
)
_DATES = (
    *("2023年13月45日", "0000年", "99999年", "2023-13-45", "Feb 30, 2023", "1899年", "2101年", "二〇二三年", "Q5 2024"),
    *(
        "31 Nov 2024",
        "2024/02/30",
        "20240230",
        "去年",
        "last year",
        "2050年底",
        "12025年",
        "-2023年",
        "2023–",
        "FY23/24",
    ),
)
_MARKUP = (
    "<b>{}</b>",
    "**{}**",
    "[{}](http://a.b)",
    "&#8203;{}",
    "<!--{}-->",
    "`{}`",
    "{}<br>",
    "<sup>{}</sup>",
    "~~{}~~",
)
_NUMBER = re.compile(r"\d[\d,.]*")


def _at(text: str, random: Random) -> int:
    return random.randrange(len(text) + 1)


def _inserted(text: str, piece: str, at: int) -> str:
    return text[:at] + piece + text[at:]


def _strewn(letters: str) -> Callable[[str, Random], str]:
    def strew(text: str, random: Random) -> str:
        for _ in range(random.choice((1, 1, 2, 5, 40))):
            places = [found.start() + random.randint(0, 1) for found in re.finditer(r"\d", text)]
            near = random.random() < 0.7 and places
            text = _inserted(text, random.choice(letters), random.choice(places) if near else _at(text, random))
        return text

    return strew


def _in_numbers(change: Callable[[str, Random], str]) -> Callable[[str, Random], str]:
    def changed(text: str, random: Random) -> str:
        share = random.choice((0.2, 0.5, 1.0))
        return _NUMBER.sub(lambda found: change(found[0], random) if random.random() < share else found[0], text)

    return changed


def _other_digits(number: str, random: Random) -> str:
    zero, some = random.choice(_ZEROS), random.random() < 0.5
    return "".join(
        chr(zero + int(char)) if char.isdigit() and not (some and random.random() < 0.5) else char for char in number
    )


def _separated(number: str, random: Random) -> str:
    at = random.randrange(len(number) + 1)
    return _inserted(number, random.choice(_SEPARATORS + _SPACES), at)


def _grouped(number: str, random: Random) -> str:
    mark = random.choice("'’ \u202f\u2009·.,，_")
    digits = re.sub(r"\D", "", number) + random.choice(("", "000"))
    return f"{int(digits[:15] or 0):,}".replace(",", mark)


def _repeat(text: str, random: Random) -> str:
    start = _at(text, random)
    piece = text[start : start + random.choice((1, 2, 5, 20, 80))]
    return _inserted(text, piece * random.choice((3, 50, 400)), start)


def _delete(text: str, random: Random) -> str:
    for _ in range(random.choice((1, 3, 10))):
        start = _at(text, random)
        text = text[:start] + text[start + random.choice((1, 1, 3, 30)) :]
    return text


def _shuffle(text: str, random: Random) -> str:
    pieces = re.split(r"(?<=[，。,. ])", text)
    random.shuffle(pieces)
    return "".join(pieces)


def _wrap(text: str, random: Random) -> str:
    width = random.choice((3, 10, 26, 40, 80))
    return random.choice(("\n", "\r\n", "\r", "\n\n", " \n ")).join(
        text[at : at + width] for at in range(0, len(text), width)
    )


def _noise(text: str, random: Random) -> str:
    for _ in range(random.choice((1, 10, 100))):
        code = random.choice((random.randrange(0x250), random.randrange(0x2000, 0x3100), random.randrange(0x110000)))
        text = _inserted(text, chr(code), _at(text, random))
    return text


def _nested(text: str, random: Random) -> str:
    left, right = random.choice(("()", "（）", "[]", "“”", "《》", "{}", "<>", '""'))
    depth = random.choice((2, 30, 3000))
    return _inserted(text, left * depth + random.choice(_NUMBERS) + right * depth, _at(text, random))


def _twins(text: str, random: Random) -> str:
    share = random.choice((0.1, 1.0))
    return "".join(char.translate(_TWINS) if random.random() < share else char for char in text)


TEXT: dict[str, Callable[[str, Random], str]] = {
    "zero width": _strewn(_ZERO_WIDTH),
    "direction": _strewn(_TURNING),
    "combining": _strewn(_COMBINING),
    "spaces": _strewn(_SPACES),
    "separators": _strewn(_SEPARATORS),
    "controls": _strewn("\x01\x07\x08\x0c\x1b\x7f\x9b\ufffe\ue000"),
    "lone surrogates": _strewn("\ud800\udfff"),
    "digits of other scripts": _in_numbers(_other_digits),
    "superscripts": _in_numbers(lambda number, random: number + random.choice(_SUPER)),
    "torn numbers": _in_numbers(_separated),
    "other groups": _in_numbers(_grouped),
    "odd numbers": _in_numbers(lambda _, random: random.choice(_NUMBERS)),
    "odd numbers beside": _in_numbers(
        lambda number, random: random.choice(("{1}{0}", "{0}{1}", "{1} {0}")).format(number, random.choice(_NUMBERS))
    ),
    "endless numbers": _in_numbers(lambda number, random: number * random.choice((5, 300, 3000))),
    "odd dates": lambda text, random: _inserted(text, random.choice(_DATES), _at(text, random)),
    "dates for years": lambda text, random: re.sub(r"20\d\d年?", lambda _: random.choice(_DATES), text),
    "marked up numbers": _in_numbers(lambda number, random: random.choice(_MARKUP).format(number)),
    "twins": _twins,
    "repeated": _repeat,
    "deleted": _delete,
    "shuffled": _shuffle,
    "wrapped": _wrap,
    "one line": lambda text, random: re.sub(r"\s*\n\s*", random.choice(("", " ", "\t")), text),
    "noise": _noise,
    "nested": _nested,
    "upper": lambda text, _: text.upper(),
}


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 4, 40))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _spliced(data: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    at = random.randrange(len(data) + 1)
    return data[:at] + data[start:end] * random.choice((1, 2, 20)) + data[at:]


def _encoded(name: str, mark: bytes = b"") -> Callable[[bytes, Random], bytes]:
    def encode(data: bytes, _: Random) -> bytes:
        return mark + data.decode("utf-8", "replace").encode(name, "replace")

    return encode


def _mixed(data: bytes, random: Random) -> bytes:
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)
    names = ("utf-8", "gb18030", "big5", "utf-16-le", "latin-1")
    return b"".join(line.encode(random.choice(names), "replace") for line in lines)


BYTES: dict[str, Callable[[bytes, Random], bytes]] = {
    "as it is": lambda data, _: data,
    "cut": _cut,
    "flipped": _flipped,
    "spliced": _spliced,
    "utf-16": _encoded("utf-16"),
    "utf-16-le": _encoded("utf-16-le"),
    "utf-16-be marked": _encoded("utf-16-be", b"\xfe\xff"),
    "utf-32": _encoded("utf-32"),
    "gb18030": _encoded("gb18030"),
    "big5": _encoded("big5"),
    "wrong mark": lambda data, random: random.choice((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf" * 3)) + data,
    "mixed": _mixed,
    "nul": lambda data, random: _spliced(data + b"\0", random),
}


def _docx(body: str, random: Random) -> bytes:
    """Return a Word file with a text, in one of the ways that are hard on its reader."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in body.split("\n"))
    table = "<w:tbl><w:tr><w:tc>"
    depth = random.choice((1, 30, 60, 400))
    bodies = {
        "plain": paragraphs,
        "tables": table * depth + paragraphs + "</w:tc></w:tr></w:tbl>" * depth,
        "open": "<w:sdt>" * depth + paragraphs,
        "entity": "<w:p><w:r><w:t>&z;</w:t></w:r></w:p>" + paragraphs,
    }
    kind = random.choice(sorted(bodies))
    bomb = "<!DOCTYPE z [<!ENTITY a '9999999999'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
    )
    head = f"{bomb}<!ENTITY z '&j;'>]>" if kind == "entity" else ""
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{name}"><w:body>{bodies[kind]}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": xml,
    }
    odd = random.choice(({}, {"../../evil": "x"}, {"/abs": "x"}, {"word/media/a.bin": "0" * 9_000_000}))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in {**parts, **odd}.items():
            archive.writestr(part, content.encode("utf-8", "replace"))
    return held.getvalue()


def _pdf(body: str, random: Random) -> bytes:
    """Return a PDF with a text in Latin letters, whole or with a tree of pages that bites its tail."""
    lines = body.encode("ascii", "replace").replace(b"\\", b"").replace(b"(", b"").replace(b")", b"").splitlines()[:40]
    shown = b" ".join(b"(" + line[:90] + b") Tj 0 -14 Td" for line in lines)
    stream = b"BT /F1 11 Tf 40 780 Td " + shown * random.choice((1, 1, 30)) + b" ET"
    kids = random.choice((b"[3 0 R]", b"[3 0 R]", b"[2 0 R]", b"[3 0 R 2 0 R]", b"[3 0 R" + b" 3 0 R" * 500 + b"]"))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids %s>>" % (random.choice((1, 1, 3, 10**9, -1)), kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (
        b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(out))
    )
    return bytes(out)


def _html(body: str, random: Random) -> bytes:
    """Return a page with a text, in one of the ways that are hard on its reader."""
    lines = [line for line in body.split("\n") if line.strip()]
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    depth = random.choice((1, 50, 300, 5000))
    element = random.choice(("div", "b", "table><tr><td", "ul><li", "font", "blockquote", "svg", "a href=x"))
    last = element.replace(" href=x", "").replace("><", "></")
    bodies = (
        f"<article>{paragraphs}</article>",
        f"<{element}>" * depth + paragraphs + f"</{last}>" * depth,
        f"<article><p {' '.join(f'a{n}=1' for n in range(depth))}>{paragraphs}</article>",
        f"<article>{paragraphs.replace('</p>', '')}</article>",
        f"<script>{paragraphs}</script><style>{paragraphs}</style><article>{paragraphs}</article>",
        f"<table>{''.join(f'<tr><td>{line}</td></tr>' for line in lines * random.choice((1, 100)))}</table>",
        f"<article>{paragraphs.replace('0', '&#48;').replace('2', '2&ZeroWidthSpace;')}</article>",
    )
    charset = random.choice(("utf-8", "gbk", "utf-16", "x-none", "utf-7", "idna", "rot13", "unicode_escape", "base64"))
    return f"<html><head><meta charset={charset}><title>{lines[:1]}</title></head><body>{random.choice(bodies)}".encode(
        "utf-8", "replace"
    )


CONTAINERS: dict[str, Callable[[str, Random], bytes]] = {".docx": _docx, ".pdf": _pdf, ".html": _html, ".htm": _html}
