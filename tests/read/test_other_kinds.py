"""Software, films and posts of a library: no papers without an id, and a problem row each."""

import json

import pytest

from tests.read.pages import codes, values

BIB = "@article{{lee, title={{Counting Sheep}}, year={{2019}}}}\n\n@{}{{x,\n{}}}\n"
RIS = (
    "TY  - JOUR\nTI  - Counting Sheep\nAU  - Lee, Ann\nER  -\n\nTY  - {}\nTI  - Sheepdog\n{}ER  -\n"
)
REFER = "%0 Journal Article\n%T Counting Sheep\n%A Lee, Ann\n\n%0 {}\n%T Sheepdog\n%A Day, Bob\n{}"
XML = (
    "<?xml version='1.0'?><xml><records><record><ref-type name='Journal Article'>17</ref-type>"
    "<titles><title>Counting Sheep</title></titles></record>"
    "<record><ref-type name='{}'>9</ref-type>"
    "<titles><title>Sheepdog</title></titles>{}</record></records></xml>"
)
REPORT = (
    "Counting Sheep\nItem Type\tJournal Article\nAuthor\tAnn Lee\n\nSheepdog\nItem Type\t{}\n{}"
)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        (BIB.format("software", "title={Sheepdog}%s"), ",\ndoi={10.1000/x}"),
        (BIB.format("Video", "title={Sheepdog}%s"), ",\ndoi={10.1000/x}"),
        (RIS.format("COMP", "%s"), "DO  - 10.1000/x\n"),
        (RIS.format("MPCT", "%s"), "DO  - 10.1000/x\n"),
        (REFER.format("Computer Program", "%s"), "%%R 10.1000/x\n"),
        (
            XML.format("Film or Broadcast", "%s"),
            "<electronic-resource-num>10.1000/x</electronic-resource-num>",
        ),
        (REPORT.format("Software", "%s"), "DOI\t10.1000/x\n"),
        (
            json.dumps([{"type": "article-journal", "title": "Counting Sheep"}])[:-1]
            + ', {"type": "dataset", "title": "Sheepdog"%s}]',
            ', "DOI": "10.1000/x"',
        ),
    ],
)
def test_other_kinds_need_an_id(text, doi):
    told, bare = text.replace("%s", doi.replace("%%", "%")), text.replace("%s", "")
    assert values(told, "title") == [("Counting Sheep",), ("Sheepdog",)]
    assert codes(told) == []
    assert values(bare, "title") == [("Counting Sheep",)]
    assert codes(bare) == ["nameless-entry"]


@pytest.mark.parametrize("kind", ["THES", "UNPB", "CHAP", "RPRT", "CONF"])
def test_theses_and_reports_are_papers(kind):
    assert len(values(RIS.format(kind, ""), "title")) == 2
