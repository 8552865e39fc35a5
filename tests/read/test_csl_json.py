"""CSL-JSON."""

import json

from tests.read.pages import at_problems, codes, read, values

ITEM = {
    "id": "lee2024",
    "type": "article-journal",
    "title": "Counting Sheep",
    "author": [
        {"family": "Lee", "given": "Ann", "ORCID": "http://orcid.org/0000-0002-1825-0097"},
        {"family": "Beek", "given": "Jo", "non-dropping-particle": "van", "suffix": "Jr"},
        {"literal": "The Sheep Collaboration", "affiliation": [{"name": "Farm University"}]},
    ],
    "abstract": "<jats:p>We count &lt; 7 sheep.</jats:p>",
    "issued": {"date-parts": [[2024, 1, 2]]},
    "container-title": "Journal of Sheep",
    "DOI": "10.1000/Sheep.3",
    "URL": "https://arxiv.org/abs/2401.00001v2",
    "note": "18 pages",
    "keyword": "cs.DL, sheep",
}
OTHER = {"type": "article", "title": ["Goäts"], "issued": "2023-05", "publisher": "arXiv",
         "number": "arXiv:2305.00007"}  # fmt: skip


def test_every_field_that_has_a_column_is_read():
    text = json.dumps([ITEM, OTHER], indent=1)
    first, second = read(text).records
    assert first.title == "Counting Sheep"
    assert [(a.name, a.affiliation, a.orcid) for a in first.authors] == [
        ("Ann Lee", None, "0000-0002-1825-0097"),
        ("Jo van Beek Jr", None, None),
        ("The Sheep Collaboration", "Farm University", None),
    ]
    assert first.abstract == "We count &lt; 7 sheep."
    assert (first.published, first.journal_ref) == ("2024-01-02", "Journal of Sheep")
    assert (first.doi, first.arxiv_id, first.version) == ("10.1000/sheep.3", "2401.00001", 2)
    assert (first.comments, first.categories) == ("18 pages", ("cs.DL",))
    assert (first.labels, first.urls) == (("sheep",), ("https://arxiv.org/abs/2401.00001v2",))
    assert (second.title, second.published, second.arxiv_id) == ("Goäts", "2023-05", "2305.00007")
    printed = {s.field: text[s.start : s.end] for s in first.spans}
    assert printed["title"] == "Counting Sheep"
    assert printed["doi"] == "10.1000/Sheep.3"
    assert printed["arxiv_id"] == "2401.00001"
    assert "title" not in {s.field for s in second.spans}, "it stands there escaped"
    assert codes(text) == []


def test_one_item_and_lists_in_an_object():
    assert values(json.dumps(ITEM), "title") == [("Counting Sheep",)]
    message = {"status": "ok", "total": 2, "items": [ITEM, OTHER]}
    assert values(json.dumps(message), "title") == [("Counting Sheep",), ("Goäts",)]


def test_broken_items_are_problems_and_cost_no_other():
    broken = '{"title": "Cut off", "author": [{"family": "A"}'
    text = f"[{json.dumps(ITEM)},\n{broken},\n{json.dumps(OTHER)}, 7, {{}}]"
    assert values(text, "title") == [("Counting Sheep",), ("Goäts",)]
    assert codes(text) == ["bad-entry", "bad-entry", "nameless-entry"]
    assert at_problems(text, "bad-entry")[0].startswith(broken)


def test_a_note_above_and_another_list_below():
    text = f"Hi all,\n\nas promised.\n\n{json.dumps([ITEM], indent=1)}\n\n{json.dumps([OTHER])}\n"
    assert values(text, "title") == [("Counting Sheep",), ("Goäts",)]
    assert at_problems(text, "not-understood") == ["Hi all,", "as promised."]
    first = read(text).records[0]
    assert "Counting Sheep" in [text[s.start : s.end] for s in first.spans if s.field == "title"]


def test_what_stands_between_lists_and_behind_them_is_told():
    listed = json.dumps([ITEM], indent=1)
    text = f"{listed}\n\nand those of Bob:\n{listed}\n\n- more on Monday\nAnn\n"
    assert len(read(text).records) == 2
    assert at_problems(text, "not-understood") == ["and those of Bob:", "- more on Monday", "Ann"]
    held = f'{{"status": "ok",\n"items": {listed},\n"pages": [\n1,\n2\n],\n"next": null}}\n'
    assert codes(held) == []


def test_text_with_an_example_of_json_is_none():
    text = f"# How we store papers\n\n{json.dumps([ITEM])}\n\n" + "We keep them in a file. " * 200
    assert read(text).sources[0].reader != "csl_json"


def test_a_comma_behind_the_last_field_costs_nothing():
    text = '[{"title": "Counting Sheep, ]", "DOI": "10.1000/a", },\n {"title": "Goats",\n}, ]'
    assert values(text, "title") == [("Counting Sheep, ]",), ("Goats",)]
    assert codes(text) == []


def test_odd_json_is_no_crash():
    for text in (
        '[{"title": ' * 50_000,
        '{"title": ["a", ["b"]], "author": {"family": 3}, "issued": {"date-parts": [[]]}}',
        '[{"title": 3, "author": [3, null, [], {"name": {}}], "issued": {"date-parts": [[null]]}}]',
        '[{"title": "a", "DOI": "none", "issued": {"date-parts": [["x", {}]]}}]',
    ):
        found = read(text)
        assert found.records or found.problems


def test_a_text_without_its_end_is_passed_over_in_linear_time():
    """Each of its signs was looked at to the end of the page: minutes here."""
    cut = '"DOI": "10.1000/a", "abstract": "' + '\\"' * 300_000
    assert codes(f'[{{"title": "Goats"}}, {{"title": "Counting Sheep", {cut}') == ["bad-entry"]


def test_web_pages_and_programs_are_papers_only_with_an_id():
    page = {"type": "webpage", "title": "Wool checklist", "URL": "https://example.org/wool"}
    program = {"type": "software", "title": "Sheepdog", "issued": "2021"}
    told = page | {"title": "Goats on the Web", "DOI": "10.1000/goats"}
    text = json.dumps([ITEM, page, program, told], indent=1)
    assert [title for (title,) in values(text, "title")] == ["Counting Sheep", "Goats on the Web"]
    assert codes(text) == ["nameless-entry", "nameless-entry"]
    assert codes(json.dumps([OTHER | {"type": ["webpage"]}])) == []


def test_a_title_has_no_tags_that_set_its_words():
    text = json.dumps([ITEM | {"title": "Heat in <i>Ovis</i> and CO<sub>2</sub>"}])
    assert values(text, "title") == [("Heat in Ovis and CO2",)]
    found = read(text).records[0]
    span = next(span for span in found.spans if span.field == "title")
    assert text[span.start : span.end] == "Heat in <i>Ovis</i> and CO<sub>2</sub>"
