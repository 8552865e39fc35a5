"""Entries with a source label: topics, dates behind labels, what stands under the last."""

from tests.read.copied_pages import check_spans
from tests.read.pages import OTHER, PROSE, read, values

PAGE = f"""Collaborating Authors

 Lee, Ann


Counting Sheep at Night

machine learning, neural network, sheep, (15 more...)

arXiv.org Machine Learning Mar-9-2015

{PROSE}


Counting Goats by Day

artificial intelligence, machine learning, goats

arXiv.org Machine Learning

{OTHER}


Filters

Collaborating Authors

Title
"""


def test_topics_dates_and_buttons_are_told_from_titles_and_abstracts():
    assert read(PAGE).sources[0].reader == "labelled_entries"
    label = "arXiv.org Machine Learning"
    assert values(PAGE, "title", "published", "abstract") == [
        ("Counting Sheep at Night", "2015-03-09", PROSE),
        ("Counting Goats by Day", None, OTHER),
    ]
    assert [set(labels) for (labels,) in values(PAGE, "labels")] == [
        {label, "machine learning", "neural network", "sheep"},
        {label, "artificial intelligence", "machine learning", "goats"},
    ]


def test_topics_under_an_abstract_are_no_part_of_it():
    page = PAGE.replace("\n\n\nFilters", "\nsheep, goats, (2 more...)\n\n\nFilters")
    assert [abstract for (abstract,) in values(page, "abstract")] == [PROSE, OTHER]
    check_spans(page.replace("Mar-9-2015", ""))
