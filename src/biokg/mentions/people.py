"""Persons: names that stand beside a title or a verb of saying; nothing else makes a word a person."""

import re
from functools import cache

from biokg.mentions.english import class_of
from biokg.mentions.forms import english, words
from biokg.model import Mention
from biokg.text.sieve import Search

_NO_NAME = "(?!(?:Professor|Dr|Academician|Mr|Ms|Director|President|Chairman|Chief|The|In|As|Under)\\b)"
_NAME_EN = rf"(?P<n>{_NO_NAME}[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?(?: [A-Z][a-z]+(?:-[a-z]+)?){{1,2}})"
_SAID_EN = "said|noted|added|told|announced|introduced|explained"
_SAID_ZH = (
    "(?=称|坦承|曾任|曾在|现任|也|则|率|向|对|就|还|坦|把|将|让|被|给|由|从|到|共同|联合|先后|曾|已|再|又|都|是|有|于|因|离|获|入选|毕业|回国|加入|任|[（(]|\\d|解读|分析|补充|回忆|宣布|致辞|主持|作|与|和(?!表示|说|称|介绍|认为|指出|透露|告诉)|一行|带|正|今年|去年|近日|日前|在接受|创办|创立|带领|领衔|牵头|正带|担任|这样|解释|感慨|笑称|总结|直言|表示|介绍|说|认为|指出|告诉|透露|坦言|强调|出席|在|"
    ",|、|。|:|\\)|博士|教授|院士|$)"
)


@cache
def _search() -> Search[int]:
    title = rf"(?:{words('people', 'english_titles')})"
    title_zh = rf"(?:{words('people', 'chinese_titles')})"
    name_zh = rf"(?P<n>[{words('people', 'surnames')}][\u4e00-\u9fff]{{1,2}}"
    doctor = r"(?:Dr\.? |Professor )?"
    leader = "(?:[Cc]o-)?(?:[Ff]ounded|[Ee]stablished|[Ll]ed|[Hh]eaded|[Cc]haired)"
    capital = rf"\b(?:{title}|CEO|Chairman|President|Founder|Director|Dean)"
    return Search(
        (number, re.compile(pattern))
        for number, pattern in enumerate(
            (
                rf"(?<![A-Za-z]){_NAME_EN}, (?:the |a |an |who is |co-|vice )?(?:former |executive )?{title}\b",
                rf"(?<![A-Za-z]){_NAME_EN}(?: \([^)]{{1,12}}\))? (?:is|was|serves as) (?:the |an? )?(?:[a-z]+ ){{0,2}}"
                rf"{title}\b",
                rf"\b(?:Dr|Prof|Professor|Mr|Ms|Academician)\.? {_NAME_EN}",
                rf"(?:said|according to|According to|noted|added|explained) {_NAME_EN}(?=[,.])",
                rf"\b{leader} (?:in \d{{4}} )?by (?:[A-Za-z-]+ ){{0,4}}?{doctor}{_NAME_EN}",
                rf"{capital}(?: of [A-Z][\w' ]{{2,40}}?)?,? {_NAME_EN}(?=,? (?:{_SAID_EN})|[,.])",
                rf"{title_zh}{name_zh}?){_SAID_ZH}",
                rf"(?<![A-Za-z]){_NAME_EN}, who (?:co-)?(?:founded|set up|established|leads|led|heads|started)\b",
                r"\b(?:scientist|researcher|entrepreneur|chemist|biologist|doctor|professor|veteran|graduate)"
                rf" {_NAME_EN}",
                rf"(?<![\u4e00-\u9fff]){name_zh})(?:博士|教授|院士)",
                rf"(?<![\u4e00-\u9fff]){name_zh}?)(?:现任|担任|出任|兼任|曾任|任)(?!务|何|性|意|期)",
                rf"由(?:[\u4e00-\u9fff]{{2,12}}(?:教授|院士|博士))?{name_zh}?)(?:博士|教授|院士)?(?:于?\d{{4}}年)?(?:创立|创办|创建|领衔|牵头|担任|出任|兼任)",
            )
        )
    )


def find_people(text: str) -> list[Mention]:
    """Find persons in a shadow text by their titles.

    >>> [m.name for m in find_people("Chen Mo, CEO of Qinghe Bio, spoke.")]
    ['Chen Mo']
    >>> [m.name for m in find_people("药学院院长林知远表示,")]
    ['林知远']
    """
    return [
        Mention(match.start("n"), match.end("n"), match["n"], "Person", "title")
        for _, match in _search().found(text)
        if not class_of(match["n"], english())
    ]
