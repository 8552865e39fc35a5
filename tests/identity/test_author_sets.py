"""Shapes in which sets of mentions with gold come: all give the same columns."""

import gzip
import json
import subprocess
import sys

import pytest

from tests.identity.author_sets import UnfitError, read, tables
from tests.identity.authors import measure

ROWS = [
    ("p1", "Wei Li", "li-1", "Serving models", "2023", ["W. Li", "Ion Stoica"], ""),
    ("p2", "Wei Li", "li-2", "Phonons", "2016-05-01", ["Petra Maier", "Wei Li"], "Nature"),
]
KEYS = ("paper_id", "name", "label", "title", "year", "co-authors", "journal")
MENTIONS = [
    {"paper_id": "p1", "name": "Wei Li", "gold": "li-1"},
    {"paper_id": "p2", "name": "Wei Li", "gold": "li-2"},
    {"paper_id": "p1", "name": "Ion Stoica", "gold": ""},
    {"paper_id": "p2", "name": "Petra Maier", "gold": ""},
]
PAPERS = [
    {"paper_id": "p1", "title": "Serving models", "year": "2023", "categories": "", "venue": ""},
    {"paper_id": "p2", "title": "Phonons", "year": "2016", "categories": "", "venue": "Nature"},
]


def written(path, keys, rows):
    if ".jsonl" in path.name:
        text = "".join(json.dumps(dict(zip(keys, row, strict=True))) + "\n" for row in rows)
    else:
        text = "".join("\t".join(row) + "\n" for row in (keys, *rows))
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def test_one_file_in_any_shape_says_who_what_and_with_whom(tmp_path):
    for name, listed in (
        ("a.jsonl", list),
        ("a.jsonl.gz", lambda names: [{"name": one} for one in names]),
        ("a.tsv", "; ".join),
        ("b.tsv", "|".join),
        ("c.tsv.gz", json.dumps),
    ):
        path = written(tmp_path / name, KEYS, [(*row[:5], listed(row[5]), row[6]) for row in ROWS])
        for given in (None, path):
            mentions, papers = read(path, given)
            assert mentions == [{**row, "orcid": "", "affiliation": ""} for row in MENTIONS]
            assert papers == PAPERS
    assert measure(mentions, papers)[0][0].b_cubed == (1, 1, 1)


def test_a_list_of_authors_may_stand_with_the_paper(tmp_path):
    who = written(tmp_path / "m.tsv", KEYS[:3], [row[:3] for row in ROWS])
    keys = ("id", *KEYS[3:5], "authors", "venue")
    what = written(tmp_path / "p.jsonl", keys, [(row[0], *row[3:]) for row in ROWS])
    mentions, papers = read(who, what)
    assert [(row["paper_id"], row["name"]) for row in mentions[2:]] == [
        ("p1", "Ion Stoica"),
        ("p2", "Petra Maier"),
    ]
    assert papers == PAPERS


@pytest.mark.parametrize(
    ("paper", "venue"),
    [("P19-1001", "acl"), ("2020.acl-main.1", "acl"), ("W04-0813", ""), ("1706.03762", "")],
)
def test_ids_of_the_acl_anthology_say_the_venue(paper, venue):
    rows = [{"paper_id": paper, "name": "Wei Li", "gold": "li-1"}]
    assert tables(rows, rows)[1][0]["venue"] == venue


def test_gold_is_the_column_asked_for_and_no_evidence(tmp_path):
    keys = ("author", "orcid", "label", "full name", "title")
    path = written(tmp_path / "m.tsv", keys, [("li-1", "0000", "", "Wei Li", "Phonons")])
    assert read(path)[0][0] == {
        **{"paper_id": "0", "name": "Wei Li", "gold": "li-1"},
        **{"orcid": "0000", "affiliation": ""},
    }
    by_orcid = read(path, gold="ORCID")[0][0]
    assert (by_orcid["gold"], by_orcid["orcid"]) == ("0000", "")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("paper_id", "author", "orcid"), "no gold: .*paper_id, author, orcid.*--gold orcid"),
        (("paper_id", "who", "label"), "no column of names; columns found: paper_id, who, label"),
    ],
)
def test_what_a_set_lacks_is_said(tmp_path, keys, said):
    path = written(tmp_path / "m.tsv", keys, [("p1", "Wei Li", "1")])
    with pytest.raises(UnfitError, match=said):
        read(path)
    command = [sys.executable, "-m", "tests.identity", "authors", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0][: len(str(path))]) == (1, str(path))


def test_lines_and_lists_that_are_not_json_are_said(tmp_path):
    path = tmp_path / "m.jsonl"
    path.write_text('{"name": "Wei Li"}\n[1]\n')
    with pytest.raises(UnfitError, match="line 2: not an object"):
        read(path)
    path.write_text("{'name'}\n")
    with pytest.raises(UnfitError, match="line 1: not JSON"):
        read(path)
    path = written(tmp_path / "m.tsv", KEYS, [(*ROWS[0][:5], "['W. Li']", "")])
    with pytest.raises(UnfitError, match=r"not a JSON list: \['W. Li'\]"):
        read(path)
