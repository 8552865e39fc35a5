"""Links of Markdown: which lead to papers, what they are called, the marks around words."""

import re
from functools import lru_cache

from kgraph.model import ids
from kgraph.read.parts import entry

LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]"
    # Of files beside the page as well: "[Counting Sheep](papers/sheep.pdf)".
    r"\((?P<url>(?:https?://|(?!#|[a-z]+:))[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
)
# What a link is called that leads to a paper without naming it.
GENERIC = re.compile(
    r"\W*(?:(?:(?:download|read|view|open|get|full|the|this|published|accepted|final|journal|author)\s)*"
    r"(?:paper|pdf|arxiv|link|abs|abstract|html|preprint|doi|here|url|report|article|manuscript"
    r"|version|text)(?:\s(?:here|online|link|pdf|version|\(pdf\)))*|\d{4}"
    # An id, or a badge: "arXiv:1706.03762", "![arXiv](https://...)".
    r"|(?:arxiv\s?:?\s?)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\s\[[\w.-]+\])?"
    r"|(?:doi:?\s?|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+|https?://\S+|\[[^\]]*\]\([^()\s]*\)"
    # A picture, or the word for a paper elsewhere.
    r"|:[a-z0-9_+-]+:|论文|論文|논문|artikel|artículo|articulo|artigo|articolo|статья|texte|lien)?\W*",
    re.IGNORECASE,
)
# What a sentence calls a paper: "the AlphaFold paper".
SAID = re.compile(
    r"(?:the|this|that|their|our|my|an?)\s.*\b(?:paper|preprint|article|report|work|post)s?\W*"
)
_HOUSE = re.compile(
    # A file beside the page, but for what was shown and handed out: "slides/sheep.pdf".
    r"https?:\S+\.pdf$|(?!https?:|\S*(?:slide|talk|poster|lec|handout|notes|hw|exam|syllabus))"
    r"\S+\.(?:pdf|ps|djvu)(?:\.gz)?$|https?://[^/]*\b(?:arxiv\.org|openreview\.net|aclanthology\.org|aclweb\.org|dl\.acm\.org"
    r"|ieeexplore\.ieee\.org|proceedings\.mlr\.press|neurips\.cc|nips\.cc|thecvf\.com|nature\.com"
    r"|science\.org|link\.springer\.com|sciencedirect\.com|biorxiv\.org|jmlr\.org|ijcai\.org"
    r"|aaai\.org|usenix\.org|isca-speech\.org|semanticscholar\.org|mdpi\.com|pnas\.org"
    r"|eprint\.iacr\.org|hal\.(?:science|archives-ouvertes\.fr|inria\.fr)|ssrn\.com|osf\.io/preprints"
    r"|medrxiv\.org|chemrxiv\.org|psyarxiv\.com|eccc\.weizmann\.ac\.il|drops\.dagstuhl\.de|vldb\.org"
    r"|ceur-ws\.org|jstor\.org|projecteuclid\.org|cell\.com|elifesciences\.org|plos\.org"
    r"|frontiersin\.org|iopscience\.iop\.org|aps\.org|wiley\.com|tandfonline\.com|sagepub\.com"
    r"|acs\.org|siam\.org|annualreviews\.org|direct\.mit\.edu|academic\.oup\.com"
    r"|roboticsproceedings\.org|ndss-symposium\.org|cidrdb\.org|pubmed\.ncbi\.nlm\.nih\.gov"
    r"|ncbi\.nlm\.nih\.gov/(?:pmc|pubmed)|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)/",
    re.IGNORECASE,
)
MAX_KEPT = 400  # code points of a link whose kind is kept at hand
# Of how words are set: "<sub>Ann Lee, Bob Day</sub>".
_TAG = re.compile(
    r"</?(?:su[bp]|small|big|font|span|i|em|b|strong|u|kbd|code|center|p|div)\b[^<>]*>", re.I
)
_TAG_LAST = re.compile(rf"(?:{_TAG.pattern})$", re.I)
MAX_TAG = 80  # code points
_RULE = re.compile(r"[\s|:-]+")
_CLOSING = {"(": ")", "[": "]", "“": "”", '"': '"'}
_AROUND = '*_~`"“” \t:.,-–—·•[]()|'


def is_paper(url: str) -> bool:
    """Say whether a link leads to a paper: by an id, or to a house that publishes them."""
    return _is_paper(url) if len(url) <= MAX_KEPT else _is_paper.__wrapped__(url)


# A link is looked at where a line is cut, as part of an item, and beside it.
@lru_cache(maxsize=1 << 12)
def _is_paper(url: str) -> bool:
    return _HOUSE.match(url) is not None or entry.is_id(url)


def is_rule(line: str) -> bool:
    """Say whether a line stands between the head of a table and its rows: "|---|:--:|"."""
    return "-" in line and _RULE.fullmatch(line) is not None


def strip_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over emphasis, quotation marks, separators and brackets."""
    while start < end:
        if text[start] in _AROUND:
            start += 1
        elif text[start] == "<" and (tag := _TAG.match(text, start, end)):
            start = tag.end()
        else:
            break
    # What a bracket closes inside is kept: "Sheep (2nd edition)".
    while end > start:
        last = text[end - 1]
        if last in _AROUND and (last != ")" or text.find("(", start, end) < 0):
            end -= 1
        elif last == ">" and (tag := _TAG_LAST.search(text, max(start, end - MAX_TAG), end)):
            end = tag.start()
        else:
            break
    return start, end


def strip_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards as `strip_marks` does, but not over what closes inside:
    "(Re)counting Sheep"; brackets around all of it go on both sides.
    """
    begin, stop = strip_marks(text, start, end)
    closing = _CLOSING.get(text[begin - 1]) if begin > start else None
    closes = text.find(closing, begin, stop) if closing else -1
    if closing == ")" and closes == stop - 1:
        return begin, closes
    return begin - (closes >= 0), stop


def paper_name(url: str) -> str:
    """Give the id that a link leads to, or the link."""
    for found in ids.find_arxiv(url):
        if isinstance(found, ids.FoundId) and isinstance(found.value, ids.ArxivId):
            return found.value.bare
    return next((str(doi.value) for doi in ids.find_doi(url)), url)
