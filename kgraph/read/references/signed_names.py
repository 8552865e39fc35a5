"""What offices ask for beside the names and numbers of works: who is a student, who answers, of
what kind a work is.

    *1. Lee, A., Day, B. (2020). Counting Sheep.      one of the five that count most
    3. * Fox CY, * Hay D, Lee A. (2021). Goats.       who was a student
    4. Lee, A.PI and Day, B.S (2014), "Wool"          the same as superscripts
    5. Artículo científico. Lee, A. (AC); Day, B. (1/2). 2022. Sheep.

The text is read as if these signs were not there; every value keeps its place on the page.
"""

import re
from collections.abc import Iterator

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without

_CAPITAL = r"[^\W\d_a-z]"
# "Lee, A.", "Lee A", "Lee AB", "A. Lee"
_NAME = (
    rf"(?:(?:[a-z]{{2,3}}\s){{0,2}}{_CAPITAL}[\w'’-]+(?:\s{_CAPITAL}[\w'’-]+){{0,2}}"
    rf"(?:,\s{_CAPITAL}\.|\s{_CAPITAL}{{1,3}}[,.]|,\s{_CAPITAL}\w+[,.;])"
    rf"|(?:{_CAPITAL}\.[\s-]?){{1,3}}{_CAPITAL}[\w'’-]+)"
)
# A star before the number of an entry; a sign before a name: behind the number of its entry,
# behind another name, or first on a line.
_BEFORE_NUMBER = re.compile(r"[*†‡§★☆][ ]?(?=\d{1,3}[.)][ \t]+\S)")
_NUMBER = re.compile(r"\n[ \t]*\d{1,3}[.)][ \t]+\S")
_BEFORE_NAME = re.compile(rf"[*†‡§#+★☆](?P<gap>[ ]?)(?={_NAME})")
_AT_NUMBER = re.compile(r"(?:^|\n)[ \t]*[\[(]?\d{1,3}[.)\]][ \t]+$")
_AT_NAME = re.compile(r"(?:[,;&]|\b(?:and|und|et|y|e))\s+$")
_CLOSING = re.compile(r"\S[*](?!\w)")  # of Markdown, or behind a name
MAX_BEFORE = 12  # code points that tell what stands before a name
# Superscripts of a principal investigator; of others where there are such.
_INVESTIGATOR = re.compile(rf"P(?<={_CAPITAL}\.P)I(?:(?=,)|(?=\s[a(&])|(?=\.))")
_OTHER = re.compile(rf"[SCT](?<={_CAPITAL}\.[SCT])(?=,|\s[a(&])")
# Who answers for a work: "(AC)", "(corresponding author)".
_ANSWERS = re.compile(
    r"[ ]?\((?:AC|CA|A\.C\.|AP|[Cc]orresponding(?:\s[Aa]uthor)?|[Cc]orresp\.|[Aa]utora? de"
    r" correspondencia|[Aa]utora? principal|[Pp]resent(?:er|ing author)|[Ss]tudent|[Pp]ost-?doc"
    r"|[Pp]h\.?D\.? student)\)(?=\s?[;,.&:(]|\s(?:and|y|et|und|e)\s|\s\()"
)
# Which of the names is whose page it is: "Lee, A. (2/4).", with a full stop too many.
_OF_ALL = r"\(\d{1,3}[ ]?/[ ]?\d{1,3}\)"
_PLACE_OF_NAME = re.compile(rf"[ \n](?:(?<=\..){_OF_ALL}\.?|{_OF_ALL}(?=[.,;:]))(?=[\s,;:.])")
# Of what kind it is, before the names.
_KIND = re.compile(
    r"(?:Artículo(?:\s(?:científico|de\s\w+|original))?|Capítulos?(?:\sde\slibro)?|Libro|Revisión"
    r"|Article(?:\s(?:scientifique|de\srevue))?|Chapitre(?:\sd['’]ouvrage)?|Ouvrage"
    r"|Articolo(?:\s(?:in|su)\srivista)?|Contributo\sin\svolume|Capitolo(?:\sdi\slibro)?"
    r"|Artigo(?:\scientífico|\sem\s\w+)?|Capítulo(?:\sde\slivro)?|Livro"
    r"|(?:Journal|Research|Review|Original)\s(?:[Aa]rticle|[Pp]aper)|(?:Book\s)?[Cc]hapter"
    r"|(?:Conference|Workshop)\s[Pp]aper|Proceedings|Monograph|Zeitschriften(?:artikel|aufsatz)"
    r"|Buch(?:kapitel|beitrag)|Aufsatz)[.:][ ]\s*"
    rf"(?={_NAME})"
)
MIN_OTHERS = 2  # names of an investigator on a page whose other superscripts are read


def unsigned(on: Page) -> Joined | None:
    """Give a page without the signs beside names; nothing if there are none."""
    text = on.text
    cuts = [*_signs(text), *_superscripts(text)]
    cuts += [m.span() for form in (_ANSWERS, _PLACE_OF_NAME) for m in form.finditer(text)]
    cuts += [m.span() for m in _KIND.finditer(text) if _AT_NUMBER.search(_before(text, m.start()))]
    return without(on, sorted(cuts)) if cuts else None


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Find signs before numbers and names; what a sign closes, too, is marked as in Markdown."""
    # Where every number has a star it tells nothing.
    some = _NUMBER.search(text) is not None
    for sign in _BEFORE_NUMBER.finditer(text) if some else ():
        if _is_first(text, sign.start()) and not _is_closed(text, sign.start()):
            yield sign.span()
    for sign in _BEFORE_NAME.finditer(text):
        before = _before(text, sign.start())
        inside = _AT_NUMBER.search(before) or _AT_NAME.search(before)
        # "* Lee, A.": a bullet.
        first = not sign["gap"] and _is_first(text, sign.start())
        if (inside or first) and not _is_closed(text, sign.start()):
            yield sign.span()


def _superscripts(text: str) -> Iterator[tuple[int, int]]:
    found = [m.span() for m in _INVESTIGATOR.finditer(text)]
    yield from found
    if len(found) >= MIN_OTHERS:
        yield from (m.span() for m in _OTHER.finditer(text))


def _before(text: str, place: int) -> str:
    return text[max(0, place - MAX_BEFORE) : place]


def _is_first(text: str, place: int) -> bool:
    return not text[text.rfind("\n", 0, place) + 1 : place].strip()


def _is_closed(text: str, place: int) -> bool:
    """Say whether a star of the same line stands where one closes what another opens."""
    if text[place] != "*" or text[place + 1] == " ":
        return False
    end = text.find("\n", place)
    return _CLOSING.search(text, place + 1, end if end >= 0 else len(text)) is not None
