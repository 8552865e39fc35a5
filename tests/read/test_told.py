"""Running text: the papers it tells of, by titles in quotation marks or over links."""

import pytest

from kgraph.read.layouts import fallback
from tests.read.copied_pages import check_spans
from tests.read.pages import read, values

CHAT = "When I was on the farm I did not know much about sheep, and nobody told me."
MORE = "And https://arxiv.org/abs/2005.00928 is one more that people like."
COLUMNS = ("title", "authors", "published", "arxiv_id", "doi")
SHEEP = "Counting Sheep in Wide Fields"


@pytest.mark.parametrize(
    ("sentence", "authors", "date", "arxiv_id"),
    [
        (f"I read Ann Lee and Bob Day, “{SHEEP}” (arXiv:2001.00001), twice.",
         ["Ann Lee", "Bob Day"], None, "2001.00001"),
        (f"Then Ann Lee and her coauthors published “{SHEEP}” at ICML 2019.",
         ["Ann Lee"], "2019", None),
        (f"Lee et al.’s \"{SHEEP}\" (ICML 2019, https://arxiv.org/abs/2001.00001) was good.",
         ["Lee"], "2019", "2001.00001"),
        (f"A friend sent “{SHEEP}” by Lee et al, which was good.", ["Lee"], None, None),
        (f"Ann Lee’s {SHEEP} (Farm Review, 2018) is still the best.",
         ["Ann Lee"], "2018", None),
        (f"x: did you see \"{SHEEP}\"?\nx: arXiv:2001.00001v2", [], None, "2001.00001"),
    ],
)  # fmt: skip
def test_a_title_in_running_text(sentence, authors, date, arxiv_id):
    text = f"What I learned\n\n{CHAT}\n\n{sentence}\n\n{MORE}\n"
    assert values(text, *COLUMNS) == [
        (SHEEP, authors, date, arxiv_id, None),
        (None, [], None, "2005.00928", None),
    ]
    found = read(text)
    assert found.sources[0].reader == fallback.NAME
    check_spans(text)


@pytest.mark.parametrize(
    "sentence",
    [
        f"She called it “{SHEEP}” and nobody laughed.",
        "“We have never counted so many sheep in wide fields”, said Ann Lee (2019).",
        f"Ann Lee’s {SHEEP} is a song of the farm.",
    ],
)
def test_what_is_quoted_may_be_no_paper(sentence):
    text = f"{CHAT} https://arxiv.org/abs/2005.00928\n\n{sentence}\n"
    assert values(text, "title") == [(None,)]


LETTER = """FARM WEEKLY #112
Hi there 👋 Happy new year! 14,203 subscribers now!

TOGETHER WITH WOOLFRAME
Use code FARM for 200$ of credits. Learn more →

{first} Counting Sheep in Wide Fields
by Ann Lee, Bob Day and Cy Fox
You may not need to count at all. The authors compare five farms.
Read it: https://arxiv.org/abs/2001.00001?utm_source=farm

{second} A Ladder for Goats on Hills
by Dan Roe and 7 others (Farm Institute, Hill)
Ladders let goats climb.
Read it: https://arxiv.org/abs/2001.00002?utm_source=farm

• Hens in the Dark: A Survey of Barns (https://arxiv.org/abs/2001.00003)
• A podcast with the hen people (58 min)
"""


@pytest.mark.parametrize(("first", "second"), [("1️⃣", "2️⃣"), ("1.", "2."), ("📄", "📄"), ("", "")])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_titles_over_their_links(first, second, gap):
    text = LETTER.format(first=first, second=second).replace("\n", gap)
    assert values(text, "title", "authors", "arxiv_id", "abstract") == [
        (SHEEP, ["Ann Lee", "Bob Day", "Cy Fox"], "2001.00001", None),
        ("A Ladder for Goats on Hills", ["Dan Roe"], "2001.00002", None),
        ("Hens in the Dark: A Survey of Barns", [], "2001.00003", None),
    ]


def test_references_on_slides():
    foot = "A. Lee · Farm School 2024                                          {} / 34"
    text = f"""Counting and what it hides
Ann Lee
1 / 34

Wide fields
• Cost is the bottleneck of all that we do
• Window + global sheep
  C. Fox, D. Roe. Goats on Hills: A Study of Goats. arXiv:2004.05150, 2020.
• Theory: still sheep, and nobody knows how many of them there are in the field
  E. Poe et al. Hens: Barns for Longer Nights. ICML 2020.
{foot.format(3)}

Ladders
• Climb all of them
  S. Day, L. Lee. Ladders for Goats by Interpolation. arXiv:2306.15595, 2023.
{foot.format(4)}
"""
    assert values(text, "title", "arxiv_id") == [
        ("Goats on Hills: A Study of Goats", "2004.05150"),
        ("Hens: Barns for Longer Nights", None),
        ("Ladders for Goats by Interpolation", "2306.15595"),
    ]


WRAPPED = """From: Ann Lee <ann@wool.example>
Subject: reading for Friday

Hi Bob,

please have a look at "Spectral gaps of thin tubes and their limits in
higher dimensions" by Elena Rossi and Karl Brandt (arXiv:2103.04512). It is
close to what we discussed. Also of interest: Luca Brunner and Sofia
Keller, "Carbon Storage in the Soils of Meadows", arXiv:2104.11871. And
the farm has "many goats and sheep" by now.

If you have time, there are two older ones:

- Heat flow on graphs with loops, Karl Brandt, Naoko Mori, J. Graph
  Flow 3, 1 (2014)
- A note on leaky walls and their many uses in acoustics (Karl
  Brandt, arXiv:1502.00213 [math.AP])

Best,
Ann
"""


def test_a_wrapped_mail_tells_of_papers_and_lists_others():
    assert values(WRAPPED, "title", "authors", "arxiv_id", "published") == [
        (
            "Spectral gaps of thin tubes and their limits in higher dimensions",
            *(["Elena Rossi", "Karl Brandt"], "2103.04512", None),
        ),
        (
            "Carbon Storage in the Soils of Meadows",
            *(["Luca Brunner", "Sofia Keller"], "2104.11871", None),
        ),
        ("Heat flow on graphs with loops", ["Karl Brandt", "Naoko Mori"], None, "2014"),
        (
            "A note on leaky walls and their many uses in acoustics",
            *(["Karl Brandt"], "1502.00213", None),
        ),
    ]


def test_an_id_that_begins_a_line_of_a_sentence_parts_no_blocks():
    mail = (
        'Dear all,\n\nnext week we read "Counting Sheep with Drones" (Lee et al., 2021,\n'
        "https://arxiv.org/abs/2103.04512). As background, Day and Fox's\n"
        '"Grazing Patterns of Sheep", arXiv:1904.11871, is useful, as it says how one\n'
        'does it. The week after: "Wool Markets in the Long Run" by Dee Hill,\n'
        "arXiv:2105.00213.\n\nSee you there, and do not forget the ladders,\nCy\n"
    )
    assert values(mail, "title", "authors", "arxiv_id") == [
        ("Counting Sheep with Drones", ["Lee"], "2103.04512"),
        ("Grazing Patterns of Sheep", ["Day", "Fox"], "1904.11871"),
        ("Wool Markets in the Long Run", ["Dee Hill"], "2105.00213"),
    ]


@pytest.mark.parametrize("journal", ["J. Wool 7", "Phys. Rev. D 76", "Math. Ann. 12"])
def test_a_journal_behind_names_is_none_of_them(journal):
    papers = [
        ("Counting Sheep at Night", ["Ann Lee", "Bob Day"]),
        ("Ladders for Goats", ["Bob Day", "Cy Fox", "Ann Lee"]),
        ("Cows from the Air", ["Dee Hill", "Ann Lee"]),
    ]
    page = "\n".join(f"* {t}, {', '.join(n)}, {journal}, 12 (2007)" for t, n in papers)
    assert values(page, "title", "authors", "published") == [(t, n, "2007") for t, n in papers]


def test_a_number_beside_a_doi_is_no_paper():
    program = (
        "/* Count sheep. */\n#include <stdio.h>\n/* doi:10.1000/182 has the method. */"
        "\nstatic double table[] = { 1512.34567, 1608.12345 };\nint main(void) { return 0; }\n"
    )
    assert values(program, "arxiv_id", "doi") == [(None, "10.1000/182")]
    assert len(values(f"{program}/* arXiv:1703.00001 has more. */\n", "arxiv_id")) == 4


def test_what_goes_on_behind_an_id_is_no_title():
    mail = 'Hi all,\n\nfor Monday please read Lee et al., "Counting Sheep at Night" '
    mail += "(arXiv:2101.00001), and for Tuesday\n\n  bring wool.\n\nBest,\nAnn\n"
    assert values(mail, "title", "authors", "arxiv_id") == [
        ("Counting Sheep at Night", ["Lee"], "2101.00001")
    ]
