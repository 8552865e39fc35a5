"""EndNote's XML: texts with and without styles, and what is wrong with a file."""

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
