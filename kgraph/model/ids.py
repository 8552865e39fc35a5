"""Identifiers: parse what people type, keep one spelling, print one form.

Everything that enters the tables as an identifier passes through this module,
so two spellings of one paper can never become two papers. Two ways in:
``parse_*`` takes a text that is meant to be one id and raises if it is not;
``find_*`` looks for ids inside a longer text and gives their places.

Sources: https://info.arxiv.org/help/arxiv_identifier.html (both schemes; old ids
lose their subject class); https://www.doi.org/the-identifier/resources/handbook.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from kgraph.errors import InputError
from kgraph.model.taxonomy import ARCHIVES


@dataclass(frozen=True, slots=True)
class ArxivId:
    """An arXiv identifier: ``bare`` names the paper, ``version`` one of its versions."""

    bare: str
    version: int | None = None

    def __str__(self) -> str:
        return self.bare if self.version is None else f"{self.bare}v{self.version}"


@dataclass(frozen=True, slots=True)
class FoundId:
    """An identifier and where it stands; ``start:end`` covers the bare id as printed."""

    value: ArxivId | str
    start: int
    end: int
    whole_start: int
    whole_end: int

    def moved(self, by: int) -> "FoundId":
        """Give it as it stands in a text that so many code points precede."""
        places = (self.start, self.end, self.whole_start, self.whole_end)
        return FoundId(self.value, *(place + by for place in places))


# Only the archives that ever used the old scheme: any word would turn the link
# "example.org/foo/1201567" into a paper.
_OLD_ARCHIVES = "|".join(sorted(map(re.escape, ARCHIVES), key=len, reverse=True))
_NEW = r"(?P<new>\d{4}\.\d{4,5})"
# Copies glue a title or comments to an id: of "0704.05783D Fields" the digit is the title's,
# since numbers had four before 2015, of "0704.016620 pages" the last two are the comments'.
_PAGES = r"(?=[1-9]\d{0,2}\s(?:pages?|pp)\b)"
_NEW_IN_TEXT = (
    rf"(?P<new>(?:0\d|1[0-4])\d\d\.\d{{4}}(?:(?=[1-4]D\b)|{_PAGES})"
    rf"|\d{{4}}\.\d{{4,5}}(?!\d)|(?:1[5-9]|[2-9]\d)\d\d\.\d{{5}}{_PAGES})"
)
_OLD = rf"(?P<archive>{_OLD_ARCHIVES})(?:\.[A-Za-z]{{2}}(?:-[a-z]+)?)?/(?P<old>\d{{7}})"
_VERSION = r"(?:v(?P<version>[1-9]\d{0,2}))?"
_PREFIX = (
    r"(?:(?:https?://)?(?:[a-z]+\.)*arxiv\.org/(?:abs|pdf|html|src|e-print|format|ps)/"
    r"|(?:https?://)?(?:www\.)?(?:ar5iv\.(?:labs\.arxiv\.)?org|alphaxiv\.org)"
    r"/(?:abs|html|pdf|overview)/"
    # Sites that name a paper's page by its arXiv id.
    r"|(?:https?://)?(?:www\.)?(?:(?:huggingface\.co|hf\.co|arxiv-vanity\.com|emergentmind\.com)"
    r"/papers/|(?:scirate\.com|semanticscholar\.org)/arxiv/)"
    r"|(?:https?://)?(?:dx\.)?(?:doi\.org/)?10\.48550/arxiv\."
    r"|arxiv\s?:\s?|arxiv\s+(?=\d{4}\.\d{4}))"
)
_WHOLE = re.compile(
    rf"^\s*{_PREFIX}?(?:{_NEW}|{_OLD}){_VERSION}(?:\.pdf)?(?:[?#]\S*)?/?"
    r"(?:\s*\[[A-Za-z-]+(?:\.[A-Za-z-]+)?\])?\s*$",
    re.IGNORECASE,
)
# Ids of today, as they are: they need no other look.
_USUAL = re.compile(r"(?:1[5-9]|[2-9][0-9])(?:0[1-9]|1[0-2])\.(?!00000)[0-9]{5}")
_IN_TEXT = re.compile(
    rf"(?<![\w./-]){_PREFIX}(?:{_NEW_IN_TEXT}|{_OLD}(?:(?!\d)|{_PAGES})){_VERSION}(?:\.pdf\b)?",
    re.IGNORECASE,
)
_SIGNS = ("xiv", "5iv", "papers/")  # one of them is in every prefix
_OTHER_CASES = "İıſ"  # what a pattern that ignores case takes for "i" and "s"
_DOI_PREFIX = r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*[:=]\s*)"
# How publishers address the page of an article by its DOI: "dl.acm.org/doi/abs/10.1145/...",
# "journals.aps.org/prl/abstract/10.1103/...", "link.springer.com/content/pdf/10.1007/...".
_HOUSE_PREFIX = (
    r"(?P<house>https?://[\w.-]+/(?:(?!badge/)[\w-]+/){0,3}?(?:"
    r"doi/(?:(?:abs|full|pdf|epdf|pdfdirect|pdfplus|epub|book|reader|suppl|figure|fullhtml)/)?"
    r"|(?:abstract|pdf|articles?|chapter|content|book)/(?:pdf/)?|article\?id=))"
)
# What stands behind it there: the form of the page, what was asked of it.
_HOUSE_END = re.compile(
    r"[?#&]|/(?:full|pdf|epdf|meta|abstract|html|summary|fulltext|tables|figures)\b"
    r"|(?<=\d)v\d{1,2}(?=\.full|\.abstract|$)|\.(?:full|abstract|pdf|short|html?)\b|(?:(?<=[a-z]\d{3})|(?<=[a-z]\d{4}))/\d{5,9}$",
    re.IGNORECASE,
)
# A registrant has four to nine digits, with sub-codes at times; what follows the
# slash is anything printable. The rest of the rules is about where it ends.
# Publishers once made DOIs with angle brackets inside (SICI, "(1996)053<0946:A>2.0.CO;2").
_DOI = r"10\.\d{4,9}(?:\.\d+)*/(?:[^\s\"<>⟨⟩〈〉{}|\\^`]++|<\d[\w:.()+-]{0,40}>(?=\d\.\d\.))+"
_DOI_WHOLE = re.compile(
    rf"^\s*(?:{_DOI_PREFIX}|{_HOUSE_PREFIX})?(?P<doi>{_DOI})\s*$", re.IGNORECASE
)
_DOI_IN_TEXT = re.compile(
    rf"(?<![\w/.])(?:{_DOI_PREFIX}|{_HOUSE_PREFIX})?(?P<doi>{_DOI})", re.IGNORECASE
)
_DOI_SIGN = re.compile(r"10\.\d{4}")
_MAX_DOI_PREFIX = 100  # code points: "https://dx.doi.org/", "doi:" and white space
_ESCAPED = re.compile(r"%(?:28|29|2f|3a|3b|3c|3e|5b|5d)")
_ORCID = re.compile(r"^(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$", re.IGNORECASE)


def parse_arxiv(text: str) -> ArxivId:
    """Read one arXiv id in any spelling people use.

    Takes bare ids, ``arXiv:`` and URL forms, arXiv's own DOI, upper-case
    archives, subject classes and versions; gives the one form arXiv looks up.

    Raises:
        InputError: If it is no arXiv id, naming what is wrong with it.

    Examples:
        >>> str(parse_arxiv("https://arxiv.org/pdf/1706.03762v5.pdf"))
        '1706.03762v5'
        >>> str(parse_arxiv("math.GT/0309136"))
        'math/0309136'
    """
    if _USUAL.fullmatch(text):
        return ArxivId(text)
    match = _WHOLE.match(text)
    if match is None:
        raise InputError(
            f"not an arXiv id: '{text}'", "expected one like 1706.03762v5 or hep-th/9901001"
        )
    return _arxiv_from(match, text)


def find_arxiv(text: str) -> Iterator[FoundId | InputError]:
    """Find the arXiv ids in a text that say they are (``arXiv:``, a link, arXiv's DOI).

    A bare ``1706.03762`` in running text is not taken: it may be a number.

    Yields:
        In order of place: an id, or an error for what looks like one and is not.
    """
    begin = 0
    # Most texts hold none, which is told at less cost than by the pattern.
    if text.isascii() or not any(letter in text for letter in _OTHER_CASES):
        small = text.lower()
        signs = [place for sign in _SIGNS if (place := small.find(sign)) >= 0]
        if not signs:
            return
        begin = text.rfind(" ", 0, min(signs)) + 1  # no white space stands in front of a sign
    for match in _IN_TEXT.finditer(text, begin):
        group = "new" if match["new"] else "archive"
        end = match.end("new") if match["new"] else match.end("old")
        try:
            found = _arxiv_from(match, match[0])
        except InputError as error:
            yield error
            continue
        yield FoundId(found, match.start(group), end, match.start(), match.end())


def _arxiv_from(match: re.Match[str], text: str) -> ArxivId:
    version = int(match["version"]) if match["version"] else None
    if match["old"]:
        number, name = match["old"], match["archive"].lower()
        _check_month(number[2:4], text)
        if 703 < int(number[:4]) < 9108:
            raise _bad(text, f"the old scheme did not exist in month {number[:4]}")
        if int(number[4:]) == 0:
            raise _bad(text, "there is no number 0")
        return ArxivId(f"{name}/{number}", version)
    month, number = match["new"].split(".")
    _check_month(month[2:], text)
    if int(month) < 704:
        raise _bad(text, "the new scheme began in April 2007 (0704)")
    if int(number) == 0:
        raise _bad(text, "there is no number 0")
    if int(month) < 1501 and int(number) > 9999:
        raise _bad(text, "numbers had four digits before 2015")
    # arXiv pads the number itself: four digits to 1412, five from 1501 on.
    width = 4 if int(month) < 1501 else 5
    return ArxivId(f"{month}.{int(number):0{width}d}", version)


def _check_month(month: str, text: str) -> None:
    if not 1 <= int(month) <= 12:
        raise _bad(text, f"there is no month {month}")


def _bad(text: str, reason: str) -> InputError:
    return InputError(
        f"'{text.strip()}' looks like an arXiv id, but {reason}",
        "expected one like 1706.03762v5 or hep-th/9901001",
    )


def parse_doi(text: str) -> str:
    """Read one DOI in any spelling; give it bare and in lower case.

    Raises:
        InputError: If it is no DOI.

    Examples:
        >>> parse_doi("https://doi.org/10.1103/PhysRevD.76.013009")
        '10.1103/physrevd.76.013009'
    """
    match = _DOI_WHOLE.match(text)
    if match is None:
        raise InputError(f"not a DOI: '{text}'", "expected one like 10.1038/s41586-021-03854-z")
    return _doi_value(_in_house(match))


def find_doi(text: str) -> Iterator[FoundId]:
    """Find the DOIs in a text, in order of place; arXiv's own DOIs are arXiv ids."""
    # The sign of a DOI is found at less cost than by the pattern.
    sign = _DOI_SIGN.search(text)
    if sign is None:
        return
    for match in _DOI_IN_TEXT.finditer(text, max(0, sign.start() - _MAX_DOI_PREFIX)):
        printed = _in_house(match)
        start = match.start("doi")
        if not printed.lower().startswith("10.48550/arxiv."):
            end = start + len(printed)
            whole = start + len(_doi_end(match["doi"]))
            yield FoundId(_doi_value(printed), start, end, match.start(), whole)


def _in_house(match: re.Match[str]) -> str:
    """Give the DOI of a match; of a publisher's address without what stands behind it."""
    printed = _doi_end(match["doi"])
    if not match["house"]:
        return printed
    behind = _HOUSE_END.search(printed, printed.index("/") + 1)
    return _doi_end(printed[: behind.start()]) if behind else printed


def _doi_value(printed: str) -> str:
    """Give a DOI in its one form: addresses escape the brackets that old ones have."""
    value = printed.lower()
    return unquote(value).lower() if _ESCAPED.search(value) else value


def _doi_end(printed: str) -> str:
    """Drop what belongs to the sentence and not to the DOI: final punctuation, a closing
    bracket that no opening one asks for, the link behind it in Markdown ("[10.1/x](https://...").
    """
    printed = printed.partition("](")[0]
    while printed:
        last = printed[-1]
        if last in ".,;:!?'*" or (
            last in ")]" and printed.count(last) > printed.count("([)]"[")]".index(last)])
        ):
            printed = printed[:-1]
        else:
            break
    return printed


def parse_orcid(text: str) -> str:
    """Read one ORCID iD, checking its last digit (ISO 7064, MOD 11-2).

    Raises:
        InputError: If it is no ORCID iD.
    """
    match = _ORCID.match(text.strip())
    if match:
        digits = match[1].upper().replace("-", "")
        total = 0
        for digit in digits[:-1]:
            total = (total + int(digit)) * 2
        check = (12 - total % 11) % 11
        if digits[-1] == ("X" if check == 10 else str(check)):
            return match[1].upper()
    raise InputError(f"not an ORCID iD: '{text}'", "expected one like 0000-0002-1825-0097")


def arxiv_doi(bare: str) -> str:
    """Give the DOI that arXiv registers for a paper, in lower case."""
    return f"10.48550/arxiv.{bare}"


def paper_id(*, arxiv_id: str | None = None, doi: str | None = None) -> str:
    """Give the compact id of a paper known by arXiv id or DOI; the arXiv id wins."""
    if arxiv_id:
        return f"arxiv:{arxiv_id}"
    if doi and doi.startswith("10.48550/arxiv."):
        return f"arxiv:{doi.removeprefix('10.48550/arxiv.')}"
    if doi:
        return f"doi:{doi}"
    raise ValueError("a paper without arXiv id and DOI is named by digest()")


def digest(text: str, length: int = 16) -> str:
    """Hash a canonical text: the first hexadecimal digits of its SHA-256."""
    return digest_bytes(text.encode(), length)


def digest_bytes(content: bytes, length: int = 16) -> str:
    """Hash a content: the first hexadecimal digits of its SHA-256."""
    return hashlib.sha256(content).hexdigest()[:length]


def slug(text: str) -> str:
    """Make the readable part of an id: lower-case ASCII letters and digits, hyphens between."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")
