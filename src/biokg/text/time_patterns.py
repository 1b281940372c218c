"""The forms in which times are written, as regular expressions over lower-case shadow text.

The pieces in angle brackets are spelled out in `_PIECES`; the groups that they name are read in `periods`.
"""

import re

from biokg.text.scanner import scanner
from biokg.text.scripts import HAN
from biokg.text.wordlists import alternation

_PIECES = {
    "<HAN>": HAN,
    "<YEAR>": r"(?P<year>(?:19|20)[0-9]{2})",
    "<EN_REL>": rf"(?P<rel>{alternation('year-word-en')})",
    "<ZH_REL>": rf"(?P<rel>{alternation('year-word-zh')})",
    # The year that a part of a year is of: '2025', 'last year', 'the year'.
    "<OF_YEAR>": (
        rf"(?:of\s|in\s)?(?:(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]|[.,][0-9])"
        rf"|(?P<rel>{alternation('year-word-en', 'year-of')})(?![a-z-]))"
    ),
    # 2025年 and 今年, before a part of the year.
    "<ZH_YEAR>": rf"(?:<FREE>(?P<year>(?:19|20)[0-9]{{2}})年?|(?P<rel>{alternation('year-word-zh')})的?)",
    "<MONTH>": rf"(?P<month>{alternation('month')})\.?",
    "<UNTIL>": rf"(?P<until>{alternation('month')})\.?",
    "<DAY>": r"(?P<day>3[01]|[12][0-9]|0?[1-9])",
    "<ZH_MONTH>": r"(?<![0-9])(?P<month>1[0-2]|0?[1-9])",
    "<ZH_UNTIL>": r"(?P<until>1[0-2]|0?[1-9])",
    "<N>": rf"(?P<n>{alternation('small-number')})",
    "<MONTHS>": rf"(?P<months>{alternation('small-number')})",
    "<ORD>": "(?:first|second|third|fourth|last|latter)",
    "<W>": "(?<![a-z0-9-])",  # where an English word begins
    "<E>": "(?![a-z0-9-])",  # and where it ends
    # Not inside a longer number; a comma alone may end a clause.
    "<FREE>": "(?<![0-9])(?<![0-9][.,])",
    "<TO>": r"(?:\sto\s|\sthrough\s|\suntil\s|\s?[-–—~]\s?)",
    "<ZH_TO>": r"\s?(?:[-–—~至到]|——)\s?",
}

_ENGLISH_FORMS = (
    r"(?<![0-9/-])(?<![0-9][.,])<YEAR>[-/.](?P<month>1[0-2]|0?[1-9])[-/.]<DAY>(?![0-9])",
    r"(?<![0-9/-])(?<![0-9][.,])<YEAR>-(?P<month>1[0-2]|0[1-9])(?![0-9-])",
    r"(?<![a-z0-9$¥€£/+<HAN>-])(?<![0-9][.,])<YEAR>(?![0-9a-z%+<HAN>]|[.,/-][0-9]|\s(?:million|billion|trillion|yuan|percent|%))",
    r"<W>(?:mid-|fy)(?P<core><YEAR>)(?![0-9])",
    r"<W>(?:the\s)?(?P<half><ORD>)\shalf\s<OF_YEAR>",
    r"<W>h(?P<half>[12])\s?<OF_YEAR>",
    r"<W>(?P<half>[12])h\s?<OF_YEAR>",
    r"<W>(?:the\s)?(?P<quarter><ORD>)\squarter\s<OF_YEAR>",
    r"<W>q(?P<quarter>[1-4])\s?<OF_YEAR>",
    r"<W>(?:the\s)?first\s(?P<through>two|three)\squarters\s<OF_YEAR>",
    r"<W>(?:the\s)?first\s<MONTHS>\smonths\s<OF_YEAR>",
    r"<W>(?:the\s)?(?P<end>end|close)\s<OF_YEAR>",
    r"<W>(?P<end>year-end|end)[\s-]<OF_YEAR>",
    r"<W>(?:the\s)?(?P<end>end)\sof\s<MONTH>(?:,?\s<OF_YEAR>|<E>)",
    r"<W><MONTH><TO><UNTIL>(?:,?\s<OF_YEAR>|<E>)",
    r"<W><MONTH>\s<DAY>(?:st|nd|rd|th)?(?:,?\s<OF_YEAR>|(?![a-z0-9%]|,[0-9]))",
    r"<W><DAY>(?:st|nd|rd|th)?\s(?:of\s)?<MONTH>(?:,?\s<OF_YEAR>|<E>)",
    r"<W><MONTH>,?\s<OF_YEAR>",
    r"<W>(?P<near>next|last|this)\s<MONTH><E>",
    r"<W>(?:in|by|of|since|early|late|mid|until|from|on)[\s-](?P<core><MONTH>)<E>(?!\s[0-9])",
    r"<W><YEAR><TO>(?P<year2>(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9]|-[0-9])",
    r"<W>between\s(?P<core><YEAR>\sand\s(?P<year2>(?:19|20)[0-9]{2}))(?![0-9]|[.,][0-9]|-[0-9])",
    r"<W><EN_REL><E>",
    r"<W>(?P<plan>1[1-6])th\sfive-year(?:\splan)?\speriod",
    r"(?<=during\sthe\s)(?P<plan>1[1-6])th\sfive-year\splan",
    r"<W>(?:within|in)\s(?:the\s)?(?:next|coming|following)\s<N>\s(?:to\s[a-z]+\s)?years",
    r"<W>within\s<N>\syears",
    r"<W>(?:in|over|during|for|within)\s(?:the\s)?(?P<past>past|last|previous|preceding)\s<N>\syears",
    r"<W>(?:in|over|during|for|within)\s(?:the\s)?(?P<past>past|last|previous)\s(?P<n>decade)<E>",
    r"<W>(?:(?:early|late|earlier)\s)?(?P<monthword>" + alternation("month-word-en") + ")<E>",
    r"<W>(?P<dayword>" + alternation("day-word-en") + ")<E>",
    r"<W>(?P<now>" + alternation("now-word-en") + ")<E>",
)  # fmt: skip

_CHINESE_FORMS = (
    r"<FREE><YEAR>年(?!代|[多余])(?:度|份)?",
    r"<ZH_REL>",
    r"<ZH_YEAR>(?P<end>年底|年末|底|末)",
    r"(?<![0-9年])(?P<end>年底|年末)",
    r"<ZH_YEAR>(?P<half>[上下])半年",
    r"(?<![0-9年今去])(?P<half>[上下])半年",
    r"(?:<ZH_YEAR>)?第?(?P<quarter>[一二三四1-4])季度",
    r"(?:<ZH_YEAR>)?前(?P<through>[两二三23])个?季度",
    r"(?:<ZH_YEAR>)?前<MONTHS>个月",
    r"<ZH_YEAR>?<ZH_MONTH>月?<ZH_TO><ZH_UNTIL>月(?!<DAY>日)",
    r"(?:<ZH_YEAR>)?<ZH_MONTH>月(?:份)?(?![0-9])",
    r"(?:<ZH_YEAR>)?<ZH_MONTH>月(?P<end>底|末)",
    r"(?:<ZH_YEAR>)?<ZH_MONTH>月<DAY>[日号]",
    r"(?:从|自)?<FREE><YEAR>年?<ZH_TO>(?P<year2>(?:19|20)[0-9]{2})年",
    r"<FREE><YEAR>年<ZH_MONTH>月<ZH_TO>(?P<year2>(?:19|20)[0-9]{2})年<ZH_UNTIL>月",
    r"(?P<plan>十[一二三四五六]五)[”\"]?(?:时期|期间|(?=以来))",
    r"(?P<plan>十[一二三四五六]五)[”\"]?(?P<end>末|期末|收官)",
    r"(?:未来|今后|接下来)<N>年(?:内|之内|间)?",
    r"(?<![0-9前后第一])<N>年(?:之内|内|时间内)(?!涵|容|部|生|在)",
    r"(?P<past>过去|最近|近|这|前)<N>年(?:来|以来|间|里|中)",
    r"(?P<past>过去|近)<N>年(?![来以间里中度底末]|[^。,;]{0,5}(?:历史|积淀|经验|传承))",
    r"(?P<monthword>" + alternation("month-word-zh") + ")",
    r"(?P<dayword>" + alternation("day-word-zh") + ")",
    r"(?P<now>" + alternation("now-word-zh") + ")(?![年天日月])",
)  # fmt: skip


def _compiled(form: str) -> re.Pattern[str]:
    for piece, spelled in _PIECES.items():
        form = form.replace(piece, spelled)
    return scanner(form)


ENGLISH_PATTERNS = tuple(_compiled(form) for form in _ENGLISH_FORMS)
"""The forms of figures and English words."""
CHINESE_PATTERNS = tuple(_compiled(form) for form in _CHINESE_FORMS)
"""The forms with Chinese characters."""

ANCHOR = scanner(
    "(?:19|20)[0-9]{2}|[年月日天]|季度|[目当眼]前|至今|迄今|如今|现[有已]|十[一二三四五六]五|year|month|half|quarter|decade"
    rf"|[hq][12]|{alternation('month')}|{alternation('now-word-en', 'day-word-en')}"
)
"""What every time has in it: only around these are the forms tried."""
