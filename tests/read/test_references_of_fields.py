"""Lists of references as chemists, historians, lawyers, geologists and others print them."""

import textwrap

import pytest

from tests.read.pages import values

PEOPLE = [("Ann B.", "Lee"), ("Cy", "van den Berg"), ("Dana", "Roe-Hill")]
WORKS = [  # people, title, journal, the same cut short, volume, number, pages, year
    ((0, 1), "Wool, trust and timber in the northern trade", "Northern Wool Review"),
    ((2, 0, 1), "Reading the margins: notes in early printed herbals", "Studies in Wool"),
    ((0,), "A note on the spectral gaps of random meadows", "Annals of Meadows"),
    ((1, 0), "Do small farms count differently? Evidence from three flocks", "Journal of Farms"),
]
SHORT = ["North. Wool Rev.", "Stud. Wool", "Ann. Meadows", "J. Farms"]


def initials(given: str, between: str = " ", point: str = ".") -> str:
    return between.join(f"{word[0]}{point}" for word in given.split())


FORMS = {
    "A. B. Lee": lambda given, family: f"{initials(given)} {family}",
    "AB Lee": lambda given, family: f"{initials(given, '', '')} {family}",
    "Ann B. Lee": lambda given, family: f"{given} {family}",
    "Lee, A. B.": lambda given, family: f"{family}, {initials(given)}",
    "Lee, A.B.": lambda given, family: f"{family}, {initials(given, '')}",
    "Lee, AB": lambda given, family: f"{family}, {initials(given, '', '')}",
    "Lee AB": lambda given, family: f"{family} {initials(given, '', '')}",
    "Lee A.B.": lambda given, family: f"{family} {initials(given, '')}",
    "Lee, Ann B.": lambda given, family: f"{family}, {given}",
    "LEE, Ann B.": lambda given, family: f"{family.upper()}, {given}",
    "LEE Ann B.": lambda given, family: f"{family.upper()} {given}",
}
STYLES = {  # form of names, what parts them, what parts the last two, entry
    "ACS": ("Lee, A. B.", "; ", "; ", "{names} {title}. {short} {year}, {volume}, {pages}."),
    "ACS, with signs": (
        *("Lee, A. B.", "*; ", "*; "),
        "{names}* {title}. {short} {year}, {volume}, {pages}.",
    ),
    "Angewandte": (
        *("A. B. Lee", ", ", ", "),
        "{names}*, {title}. {short} {year}, {volume}, {pages}.",
    ),
    "Science": ("A. B. Lee", ", ", ", ", "{names}, {title}. {short} {volume}, {pages} ({year})."),
    "archaeologists": (
        *("A. B. Lee", "/", "/"),
        "{names}, {title}. {journal} {volume}, {year}, {pages}.",
    ),
    "archaeologists, dashes": (
        *("A. B. Lee", " – ", " – "),
        "{names}, {title}, {journal} {volume}, {year}, {pages}.",
    ),
    "German": (
        *("Lee, Ann B.", " / ", " / "),
        "{names}: {title}. In: {journal} {volume} ({year}), H. {issue}, S. {pages}.",
    ),
    "German, whole names": (
        *("Ann B. Lee", ", ", " und "),
        "{names}: {title}, in: {journal} {volume} ({year}), S. {pages}.",
    ),
    "DIN 1505": (
        *("LEE, Ann B.", "; ", "; "),
        "{names}: {title}. In: {journal} {volume} ({year}), Nr. {issue}, S. {pages}",
    ),
    "French": (
        *("Ann B. Lee", ", ", " et "),
        "{names}, « {title} », {journal}, vol. {volume}, n° {issue}, {year}, p. {pages}.",
    ),
    "French, capitals": (
        *("LEE Ann B.", ", ", " et "),
        "{names}, « {title} », {journal}, t. {volume}, {year}, p. {pages}.",
    ),
    "Spanish": (
        *("LEE, Ann B.", "; ", "; "),
        "{names}: “{title}”, en {journal}, {volume}, {year}, pp. {pages}.",
    ),
    "Italian": (
        *("Ann B. Lee", ", ", " e "),
        "{names}, {title}, «{journal}», {volume}, {issue}, {year}, pp. {pages}.",
    ),
    "Polish": (
        *("Lee A.B.", ", ", ", "),
        "{names}, {title}, „{journal}” {year}, nr {issue}, s. {pages}.",
    ),
    "GOST": (
        *("Lee A.B.", ", ", ", "),
        "{names} {title} // {journal}. {year}. Vol. {volume}, No. {issue}. P. {pages}.",
    ),
    "ABNT": (
        *("Lee, A. B.", "; ", "; "),
        "{names} {title}. {journal}, v. {volume}, n. {issue}, p. {pages}, {year}.",
    ),
    "Harvard of Australia": (
        *("Lee, AB", ", ", " & "),
        "{names} {year}, ‘{title}’, {journal}, vol. {volume}, no. {issue}, pp. {pages}.",
    ),
    "MHRA": (
        *("Ann B. Lee", ", ", " and "),
        "{names}, ‘{title}’, {journal}, {volume}.{issue} ({year}), {pages}.",
    ),
    "Chicago, notes": (
        *("Ann B. Lee", ", ", " and "),
        "{names}, “{title},” {journal} {volume}, no. {issue} ({year}): {pages}.",
    ),
    "geologists": (
        *("Lee, A.B.", ", ", ", and "),
        "{names}, {year}, {title}: {journal}, v. {volume}, p. {pages}.",
    ),
    "geophysicists": (
        *("Lee, A. B.", ", ", ", and "),
        "{names} ({year}), {title}, {short}, {volume}, {pages}.",
    ),
    "Copernicus": (
        *("Lee, A. B.", ", ", ", and "),
        "{names}: {title}, {short}, {volume}, {pages}, https://doi.org/10.1234/w.{volume}, {year}.",
    ),
    "Bluebook": ("Ann B. Lee", ", ", " & ", "{names}, {title}, {volume} {short} 101 ({year})."),
    "OSCOLA": (
        *("AB Lee", ", ", " and "),
        "{names}, ‘{title}’ ({year}) {volume}({issue}) {journal} 101.",
    ),
    "OSCOLA, bibliography": (
        *("Lee AB", ", ", " and "),
        "{names}, ‘{title}’ ({year}) {volume} {journal} 101",
    ),
    "PubMed": (
        *("Lee AB", ", ", ", "),
        "{names}. {title}. {journal}. {year};{volume}({issue}):{pages}. PubMed PMID: 3121{volume}0;"
        " PubMed Central PMCID: PMC71{volume}4.",
    ),
}


def entries(style: str) -> tuple[list[str], list[tuple[str, list[str], str]]]:
    form, parted, last, template = STYLES[style]
    printed, gold = [], []
    for n, ((people, title, journal), short) in enumerate(zip(WORKS, SHORT, strict=True)):
        names = [FORMS[form](*PEOPLE[k]) for k in people]
        text = last.join([parted.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
        fields = {"short": short, "volume": 12 + n, "issue": 2, "pages": "101–118"}
        entry = template.format(
            names=text, title=title, journal=journal, year=2019 - n, **fields
        ).replace("..", ".")
        printed.append(entry)
        gold.append((title, names, str(2019 - n)))
    return printed, gold


@pytest.mark.parametrize("style", STYLES)
def test_a_list_of_a_line_an_entry(style):
    printed, gold = entries(style)
    page = "Ann B. Lee\n\nEDUCATION\n2009  Ph.D., University of Wool\n\nPUBLICATIONS\n\n"
    page += "\n".join(printed) + "\n\nTEACHING\nWool 120: Sheep around the World\n"
    assert values(page, "title", "authors", "published") == gold


@pytest.mark.parametrize("style", STYLES)
def test_a_wrapped_list_with_numbers_that_go_down_over_two_pages(style):
    printed, gold = entries(style)
    wrapped = [
        textwrap.fill(f"{34 - n}. {entry}", 80, break_on_hyphens=False)
        for n, entry in enumerate(printed)
    ]
    foot = "Curriculum vitae – Ann B. Lee                         Page 3 of 7"
    page = "PEER-REVIEWED PUBLICATIONS (* = corresponding author)\n"
    page += "\n".join([*wrapped[:2], f"\n{foot}\n", *wrapped[2:]]) + "\n"
    assert values(page, "title", "authors", "published") == gold


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SHEEP AND MEMORY 31", "SHEEP AND MEMORY 32"),
        ("32 WOOL AND STABILITY OF LOG FARMS", "WOOL AND STABILITY OF LOG FARMS 33"),
        ("Lebenslauf – Dr. Ann Lee          2", "Lebenslauf – Dr. Ann Lee          3"),
        ("Ann Lee, p. 2/4", "Ann Lee, p. 3/4"),
        ("CV of Ann Lee | Page 2", "CV of Ann Lee | Page 3"),
    ],
)
def test_what_stands_over_each_page_with_its_number_is_no_part_of_an_entry(first, second):
    printed, gold = entries("ACS")
    above, below = printed[1].split(" notes ")
    page = f"{first}\nReferences\n{printed[0]}\n{above} notes\n{second}\n{below}\n"
    page += "\n".join(printed[2:])
    assert values(page, "title", "authors", "published") == gold


def test_a_reference_that_ends_with_a_page_is_no_edge_of_one():
    entries = [
        ("Lee A, Day B", "Counting sheep at night", "Wool, 2012, p. 4"),
        ("Fox C, Roe D", "Goats climbing ladders", "Hay, 2013, p. 11"),
        ("Poe E", "Lambs and weather", "Hay, 2014, p. 9"),
    ]
    text = "".join(f"[{n}]\t{'. '.join(entry)}\n" for n, entry in enumerate(entries, start=1))
    assert values(text, "title", "published") == [
        ("Counting sheep at night", "2012"),
        ("Goats climbing ladders", "2013"),
        ("Lambs and weather", "2014"),
    ]


def test_one_word_before_a_colon_is_of_the_title():
    titles = ["BERT: Pre-training of Deep Sheep", "Goats: Counting Them in Fields"]
    text = "".join(f"Ann Lee, Bob Day, and Cy Fox, {t}, in NAACL, 2019.\n" for t in titles)
    assert values(text, "title") == [(t,) for t in titles]


def test_references_with_ids_of_pubmed_that_are_wrapped_are_no_results_of_it():
    printed, gold = entries("PubMed")
    page = "References\n" + "\n".join(textwrap.fill(entry, 70) for entry in printed) + "\n"
    assert values(page, "title", "authors", "published") == gold


def test_headings_between_entries_belong_to_none():
    page = """Bibliography

Archival Sources
Archivio di Stato, Sant’Uffizio, b. 126, proc. 7; b. 14, fol. 22r–31v.

Secondary Literature
Lee, Ann. “A Farmer, Two Sheep, and a Goat.” Journal of Wool 21, no. 4 (December 2010): 573–91.
Day, Bob. “On the Lame.” Wool Review 93, no. 3 (1988): 572–603.

5.  LEE, A. B.; DAY, C. Wool in Winter. Cadernos de Wool, v. 16, n. 60, p. 21-38, 2014.

Works in proceedings

6.  DAY, C.; LEE, A. B. Wool in half-joint barns. In: 51º Congress of Wool, 2009, Meadow.
Anais... Meadow: WOOL, 2009. p. 1-16.
"""
    assert values(page, "title", "authors", "published") == [
        ("A Farmer, Two Sheep, and a Goat", ["Lee, Ann"], "2010-12"),
        ("On the Lame", ["Day, Bob"], "1988"),
        ("Wool in Winter", ["LEE, A. B.", "DAY, C."], "2014"),
        ("Wool in half-joint barns", ["DAY, C.", "LEE, A. B."], "2009"),
    ]


def test_books_end_before_their_city_or_series():
    page = """[1] A. Lee and B. Day, Fundamentals of Wool. Meadow, U.K.: Wool Univ. Press, 2005.
[2] Lee, Ann, and István Day. What Is Microwool? Theory and Practice. London: Hay, 2013.
[3] Bob Day and Ann Lee. Geometry of flocks, volume 134 of Wool Tracts. Wool Press, 1998.
"""
    assert values(page, "title", "published") == [
        ("Fundamentals of Wool", "2005"),
        ("What Is Microwool? Theory and Practice", "2013"),
        ("Geometry of flocks", "1998"),
    ]


def test_accents_beside_their_letters_and_short_family_names():
    page = """[JM12] Mattias Lee and Mircea Mustat¸˘a. Valuations and asymptotic invari-
ants for sequences of sheep. Ann. Inst. Wool (Meadow), 62(6):2145–2209,
2012.
[KM98] J´anos Koll´ar and Cy Mori. Geometry of goats. Wool J., 13:1–9, 1998.
[Li17] Chi Li. K-semistability is equivariant volume minimization. Wool Math.
J., 166(16):3147–3218, 2017.
[Tia97] Gang Tian. K¨ahler–Einstein metrics with positive scalar curvature.
Invent. Math., 130(1):1–37, 1997.
"""
    assert values(page, "title", "authors") == [
        (
            "Valuations and asymptotic invariants for sequences of sheep",
            ["Mattias Lee", "Mircea Mustat¸˘a"],
        ),
        ("Geometry of goats", ["J´anos Koll´ar", "Cy Mori"]),
        ("K-semistability is equivariant volume minimization", ["Chi Li"]),
        ("K¨ahler–Einstein metrics with positive scalar curvature", ["Gang Tian"]),
    ]
