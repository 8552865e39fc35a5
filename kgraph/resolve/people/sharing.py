"""Has names split by several processes, which share a corpus as files."""

import json
from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np

from kgraph.resolve.people.columns import Numbers
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.homonyms import Groups, Link
from kgraph.workers import answers

OTHERS = "others.npy"


def splits(
    corpus: Corpus, others: Numbers, ranges: Sequence[tuple[int, int]], folder: Path, number: int
) -> Generator[Groups, None, None]:
    """Split ranges of names in so many processes, as `homonyms.split` does, in their order.

    Args:
        corpus: Where the mentions stand.
        others: Of each name, how many other people are expected to bear it.
        ranges: The first of some names, and what is behind the last.
        folder: An empty one, for what the processes share.
        number: Processes.

    Raises:
        KGraphError: If one of them ended.
    """
    corpus.save(folder)
    np.save(folder / OTHERS, others)
    questions = (json.dumps(asked).encode() for asked in ranges)
    for answer in answers("kgraph.resolve.people.worker", [str(folder)], questions, number):
        groups, joined, apart = json.loads(answer)
        yield Groups(groups, [Link(*link) for link in joined], [Link(*link) for link in apart])
