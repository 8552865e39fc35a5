"""Searching arXiv for papers without id: the right one is found, its likes are refused."""

import pytest

from kgraph.enrich import Options, Wanted
from kgraph.enrich.arxiv import ask
from kgraph.model.tables import Source
from kgraph.model.text import overlap, title_key
from kgraph.read import read_text
from tests.enrich.asking import NOW, SOME, asked, ids, status
from tests.servers.arxiv_feeds import Paper
from tests.servers.arxiv_server import seed_papers


def test_a_title_with_every_sign_is_found(arxiv):
    titles = [
        'The "Great" Wall of Text',
        "Higgs: a (very) short [review] + more?",
        "Schrödinger's $\\alpha$-decay & 50\\% of ANDNOT",
        "0: what is {nothing}?",
    ]
    arxiv.papers = [Paper(f"2001.{n:05d}", title) for n, title in enumerate(titles, 1)]
    found = asked([Wanted(title, title=title) for title in titles])
    assert ids(found) == [paper.arxiv_id for paper in arxiv.papers]


def test_a_title_of_nothing_but_signs_is_not_asked_for(arxiv):
    found = asked([Wanted("x", title="???")])
    assert status(found) == {"x": "not_found"}
    assert [problem.code for problem in found.problems] == ["nothing-to-ask"]
    assert arxiv.requests == []


def test_a_doi_finds_a_paper_without_title(arxiv):
    arxiv.papers = [*SOME, Paper("2002.00001", "Published", dois=("10.1000/a(b)",))]
    found = asked([Wanted("doi:10.1000/a(b)", doi="10.1000/a(b)")])
    assert ids(found) == ["2002.00001"]


def test_a_refused_hit_is_a_problem_that_says_what_and_why(arxiv):
    arxiv.papers = [Paper("2402.00001", "Mixtral of Experts, explained")]
    found = asked([Wanted("title:x", title="Mixtral of Experts")])
    assert status(found) == {"title:x": "not_found"}
    assert found.records == ()
    (problem,), (source,) = found.problems, found.sources
    assert (problem.stage, problem.code) == ("enrich", "refused-hit")
    assert problem.source_id == source.source_id
    for part in ("Mixtral of Experts'", "arXiv:2402.00001", "explained'", "another paper"):
        assert part in problem.message


def test_a_hit_refused_before_can_be_accepted_later(arxiv):
    arxiv.papers = [Paper("2402.00001", "Skillful Weighing of Letters", "Long words here " * 20)]
    refused = asked([Wanted("x", title="Skillful Weighing")])
    accepted = asked([Wanted("x", title="Skillful Weighing", abstract="Long words here " * 20)])
    assert len(refused.problems) == 1
    assert ids(accepted) == ["2402.00001"]
    assert {s.source_id for s in refused.sources}.isdisjoint(s.source_id for s in accepted.sources)


def test_two_papers_of_one_title_are_a_problem_that_names_both(arxiv):
    arxiv.papers = [Paper("2001.00001", "Weak Lensing"), Paper("2002.00002", "Weak lensing")]
    found = asked([Wanted("title:x", title="Weak lensing", abstract="Nine plain words " * 9)])
    (problem,) = found.problems
    assert problem.code == "ambiguous-hit"
    assert "2001.00001" in problem.message
    assert "2002.00002" in problem.message
    assert len(arxiv.requests) == 1, "another question would not decide it"


def test_two_wanted_papers_that_are_one_give_one_record(arxiv):
    arxiv.papers = SOME
    found = asked([Wanted("a", title="On the number 3"), Wanted("b", arxiv_id="2001.00003")])
    assert status(found) == {"a": "ok", "b": "ok"}
    assert (len(found.sources), len(found.records)) == (1, 1)


@pytest.fixture(scope="module")
def seeds(data):
    """The records of the real pages, the papers they are, and the true abstracts."""
    records = []
    for path in sorted((data / "seeds").iterdir()):
        source = Source(path.name, "page", path.name, None, NOW, 0)
        records += read_text(path.read_text(encoding="utf-8"), source).records
    by_title = {title_key(p.title): p.arxiv_id for p in seed_papers(data / "seed_papers.json")}
    truth = {r.record_id: r.arxiv_id or by_title.get(r.title_key) for r in records}
    texts = {}
    for record in records:
        if truth[record.record_id] and record.abstract and not record.abstract_truncated:
            texts.setdefault(truth[record.record_id], record.abstract)
    for record in records:
        if truth[record.record_id] is None:
            truth[record.record_id] = max(texts, key=lambda a: overlap(texts[a], record.abstract))
    return records, truth, seed_papers(data / "seed_papers.json", texts)


def decoys(papers):
    """Papers that hold the words of others' titles, and are others."""
    text = (
        "Whatever is said here was never said of the work that the title names, and whoever "
        "reads it to the end will find some remarks on remarks, and a list of further remarks."
    )
    forms = ("{}, explained", "{}: A Reply", "{}. Part II", "A Survey of {}", "Comment on '{}'")
    return [
        Paper(
            f"2501.{n * 10 + m + 1:05d}",
            form.format(p.title),
            text,
            ("Noel",),
            published="2025-01-09",
        )
        for n, p in enumerate(papers)
        for m, form in enumerate(forms)
    ]


def test_all_papers_of_the_seed_pages_are_found_by_title_alone(arxiv, seeds):
    _, _, papers = seeds
    assert len(papers) == 36
    arxiv.papers = [*decoys(papers), *papers]
    wanted = [Wanted(paper.arxiv_id, title=paper.title) for paper in papers]
    found = asked(wanted)
    assert ids(found) == [paper.arxiv_id for paper in papers]
    assert len(arxiv.requests) <= 80


def test_what_the_seed_pages_print_finds_the_papers_without_their_ids(arxiv, seeds):
    records, truth, papers = seeds
    arxiv.papers = [*decoys(papers), *papers]
    wanted = [
        Wanted(
            record.record_id,
            title=record.title,
            abstract=record.abstract,
            author_keys=record.author_keys,
            year=int(record.published[:4]) if record.published else None,
        )
        for record in records
    ]
    answers = {part.coverage[0].paper_key: part for part in ask(wanted, Options(now=NOW))}
    assert {part.coverage[0].status for part in answers.values()} == {"ok"}
    right = {
        key: part.records[0].arxiv_id == truth[key] for key, part in answers.items() if part.records
    }
    assert len(right) == 36
    assert all(right.values()), right
    assert len(arxiv.requests) <= 80


def test_without_the_papers_every_decoy_is_refused(arxiv, seeds):
    _, _, papers = seeds
    arxiv.papers = decoys(papers)
    found = asked([Wanted(p.arxiv_id, title=p.title, abstract=p.abstract) for p in papers])
    assert set(status(found).values()) == {"not_found"}
    assert {problem.code for problem in found.problems} == {"refused-hit"}
    assert len(found.problems) == 36
    assert len(arxiv.requests) <= 80
