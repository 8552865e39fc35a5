"""Where a title ends and the names glued to it begin: words that are written with capitals."""

import pytest

from kgraph.read.parts.seams import find_seam
from tests.read.pages import PROSE, values


def names_behind(text: str, below: str = "") -> str | None:
    seam = find_seam(f"{text}\n{below}", 0, len(text))
    return None if seam is None else text[seam:]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("FieldIoT: IoT Automated Counting and Integration Testing Framework", "Ann Lee, Bob Day"),
        ("A Survey of IoT Services, Tools and Frameworks", "Ann Lee, Bob S. Day, Cy Fox"),
        ("DeFi Protocols, Attacks and Defenses", "Ann Lee"),
        ("PyTorch Services and Applications", "A. Lee, B. Day et al."),
        ("Writing LaTeX Documents, Slides and Books", "Ann Lee and Bob Day"),
        ("GraphQL Queries and Schema Testing Practices", "Ann McKay, KyuJung Jun"),
        ("VoIP Services, Networks and Attacks", "Ann Lee"),
        ("Beyond StyleGAN, Image Editing and Face Synthesis", "Ann Lee, Bob Day, Cy Fox"),
        ("Counting with IoT", "Ann Lee, Bob Day"),
        ("Counting with PyTorch", "Ann Lee"),
        ("Counting with mRNA", "Ann Lee"),
        ("Sheep in Wide Networks", "T Lee, D Fox, K Day"),
        ("Sheep in Wide Networks", "T McKay, D LeFox"),
        ("Counting", "NVIDIA, Ann Lee, KyuJung Jun"),
    ],
)
def test_names_begin_behind_the_title(title, names):
    assert names_behind(title + names) == names


@pytest.mark.parametrize(
    "title",
    [
        "Energy and Carbon Footprint Testing for AI-driven IoT Services",
        "Counting Sheep with PyTorch Models",
        "DeFi Protocols, Smart Contracts and Audits",
        "Goats on TikTok Videos",
    ],
)
def test_a_title_alone_has_none(title):
    assert names_behind(title) is None


def test_a_word_of_the_abstract_is_one_in_the_title():
    title = "Counting with WoolPress Tools and Ladders"
    assert names_behind(title, "We use WoolPress on farms.") is None
    # The page prints the same title and names again, or others that begin with the same words.
    for text, names in (
        ("Counting SheepAnn Lee, Bob Day", "Ann Lee, Bob Day"),
        ("Counting goats and sheepAnn van Elk, Bob Day", "Ann van Elk, Bob Day"),
    ):
        for other in (text, text.replace("Lee", "Fox").replace("Counting", "A study of")):
            assert names_behind(text, other) == names


@pytest.mark.parametrize("card", ["SE\nApr 5, 2022\n", "SEApr 5, 2022\n", "Apr 5, 2022 · SE\n"])
def test_cards_with_such_words_in_titles(card):
    title = "FieldIoT: IoT Automated Counting and Integration Testing Framework"
    page = "".join(
        f"{card}{title}{number}{names}\n{PROSE}\n"
        for number, names in ((" Anew", "Ann Lee, Bob S. Day et al."), ("", "Cy Fox, Dan Roe"))
    )
    assert values(page, "title", "authors") == [
        (f"{title} Anew", ["Ann Lee", "Bob S. Day"]),
        (title, ["Cy Fox", "Dan Roe"]),
    ]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_names_on_the_next_line_are_not_glued(blank):
    title = "Energy and Carbon Footprint Testing for AI-driven IoT Services"
    page = (
        "".join(
            f"arXiv:2201.0000{n} {title} {word}\n{blank}Ann Lee, Bob Day\n{blank}{PROSE}\n\n"
            for n, word in ((1, "in Fields"), (2, "at Night"))
        )
        + f"arXiv:2201.00003 {title}\n{blank}Cy Fox, Dan Roe\n{blank}{PROSE}\n"
    )
    assert values(page, "title", "authors")[-1] == (title, ["Cy Fox", "Dan Roe"])


@pytest.mark.parametrize(
    "names",
    [
        "A.B.Lee, R.Day",
        "A.-B.Lee",
        "A.B.Lee, R.Day et al.",
        "Lee, A. B.; Day, R.",
        "Lee, A., Day, R. S. & Fox, C.",
        "Lee AB, Day R",
        "Lee AB, Day RS, et al.",
    ],
)
@pytest.mark.parametrize("title", ["Counting Sheep at a University", "Sheep Waves in QCD"])
def test_names_with_initials_are_glued_too(title, names):
    assert names_behind(f"{title}{names}") == names


@pytest.mark.parametrize(
    "title", ["An overview of the U.S.Congress", "Growth of S.Cerevisiae", "Wool of the U.S.A."]
)
def test_initials_of_a_title_are_not_glued(title):
    assert names_behind(title) is None
