"""Pages about one paper whose data for machines has no abstract: what the page shows as one."""

import pytest

from tests.read.pages import OTHER, PROSE, values

HEAD = (
    '<!doctype html><html><head><meta name="citation_title" content="Counting Sheep in Fields">'
    '<meta name="citation_author" content="Ann Lee"></head><body>'
    "<h3>Counting Sheep in Fields</h3><h5>Ann Lee</h5><h5>Wool Rev. 76 (2007)</h5>"
)


@pytest.mark.parametrize(
    "named",
    [
        "<section><h4>Abstract</h4><div><p>{}</p></div></section>",
        "<p><strong>ABSTRACT:</strong> {}</p>",
        "<dl><dt>Abstract</dt><dd>{}</dd></dl>",
        "<details><summary>Abstract</summary><p>{}</p></details>",
    ],
)
def test_the_text_under_the_word_abstract_is_it(named):
    below = f"<p>Received 3 April 2007</p><h4>References</h4><p>{OTHER}</p></body></html>"
    assert values(HEAD + named.format(PROSE) + below, "title", "abstract") == [
        ("Counting Sheep in Fields", PROSE)
    ]
