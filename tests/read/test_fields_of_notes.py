"""Fields as people who take notes call them: who, when, where."""

import pytest

from kgraph.read.parts.families import find_families
from tests.read.pages import read, values

SHEEP, GOATS, COWS = "Counting Sheep in Wide Fields", "A Ladder for Goats", "Cows in the Fog"
WORKS = [
    (SHEEP, ["Lee", "Day", "Di Fox", "Moe"], "2022-12-22", "2001.00001", None),
    (GOATS, ["Ann Roe", "Bob Day"], "2018-04", None, None),
    (COWS, ["Roe"], "2019-03", None, "10.1000/cows"),
]
FORMS = {
    "numbers": (
        "({n}) title: {title}\n    who: {names}\n    when: {day}\n    where: {place}\n\n",
        "({n}) course: Wool (online), videos of week 4\n\n",
    ),
    "capitals": ("Title: {title}\nWho: {names}\nWhen: {day}\nWhere: {place}\n\n", ""),
    "settings": ("[{n}]\ntitle = {title}\nwho = {names}\nwhen = {day}\nwhere = {place}\n\n", ""),
    "german": ("Titel: {title}\nWer: {names}\nWann: {day}\nWo: {place}\n\n", ""),
    "by and in": ("title: {title}\nby: {names}\nwhen: {day}\nin: {place}\n---\n", ""),
    "dashes": ("- Title: {title}\n  Who: {names}\n  When: {day}\n  Where: {place}\n", ""),
}
PRINTED = [
    ("Lee, Day, Di Fox, Moe", "22.12.2022", "arxiv.org/abs/2001.00001"),
    ("Ann Roe; Bob Day", "April 2018", "NeurIPS 2018"),
    ("Roe et al.", "March 2019", "Wool Letters 567, 209–212, https://doi.org/10.1000/cows"),
]


@pytest.mark.parametrize("name", FORMS)
def test_who_when_and_where(name):
    form, other = FORMS[name]
    text = "SHEEP — collected for the thesis\n\n" + "".join(
        form.format(n=n, title=work[0], names=names, day=day, place=place)
        for n, (work, (names, day, place)) in enumerate(zip(WORKS, PRINTED, strict=True), 1)
    )
    found = values(text + other.format(n=4), "title", "authors", "published", "arxiv_id", "doi")
    assert found == WORKS
    places = [record.journal_ref for record in read(text).records]
    assert places == [None, "NeurIPS 2018", "Wool Letters 567, 209–212"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Lee, Day & Fox", ["Lee", "Day", "Fox"]),
        ("Lee, Day, and Fox", ["Lee", "Day", "Fox"]),
        ("Lee / Day", ["Lee", "Day"]),
        ("van Dyke, De Luca", ["van Dyke", "De Luca"]),
        ("Lee et al.", ["Lee"]),
        ("Lee, Ann", None),
        ("Lee, Ann, Day, Bob", None),
        ("Ann Lee, Bob Day", None),
        ("Lee, A., Day, B. et al.", None),
    ],
)
def test_family_names_alone(printed, names):
    found = find_families(printed, 0, len(printed))
    assert (found and [printed[a:b] for a, b in found.places]) == names
