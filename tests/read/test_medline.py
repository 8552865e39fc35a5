"""PubMed's tagged files: entries by number, authors with what is said about each."""

from kgraph.read.formats import medline
from tests.read.copied_pages import check_spans
from tests.read.pages import PROSE, at_problems, codes, read, values

PAGE = f"""
PMID- 31234567
OWN - NLM
STAT- MEDLINE
IS  - 1000-1000 (Print)
TI  - Counting sheep in wide fields: a study
      at night.
PG  - 3-4
LID - 10.1000/Sheep.1 [doi]
AB  - {PROSE}
FAU - Lee, Ann
AU  - Lee A
AUID- ORCID: 0000-0002-1825-0097
AD  - Department of Sheep, University of
      Wool.
AD  - Institute of Goats.
FAU - van der Berg, Laurens
AU  - van der Berg L
CN  - Sheep Study Group
DP  - 2020 Jan 5
TA  - J Sheep
JT  - Journal of sheep
AID - S1000-1 [pii]
AID - 10.1000/Sheep.1 [doi]
OT  - counting
PT  - Journal Article
SO  - J Sheep. 2020 Jan 5;1(2):3-4. doi: 10.1000/sheep.1.

PMID- 31234568
TI  - Do goats climb?
AU  - Day B
DP  - 2019 Nov-Dec
PT  - Retracted Publication

PMID- 31234569
TI  - Cows.
AU  - Fox C
DP  - 2018 Winter
AUID- ORCID: 0000-0002-1825-0098
"""


def test_entries_of_a_file():
    assert values(PAGE, "title", "authors", "published", "journal_ref", "doi", "withdrawn") == [
        (
            "Counting sheep in wide fields: a study at night",
            ["Lee, Ann", "van der Berg, Laurens", "Sheep Study Group"],
            *("2020-01-05", "Journal of sheep", "10.1000/sheep.1", False),
        ),
        ("Do goats climb?", ["Day B"], "2019-11", None, None, True),
        ("Cows", ["Fox C"], "2018", None, None, False),
    ]
    found = read(PAGE)
    assert found.sources[0].reader == medline.NAME
    record = found.records[0]
    assert (record.abstract, record.labels) == (PROSE, ("PMID- 31234567", "counting"))
    assert [(a.affiliation, a.orcid) for a in record.authors] == [
        ("Department of Sheep, University of Wool.; Institute of Goats.", "0000-0002-1825-0097"),
        (None, None),
        (None, None),
    ]
    check_spans(PAGE)


def test_what_is_wrong_is_said():
    assert codes(PAGE) == ["bad-id"]
    day = PAGE.replace("2020 Jan 5\nTA", "2020 Feb 31\nTA")
    assert at_problems(day, "bad-date") == ["2020 Feb 31"]
    assert values(day, "published")[0] == (None,)
    assert at_problems(f"My papers\n{PAGE}", "not-understood") == ["My papers"]
