"""OAI-PMH replies of arXiv."""

from dataclasses import replace

import pytest

from kgraph.model.text import collapse
from kgraph.read.formats import oai_arxiv_raw
from kgraph.read.inputs import files
from tests.read.pages import at_problems, codes, read, values

RAW = """<record><header><identifier>oai:arXiv.org:2401.00001</identifier></header><metadata>
<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
 <id>2401.00001</id><submitter>Ann Lee</submitter>
 <version version="v1"><date>Mon, 1 Jan 2024 19:00:02 GMT</date><size>9kb</size></version>
 <version version="v2"><date>Tue, 6 Feb 2024 09:00:02 GMT</date><size>9kb</size></version>
 <title>Counting Sheep &amp; Goats</title><authors>Ann Lee (MIT) and J\\"org \\"On</authors>
 <categories>cs.DL math.ST</categories><comments>18 pages</comments>
 <journal-ref>J. Sheep 3 (2024) 1</journal-ref><doi>10.1000/Sheep.3</doi>
 <abstract>  We count sheep
at night.
</abstract></arXivRaw></metadata></record>
"""
WITHDRAWN = RAW.replace("2401.00001", "2401.00002").replace(
    "<size>9kb</size></version>\n <title>",
    "<size>0kb</size><source_type>I</source_type></version>\n <title>",
)
DELETED = """<record><header status="deleted"><identifier>oai:arXiv.org:2401.00003</identifier>
</header></record>
"""
ARXIV = """<record><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2401.00004</id>
<created>2024-01-02</created><updated>2024-03-01</updated><authors>
<author><keyname>Lee</keyname><forenames>Ann</forenames><suffix>Jr</suffix>
<affiliation>MIT</affiliation></author><author><keyname>Sheep Collaboration</keyname></author>
</authors><title>Counting Cows</title><categories>cs.DL</categories></arXiv></metadata></record>
"""
DC = """<record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Counting Pigs</dc:title>
<dc:creator>Lee, Ann</dc:creator><dc:creator>Day, Bob</dc:creator><dc:subject>Pigs</dc:subject>
<dc:description>We count pigs.</dc:description><dc:description>Comment: 3 pages</dc:description>
<dc:date>2024-01-03</dc:date><dc:date>2024-02-03</dc:date>
<dc:identifier>http://arxiv.org/abs/2401.00005</dc:identifier>
<dc:identifier>doi:10.1000/Pigs.1</dc:identifier></oai_dc:dc></metadata></record>
"""


def reply(*records: str) -> str:
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
        f"<responseDate>2024-03-01T00:00:00Z</responseDate>\n<ListRecords>\n{''.join(records)}"
        "<resumptionToken>x</resumptionToken></ListRecords></OAI-PMH>\n"
    )


def test_a_record_says_all_of_its_paper():
    text = reply(RAW)
    (record,) = read(text).records
    assert (record.arxiv_id, record.version) == ("2401.00001", 2)
    assert (record.title, record.abstract) == ("Counting Sheep & Goats", "We count sheep at night.")
    assert [(a.name, a.affiliation) for a in record.authors] == [
        ("Ann Lee", "MIT"),
        ('J\\"org \\"On', None),
    ]
    assert (record.published, record.updated) == ("2024-01-01", "2024-02-06")
    assert (record.categories, record.primary_category) == (("cs.DL", "math.ST"), "cs.DL")
    assert (record.doi, record.journal_ref) == ("10.1000/sheep.3", "J. Sheep 3 (2024) 1")
    assert (record.comments, record.withdrawn) == ("18 pages", False)
    printed = {s.field: collapse(text[s.start : s.end]) for s in record.spans}
    assert printed == {
        "arxiv_id": "2401.00001",
        "abstract": record.abstract,
        "comments": "18 pages",
        "journal_ref": record.journal_ref,
        "doi": "10.1000/Sheep.3",
    }
    source = read(text).sources[0]
    assert (source.kind, source.reader) == ("bulk", "oai_arxiv_raw")


def test_withdrawn_is_a_fact_and_deleted_a_problem():
    text = reply(RAW, WITHDRAWN, DELETED)
    assert values(text, "arxiv_id", "withdrawn") == [("2401.00001", False), ("2401.00002", True)]
    assert codes(text) == ["deleted-record"]
    assert at_problems(text, "deleted-record")[0].startswith(DELETED.strip())


def test_the_other_formats_are_read():
    assert values(
        reply(ARXIV, DC), "arxiv_id", "title", "authors", "published", "updated", "comments", "doi"
    ) == [
        (
            *("2401.00004", "Counting Cows", ["Ann Lee Jr", "Sheep Collaboration"]),
            *("2024-01-02", "2024-03-01", None, None),
        ),
        (
            *("2401.00005", "Counting Pigs", ["Lee, Ann", "Day, Bob"]),
            *("2024-01-03", "2024-02-03", "3 pages", "10.1000/pigs.1"),
        ),
    ]
    # Since 2025 "created" is the date of the current version.
    late = ARXIV.replace("2024-01-02", "2025-05-05").replace("<updated>2024-03-01</updated>", "")
    assert values(reply(late), "published", "updated") == [(None, "2025-05-05")]


def test_several_replies_in_a_file_and_a_record_alone():
    assert values(reply(RAW) + reply(ARXIV), "arxiv_id") == [("2401.00001",), ("2401.00004",)]
    alone = RAW[RAW.index("<arXivRaw") : RAW.index("</metadata>")]
    assert values(alone, "arxiv_id") == [("2401.00001",)]


def test_xml_that_breaks_off_gives_what_it_has_and_says_where():
    text = reply(RAW, ARXIV)
    cut = text[: text.index("Counting Cows")]
    assert values(cut, "arxiv_id") == [("2401.00001",)]
    assert codes(cut) == ["broken-xml"]
    assert at_problems(cut, "broken-xml")[0].startswith("<record><metadata><arXiv ")


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "entities": f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'
    + reply(RAW.replace("18 pages", "&a9;")).partition("?>\n")[2],
    "file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    + reply(RAW.replace("18 pages", "&a;")).partition("?>\n")[2],
    "deep": reply("<record>" + "<a>" * 100_000),
    "one long text": reply(RAW.replace("18 pages", "x" * 11_000_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name):
    found = read(BOMBS[name])
    assert found.records == ()
    assert [p.code for p in found.problems] in (["refused-xml"], ["broken-xml"])


def test_an_error_and_an_empty_reply_are_problems():
    error = '<OAI-PMH><error code="noRecordsMatch">Nothing</error></OAI-PMH>'
    assert codes(error) == ["oai-error"]
    assert codes("<OAI-PMH></OAI-PMH>") == ["no-records"]


def test_a_harvest_too_large_for_memory_is_streamed_with_the_same_records(tmp_path, monkeypatch):
    (tmp_path / "harvest.xml").write_text(reply(RAW, DELETED, WITHDRAWN, ARXIV, DC))
    whole = read_all(tmp_path)
    monkeypatch.setattr(files, "MAX_PAGE", 500)
    monkeypatch.setattr(oai_arxiv_raw, "BATCH", 2)
    streamed = read_all(tmp_path)
    assert len(streamed) > 1
    assert [s.kind for batch in streamed for s in batch.sources] == ["bulk"]
    assert [replace(r, spans=()) for batch in whole for r in batch.records] == [
        r for batch in streamed for r in batch.records
    ]
    assert [p.code for batch in streamed for p in batch.problems] == ["deleted-record"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (reply(RAW, WITHDRAWN)[:-300], "broken-xml"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + reply(RAW).split("\n", 1)[1], "refused-xml"),
    ],
)
def test_a_stream_that_is_cut_or_declares_entities_is_a_problem(tmp_path, monkeypatch, text, code):
    (tmp_path / "harvest.xml").write_text(text)
    monkeypatch.setattr(files, "MAX_PAGE", 500)
    assert code in [p.code for batch in read_all(tmp_path) for p in batch.problems]


def read_all(folder):
    return list(files.read_pages(files.find_files([folder]), known=frozenset(), now="2026-01-01"))
