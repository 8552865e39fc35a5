"""Pages like the ones people have, with known truth: what do the readers get right?

`page_printer` prints real papers in the five layouts with their variations; here each
page is read and compared value by value. Entries meet by place: a record belongs to the
entry that holds the middle of its longest span, so that one entry lost does not count
against all that follow it.

    python -m tests.read.test_sibling_pages [--pages N]           the score table
    python -m tests.read.test_sibling_pages --show LAYOUT FIELD   what went wrong
    python -m tests.read.test_sibling_pages --options LAYOUT      which variations hurt
"""

import argparse
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import ids
from kgraph.model.tables import Evidence, Record, Source
from kgraph.read import read_text
from tests.read.page_printer import LAYOUTS, OPTIONS, Entry, Page, print_page
from tests.read.papers import Paper, load_papers

PAGES = 40
AGAIN = 5  # of so many pages one is read a second time, or with other line ends
ONE = ("title", "abstract", "published", "arxiv_id", "version", "comments")
MANY = ("authors", "categories", "organisations", "labels", "urls")
FLAGS = {"authors_truncated": "authors", "abstract_truncated": "abstract"}
# Label lines of other layouts are nobody's business; links within abstracts may be read.
LABELLED = ("dated_cards", "labelled_entries")

# The share of printed values that must be read exactly. "spans": of the exact values,
# those whose place is exact too; "entries": found as one record each; "order": pages
# whose records are numbered in the order in which they stand.
FLOORS: dict[str, dict[str, float]] = {
    "abstract_blocks": {
        "entries": 0.99,
        "order": 1.0,
        "title": 0.98,
        "abstract": 0.99,
        "abstract_truncated": 0.95,
        "authors": 0.98,
        "authors_truncated": 0.9,
        "categories": 0.98,
        "arxiv_id": 0.98,
        "comments": 0.98,
        "spans": 0.99,
    },
    "ids_between": {
        "entries": 0.99,
        "order": 1.0,
        "title": 0.98,
        "abstract": 0.99,
        "arxiv_id": 0.99,
        "version": 0.98,
        "comments": 0.98,
        "spans": 0.99,
    },
    "dated_cards": {
        "entries": 0.99,
        "order": 1.0,
        "title": 0.98,
        "abstract": 0.98,
        "abstract_truncated": 0.95,
        "authors": 0.98,
        "authors_truncated": 0.97,
        "published": 0.99,
        "categories": 0.98,
        "organisations": 0.95,
        "labels": 0.97,
        "person": 0.95,
        "spans": 0.99,
    },
    "labelled_entries": {
        "entries": 0.97,
        "order": 1.0,
        "title": 0.95,
        "abstract": 0.95,
        "abstract_truncated": 0.95,
        "published": 0.9,
        "labels": 0.95,
        "person": 0.95,
        "spans": 0.99,
    },
    "reading_list": {
        "entries": 0.98,
        "order": 0.95,
        "title": 0.97,
        "abstract": 0.95,
        "abstract_truncated": 0.93,
        "authors": 0.96,
        "authors_truncated": 0.85,
        "published": 0.93,
        "arxiv_id": 0.88,
        "urls": 0.93,
        "spans": 0.99,
    },
}
# Values read that the page does not print there, as a share of all values read in a
# layout; the highest share allowed.
WRONG_AT_MOST = dict.fromkeys(LAYOUTS, 0.03)


@dataclass(frozen=True)
class Outcome:
    """One value expected or read: exact, missed, wrong, or rightly at a wrong place."""

    page: Page
    entry: Entry | None
    field: str
    kind: str
    expected: object
    got: object


def examine(page: Page) -> list[Outcome]:
    """Read a page and compare all it prints with all that was read."""
    evidence = read(page.text)
    pairs, extra = pair(page, evidence.records)
    outcomes = [
        outcome
        for entry, record in pairs
        for outcome in (_found(page, entry, record), *_compare(page, entry, record))
    ]
    outcomes += [Outcome(page, None, "entries", "wrong", None, record) for record in extra]
    places = [_place(record) for record in evidence.records]
    kind = "exact" if places == sorted(places) else "wrong"
    outcomes.append(Outcome(page, None, "order", kind, sorted(places), places))
    person = tuple(fact.value for fact in page.facts)
    got = tuple(fact.value for fact in evidence.page_facts if fact.kind == "person")
    if person or got:
        outcomes.append(Outcome(page, None, "person", _kind(person, got), person, got))
    return outcomes


@cache
def read(text: str) -> Evidence:
    """Read a page once for all that is asked of it."""
    return read_text(text, Source("0" * 16, "page", "page.txt", None, "2026-01-01T00:00:00Z", 0))


def pair(
    page: Page, records: Iterable[Record]
) -> tuple[list[tuple[Entry, Record | None]], list[Record]]:
    """Give every entry its record or nothing, and the records that are no entry's own."""
    claims: dict[Entry, list[Record]] = {entry: [] for entry in page.entries}
    extra = []
    for record in records:
        place = _place(record)
        owner = next((e for e in page.entries if e.start <= place < e.end), None)
        (claims[owner] if owner else extra).append(record)
    pairs = []
    for entry, claimants in claims.items():
        claimants.sort(key=lambda r: -max(span.end - span.start for span in r.spans))
        pairs.append((entry, claimants[0] if claimants else None))
        extra += claimants[1:]
    return pairs, extra


def _place(record: Record) -> float:
    if not record.spans:
        return -1
    longest = max(record.spans, key=lambda span: span.end - span.start)
    return (longest.start + longest.end) / 2


def _found(page: Page, entry: Entry, record: Record | None) -> Outcome:
    whole = page.text[entry.start : entry.end]
    return Outcome(page, entry, "entries", "exact" if record else "missed", whole, record)


def _compare(page: Page, entry: Entry, record: Record | None) -> Iterable[Outcome]:
    for field in (*ONE, *MANY):
        if field == "labels" and page.layout not in LABELLED:
            continue
        expected = _printed(entry, field)
        got = _read(record, field, expected)
        if field == "labels":  # a code that names no category for certain may be one
            vague = {page.text[v.start : v.end] for v in entry.values if v.value is None}
            got = tuple(label for label in got if label not in vague)
        kind = _kind(_undotted(expected), _undotted(got))
        if kind:
            yield Outcome(page, entry, field, kind, expected, got)
        if kind == "exact" and record:
            yield _compare_spans(page, entry, record, field)
    for field, of in FLAGS.items():
        expected, got = field in entry.flags, bool(record and getattr(record, field))
        if entry.all(of) and (expected or got):
            kind = "exact" if expected == got else "missed" if expected else "wrong"
            yield Outcome(page, entry, field, kind, expected, got)


def _printed(entry: Entry, field: str) -> tuple[str, ...]:
    return tuple(v.value for v in entry.all(field) if v.value is not None)


def _read(record: Record | None, field: str, expected: tuple[str, ...]) -> tuple[str, ...]:
    if record is None:
        return ()
    if field == "authors":
        return tuple(author.name for author in record.authors)
    if field == "urls":
        return tuple(url for url in record.urls if url in expected)
    value = getattr(record, field)
    if field in ONE:
        return () if value is None else (str(value),)
    return tuple(value)


def _kind(expected: tuple[str, ...], got: tuple[str, ...]) -> str:
    if expected == got:
        return "exact" if expected else ""
    return "wrong" if got else "missed"


def _undotted(values: tuple[str, ...]) -> tuple[str, ...]:
    """Leave open whether dots of omission belong to a cut abstract."""
    return tuple(value.rstrip("….").rstrip() for value in values)


def _compare_spans(page: Page, entry: Entry, record: Record, field: str) -> Outcome:
    expected = [(v.start, v.end) for v in entry.all(field) if v.value is not None]
    got = [(span.start, span.end) for span in record.spans if span.field == field]
    if field in ("urls", "labels"):
        got = [place for place in got if place in expected]
    right = [_inked(page.text, *p) for p in expected] == [_inked(page.text, *p) for p in got]
    return Outcome(page, entry, "spans", "exact" if right else "wrong", (field, expected), got)


def _inked(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a place without the dots of omission at its end."""
    return start, start + len(text[start:end].rstrip("….").rstrip())


def table(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], dict[str, int]]:
    """Count outcomes by layout and field; ``printed`` is exact, missed or another value."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for outcome in outcomes:
        row = counts[outcome.page.layout, outcome.field]
        row[outcome.kind] += 1
        row["printed"] += bool(outcome.expected) or outcome.field == "order"
    return counts


def share(row: dict[str, int]) -> float:
    return row["exact"] / row["printed"] if row["printed"] else 0.08


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    data = os.environ.get("KGRAPH_TEST_DATA")
    if not data:
        pytest.skip("KGRAPH_TEST_DATA is not set: no real papers to print")
    return load_papers(Path(data))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_printed_value_stands_at_its_place(layout, papers):
    for seed in range(PAGES):
        page = print_page(layout, papers, seed)
        for entry in page.entries:
            for value in entry.values:
                printed = " ".join(page.text[value.start : value.end].split())
                assert entry.start <= value.start < value.end <= entry.end
                assert printed == value.value or value.field in ("categories", "published")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_seed_is_one_page_for_ever_and_seeds_use_every_option(layout, papers):
    pages = [print_page(layout, papers, seed) for seed in range(3 * PAGES)]
    assert pages[:5] == [print_page(layout, papers, seed) for seed in range(5)]
    for option, values in OPTIONS[layout].items():
        assert {page.style[option] for page in pages} == set(values), option


# One test a layout: its pages are read by one process, whatever is asked of them.
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_readers_reach_their_floors_and_rarely_read_what_is_not_printed(layout, papers):
    pages = [print_page(layout, papers, seed) for seed in range(PAGES)]
    counted = table(outcome for page in pages for outcome in examine(page))
    rows = {field: row for (_, field), row in counted.items()}
    unmeasured = [field for field in FLOORS[layout] if not rows[field]["printed"]]
    assert not unmeasured, "these pages never print it: nothing was measured"
    low = {
        field: dict(rows[field])
        for field, floor in FLOORS[layout].items()
        if share(rows[field]) < floor
    }
    assert not low
    wrong = sum(row["wrong"] for field, row in rows.items() if field != "spans")
    exact = sum(row["exact"] for field, row in rows.items() if field != "spans")
    assert wrong <= WRONG_AT_MOST[layout] * (wrong + exact)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_read_is_what_its_span_prints(layout, papers):
    for seed in range(PAGES):
        page = print_page(layout, papers, seed)
        evidence = read(page.text)
        again = evidence if seed % AGAIN else read.__wrapped__(page.text)
        assert evidence == again, "the same page was read differently"
        assert [r.ordinal for r in evidence.records] == list(range(1, len(evidence.records) + 1))
        for record in evidence.records:
            _check_spans(page.text, record)


# A word or a compound broken at the end of a line, which is whole in the value.
_BROKEN = re.compile(r"[^\W\d_]-[ \t]*\r?\n")


def _check_spans(text: str, record: Record) -> None:
    for span in record.spans:
        assert 0 <= span.start < span.end <= len(text)
    for field in (*ONE, *MANY):
        values = _read(record, field, record.urls)
        printed = [
            " ".join(text[s.start : s.end].split()) for s in record.spans if s.field == field
        ]
        if field == "arxiv_id":  # "CS/0501076" is said as cs/0501076, 1909.1223 as 1909.01223
            assert [ids.parse_arxiv(one).bare for one in printed] == list(values)
        elif field in ("published", "categories"):  # printed in another form
            assert len(printed) == len(values), (field, values, printed)
        elif _BROKEN.search("".join(text[s.start : s.end] for s in record.spans)):
            assert list(map(_letters, printed)) == list(map(_letters, values)), field
        else:
            assert printed == list(values), field


def _letters(text: str) -> str:
    """Give a text without what stands at the ends of its lines."""
    return re.sub(r"[-\s]", "", text)


@settings(max_examples=40, deadline=None)
@given(
    layout=st.sampled_from(LAYOUTS),
    seed=st.integers(0, 500),
    start=st.floats(0, 1),
    length=st.floats(0, 1),
)
def test_any_piece_of_a_page_is_read_without_error(papers, layout, seed, start, length):
    page = print_page(layout, papers, seed)
    first = int(start * len(page.text))
    piece = page.text[first : first + int(length * len(page.text))]
    for record in read(piece).records:
        _check_spans(piece, record)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_line_ends_do_not_change_what_is_read(layout, papers):
    for seed in range(0, PAGES, AGAIN):
        pages = [print_page(layout, papers, seed, newline=end) for end in ("\n", "\r\n")]
        found = [
            [[_read(r, field, r.urls) for field in (*ONE, *MANY)] for r in read(page.text).records]
            for page in pages
        ]
        assert found[0] == found[1]


def main() -> None:
    """Print scores, failures or the effect of each variation."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=PAGES, help="pages of each layout")
    parser.add_argument("--show", nargs=2, metavar=("LAYOUT", "FIELD"))
    parser.add_argument("--limit", type=int, default=5, help="failures to show")
    parser.add_argument("--options", metavar="LAYOUT", choices=LAYOUTS)
    chosen = parser.parse_args()
    if not os.environ.get("KGRAPH_TEST_DATA"):
        parser.error("set KGRAPH_TEST_DATA to the folder of test data")
    papers = load_papers(Path(os.environ["KGRAPH_TEST_DATA"]))
    only = chosen.options or (chosen.show and chosen.show[0])
    outcomes = [
        outcome
        for layout in LAYOUTS
        if layout == (only or layout)
        for seed in range(chosen.pages)
        for outcome in examine(print_page(layout, papers, seed))
    ]
    if chosen.show:
        failed = [o for o in outcomes if o.field == chosen.show[1] and o.kind != "exact"]
        _say(f"{len(failed)} not exact", *map(_failure, failed[: chosen.limit]))
    elif chosen.options:
        _say(*_effects(outcomes))
    else:
        _say(*_rows(outcomes))


def _say(*lines: str) -> None:
    print(*lines, sep="\n")  # noqa: T201 - the one place that talks to a terminal


def _rows(outcomes: list[Outcome]) -> Iterable[str]:
    form = "{:18}{:20}{:>8}{:>8}{:>8}{:>8}{:>9}"
    yield form.format("layout", "field", "printed", "exact", "wrong", "missed", "share")
    for (layout, field), row in table(outcomes).items():
        numbers = (row[name] for name in ("printed", "exact", "wrong", "missed"))
        yield form.format(layout, field, *numbers, f"{share(row):.3f}")


def _failure(outcome: Outcome) -> str:
    page, entry = outcome.page, outcome.entry
    start, end = (entry.start, entry.end) if entry else (0, 600)
    text = page.text[max(0, start - 120) : end + 120]
    if len(text) > 900:
        text = f"{text[:500]}\n   [...]\n{text[-400:]}"
    return (
        f"---- {page.layout} seed {page.seed}: {outcome.field} {outcome.kind}\n"
        f"style    {page.style}\n"
        f"printed  {str(outcome.expected)[:600]}\nread     {str(outcome.got)[:600]}\n"
        f"page     {text!r}"
    )


def _effects(outcomes: list[Outcome]) -> Iterable[str]:
    """Give for each value of each option the share of exact values on its pages."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for outcome in outcomes:
        for option, value in outcome.page.style.items():
            count = counts[option, repr(value)]
            count[0] += outcome.kind == "exact"
            count[1] += bool(outcome.expected) or outcome.kind == "wrong"
    for (option, value), (exact, every) in sorted(counts.items()):
        yield f"{option:18}{value:36}{exact / max(every, 1):6.3f}{every:8}"


if __name__ == "__main__":
    main()
