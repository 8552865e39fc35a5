"""Titles with an author list glued to them: where does the title end?

    A Framework for IoT TestingAnn Lee, Bob Day

A capital with nothing before it may begin the first name, or stand inside of a word that is
written so: "IoT", "PyTorch".
"""

import re

from kgraph.model.names import PARTICLES
from kgraph.read.parts.authors import SEPARATOR, AuthorList, find_authors, find_cut
from kgraph.read.parts.list_of_persons import may_sign
from kgraph.read.parts.persons import is_initialled, is_person

MAX_NAME = 300  # code points
MAX_TRIES = 100  # of capitals that may begin the list glued to a title
MAX_HEAD = 3  # letters of a short word that a lone letter ends: "IoT"
MIN_LAST = 5  # letters of the last word of a title, if a name has fewer before a capital: "McKay"
NEAR = 2500  # code points behind a title: its abstract
_CAPITAL = re.compile(r"[^\W\d_a-z]")  # or a letter that is not ASCII
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD = re.compile(r"[^\W\d_]+")
# "Lee, A. B.;", "Lee AB,": a family name and its initials behind it.
_TURNED = re.compile(
    r"[^\W\d_a-z](?:['’][^\W\d_a-z])?[^\W\d_A-Z][\w'’-]*,?\s"
    r"(?:[A-Z]\.(?:[\s-]?[A-Z]\.){0,3}|[A-Z]{1,3})(?=\s*(?:[,;&]|and\s|et\s|$))"
)
# Words with capitals inside whose second part could be a name: "Torch Services".
_TERMS = frozenset(
    """
    AIOps AIoT AlphaFold AlphaGo AlphaZero AutoML BibTeX BigQuery BioTech BitTorrent BlueSky
    CoVid CrossFit DataFrame DeFi DeepMind DevOps DevSecOps EdTech FinTech FlashAttention GameFi
    GitHub GitLab GraphQL HealthTech HoloLens IIoT ImageNet IoT JavaScript LLMOps LaTeX
    LangChain LangGraph LiDAR LinkedIn LoRa LoRaWAN MLOps MapReduce MedTech MiniZinc NumPy
    OpenMath OpenStack OpenStreetMap PageRank PointNet PowerPoint PyTorch QuickCheck ReLU ResNet
    RoboCup SciPy SecOps SharePoint StackOverflow TeX TensorFlow TikTok TypeScript VoIP WeChat
    WebAssembly WhatsApp WiFi WordNet YouTube
    """.split()  # noqa: SIM905 - read as prose
)


def find_seam(text: str, start: int, end: int) -> int | None:
    """Find where a title ends and an author list begins when nothing stands between.

    The seam is the leftmost capital with no separator before it whose whole right
    side reads as a list of names, the first of them without a further seam. One inside of
    a word that the text behind the title has too ("IoT") is none; one before a lone letter
    or an abbreviation is left for another further right.
    Measured on the titles and names of the facts it was written from: all 15 real
    headers. "KyuJung Jun" and the like are cut too late by this rule.
    """
    cut = find_cut(text, start, end)
    stop = cut.start() if cut else end
    first_end, tries = start, 0
    doubtful: int | None = None
    kept: int | None = None
    for capital in _CAPITAL.finditer(text, min(start + 2, stop), stop):
        i = capital.start()
        before = text[i - 1]
        if not text[i].isupper() or before.isspace() or before in "-'’./(\"“‘–&+_":
            continue
        if before.isupper() and text[i + 1 : i + 2].isspace():
            continue  # the last letter of "cSAT"
        if first_end < i:
            border = SEPARATOR.search(text, i, stop)
            first_end = border.start() if border else stop
        if first_end - i > MAX_NAME:
            continue
        if (
            is_person(text[i:first_end], glued=True)
            or is_initialled(text[i:first_end])
            or _TURNED.match(text, i, stop)
            or (first_end < stop and _may_sign_behind(text[max(0, i - 3) : i], text[i:first_end]))
        ):
            tries += 1
            found = find_authors(text, i, end, glued=True)
            if found and found.places[0][0] == i and not _is_inside(text, start, i, end):
                if not _is_doubtful(text, i):
                    if doubtful is None or _ends_title(text, doubtful, i):
                        return i
                elif doubtful is None:
                    doubtful, kept = i, i if _may_be_names(text, i, found) else None
            if tries == MAX_TRIES:
                break
    return kept


def _is_inside(text: str, start: int, i: int, end: int) -> bool:
    """Say whether a capital stands inside of a word: a known one, or one of the text below."""
    head = _WORD_BEFORE.search(text, start, i)
    word = _WORD.match(text, head.start() if head else i)
    if head is None or word is None:
        return False
    printed = word[0]
    if printed in _TERMS or printed.removesuffix("s") in _TERMS:
        return True
    if text.find(printed, end, end + NEAR) < 0:
        return False
    again = re.compile(rf"\b[a-z]+[\s,(]+{re.escape(printed)}(?:[.,;:)]|\s(?P<behind>[a-z]+))")
    # Names glued to another title may begin with the same two words: "FieldsAnn van Elk".
    return any(match["behind"] not in PARTICLES for match in again.finditer(text[end : end + NEAR]))


def _is_doubtful(text: str, i: int) -> bool:
    """Say whether a list begins with capitals that are no initials: "T Services", "GAN"."""
    word = _WORD.match(text, i)
    return word is not None and word[0].isupper() and text[word.end() : word.end() + 1] != "."


def _may_be_names(text: str, i: int, found: AuthorList) -> bool:
    """Say whether a list that begins with a lone letter may be one: not "T Services" by itself."""
    word = _WORD.match(text, i)
    head = _WORD_BEFORE.search(text, max(0, i - MAX_HEAD - 1), i)
    lone = word is not None and len(word[0]) == 1
    return not (lone and len(found.places) == 1 and head is not None and len(head[0]) <= MAX_HEAD)


def _ends_title(text: str, doubtful: int, i: int) -> bool:
    """Say whether what stands before a seam is the end of a title, and no part of a name."""
    borders = [border.end() for border in SEPARATOR.finditer(text, doubtful, i)]
    words = text[borders[-1] if borders else doubtful : i].split()
    return len(words) > 1 or (len(words) == 1 and len(words[0]) >= MIN_LAST)


def _may_sign_behind(before: str, name: str) -> bool:
    """Say whether a word glued to a title may sign it; the capitals of "mRNA" do not."""
    least = 3 if name.isupper() else 1
    small = before[-least:]
    return len(small) == least and small.isalpha() and small.islower() and may_sign(name)
