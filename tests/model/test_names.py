"""Names of people: one key a name, however it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model.names import PARTICLES, name_key, parse_name, readable_name

WORDS = st.one_of(
    st.sampled_from(sorted(PARTICLES)),
    st.sampled_from(["Ann", "Lee", "A.", "J.-P.", "O'Hara", "Jr.", "III", "PhD", "De", "VAN"]),
    st.sampled_from(["Bińkowski", "Team", "the", "x", "e.", "Sr", "C3"]),
)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Ann Lee", "lee|ann"),
        ("A. B. Lee", "lee|a b"),
        ("Diego de las Casas", "de las casas|diego"),
        ("Laurens VAN Maaten", "maaten|laurens van"),
        ("Ann Lee Jr", "lee|ann|jr"),
        ("Lee Jr., Ann", "lee|ann|jr"),
        ("van der Lee III, Ann", "van der lee|ann|iii"),
        ("The Counting Collaboration", "the counting collaboration|"),
        ("Rae, Jack W.", "rae|jack w"),
        ("Mikołaj Bińkowski", "binkowski|mikolaj"),
        ("OpenAI", "openai|"),
    ],
)
def test_the_key_is_family_and_given_name_folded(printed, key):
    assert name_key(printed) == key


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from([" ", "  ", "\u00a0"]))
def test_the_key_says_of_every_name_what_its_parts_say(tokens, space):
    """A stroke at the end is no part of a name, and leads past what is done for plain ones."""
    printed = space.join(tokens)
    assert name_key(printed) == name_key(f"{printed} §")
    family = "".join(c for c in parse_name(printed).family.lower() if c.isascii() and c.isalnum())
    assert "ń" in printed or family in name_key(printed).replace(" ", "")


@pytest.mark.parametrize(
    ("printed", "key", "shown"),
    [
        ("LeCun Y", "lecun|y", "Y LeCun"),
        ("Savary A.", "savary|a", "A. Savary"),
        ("Stokes JM", "stokes|jm", "JM Stokes"),
        ("de Marneffe M.-C.", "de marneffe|m c", "M.-C. de Marneffe"),
        ("Ann LI", "li|ann", "Ann LI"),
        ("J. R. Lee", "lee|j r", "J. R. Lee"),
    ],
)
def test_initials_stand_behind_a_family_name_as_medicine_prints_it(printed, key, shown):
    assert (name_key(printed), readable_name(printed)) == (key, shown)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("DUPONT Jean", "dupont|jean"),
        ("Jean DUPONT", "dupont|jean"),
        ("DE LA TOUR Jean-Paul", "de la tour|jean paul"),
        ("LEE A.", "lee|a"),
        ("DUPONT J.-P.", "dupont|j p"),
        ("A. LEE", "lee|a"),
        ("ANN LEE", "lee|ann"),
        ("CAR Hoare", "hoare|car"),
        ("AJ Smith", "smith|aj"),
        ("LEE A", "lee|a"),
        ("DOE J R", "doe|j r"),
        ("DUPONT Jean P", "dupont|jean p"),
        ("JOHN A SMITH", "smith|john a"),
        ("J R SMITH", "smith|j r"),
        ("ANNA J. Lee", "lee|anna j"),
        ("Jan VAN DER BERG", "van der berg|jan"),
        ("J. VAN DER BERG", "van der berg|j"),
        ("VAN DER BERG Jan", "van der berg|jan"),
        ("KYUNG DO LEE", "lee|kyung do"),
    ],
)
def test_a_family_name_in_capitals_may_stand_first(printed, key):
    assert name_key(printed) == key
