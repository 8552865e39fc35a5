"""identity.toml: what is read, and what is refused with its reason."""

import pytest

from kgraph.errors import InputError
from kgraph.resolve.people.decisions import Decisions, Same, read_decisions


def test_no_file_is_no_decision(tmp_path):
    assert read_decisions(tmp_path) == Decisions()


def test_both_kinds_are_read(tmp_path):
    (tmp_path / "identity.toml").write_text(
        """
        # ours
        [[same]]
        mentions = ["arxiv:1706.03762#Noam Shazeer", "arxiv:2101.03961#N. Shazeer"]
        orcid = "0000-0002-1825-0097"

        [[different]]
        mentions = [["arxiv:1#Hao Wang"], ["arxiv:2#Hao Wang", "arxiv:3#Hao Wang"]]
        """,
        encoding="utf-8",
    )
    found = read_decisions(tmp_path)
    both = ("arxiv:1706.03762#Noam Shazeer", "arxiv:2101.03961#N. Shazeer")
    assert found.same == (Same(both, None, "0000-0002-1825-0097"),)
    assert found.different == ((("arxiv:1#Hao Wang",), ("arxiv:2#Hao Wang", "arxiv:3#Hao Wang")),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[same]", "identity.toml"),
        ("[[merge]]\nmentions = []", "unknown table"),
        ("[[same]]\nmentions = 'a#b'", "no list of texts"),
        ("[[same]]\nmentions = ['no hash']", "PAPER#NAME"),
        ("[[same]]\nmentions = ['a#b']\ncolour = 1", "no 'colour'"),
        ("[[different]]\nmentions = [['a#b']]", "two or more lists"),
        (
            "[[same]]\nmentions = ['a#b', 'c#d']\n[[same]]\nmentions = ['c#d', 'e#f']\n"
            "[[different]]\nmentions = [['e#f'], ['a#b']]",
            "are, and are not, one",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(tmp_path, text, said):
    (tmp_path / "identity.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"identity\.toml") as error:
        read_decisions(tmp_path)
    assert said in str(error.value)
