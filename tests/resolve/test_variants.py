"""Which spellings are compared at all: none that could be one person's name may be left out."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve.people import variants
from kgraph.resolve.people.spelling import Spelling, compatible

# Parts that clash: initials, initials run together, short forms, syllables, beginnings.
PARTS = (
    *("j", "c", "h", "x", "jc", "jean", "claude", "jo", "joe", "joseph", "josef", "jos"),
    *("xiao", "ming", "xiaoming", "xi", "hal", "harold", "harry", "francis", "frank"),
)
names = st.lists(st.sampled_from(PARTS), max_size=4).map(
    lambda given: Spelling(f"family|{' '.join(given)}", "family", ("family",), tuple(given), "")
)


@given(st.lists(names, unique_by=lambda name: name.key, max_size=8))
def test_every_two_names_that_begin_with_one_letter_and_are_compatible_are_found(family):
    found = variants._near(sorted(family, key=lambda name: name.key))
    for one in family:
        near = {other.key for _, other in found[one.key]}
        for other in family:
            first = one.given[0][0] if one.given else ""
            may = first in ({part[0] for part in other.given[:2]} or {""})
            if other.key != one.key and may and compatible(one, other):
                assert other.key in near
        assert one.key not in near
