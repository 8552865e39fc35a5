"""The page of an article at its publisher, as copied: the article and what it cites."""

import pytest

from kgraph.read.layouts import article_page
from tests.read.pages import PROSE, read, values

FOUND = ("title", "authors", "published", "doi", "abstract")
TITLE, NAMES = "Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day", "Cy van der Elk"]
CITED = [
    ("Goats on ladders", ["Fox C", "Gray D"], "2018"),
    ("Wool of the north", ["Kim G", "Poe E"], "2011"),
]

SPRINGER = f"""Skip to main content
Advertisement
Search
 Cart
Home  Wool and Soil  Article
{TITLE}
Regular Article
Open access
Published: 18 February 2021
Volume 461, pages 215–231, (2021)
Cite this article
You have full access to this open access article

Download PDF
{NAMES[0]}, {NAMES[1]} & {NAMES[2]}
3518 Accesses
24 Citations
Explore all metrics

Abstract
{PROSE}

Similar content being viewed by others

Long-term effects of wool on farms: a meta-analysis
Article Open access 03 October 2019

Data availability
The data are at https://doi.org/10.5281/zenodo.4419877.

References
Fox C, Gray D (2018) Goats on ladders. Wool Rev 634:561–568

Article CAS PubMed Google Scholar

Kim G, Poe E (2011) Wool of the north. Agric Wool 144:175–187

Article Google Scholar

Acknowledgements
We thank farmers.

About this article
Cite this article
Lee, A., Day, B. & van der Elk, C. {TITLE}. Wool Soil 461, 215–231 (2021). https://doi.org/10.1000/s11104-020

Download citation
"""
SCIENCEDIRECT = f"""ScienceWool
View PDF
Abstract
Keywords
References (2)
Cited by (17)
Geowool
Volume 402, 18 February 2021, 115210
{TITLE}
Author links open overlay panel
{NAMES[0]} a, {NAMES[1]} b, {NAMES[2]} a c
Show more
https://doi.org/10.1000/s11104-020
Get rights and content
Abstract
{PROSE}
Keywords
Sheep
1. Introduction
Sheep are counted (Fox and Gray, 2018).
References
Fox and Gray, 2018
Fox C, Gray D
Goats on ladders
Wool Rev, 447 (2018), pp. 143-144
CrossrefView in ScopusGoogle Scholar
Kim, 2011
Kim G, Poe E
Wool of the north
Agric. Wool, 333 (2011), pp. 117-128
Google Scholar
Cited by (17)
Wool and methane: a short review
2023, Science of the Total Wool
Show abstract
© 2021 The Authors. Published by Wool B.V.
"""
MEDICINE = f"""WOOL ONE
Browse Publish About
OPEN ACCESS
PEER-REVIEWED
RESEARCH ARTICLE
{TITLE}
{", ".join(NAMES)}
Published: February 18, 2021 https://doi.org/10.1000/s11104-020
Article
Authors
Metrics
Abstract
{PROSE}
Citation: Lee A, Day B, van der Elk C (2021) {TITLE}. WOOL ONE 16(9): e02. https://doi.org/10.1000/s11104-020
Introduction
Sheep matter [1].
References
1. Fox C, Gray D. Goats on ladders. Epidemiol Wool. 2018;142: 340–351. pmid:23702047
View Article PubMed/NCBI Google Scholar
2. Kim G, Poe E. Wool of the north. Am J Wool. 2011;76: 1166–1173.
View Article PubMed/NCBI Google Scholar
"""
MARKED = f"""Journals Topics Information
Open AccessArticle
{TITLE}
by {NAMES[0]} 1,*, {NAMES[1]} 2 and {NAMES[2]} 1,3
1 Department of Ecology, University of Wool, 613 00 Brno, Czech Republic
* Author to whom correspondence should be addressed.
Wool 2021, 14(7), 1102; https://doi.org/10.1000/s11104-020
Submission received: 3 January 2021 / Accepted: 9 February 2021 / Published: 18 February 2021
Abstract
{PROSE}
Keywords: sheep; fields
References
Fox C.; Gray D. Goats on ladders. Front. Wool. 2018, 16, 231–238. [Google Scholar] [CrossRef]
Kim G.; Poe E. Wool of the north. Front. Wool. 2011, 16, 231–238. [CrossRef] [Green Version]
Article Metrics
"""
PAGES = {
    "springer": SPRINGER,
    "entries in lines": SCIENCEDIRECT,
    "medicine": MEDICINE,
    "marks of affiliations": MARKED,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_article_is_read_from_its_head(page):
    assert read(page).sources[0].reader == article_page.NAME
    assert values(page, *FOUND)[0] == (TITLE, NAMES, "2021-02-18", "10.1000/s11104-020", PROSE)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_works_it_cites_are_records_and_citations(page):
    found = read(page)
    cited = {r.title for r in found.references if r.record_id == found.records[0].record_id}
    assert cited == {title for title, *_ in CITED}
    told = [
        (record.title, [a.name.replace(".", "") for a in record.authors], record.published)
        for record in found.records
        if record.title in cited
    ]
    assert told == CITED


def test_similar_articles_are_no_citations():
    record = read(SPRINGER).records[1]
    assert (record.title, record.published) == (
        "Long-term effects of wool on farms: a meta-analysis",
        "2019-10-03",
    )
    assert len(read(SPRINGER).references) == 2


def test_articles_that_cite_it_do_so():
    found = read(SCIENCEDIRECT)
    (citing,) = [r for r in found.records if r.title == "Wool and methane: a short review"]
    assert (citing.published, citing.journal_ref) == ("2023", "Science of the Total Wool")
    (said,) = [r for r in found.references if r.record_id == citing.record_id]
    assert (said.title, said.doi, said.year) == (TITLE, "10.1000/s11104-020", 2021)


def test_an_abstract_in_parts_ends_where_a_heading_comes_again():
    parts = "Background\nSheep sleep at night.\nMethods\nWe counted them.\nResults\nAll slept."
    page = MEDICINE.replace(PROSE, parts).replace("Citation: ", "Background\nCitation: ")
    assert values(page, "abstract")[0] == (parts.replace("\n", " "),)


def test_a_page_without_its_references_needs_a_doi():
    page = MEDICINE[: MEDICINE.index("References\n")].replace("OPEN ACCESS", "Article Navigation")
    page += "Permissions Icon Permissions\nYou do not currently have access to this article.\n"
    assert values(page, "title", "abstract") == [(TITLE, PROSE)]


def test_a_paper_without_signs_of_a_publisher_is_left_to_others():
    page = f"{TITLE}\n{', '.join(NAMES)}\nAbstract\n{PROSE}\nReferences\n" + "".join(
        f"{', '.join(names)} ({year}) {title}. Wool Rev 1:1–9\n" for title, names, year in CITED
    )
    assert read(page).sources[0].reader != article_page.NAME
