"""Chains: groups of one name in which hardly any two papers agree are parted."""

from random import Random

from kgraph.resolve.people import who_is_who
from kgraph.resolve.people.decisions import Decisions
from kgraph.resolve.people.evidence import Work, texts_of

FAMILIES = ("oberbauer", "sillig", "tauber", "vogt")
LETTERS = "abcdefghij"
PAPERS = 25  # of each person
TOPICS = [
    "parsing grammars",
    "radio telescopes",
    "protein folding",
    "traffic lights",
    "copper mines",
    "river deltas",
    "wheat rust",
    "gothic vaults",
    "knee joints",
    "sea ice",
]


def chain():
    """Give ten people of one name, with a guest between each two of them."""
    mentions, works = [], {}
    for person, topic in enumerate(TOPICS):
        for n in range(PAPERS):
            paper = f"p{person}.{n}"
            own = [f"{family}|{LETTERS[person]}nton" for family in FAMILIES]
            guest = {0: person, 1: person + 1}.get(n, 0)
            is_beside = 0 < guest < len(TOPICS)
            company = [own[0], f"guest|{LETTERS[guest]}ron"] if is_beside else own
            names = ["wang|wei", *company]
            works[paper] = Work(frozenset(topic.split()), 2001 + n % 5)
            mentions += [(paper, name, None) for name in names]
    return mentions, works


def persons(mentions, works):
    groups = who_is_who(mentions, works, Decisions()).groups
    return {
        frozenset(mentions[n][0] for n in group)
        for group in groups
        if mentions[group[0]][1] == "wang|wei"
    }


def test_a_guest_of_two_people_does_not_make_them_one():
    expected = {frozenset(f"p{person}.{n}" for n in range(PAPERS)) for person in range(len(TOPICS))}
    assert persons(*chain()) == expected


def test_a_chain_is_parted_alike_in_any_order_of_papers():
    mentions, works = chain()
    papers = list(works)
    Random(4).shuffle(papers)
    shuffled = [mention for paper in papers for mention in mentions if mention[0] == paper]
    assert persons(shuffled, works) == persons(mentions, works)


def test_a_parted_group_says_what_speaks_against():
    mentions, works = chain()
    who = who_is_who(mentions, works, Decisions())
    apart = [link for link in who.links if link.rule == "homonym"]
    assert apart
    for link in who.links:
        is_one = who.person[link.first] == who.person[link.second]
        assert is_one == (link.rule != "homonym")


def test_words_of_a_paper_have_one_order_whatever_set_they_come_from():
    rows = [("knee", "ice", "sea"), ("sea", "knee"), ()]
    texts, found = texts_of(rows)
    assert texts == ["ice", "knee", "sea"]
    assert [found[n] for n in range(3)] == [[0, 1, 2], [1, 2], []]
    again, same = texts_of(tuple(reversed(row)) for row in rows)
    assert (again, same.items.tolist()) == (texts, found.items.tolist())
