"""Items of notes: each names one paper by its id, no two of them written alike."""

import pytest

from tests.read.pages import PROSE, values

SURE = "- Ladders for Goats\n  Cy Fox, Dan Roe\n  https://arxiv.org/abs/0704.0002\n"


def noted(item: str, *columns: str) -> tuple[object, ...]:
    page = (
        f"notes, week 12\n\ncall Ann on Tuesday about the barn, and ask for hay\n\n{item}\n{SURE}"
    )
    return values(page, *columns)[0]


@pytest.mark.parametrize(
    ("item", "title", "authors", "date"),
    [
        (
            "- [0704.0001] Sheep in fog: how to find it",
            "Sheep in fog: how to find it",
            [],
            None,
        ),
        (
            '- arXiv:0704.0001 "Sheep in Wide Fields" by Ann Lee et al.  (wool!!)',
            "Sheep in Wide Fields",
            ["Ann Lee"],
            None,
        ),
        (
            "- Sheep in Wide Fields | Ann Lee, Bob Day | 4 Mar 2007 | arXiv:0704.0001",
            "Sheep in Wide Fields",
            ["Ann Lee", "Bob Day"],
            "2007-03-04",
        ),
        (
            "- Sheep in Wide Fields\n  Lee, Day, Fox & Le, June 2007\n  arXiv:0704.0001v2",
            "Sheep in Wide Fields",
            ["Lee", "Day", "Fox", "Le"],
            "2007-06",
        ),
        (
            "Effect of fog on the counting of sheep (April 2007)\n  by Ann Lee & Bob Day\n"
            "  https://arxiv.org/abs/0704.0001\n  -> ask for the data\n",
            "Effect of fog on the counting of sheep",
            ["Ann Lee", "Bob Day"],
            "2007-04",
        ),
        (
            "- Sheepfit: potentials of woolly animals, Lee/Gähler 2007, arXiv:0704.0001",
            "Sheepfit: potentials of woolly animals",
            ["Lee", "Gähler"],
            "2007",
        ),
        (
            "- Stochastic group integrators of sheep, Ann J.A. Lee / Bob Day; "
            "arxiv 0704.0001 [math.NA], 31 Mar 2007",
            "Stochastic group integrators of sheep",
            ["Ann J.A. Lee", "Bob Day"],
            "2007-03-31",
        ),
        (
            "- arXiv:0704.0001 Entanglement of sheep pairs on the barn lattice, PRB 2007",
            "Entanglement of sheep pairs on the barn lattice",
            [],
            "2007",
        ),
        (
            "- Sheep in Wide Fields https://arxiv.org/abs/0704.0001v2\n"
            "      Lee et al., 2019. The ladder of the barn is on p. 4",
            "Sheep in Wide Fields",
            ["Lee"],
            "2019",
        ),
        (
            "- Beyond the counting of sheep: Control of herds with means of farms\n"
            "  Ann Lee & co, https://arxiv.org/abs/0704.0001",
            "Beyond the counting of sheep: Control of herds with means of farms",
            ["Ann Lee"],
            None,
        ),
        (
            "- Counting Waves in Arrays of Sheep -- arXiv:0704.0001\n"
            "    Ann Lee; Bob Day; Cy B. Fox",
            "Counting Waves in Arrays of Sheep",
            ["Ann Lee", "Bob Day", "Cy B. Fox"],
            None,
        ),
        (
            "- Networks for woolly data [arXiv:0704.0001, doi 10.1000/sheep.1], "
            "Ann Lee and Bob Day\n"
            "    the new loss instead of ours. nice.",
            "Networks for woolly data",
            ["Ann Lee", "Bob Day"],
            None,
        ),
        (
            "[ ] read Wool vs Hay -- A Secondary Study of Barns (arXiv:0704.0001), "
            "Ann Lee, Bob Day",
            "Wool vs Hay -- A Secondary Study of Barns",
            ["Ann Lee", "Bob Day"],
            None,
        ),
        (
            "[ ] Digital Counting of Sheep: A Definition and Mapping Study. "
            "arXiv:0704.0001, Jul 2020.",
            "Digital Counting of Sheep: A Definition and Mapping Study",
            [],
            "2020-07",
        ),
        (
            "- A Study of Flaky Sheep in Barns (Lee, Lukasczyk, Kroiß, Fraser), arXiv:0704.0001",
            "A Study of Flaky Sheep in Barns",
            ["Lee", "Lukasczyk", "Kroiß", "Fraser"],
            None,
        ),
        (
            "- Sheep in Wide Fields\n  Ann Lee, Bob Day\n  25.11.2008\n  arxiv 0704.0001",
            "Sheep in Wide Fields",
            ["Ann Lee", "Bob Day"],
            "2008-11-25",
        ),
    ],
)
def test_an_item_is_read_however_it_is_written(item, title, authors, date):
    assert noted(item, "title", "authors", "published", "arxiv_id") == (
        title,
        authors,
        date,
        "0704.0001",
    )


def test_two_ids_of_one_paper_are_one_item():
    item = '- "Sheep in Wide Fields" [0704.0001], also 10.1000/sheep.7'
    assert noted(item, "title", "arxiv_id", "doi") == (
        "Sheep in Wide Fields",
        "0704.0001",
        "10.1000/sheep.7",
    )


def test_an_abstract_that_is_called_so_is_the_items():
    item = f"arXiv:0704.0001 -- Sheep in Wide Fields -- Ann Lee, Bob Day\nabstract: {PROSE}\n"
    assert noted(item, "title", "authors", "abstract") == (
        "Sheep in Wide Fields",
        ["Ann Lee", "Bob Day"],
        PROSE,
    )


@pytest.mark.parametrize(
    "item",
    [
        "- Ann: counting sheep w/ fewer dogs!! ask her, 2001.00001",
        "- check 2001.00001v2 again (the one on wool)",
    ],
)
def test_what_someone_says_of_a_paper_is_no_title(item):
    assert noted(item, "title", "arxiv_id") == (None, "2001.00001")


def test_a_number_of_an_order_is_no_paper():
    page = f"- buy hay; booking 2207.1144 ?? no that is the order number\n{SURE}"
    assert values(page, "arxiv_id") == [("0704.0002",)]


@pytest.mark.parametrize("link", ["https://arxiv.org/abs/2401.00001", "arXiv:2401.00001"])
def test_a_title_in_brackets_beside_an_id_is_without_them(link):
    page = (
        "Hello all,\n\nmy proposals for Friday:\n\n"
        f"1) {link} (QSheep: Efficient Counting of Goats at Night)\n"
        "2) Ladders for Goats: Faster Herds with Better Steps\n"
        "   https://arxiv.org/pdf/2401.00002.pdf\n"
        "3) https://arxiv.org/abs/2401.00003   <- not read yet, but sounds good\n\nBest\nAnn\n"
    )
    assert values(page, "arxiv_id", "title") == [
        ("2401.00001", "QSheep: Efficient Counting of Goats at Night"),
        ("2401.00002", "Ladders for Goats: Faster Herds with Better Steps"),
        ("2401.00003", None),
    ]


def test_one_item_alone_on_a_page_is_read():
    page = (
        "notes, week 12\n\ncall Ann on Tuesday\n\nto read:\n- [2205.09552] Hybrid Counting in Barns"
    )
    assert values(page, "title", "arxiv_id") == [("Hybrid Counting in Barns", "2205.09552")]


def test_a_button_below_notes_makes_no_homepage_of_them():
    page = (
        "Notes 12/9\n\n* Driven sheep versus thermal sheep (2007)\n  Ann Lee, Bob Day\n"
        "  doi:10.1000/sheep.1\n\n* Loop Rules of Sheep and Pure Woollen Theory\n"
        "  https://arxiv.org/pdf/0704.0245v1\n  -> ask for the data\n\n"
        "* arXiv:0704.0975 Recurrence analysis of the wool effect, A. Lee et al.\n\n"
        "* Linear response of goats based on the functional plus the contribution of hay\n"
        "  Cy Fox, Leo Elm, Dan Roe\n  25.11.2008\n  arxiv 0811.4091\n\n"
        "- print the poster (A0!)\n\nShow more\n"
    )
    found = values(page, "arxiv_id", "doi")
    assert found == [
        (None, "10.1000/sheep.1"),
        ("0704.0245", None),
        ("0704.0975", None),
        ("0811.4091", None),
    ]


def test_wrapped_titles_families_in_front_and_the_plus_of_astronomers():
    items = (
        "2303.01358 - Counting Sheep in Wide Fields with a Lens and Many Patient Shepherds of\n"
        "  the Northern Hills (Lee+)",
        "2303.01359 - Lee, Day, Fox: A Ladder for Goats in the Rain, Which Fell All Day on the\n"
        "  Hills of the Valley\n    -> they count twice, check sec. 4",
        "doi:10.1000/cows.1 - Roe+: Cows in the Fog of a Summer Night",
        "https://arxiv.org/abs/2303.01361 Hens in the Dark (Moe+23)",
        "2303.01362 - Ducks under the Bridge, Poe+ 2023",
        "software: batman (for light curves), radvel -- install it",
    )
    text = "# to fetch for the proposal\n(updated 11/3)\n\n" + "".join(f"* {i}\n" for i in items)
    assert values(text + "\ndeadline: 23 March\n", "title", "authors") == [
        (
            "Counting Sheep in Wide Fields with a Lens and Many Patient Shepherds of the"
            " Northern Hills",
            ["Lee"],
        ),
        (
            "A Ladder for Goats in the Rain, Which Fell All Day on the Hills of the Valley",
            ["Lee", "Day", "Fox"],
        ),
        ("Cows in the Fog of a Summer Night", ["Roe"]),
        ("Hens in the Dark", ["Moe"]),
        ("Ducks under the Bridge", ["Poe"]),
    ]
