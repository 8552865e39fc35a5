"""BibTeX: ids wherever people put them, macros, names in braces, entries not closed."""

from time import process_time

import pytest

from tests.read.pages import at_problems, codes, read, values


@pytest.mark.parametrize(
    "fields",
    [
        "eprint={1806.00001}, archivePrefix={arXiv}, primaryClass={cs.DL}",
        "eprint={arXiv:1806.00001v2}",
        "eprint={1806.00001}, eprinttype={arxiv}, eprintclass={cs.DL}",
        "howpublished={arXiv:1806.00001}",
        "journal={CoRR}, volume={abs/1806.00001}",
        "journal={arXiv preprint arXiv:1806.00001}",
        "note={arXiv:1806.00001}",
        "url={https://arxiv.org/abs/1806.00001}",
        "doi={10.48550/arXiv.1806.00001}",
    ],
)
def test_an_arxiv_id_may_stand_in_many_fields(fields):
    page = f"@article{{a, title={{Counting Sheep}}, {fields}, year={{2018}}}}\n"
    (record,) = read(page).records
    assert (record.arxiv_id, record.title, record.published) == (
        "1806.00001",
        "Counting Sheep",
        "2018",
    )
    assert record.journal_ref is None
    if "lass=" in fields.lower():
        assert (record.primary_category, record.categories) == ("cs.DL", ("cs.DL",))
    place = next(span for span in record.spans if span.field == "arxiv_id")
    assert page[place.start : place.end] == "1806.00001"


def test_macros_are_resolved_and_months_are_known():
    page = """@string{farm = "Advances in Farming"}
@inproceedings{a, title={Sheep}, booktitle=farm, year=2017, month=jun}
@inproceedings{b, title={Goats}, booktitle = farm # " 30", year=2018, month = "~12~" # dec}
@inproceedings{c, title={Cows}, booktitle={C# for farms}, year=2019, month={7}}
"""
    assert values(page, "title", "journal_ref", "published") == [
        ("Sheep", "Advances in Farming", "2017-06"),
        ("Goats", "Advances in Farming 30", "2018-12"),
        ("Cows", "C# for farms", "2019-07"),
    ]


def test_names_in_braces_are_one_and_others_are_more():
    names = 'Lee, Ann and {Google Brain} and M{\\"u}ller, B. and others'
    (record,) = read(f"@misc{{a, title={{Sheep}}, author={{{names}}}}}").records
    assert [a.name for a in record.authors] == ["Lee, Ann", "Google Brain", 'M{\\"u}ller, B.']
    assert record.authors_truncated


def test_an_entry_that_is_not_closed_is_a_problem_with_its_place():
    page = "@article{a, title={Sheep}, author={X Y}\n@article{b, title={Goats}, year={2020}}\n"
    assert values(page, "title") == [("Goats",)]
    (row,) = read(page).problems
    assert (row.code, row.line) == ("bad-entry", 1)
    assert row.message == "the entry '@article{a' is not closed: a brace or quote is missing"


def test_text_between_entries_and_bad_ids_are_problems():
    entry = "@misc{a, title={Sheep}, eprint={1813.00001}, archiveprefix={arXiv}}"
    page = f"These are papers that I read.\n\n{entry}\n"
    assert sorted(codes(page)) == ["bad-id", "not-understood"]
    assert at_problems(page, "not-understood") == ["These are papers that I read."]


def test_what_an_entry_does_not_say_its_book_says():
    page = """@inproceedings{a, title={Sheep}, crossref={farm18}}
@inproceedings{b, title={Goats}, crossref="farm18", year=2019, booktitle={Goats of the Year}}
@proceedings{farm18, title={Proceedings of the Farm}, year=2018, month=jun}
@proceedings{alone, title={Proceedings of the Barn}, year=2017}
"""
    assert values(page, "title", "journal_ref", "published") == [
        ("Sheep", "Proceedings of the Farm", "2018-06"),
        ("Goats", "Goats of the Year", "2019"),
        ("Proceedings of the Barn", None, "2017"),
    ]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (r'"Lee, Ann and G\"{a}hler, Franz"', ["Lee, Ann", r"G\"{a}hler, Franz"]),
        (r'"G\"ahler, Franz and \"{O}n, J\"org"', [r"G\"ahler, Franz", r"\"{O}n, J\"org"]),
        (r'"G{\"a}hler, Franz and {Wool {\"a}nd Co}"', [r"G{\"a}hler, Franz", r"Wool {\"a}nd Co"]),
        (r"{G\"{a}hler, Franz}", [r"G\"{a}hler, Franz"]),
    ],
    ids=["escaped", "without braces", "in braces", "a value in braces"],
)
def test_a_quote_of_an_accent_ends_no_value(value, names):
    (record,) = read(f'@misc{{a, title = "Sheep", author = {value}, year = "2007"}}\n').records
    assert [a.name for a in record.authors] == names
    assert (record.title, record.published) == ("Sheep", "2007")


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("year={2019}, month={Jan}, day={14}", "2019-01-14"),
        ("year = 2019, month = jan, day = 4", "2019-01-04"),
        ("year = 2019, month = feb, day = 30", "2019-02"),
        ("year = 2019, month = jan, day = {14-16}", "2019-01"),
        ("year = 2019, day = 14", "2019"),
        ("year = 2019, month = jan, day = {%s}" % ("1" * 5000), "2019-01"),
    ],
)
def test_a_day_may_have_a_field(fields, day):
    assert values(f"@article{{a, title = {{Sheep}}, {fields}}}\n", "published") == [(day,)]


def test_blank_lines_are_looked_at_once():
    """Each of them was looked at from all those above: 14 seconds for so many."""
    begin = process_time()
    assert codes("Counting Sheep in Fields\n" + "\n" * 100_000 + "Ann Lee\n") == ["unknown-layout"]
    assert process_time() - begin < 5
