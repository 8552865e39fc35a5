"""Papers with Code: repositories and dates under titles, tasks and buttons behind the text."""

from tests.read.pages import OTHER, PROSE, codes, read, values

LIST = f"""Browse State-of-the-Art
Trending Research
Latest
Counting Sheep with Attention
wool/sheep • • 17 Jun 2021

{PROSE}

Sheep Counting
+1
8,210
4.12 stars / hour
Paper
Code

Counting Goats
goat-lab/ladder.py • • NeurIPS 2020

{OTHER}

Goat Counting
312
0.30 stars / hour
Paper
Code
"""


def test_a_list_of_papers():
    assert read(LIST).sources[0].reader == "papers_with_code"
    assert values(LIST, "title", "published", "abstract", "journal_ref", "labels") == [
        (
            "Counting Sheep with Attention",
            "2021-06-17",
            PROSE,
            None,
            ("wool/sheep", "Sheep Counting"),
        ),
        ("Counting Goats", "2020", OTHER, "NeurIPS 2020", ("goat-lab/ladder.py", "Goat Counting")),
    ]
    assert codes(LIST) == []
