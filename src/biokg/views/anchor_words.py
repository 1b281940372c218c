"""What is said of anchors wherever they are shown."""

from biokg.analysis.anchors import Anchors
from biokg.analysis.doubts import Change, Interval
from biokg.analysis.texts import Text


def interval(found: Interval, language: str) -> str:
    """Return an interval in words, such as ``1``, ``1-3`` or, for who is not ranked in every run, ``1-out``.

    >>> interval(Interval(1, 3), "en"), interval(Interval(2, None), "zh")
    ('1-3', '2-落选')
    """
    last = ("落选" if language == "zh" else "out") if found.worst is None else str(found.worst)
    return last if last == str(found.best) else f"{found.best}-{last}"


def change_of(found: Anchors, change: Change) -> Text:
    """Return in words what a doubt would change."""

    def named(nodes: tuple[str, ...], language: str) -> str:
        return ("、" if language == "zh" else ", ").join(found.names[node].in_(language) for node in nodes)

    en, zh = [], []
    if change.enters:
        en.append(f"{named(change.enters, 'en')} would enter the top ten")
        zh.append(f"{named(change.enters, 'zh')}进入前十")
    if change.leaves:
        en.append(f"{named(change.leaves, 'en')} would leave {'it' if change.enters else 'the top ten'}")
        zh.append(f"{named(change.leaves, 'zh')}退出前十")
    head = change.doubt.text
    return Text(f"{head.en[0].upper()}{head.en[1:]}, {' and '.join(en)}.", f"{head.zh}，则{'，'.join(zh)}。")
