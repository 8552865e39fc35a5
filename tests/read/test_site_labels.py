"""Portals that print the date of an entry with the archive it was filed under."""

from textwrap import fill

import pytest

from kgraph.read.parts.site_labels import dateline_width, is_site_label
from tests.read.pages import OTHER, PROSE, THIRD, read, values

TITLES = ("Counting Sheep in Wide Fields", "Ladders for goats and their herds", "Cows from the Air")
TEXTS = (PROSE, OTHER, THIRD)
NAMES = ("Lee, Ann, Day, Bob S.", "Fox, Cy, Roe, Dan", "Elk, Flo, Ash, Gil")
DATES = ("2020-04-07", "2021-01-11", "2013-06-19")
ARCHIVES = ("Applications", "Computer Vision and Pattern Recognition", "Data Structures")
TOPICS = (
    "\nprogramming language, software engineering, (11 more...)\n\n"
    "Country: Europe > Sweden (0.04)\n\nIndustry: Automobiles & Trucks (0.68)\n",
    "\nlearning graphical model, wool, (3 more...)\n\nCountry:\n\nEurope > Sweden (0.04)\n\n"
    "Asia > Japan (0.04)\n\nGenre: Research Report (0.64)\n",
    "",
)
DAYS = {
    "Mar-D-Y": ("Apr-7-2020", "Jan-11-2021", "Jun-19-2013"),
    "Mar D, Y": ("Apr 7, 2020", "Jan 11, 2021", "Jun 19, 2013"),
    "Y-M-D": DATES,
    "D March Y": ("7 April 2020", "11 January 2021", "19 June 2013"),
}


def portal(
    labels: tuple[str, ...], *, topics=TOPICS, names=("", "", ""), blank="\n", width=2000
) -> str:
    head = "Goto\n\nCollaborating Authors\n\n Borg, Markus\n\n\n"
    return head + "\n\n".join(
        f"{title}\n{blank}{name}{label}\n{blank}{fill(text, width)}\n{topic}"
        for title, name, label, text, topic in zip(
            TITLES, names, labels, TEXTS, topics, strict=True
        )
    )


@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize("dash", [" –", "–", " — ", " - ", ", 13:35:04 GMT–"])
@pytest.mark.parametrize("topics", [TOPICS, TOPICS[::-1], ("", "", "")])
def test_a_date_in_front_of_an_archive(days, dash, topics):
    labels = tuple(f"{day}{dash}arXiv.org {a}" for day, a in zip(days, ARCHIVES, strict=True))
    page = portal(labels, topics=topics)
    assert values(page, "title", "published", "abstract") == list(
        zip(TITLES, DATES, TEXTS, strict=True)
    )
    assert [record.labels[0] for record in read(page).records] == [
        f"arXiv.org {archive}" for archive in ARCHIVES
    ]


@pytest.mark.parametrize("between", ["", " ", "\n", ", "])
@pytest.mark.parametrize("time", ["", ", 06:17:07 GMT", " 10:15 AM"])
@pytest.mark.parametrize("topics", [TOPICS, ("", "", "")])
def test_a_date_and_a_time_behind_an_archive(between, time, topics):
    dated = zip(ARCHIVES, DAYS["Mar-D-Y"], strict=True)
    labels = tuple(f"arXiv.org {archive}{between}{day}{time}" for archive, day in dated)
    page = portal(labels, topics=topics)
    assert values(page, "title", "published", "abstract") == list(
        zip(TITLES, DATES, TEXTS, strict=True)
    )


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("width", [76, 2000])
@pytest.mark.parametrize("named", [False, True])
def test_pages_without_white_space_wrapped_or_with_names(blank, width, named):
    labels = tuple(
        f"{day} –arXiv.org {a}" for day, a in zip(DAYS["Mar-D-Y"], ARCHIVES, strict=True)
    )
    names = tuple(f"{name}\n{blank}" if named else "" for name in NAMES)
    page = portal(labels, blank=blank, width=width, names=names)
    assert values(page, "title", "published", "abstract") == list(
        zip(TITLES, DATES, TEXTS, strict=True)
    )
    assert [len(record.authors) for record in read(page).records] == [2 * named] * 3


def test_venues_among_archives():
    labels = (
        "Apr-7-2020 –arXiv.org Applications",
        "Jan-11-2021 –AI Magazine",
        "Jun-19-2013 –Neural Information Processing Systems",
    )
    assert values(portal(labels), "title", "published", "abstract") == list(
        zip(TITLES, DATES, TEXTS, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        *("Apr-7-2020 –arXiv.org", "2020-04-07 — arXiv.org Robotics"),
        "Apr-7-2020, 13:35:04 GMT–arXiv.org Data Structures and Algorithms",
    ],
)
def test_datelines(text):
    assert text[dateline_width(text) :].startswith("arXiv.org")
    assert is_site_label(text)


@pytest.mark.parametrize(
    "text", ["In Apr-7-2020 –arXiv.org", "Apr-7-2020 arXiv.org Robotics", "Sheep –arXiv.org"]
)
def test_what_is_no_dateline(text):
    assert not dateline_width(text)
    assert not is_site_label(text)


def test_a_title_over_its_label_is_no_label_of_the_name_above():
    title = "Towards Counting Sheep in Wide Fields with Learning-to-Rank Models"
    first = "Sheep counting (SHC) is a task on farms that is done with care each day"
    page = (
        f"Goto\n\nCollaborating Authors\n\n Borg, Markus\n\n\n{title}\n\n"
        f"arXiv.org Robotics\n\n{first}\n{fill(PROSE, 72)}\n\nCreated: May-22-2024\n\n\n"
        f"{TITLES[1]}\n\narXiv.org Robotics\n\n{fill(OTHER, 72)}\n\nCreated: Apr-7-2020\n"
    )
    assert values(page, "title") == [(title,), (TITLES[1],)]


def test_counts_of_a_filter_are_no_labels():
    for count in (" (3)", "(3)", " 3", "3", " 1,204"):
        assert not is_site_label("arXiv.org Artificial Intelligence" + count)
    for year in (" (2015)", " 2015", "2015"):
        assert is_site_label("arXiv.org Artificial Intelligence" + year)


@pytest.mark.parametrize("count", [" (2)", "\n2", " 2", "2", ""])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_the_labels_of_a_filter_are_no_labels_of_entries(count, blank):
    names = "".join(f"arXiv.org {name}{count}\n" for name in ("Robotics", "Machine Learning"))
    page = (
        "AITopics\n\nFilters\n"
        + f"Media\n{names if count else ''}\nResults\n\n\n"
        + "".join(
            f"{title}{blank}arXiv.org RoboticsDec-2-2022{blank}{text}\n\n\n"
            for title, text in zip(TITLES, TEXTS, strict=True)
        )
    )
    assert values(page, "title", "abstract") == list(zip(TITLES, TEXTS, strict=True))


@pytest.mark.parametrize("end", [".", ""])
def test_filters_between_the_entries_of_a_portal(end):
    filters = "Filters\n\nGenre: Research Report (0.40)\nIndustry:\nFarms & Wool (0.51)"
    page = (
        f"Source\narXiv.org Robotics (2)\n\nResults\n\n{TITLES[0]}\n\narXiv.org Robotics\n\n"
        f"{fill(PROSE, 96)}\n\n\n{filters}\n\n\n{TITLES[1]}\n\n{OTHER[:-1]}{end}\n\n\n"
        f"Cows Seen from the Air\n\narXiv.org Robotics\n\n{fill(THIRD, 96)}\n"
    )
    assert values(page, "title", "abstract") == [
        (TITLES[0], PROSE),
        (TITLES[1], f"{OTHER[:-1]}{end}"),
        ("Cows Seen from the Air", THIRD),
    ]


def test_a_text_in_narrow_lines_stands_below_a_label_that_no_archive_has():
    labels = ("Farm Processing Systems", "arXiv.org Robotics", "Farm Processing Systems")
    texts = [f"Counting of sheep in the night is a task of one person\n{x.lower()}" for x in TEXTS]
    page = "Wool Topics\n\n\n" + "\n\n\n".join(
        f"{title}\n\n{label}\n\n{text}"
        for title, label, text in zip(TITLES, labels, texts, strict=True)
    )
    assert values(page, "title", "labels") == [
        (title, (label,)) for title, label in zip(TITLES, labels, strict=True)
    ]


@pytest.mark.parametrize("names", ["", "Lee, Ann, Day, Bob S.\n\n"])
def test_one_entry_has_its_date_in_front_of_the_label(names):
    text = " ".join((*TEXTS, *TEXTS))
    page = (
        "Wool Topics\n\nA publication of the Union of Farmers.\n\nFilters\nCollaborating Authors\n"
        f"Lee, Ann (6)\n\nResults\n Lee, Ann\n\n\n{TITLES[0]}\n\n{names}"
        f"Oct-26-2017–Farm Processing Systems\n\n{text}\n\nAdd feedback\n"
    )
    assert values(page, "title", "authors", "published", "labels", "abstract") == [
        (
            TITLES[0],
            ["Lee, Ann", "Day, Bob S."] if names else [],
            "2017-10-26",
            ("Farm Processing Systems",),
            text,
        )
    ]


def test_a_title_that_could_be_a_name_stands_over_names_in_some_entries():
    def entry(title, names, text):
        return f"{title}\n\n{names}arXiv.org Robotics\n\n{text}\n\n\n"

    page = "Collaborating Authors\n\n Elk, Flo\n\n\n" + "".join(
        (
            entry("Counting Wool", "", PROSE),
            entry(TITLES[0], f"{NAMES[0]}\n\n", OTHER),
            entry("Goat Processing Fields", f"{NAMES[1]}\n\n", THIRD),
            entry(TITLES[1], "", PROSE),
        )
    )
    assert values(page, "title", "authors") == [
        ("Counting Wool", []),
        (TITLES[0], ["Lee, Ann", "Day, Bob S."]),
        ("Goat Processing Fields", ["Fox, Cy", "Roe, Dan"]),
        (TITLES[1], []),
    ]


def test_an_entry_without_text_over_another_without_white_space():
    page = (
        f"{TITLES[0]}\narXiv.org Robotics\n{PROSE}\n{TITLES[1]}\narXiv.org Robotics\n"
        f"{TITLES[2]}\nFarm Processing Systems\n{THIRD}\n"
    )
    assert values(page, "title", "abstract") == [
        (TITLES[0], PROSE),
        (TITLES[1], None),
        (TITLES[2], THIRD),
    ]


def test_the_last_words_of_a_page_are_of_no_text():
    page = "\n\n\n".join(
        f"{title}\n\narXiv.org Robotics\n\n{text}"
        for title, text in zip(TITLES, TEXTS, strict=True)
    )
    page += "\n\nThat is all for this week. I will write again when I find the time.\n"
    assert values(page, "abstract") == [(text,) for text in TEXTS]


def test_the_head_of_a_portal_is_no_entry():
    page = (
        "Goto\n\nSign In\n\nFARMTopics\n\nA publication of the FARM.\n\nTools\n\n"
        + "\n\n\n".join(
            f"{title}\n\narXiv.org Robotics\n\n{text} {text}"
            for title, text in zip(TITLES, TEXTS, strict=True)
        )
    )
    assert values(page, "title") == [(title,) for title in TITLES]


def test_one_entry_below_the_head_of_a_portal_has_a_meeting_for_its_label():
    text = " ".join((*TEXTS, *TEXTS))
    label = "International Conference on Wool"
    page = f"Goto\nCollaborating Authors\n Lee, Ann\n Day, Bob\n{TITLES[0]}\n{label}\n{text}\n"
    assert values(page, "title", "labels", "abstract") == [(TITLES[0], (label,), text)]
