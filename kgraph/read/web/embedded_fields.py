"""The values that a web page's data for machines gives of one entry, by column."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Author
from kgraph.model.text import collapse
from kgraph.read.parts.abstract_names import behind_name, is_abstract_name
from kgraph.read.parts.authors import find_authors, split_authors
from kgraph.read.parts.persons import is_person

_MARKUP = re.compile(r"</?(?:jats:|mml:)?(?P<name>[a-z][\w:-]*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WITHIN = frozenset(  # elements inside of words and sentences
    (
        *("i", "b", "em", "strong", "sub", "sup", "span", "a", "u", "tt", "italic", "bold"),
        *("sc", "mi", "mn", "mo", "mrow", "msub", "msup"),
    )
)
_FIRST = re.compile(r"\s*<(?P<tag>[\w:]+)>(?P<name>[^<>]{2,40})</(?P=tag)>[\s:.]*(?=\S)")
_AND = re.compile(r"\s(?:and|&)\s")


@dataclass
class Fields:
    """The values of one entry by column, as printed, with affiliation and ORCID of authors."""

    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    authors: list[Author] = field(default_factory=list)

    def complete(self, other: "Fields") -> None:
        """Take from another what is not here."""
        for column, values in other.values.items():
            if column in ("ids", "urls"):
                self.values[column] += values
            elif not self.values[column]:
                self.values[column] = values
        self.authors = self.authors or other.authors


def plain_abstract(value: str) -> str:
    """Give an abstract without the elements it is set in, and without the word abstract."""
    named = _FIRST.match(value) if "<" in value else None
    if named and is_abstract_name(named["name"]):
        value = value[named.end() :]
    elif (behind := behind_name(value, 0, len(value))) and value[:behind].strip()[-1:] in ":.：—–":
        value = value[behind:]
    if "<" in value:
        value = _MARKUP.sub(lambda m: "" if m["name"].lower() in _WITHIN else " ", value)
    return collapse(value)


def names_of(value: str) -> list[Author]:
    """Read one meta element: a name, or, in old pages, names between semicolons."""
    if ";" in value:
        return [Author(name) for part in value.split(";") if (name := collapse(part))]
    joined = _AND.search(value) is not None
    if joined and (named := find_authors(value, 0, len(value))):
        return [Author(collapse(value[a:b])) for a, b in named.places]
    if value.count(",") <= 1:
        return [Author(value)]
    listed = split_authors(value, 0, len(value))
    return [Author(collapse(value[a:b])) for a, b in listed.places]


def names_in(value: str) -> list[Author]:
    """Read names in one text, where a name is "First Last": of "Ann Lee, Bob Day" two."""
    parts = [collapse(part) for part in value.split(",")]
    if len(parts) == 2 and all(" " in part and is_person(part) for part in parts):
        return list(map(Author, parts))
    return names_of(value)


def orcid_of(value: str) -> str | None:
    """Read an ORCID iD; nothing if it is none."""
    try:
        return ids.parse_orcid(value)
    except InputError:
        return None
