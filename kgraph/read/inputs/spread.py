"""Has pages read by the workers of a cluster: by file, and large snapshots by split.

The workers run this very package, and see the files under the same paths. What they
give is put together here, in the order of the files: it is what one process reads.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kgraph.model.tables import Evidence, Part, Source
from kgraph.read.formats import arxiv_snapshot
from kgraph.read.inputs import packed, wire
from kgraph.read.inputs.files import read_pages
from kgraph.read.inputs.processes import numbered

SPLIT = 1 << 26  # bytes of a snapshot that one worker reads at a time
TOGETHER = 20  # files

Work = Callable[[bytes], Iterable[bytes]]


class Workers(Protocol):
    """Who runs our functions elsewhere."""

    def spread(self, work: Work, tasks: Sequence[bytes]) -> Iterator[bytes]:
        """Run a function for every task; give what all of them gave, in order."""
        ...


def read(
    workers: Workers,
    files: Sequence[tuple[str, Path | None]],
    *,
    known: frozenset[str],
    now: str,
    split: int | None = None,
) -> Iterator[Evidence | Part]:
    """Read every page as `kgraph.read.inputs.files.read_pages` does, most of it elsewhere.

    Args:
        workers: Run what is spread.
        files: Locations and paths; standard input is read here.
        known: Ids of sources that were read before; they are skipped.
        now: The time to note as ``retrieved_at``.
        split: Bytes of a snapshot that are read at a time; `SPLIT` if not given.

    Cost: plain snapshots are hashed here, in one go through the file.
    """
    split = split or SPLIT
    seen = set(known)
    waiting: list[tuple[str, Path]] = []
    for location, path in files:
        if path is not None and not _is_large_snapshot(path, split):
            waiting.append((location, path))
            continue
        yield from _read_files(workers, waiting, seen, now)
        waiting = []
        if path is None:
            yield from _once(read_pages([(location, path)], known=frozenset(seen), now=now), seen)
        else:
            yield from _read_splits(workers, location, path, seen, now, split)
    yield from _read_files(workers, waiting, seen, now)


def _read_files(
    workers: Workers, files: Sequence[tuple[str, Path]], seen: set[str], now: str
) -> Iterator[Evidence | Part]:
    """Read files elsewhere, some at a time; the same content in two of them counts once."""
    if not files:
        return
    tasks = [
        json.dumps([(location, str(path.absolute())) for location, path in files[n : n + TOGETHER]])
        for n in range(0, len(files), TOGETHER)
    ]
    work = partial(_files_read, known=frozenset(seen), now=now)
    answers = workers.spread(work, [task.encode("utf-8", "surrogateescape") for task in tasks])
    yield from _once(map(wire.from_bytes, answers), seen)


def _once(given: Iterable[Evidence | Part], seen: set[str]) -> Iterator[Evidence | Part]:
    """Leave out what was seen before; parts of a bulk file follow their source."""
    is_new = True
    for found in given:
        if found.sources:
            # A page is a source; several in one piece of evidence are not told apart.
            is_new = found.sources[0].source_id not in seen
            seen.update(source.source_id for source in found.sources)
        if is_new:
            yield found


def _files_read(task: bytes, *, known: frozenset[str], now: str) -> Iterator[bytes]:
    """Read some files, on a worker."""
    files = [(location, Path(path)) for location, path in json.loads(task)]
    for _, path in files:
        path.stat()  # what a worker does not see is no page that cannot be read
    yield from map(wire.to_bytes, read_pages(files, known=known, now=now, number=1))


def _is_large_snapshot(path: Path, split: int) -> bool:
    """Say whether a file is a plain snapshot of more than one split."""
    try:
        if path.stat().st_size <= split:
            return False
        with path.open("rb") as stream:
            return arxiv_snapshot.begins(stream.read(packed.HEAD))
    except OSError:
        return False  # told by who reads it


def _read_splits(
    workers: Workers, location: str, path: Path, seen: set[str], now: str, split: int
) -> Iterator[Evidence | Part]:
    size = path.stat().st_size
    with path.open("rb") as stream:
        source_id = hashlib.file_digest(stream, "sha256").hexdigest()[:16]
    if source_id in seen:
        return
    seen.add(source_id)
    source = arxiv_snapshot.bulk(Source(source_id, "bulk", location, None, now, size))
    yield Evidence((source,))
    place = {"path": str(path.absolute()), "source": asdict(source)}
    splits = [
        {**place, "first": first, "last": min(first + split, size)}
        for first in range(0, size, split)
    ]
    at = (0, 1)
    for part, answer in zip(splits, workers.spread(_measured, _tasks(splits)), strict=True):
        part["start"], part["number"] = at
        length, lines = json.loads(answer)
        at = (at[0] + length, at[1] + lines)
    before = 0
    for answer in workers.spread(_split_read, _tasks(splits)):
        found = wire.from_bytes(answer)
        yield Part(numbered(found.records, source, before), found.problems)
        before += found.records.num_rows


def _tasks(splits: Iterable[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(part).encode() for part in splits]


def _measured(task: bytes) -> Iterator[bytes]:
    """Count code points and lines of a split, on a worker."""
    said = json.loads(task)
    # Only the first line of a file may begin with a mark that does not count.
    at = first = (0, 1 if said["first"] == 0 else 2)
    for chunk in arxiv_snapshot.chunks(_lines(said), *first):
        at = arxiv_snapshot.behind(chunk)
    yield json.dumps([at[0] - first[0], at[1] - first[1]]).encode()


def _split_read(task: bytes) -> Iterator[bytes]:
    """Read a split whose place is known, on a worker; records are numbered later."""
    said = json.loads(task)
    source = Source(**said["source"])
    for chunk in arxiv_snapshot.chunks(_lines(said), said["start"], said["number"]):
        yield wire.to_bytes(arxiv_snapshot.read_chunk(chunk, source))


def _lines(said: dict[str, Any]) -> Iterator[bytes]:
    """Give the lines that begin in a split; one that is far too long comes in parts."""
    with Path(said["path"]).open("rb") as stream:
        if said["first"]:
            # A line that begins at the border is ours: so look from the byte before.
            stream.seek(said["first"] - 1)
            while (line := stream.readline(arxiv_snapshot.MAX_LINE)) and not line.endswith(b"\n"):
                pass
        is_whole = True
        while stream.tell() < said["last"] or not is_whole:
            line = stream.readline(arxiv_snapshot.MAX_LINE)
            if not line:
                return
            is_whole = line.endswith(b"\n")
            yield line
