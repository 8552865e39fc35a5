"""What has the shape of a person's name."""

import pytest

from kgraph.read.parts.persons import is_inverted, is_person


@pytest.mark.parametrize("mark", ["•", "†", "–", "◦"])
def test_a_mark_alone_is_no_word_of_a_name(mark):
    assert not is_person(f"{mark} e-Print")
    assert not is_person(f"{mark} Ann Lee")


def test_the_mark_of_names_left_out_may_stand_among_them():
    assert is_person("Ann … Lee")


@pytest.mark.parametrize("name", ["Asif ud-Doula", "Nizar ibn-Zaid", "Ann al-Lee"])
def test_an_article_may_be_joined_to_a_family_name(name):
    assert is_person(name)
    assert not is_person("Counting an-goats")


@pytest.mark.parametrize("name", ["Ann H.Y. Lee", "Bob J.-P. Day", "Cy A.B.C. Fox"])
def test_initials_without_spaces_stand_inside_a_name(name):
    assert is_person(name)


@pytest.mark.parametrize(
    "family",
    ["van ’t Day", "van 't Day", "’t Day", "‘t Day", "in ’t Day", "van’t Day", "de ’t Day"],
)
def test_a_particle_that_is_cut_short(family):
    assert is_person(f"Ann {family}")
    assert is_person(f"A. B. {family}")
    assert is_inverted(f"{family}, A. B.")


def test_in_is_a_word_of_titles():
    assert not is_person("Sheep in Fields")
    assert is_inverted("von und zu Day, A.")


def test_a_bracket_that_stays_open_is_of_no_name():
    assert not is_person("Bob Day (WOOL")
    assert is_person("Bob (Bobby) Day")
