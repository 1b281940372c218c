"""Persons: names that stand beside a title or a verb of saying; nothing else makes a word a person."""

import re

from biokg.model import Mention

_TITLE_EN = (
    r"(?:CEO|CFO|CTO|chairman|chairwoman|chair|president|vice president|general manager|founder|co-founder|director|"
    r"deputy director(?: general)?|mayor|vice mayor|head|secretary|academician|professor|dean|chief [a-z]+(?: officer)?|"
    r"partner|managing partner|deputy head|deputy chief)"
)
_NAME_EN = r"(?P<n>[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?(?: [A-Z][a-z]+(?:-[a-z]+)?){1,2})"
_ENGLISH = [
    re.compile(rf"(?<![A-Za-z]){_NAME_EN}, (?:the |a |an |who is |co-|vice )?(?:former |executive )?{_TITLE_EN}\b"),
    re.compile(rf"\b(?:Dr|Prof|Professor|Mr|Ms|Academician)\.? {_NAME_EN}"),
    re.compile(rf"(?:said|according to|According to|noted|added|explained) {_NAME_EN}(?=[,.])"),
    re.compile(
        rf"\b(?:founded|established|led|headed|chaired|co-founded) (?:in \d{{4}} )?by (?:Dr\.? |Professor )?{_NAME_EN}"
    ),
    re.compile(
        rf"\b(?:{_TITLE_EN}|CEO|Chairman|President|Founder|Director|Dean)(?: of [A-Z][\w' ]{{2,40}}?)?,? {_NAME_EN}(?=,? (?:said|noted|added|told|announced|introduced|explained)|[,.])"
    ),
]
_TITLE_ZH = (
    r"(?:首席执行官|首席科学家|董事长|总经理|总裁|副总裁|创始人|联合创始人|院长|副院长|主任|副主任|书记|副书记|局长|副局长|处长|"
    r"区长|副区长|市长|副市长|委员|院士|教授|博士|负责人|CEO|会长|秘书长|合伙人)"
)
_ZH_AFTER = r"(?=表示|介绍|说|认为|指出|告诉|透露|坦言|强调|出席|在|,|、|。|:|\)|博士|教授|院士|$)"
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪"
    "汤殷罗毕郝安常乐于傅卞齐康伍余顾孟黄和穆萧尹姚邵汪祁毛狄米明计成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅林钟徐邱骆"
    "高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓洪包左石崔吉龚程邢裴陆荣翁荀甄封储靳松井段巫焦牧山谷车侯全班秋仲宫宁仇甘厉武刘"
    "景詹龙叶司黎薄白怀从索赖卓屠池乔闻党翟谭贡申冉桂牛寿边燕尚温庄柴阎连习艾鱼容向古易廖步耿满文寇东欧利师巩聂关覃闫肖付岳佘游"
)
_CHINESE = [
    re.compile(rf"{_TITLE_ZH}(?P<n>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?){_ZH_AFTER}"),
    re.compile(rf"(?<![\u4e00-\u9fff])(?P<n>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:博士|教授|院士)"),
    re.compile(rf"由(?P<n>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:博士|教授|院士)?(?:于\d{{4}}年)?(?:创立|创办|创建)"),
]


def find_people(text: str) -> list[Mention]:
    """Find persons in a shadow text by their titles.

    >>> [m.name for m in find_people("Chen Mo, CEO of Qinghe Bio, spoke.")]
    ['Chen Mo']
    >>> [m.name for m in find_people("药学院院长林知远表示,")]
    ['林知远']
    """
    return [
        Mention(match.start("n"), match.end("n"), match["n"], "Person", "title")
        for pattern in (*_ENGLISH, *_CHINESE)
        for match in pattern.finditer(text)
    ]
