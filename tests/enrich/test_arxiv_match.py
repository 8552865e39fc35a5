"""Which hit is the paper? Cases a person can judge, and rules that hold for all."""

import gzip
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.enrich import Wanted
from kgraph.enrich.arxiv_feed import Entry
from kgraph.enrich.arxiv_match import choose, match, phrase, title_query
from kgraph.model.names import name_key
from kgraph.model.tables import Author

ABSTRACT = (
    "We weigh the letters that a village post office kept for a hundred years and find that the "
    "heavy ones travelled further. A balance built by the postmaster herself is described, its "
    "errors are estimated from repeated weighings of the same parcel, and a table of all results "
    "is given in the appendix for whoever wants to weigh them again."
)
REWRITTEN = (
    "Letters of a village post office were weighed. The heavy ones travelled further. A balance "
    "built by the postmaster herself is described, and its errors are discussed; we publish the "
    "data under a free licence and compare them with those of two other villages in the valley."
)
OTHER = (
    "Bridges of rope were counted along three rivers over two summers by volunteers, who noted "
    "age, length and material. Most were renewed each spring. The number of travellers did not "
    "depend on the length of a bridge but on the price of the ferry beside it."
)


def hit(title, *authors, arxiv_id="2001.00001", year="2020", updated=None, abstract=None, dois=()):
    """Make an entry of arXiv."""
    return Entry(
        arxiv_id=arxiv_id,
        version=1,
        title=title,
        abstract=abstract,
        authors=tuple(map(Author, authors)),
        published=f"{year}-03-01",
        updated=f"{updated or year}-03-01",
        categories=("cs.DL",),
        primary_category="cs.DL",
        comments=None,
        journal_ref=None,
        dois=dois,
        urls=(),
    )


def wanted(title=None, *authors, **known):
    """Make a paper that lacks facts."""
    return Wanted("title:x", title=title, author_keys=tuple(map(name_key, authors)), **known)


LETTERS = "Weighing the Letters of a Village Post Office"
ADA, BO, CY = "Ada Lovelace", "Bo Widerberg", "Cy Twombly"

ACCEPTED = {
    "same title": (wanted(LETTERS), hit(LETTERS, ADA)),
    "case, dashes, accents, TeX": (
        wanted('Pre-Training a M\\"obius Strip with 4$\\times$ Less Glue'),
        hit("Pretraining a Möbius strip with 4 less glue", ADA),
    ),
    "first authors of a cut list": (wanted(LETTERS, ADA, BO), hit(LETTERS, ADA, BO, CY)),
    "names in the other order": (wanted(LETTERS, "Lovelace, Ada"), hit(LETTERS, ADA)),
    "a name with particles": (
        wanted(LETTERS, "Diego de las Casas"),
        hit(LETTERS, "Diego Las Casas"),
    ),
    "a misspelled name": (wanted(LETTERS, "N. Sundaraman"), hit(LETTERS, "N. Sundararaman")),
    "one of four names is new": (
        wanted(LETTERS, ADA, BO, CY, "Dee Dee"),
        hit(LETTERS, ADA, BO, CY),
    ),
    "a year later": (wanted(LETTERS, year=2021), hit(LETTERS, ADA)),
    "the year of its last version": (wanted(LETTERS, year=2024), hit(LETTERS, ADA, updated="2023")),
    "a new year's night": (wanted(LETTERS, year=2019), hit(LETTERS, ADA)),
    "a rewritten abstract": (wanted(LETTERS, abstract=REWRITTEN), hit(LETTERS, abstract=ABSTRACT)),
    "another abstract, all names": (
        wanted(LETTERS, ADA, BO, abstract=OTHER),
        hit(LETTERS, ADA, BO, abstract=ABSTRACT),
    ),
    "another spelling, one abstract": (
        wanted("Skilful Weighing of Letters", abstract=ABSTRACT),
        hit("Skillful Weighing of Letters", abstract=ABSTRACT),
    ),
    "another spelling, names and year": (
        wanted("Skilful Weighing of Letters", ADA, year=2020),
        hit("Skillful Weighing of Letters", ADA, BO),
    ),
    "the title changed, names and abstract did not": (
        wanted("Light Letters Stay at Home", ADA, abstract=ABSTRACT),
        hit(LETTERS, ADA, BO, abstract=ABSTRACT),
    ),
    "one word of the title changed, the abstract did not": (
        wanted("Counting the Letters of a Village Post Office", abstract=ABSTRACT),
        hit(LETTERS, ADA, abstract=ABSTRACT),
    ),
    "the end of the title is cut, the abstract is the same": (
        wanted("Weighing the Letters", abstract=ABSTRACT),
        hit(LETTERS, ADA, abstract=ABSTRACT),
    ),
    "no title, the same abstract": (wanted(abstract=ABSTRACT), hit(LETTERS, abstract=ABSTRACT)),
    "no title, the first half of the abstract": (
        wanted(abstract=ABSTRACT[:210] + "..."),
        hit(LETTERS, abstract=ABSTRACT),
    ),
    "the same DOI": (wanted(doi="10.1000/x"), hit(LETTERS, ADA, dois=("10.1000/y", "10.1000/x"))),
    "printed years later": (
        wanted(LETTERS, ADA, year=2025, abstract=ABSTRACT),
        hit(LETTERS, ADA, abstract=ABSTRACT),
    ),
    "one word and a name": (wanted("Attention", ADA), hit("Attention", ADA)),
}

REFUSED = {
    "explained": (
        wanted("Mixtral of Experts"),
        hit("Mixtral of Experts, explained", ADA),
        "another paper",
    ),
    "a reply": (wanted(LETTERS, ADA), hit(f"{LETTERS}: A Reply", ADA), "another paper"),
    "comment on": (wanted(LETTERS), hit(f"Comment on '{LETTERS}'", ADA), "another paper"),
    "the second part": (
        wanted(f"{LETTERS}. I", ADA, year=2020),
        hit(f"{LETTERS}. II", ADA),
        "another part",
    ),
    "part II of it": (wanted(LETTERS, ADA), hit(f"{LETTERS}, Part II", ADA), "another part"),
    "another number": (
        wanted("Llama 2: Open Chat Models", ADA, year=2023),
        hit("Llama 3: Open Chat Models", ADA, year="2023"),
        "another part",
    ),
    "no number": (
        wanted("FlashAttention-2: Faster Attention", ADA, year=2023),
        hit("FlashAttention: Faster Attention", ADA, year="2022"),
        "part",
    ),
    "a longer title": (wanted(LETTERS, ADA), hit(f"{LETTERS} by Hand", ADA), "goes on"),
    "a shorter title": (wanted(f"{LETTERS} by Hand"), hit(LETTERS, ADA), "goes on"),
    "two surveys of one field": (
        wanted("A Survey on Large Language Models for Recommendation", year=2023),
        hit("Recommender Systems in the Era of Large Language Models (LLMs)", ADA, year="2023"),
        "another one",
    ),
    "words in another order": (
        wanted("Experts for Letters", ADA, year=2020),
        hit("Letters for Experts", ADA),
        "another one",
    ),
    "opposites": (
        wanted("Supervised Weighing of Letters", ADA, year=2020),
        hit("Unsupervised Weighing of Letters", ADA),
        "another one",
    ),
    "other authors": (wanted(LETTERS, ADA), hit(LETTERS, BO, CY), "authors"),
    "one of three authors": (wanted(LETTERS, ADA, BO, CY), hit(LETTERS, ADA), "authors"),
    "another collaboration": (
        wanted("Search for New Physics", "ATLAS Collaboration"),
        hit("Search for New Physics", "CMS Collaboration"),
        "authors",
    ),
    "another decade": (wanted(LETTERS, ADA, year=2010), hit(LETTERS, ADA), "10 years"),
    "before it was there": (wanted(LETTERS, year=2018), hit(LETTERS, ADA), "2 years"),
    "another abstract": (wanted(LETTERS, abstract=OTHER), hit(LETTERS, abstract=ABSTRACT), "abstr"),
    "another abstract, one name": (
        wanted(LETTERS, ADA, abstract=OTHER),
        hit(LETTERS, ADA, abstract=ABSTRACT),
        "abstract",
    ),
    "no title, a rewritten abstract": (
        wanted(abstract=REWRITTEN),
        hit(LETTERS, abstract=ABSTRACT),
        "differs",
    ),
    "no title, a few words": (
        wanted(abstract="We weigh the letters that a village post office kept."),
        hit(LETTERS, abstract=ABSTRACT),
        "differs",
    ),
    "the same abstract under a quite different title": (
        wanted("Rope Bridges", abstract=ABSTRACT),
        hit(LETTERS, abstract=ABSTRACT),
        "another one",
    ),
    "the same abstract, other authors": (
        wanted("Light Letters Stay at Home", BO, abstract=ABSTRACT),
        hit(LETTERS, ADA, abstract=ABSTRACT),
        "authors",
    ),
    "a spelling and nothing else": (
        wanted("Skilful Weighing of Letters"),
        hit("Skillful Weighing of Letters", ADA),
        "spelling",
    ),
    "a reply with the same DOI": (
        wanted(LETTERS, doi="10.1000/x"),
        hit(f"{LETTERS}: Erratum", ADA, dois=("10.1000/x",)),
        "another paper",
    ),
    "one word": (wanted("Introduction"), hit("Introduction", ADA), "one word"),
    "nothing is known": (wanted(), hit(LETTERS, ADA), "no title"),
}


@pytest.mark.parametrize(("paper", "found"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_the_paper_is_recognised(paper, found):
    decision = match(paper, found)
    assert decision.accepted, decision
    assert choose(paper, [found]).accepted == found


@pytest.mark.parametrize(("paper", "found", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_another_paper_is_refused_with_a_reason(paper, found, reason):
    decision = match(paper, found)
    assert not decision.accepted, decision
    assert reason in decision.reason
    choice = choose(paper, [found])
    assert (choice.accepted, choice.refused, choice.code) == (None, found, "refused-hit")


def test_the_right_one_is_chosen_among_its_neighbours():
    paper = wanted("Mixtral of Experts", year=2024)
    right = hit("Mixtral of Experts", ADA, year="2024", arxiv_id="2401.04088")
    around = [
        hit("Mixtral of Experts, explained", BO, year="2024", arxiv_id="2402.00001"),
        hit("A Survey of Mixtral of Experts", CY, year="2024", arxiv_id="2402.00002"),
        hit("Mixtral of Experts", CY, year="2014", arxiv_id="1402.00003"),
    ]
    assert choose(paper, [*around, right]).accepted == right


def test_a_copy_of_the_abstract_does_not_make_two_papers_equal():
    paper = wanted(LETTERS, abstract=ABSTRACT)
    right = hit(LETTERS, ADA, abstract=ABSTRACT, arxiv_id="2001.00001")
    longer = hit(f"{LETTERS} (Extended)", ADA, abstract=ABSTRACT, arxiv_id="2001.00002")
    assert match(paper, longer).accepted
    assert choose(paper, [longer, right]).accepted == right


def test_two_that_fit_equally_well_are_refused_together():
    one = hit(LETTERS, ADA, arxiv_id="2001.00001")
    two = hit(LETTERS, BO, arxiv_id="2001.00002")
    choice = choose(wanted(LETTERS), [two, one])
    assert choice.accepted is None
    assert choice.code == "ambiguous-hit"
    assert "2001.00001" in choice.reason
    assert "2001.00002" in choice.reason
    assert choose(wanted(LETTERS, BO), [two, one]).accepted == two


def test_one_paper_found_twice_is_one_hit():
    found = hit(LETTERS, ADA)
    assert choose(wanted(LETTERS), [found, found]).accepted == found


def test_no_hit_is_no_problem():
    choice = choose(wanted(LETTERS), [])
    assert (choice.accepted, choice.refused, choice.code) == (None, None, None)


papers = st.builds(
    lambda title, authors, year, abstract: hit(title, *authors, year=str(year), abstract=abstract),
    st.sampled_from([LETTERS, f"{LETTERS}: A Reply", "Rope Bridges", "Attention", "0"]),
    st.lists(st.sampled_from([ADA, BO, CY]), min_size=1, unique=True),
    st.integers(1992, 2026),
    st.sampled_from([None, ABSTRACT, OTHER, REWRITTEN]),
)


@given(papers)
def test_a_paper_is_itself(paper):
    itself = wanted(
        paper.title,
        *(author.name for author in paper.authors),
        year=int(paper.published[:4]),
        abstract=paper.abstract,
    )
    assert match(itself, paper).accepted


@given(st.lists(papers, max_size=5), papers)
def test_the_choice_does_not_depend_on_the_order_of_the_hits(hits, sought):
    hits = [replace(one, arxiv_id=f"2001.{n:05d}") for n, one in enumerate(hits, 1)]
    paper = wanted(sought.title, sought.authors[0].name)
    assert choose(paper, hits) == choose(paper, hits[::-1])


@given(papers, papers)
def test_scores_are_shares(one, two):
    decision = match(wanted(one.title, one.authors[0].name, abstract=one.abstract), two)
    assert 0 <= decision.score <= 1
    assert decision.reason


def test_a_title_is_asked_for_as_it_stands_but_for_what_would_end_the_quotation():
    assert title_query('The "Great"  Wall\\ of\nText') == "The Great Wall of Text"
    assert title_query("Higgs: a (very) short [review] + more?") == (
        "Higgs: a (very) short [review] + more?"
    )
    assert title_query("...") is None


@given(st.text())
def test_no_title_breaks_out_of_its_quotation(title):
    asked = title_query(title)
    assert asked is None or not re.search(r'["\\\n]', asked)


def test_a_phrase_is_taken_from_the_middle_of_a_sentence():
    chosen = phrase(ABSTRACT)
    assert chosen in ABSTRACT.replace(",", "")
    assert len(chosen.split()) == 10
    assert phrase("Too short to be found.") is None
    assert phrase("") is None


def test_a_phrase_holds_neither_tex_nor_numbers_nor_half_words():
    text = (
        r"We show $x^2$ and 4 \emph{things} hold, \cite{a}, in 2 of 3 cases, e.g. in 5 and 6 or 7."
    )
    assert phrase(text) is None
    cut = "We weighed the twelve heaviest letters of one village unmistakab"
    for dots in ("...", " ...", "…"):
        assert phrase(cut + dots) in cut.removesuffix("unmistakab")


def test_phrases_of_real_abstracts_stand_in_them_word_for_word(data):
    path = data / "arxiv_snapshot/abs/arxiv_browse_abs.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        abstracts = sorted({json.loads(line)["abstract"] or "" for line in file})
    plain = [" ".join(re.findall(r"\w+", text)) for text in abstracts]
    found = [phrase(text) for text in abstracts]
    assert sum(one is None for one in found) <= 4
    for text, chosen in zip(plain, found, strict=True):
        if chosen:
            assert f" {chosen} " in f" {text} "
            assert 8 <= len(chosen.split()) <= 10
