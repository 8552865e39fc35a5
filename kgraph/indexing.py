"""The index of a file of arXiv's metadata: made when it is first used, kept in the cache.

Between the facade and the stages: reads the file as any page is read, into a folder of
evidence tables that `enrich.snapshot` looks into.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from filelock import FileLock

from kgraph import collector, store
from kgraph.enrich.snapshot import index_folder
from kgraph.errors import InputError
from kgraph.model.tables import Evidence, Part
from kgraph.read.inputs.files import find_files, read_pages

# What stands behind such a place is not known: papers there would seem not to exist.
_BROKEN = frozenset(
    ("damaged-archive", "archive-too-large", "page-too-large", "broken-xml", "unreadable")
)


def index(
    snapshot: Path,
    now: str,
    notify: Callable[[str], None],
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Give the index of a snapshot, made if it is not there yet.

    Args:
        snapshot: The file: JSON lines, a harvest, packed or not.
        now: The time to note in its source.
        notify: Told that it is made, and what of the file cannot be read.
        progress: Called with papers read and how many there may be.

    Raises:
        InputError: If there is no such file, it holds no paper, or it is damaged.
        StoreError: If the cache cannot be written.

    Cost:
        About 5,000 papers a second, once; nothing if it is there.
    """
    folder = index_folder(snapshot)
    if not store.exists(folder):
        _make(folder, snapshot, now, notify, progress)
    if not store.read_manifest(folder).evidence["records"][1]:
        raise InputError(f"no papers in {snapshot}", "give arXiv's metadata: JSON lines or OAI-PMH")
    return folder


def _make(
    folder: Path,
    snapshot: Path,
    now: str,
    notify: Callable[[str], None],
    progress: Callable[[int, int], None] | None,
) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{folder}.lock")
        lock.acquire()
    except OSError as error:
        raise InputError(
            f"cannot use the cache {folder.parent}: {error.strerror or error}",
            "set KGRAPH_CACHE_DIR to a folder that can be written",
        ) from error
    try:
        # Whoever waited for another process finds it made.
        if not store.exists(folder):
            notify(f"indexing {snapshot}, once")
            pages = read_pages(find_files([snapshot]), known=frozenset(), now=now)
            with store.writing(folder), collector.resting():
                store.append(folder, _watched(pages, snapshot, notify, progress))
    finally:
        lock.release()


def _watched(
    pages: Iterable[Evidence | Part],
    snapshot: Path,
    notify: Callable[[str], None],
    progress: Callable[[int, int], None] | None,
) -> Iterator[Evidence | Part]:
    """Pass evidence on; stop at damage, tell how far it is, and at the end what was not read."""
    done, size, lost, first = 0, 0, 0, ""
    for found in pages:
        for problem in found.problems:
            if problem.code in _BROKEN:
                raise InputError(
                    f"{snapshot} is damaged: {problem.message}",
                    "get the file again; of what is missing nothing could be said",
                )
            lost, first = lost + 1, first or problem.message
        size = size or sum(source.bytes for source in found.sources)
        done += len(found.records)
        if progress and len(found.records):
            progress(done, max(done, done * size // max(1, _place(found) or size)))
        yield found
    if lost:
        notify(f"{lost} places in {snapshot} could not be read, the first: {first}")


def _place(found: Evidence | Part) -> int:
    """Give where the last record of a part stands, or 0 if its place is not known."""
    if isinstance(found, Evidence):
        return max((span.end for span in found.records[-1].spans), default=0)
    spans: list[dict[str, int]] = found.records["spans"][-1].as_py()
    return max((span["end"] for span in spans), default=0)
