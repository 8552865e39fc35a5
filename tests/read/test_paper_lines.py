"""Lists with one line a paper: syllabi, accepted papers, lists with names before titles."""

# ruff: noqa: E501 - lines of real pages are long

import pytest

from kgraph.model.tables import Source
from kgraph.model.text import collapse
from kgraph.read.layouts import paper_lines
from kgraph.read.page import Line, page
from kgraph.read.parts.paper_line_forms import find_item
from tests.read.copied_pages import check_spans, pages_of_others
from tests.read.pages import PROSE, read, values

SHEEP, GOATS, COWS = (
    "Counting Sheep in Wide Fields",
    "A Ladder for Goats: How Nobody Falls",
    "Do Cows Stand Still?",
)
FULL = [
    (SHEEP, ["Ann Lee", "Bob Day", "Cy Fox"], "2019"),
    (GOATS, ["Bob Day", "Ann Lee"], "2021"),
    (COWS, ["Cy Fox", "Ann Lee"], "2020"),
]


def lines(form: str) -> str:
    """Print the three papers, each in one line."""
    return "\n".join(
        form.format(
            title=title,
            names=", ".join(names),
            joined=f"{', '.join(names[:-1])} and {names[-1]}",
            family=names[0].split()[-1],
            last=names[-1].split()[-1],
            year=year,
        )
        for title, names, year in FULL
    )


@pytest.mark.parametrize(
    "form",
    [
        "- {title}, {names}, NeurIPS {year}",
        "* {title} - {names} - NeurIPS {year}",
        "{title} | {names} | {year}",
        "• {title}. {joined}. ICML {year}.",
        "1. {title} by {joined} ({year})",
        "{title} ({names}, {year}) [pdf] [slides]",
        "{joined} ({year}). {title}",
        "#12 {title} / {names} / CVPR {year}",
        '"{title}," {joined}, ICML {year}.',
    ],
)
def test_full_names(form):
    text = lines(form)
    assert values(text, "title", "authors", "published") == FULL
    check_spans(text)


@pytest.mark.parametrize(
    "form",
    [
        "- {title} ({family} et al., {year})",
        "{title} [{family} et al., {year}]",
        "- {title} ({family} et al., ICML {year})",
        "{family} et al. ({year}). {title}",
        "[{family} et al., {year}] {title}",
        "- {family} et al. {year}: {title}",
        "Reading: {title} ({family} et al. {year})",
        "Jan 7\tIntroduction\t{title} ({family} et al., {year})",
        '• "{title}", {family} et al., {year}',
    ],
)
def test_a_family_name_and_a_cut(form):
    text = lines(form)
    expected = [(title, [names[0].split()[-1]], True, year) for title, names, year in FULL]
    assert values(text, "title", "authors", "authors_truncated", "published") == expected
    check_spans(text)


def test_two_family_names():
    text = lines("- {title} ({family} and {last}, {year})")
    expected = [(t, [n[0].split()[-1], n[-1].split()[-1]], year) for t, n, year in FULL]
    assert values(text, "title", "authors", "published") == expected


def test_a_syllabus_among_its_weeks():
    text = (
        "Counting Animals, Spring 2022\nInstructor: Dee Elm\nSchedule\nWeek 1 (Jan 14): Sheep\n"
        f"- {SHEEP} (Lee et al., NeurIPS 2019)\nHomework 1 due\nWeek 2 (Jan 21): Goats\n- {GOATS} (Day and Lee, 2021)\n"
    )
    assert values(text, "title", "authors", "published", "journal_ref", "abstract") == [
        (SHEEP, ["Lee"], "2019", "NeurIPS", None),
        (GOATS, ["Day", "Lee"], "2021", None, None),
    ]


def test_a_venue_alone_makes_entries_of_three():
    text = lines("- {title} (NeurIPS {year})")
    assert values(text, "title", "published", "journal_ref") == [
        (title, year, "NeurIPS") for title, _, year in FULL
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Alien (1979)\nHeat (1995)\nThe Big Sleep (1946)\n",
        "PhD in Computer Science, University of Wool (2015 - 2019)\nVisiting Student, Goat Inc (2018)\n",
        "Sheep are counted at night (Lee et al., 2019), which we\nfollow here. Goats are counted by day (Day, 2021) and\nmove faster than those of earlier work (Fox, 2020).\n",
        "Chocolate cake (2 eggs)\nMix, stir, bake, and serve\nEat, sleep, repeat\n",
        "Week 3, Ann Lee, Bob Day\nOffice hours, Cy Fox\n",
    ],
    ids=["films", "a life", "prose", "a recipe", "a plan"],
)
def test_other_lines_are_no_papers(text):
    assert values(text, "title") == []


def test_abstracts_below_are_another_layout():
    text = "\n".join(f"{line}\n{PROSE}" for line in lines("{title} ({names}, {year})").split("\n"))
    assert not paper_lines.recognises(page(read(text).sources[0], text))


@pytest.mark.parametrize("text", pages_of_others())
def test_pages_of_others_are_left_to_them(text):
    assert not paper_lines.recognises(page(read(text).sources[0], text))


def test_a_link_below_a_line_is_its_id():
    page = (
        f"{SHEEP}, Ann Lee, Bob Day, ICML 2019\nhttps://arxiv.org/abs/1901.00001\n"
        f"{COWS}, Cy Fox, Dan Roe, ICML 2020\narXiv:2001.00001\n"
    )
    assert values(page, "title", "arxiv_id") == [(SHEEP, "1901.00001"), (COWS, "2001.00001")]


def test_who_a_paper_is_with():
    page = (
        f"1. {SHEEP} (with Ann Lee), preprint, March 2007.\n\n"
        f"2. {GOATS} (joint with Bob Day and Cy Fox), preprint, April 2007.\n"
    )
    assert values(page, "title", "authors", "published") == [
        (SHEEP, ["Ann Lee"], "2007-03"),
        (GOATS, ["Bob Day", "Cy Fox"], "2007-04"),
    ]


def test_names_may_stand_first_behind_a_comma_or_a_colon():
    page = (
        "Week\tTopic\tReadings\n"
        "1\tWool\tLee et al., Counting Sheep, or How to Sleep, NeurIPS 2017\n"
        "\t\tFox and Gray, Quantifying Wool in Fields, ACL 2020\n"
        "2\tGoats\tOptional: Gray and Fox: Ladders: A Study of Steps with Goats, 2023\n"
        "3\tProject proposals due\t\n"
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep, or How to Sleep", ["Lee"], "2017", "NeurIPS"),
        ("Quantifying Wool in Fields", ["Fox", "Gray"], "2020", "ACL"),
        ("Ladders: A Study of Steps with Goats", ["Gray", "Fox"], "2023", None),
    ]


def test_spaces_may_part_columns():
    page = (
        "Jan 14      Introduction      -\n"
        "Jan 21      Wool              Lee et al. (2017) Counting Sheep at Night\n"
        "Jan 28      Goats             Gray and Fox (2022) Ladders and Their Steps\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep at Night", ["Lee"], "2017"),
        ("Ladders and Their Steps", ["Gray", "Fox"], "2022"),
    ]


@pytest.mark.parametrize(
    ("left", "below", "right"),
    [("{}\t", "\t", ""), ("May {}   ", "     ", ""), ("", "", "\t{}"), ("{}a\t", "{}b\t", "")],
)
def test_the_year_of_a_row_is_that_of_its_entry(left, below, right):
    page = (
        "Articles\n"
        f"{left}Ann Lee, Bob Day. “{SHEEP}”. In: Farm Letters 3.{right}\n"
        f"{below}Bob Day, Ann Lee. “{GOATS}”. In: Farm Letters 2.{right}\n"
    ).format(2015, 2015)
    dates = [date for _, _, date in values(page, "title", "authors", "published")]
    assert dates == ["2015-05" if "May" in left else "2015"] * 2


def test_an_inverted_name_behind_a_marked_title_is_no_journal():
    page = (
        f' 2. "{SHEEP}", Lee, A. & Day, B. 2003, Farm Letters, 5, 6\n\n'
        f' 1. "{GOATS}", Fox, C., Day, B., & Lee, A. 2001, Farm Letters, 3, 4\n'
    )
    assert values(page, "title", "authors", "published") == [
        (SHEEP, ["Lee, A.", "Day, B."], "2003"),
        (GOATS, ["Fox, C.", "Day, B.", "Lee, A."], "2001"),
    ]


def test_items_of_a_mail_are_lines_quotes_and_ids():
    page = (
        "Hi all,\n\nas promised, a few papers for the retreat.\n\n"
        '* Ann Lee and Bob Day, "Counting Sheep at Night", ICLR 2022\n'
        "  https://arxiv.org/abs/2401.00001\n"
        '* the goat paper: "Ladders: A Study of Steps", https://arxiv.org/pdf/2401.00002\n'
        "* Wool and Its Colours in Wide Fields\n"
        "  Cy Fox, Dee Gray, Bob Day\n"
        "  https://arxiv.org/abs/2401.00003\n"
        "* https://arxiv.org/abs/2401.00004 (cows)\n"
        "\nBest,\nKatharina\n"
    )
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"], "2022", "2401.00001"),
        ("Ladders: A Study of Steps", [], None, "2401.00002"),
        (
            "Wool and Its Colours in Wide Fields",
            ["Cy Fox", "Dee Gray", "Bob Day"],
            None,
            "2401.00003",
        ),
        (None, [], None, "2401.00004"),
    ]


def test_years_stand_over_items_or_before_them():
    over = (
        f"2023\nAnn Lee and Bob Day. “{SHEEP}.” [arXiv:2301.00001]\n"
        f"2022\nCy Fox and Dan Roe. “{COWS}.” [arXiv:2201.00001]\n"
        f"Cy Fox and Dan Roe. “{GOATS}.” 2021\n"
    )
    assert [year for (year,) in values(over, "published")] == ["2023", "2022", "2021"]
    before = f"2019: {SHEEP} (Lee et al.) adds wool\n2020: {COWS} (Fox et al.) adds milk\n"
    assert values(before, "title", "published") == [(SHEEP, "2019"), (COWS, "2020")]


COLON = [
    ("Counting sheep in wide open fields", ["A. Lee", "B. Day"], "2401.00001", None, None),
    ("Why goats climb: a survey", ["C. Fox"], None, "2019", "ApJ 665:707-718"),
    ("Cows. II. What do they see?", ["D. Poe", "E. Roy", "F. Sam"], None, "2007", "A&A"),
]


@pytest.mark.parametrize("last", [", ", " & ", " and ", ", and "])
@pytest.mark.parametrize("mark", ["", "- ", "3.* ", "*4. "])
def test_names_with_a_colon_before_their_titles(last, mark):
    text = "Papers for spring\n\n"
    for title, names, arxiv, year, venue in COLON:
        printed = last.join(filter(None, [", ".join(names[:-1]), names[-1]]))
        text += f"{mark}{printed}: {title}" + (f" ({arxiv})\n" if arxiv else f", {venue}, {year}\n")
    assert values(text, "title", "authors", "arxiv_id", "published", "journal_ref") == [
        (title, names, arxiv, year, venue) for title, names, arxiv, year, venue in COLON
    ]
    check_spans(text)


def test_full_names_with_a_colon_are_believed_in_a_list_of_such():
    text = (
        "Ann Lee, Bob Day: Counting sheep in wide fields (ICML 2020)\n"
        "Cy Fox: Why goats climb (arXiv:2401.00001)\n"
        "Gus Tin: Hens and the art of laying, Wool Review 12, 2019\n"
    )
    assert values(text, "title", "authors") == [
        ("Counting sheep in wide fields", ["Ann Lee", "Bob Day"]),
        ("Why goats climb", ["Cy Fox"]),
        ("Hens and the art of laying", ["Gus Tin"]),
    ]
    alone = "Sharp Nearby, Fuzzy Far: How Sheep See - Ann Lee, Bob Day, Cy Fox (2018)\n"
    alone += "Short Memories - Ann Lee, Bob Day (2019) https://arxiv.org/abs/1905.00001\n"
    alone += "Needles In Hay – Testing Sheep - Dan Poe (2020) https://wool.org/needles\n"
    assert values(alone, "title", "authors", "published") == [
        ("Sharp Nearby, Fuzzy Far: How Sheep See", ["Ann Lee", "Bob Day", "Cy Fox"], "2018"),
        ("Short Memories", ["Ann Lee", "Bob Day"], "2019"),
        ("Needles In Hay – Testing Sheep", ["Dan Poe"], "2020"),
    ]


@pytest.mark.parametrize(
    "form", ["{names}: {title} ({id})", "{names} – {title} – {id}", "{title} / {names} / {id}"]
)
def test_a_list_with_an_id_in_each_line_has_titles_and_names_too(form):
    papers = [(title, names, f"2401.0000{n}") for n, (title, names, *_) in enumerate(COLON, 1)]
    text = "".join(
        f"{n}) " + form.format(title=title, names=", ".join(names), id=arxiv) + "\n"
        for n, (title, names, arxiv) in enumerate(papers, start=1)
    )
    assert values(text, "title", "authors", "arxiv_id") == papers


@pytest.mark.parametrize("remark", ["skim only", "maybe for the talk", "read twice, ask Ann"])
@pytest.mark.parametrize("form", ["* {} -- {} et al. (20{})", "- {} - {} et al., 20{}"])
def test_a_remark_hangs_under_a_year(form, remark):
    rows = (
        ("Counting Sheep", "Ann Lee", 19),
        ("Ladders for Goats", "Cy Fox", 21),
        ("Cows by Day", "Bo Day", 17),
    )
    page = "".join(form.format(*row) + "\n" + f"     {remark}\n" * (row[2] == 21) for row in rows)
    assert values(page, "title", "authors", "published") == [
        (title, [name], f"20{year}") for title, name, year in rows
    ]


@pytest.mark.parametrize("form", ["* {} et al. ({})\n     {}", "1. {} et al., {}\n   {}"])
def test_a_title_in_small_letters_below_its_year_is_no_remark(form):
    rows = (
        ("mixup: Beyond Empirical Risk Minimization", "Zhang", "2017"),
        ("BERT: Pre-training of Deep Bidirectional Transformers", "Devlin", "2018"),
        ("wav2vec 2.0: A Framework for Speech Representations", "Baevski", "2020"),
    )
    page = "".join(form.format(name, year, title) + "\n" for title, name, year in rows)
    assert values(page, "title", "authors", "published") == [
        (title, [name], year) for title, name, year in rows
    ]


def test_a_venue_below_a_year_is_no_remark():
    titles = ("Counting sheep in wide fields", "Why goats climb walls", "Cows at night and stars")
    page = "".join(
        f"* {title}, Ann Lee and Bob Day, 2019\n     in Proceedings of the Wool Conference\n"
        for title in titles
    )
    assert "Proceedings" in str(values(page, "journal_ref"))


def test_a_link_on_a_line_of_its_own_is_no_line_of_names():
    page = "- Sheep licence (see [the fields](../FIELDS) or\n  http://example.org/sheep)\n"
    assert values(page, "authors") == []


def test_ids_and_remarks_may_hang_under_an_item_as_items():
    text = (
        "## Feb\n- [x] *Counting Sheep on Large Meadows* (Lee, Day & Fox, NeurIPS 2019) #sheep\n"
        "    - a fine paper\n    - arXiv:1901.00001\n"
        "- [ ] *Counting Goats on Small Meadows* (Orr & Poe, ACL 2020)\n"
        "    - https://doi.org/10.18653/v1/2020.acl-main.463\n- [ ] book rooms\n"
    )
    assert values(text, "title", "authors", "published", "arxiv_id", "doi") == [
        (
            "Counting Sheep on Large Meadows",
            ["Lee", "Day", "Fox"],
            "2019",
            "1901.00001",
            None,
        ),
        (
            "Counting Goats on Small Meadows",
            ["Orr", "Poe"],
            "2020",
            None,
            "10.18653/v1/2020.acl-main.463",
        ),
    ]


def test_years_and_emphasised_titles_before_names():
    page = (
        "- 2010: *Counting Sheep in Fields*. Ann Lee and Bob Day. EMNLP.\n"
        "- 2011: *Ladders for Goats on Hills*. Ann Lee and Cy Fox. EAMT.\n"
        "- 2013: *Wool and Fences in Winter*. Ann Lee, Bob Day et al. ACL.\n"
    )
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day"], "2010", "EMNLP"),
        ("Ladders for Goats on Hills", ["Ann Lee", "Cy Fox"], "2011", "EAMT"),
        ("Wool and Fences in Winter", ["Ann Lee", "Bob Day"], "2013", "ACL"),
    ]


def test_titles_in_french_quotation_marks():
    page = (
        "– « Compter les moutons dans les champs », Anne Lee et Bob Day, TALN 2010\n"
        "– « Échelles pour chèvres », Cy Fox et al., RECITAL 2011 (lu)\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Compter les moutons dans les champs", ["Anne Lee", "Bob Day"], "2010"),
        ("Échelles pour chèvres", ["Cy Fox"], "2011"),
    ]


def test_weeks_and_days_before_entries():
    page = (
        'Week 1: Ann Lee and Bob Day. "Counting Sheep in Fields". ACL 2020.\n'
        '17 Feb (Omri): Ann Lee and Cy Fox. "Ladders for Goats on Hills". ACL 2019.\n'
        'Week 4: Cy Fox and Ann Lee. "Wool in Winter". NAACL 2018.\n'
    )
    assert values(page, "title", "authors") == [
        ("Counting Sheep in Fields", ["Ann Lee", "Bob Day"]),
        ("Ladders for Goats on Hills", ["Ann Lee", "Cy Fox"]),
        ("Wool in Winter", ["Cy Fox", "Ann Lee"]),
    ]


@pytest.mark.parametrize(
    ("item", "title", "names"),
    [
        (
            "* Counting Sheep on Large Meadows and\n  on the small ones\n  A. B. Lee, B. Day\n"
            "  https://arxiv.org/abs/1901.00001",
            "Counting Sheep on Large Meadows and on the small ones",
            ["A. B. Lee", "B. Day"],
        ),
        (
            "* Shearing of Flocks at Night\n  A. B. Lee, B. Day, C. Fox, G.\n  Di Roe\n"
            "  https://arxiv.org/abs/1901.00002",
            "Shearing of Flocks at Night",
            ["A. B. Lee", "B. Day", "C. Fox", "G. Di Roe"],
        ),
        (
            "* Goats that Climb Ladders\n  Ann Bea Lee\n  https://arxiv.org/abs/1901.00003",
            "Goats that Climb Ladders",
            ["Ann Bea Lee"],
        ),
    ],
)
def test_titles_and_names_of_an_item_may_wrap_and_one_name_stand_over_a_link(item, title, names):
    found = find_item(item, Line(0, len(item), item))
    assert found is not None
    assert collapse(item[slice(*found.title)]) == title
    assert [collapse(item[a:b]) for a, b in found.authors.places] == names


@pytest.mark.parametrize(
    ("mark", "optional", "year"),
    [("   - ", "[opt] ", ". {}. "), ("  1. ", "(opt.) ", " ({}). "), ("* ", "[rec] ", ", {}. ")],
    ids=["bullets", "numbers", "at the margin"],
)
def test_readings_of_a_course_name_families_alone(mark, optional, year):
    hang = " " * len(mark)
    page = f"""LING 520: Language and Sheep
READINGS (required unless marked)

Week 1  Meaning
{mark}Lee and Day{year.format(2011)}Template-Based Counting of Sheep in
{hang}Wide Fields. ACL.
{mark}Fox, Lee, and Day{year.format(2008)}Efficient, Feature-based,
{hang}Conditional Random Field Parsing. ACL.
   * HW 1 due Friday

Week 2  Parsing
{mark}Elk, Fox, Day, and Lee{year.format(2010)}Ensemble Models for Goats: Cheap and
{hang}Good? NAACL.
{mark}{optional}Fox and Elk{year.format(2018)}Simpler but More Accurate Goats. TACL.
   * HW 2 due Friday
"""
    assert values(page, "title", "authors", "published", "journal_ref") == [
        ("Template-Based Counting of Sheep in Wide Fields", ["Lee", "Day"], "2011", "ACL"),
        (
            "Efficient, Feature-based, Conditional Random Field Parsing",
            ["Fox", "Lee", "Day"],
            "2008",
            "ACL",
        ),
        (
            "Ensemble Models for Goats: Cheap and Good?",
            ["Elk", "Fox", "Day", "Lee"],
            "2010",
            "NAACL",
        ),
        ("Simpler but More Accurate Goats", ["Fox", "Elk"], "2018", "TACL"),
    ]


@pytest.mark.parametrize(
    "key",
    ["[[Lee 2023]] ", "[@lee2023] ", "@lee2023: ", "[[Note 2012]] - ", "[[lee2023counting1]]: "],
)
@pytest.mark.parametrize("mark", ["*", "**"])
def test_a_key_stands_before_the_names_of_an_item(key, mark):
    text = (
        f"- [x] {key}Ann Lee, Bob Day, Cy Fox: {mark}Counting Sheep in Fields{mark} (2023),"
        " arXiv:2301.00001\n\t- a remark\n"
        f"- [ ] Dee Elm, Gus Hay: {mark}Ladders for Goats on Hills{mark} (Sept. 2013),"
        " https://arxiv.org/abs/1301.0002\n"
    )
    assert values(text, "title", "authors", "published", "journal_ref", "arxiv_id") == [
        (
            "Counting Sheep in Fields",
            ["Ann Lee", "Bob Day", "Cy Fox"],
            *("2023", None, "2301.00001"),
        ),
        ("Ladders for Goats on Hills", ["Dee Elm", "Gus Hay"], "2013-09", None, "1301.0002"),
    ]


def test_mit_in_capitals_is_no_with():
    page = "".join(
        f"- {title}\n  MIT Press, {year}\n"
        for title, year in (("Counting Sheep at Night", 2004), ("Goats on Long Ladders", 2005))
    )
    page += "- Cows from the Air (mit Bob Day and Cy Fox), Wool Letters 3, 2006\n"
    assert ["Press"] not in [authors for (authors,) in values(page, "authors")]
    assert ["Bob Day", "Cy Fox"] in [authors for (authors,) in values(page, "authors")]


@pytest.mark.parametrize("said", ["with", "avec", "mit", "con"])
@pytest.mark.parametrize("ids", ["", " [arXiv:0704.0335] [hal-00139496]"])
def test_one_co_author_and_a_venue_with_pages_hang_under_a_title(said, ids):
    page = (
        f"• Counting sheep on wide fields with applications to wool\n  {said} Bob Day. Meadow, 15(1)"
        f" (2009), 146-177.{ids}\n\n• Goats of distributions: The case of weak farms\n  {said} C. Fox."
        " Wool and Dynamics 3(4) (2003), 435-451.\n\n• Quiet cows and problems in barns\n"
        f"  {said} B. Day, Handbook of Sheep Letters, Barn, 2004, 253-297.\n\n"
        f"• www.farm.example : maps to load ({said} B. Day, C. Fox)\n"
    )
    assert values(page, "title", "authors", "published") == [
        ("Counting sheep on wide fields with applications to wool", ["Bob Day"], "2009"),
        ("Goats of distributions: The case of weak farms", ["C. Fox"], "2003"),
        ("Quiet cows and problems in barns", ["B. Day"], "2004"),
    ]


WORKS = [
    "Groups of sheep with finitely many colours, Comment. Wool. Helv. 84 (2009), no. 2, 259–296.",
    "Normal ladders of goats (with B. Day), Trans. Amer. Wool Soc. 362 (2010), 6079–6103. arXiv",
    "Random wool. Ann. of Farms (2) 160 (2004), 781-817.",
]


@pytest.mark.parametrize(
    "page",
    [
        "Ann Lee\n\nPapers\n\n{}\n{}\n{}\n",
        "1. {}\n\n2. {}\n\n3. {}\n",
        "<h2>Papers</h2><ol><li>{}</li><li>{}</li><li>{}</li></ol>",
    ],
)
def test_own_works_name_no_authors_but_a_journal(page):
    assert values(page.format(*WORKS), "title", "authors", "published") == [
        ("Groups of sheep with finitely many colours", [], "2009"),
        ("Normal ladders of goats", ["B. Day"], "2010"),
        ("Random wool", [], "2004"),
    ]


def test_a_journal_behind_a_marked_title_of_a_web_page_is_no_name():
    items = "".join(
        f"<li><b>{title}</b>{rest}</li>"
        for title, rest in (
            ("Groups of sheep with many colours", ", <i>Sheep Geom. Dyn.</i> 6 (2012), no. 2, 35."),
            ("Normal ladders of goats", " (with B. Day), <i>Wool. Ann.</i> 362 (2015), 10–55"),
            ("Random wool in the mountains", ", <i>Comment. Wool.</i> 84 (2009), no. 2, 259–296."),
        )
    )
    assert values(f"<ol>{items}</ol>", "title", "authors", "published") == [
        ("Groups of sheep with many colours", [], "2012"),
        ("Normal ladders of goats", ["B. Day"], "2015"),
        ("Random wool in the mountains", [], "2009"),
    ]


def test_notes_name_authors_first_or_behind_an_arrow():
    text = (
        "* Ann Lee, Bob Day, Cy Fox. Counting Cows: A Look at Herds. 2020, "
        "https://doi.org/10.1000/cows\n"
        "* [2502.09460] Counting Sheep with Attention\n  -> Ann Lee, Bob Day\n"
        "* Counting Goats on Ladders -- Cy Fox, Ann Lee, arXiv:2101.04792\n"
    )
    records = paper_lines.read(page(Source("s", "page", "a", None, "", 0), text)).records
    found = [(r.title, [author.name for author in r.authors], r.published) for r in records]
    assert found == [
        ("Counting Cows: A Look at Herds", ["Ann Lee", "Bob Day", "Cy Fox"], "2020"),
        ("Counting Sheep with Attention", ["Ann Lee", "Bob Day"], None),
        ("Counting Goats on Ladders", ["Cy Fox", "Ann Lee"], None),
    ]
    ids = [record.arxiv_id or record.doi for record in records]
    assert ids == ["10.1000/cows", "2502.09460", "2101.04792"]


@pytest.mark.parametrize(
    "item",
    [
        "A. Lee, B. de las Casas, C. Fox et al. *Scaling laws for the wool of sheep*. ICML 2022.",
        "Lee & Day (2022) – *Scaling laws for the wool of sheep*",
        "Scaling laws for the wool of sheep (Lee et al., ICML 2022)",
    ],
)
def test_one_item_that_somebody_keeps_of_a_list(item):
    text = f"---\ntags: [papers, phd]\n---\n\n# Week 41\n\n- [ ] {item}\n- [ ] write to Dee\n"
    assert values(text, "title", "published") == [("Scaling laws for the wool of sheep", "2022")]


@pytest.mark.parametrize("behind", [".", ", arXiv:1501.0002{}.", " [pdf]"])
@pytest.mark.parametrize(
    "journal",
    ["Phys. Rev. D 3, 1", "J. Wool Res. 15, 5779", "Mon. Not. R. Farm. Soc. 15(2): 57-79"],
)
def test_the_full_stops_of_a_journal_are_of_no_name(journal, behind):
    text = "".join(
        f"- {title}, A. Lee and B. Day, {journal} (2015){behind.format(n)}\n"
        for n, title in enumerate(("Counting sheep at night", "A theory of goats in the open"))
    )
    records = read(text).records
    assert [[a.name for a in record.authors] for record in records] == [["A. Lee", "B. Day"]] * 2
    assert [record.published for record in records] == ["2015"] * 2
    assert [record.journal_ref for record in records] == [journal] * 2
