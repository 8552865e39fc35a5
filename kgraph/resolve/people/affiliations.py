"""What an affiliation says about where somebody works: its words, but for those of most."""

from kgraph.model.text import words

_OF_MOST = """
academy and center centre centro china college department departamento dept des division
engineering faculty for group inc institut institute instituto istituto lab laboratoire
laboratories laboratory labs ltd national physics research school science sciences state
technologies technology the univ universidad universidade universita universitat universitaet
universite universiteit university usa
"""
GENERIC = frozenset(_OF_MOST.split())


def telling_words(affiliation: str) -> frozenset[str]:
    """Give the words that tell an affiliation from others, in their normal form.

    Examples:
        >>> sorted(telling_words("Dept. of Physics, Tsinghua University, Beijing"))
        ['beijing', 'tsinghua']
    """
    return frozenset(w for w in words(affiliation) if len(w) > 2 and w not in GENERIC)
