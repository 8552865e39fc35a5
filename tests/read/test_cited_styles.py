"""A paper in several styles, as sites offer to cite it: one reference."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import read, values

MLA = 'Lee, Ann, and Bob Day. "Counting sheep in wide fields." Wool Letters 3.1 (2020): 1-9.'
APA = "Lee, A., & Day, B. (2020). Counting sheep in wide fields. Wool Letters, 3(1), 1-9."
VANCOUVER = "Lee A, Day B. Counting sheep in wide fields. Wool Letters. 2020 Jan 2;3(1):1-9."
FOUND = ("Counting sheep in wide fields", ["Lee, Ann", "Bob Day"], "2020")
COLUMNS = ("title", "authors", "published")


def dialog(gap: str, *, foot: str = "BibTeX EndNote RefMan RefWorks") -> str:
    styles = (("MLA", MLA), ("APA", APA), ("Vancouver", VANCOUVER))
    return "Cite\n" + "".join(f"{name}{gap}{text}\n" for name, text in styles) + foot + "\n"


@pytest.mark.parametrize("gap", ["\t", "\n", ": ", "  "])
def test_of_several_styles_the_one_with_whole_names_is_read(gap):
    text = dialog(gap)
    assert values(text, *COLUMNS) == [FOUND]
    check_spans(text)


def test_a_style_that_cuts_the_names_gives_way():
    text = dialog("\t").replace("Lee, Ann, and Bob Day.", "Lee, Ann, et al.")
    text = text.replace("APA", "APA (7th edition)")
    assert values(text, *COLUMNS) == [(FOUND[0], ["Lee, A.", "Day, B."], "2020")]


def test_several_papers_stand_one_below_the_other():
    goats = dialog("\n").replace("sheep", "goats")
    text = f"To read on Monday:\n\n{dialog(chr(10))}\n{goats}"
    assert values(text, "title") == [(FOUND[0],), ("Counting goats in wide fields",)]


def test_one_style_alone_is_a_text_as_others():
    text = f"MLA\n\n{MLA}\n"
    assert len(read(text).records) == 1
