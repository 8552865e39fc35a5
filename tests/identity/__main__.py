"""How well identity is decided: precision, recall and F1 on what has gold.

``python -m tests.identity papers FOLDER``: copies of papers in a folder of lists, as
`tests.identity.papers` says; ``--wrong`` and ``--missed`` list the pairs too.

``python -m tests.identity authors MENTIONS [PAPERS] [--gold COLUMN] [--variants NAMES]``: people
behind names, B-cubed and by pairs, beside two simple methods; the files are those of
`tests.identity.author_sets`; ``--missed`` lists the pairs of names that stay apart.
"""

import argparse
import sys
from pathlib import Path

from tests.identity import author_sets, authors, papers


def main() -> None:
    """Print the measures of what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.identity",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_subparsers(required=True)
    of_papers = what.add_parser("papers", help="copies of papers")
    of_papers.add_argument("folder", type=Path)
    of_papers.add_argument("--wrong", action="store_true", help="list pairs that gold has not")
    of_papers.add_argument("--missed", action="store_true", help="list pairs that were not found")
    of_papers.set_defaults(run=_papers)
    of_authors = what.add_parser("authors", help="people behind names")
    of_authors.add_argument("mentions", type=Path)
    of_authors.add_argument("papers", type=Path, nargs="?", help="left out: MENTIONS says all")
    of_authors.add_argument("--gold", metavar="COLUMN", help="what tells the person")
    of_authors.add_argument("--variants", type=Path, help="a table of the names of people")
    of_authors.add_argument("--missed", action="store_true", help="list names not joined")
    of_authors.set_defaults(run=_authors)
    asked = parser.parse_args()
    asked.run(asked)


def _papers(asked: argparse.Namespace) -> None:
    score, wrong, missed = papers.score(asked.folder)
    sys.stdout.write(
        f"precision {score.precision:.4f}  recall {score.recall:.4f}  F1 {score.f1:.4f}"
        f"  ({score.right} right of {score.found} found, {score.gold} in gold)\n"
    )
    for name, pairs in (("wrong", wrong if asked.wrong else ()), ("missed", missed)):
        if name == "wrong" or asked.missed:
            sys.stdout.writelines(f"{name} {a} {b}\n" for a, b in sorted(pairs))


def _authors(asked: argparse.Namespace) -> None:
    try:
        tables = author_sets.read(asked.mentions, asked.papers, asked.gold)
    except (author_sets.UnfitError, OSError) as error:
        sys.exit(str(error))
    names = papers.read_table(asked.variants) if asked.variants else ()
    scores, variants = authors.measure(*tables, names)
    sys.stdout.writelines(f"{line}\n" for line in authors.report(scores, variants))
    if asked.missed:
        sys.stdout.writelines(f"missed {a} {b}\n" for a, b in variants.apart)


if __name__ == "__main__":
    main()
