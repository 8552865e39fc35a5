"""People behind names: the measure on cases a reader can work out, and kgraph on real ones."""

import json

import pytest

from kgraph.model.text import fold
from tests.identity.author_sets import tables
from tests.identity.authors import measure, report, scored
from tests.identity.papers import read_table

GOLD = ["a", "a", "a", "b", "b", ""]
UNTIL = 2008  # of the ACL Anthology, so that the test is short: 22,645 papers


def test_the_scores_are_those_of_their_definitions():
    # {a a} {a b} {b}, and a mention without gold, which counts nowhere.
    found = [1, 1, 2, 2, 3, 1]
    one = scored("gold", "mine", GOLD, found)
    # B-cubed: precision of each mention 1 1 1/2 1/2 1, recall 2/3 2/3 1/3 1/2 1/2.
    assert one.b_cubed[:2] == pytest.approx((4 / 5, 8 / 15))
    # Pairs: gold 3 + 1, found 1 + 1, of which one is right.
    assert (one.pairwise.gold, one.pairwise.found, one.pairwise.right) == (4, 2, 1)
    assert (one.mentions, one.persons, one.found) == (5, 2, 3)


def test_mentions_papers_and_names_are_read_and_parted(tmp_path):
    (tmp_path / "m.tsv").write_text(
        "paper_id\tposition\tname\tgold\n"
        "p1\t1\tZhuohan Li\tli-1\np1\t2\tIon Stoica\t\n"
        "p2\t1\tZhuohan Li\tli-1\np2\t2\tIon Stoica\t\n"
        "p3\t1\tZhuohan Li\tli-2\np3\t2\tPetra Maier\t\n"
        "p4\t1\tZ. Li\t\np4\t2\tI. Stoica\t\n",
        encoding="utf-8",
    )
    (tmp_path / "p.csv").write_text(
        "paper_id,title,year,categories\n"
        "p1,Serving models,2023,cs.LG\np2,Offloading models,2023,cs.LG cs.CL\n"
        "p3,Phonons,2016,cond-mat.mtrl-sci\np4,Pages,2023,cs.LG\n",
        encoding="utf-8",
    )
    (tmp_path / "n.tsv").write_text(
        "person_key\tcanonical_first\tcanonical_last\tvariant_first\tvariant_last\n"
        "ion-stoica\tIon\tStoica\tI.\tStoica\n",
        encoding="utf-8",
    )
    mentions, papers, names = (read_table(tmp_path / name) for name in ("m.tsv", "p.csv", "n.tsv"))
    scores, variants = measure(*tables(mentions, papers), names)
    of = {(one.what, one.method): one for one in scores}
    assert of["gold", "kgraph"].b_cubed == (1, 1, 1)
    assert of["names of several people", "same name"].b_cubed[:2] == pytest.approx((5 / 9, 1))
    assert of["curated names", "kgraph"].mentions == 6
    assert (variants.known, variants.together) == (1, 1)
    assert len(list(report(scores, variants))) == 1 + 9 + 1


@pytest.fixture(scope="module")
def anthology(data):
    folder = data / "benchmarks" / "and_acl"
    return [read_table(folder / name) for name in ("mentions.tsv.gz", "papers.tsv.gz")]


def test_a_simple_method_scores_what_others_measured_for_it(data, anthology):
    floors = json.loads((data / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
    mentions, _ = anthology
    gold = [row["explicit_id"] for row in mentions]
    names = [(fold(row["last"]).lower(), fold(row["first"]).lower()[:1]) for row in mentions]
    one = scored("gold", "family name, initial", gold, names)
    floor = floors["acl explicit-id surname+initial"]
    assert (one.mentions, one.persons, one.found) == (floor["n"], floor["gold"], floor["pred"])
    assert one.b_cubed == pytest.approx(floor["B3"], abs=1e-4)
    pairs = one.pairwise.precision, one.pairwise.recall, one.pairwise.f1
    assert pairs == pytest.approx(floor["pair"], abs=1e-4)


def test_names_of_the_acl_anthology_are_grouped(data, anthology):
    mentions, papers = anthology
    some = [row for row in papers if int(row["year"] or 9999) <= UNTIL]
    wanted = {row["paper_id"] for row in some}
    names = read_table(data / "benchmarks" / "and_acl" / "variants.tsv")
    of_some = [row for row in mentions if row["paper_id"] in wanted]
    scores, variants = measure(*tables(of_some, some), names)
    of = {(one.what, one.method): one for one in scores}
    assert of["curated names", "kgraph"].b_cubed[2] >= 0.985
    assert variants.together / variants.known >= 0.905
