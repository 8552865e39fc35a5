"""What `show` says of an author: why it is one person, who is another, who perhaps the same."""

import pytest
from typer.testing import CliRunner

from kgraph.cli.verbs import app
from kgraph.errors import UnknownIdError
from kgraph.graph import Graph
from tests.resolve.graphs import graph, page

STOICA, SHENG, MAIER = "Ion Stoica", "Ying Sheng", "Petra Maier"


def entry(number, title, *names, **more):
    return {"title": title, "authors": names, "arxiv_id": f"2301.{number:05}", **more}


def two_of_a_name(tmp_path):
    cs = {"categories": ("cs.LG",), "published": "2023"}
    physics = {"categories": ("cond-mat.mtrl-sci",), "published": "2016"}
    entries = (
        entry(1, "Serving Language Models in Pages", "Zhuohan Li", STOICA, SHENG, **cs),
        entry(2, "Offloading Language Models", "Zhuohan Li", STOICA, SHENG, **cs),
        entry(3, "Phonons of Lead Perovskites", "Zhuohan Li", MAIER, **physics),
        entry(4, "Pages of Attention", "Z. Li", STOICA, "Ada Quist", **cs),
    )
    return Graph(graph(tmp_path / "g", page(1, *entries)))


def test_company_spellings_and_homonyms_are_said_in_words(tmp_path):
    found = two_of_a_name(tmp_path)
    shown = found.show("Zhuohan Li")
    said = [f"{label}: {value}" for label, value in shown.summary]
    assert "printed as: Zhuohan Li (2), Z. Li (1)" in said
    assert f"same person: 2 shared co-authors on 3 papers: {STOICA} (3), {SHENG} (2)" in said
    assert "same person: 1 co-author in common (co-authors)" in said
    other = next(v for label, v in shown.summary if label == "of that name too")
    against = next(value for label, value in shown.summary if label == "other person")
    assert against.startswith(f"Zhuohan Li ({other}): no co-author in common; archives ")
    assert "cs and cond-mat" in against
    back = [value for label, value in found.show(other).summary if label == "other person"]
    assert back == [against.replace(other, shown.id)]


def test_a_status_is_said_in_words(tmp_path):
    found = Graph(graph(tmp_path / "g", page(1, entry(1, "Wood", "Ann Bell"))))
    status = dict(found.show("Ann Bell").summary)["status"]
    assert status == "name_only (the name is all that is known; nothing else says whose it is)"


def test_a_paper_is_shown_with_where_it_appeared_and_whose_it_is(tmp_path):
    said = {"journal_ref": "WOOD 2019", "comments": "9 pages", "organisations": ("Oak Institute",)}
    found = Graph(graph(tmp_path / "g", page(1, entry(1, "Leaves", "Ann Bell", **said))))
    shown = dict(found.show("2301.00001").summary)
    assert shown["journal_ref"] == "WOOD 2019"
    assert shown["comments"] == "9 pages"
    assert shown["organisation"] == "Oak Institute"


def test_who_is_perhaps_the_same_is_said_on_both_sides_and_counted(tmp_path):
    cs = {"categories": ("cs.LG",)}
    entries = (
        entry(1, "Trees and Leaves", "Jing Wang", "Ann Bell", **cs),
        entry(2, "Roots of Words", "J. Wang", "Rob Dunn", **cs),
    )
    found = Graph(graph(tmp_path / "g", page(1, *entries)))
    doubtful = found.identity.list().doubtful
    assert [(pair.a_name, pair.b_name) for pair in doubtful] in (
        [("Jing Wang", "J. Wang")],
        [("J. Wang", "Jing Wang")],
    )
    for name, other in (("Jing Wang", "J. Wang"), ("J. Wang", "Jing Wang")):
        perhaps = [v for label, v in found.show(name).summary if label == "perhaps same"]
        assert [value.partition(" (")[0] for value in perhaps] == [other]
    assert found.stats().authors == {"ambiguous": 2, "name_only": 2}
    ended = CliRunner().invoke(app, ["stats", str(found.folder)])
    assert "authors: 2 ambiguous, 2 name_only" in ended.output


def test_venues_and_categories_of_both_are_said_in_words(tmp_path):
    entries = (
        entry(1, "Trees", "Jing Wang", "Ann Bell", categories=("cs.LG", "cs.CL")),
        entry(2, "Roots", "Jing Wang", "Rob Dunn", categories=("cs.LG",)),
        entry(3, "Leaves", "Wei Chen", "Ann Bell", journal_ref="Proc. of the 3rd Conf. on Wood"),
        entry(4, "Bark", "Wei Chen", "Rob Dunn", journal_ref="WOOD 2019", published="2019"),
    )
    found = Graph(graph(tmp_path / "g", page(1, *entries)))
    rows = [*found.table("author_links").to_pylist()]
    said = {row["author_id"].split(":")[1].rpartition("-")[0]: row["reasons"] for row in rows}
    assert "; both in cs.LG;" in said["jing-wang"]
    assert said["wei-chen"].endswith("; both published in wood")


def test_an_author_is_found_by_an_earlier_id(tmp_path):
    found = two_of_a_name(tmp_path)
    merged = found.identity.merge("Ada Quist", "Petra Maier")
    (old,) = {"author:ada-quist", "author:petra-maier"} - {merged.rpartition("-")[0]}
    alias = next(r for r in found.table("aliases").to_pylist() if r["old_id"].startswith(old))
    shown = found.show(alias["old_id"])
    assert (shown.id, shown.taken_for) == (merged, f"earlier id, now {merged}")
    assert ("earlier id", alias["old_id"]) in shown.summary


def test_a_name_written_out_is_shown_however_rare_it_is_beside_initials(tmp_path):
    short = (
        entry(n, f"Serving Pages of Sort {'ABCDEFG'[n]}", "Q. Stoica", SHENG) for n in range(6)
    )
    found = Graph(
        graph(tmp_path / "g", page(1, *short, entry(9, "Phonons", "Quentin Stoica", SHENG)))
    )
    shown = found.show("Quentin Stoica")
    assert shown.summary[0] == ("name", "Quentin Stoica")
    assert ("printed as", "Q. Stoica (6), Quentin Stoica (1)") in shown.summary


def test_names_of_a_paper_are_readable(tmp_path):
    one = entry(1, "Serving Language Models in Pages", r"Doll{\'a}r, Piotr", SHENG)
    shown = Graph(graph(tmp_path / "g", page(1, one))).show("2301.00001")
    (first,) = (value for label, value in shown.summary if label == "author 1")
    assert first.startswith("Piotr Dollár (author:")


def test_a_family_name_alone_is_answered_with_who_bears_it(tmp_path):
    found = two_of_a_name(tmp_path)
    with pytest.raises(UnknownIdError) as caught:
        found.show("stoica")
    assert STOICA in caught.value.hint
    with pytest.raises(UnknownIdError) as caught:
        found.show("9999")
    assert caught.value.hint.startswith("give an arXiv id")
