"""The service: asks for one e-print after the other and makes rows of what is read.

Nothing of an e-print is kept but references and the sentences that cite them:
arXiv's terms welcome "a citation graph using bibliographic references from e-prints",
and do not allow e-prints to be stored and served again.

Source: https://info.arxiv.org/help/api/tou.html (one request every three seconds).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kgraph import settings
from kgraph.enrich import Options, Wanted
from kgraph.enrich.eprint.desk import Desk
from kgraph.enrich.eprint.limits import MAX_PACKED
from kgraph.enrich.eprint.reading import Eprint, Trouble
from kgraph.enrich.eprint.worker import to_json
from kgraph.errors import BadReplyError, InputError, ServiceError
from kgraph.model.ids import digest, parse_arxiv
from kgraph.model.tables import Coverage, Evidence, Problem, Record, Reference, Source

if TYPE_CHECKING:
    import requests

    from kgraph.enrich.http import Polite

PROVIDER = "eprint"
PAUSE_S = 3.0
GIVE_UP_AFTER = 3  # failures in a row: the service is down, not one paper bad
_REFUSALS = (b"rate exceeded", b"access denied", b"captcha", b"are you a robot")


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Read the references of papers from their sources.

    Yields:
        One item a paper, with its `coverage` row. A paper without arXiv id is
        ``not_found``; offline everything is ``deferred``, as no e-print is kept.

    Raises:
        ServiceUnreachableError: If nothing answers; the papers that were not asked
            about have been yielded as deferred by then.
        ServiceError: The same, after three failures in a row or if access is denied.
        InputError: If a setting or the cache folder cannot be used.

    Cost:
        One request and a twentieth of a second a paper; requests are three seconds
        apart, or as ``KGRAPH_PAUSE`` says.
    """
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    waiting = {paper.paper_id: paper for paper in wanted}
    total, failures = len(waiting), 0
    if options.offline:
        yield _deferred(waiting.values(), now)
        return
    with closing(_polite(options)) as polite, closing(Desk()) as desk:
        try:
            for paper in list(waiting.values()):
                url, read, size = _read(paper, polite, desk)
                answered = read.status != "error" or size > 0
                failures = 0 if answered else failures + 1
                del waiting[paper.paper_id]
                yield _rows(paper, url, read, size, now)
                options.progress(total - len(waiting), total)
                if failures >= GIVE_UP_AFTER:
                    raise ServiceError(
                        f"gave up on e-prints after {failures} failures in a row: "
                        f"{read.problems[0].message}",
                        "what was answered is kept; run the same command again later",
                    )
        except ServiceError:
            if waiting:
                yield _deferred(waiting.values(), now)
            raise


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the addresses that `ask` would ask, one a paper."""
    return [settings.shown_url(_url(paper)) for paper in wanted if _bare(paper)]


def _bare(paper: Wanted) -> str | None:
    """Give the arXiv id to ask for, if there is one."""
    for text in (paper.arxiv_id, paper.doi):
        try:
            if text:
                return parse_arxiv(text).bare
        except InputError:
            continue  # a publisher's DOI
    return None


def _url(paper: Wanted) -> str:
    version = f"v{paper.version}" if paper.version else ""
    return f"{settings.base_url(PROVIDER)}/{_bare(paper)}{version}"


def _read(paper: Wanted, polite: "Polite", desk: Desk) -> tuple[str, Eprint, int]:
    """Fetch and read one e-print; give its address, what was read and its size."""
    if not _bare(paper):
        return "", Eprint((), (), "not_found"), 0
    from kgraph.enrich.http import TooLongError

    url = _url(paper)
    try:
        response = polite.get(url)
    except TooLongError as error:
        return url, Eprint((), (Trouble("archive-too-large", error.message),), "not_found"), 1
    except BadReplyError as error:
        return url, Eprint((), (Trouble("no-answer", error.message),), "error"), 0
    size = len(response.content)
    if response.status_code in (404, 410):
        message = f"arXiv has no source of this paper: it answered {response.status_code}"
        return url, Eprint((), (Trouble("no-source", message),), "not_found"), size
    if response.status_code != 200:
        message = f"it answered {response.status_code}: {settings.shown_url(url)}"
        return url, Eprint((), (Trouble("refused", message),), "error"), size
    return url, desk.read(response.content), size


def _polite(options: Options) -> "Polite":
    # Imported here: urllib3 opens a socket when it is imported, to look for IPv6.
    from kgraph.enrich.http import Manners, Polite

    folder = options.cache_dir or settings.cache_dir()
    manners = Manners(
        PROVIDER,
        settings.pause_s(PAUSE_S),
        "application/gzip, */*",
        _check,
        # An archive is packed already; it is unpacked within limits, in another process.
        headers=(("Accept-Encoding", "identity"),),
        max_bytes=MAX_PACKED,
    )
    return Polite(manners, folder)


def _check(response: "requests.Response") -> str | None:
    """Say why an answer is no e-print and should be asked for again."""
    if response.status_code == 403:
        raise ServiceError(
            "arXiv denies access to its e-prints (403)",
            "wait an hour, set KGRAPH_CONTACT, and run the same command again",
        )
    if response.status_code != 200:
        return None
    head = response.content[:4096]
    if not head:
        return "the answer is empty"
    if head[:1] != b"\x1f" and any(word in head.lower() for word in _REFUSALS):
        return "it answered with a web page that asks to wait"
    return None


def _coverage(paper: Wanted, status: str, now: str) -> Coverage:
    return Coverage(paper.paper_id, PROVIDER, status, now, paper.record_id)


def _deferred(papers: Iterable[Wanted], now: str) -> Evidence:
    return Evidence(coverage=tuple(_coverage(paper, "deferred", now) for paper in papers))


def _rows(paper: Wanted, url: str, read: Eprint, size: int, now: str) -> Evidence:
    coverage = (_coverage(paper, read.status, now),)
    if not read.references and not read.problems:
        return Evidence(coverage=coverage)
    bare = _bare(paper)
    # Of what was read: arXiv packs the same files anew at times.
    name = digest(f"{PROVIDER}\n{bare}\n{to_json(read).decode()}")
    record = f"{name}#1"
    return Evidence(
        sources=(Source(name, "eprint", settings.shown_url(url), PROVIDER, now, size),),
        records=(Record(record, name, 1, arxiv_id=bare),) if read.references else (),
        references=tuple(
            Reference(
                record_id=record,
                position=position,
                raw=one.raw or None,
                provider=PROVIDER,
                arxiv_id=one.arxiv_id,
                doi=one.doi,
                title=one.title,
                year=one.year,
                contexts=one.contexts,
            )
            for position, one in enumerate(read.references, start=1)
        ),
        coverage=coverage,
        problems=tuple(
            Problem(name, None, None, "enrich", one.code, one.message) for one in read.problems
        ),
    )
