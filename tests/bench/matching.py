"""Reference matching: ``python -m tests.bench.matching [TITLES] [ENTRIES]``.

Makes so many titles (100,000) out of common words and matches so many printed entries
(20,000) against them: a third names a known title, a third a title that differs in one
word, a third another work. Prints entries a CPU second beside a reference loop in the same
run, which only splits the entries into words, so that the ratio tells the work
from the machine.
"""

import random
import re
import resource
import sys
import time
from collections.abc import Callable

_COMMON = (
    "deep learning models of galaxy formation in dense clusters with neural networks for large "
    "language attention graph theory and a new method to measure stellar masses under weak "
    "lensing from the survey data using sparse matrices optimal transport random walks on groups "
    "quantum field gauge symmetry breaking inflation dark matter haloes spectra variable stars "
    "robust estimation causal inference training efficient inference retrieval generation"
)


def timed(what: Callable[[], object]) -> tuple[float, object]:
    """Run something; give its CPU seconds and what it gives."""
    begun = time.process_time()
    found = what()
    return time.process_time() - begun, found


def main() -> None:
    """Print the seconds to index titles and the entries matched a second."""
    from kgraph.resolve.reference_titles import Entry, Known, Titles

    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    entries = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    chance = random.Random(1)

    common = _COMMON.split()

    def title() -> list[str]:
        return [chance.choice(common) for _ in range(chance.randint(5, 14))]

    titles = [title() for _ in range(number)]
    printed, wanted = [], []
    for n in range(entries):
        known = chance.choice(titles)
        words = [list(known), [*known[:2], "other", *known[2:]], title()][n % 3]
        names = ", ".join(f"{chance.choice('ABCDE')}. Name{n % 97 + i}" for i in range(4))
        text = f"{names}. {' '.join(words).capitalize()}. In Proc. of a Conference, pp. 1-9, 2020."
        printed.append(text)
        wanted.append(" ".join(known) if n % 3 == 0 else None)
    rows = [Known(" ".join(words), " ".join(words), "N. Name1", 2019) for words in titles]
    indexed, index = timed(lambda: Titles(rows))
    assert isinstance(index, Titles)
    seconds, found = timed(lambda: [index.match(Entry(text)).paper_id for text in printed])
    reference, _ = timed(lambda: [re.findall(r"\w+", text) for text in printed])
    assert isinstance(found, list)
    right = sum(a == b for a, b in zip(found, wanted, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"index      {indexed:8.2f} s for {number} titles\n")
    sys.stdout.write(f"matching   {entries / seconds:8.0f} entries a second, {right} as wanted\n")
    sys.stdout.write(f"reference  {entries / reference:8.0f} entries a second split into words\n")
    sys.stdout.write(f"memory     {peak:8.0f} MB\n")


if __name__ == "__main__":
    main()
