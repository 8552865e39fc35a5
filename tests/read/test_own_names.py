"""One's own name in bold, in lists of publications: it is a name as the others are."""

import pytest

from tests.read.copied_pages import check_spans
from tests.read.pages import values

CV = """# Ann B. Lee-Day

Wool University · ann@sheep.example

## Publications
1. Zhang, W., & **Lee-Day, A. B.** (2024). Sleeping sheep in the humanities. *Journal of Wool*, \
18(1), 101488. https://doi.org/10.1000/wool.1
2. **Lee-Day, A. B.** (2021). A note on counting with small fields. In *Proceedings of the 18th \
WOOL* (pp. 611-616). WOOL.
3. Fox, C., **Lee-Day, A. B.**, & Roe, D. (2019). Goats and their ladders. *Goat Review*, 3, 1-9.
"""


def test_own_names_are_authors():
    assert values(CV, "title", "authors", "published") == [
        ("Sleeping sheep in the humanities", ["Zhang, W.", "Lee-Day, A. B."], "2024"),
        ("A note on counting with small fields", ["Lee-Day, A. B."], "2021"),
        ("Goats and their ladders", ["Fox, C.", "Lee-Day, A. B.", "Roe, D."], "2019"),
    ]
    check_spans(CV)


@pytest.mark.parametrize("title", ["Attention Networks", "Counting Sheep in Wide Fields"])
def test_titles_in_bold_stay_titles(title):
    page = (
        f"# Papers\n\n- **{title}**, Ann Lee, Bob Day. Wool 2019. [pdf](https://arxiv.org/abs/1901.00001)\n"
        * 3
    )
    assert values(page, "title")[0] == (title,)
