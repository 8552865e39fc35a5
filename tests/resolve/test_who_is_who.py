"""Who is who on small sets of papers that a person can check."""

import gc
from itertools import permutations

import pytest

from kgraph.model.names import name_key
from kgraph.resolve.authors import work
from kgraph.resolve.people import who_is_who
from kgraph.resolve.people.decisions import Decisions, Same
from kgraph.resolve.people.evidence import Work

ML = frozenset({"cs.LG"})
MATERIALS = frozenset({"cond-mat.mtrl-sci"})


def persons(lists, *, works=None, decisions=Decisions(), orcid=None):  # noqa: B008
    """Give each person as the set of its mentions, "paper#name"."""
    told = orcid or {}
    mentions = [
        (paper, name_key(name), told.get(f"{paper}#{name}"))
        for paper, names in lists.items()
        for name in names
    ]
    shown = [f"{paper}#{name}" for paper, names in lists.items() for name in names]
    who = who_is_who(mentions, works or {}, decisions)
    return {frozenset(shown[n] for n in group) for group in who.groups}


def person_of(found, mention):
    return next(group for group in found if mention in group)


def test_a_common_name_with_other_company_in_another_field_is_two_people():
    lists = {
        "p1": ["Zhuohan Li", "Ion Stoica"],
        "p2": ["Zhuohan Li", "Ion Stoica", "Ying Sheng"],
        "p3": ["Zhuohan Li", "Petra Maier"],
    }
    works = {
        "p1": Work(frozenset({"serving", "language", "models"}), 2023, ML),
        "p2": Work(frozenset({"offloading", "language", "models"}), 2023, ML),
        "p3": Work(frozenset({"perovskite", "phonons"}), 2021, MATERIALS),
    }
    found = persons(lists, works=works)
    assert person_of(found, "p1#Zhuohan Li") == {"p1#Zhuohan Li", "p2#Zhuohan Li"}
    assert person_of(found, "p3#Zhuohan Li") == {"p3#Zhuohan Li"}


def test_a_rare_name_in_one_field_is_one_person_without_common_company():
    lists = {"p1": ["Mikita Balesni", "Owain Evans"], "p2": ["Mikita Balesni", "Ethan Perez"]}
    found = persons(lists, works={p: Work(frozenset(), 2023, ML) for p in lists})
    assert person_of(found, "p1#Mikita Balesni") == {"p1#Mikita Balesni", "p2#Mikita Balesni"}


def test_affiliations_speak_for_one_person_or_for_two():
    lists = {"p1": ["Jing Wang", "Ada Brown"], "p2": ["Jing Wang", "Tom Hill"]}

    def persons_at(first, second):
        said = {"p1": first, "p2": second}
        works = {p: work(None, None, (), [place, None]) for p, place in said.items()}
        return len(person_of(persons(lists, works=works), "p1#Jing Wang"))

    assert persons_at("Tsinghua University, Beijing", "Dept. of Physics, Tsinghua University") == 2
    assert persons_at("Tsinghua University, Beijing", "Univ. of Oxford") == 1
    assert persons_at("University of Cambridge", "University of Oxford") == 1
    assert persons_at(None, "University of Oxford") == 1


TWO_OF_A_NAME = {"p1": ["Jing Wang", "Ada Brown"], "p2": ["Jing Wang", "Tom Hill"]}
YEARS = {"p1": "2001", "p2": "2011"}  # which speaks a little against one person
MANY = {f"q{n}": [f"{chr(97 + n % 26) * 3}{chr(97 + n // 26)} Novak"] for n in range(400)}


def test_a_rare_venue_speaks_for_one_person_and_a_usual_one_says_nothing():
    lists = TWO_OF_A_NAME | MANY

    def persons_in(first, second, others):
        said = dict.fromkeys(lists, others) | {"p1": first, "p2": second}
        works = {p: work(None, YEARS.get(p), (), venue=venue) for p, venue in said.items()}
        return len(person_of(persons(lists, works=works), "p1#Jing Wang"))

    letters, journal = "Phonon Letters 12 (2019)", "Nature 421 (2003)"
    assert persons_in(letters, "Phonon Lett., vol. 3", journal) == 1
    assert persons_in(letters, "Proc. of Phonon Letters 3", journal) == 2
    assert persons_in(journal, journal, journal) == 1
    assert persons_in(letters, None, letters) == 1
    assert persons_in("arXiv preprint 2001.00001", "arXiv preprint 2001.00002", journal) == 1


def test_a_rare_category_speaks_for_one_person_and_that_of_all_says_nothing():
    lists = TWO_OF_A_NAME | MANY

    def persons_in(first, second):
        said = dict.fromkeys(lists, ("cs.LG",)) | {"p1": first, "p2": second}
        works = {p: work(None, YEARS.get(p), codes) for p, codes in said.items()}
        return len(person_of(persons(lists, works=works), "p1#Jing Wang"))

    assert persons_in(["cs.MS"], ["cs.MS", "cs.LG"]) == 2
    assert persons_in(["cs.LG"], ["cs.LG"]) == 1
    assert persons_in(["cs.MS"], ["cs.LG"]) == 1


def test_what_is_not_known_keeps_nobody_apart():
    here, there = Work(frozenset({"lattices"})), Work(frozenset({"phonons"}))
    # Many names, among which this one is not quite so common that most mentions are of two.
    lists = {f"q{n}": [f"{chr(97 + n) * 4} Novak"] for n in range(20)}
    lists |= {"p1": ["Jing Xu"], "p2": ["Jing Xu"]}
    one = {"p1#Jing Xu", "p2#Jing Xu"}
    for works in ({}, {"p1": here}, {"p1": here, "p2": here}):
        assert person_of(persons(lists, works=works), "p1#Jing Xu") == one
    found = persons(lists, works={"p1": here, "p2": there})
    assert person_of(found, "p1#Jing Xu") == {"p1#Jing Xu"}
    found = persons(lists | {"p2": ["Ada Brown", "Jing Xu"]}, works={"p1": here})
    assert person_of(found, "p1#Jing Xu") == one


def test_variants_with_common_company_are_one_person_and_look_alikes_are_not():
    lists = {
        "p1": ["Jack W. Rae", "Geoffrey Irving", "Sam Toizer"],
        "p2": ["Jack Rae", "Geoffrey Irving", "Sam Toyer"],
    }
    found = persons(lists)
    assert person_of(found, "p1#Jack W. Rae") == {"p1#Jack W. Rae", "p2#Jack Rae"}
    assert person_of(found, "p1#Sam Toizer") == {"p1#Sam Toizer"}


def test_a_rare_name_without_its_second_family_name_is_the_one_person_who_has_it():
    lists = {
        "p1": ["Montserrat Villada Moiron", "Ada Brown"],
        "p2": ["Montserrat J. Villada Moiron", "Ada Brown"],
        "p3": ["Montserrat Villada"],
    }
    assert len(person_of(persons(lists), "p3#Montserrat Villada")) == 3
    another = {**lists, "p4": ["Montserrat Villada Ruiz"]}
    assert len(person_of(persons(another), "p3#Montserrat Villada")) == 1


def test_two_names_of_one_paper_are_two_people_and_a_name_printed_twice_is_one():
    lists = {
        "p1": ["J. Wang", "Jing Wang", "Ada Brown"],
        "p2": ["Jing Wang", "Ada Brown"],
        "p3": ["Eva Stone", "Eva Stone"],
    }
    found = persons(lists)
    assert person_of(found, "p1#J. Wang") == {"p1#J. Wang"}
    assert person_of(found, "p2#Jing Wang") == {"p1#Jing Wang", "p2#Jing Wang"}
    assert person_of(found, "p3#Eva Stone") == {"p3#Eva Stone"}


def test_an_initial_that_two_people_can_stand_behind_joins_only_its_company():
    lists = {
        "p1": ["John Burger", "Lynette Hirschman"],
        "p2": ["James Burger", "Rosa Vidal"],
        "p3": ["J. Burger", "Lynette Hirschman"],
        "p4": ["J. Burger", "Tom Unknown"],
    }
    found = persons(lists)
    assert person_of(found, "p3#J. Burger") == {"p1#John Burger", "p3#J. Burger"}
    assert person_of(found, "p4#J. Burger") == {"p4#J. Burger"}


def test_an_orcid_joins_what_nothing_else_does():
    lists = {"p1": ["Wei Wang", "A Nowak"], "p2": ["Wei Wang", "B Kowalski"]}
    works = {
        "p1": Work(frozenset({"graphene"}), 2001, MATERIALS),
        "p2": Work(frozenset({"parsing"}), 2019, ML),
    }
    apart = persons(lists, works=works)
    assert len(person_of(apart, "p1#Wei Wang")) == 1
    same = {"p1#Wei Wang": "0000-0002-1825-0097", "p2#Wei Wang": "0000-0002-1825-0097"}
    assert len(person_of(persons(lists, works=works, orcid=same), "p1#Wei Wang")) == 2


def test_the_order_of_papers_changes_nobody():
    lists = {
        "p1": ["Yang Liu", "Maosong Sun"],
        "p2": ["Y. Liu", "Maosong Sun", "Qun Liu"],
        "p3": ["Yang Liu", "Mirella Lapata"],
        "p4": ["Yang P. Liu", "Mirella Lapata"],
    }
    found = {frozenset(persons({p: lists[p] for p in order})) for order in permutations(lists)}
    assert len(found) == 1


def test_the_user_joins_and_parts_people_whatever_the_rules_say():
    lists = {
        "p1": ["Ada Brown", "Bea Hill"],
        "p2": ["Ada Brown", "Bea Hill"],
        "p3": ["A. B. Turing"],
    }
    parted = Decisions(different=((("p1#Ada Brown",), ("p2#Ada Brown",)),))
    assert person_of(persons(lists, decisions=parted), "p1#Ada Brown") == {"p1#Ada Brown"}
    joined = Decisions(same=(Same(("p1#Ada Brown", "p3#A. B. Turing")),))
    found = person_of(persons(lists, decisions=joined), "p3#A. B. Turing")
    assert found == {"p1#Ada Brown", "p2#Ada Brown", "p3#A. B. Turing"}


def test_of_a_parted_person_those_go_along_who_share_the_company():
    lists = {
        "p1": ["Kai Chen", "Ann Bell"],
        "p2": ["Kai Chen", "Ann Bell"],
        "p3": ["Kai Chen", "Rob Dunn"],
        "p4": ["Kai Chen", "Rob Dunn"],
    }
    together = Decisions(same=(Same(("p1#Kai Chen", "p3#Kai Chen")),))
    assert len(person_of(persons(lists, decisions=together), "p1#Kai Chen")) == 4
    parted = Decisions(same=(), different=((("p1#Kai Chen",), ("p3#Kai Chen",)),))
    found = persons(lists, decisions=parted)
    assert person_of(found, "p4#Kai Chen") == {"p3#Kai Chen", "p4#Kai Chen"}


@pytest.mark.parametrize("missing", ["p9#Ada Brown", "p1#Nobody Here"])
def test_a_decision_about_what_is_not_there_does_nothing(missing):
    lists = {"p1": ["Ada Brown"], "p2": ["Cleo Dean"]}
    decisions = Decisions(same=(Same((missing, "p2#Cleo Dean")),))
    assert persons(lists, decisions=decisions) == persons(lists)


def test_the_collector_of_cycles_is_on_again_afterwards():
    assert gc.isenabled()
    persons({"p1": ["Ada Brown"]})
    assert gc.isenabled()


def test_a_co_author_in_initials_is_known_by_them_where_one_person_can_be_meant():
    lists = {
        "p1": ["Jun Wang", "Mikita Balesni", "Ada Brown"],
        "p2": ["Jun Wang", "M. Balesni"],
        "p3": ["Jun Wang", "A. Brown", "Anton Brown"],
    }
    works = {
        "p1": Work(frozenset({"planning"}), 2023, ML),
        "p2": Work(frozenset({"phonons"}), 2010, MATERIALS),
        "p3": Work(frozenset({"galaxies"}), 2001, frozenset({"astro-ph"})),
    }
    found = persons(lists, works=works)
    assert person_of(found, "p1#Jun Wang") == {"p1#Jun Wang", "p2#Jun Wang"}
    assert person_of(found, "p3#Jun Wang") == {"p3#Jun Wang"}


def test_a_co_author_whose_name_many_bear_does_not_make_one_person_of_a_common_name():
    """Two Y. Wang with a Wei Li each, among hundreds of papers with a Wei Li."""
    lists = {f"p{n}": ["Wei Li", f"Somebody{n} Else{n}"] for n in range(200)}
    lists["a"] = ["Y. Wang", "Wei Li", "Mikita Balesni"]
    lists["b"] = ["Y. Wang", "Wei Li", "Owain Evans"]
    lists["c"] = ["Y. Wang", "Wei Li", "Owain Evans"]
    works = {"a": Work(frozenset({"phonons"}), 1999, MATERIALS)}
    works |= {p: Work(frozenset({"planning"}), 2023, ML) for p in ("b", "c")}
    found = persons(lists, works=works)
    assert person_of(found, "a#Y. Wang") == {"a#Y. Wang"}
    assert person_of(found, "b#Y. Wang") == {"b#Y. Wang", "c#Y. Wang"}


def test_a_co_author_in_common_tells_less_the_more_papers_of_a_name_there_are():
    """Of many papers by some Y. Wang, two name one and the same co-author by chance."""
    works = {"a": Work(frozenset({"phonons"}), 1999, MATERIALS)}
    works["b"] = Work(frozenset({"planning"}), 2023, ML)

    def is_one(others):
        lists = {paper: ["Y. Wang", "Ion Stoica"] for paper in works}
        lists |= {f"p{n}": ["Ion Stoica", f"Somebody{n} Else{n}"] for n in range(8)}
        lists |= {f"q{n}": ["Y. Wang", f"Other{n} Person{n}"] for n in range(others)}
        return "b#Y. Wang" in person_of(persons(lists, works=works), "a#Y. Wang")

    assert is_one(0)
    assert not is_one(100)
