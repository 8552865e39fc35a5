"""``python -m tests.identity papers FOLDER``: precision, recall and F1 on lists with gold.

What a folder holds is said in `tests.identity.papers`. ``--wrong`` and ``--missed`` list
the pairs too.
"""

import argparse
import sys
from pathlib import Path

from tests.identity import papers


def main() -> None:
    """Print a line of measures, and pairs if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.identity", description=__doc__)
    parser.add_argument("what", choices=["papers"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the pairs that gold has not")
    parser.add_argument("--missed", action="store_true", help="list the pairs that were not found")
    asked = parser.parse_args()
    score, wrong, missed = papers.score(asked.folder)
    sys.stdout.write(
        f"precision {score.precision:.4f}  recall {score.recall:.4f}  F1 {score.f1:.4f}"
        f"  ({score.right} right of {score.found} found, {score.gold} in gold)\n"
    )
    for name, pairs in (("wrong", wrong if asked.wrong else ()), ("missed", missed)):
        if name == "wrong" or asked.missed:
            sys.stdout.writelines(f"{name} {a} {b}\n" for a, b in sorted(pairs))


if __name__ == "__main__":
    main()
