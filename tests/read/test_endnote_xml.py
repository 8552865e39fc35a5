"""EndNote's XML: texts with and without styles, and what is wrong with a file."""

import pytest

from tests.read.pages import PROSE, codes, read, values

STYLED = '<style face="normal" font="default" size="100%">{}</style>'
RECORD = f"""<record><database name="My.enl">My.enl</database><rec-number>1</rec-number>
<contributors><authors><author>{STYLED.format("Lee, Ann")}</author><author>Day, Bob</author>
</authors></contributors><titles><title>{STYLED.format("Counting sheep &amp; goats")}</title>
<secondary-title>Journal of Wool</secondary-title></titles>
<keywords><keyword>sheep</keyword></keywords>
<dates><year>{STYLED.format("2007")}</year><pub-dates><date>May 3</date></pub-dates></dates>
<electronic-resource-num>https://doi.org/10.1000/Sheep.1</electronic-resource-num>
<abstract>{PROSE}</abstract></record>
"""
LIBRARY = f'<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n{RECORD}</records></xml>\n'


def test_a_library():
    assert read(LIBRARY).sources[0].reader == "endnote_xml"
    assert values(LIBRARY, "title", "authors", "journal_ref", "doi", "abstract", "labels") == [
        (
            "Counting sheep & goats",
            ["Lee, Ann", "Day, Bob"],
            "Journal of Wool",
            "10.1000/sheep.1",
            PROSE,
            ("sheep",),
        )
    ]
    assert values(LIBRARY, "published", "date_precision") == [("2007-05-03", "day")]
    record = read(LIBRARY).records[0]
    places = {span.field: LIBRARY[span.start : span.end] for span in record.spans}
    assert places["abstract"] == PROSE
    assert codes(LIBRARY) == []


def test_a_broken_library_is_read_as_far_as_it_goes():
    broken = LIBRARY[: LIBRARY.index("<abstract>") + 40]
    assert values(broken, "title", "published") == [("Counting sheep & goats", "2007-05-03")]
    assert codes(broken) == ["bad-xml"]


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ("%D 2015\n%8 September", "2015-09"),
        ("%8 Sep. 3\n%D 2015", "2015-09-03"),
        ("%D 2015\n%8 30 February", "2015-02"),
        ("%D 2015\n%8 3 September 2015", "2015-09-03"),
        ("%D 2015\n%8 Autumn", "2015"),
    ],
)
def test_the_month_of_a_tagged_entry_may_stand_without_its_year(dates, date):
    page = f"%0 Journal Article\n%T Counting Sheep\n%A Lee, Ann\n{dates}\n"
    assert values(page, "published") == [(date,)]


def test_a_tagged_entry_may_be_indented():
    page = "    %0 Journal Article\n    %T Counting Sheep\n    %A Lee, Ann\n    %D 2019\n"
    assert values(page, "title", "authors", "published") == [
        ("Counting Sheep", ["Lee, Ann"], "2019")
    ]
