"""Print real papers as pasted web pages, and say what each page prints and where.

The outside examiner of the page readers: it knows the five layouts from pages people
have, not from the readers. Facts of papers come from the test data, the form from a
seed: ``print_page("dated_cards", papers, seed=7)`` is the same page for ever. Whatever
a page prints goes through `Sheet.value`, so the truth is where the text is made.
"""

import random
import re
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kgraph.model.taxonomy import categories
from tests.read.papers import Paper

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Value:
    """One printed value: ``text[start:end]`` prints it; ``value`` is what it says.

    Nothing if it stands for nothing certain, as the code ``CO`` of three archives.
    """

    field: str
    value: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Entry:
    """One paper on a page, from its first character to its last."""

    start: int
    end: int
    values: tuple[Value, ...]
    flags: frozenset[str]

    def all(self, field: str) -> list[Value]:
        return [value for value in self.values if value.field == field]


@dataclass(frozen=True)
class Page:
    """A printed page and its truth; ``facts`` is what it says about all entries."""

    layout: str
    seed: int
    style: dict[str, object]
    text: str
    entries: tuple[Entry, ...]
    facts: tuple[Value, ...]


class Sheet:
    """A page in the making."""

    def __init__(self) -> None:
        self.text = ""
        self.entries: list[Entry] = []
        self.facts: list[Value] = []
        self._values = self.facts
        self._flags: set[str] = set()

    def put(self, text: str) -> None:
        self.text += text

    def value(self, field: str, text: str, says: str | None = "") -> None:
        """Print a value; ``says`` is its meaning where that is not the text itself."""
        meaning = " ".join(text.split()) if says == "" else says
        self._values.append(Value(field, meaning, len(self.text), len(self.text) + len(text)))
        self.text += text

    def flag(self, name: str) -> None:
        self._flags.add(name)

    @contextmanager
    def entry(self) -> Iterator[None]:
        start, self._values, self._flags = len(self.text), [], set()
        yield
        end = len(self.text.rstrip())
        self.entries.append(Entry(start, end, tuple(self._values), frozenset(self._flags)))
        self._values = self.facts


# Of each option the first value is how the page we know does it.
OPTIONS: dict[str, dict[str, tuple[object, ...]]] = {
    "abstract_blocks": {
        "between": ("\n", "\n\n", "\n\n\n"),
        "width": (0, 79, 60, 72, 100, 120),
        "colon": ("", " "),
        "head": ("none", "some", "all"),
        "shown": (15, 3, 6),
        "join": (", ", " and ", ", and "),
        "notes": ("none", "below", "above"),
        "subjects": (False, True),
        "cite": (False, True),
        "cut": ("none", "some"),
    },
    "ids_between": {
        "ids": ("close", "open"),
        "before_id": ("\n", "\n\n"),
        "after_id": ("", "\n", "\n\n", " "),
        "version": ("none", "some"),
        "titles": (False, True),
        "comments": ("some", "none", "labelled"),
        "without_id": (False, True),
        "width": (0, 0, 79, 100),
    },
    "dated_cards": {
        "codes": ("two", "two_all", "full", "full_all", "full_spaced"),
        "flag": ("", "Code", " Code"),
        "head": ("glued", "line", "paragraph"),
        "shown": (3, 1, 2, 4),
        "organisations": ("some", "lists", "none"),
        "gap": ("\n", "\n\n"),
        "between": ("\n", "\n\n", "\n\n\n"),
        "navigation": ((), ("name", "Papers", "Sort by date"), ("Papers",), ("name", "12 papers")),
        "without_abstract": ("none", "some", "all"),
        "without_authors": ("none", "some"),
        "width": (0, 0, 79, 100),
        "cut": ("none", "some"),
    },
    "labelled_entries": {
        "navigation": (
            ("Goto", "Collaborating Authors"),
            (),
            ("Home", "Authors", "Sort by: Date"),
            ("Search", "Filters"),
        ),
        "person": ("\u00a0", "", None),
        "gap": ("\n\n", "\n"),
        "between": ("\n\n\n", "\n\n", "\n"),
        "date": ("none", "created", "month-day-year"),
        "without_label": (False, True),
        "cut": ("none", "some", "all"),
        "dots": ("...", "…"),
        "width": (0, 0, 79, 100),
    },
    "reading_list": {
        "heading": ("Research Papers", None, "Reading list", "To read, spring 2024"),
        "width": (79, 60, 66, 72, 90, 100, 120),
        "between": ("\n", "\n\n"),
        "gap": ("\n", "\n\n"),
        "created": (False, True),
        "unwrapped": (True, False),
        "authors": (False, True),
        "links": ("none", "some", "all"),
        "cut": ("last", "none", "some"),
        "dots": ("...", "…"),
        "paragraphs": ("own", "split", "split_blank"),
    },
}
LAYOUTS = tuple(OPTIONS)
LABELS = (
    "arXiv.org Artificial Intelligence",
    "arXiv.org Machine Learning",
    "arXiv.org Computation and Language",
    "Neural Information Processing Systems",
)
ORGANISATIONS = ("openai", "deepmind", "meta", "google", "hugging-face", "stanford", "allen-ai")


def choose_style(layout: str, rng: random.Random) -> dict[str, object]:
    """Draw a value for every option; near the page we know, or anywhere."""
    strange = rng.choice((0.0, 0.5, 0.8, 1.0))
    return {
        name: rng.choice(values) if rng.random() < strange else values[0]
        for name, values in {**OPTIONS[layout], "newline": ("\n", "\n", "\n", "\r\n")}.items()
    }


def print_page(layout: str, papers: list[Paper], seed: int, **forced: object) -> Page:
    """Print 3 to 15 of the papers; ``forced`` fixes options that the seed would draw."""
    rng = random.Random(f"{layout} {seed}")
    style = {**choose_style(layout, rng), **forced}
    drawn = rng.sample(papers, 30)
    chosen = list({p.abstract: p for p in drawn}.values())[: rng.randint(3, 15)]
    sheet = Sheet()
    PRINTERS[layout](sheet, chosen, style, rng)
    page = Page(layout, seed, style, sheet.text.rstrip(), tuple(sheet.entries), tuple(sheet.facts))
    page = replace(page, text=page.text + rng.choice(("\n", "", "\n\n")))
    return _with_line_ends(page) if style["newline"] == "\r\n" else page


def abstract_blocks(
    sheet: Sheet, papers: list[Paper], style: dict[str, object], rng: random.Random
) -> None:
    """``Abstract:`` opens each block; titles and authors, if any, stand before it."""
    colon = str(style["colon"])
    above = style["notes"] == "above" and style["head"] == "all"
    below = style["notes"] == "below" or (style["notes"] == "above" and not above)
    for paper in papers:
        if sheet.entries:
            sheet.put(str(style["between"]))
        with sheet.entry():
            if style["head"] == "all" or (style["head"] == "some" and rng.random() < 0.5):
                sheet.put(f"Title:{colon}")
                sheet.value("title", paper.title)
                sheet.put(f"\nAuthors:{colon}")
                _authors(sheet, paper, int(str(style["shown"])), last=str(style["join"]))
                sheet.put("\n")
            if above:
                _notes(sheet, paper, style, "", "\n")
            sheet.put(f"Abstract:{colon}")
            _abstract(sheet, paper, style, rng)
            if below:
                _notes(sheet, paper, style, "\n", "")


def _notes(sheet: Sheet, paper: Paper, style: dict[str, object], before: str, after: str) -> None:
    """Print ``Comments:``, ``Subjects:`` and ``Cite as:`` lines."""
    if paper.comments:
        sheet.put(f"{before}Comments:{style['colon']}")
        sheet.value("comments", paper.comments)
        sheet.put(after)
    if style["subjects"]:
        sheet.put(f"{before}Subjects:{style['colon']}")
        for number, code in enumerate(paper.categories):
            sheet.put(f"{'; ' if number else ''}{categories()[code].name} (")
            sheet.value("categories", code)
            sheet.put(")")
        sheet.put(after)
    if style["cite"]:
        sheet.put(f"{before}Cite as:{style['colon']}arXiv:")
        sheet.value("arxiv_id", paper.arxiv_id)
        sheet.put(f" [{paper.categories[0]}]{after}")


def ids_between(
    sheet: Sheet, papers: list[Paper], style: dict[str, object], rng: random.Random
) -> None:
    """``arXiv:ID`` closes or opens each block, glued to what follows."""
    opening, after = style["ids"] == "open", str(style["after_id"])
    if style["titles"] or style["without_id"]:
        style["width"] = 0  # else nothing would say where a block begins
    bare = rng.randrange(1, len(papers) - 1) if style["without_id"] else -1
    for number, paper in enumerate(papers):
        with sheet.entry():
            if opening and number != bare:
                _id(sheet, paper, style, rng)
                sheet.put(after)
            if style["titles"]:
                sheet.value("title", paper.title)
                sheet.put("\n")
            _abstract(sheet, paper, style, rng)
            # A long comment, alone on its line, is told from an abstract by nothing.
            if paper.comments and style["comments"] != "none" and len(paper.comments) < 90:
                sheet.put("\nComments: " if style["comments"] == "labelled" else "\n")
                sheet.value("comments", paper.comments)
            if opening or number == bare:
                sheet.put(str(style["before_id"]))
            else:
                sheet.put(str(style["before_id"]))
                _id(sheet, paper, style, rng)
                last = number == len(papers) - 1
                sheet.put("" if last else after)


def _id(sheet: Sheet, paper: Paper, style: dict[str, object], rng: random.Random) -> None:
    sheet.put("arXiv:")
    sheet.value("arxiv_id", paper.arxiv_id)
    text = "".join((paper.title, *paper.abstract))
    # "v1" glued to "2D systems" is version 12 for anyone.
    if style["version"] == "some" and rng.random() < 0.5 and not re.match(r"\d", text):
        version = rng.randint(1, paper.versions)
        sheet.put("v")
        sheet.value("version", str(version))


def dated_cards(
    sheet: Sheet, papers: list[Paper], style: dict[str, object], rng: random.Random
) -> None:
    """Codes and date glued, then title glued to authors, then the abstract."""
    gap = str(style["gap"])
    between = max(gap, str(style["between"]), key=len)
    for line in style["navigation"]:  # type: ignore[attr-defined]
        if line == "name":
            sheet.value("person", rng.choice(rng.choice(papers).names))
        else:
            sheet.put(line)
        sheet.put(gap)
    for paper in papers:
        if sheet.entries:
            sheet.put(between)
        with sheet.entry():
            _codes(sheet, paper, str(style["codes"]))
            _date(sheet, paper.published, "Mon D, Y")
            if style["flag"] and rng.random() < 0.4:
                sheet.put(" " if str(style["flag"])[0] == " " else "")
                sheet.value("labels", "Code")
            sheet.put(gap)
            sheet.value("title", paper.title)
            if style["without_authors"] == "none" or rng.random() < 0.8:
                sheet.put({"glued": "", "line": "\n", "paragraph": "\n\n"}[str(style["head"])])
                _authors(sheet, paper, int(str(style["shown"])), last=", ")
                _organisations(sheet, str(style["organisations"]), rng)
            bare = {"none": 0.0, "some": 0.3, "all": 1.0}[str(style["without_abstract"])]
            if rng.random() >= bare:
                sheet.put(gap)
                _abstract(sheet, paper, style, rng)


def _codes(sheet: Sheet, paper: Paper, how: str) -> None:
    for code in paper.categories[: 1 if how in ("two", "full") else 3]:
        letters = code.partition(".")[2]
        says = _two_letters(letters) if len(letters) == 2 else None
        # A site that shortens codes prints others whole, and never one for another.
        if how.startswith("two") and len(letters) == 2 and says in (None, code):
            sheet.value("categories", letters, says)
        else:
            sheet.value("categories", code)
            sheet.put(", " if how == "full_spaced" else "")
    if how == "full_spaced":
        sheet.text = sheet.text.removesuffix(", ") + " "


def _two_letters(letters: str) -> str | None:
    """Say which category two letters alone name; computer science goes first."""
    found = [code for code in categories() if code.endswith(f".{letters}")]
    if f"cs.{letters}" in found:
        return f"cs.{letters}"
    return found[0] if len(found) == 1 else None


def _organisations(sheet: Sheet, how: str, rng: random.Random) -> None:
    if how == "none" or rng.random() < 0.5:
        return
    chosen = rng.sample(ORGANISATIONS, rng.randint(1, 3) if how == "lists" else 1)
    for number, name in enumerate(chosen):
        sheet.put(", " if number else " · ")
        sheet.value("organisations", name)


def labelled_entries(
    sheet: Sheet, papers: list[Paper], style: dict[str, object], rng: random.Random
) -> None:
    """An author's page: navigation, the person, then title, label, abstract."""
    gap = str(style["gap"])
    between = max(gap, str(style["between"]), key=len)
    if style["without_label"]:
        between = max(between, "\n\n", key=len)  # else nothing would open the entry
    bare = rng.randrange(1, len(papers)) if style["without_label"] else -1
    for line in style["navigation"]:  # type: ignore[attr-defined]
        sheet.put(line + gap)
    if style["person"] is not None:
        given, family = rng.choice(papers[0].authors)
        if given and family:
            sheet.put(str(style["person"]))
            sheet.value("person", f"{family}, {given}")
            sheet.put(max(between, "\n\n", key=len))
    for number, paper in enumerate(papers):
        if sheet.entries:
            sheet.put(between)
        with sheet.entry():
            sheet.value("title", paper.title)
            sheet.put(gap)
            if number != bare:
                sheet.value("labels", rng.choice(LABELS))
                sheet.put(gap)
            if style["date"] != "none":
                created = style["date"] == "created"
                sheet.put("Created: " if created else "")
                _date(sheet, paper.published, "Y-m-d" if created else "Mon-D-Y")
                sheet.put(gap)
            _abstract(sheet, paper, style, rng)


def reading_list(
    sheet: Sheet, papers: list[Paper], style: dict[str, object], rng: random.Random
) -> None:
    """Titles on lines of their own, abstracts wrapped, often no blank line at all."""
    gap = str(style["gap"])
    between = max(gap, str(style["between"]), key=len)
    if style["heading"]:
        sheet.put(f"{style['heading']}{between}")
    whole = rng.randrange(len(papers)) if style["unwrapped"] else -1
    for number, paper in enumerate(papers):
        if sheet.entries:
            sheet.put(between)
        with sheet.entry():
            sheet.value("title", paper.title)
            sheet.put("\n")
            if style["authors"]:
                _authors(sheet, paper, 8, last=", ")
                sheet.put("\n")
            if style["created"]:
                sheet.put("Created: ")
                _date(sheet, paper.published, "Y-m-d")
                sheet.put("\n")
            sheet.put(gap[1:])
            last = number == len(papers) - 1
            how = {**style, "width": 0} if number == whole else dict(style)
            if style["cut"] == "last":
                how["cut"] = "all" if last else "none"
            _abstract(sheet, _in_paragraphs(paper, str(style["paragraphs"])), how, rng)
            if style["links"] == "all" or (style["links"] == "some" and rng.random() < 0.5):
                _link(sheet, paper, rng)


def _in_paragraphs(paper: Paper, how: str) -> Paper:
    """Split an abstract of one paragraph in two, in the middle, where a sentence ends."""
    if how == "own" or len(paper.abstract) > 1:
        return paper
    sentences = re.split(r"(?<=[a-z]\.) (?=[A-Z])", paper.abstract[0])
    half = len(sentences) // 2
    parts = (" ".join(sentences[:half]), " ".join(sentences[half:]))
    return replace(paper, abstract=tuple(part for part in parts if part))


def _link(sheet: Sheet, paper: Paper, rng: random.Random) -> None:
    """Print a link on a line of its own: the paper at arXiv, or a page about it."""
    sheet.put("\n")
    folder = rng.choice(("https://arxiv.org/abs/", "https://arxiv.org/pdf/", ""))
    if not folder:
        sheet.value("urls", f"https://example.org/papers/{rng.randrange(1000)}")
        return
    start = len(sheet.text)
    sheet.put(folder)
    sheet.value("arxiv_id", paper.arxiv_id)
    url, sheet.text = sheet.text[start:], sheet.text[:start]
    sheet.value("urls", url)


def _abstract(sheet: Sheet, paper: Paper, style: dict[str, object], rng: random.Random) -> None:
    """Print the abstract: wrapped or not, cut or whole, its paragraphs on new lines."""
    width, cut = int(str(style["width"])), style.get("cut", "none")
    paragraphs = list(paper.abstract)
    if cut == "all" or (cut == "some" and rng.random() < 0.5):
        words = " ".join(paragraphs).split()
        kept = max(8, rng.randrange(len(words) // 3, len(words)))
        if kept < len(words):
            dots = str(style.get("dots", "..."))
            paragraphs = [" ".join(words[:kept]).rstrip(".,;:") + dots]
            sheet.flag("abstract_truncated")
    if width:
        lines = [
            textwrap.fill(part, width, break_long_words=False, break_on_hyphens=False)
            for part in paragraphs
        ]
        blank = style.get("paragraphs") == "split_blank" and style.get("between") != "\n"
        sheet.value("abstract", ("\n\n" if blank else "\n").join(lines))
    else:
        sheet.value("abstract", " ".join(paragraphs))


def _authors(sheet: Sheet, paper: Paper, shown: int, last: str) -> None:
    """Print the first names of the list; "et al." where it goes on."""
    names = paper.names[:shown]
    whole = len(names) == len(paper.names)
    for number, name in enumerate(names):
        if number:
            sheet.put(last if whole and number == len(names) - 1 else ", ")
        sheet.value("authors", name)
    if not whole:
        sheet.put(" et al.")
        sheet.flag("authors_truncated")


def _date(sheet: Sheet, iso: str, form: str) -> None:
    year, month, day = iso.split("-")
    name = MONTHS[int(month) - 1]
    printed = {
        "Mon D, Y": f"{name} {int(day)}, {year}",
        "Mon-D-Y": f"{name}-{day}-{year}",
        "Y-m-d": iso,
    }
    sheet.value("published", printed[form], iso)


def _with_line_ends(page: Page) -> Page:
    """Give the page with CRLF, every place moved by the line ends before it."""

    def moved(place: int) -> int:
        return place + page.text.count("\n", 0, place)

    def value(old: Value) -> Value:
        return replace(old, start=moved(old.start), end=moved(old.end))

    entries = tuple(
        replace(e, start=moved(e.start), end=moved(e.end), values=tuple(map(value, e.values)))
        for e in page.entries
    )
    text = page.text.replace("\n", "\r\n")
    return replace(page, text=text, entries=entries, facts=tuple(map(value, page.facts)))


PRINTERS: dict[str, Callable[[Sheet, list[Paper], dict[str, object], random.Random], None]] = {
    "abstract_blocks": abstract_blocks,
    "ids_between": ids_between,
    "dated_cards": dated_cards,
    "labelled_entries": labelled_entries,
    "reading_list": reading_list,
}
