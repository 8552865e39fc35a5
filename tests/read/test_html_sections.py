"""Parts of web pages under headings: talks are no papers, a volume's year is that of its papers."""

import pytest

from tests.read.pages import codes, values

HOME = """<HTML><HEAD><TITLE>Ann Lee</TITLE></HEAD><BODY><H1>Ann Lee</H1>
<A HREF="cv.pdf">CV</A> | <A HREF="teaching.html">Teaching</A>
<H3>{works}</H3>
<OL>
<LI> <B>Dual sheep and a theorem of Wool</B>, with B. Day, preprint 2024. <A HREF="a.pdf">pdf</A>
<LI> <B>On a question of goats</B>, with C. Fox and D. Roe, <I>Acta Wool.</I> <B>152</B> (2017), no. 2, 401&ndash;419.
<LI> <B>Unfolding fences</B> {remark}, <I>Wool Lapok</I> 15 (2009), 12&ndash;30.
</OL>
<H3>{others}</H3>
<UL><LI> <I>Sheep in polygons and flat fields</I>, Colloquium, Szeged, November 2019. <A HREF="s.pdf">slides</A>
<LI> <I>What is an outer fence?</I>, Oberwolfach, 2016.</UL>
</BODY></HTML>"""  # noqa: E501


@pytest.mark.parametrize(
    ("works", "others", "remark"),
    [
        ("Papers and preprints", "Talks (selected)", "(in Hungarian)"),
        ("Publications", "Teaching", "[in Russian, English summary]"),
        ("Veröffentlichungen", "Vorträge", "(auf Deutsch)"),
        ("Travaux", "Conférences", "(en français)"),
        ("Artículos", "Charlas", "(en español)"),
        ("Publicações", "Palestras", "(em português)"),
    ],
)
def test_talks_are_no_papers_and_a_language_is_of_no_title(works, others, remark):
    page = HOME.format(works=works, others=others, remark=remark)
    assert values(page, "title", "authors", "published") == [
        ("Dual sheep and a theorem of Wool", ["B. Day"], "2024"),
        ("On a question of goats", ["C. Fox", "D. Roe"], "2017"),
        ("Unfolding fences", [], "2009"),
    ]
    assert "not-understood" in codes(page)


def test_talks_alone_are_what_the_page_lists():
    page = HOME.format(works="About", others="Talks", remark="")
    assert "What is an outer fence?" in [title for (title,) in values(page, "title")]


CONTENTS = """<html><head><title>Contents</title></head><body>
<ul id="nav"><li><a href="i.html">Home</a></li><li><a href="c.html">Program</a></li></ul>
<h1>{}</h1><h2>{}</h2><table>
<tr><td colspan="3"><b>Session 1: Fields</b></td></tr>
<tr><td><a href="1.pdf">pdf</a></td><td>Ann Lee, Bob Day and Cy Fox<br><em>Counting Sheep in Wide
Fields</em></td><td>44–54</td></tr>
<tr><td><a href="2.pdf">pdf</a></td><td>Dee Roe and Cy Fox<br><em>A Ladder for Goats</em></td>
<td>55–65</td></tr>
<tr><td><a href="3.pdf">pdf</a></td><td>Éva Poe and Bob Day<br>
<em>Do Cows Sleep at Night?</em></td>
<td>66–76</td></tr></table><p>Contact: chairs</p></body></html>"""


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("Proceedings of the Avignon Meeting on Wool and its Semantics (WOOL 2012)", "2012"),
        ("Proceedings of the 4th Workshop on Sheep, Prague, Czech Republic, June 2007", "2007"),
        ("Vol. 30 Núm. 2 (2021): Mayo-agosto", "2021"),
        ("Actes de la 19e conférence sur la laine, Grenoble, 4–8 juin 2012", "2012"),
        ("Wollforschung, Band 45, Heft 3 (2019)", "2019"),
        ("Atti del convegno sulla lana, Pisa 2014", "2014"),
        ("Материалы конференции. Труды института, том 5, 2018", "2018"),
        ("Papers of the Workshop, © 2012 by the authors", None),
        ("Workshops 2011 and 2012", None),
    ],
)
def test_the_year_of_a_volume_is_that_of_its_papers(heading, year):
    page = CONTENTS.format(heading, "Table of Contents")
    assert values(page, "title", "published") == [
        ("Counting Sheep in Wide Fields", year),
        ("A Ladder for Goats", year),
        ("Do Cows Sleep at Night?", year),
    ]
