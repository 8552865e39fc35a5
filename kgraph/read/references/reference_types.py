"""References of East Asia: the type of the work behind its title, as GB/T 7714 prints it, or a
title in corner brackets, or up to a full stop, behind names of two to eight signs.

    [2] LECUN Y, BENGIO Y, HINTON G. Deep learning[J]. Nature, 2015, 521: 436-444.
    [4] 周志华, 等. 机器学习[M]. 北京: 清华大学出版社, 2016.
    [5] LEE A. Counting sheep[C]//Proceedings of the Wool Conference. 2020: 1-9.
    [7] 新谷隆彦, 喜連川優, 「分類階層を考慮した並列処理方式」, 情報処理学会論文誌, Vol.40, 1999
    [9] 村脇 有吾, 黒橋 禎夫. オンライン未知語獲得. 自然言語処理 17(1), pp. 55–75. 2010.1.

Pure: places of a text in, places out.
"""

import re
from collections.abc import Iterator

from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.persons import is_person
from kgraph.read.references.reference_names import bare, read_authors

HAN = re.compile(r"[\u3400-\u9fff]")
MAX_NAMES = 3000  # code points before a title and in it
MAX_STOPS = 8  # that may stand between the names and the type
# It begins with a set of characters: those are searched fast.
_TYPE = re.compile(
    r"[\[［](?:[JMCDPSRNZAGK]|(?:EB|DB|CP|[JMCDRN])/(?:OL|CD|MT|DK))[\]］]\s?(?://|[.,．。])?\s*"
)
_STOP = re.compile(r"[.．。]\s*")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}")
_EAST = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
EAST = re.compile(rf"[{_EAST}]")
_KANA = r"\u30a1-\u30fa\u30fc"  # of names from elsewhere: "ジョン・スミス"
_EAST_NAME = re.compile(rf"[{_EAST}][\u3005{_EAST} \u3000]{{1,9}}|[{_KANA}・=＝]{{2,30}}")
_OTHERS = re.compile(r"(?:^|\s?)(?:他|ほか|等|(?<=\s)외)$")  # "and others"
# Other brackets may stand in those of a title: "「『源氏物語』の研究」".
_CORNERS = re.compile(
    r"[「『《“\"](?P<title>(?:(?<=「)[^「」]{2,300}(?=」)|(?<=『)[^『』]{2,300}(?=』)"
    r"|(?<=《)[^《》]{2,300}(?=》)|(?<=[“\"])[^“”\"]{2,300}(?=[”\"])))."
)
_NAMES_END = re.compile(
    r"[\s,，、;；:：.．。]*(?:[(（](?:19|20)\d\d(?:年)?[)）][.．。,，:：]?\s*)?$"
)
_BETWEEN = re.compile(rf"\s?[,，、;；/]\s?|(?<![{_KANA}])・|・(?![{_KANA}])|\s?(?:と|and)\s|　")
_BORDER = re.compile(r"[,，、;；]")
_CUT = "等"  # "and others"


def length_of(text: str, start: int, end: int) -> int:
    """Give how long a stretch is; a sign of East Asia says as much as three letters."""
    return end - start + 2 * len(EAST.findall(text, start, end))


def find_typed(
    text: str, start: int, end: int
) -> Iterator[tuple[str, AuthorList, tuple[int, int], int, None]]:
    """Cut an entry at the type of its work: style, authors, title, where the venue begins."""
    sign = find_type(text, start, end)
    if sign is None:
        return
    title_end = sign.start() - (sign.start() > start and text[sign.start() - 1].isspace())
    stops = [match.span() for match in _STOP.finditer(text, start, title_end)]
    for before, behind in reversed(stops[-MAX_STOPS:]):
        authors = _han_names(text, start, before) or read_authors(text, start, before + 1)
        if authors:
            yield "typed", authors, (behind, title_end), sign.end(), None
            return


def find_cornered(
    text: str, start: int, end: int
) -> Iterator[tuple[str, AuthorList, tuple[int, int], int, None]]:
    """Cut an entry at a title in corner brackets or quotation marks, behind such names alone."""
    sign = _CORNERS.search(text, start, end) if EAST.match(text, start) else None
    if sign is None or sign.start() - start > MAX_NAMES:
        return
    closing = _NAMES_END.search(text, start, sign.start())
    if authors := _eastern_names(text, start, closing.start() if closing else sign.start()):
        title = sign.start("title"), sign.start("title") + len(sign["title"].rstrip("，、。．,."))
        yield "typed", authors, title, sign.end(), None


def find_eastern(
    text: str, start: int, end: int
) -> Iterator[tuple[str, AuthorList, tuple[int, int], int, None]]:
    """Cut an entry at the full stops behind names and behind a title in letters of East Asia."""
    names = _STOP.search(text, start, end) if EAST.match(text, start) else None
    title = _STOP.search(text, names.end(), end) if names else None
    if names is None or title is None or not EAST.search(text, names.end(), title.start()):
        return
    if authors := _eastern_names(text, start, names.start()):
        yield "typed", authors, (names.end(), title.start()), title.end(), None


def _eastern_names(text: str, start: int, end: int) -> AuthorList | None:
    """Read "上岡 穂菜美, 村脇 有吾, 他": names in letters of East Asia, and no others."""
    places = []
    begin = start
    for border in [*_BETWEEN.finditer(text, start, end), None]:
        places.append(bare(text, begin, border.start() if border else end))
        begin = border.end() if border else end
    last = places[-1]
    if cut := _OTHERS.search(text, *last):
        places = [*places[:-1], *([(last[0], cut.start())] if cut.start() > last[0] else [])]
    if places and all(_EAST_NAME.fullmatch(text, *place) for place in places):
        return AuthorList(tuple(places), cut is not None)
    return None


def find_type(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the type of a work."""
    return _TYPE.search(text, start, min(end, start + MAX_NAMES))


def _han_names(text: str, start: int, end: int) -> AuthorList | None:
    """Read "周志华, 陈世福, 等": names of Chinese letters, others among them."""
    if not HAN.search(text, start, end):
        return None
    places = []
    begin = start
    for border in [*_BORDER.finditer(text, start, end), None]:
        places.append(bare(text, begin, border.start() if border else end))
        begin = border.end() if border else end
    last = places[-1]
    cut = text[last[1] - 1] == _CUT
    if cut:
        place = bare(text, last[0], last[1] - 1)
        places = [*places[:-1], *([place] if place[0] < place[1] else [])]
    names = [text[a:b] for a, b in places]
    if names and all(_HAN_NAME.fullmatch(name) or is_person(name) for name in names):
        return AuthorList(tuple(places), cut)
    return None
