"""``python -m kgraph``: the command `kgraph`, of the Python that is asked."""

import sys

from kgraph.cli import main

if __name__ == "__main__":
    sys.argv[0] = "kgraph"
    main()
