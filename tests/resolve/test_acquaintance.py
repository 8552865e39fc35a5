"""Whom co-authors know: by columns as by sets, however little fits at once."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve.people import acquaintance
from kgraph.resolve.people.acquaintance import ASKED, acquaintances
from kgraph.resolve.people.corpus import corpus_of
from kgraph.resolve.people.evidence import mentions_of, works_of

NAMES = [f"{family}|{given}" for family in ("abel", "bose", "chen") for given in "abcd"]
lists = st.lists(st.lists(st.sampled_from(NAMES), max_size=5, unique=True), max_size=8)


def made(authors):
    printed = [(f"p{n}", name, None) for n, names in enumerate(authors) for name in names]
    mentions = mentions_of(printed)
    return corpus_of(mentions, works_of(mentions, {}))


@given(lists, st.integers(1, 9))
def test_columns_say_what_sets_say(authors, at_once):
    corpus = made(authors)
    # Each second mention of a name in the first group, the others in another.
    groups = [
        group
        for members in map(list, corpus.of_key)
        for group in (members[::2], members[1::2])
        if group
    ]
    usual, acquaintance.AT_ONCE = acquaintance.AT_ONCE, at_once
    try:
        knows = acquaintances(corpus, groups)
    finally:
        acquaintance.AT_ONCE = usual
    companies = [set().union(*map(corpus.company, group)) for group in groups]
    everybody = set().union(*companies)
    asked = {who for company in companies for who in sorted(company)[:ASKED]}
    assert knows == {who: everybody.intersection(corpus.beside[who]) for who in asked}


def test_who_is_beyond_the_first_of_a_group_is_not_asked():
    others = [f"dunn|{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(ASKED + 5)]
    corpus = made([["abel|a", *others]])
    members = list(corpus.of_key[corpus.keys.index("abel|a")])
    knows = acquaintances(corpus, [members])
    assert len(knows) == ASKED
    assert {len(whom) for whom in knows.values()} == {len(others)}
