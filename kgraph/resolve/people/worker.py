"""Splits names in a process of its own: ``python -m kgraph.resolve.people.worker FOLDER``.

The folder holds the corpus; a question is a range of names, the answer what `split` finds.
All go through standard input and output (`kgraph.messages`).
"""

import gc
import json
import sys
from pathlib import Path

import numpy as np

from kgraph.messages import receive, send
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.homonyms import split
from kgraph.resolve.people.sharing import OTHERS


def main() -> None:
    """Answer until standard input ends."""
    gc.disable()  # nothing here refers back to what refers to it
    folder = Path(sys.argv[1])
    corpus, others = Corpus.load(folder), np.load(folder / OTHERS)
    while (content := receive(sys.stdin.buffer)) is not None:
        found = split(corpus, others, *json.loads(content))
        links = ([link.row() for link in links] for links in (found.joined, found.apart))
        send(sys.stdout.buffer, json.dumps([found.groups, *links]).encode())


if __name__ == "__main__":
    main()
