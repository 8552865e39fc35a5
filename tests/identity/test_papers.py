"""Paper identity on lists with gold: made ones a reader can decide, and real ones."""

import gzip
import re
from collections import defaultdict

import pytest

from kgraph.model.keys import with_keys
from kgraph.model.tables import Author, Record
from kgraph.model.text import digits
from tests.identity.papers import found_pairs, read_table, resolved, score

ONE = """\
id%title%authors%venue%year
1%Sets and Maps of Finite Trees (Abstract)%Ann Smith, Tom Miller%SIGMOD Conference%1999
2%Counting Quite Large Graphs%Eve Third%VLDB%2001
3%Counting Quite Large Graphs%Eve Third%VLDB J.%2003
4%Editorial%Ann Smith%VLDB J.%2003
5%Hash Joins in Parallel: A Case Study%Ann Smith%SIGMOD Record%1999
6%A Report on Parsing 2001%Tom Miller%SIGMOD Record%2001
"""
OTHER = """\
id%title%authors%venue%year
1%counting quite large graphs%E. Third%The VLDB Journal%2003
2%counting quite large graphs%E. Third%Very Large Data Bases%2001
3%sets and maps of finite tress%A. Smith, T. Miller%Management of Data%1999
4%editorial%A. Smith%The VLDB Journal%2003
5%hash joins in parallel%A. Smith%ACM SIGMOD Record%1999
6%a report on parsing 2002%T. Miller%ACM SIGMOD Record%2001
"""
GOLD = "D1%D2\n1%3\n2%2\n3%1\n5%5\n"


def test_two_lists_are_matched_entry_by_entry(tmp_path):
    for name, text in (("a.csv", ONE), ("b.csv", OTHER), ("gt.csv", GOLD)):
        (tmp_path / name).write_text(text)
    measured, wrong, missed = score(tmp_path)
    assert (wrong, missed) == (set(), set())
    assert (measured.gold, measured.found, measured.f1) == (4, 4, 1.0)


def test_the_measure_counts_what_is_wrong_and_what_is_missed(tmp_path):
    for name, text in (("a.csv", ONE), ("b.csv", OTHER), ("gt.csv", "D1%D2\n1%3\n4%4\n")):
        (tmp_path / name).write_text(text)
    measured, wrong, missed = score(tmp_path)
    assert (measured.precision, measured.recall) == (0.25, 0.5)
    assert ("2", "2") in wrong
    assert missed == {("4", "4")}


def test_dblp_and_acm_are_matched(data):
    folder = data / "benchmarks" / "dblp_acm"
    measured, _, _ = score(folder)
    assert measured.precision >= 0.99
    assert measured.recall >= 0.965
    assert measured.f1 >= 0.98


def test_no_column_of_a_journal_is_one_paper(data):
    folder = data / "benchmarks" / "dblp_acm"
    lists = [read_table(folder / name) for name in ("dblp.csv", "acm.csv")]
    titles = [{row["id"]: row["title"] for row in rows} for rows in lists]
    column = re.compile(r"reminiscences|book review column|treasurer's message|chair's message")
    found = [
        titles[0][a].lower() for a, _ in found_pairs(lists) if column.match(titles[0][a].lower())
    ]
    assert found == []


@pytest.fixture(scope="module")
def anthology(data):
    """Give the titles of the ACL Anthology as records of one source, without their DOIs."""
    folder = data / "benchmarks" / "and_acl"
    names = defaultdict(list)
    for row in read_table(folder / "mentions.tsv.gz"):
        names[row["paper_id"]].append(Author(f"{row['first']} {row['last']}".strip()))
    with gzip.open(folder / "papers.tsv.gz", "rt", encoding="utf-8") as text:
        rows = [line.rstrip("\n").split("\t") for line in list(text)[1:]]
    return [
        (
            doi,
            with_keys(
                Record(
                    f"{0:016x}#{n}",
                    f"{0:016x}",
                    n,
                    title=title,
                    authors=tuple(names[paper]),
                    published=year or None,
                )
            ),
        )
        for n, (paper, year, title, doi) in enumerate(rows, 1)
    ]


@pytest.mark.large
def test_no_two_numbered_titles_of_the_anthology_are_one_paper(anthology):
    titles = {record.record_id: record.title for _, record in anthology}
    papers = defaultdict(set)
    for row in resolved([record for _, record in anthology]):
        papers[row["paper_id"]].add(tuple(digits(titles[row["record_id"]])))
    assert len(papers) > 73_000
    assert [numbers for numbers in papers.values() if len(numbers) > 1] == []
