"""Running notes: who wrote what, by family names, in brackets, before a year, behind a dash."""

import pytest

from tests.read.pages import values

NETS = "Finding community structure in networks using the eigenvectors of matrices"
SCALE = "Emergence of scaling in random networks"
DOI, OTHER_DOI = "10.1103/PhysRevE.74.036104", "10.1126/science.286.5439.509"


def notes(*lines):
    return "notes for chapter 5, mostly networks\n\n" + "".join(f"- {x}\n" for x in lines)


@pytest.mark.parametrize(
    ("printed", "authors", "year"),
    [
        (" (Newman 2006)", ["Newman"], "2006"),
        (" (van Rossum 2006)", ["van Rossum"], "2006"),
        (" (Newman & Girvan 2006)", ["Newman", "Girvan"], "2006"),
        (" (Nature 2006)", [], "2006"),
        (" (Interspeech 2006)", [], "2006"),
        (". Newman, M. E. J. 2006", ["Newman, M. E. J."], "2006"),
        (". M. E. J. Newman 2006", ["M. E. J. Newman"], "2006"),
        (" - Newman, Girvan, Fortunato, Barthelemy", "Newman Girvan Fortunato Barthelemy", None),
        (" – Newman, Girvan, Fortunato", "Newman Girvan Fortunato", None),
        (", Newman & Girvan, 2006", ["Newman", "Girvan"], "2006"),
        (" — Newman & Girvan (2006)", ["Newman", "Girvan"], "2006"),
    ],
)
@pytest.mark.parametrize("first", [False, True])
def test_names_and_a_year_behind_the_title_of_a_note(printed, authors, year, first):
    authors = authors.split() if isinstance(authors, str) else authors
    lines = (
        f"{DOI} {NETS}{printed}" if first else f"{NETS}{printed}, doi:{DOI}",
        f"{SCALE}. A.-L. Barabási, R. Albert. 1999. doi:{OTHER_DOI}",
    )
    found = values(notes(*lines), "title", "authors", "published", "doi")
    assert (NETS, authors, year, DOI.lower()) in found
    assert (SCALE, ["A.-L. Barabási", "R. Albert"], "1999", OTHER_DOI) in found


def test_the_full_stop_of_an_initial_before_a_year_is_of_the_name():
    lines = (
        f"{NETS}. Newman, M. E. J.; Girvan, M. 2006, {DOI}",
        f"{SCALE}. A.-L. Barabási, R. Albert. 1999, {OTHER_DOI}",
    )
    assert values(notes(*lines), "title", "authors", "published") == [
        (NETS, ["Newman, M. E. J.", "Girvan, M."], "2006"),
        (SCALE, ["A.-L. Barabási", "R. Albert"], "1999"),
    ]


def test_one_word_in_brackets_parts_a_list_of_titles():
    rows = (
        ("Deep Stuff for Speech Recognition", "Interspeech 2020", [], "2020"),
        ("Listen, Attend and Spell", "ICASSP 2016", [], "2016"),
        (SCALE, "Barabási 1999", ["Barabási"], "1999"),
        ("A Tutorial on Hidden Markov Models", "Rabiner 1989", ["Rabiner"], "1989"),
        ("Maximum likelihood from incomplete data", "Dempster et al. 1977", ["Dempster"], "1977"),
    )
    page = notes(*(f"{title} ({behind})" for title, behind, *_ in rows))
    assert values(page, "title", "authors", "published") == [
        (title, authors, year) for title, _, authors, year in rows
    ]


def test_courses_and_days_in_brackets_are_no_papers():
    page = notes(
        f"{SCALE}. A.-L. Barabási, R. Albert. 1999",
        f"{NETS}. M. E. J. Newman, M. Girvan. 2006",
        "Introduction to Networks for Everybody (fall 2019)",
        "Data Science for Linguists and Others (Spring 2020)",
        "Visit to the group of Bob, Edinburgh, March 2019",
    )
    assert [title for (title,) in values(page, "title")] == [SCALE, NETS]


@pytest.mark.parametrize("remark", ["GTrXL!! gating at the residual. try it", "-> Read it again"])
def test_remarks_below_an_item_that_ends_with_its_id_are_none_of_it(remark):
    page = notes(
        f"{SCALE}. Barabási et al. 1999. arXiv:cond-mat/9910332\n  {remark}",
        "0704.0001 Scaling of Sheep in Random Fields. A. Lee, B. Day, 2007",
        f"{NETS}. M. E. J. Newman. June 2006. PRE 74, 036104",
    )
    ids = [arxiv_id for (arxiv_id,) in values(page, "arxiv_id")]
    assert ids == ["cond-mat/9910332", "0704.0001", None]
    assert values(page, "title", "authors", "published", "journal_ref") == [
        (SCALE, ["Barabási"], "1999", None),
        ("Scaling of Sheep in Random Fields", ["A. Lee", "B. Day"], "2007", None),
        (NETS, ["M. E. J. Newman"], "2006-06", "PRE 74, 036104"),
    ]


@pytest.mark.parametrize(
    ("behind", "names", "year"),
    [
        (" - Kitaev, Kaiser & Levskaya (ICLR 2020)", ["Kitaev", "Kaiser", "Levskaya"], "2020"),
        (" – Kitaev, Kaiser, Levskaya (2020)", ["Kitaev", "Kaiser", "Levskaya"], "2020"),
        (" / Kitaev & Kaiser / 2020", ["Kitaev", "Kaiser"], "2020"),
    ],
)
def test_family_names_behind_a_dash_before_a_venue_or_a_year(behind, names, year):
    page = notes(
        f"Reformer: The Efficient Transformer{behind}",
        f"{SCALE} - A.-L. Barabási, R. Albert, 1999",
        f"{NETS} - M. E. J. Newman, M. Girvan, 2006",
    )
    found = values(page, "title", "authors", "published")
    assert found[0] == ("Reformer: The Efficient Transformer", names, year)


def test_words_of_a_title_are_no_family_names():
    page = notes(
        "Ethics of Machines: Fairness, Accountability & Trust, 2018",
        f"{SCALE}. A.-L. Barabási, R. Albert. 1999",
        f"{NETS}. M. E. J. Newman, M. Girvan. 2006",
    )
    names = [name for (some,) in values(page, "authors") for name in some]
    assert not {"Fairness", "Accountability", "Trust"} & set(names)


@pytest.mark.parametrize("session", ["14.11. (Marek)", "Nov 21: Zofia", "Week 3", "5 May (free)"])
def test_when_a_paper_is_read_is_no_part_of_its_title(session):
    page = f"""Dear all,

here is what we agreed on yesterday. Please volunteer!

{session}
Learning to summarize from human feedback
Nisan Stiennon, Long Ouyang, Jeff Wu et al., 2020
arXiv:2009.01325

{session}
Deep reinforcement learning from human preferences
Christiano, Leike, Brown, Martic, Legg, Amodei, 2017
arXiv:1706.03741

The room is 3.14 as always, coffee from 13:45.
"""
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (
            "Learning to summarize from human feedback",
            ["Nisan Stiennon", "Long Ouyang", "Jeff Wu"],
            "2020",
            "2009.01325",
        ),
        (
            "Deep reinforcement learning from human preferences",
            ["Christiano", "Leike", "Brown", "Martic", "Legg", "Amodei"],
            "2017",
            "1706.03741",
        ),
    ]
