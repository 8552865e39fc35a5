"""How many people may bear a name, judged by the names of a corpus."""

import pytest

from kgraph.resolve.people.commonness import Commonness
from kgraph.resolve.people.spelling import spelling

GIVEN = ("ada", "carl", "eve", "hugo", "ina", "otto", "paul", "rosa", "ulf", "vera")
WRITTEN = [f"{chr(97 + n) * 4}{n % 7 * 'x'}|{name}" for n in range(20) for name in GIVEN]
INITIALS = [f"{chr(97 + n) * 5}y|{chr(97 + m)}" for n in range(25) for m in range(24)]


def others(keys, key="aaaa|ada"):
    return Commonness(map(spelling, keys)).others(spelling(key))


def test_a_name_is_as_common_whatever_share_of_names_is_printed_in_initials():
    """Names in initials are people, too, and hide how many of them bear a name."""
    assert others(WRITTEN + INITIALS) > others(WRITTEN)
    ratio = (others(WRITTEN + INITIALS) - 0.005) / (others(WRITTEN) - 0.005)
    assert ratio == pytest.approx(len(WRITTEN + INITIALS) / len(WRITTEN), rel=0.05)


def test_a_few_names_written_out_say_nothing():
    assert others(["aaaa|ada", *INITIALS]) == pytest.approx(0.005, rel=0.5)
