"""Author lists with names that are written like other words, or like no name."""

from time import process_time

import pytest

from kgraph.read.parts.authors import find_authors, split_authors
from kgraph.read.parts.entry import is_author_line
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.seams import find_seam


def names(text: str) -> list[str] | None:
    found = find_authors(text, 0, len(text))
    return None if found is None else [text[a:b] for a, b in found.places]


@pytest.mark.parametrize(
    "name",
    [
        *("Chenxin An", "L. An", "Quoc V. Le", "Soham De", "Hong-Van Le", "Elaine Ya Le"),
        *("Paul A Lopata", "Thomas B Bahder", "Leonardo dos Santos Pinheiro", "Mohammad AL-Smadi"),
        *("Sabine Schulte im Walde", "Omar ibn Said"),
    ],
)
def test_a_family_name_may_be_a_word_or_a_particle(name):
    assert is_person(name)
    assert names(f"Ann Lee, {name}, and Bob Day") == ["Ann Lee", name, "Bob Day"]


@pytest.mark.parametrize(
    "text", ["Laurens van", "Counting A", "A Lopata", "On Sheep", "Cows and a"]
)
def test_a_particle_in_small_letters_ends_no_name_and_an_article_begins_none(text):
    assert not is_person(text)


def test_a_word_of_titles_is_a_name_among_names():
    assert names("Ngoc Phuoc An Vo, Ann Lee") == ["Ngoc Phuoc An Vo", "Ann Lee"]
    many = ["An Yang", "Ann Lee", "Bob Day", "Cy Fox"]
    assert names(", ".join(many)) == many
    assert names("Ann Lee, An Empirical Look") is None
    assert names("Ann Lee, In Nature") is None


def test_one_odd_name_is_one_among_many():
    many = [
        f"{given} {family}" for given in ("Ann", "Bob", "Cy") for family in ("Lee", "Day", "Fox")
    ]
    odd = [*many[:4], "Xiao-Ming xu", *many[4:]]
    assert names(", ".join(odd)) == odd
    assert names(", ".join([*odd[:3], "yelong shen", *odd[3:]])) is None, "two are too many"
    assert names(", ".join([*many, "Counting sheep in fields"])) is None, "it may be a title"
    assert names(", ".join([*many[:3], "Xiao-Ming xu"])) is None


@pytest.mark.parametrize("name", ["An Chan", "In Park", "On Lee", "The Nguyen", "A Chan"])
def test_names_behind_a_seam_may_begin_as_titles_do(name):
    text = f"Capacity of Wireless FieldsAnn Lee, {name}"
    seam = find_seam(text, 0, len(text))
    assert seam == text.index("Ann")
    assert find_authors(text, seam, len(text)) is None
    assert find_authors(text, seam, len(text), glued=True)


@pytest.mark.parametrize("text", ["Assistant Professor", "Research Scientist", "Wool University"])
def test_a_position_is_no_name(text):
    assert not is_person(text)


def test_an_initial_may_be_glued_to_its_family_name():
    assert names("E.Kartal, A. Lee") == ["E.Kartal", "A. Lee"]
    assert names("J.-P.Serre and A.B.Day-Lee") == ["J.-P.Serre", "A.B.Day-Lee"]
    assert names("A.B.Day-Lee") == ["A.B.Day-Lee"]
    assert names("E.Coli.2") is None


@pytest.mark.parametrize("last", ["M.Sc", "B.Eng", "D.Phil", "U.Chicago", "E.Coli"])
def test_degrees_and_universities_are_no_names(last):
    assert names(last) is None
    # Degrees are left out of a list; with "U.Chicago" it is none.
    known = None if last not in ("M.Sc", "D.Phil") else ["Ann Lee", "Bob Day"]
    assert names(f"Ann Lee, Bob Day, {last}") == known
    assert last not in (names(f"Ann Lee, {last}") or ())
    assert last == "E.Coli" or last not in (names(f"A. Lee, B. Day, {last}") or ())


@pytest.mark.parametrize("word", ["mRNA", "tRNA", "cDNA", "siRNA"])
def test_capitals_inside_of_a_word_begin_no_names(word):
    text = f"Predicting {word}, Wool Proteins, Sheep Genes"
    assert find_seam(text, 0, len(text)) is None


def test_capitals_behind_a_whole_word_sign():
    text = "Predicting SheepNVIDIA, Ann Lee, Bob Day"
    assert find_seam(text, 0, len(text)) == text.index("NVIDIA")


def test_the_last_letter_of_an_abbreviation_begins_no_name():
    text = "Counting with cSAT Lower Bound"
    assert find_seam(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Artem Sokolov et François Yvon", ["Artem Sokolov", "François Yvon"]),
        ("Li Gong, Aurélien Max, et Ann Lee", ["Li Gong", "Aurélien Max", "Ann Lee"]),
        ("A. Müller und B. Schmidt", ["A. Müller", "B. Schmidt"]),
        ("Müller, Anna und Schmidt, Bob", ["Müller, Anna", "Schmidt, Bob"]),
        ("A. Müller u. B. Schmidt", ["A. Müller", "B. Schmidt"]),
        ("Ann Lee og Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Piet de Vries en Jan Jansen", ["Piet de Vries", "Jan Jansen"]),
        ("Juan Mora, Asunción Núñez y Ana Gil", ["Juan Mora", "Asunción Núñez", "Ana Gil"]),
        ("João Silva e Maria Souza", ["João Silva", "Maria Souza"]),
        # The same words inside of names.
        ("Maria Costa e Silva", ["Maria Costa e Silva"]),
        (
            "Santiago Ramón y Cajal y Camillo Golgi",
            ["Santiago Ramón y Cajal", "Camillo Golgi"],
        ),
        ("Hans von und zu Berg", ["Hans von und zu Berg"]),
    ],
)
def test_and_in_other_languages_parts_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "cut", ["et coll.", "et autres", "und andere", "u. a.", "y otros", "y cols.", "e altri"]
)
def test_lists_are_cut_short_in_other_languages(cut):
    text = f"Ann Lee, Bob Day {cut}"
    found = find_authors(text, 0, len(text))
    assert found
    assert (names(text), found.truncated) == (["Ann Lee", "Bob Day"], True)


def test_a_full_stop_behind_a_whole_word_ends_a_name():
    assert not is_person("François Yvon. EAMT")
    assert is_person("A. Yu. Kitaev")


def test_names_that_break_off_within_one_are_no_pairs():
    for text, names in (
        ("A. Lee, B. Day, C. Fox, G.", ["A. Lee", "B. Day", "C. Fox"]),
        ("Ann Lee, Bob Day, Cyd Fox, G.", ["Ann Lee", "Bob Day", "Cyd Fox"]),
    ):
        found = find_authors(text, 0, len(text))
        assert found is not None
        assert ([text[a:b] for a, b in found.places], found.truncated) == (names, True)
    assert find_authors("A. B. Lee, B. Day, C. Fox, Nature", 0, 33) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee, PhD, Bob Day, MD, Cy Fox, Ph.D.", ["Ann Lee", "Bob Day", "Cy Fox"]),
        ("Ann Lee, MD, PhD, Bob Day, PhD, RN", ["Ann Lee", "Bob Day"]),
        ("Ann Lee, Ph.D., Bob Day, M.D., M.P.H.", ["Ann Lee", "Bob Day"]),
        ("Ann Lee, M.D., Bob Day, M.D.", ["Ann Lee", "Bob Day"]),
        ("Ann Lee PhD, Bob Day MD PhD and Cy Fox Ph.D.", ["Ann Lee", "Bob Day", "Cy Fox"]),
        ("Lee H, Day MD, Fox PH", ["Lee H", "Day MD", "Fox PH"]),
        ("Lee, M.D., Day, B.S.", ["Lee, M.D.", "Day, B.S."]),
        ("Ed Lee, Bob Day", ["Ed Lee", "Bob Day"]),
    ],
)
def test_degrees_behind_names_are_no_names(text, found):
    assert names(text) == found


def test_initials_that_begin_like_a_university():
    assert names("U.Lee, B.Day") == ["U.Lee", "B.Day"]
    assert names("A.Fox, U.Lee, B.Day") == ["A.Fox", "U.Lee", "B.Day"]
    assert names("A.Lee, B.Day, U.Chicago") is None


@pytest.mark.parametrize("text", ["Patterns of Alpine Sheep", "Resonances of Strings, Ann Lee"])
def test_of_is_no_word_of_a_name(text):
    assert names(text) is None


@pytest.mark.parametrize("names", ["Ann Lee, PhD, Bob{}x Day, Cy Fox MD", "Ann Lee{}x"])
def test_white_space_in_a_list_of_names_costs_no_more_than_its_length(names):
    text = names.format(" " * 40_000)
    before = process_time()
    find_authors(text, 0, len(text))
    is_author_line(text, 0, len(text))
    assert process_time() - before < 1


def test_one_of_a_list_of_family_names_first_may_be_glued_to_its_initials():
    assert names("Lee, Ann, R.M.Day") == ["Lee, Ann", "R.M.Day"]
    assert names("R.M.Day, Lee, Ann, Fox, Cy") == ["R.M.Day", "Lee, Ann", "Fox, Cy"]


@pytest.mark.parametrize("dots", ["...", "…", "... "])
def test_dots_stand_for_those_in_the_middle(dots):
    text = f"Ann Lee, Bob Day, {dots}, Cy Fox, Dan Elk"
    found = find_authors(text, 0, len(text))
    assert found is not None
    assert found.truncated
    assert [text[a:b] for a, b in found.places] == ["Ann Lee", "Bob Day", "Cy Fox", "Dan Elk"]


@pytest.mark.parametrize("last", ["Robert W. Heath, Jr.", "R. Heath, III", "Robert Heath Jr."])
def test_a_comma_before_a_suffix_parts_no_names(last):
    assert names(f"Ann Lee, {last}, Bob Day") == ["Ann Lee", last, "Bob Day"]
    assert names(f"{last} and Ann Lee") == [last, "Ann Lee"]
    title = "Counting Sheep with Limited Feedback"
    assert find_seam(f"{title}Ann Lee, {last}", 0, len(title) + 9 + len(last)) == len(title)


@pytest.mark.parametrize(
    ("before", "behind"), [("et al. ", ""), ("", "+3"), ("", "et al."), ("+ 3", "4")]
)
def test_white_space_around_a_cut_costs_no_more_than_its_length(before, behind):
    text = f"Ann Lee, Bob Day {before}{' ' * 20_000}Cy Fox {behind}"
    start = process_time()
    find_authors(text, 0, len(text))
    assert process_time() - start < 1


@pytest.mark.parametrize("cut", ["+1 author", "and 12 other authors", "+ 3 more", ", et  al"])
def test_how_many_are_left_out_may_be_said_in_other_words(cut):
    text = f"Ann Lee, Bob Day {cut}"
    found = find_authors(text, 0, len(text))
    assert found
    assert (found.truncated, len(found.places)) == (True, 2)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Heath, R. W., Jr., Lee, A.", ["Heath, R. W., Jr.", "Lee, A."]),
        (
            "Lee, A., El Ayach, O., Heath, R. W., Jr.",
            ["Lee, A.", "El Ayach, O.", "Heath, R. W., Jr."],
        ),
        ("Heath, Robert W., III and Lee, Ann", ["Heath, Robert W., III", "Lee, Ann"]),
        ("Heath, R. W., Jr., & Lee, A.", ["Heath, R. W., Jr.", "Lee, A."]),
    ],
)
def test_a_suffix_behind_the_initials_of_a_name_turned_round(text, names):
    for found in (find_authors(text, 0, len(text)), split_authors(text, 0, len(text))):
        assert found is not None
        assert [text[a:b] for a, b in found.places] == names


@pytest.mark.parametrize(
    "printed",
    [
        "Jean DUPONT, Marie CURIE-SKLODOWSKA and Ann LEE",
        "DUPONT Jean, CURIE Marie",
        "J. DUPONT, A. LEE",
        "DUPONT J., LEE A.",
        "Jean-Pierre DE LA TOUR, Anne MARTIN",
    ],
)
def test_family_names_may_be_in_capitals(printed):
    assert names(printed) == printed.replace(" and ", ", ").split(", ")


@pytest.mark.parametrize(
    "text", ["Training TRANSFORMERS", "COUNTING Sheep", "DEEP LEARNING, NEURAL NETWORKS", "SHEEP"]
)
def test_other_words_in_capitals_are_no_names(text):
    assert names(text) is None


def test_an_initial_behind_a_comma_is_of_one_name():
    assert names("Roe, A") == ["Roe, A"]


@pytest.mark.parametrize("dots", ["et al.", ", et al", "and others", ", ...", "…"])
@pytest.mark.parametrize(
    "count",
    [
        *("(+412 more)", "(17 more)", "(412 more authors)", "(17 additional authors not shown)"),
        *(
            "[17 more]",
            "[and 17 others]",
            "[+17 authors]",
            ", 412 authors",
            "and 17 more",
            "· 412 authors",
            "(see all 17)",
            "+17",
        ),
    ],
)
def test_how_many_are_left_out_may_stand_behind_what_says_so(dots, count):
    text = f"Ann Lee, Bob Day {dots} {count}".replace(" ,", ",")
    found = find_authors(text, 0, len(text))
    assert found is not None
    assert [text[a:b] for a, b in found.places] == ["Ann Lee", "Bob Day"]
    assert found.truncated


def test_a_year_behind_a_cut_is_no_count():
    text = "Ann Lee, Bob Day et al. 2019"
    assert find_authors(text, 0, len(text)) is None
