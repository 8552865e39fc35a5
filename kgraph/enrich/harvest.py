"""Harvest arXiv's metadata over OAI-PMH into one file, which kgraph reads like any page.

The records stand in the file as the service gave them (format arXivRaw), in one
well-formed document. What has come is kept beside it with the place to go on from, so
that a harvest that was stopped goes on; the file itself appears when it is complete.

    FILE.part   the records so far        FILE.state   how far, as JSON

Sources: http://www.openarchives.org/OAI/openarchivesprotocol.html (3.5, 3.6);
https://info.arxiv.org/help/oa/index.html (one request every three seconds; tokens
expire at midnight UTC, a harvest then goes on from the last date).
"""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from lxml import etree

from kgraph import settings
from kgraph.enrich import oai_pmh
from kgraph.enrich.oai_pmh import OAI, error_of, root
from kgraph.errors import InputError, ServiceError, StoreError
from kgraph.whole_files import replacing

_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<ListRecords>\n'
)
_TAIL = b"</ListRecords>\n</OAI-PMH>\n"
_EARLIEST = "2005-09-16"  # the first day of change that arXiv has
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AGAIN = "run the same command again to go on"


@dataclass(frozen=True, slots=True)
class _State:
    """How far a harvest has come: bytes written, where to go on, what the last day had."""

    query: dict[str, str]
    bytes: int = 0
    records: int = 0
    token: str | None = None
    last_day: str | None = None
    last_names: tuple[str, ...] = ()
    in_order: bool = True  # of the days of change
    restarted_at: int | None = None  # records when a token was refused last


def harvest(
    target: Path,
    *,
    oai_set: str | None = None,
    since: str | None = None,
    until: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Harvest into a file; give the number of records in it.

    Args:
        target: The file to make or replace. The same call after a stop goes on.
        oai_set: A set of arXiv's: ``cs``, ``physics:hep-th``, ``cs:cs:AI``; all if not given.
        since: The first day of change, ``2026-11-01``.
        until: The last day of change.
        progress: Called with the number of records so far, and how many there may be: the
            service does not say, so it is guessed from the days that have come.

    Raises:
        InputError: If a day or the set is none.
        ServiceError: If the service could not be asked to the end; what came is kept.
        StoreError: If the file cannot be written.

    Cost:
        Up to 2,500 records a request, three seconds apart; memory for one answer.
    """
    for day in (since, until):
        if day is not None and not _is_day(day):
            raise InputError(f"not a day: '{day}'", "expected one like 2026-11-01")
    query = {"set": oai_set, "from": since, "until": until}
    state = _State({name: value for name, value in query.items() if value})
    part, kept = _beside(target, ".part"), _beside(target, ".state")
    try:
        state = _resumed(state, part, kept)
        with (
            part.open("r+b" if part.exists() else "w+b") as file,
            closing(oai_pmh.polite(settings.cache_dir())) as polite,
        ):
            ended = False
            while not ended:
                file.seek(state.bytes)
                file.truncate()
                if not state.bytes:
                    state = replace(state, bytes=file.write(_HEAD))
                state, records, ended = _page(polite, state)
                if not state.bytes:
                    continue  # all is asked anew
                file.write(b"".join(records))
                file.flush()
                state = replace(state, bytes=file.tell())
                with replacing(kept) as whole:
                    whole.write_text(json.dumps(asdict(state)), encoding="utf-8")
                if progress:
                    progress(state.records, state.records if ended else _expected(state))
            file.write(_TAIL)
        with replacing(target) as complete:
            part.rename(complete)
        kept.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"cannot write {target}: {reason}", "choose another place") from error
    return state.records


def _page(polite: Any, state: _State) -> tuple[_State, list[bytes], bool]:  # noqa: ANN401 - Polite
    """Ask for the next page; give the state after it, its records, and whether it was the last."""
    answer = _ask(polite, _parameters(state))
    code, said = error_of(answer) or ("", "")
    if code == "badResumptionToken" and state.token:
        return _without_token(state), [], False
    if code == "noRecordsMatch":
        return state, [], True
    if code:
        raise InputError(f"arXiv refused the harvest: {code}: {said}", "check --set and the days")
    records, names, day = [], list(state.last_names), state.last_day
    in_order = state.in_order
    for record in answer.iter(f"{OAI}record"):
        name = record.findtext(f"{OAI}header/{OAI}identifier") or ""
        changed = (record.findtext(f"{OAI}header/{OAI}datestamp") or "")[:10]
        if changed == day and name in state.last_names:
            continue
        if changed != day:
            in_order = in_order and changed > (day or "")
            day, names = changed, []
        names.append(name)
        record.tail = None
        records.append(etree.tostring(record, encoding="utf-8") + b"\n")
    token = next((t.text for t in answer.iter(f"{OAI}resumptionToken") if t.text), None)
    after = replace(
        state,
        records=state.records + len(records),
        token=token,
        last_day=day,
        last_names=tuple(names),
        in_order=in_order,
    )
    return after, records, token is None


def _expected(state: _State) -> int:
    first = date.fromisoformat(state.query.get("from", _EARLIEST))
    last = state.query.get("until")
    end = date.fromisoformat(last) if last else datetime.now(UTC).date()
    try:
        come = (date.fromisoformat(state.last_day or "") - first).days + 1
    except ValueError:
        return state.records
    return max(state.records, state.records * ((end - first).days + 1) // max(1, come))


def _without_token(state: _State) -> _State:
    """Go on without a token: they end with the day.

    What the last day of change had already given is left out when it comes again. Where
    the days did not come in order, nothing is known of what is missing: all is asked anew.

    Raises:
        ServiceError: If the token was refused before, and nothing has come since.
    """
    if state.restarted_at == state.records:
        raise ServiceError("arXiv refuses its own resumption tokens", _AGAIN)
    if not state.in_order:
        return _State(state.query, restarted_at=0)
    return replace(state, token=None, restarted_at=state.records)


def _parameters(state: _State) -> dict[str, str]:
    if state.token:
        return {"verb": "ListRecords", "resumptionToken": state.token}
    query = {"verb": "ListRecords", "metadataPrefix": "arXivRaw", **state.query}
    return {**query, "from": state.last_day} if state.last_day else query


def _ask(polite: Any, parameters: Mapping[str, str]) -> Any:  # noqa: ANN401 - lxml
    url = f"{settings.base_url('oai')}?{urlencode(parameters)}"
    try:
        return root(polite.get(url))
    except ServiceError as error:
        raise type(error)(error.message, _AGAIN) from error


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(target.name + suffix)


def _resumed(fresh: _State, part: Path, kept: Path) -> _State:
    """Give the state of a harvest of the same query that was stopped, or the fresh one."""
    try:
        found = json.loads(kept.read_text(encoding="utf-8"))
        state = _State(**{**found, "last_names": tuple(found["last_names"])})
        whole = part.stat().st_size >= state.bytes
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return fresh
    return state if whole and state.query == fresh.query else fresh
