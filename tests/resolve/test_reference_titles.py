"""Which known title stands in a printed reference, and which only seems to."""

import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model.ids import InputError, find_arxiv
from kgraph.resolve.reference_titles import Entry, Known, Titles

KNOWN = [
    Known("att", "Attention Is All You Need", "Ashish Vaswani", 2017),
    Known("qwen", "Qwen Technical Report", "Jinze Bai", 2023),
    Known("qwen2", "Qwen2 Technical Report", "An Yang", 2024),
    Known("mistral", "Mistral 7B", "Albert Q. Jiang", 2023),
    Known("gpt3", "Language Models are Few-Shot Learners", "Tom B. Brown", 2020),
    Known("lost", "Lost in the Middle", "Nelson F. Liu", 2023),
    Known("bert", "BERT: Pre-training of Deep Bidirectional Transformers", "Jacob Devlin", 2018),
    Known("smith", "A Survey of Deep Learning Methods", "Jane Smith", 2010),
    Known("miller", "A Survey of Deep Learning Methods", "Peter Miller", 2019),
    Known("nets", "Neural Networks", "Ann Lee", 2015),
    Known("kepler", "Kepler Data Conditioning I: Architecture and Algorithms", "M. Stumpe", 2012),
    Known("waves", "On stable solutions of nonlinear wave equations", "Ada Cdef", 2001),
    Known("late", "A Very Late Paper about Things", "Zoe Late", 2025),
    Known("chinese", "注意力就是你所需要的一切", "王伟", 2018),
    Known("alpha", "The $\\alpha$-effect in rotating stars and discs", "J. O'Connor", 1999),
    Known("gan", "Generative Adversarial Nets", "Ian Goodfellow", 2014),
    Known("bench", "LongBench: A Bilingual, Multitask Benchmark", "Yushi Bai", 2023),
]
TITLES = Titles(KNOWN)


@pytest.mark.parametrize(
    ("entry", "paper"),
    [
        ("A. Vaswani et al. Attention is all you need. In NeurIPS, 2017.", "att"),
        ("Vaswani, A., Shazeer, N.: Attention is all you need. In: NIPS (2017)", "att"),
        ('A. Vaswani, "Attention is all you need," in Proc. NIPS, 2017', "att"),
        ("Vaswani A (2017) Attention is all you need. Adv Neural Inf 30", "att"),
        ("Vaswani et al. 2017 Attention is all you need NeurIPS 30", "att"),
        ("Vaswani A, Shazeer N Attention is all you need Advances in neural", "att"),
        ("Atten- tion is all you need, 2017", "att"),
        ("Attention is all you need in Proceedings of NIPS, 2017", "att"),
        ("Ashish Vaswani. {\\em Attention Is All You Need}. CoRR abs/1706.03762", "att"),
        ("A. Vaswani, \\newblock Attention is all you need. \\newblock In NIPS", "att"),
        ("Vaswani: Attention Is All You Need 2017", "att"),
        ("J. Devlin, `BERT: Pretraining of deep bi-directional transformers', 2019", "bert"),
        ("Bai J. et al. Qwen technical report. arXiv", "qwen"),
        ("An Yang, Qwen2 technical report, 2024", "qwen2"),
        ("A. Q. Jiang and others, “Mistral 7b,” 2023", "mistral"),
        ("P. Miller. A survey of deep learning methods. 2019", "miller"),
        ("J. Smith, A survey of deep learning methods", "smith"),
        ("A survey of deep learning methods. J. Foo 3, 2019", "miller"),
        ("O’Connor, J. 1999, The α-effect in rotating stars and discs, A&A 3, 4", "alpha"),
        ("王伟. 注意力就是你所需要的一切. 计算机学报, 2018", "chinese"),
        ("M. Stumpe: Kepler Data Conditioning I - Architecture and algorithms", "kepler"),
        ("Goodfellow I, et al. Generative adversarial nets. 2014", "gan"),
        ("Brown. Language Models are Few Shot Learners, arXiv", "gpt3"),
        ("Ada Cdef, On stable solution of non-linear wave equations, CMP 3", "waves"),
    ],
)
def test_a_title_that_stands_as_one_is_found(entry, paper):
    assert TITLES.match(Entry(entry, citing_year=2025)).paper_id == paper


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("C. Subakan. Attention is all you need in speech separation. 2021", "unknown_work"),
        ("Attention is all you need in computer vision. 2021", "unknown_work"),
        ("Is Attention is all you need? 2020", "unknown_work"),
        ("X. Attention is all you need: a survey. 2022", "unknown_work"),
        ("X. Attention is all you need (but not all of it). 2022", "unknown_work"),
        ("Y. Attention is all you need, and more. 2022", "unknown_work"),
        ("Self-attention is all you need. 2019", "unknown_work"),
        ("Cross Attention Is All You Need. 2020", "unknown_work"),
        ("W. Attention is all you need-based models. 2023", "unknown_work"),
        ("Attention is all you need. II. Applications", "numbers_differ"),
        ("Attention is all you need, Part II", "numbers_differ"),
        ("Attention is all you need 2: electric boogaloo", "numbers_differ"),
        ("Qwen3 technical report. Jinze Bai, 2025", "unknown_work"),
        ("J. Bai. Qwen 2.5 Technical Report", "unknown_work"),
        ("J. Bai. Qwen-VL technical report", "unknown_work"),
        ("Albert Jiang. Mistral-7B-Instruct-v0.2. 2023", "unknown_work"),
        ("A. Jiang: MegaBeam-Mistral-7B-512k", "numbers_differ"),
        ("100-LongBench: A Bilingual, Multitask Benchmark", "numbers_differ"),
        ("Liu. Lost in the middle, and in-between: Enhancing models", "unknown_work"),
        ("N. Liu. Lost in the Middle: How language models use contexts", "unknown_work"),
        ("Finetuned language models are zero-shot learners", "unknown_work"),
        ("A. Lee, Foo bar. In Neural Networks, 12:3, 2015", "unknown_work"),
        ("A. Lee, Foo bar. In: Neural Networks, 12:3, 2015", "unknown_work"),
        ("Kepler Data Conditioning II: Architecture and algorithms", "unknown_work"),
        ("On unstable solutions of nonlinear wave equations. A. Cdef", "unknown_work"),
        ("Conditional generative adversarial nets. Goodfellow", "unknown_work"),
        ("Generative adversarial nets. Somebody Else, 2014", "short_title"),
        ("Neural Networks. Tom Other", "short_title"),
        ("A survey of deep learning methods", "ambiguous_title"),
        ("Z. Late. A very late paper about things. 2018", "later"),
        ("[12]", "no_title"),
        ("", "no_title"),
    ],
)
def test_another_work_is_not(entry, reason):
    match = TITLES.match(Entry(entry, citing_year=2018 if "Late" in entry else 2025))
    assert (match.paper_id, match.rule) == (None, reason)


def test_the_title_field_is_read_where_nothing_is_printed():
    assert TITLES.match(Entry(None, "Attention is all you need")).paper_id == "att"
    assert TITLES.match(Entry(None, "A survey of deep learning methods", 2010)).paper_id == "smith"


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_an_entry_and_a_title(entry, title):
    match = Titles([Known("a", title), *KNOWN]).match(Entry(entry, title))
    assert (match.paper_id is None) == (match.rule != "title")


@given(
    st.sampled_from([k for k in KNOWN if "$" not in k.title]),
    st.sampled_from(["-", " ", "- "]),
    st.data(),
)
def test_a_break_anywhere_in_a_title_makes_no_difference(known, sign, data):
    place = data.draw(st.integers(1, len(known.title) - 1))
    if not (known.title[place - 1].isascii() and known.title[place - 1 : place + 1].isalpha()):
        return
    text = f"{known.author}. {known.title[:place]}{sign}{known.title[place:]}. 2020"
    assert TITLES.match(Entry(text)).paper_id == known.paper_id


@pytest.mark.parametrize("text", ["attention " * 50_000, "\\" * 200_000, "a. " * 100_000])
def test_a_long_text_takes_no_longer_than_its_beginning(text):
    assert TITLES.match(Entry(text)).paper_id is None


def llm_graph(data):
    folder = data / "citations" / "llm_graph"
    files = ("nodes", "reference_strings", "edges")
    return [
        [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
        for name in files
    ]


def first_year(node):
    years = [node["year"]]
    if node["arxiv_id"]:
        years.append(2000 + int(node["arxiv_id"][:2]))
    return min(years)


def test_titles_alone_find_what_people_found_in_real_lists(data):
    nodes, strings, _ = llm_graph(data)
    titles = Titles(
        Known(node["key"], node["title"], node["first_author"], first_year(node)) for node in nodes
    )
    years = {node["key"]: node["year"] for node in nodes}
    right = wrong = missed = 0
    for row in strings:
        entry = Entry(row["reference"], citing_year=years.get(row["citing"]))
        paper = titles.match(entry).paper_id
        right += paper in row["works"]
        wrong += paper is not None and paper not in (*row["works"], row["citing"])
        missed += bool(row["works"]) and paper not in row["works"]
    assert right / (right + wrong) >= 0.998
    assert right / (right + missed) >= 0.97


def test_titles_agree_with_the_ids_that_real_references_print(data):
    """Every entry that prints the id of a known paper must not be another by its title."""
    place = data / "arxiv_snapshot" / "kaggle_real"
    known = {}
    for file in ("snapshot_head_arxivSpider_mnbvc", "snapshot_unarXive_2212_086"):
        for line in (place / f"{file}.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            author = re.split(r",| and ", row["authors"])[0]
            known[row["id"]] = Known(row["id"], row["title"], author)
    nodes, _, _ = llm_graph(data)
    for node in nodes:
        if node["arxiv_id"]:
            known[node["arxiv_id"]] = Known(node["arxiv_id"], node["title"], node["first_author"])
    titles = Titles(known.values())
    counts = Counter()
    for line in (place / "unarXive_2212_086.bib_entries.jsonl").open(encoding="utf-8"):
        for entry in json.loads(line)["bib_entries"].values():
            paper = titles.match(Entry(entry["bib_entry_raw"])).paper_id
            ids = find_arxiv(entry["bib_entry_raw"])
            printed = {one.value.bare for one in ids if not isinstance(one, InputError)}
            named = {entry["ids"]["arxiv_id"], *printed} if entry.get("ids") else printed
            counts["entries"] += 1
            counts["found"] += paper is not None
            counts["wrong"] += paper is not None and bool(named - {""}) and paper not in named
            counts["missed"] += paper is None and bool(named & set(known))
    assert counts["entries"] == 1786
    assert counts["found"] > 0
    assert counts["wrong"] == 0
    assert counts["missed"] <= 1


def test_of_a_preprint_and_its_article_the_one_is_named_whose_place_is_printed():
    name, year = "Fast unfolding of communities in large networks", 2008
    titles = Titles(
        [
            Known("arxiv:0803.0476", name, "Vincent Blondel", year, "doi:10.1088/x"),
            Known("doi:10.1088/x", name, "V. D. Blondel", year),
        ]
    )
    printed = f"Blondel V.D., {name}, J. Stat. Mech., 10, (2008)"
    assert titles.match(Entry(printed)).paper_id == "doi:10.1088/x"
    on_arxiv = f"V. Blondel. {name}. arXiv preprint, 2008"
    assert titles.match(Entry(on_arxiv)).paper_id == "arxiv:0803.0476"
    strangers = Titles(
        [Known("a", name, "Vincent Blondel", year), Known("b", name, "V. Blondel", year)]
    )
    assert strangers.match(Entry(printed)).rule == "ambiguous_title"
