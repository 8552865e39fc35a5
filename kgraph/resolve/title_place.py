"""The words of a printed reference, and whether a run of them stands there as a title.

Words are run together for comparison, so that a line break, a hyphen or a space inside
a word makes no difference; where a title may begin and end is read off the signs
and words around the run. Pure functions, linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from kgraph.model.text import collapse, plain

MAX_LETTERS = 4_000  # an entry that is longer holds many, or is no entry
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:18|19|20)\d\d[a-z]?$")
_ROMAN = re.compile(r"(?:i{2,3}|iv|vi{0,3}|ix|x)$")
_PARTS = frozenset(("part", "parts", "chapter", "episode", "supplement", "appendix"))
# Signs that close what stands before them. The bar stands for what TeX sets off.
_CLOSING = frozenset('.";|*])_')
_GLUE = frozenset("-/'&+@#=^~")
# Words that begin what comes after a title, and in no title stand behind a whole one.
_IMPRINT = frozenset(
    (
        *("arxiv", "corr", "biorxiv", "medrxiv", "ssrn", "zenodo", "openreview", "preprint"),
        *("proc", "procs", "proceedings", "advances", "conference", "symposium", "findings"),
        *("neurips", "nips", "icml", "iclr", "aaai", "ijcai", "acl", "emnlp", "naacl", "eacl"),
        *("coling", "tacl", "colm", "cvpr", "iccv", "eccv", "kdd", "sigir", "uai", "colt", "tmlr"),
        *("aistats", "interspeech", "icassp", "jmlr", "pmlr", "usenix", "osdi", "sosp", "lncs"),
        *("ieee", "acm", "siam", "springer", "elsevier", "journal", "transactions", "mnras", "apj"),
        *("vol", "pp", "pages", "eds", "url", "http", "https", "www", "doi", "eprint", "isbn"),
        *("unpublished", "accessed", "forthcoming", "submitted", "phd"),
    )
)
# Words of the same use that a title may also go on with: names of journals, of publishers.
_JOURNAL = frozenset(
    (
        *("adv", "annals", "ann", "annual", "bulletin", "bull", "acta", "archive", "archives"),
        *("lecture", "j", "jour", "trans", "letters", "lett", "cambridge", "oxford", "wiley"),
        *("university", "press", "phys", "physical", "physics", "rev", "review", "reviews"),
        *("nucl", "nature", "science", "cell", "pnas", "plos", "astron", "astrophys", "aj"),
        *("astronomical", "astrophysical", "apjl", "apjs", "pasp", "pasj", "nat", "sci", "comm"),
        *("commun", "communications", "math", "mathematics", "comput", "computational"),
        *("computer", "workshop", "volume", "no", "number", "page", "p", "art", "article", "ed"),
        *("editor", "editors", "edition", "technical", "tech", "report", "thesis", "master"),
        *("masters", "dissertation", "accepted", "available", "online", "github", "conf"),
        *("retrieved", "international", "int", "intl", "european", "american", "royal", "mit"),
        *("society", "association", "foundations", "blog", "web", "website", "curran", "issue"),
        *("extended", "poster", "spotlight", "oral", "abstract", "published", "publisher"),
        *("version", "note", "openai", "hal", "preprints", "manuscript"),
    )
)
_ARTICLES = frozenset(("the", "a", "an"))


class Printed:
    """A printed text: its words, and ``key``, all of them run together in lower case.

    ``starts`` are the offsets of the words in the key, and its end.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        lower = text.lower()
        if len(lower) != len(text):  # a letter whose small form is two
            self.text = lower
        self._lower = lower
        self.words: list[str] = _WORD.findall(lower)
        self.key = "".join(self.words)
        self.starts = list(accumulate(map(len, self.words), initial=0))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Give the places of the words in the text."""
        return [match.span() for match in _WORD.finditer(self._lower)]

    @property
    def years(self) -> frozenset[int]:
        """Give the numbers that can be years."""
        return frozenset(int(word[:4]) for word in self.words if _YEAR.match(word))

    def word_at(self, offset: int) -> int | None:
        """Give the word that begins at an offset of the key (the number of words: its end)."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else None

    def words_near(self, offset: int, letters: int) -> range:
        """Give the words that begin at most so many letters from an offset of the key."""
        return range(
            bisect_left(self.starts, offset - letters), bisect_right(self.starts, offset + letters)
        )


def printed(text: str) -> Printed:
    """Read a text; of an overlong one its beginning."""
    return Printed(plain(collapse(text[: 2 * MAX_LETTERS]))[:MAX_LETTERS])


def place(entry: Printed, first: int, end: int) -> str:
    """Say how the words ``first`` to ``end`` (excluded) of an entry stand in it.

    Returns:
        ``whole``: as a title. ``weak``: as one if its author stands there too.
        ``number``: beside a number that belongs to it, so it is another work's.
        ``no``: inside a longer title.
    """
    sides = (_left(entry, first), _right(entry, end))
    return next(word for word in ("number", "no", "weak", "whole") if word in sides)


def _gap(entry: Printed, index: int) -> str:
    """Give the signs between a word and the one before it."""
    return entry.text[entry.spans[index - 1][1] : entry.spans[index][0]]


def _left(entry: Printed, first: int) -> str:
    """Judge what stands before a run."""
    if first == 0:
        return "whole"
    gap, word = _gap(entry, first), entry.words[first - 1]
    signs = gap.strip()
    if word == "in" and not set(signs) & set(".,;"):
        return "no"  # "In Neural Networks, 12:3": where something else appeared
    if not signs:
        if _YEAR.match(word) or word == "al" or (first == 1 and word.isdigit()):
            return "whole"
        # "Vaswani A, Shazeer N Attention is all you need": initials, without a sign.
        initial = len(word) == 1 and entry.text[entry.spans[first - 1][0]].isupper()
        return "weak" if initial or word in _ARTICLES else "no"
    if len(gap) == 1 and gap in _GLUE:
        return "number" if word[-1].isdigit() else "no"
    if signs == ":":
        after_names = len(word) == 1 or word in ("al", "jr") or _YEAR.match(word)
        return "whole" if after_names else "weak"
    if len(signs) == 1 and signs in _GLUE:
        return "weak"
    return "whole"


def _right(entry: Printed, end: int) -> str:
    """Judge what stands behind a run."""
    if end == len(entry.words):
        return "whole"
    gap, word = _gap(entry, end), entry.words[end]
    signs = gap.strip()
    if word[0].isdigit():
        return _before_number(gap, word)
    if word in _PARTS or (_ROMAN.match(word) and not _is_volume(entry, end)):
        return "number"
    imprint, journal = _follows(entry, end)
    if not signs:
        return "whole" if imprint else ("weak" if journal and _capital(entry, end) else "no")
    if len(gap) == 1 and gap in "-/'.&+":
        return "whole" if gap == "." and (imprint or journal) else "no"  # "01.AI", "7B-Instruct"
    if set(signs) & _CLOSING or (signs[-1] == "'" and len(gap) > 1):
        return "whole"
    if imprint or journal:
        return "whole"
    if signs == ",":
        return "weak" if _capital(entry, end) else "no"
    return "weak" if signs[0] in "?!(" else "no"


def _before_number(gap: str, word: str) -> str:
    """Judge a number behind a run: years, volumes and addresses are none of a title's."""
    signs = gap.strip()
    glued = len(gap) <= 1 and gap != " "
    if _YEAR.match(word):
        return "number" if glued and gap not in (",", "(", ".") else "whole"
    return "number" if not signs or glued or signs in ("-", "#", ":", "'") else "whole"


def _is_volume(entry: Printed, index: int) -> bool:
    """Say whether a roman number is a volume (", VI, 3") or an initial ("X. Li")."""
    following = entry.words[index + 1] if index + 1 < len(entry.words) else "0"
    initial = len(entry.words[index]) == 1 and "." in _gap(entry, index)
    return initial or ("," in _gap(entry, index) and following[0].isdigit())


def _capital(entry: Printed, index: int) -> bool:
    return entry.text[entry.spans[index][0]].isupper()


def _follows(entry: Printed, index: int) -> tuple[bool, bool]:
    """Say whether an imprint, or the name of a journal, begins at a word."""
    words = entry.words[index : index + 4]
    led = words[0] in ("in", "to", "en")
    if led and words[1:2] == ["appear"]:
        return True, False
    rest = [word for word in words[led:] if word not in _ARTICLES][:2]
    if not rest:
        return False, False
    if led:
        # "need in computer vision" goes on, "need. In Computer Vision" does not.
        year = _YEAR.match(rest[0]) is not None
        return rest[0] in _IMPRINT or (year and rest[-1] in _IMPRINT), False
    return rest[0] in _IMPRINT, rest[0] in _JOURNAL
