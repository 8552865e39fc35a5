"""ResearchGate: a line for the kind of a work, for its date, and for each author."""

from tests.read.pages import PROSE, codes, read, values

PROFILE = f"""Ann Lee
University of Wool · Faculty of Sheep
Research items 2
Reads 812,004

Publications (2)

Counting sheep in wide fields
Article
Full-text available
Apr 2021
· 3118 Reads
· 2019 Citations
Journal of Wool and Engineering
Ann Lee
Bob Day
[...]
Cy Fox
{PROSE}
Download
Share

Counting goats
Conference Paper
Dec 2011
· 86 Reads
Ann Lee
Dee Gray
Request full-text
Share
"""


def test_a_profile_has_an_author_a_line():
    found = read(PROFILE)
    assert found.sources[0].reader == "researchgate"
    assert values(PROFILE, "title", "authors", "authors_truncated", "published", "journal_ref") == [
        (
            "Counting sheep in wide fields",
            ["Ann Lee", "Bob Day", "Cy Fox"],
            True,
            "2021-04",
            "Journal of Wool and Engineering",
        ),
        ("Counting goats", ["Ann Lee", "Dee Gray"], False, "2011-12", None),
    ]
    assert values(PROFILE, "abstract") == [(PROSE,), (None,)]
    assert [(fact.kind, fact.value) for fact in found.page_facts] == [("person", "Ann Lee")]
    assert codes(PROFILE) == []
