"""A graph that grew page by page is the graph of all its pages, byte for byte."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import store
from kgraph.read.inputs.files import find_files, read_pages
from kgraph.resolve import resolve

NAMES = (
    "Ann Lee",
    "A. Lee",
    "Ann B. Lee",
    "Bo Day",
    "B. Day",
    "Cy Fox",
    "Ralf Müller",
    "R. Mueller",
)
TITLES = (
    "Sheep that count themselves",
    "Sheep that count themselves: a survey",
    "Sheep which count themselves",
    "{\\'E}tale goats of $p$-adic fields",
    "GOAT: Grazing over all Things",
    "Counting with GOAT",
)
ABSTRACTS = (
    None,
    "We compare what sheep and goats say of themselves when nobody counts them at night.",
    "We compare what sheep and goats say of themselves when nobody counts them at night. And GOAT",
    "Fields of goats are looked at from above, from below and from beside, with many a doubt.",
)
# What was published before is an alias in a graph that grew, and in no other.
OF_NOW = [row.TABLE for row in store.GRAPH if row.TABLE != "aliases"]

entries = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "author": st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(" and ".join),
        "year": st.sampled_from(("2019", "2020")),
    },
    optional={
        "abstract": st.sampled_from(ABSTRACTS[1:]),
        "eprint": st.sampled_from(("1901.00001", "2001.00002")),
        "doi": st.sampled_from(("10.1000/a", "10.1000/b")),
        "journal": st.sampled_from(("Goat Review", "Annals of Counting")),
    },
)


def printed(rows: list[dict[str, str]]) -> str:
    return "\n".join(
        f"@article{{k{n},\n" + ",\n".join(f"  {k} = {{{v}}}" for k, v in row.items()) + "\n}"
        for n, row in enumerate(rows)
    )


def added(folder: Path, *pages: Path) -> None:
    known = store.read(folder, "sources")["source_id"].to_pylist() if store.exists(folder) else ()
    with store.writing(folder):
        read = read_pages(find_files(pages), known=frozenset(known), now="2026-01-01T00:00:00Z")
        store.append(folder, read)
        resolve(folder)


def tables(folder: Path) -> dict[str, bytes]:
    return {name: store.files(folder, name)[0].read_bytes() for name in OF_NOW}


@settings(max_examples=6)
@given(
    st.lists(st.lists(entries, min_size=1, max_size=4), min_size=2, max_size=5),
    st.randoms(use_true_random=False),
)
def test_pages_added_one_by_one_in_any_order_are_pages_read_at_once(pages, chance):
    with TemporaryDirectory() as place:
        files = [Path(place) / f"{n}.bib" for n in range(len(pages))]
        for file, rows in zip(files, pages, strict=True):
            file.write_text(printed(rows), encoding="utf-8")
        added(Path(place) / "at once", *files)
        chance.shuffle(files)
        cut = chance.randrange(1, len(files))
        added(Path(place) / "grown", *files[:cut])
        for file in files[cut:]:
            added(Path(place) / "grown", file)
        assert tables(Path(place) / "grown") == tables(Path(place) / "at once")
