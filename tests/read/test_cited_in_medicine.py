"""Papers cited as medicine does, below their titles: "Lee A, Day B. Wool J 2019;381:1995-2008"."""

import pytest

from tests.read.pages import values

PAPERS = (
    ("Counting Sheep in Critically Ill Farms", ["Rivers E", "Day B"], "2001", "1368-77"),
    ("Intensive versus Conventional Grass", ["GRASS-WOOL Study Investigators"], "2009", "1283-97"),
    ("Why Most Published Counts Are False", ["Lee JPA"], "2005", "e124"),
    ("Wool in Patients with Cold Feet", ["McFold JJV", "Fox SD", "Moss SE"], "2019", "1995-2008"),
)
FORMS = {
    "text": "{title}\n{cited}\ndoi:{doi}\n  - know why it was dropped\n\n",
    "numbered": "{n}. {title}\n   {cited}.\n   https://doi.org/{doi}\n",
    "below a title": "- **{title}**\n  {cited}. [doi](https://doi.org/{doi})\n",
    "an item inside": "- [{title}](https://doi.org/{doi})\n    - {cited}\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_names_a_journal_and_its_year(form):
    page = "# Journal club\n\n" if "**" in form or "](" in form else "JOURNAL CLUB\n\n"
    for n, (title, names, year, pages) in enumerate(PAPERS, 1):
        cited = f"{', '.join(names)}. N Engl J Wool {year};38{n}:{pages}"
        page += form.format(n=n, title=title, cited=cited, doi=f"10.1056/wool{n}")
    assert values(page, "title", "authors", "published", "doi") == [
        (title, names, year, f"10.1056/wool{n}")
        for n, (title, names, year, _) in enumerate(PAPERS, 1)
    ]
