"""Atom feeds, as arXiv's API answers, and EndNote's tagged format."""

import pytest

from tests.read.pages import OTHER, PROSE, codes, read, values

ENTRY = """  <entry>
    <id>http://arxiv.org/abs/{id}v2</id>
    <updated>2008-11-26T16:09:27Z</updated>
    <published>2007-04-02T12:03:46Z</published>
    <title>{title}</title>
    <summary>  {text}
</summary>
    <author><name>Ann Lee</name></author>
    <author><name>Bob Day</name><arxiv:affiliation>Wool U.</arxiv:affiliation></author>
    <arxiv:comment>9 pages</arxiv:comment>
    <link title="doi" href="http://dx.doi.org/10.1000/sheep.1" rel="related"/>
    <arxiv:primary_category term="math.RA"/>
    <category term="math.RA"/><category term="math.CO"/>
  </entry>
"""
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
    ' xmlns:arxiv="http://arxiv.org/schemas/atom">\n  <title>ArXiv Query: cat:math.RA</title>\n'
)
FEED = (
    HEAD
    + ENTRY.format(id="0704.0112", title="Counting Sheep", text=PROSE)
    + ENTRY.format(id="0704.0113", title="Goats &amp; Ladders", text=OTHER)
    + "</feed>\n"
)
TAGGED = f"""%0 Journal Article
%T Counting sheep in wide fields:
a study
%A Lee, Ann
%A Day, Bob
%J Journal of Wool
%D 2007
%8 2007-04-02
%R 10.1000/sheep.1
%X {PROSE}

%0 Report
%T Goats
%A Cy Fox and Dan Roe
%U https://arxiv.org/abs/1001.0001
%D 2010
"""


def test_entries_of_a_feed():
    columns = ("title", "arxiv_id", "published", "updated", "doi", "categories", "abstract")
    assert values(FEED, *columns) == [
        (
            title,
            arxiv_id,
            "2007-04-02",
            "2008-11-26",
            "10.1000/sheep.1",
            ("math.RA", "math.CO"),
            text,
        )
        for title, arxiv_id, text in (
            ("Counting Sheep", "0704.0112", PROSE),
            ("Goats & Ladders", "0704.0113", OTHER),
        )
    ]
    assert [[(a.name, a.affiliation) for a in r.authors] for r in read(FEED).records] == [
        [("Ann Lee", None), ("Bob Day", "Wool U.")]
    ] * 2
    assert codes(FEED) == []


@pytest.mark.parametrize("end", [len(FEED) // 2, len(HEAD) + 20])
def test_a_feed_that_breaks_off_is_told(end):
    assert codes(FEED[:end]) == ["bad-xml"]


def test_a_document_type_is_refused():
    bomb = FEED.replace("<feed", '<!DOCTYPE feed [<!ENTITY a "aaaa">]>\n<feed')
    assert not values(bomb, "title")
    assert codes(bomb)


def test_tagged_entries():
    assert values(TAGGED, "title", "authors", "published", "doi", "arxiv_id", "abstract") == [
        (
            *("Counting sheep in wide fields: a study", ["Lee, Ann", "Day, Bob"], "2007-04-02"),
            *("10.1000/sheep.1", None, PROSE),
        ),
        ("Goats", ["Cy Fox", "Dan Roe"], "2010", None, "1001.0001", None),
    ]


def test_a_broken_name_of_an_element_is_passed_over():
    page = FEED.replace("<title>Counting", "<:title>Counting")
    assert values(page, "arxiv_id")[0] == ("0704.0112",)
    assert "bad-xml" in codes(page)
