"""What services answered, on disk: one small JSON file for each question.

Knows no service: a key is any text, a value anything that JSON holds, and how old
is too old is for the caller to say. Files are replaced whole, so several processes
may share the folder; one that is damaged counts as absent. A service is asked
again then, and nothing is lost.
"""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kgraph.errors import InputError, StoreError
from kgraph.model.ids import digest, slug
from kgraph.whole_files import replacing

FORMAT = 1
# What may be cleared; the gates of other processes may not.
PARTS = (
    *("arxiv", "oai", "snapshots", "eprint", "openalex", "semanticscholar", "inspire"),
    "opencitations",
)
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,80}")


@dataclass(frozen=True, slots=True)
class Cached:
    """An answer that was kept, when it was given, and how long ago that is in seconds."""

    value: Any
    asked_at: str
    age_s: float


class Cache:
    """The answers of one service.

    Args:
        folder: Where they are; made when the first one is kept.
        now: The time that ages are counted from, ISO 8601 in UTC.
    """

    def __init__(self, folder: Path, now: str) -> None:
        self._folder = folder
        self._now = now
        self._time = _time(now)

    def get(self, kind: str, key: str) -> Cached | None:
        """Give what is kept, however old, or nothing."""
        try:
            content = json.loads(self.path(kind, key).read_text(encoding="utf-8"))
            if content["format"] != FORMAT or content["key"] != key:
                return None
            asked_at = content["asked_at"]
            # What a clock that ran ahead has dated into the future is no fresher for it.
            age = abs(self._time - _time(asked_at))
            return Cached(content["value"], asked_at, age.total_seconds())
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, AttributeError, InputError):
            return None  # cut short or not ours: as good as absent
        except OSError as error:
            raise _unusable(self._folder, error.strerror or str(error)) from error

    def put(self, kind: str, key: str, value: Any) -> None:  # noqa: ANN401 - what JSON holds
        """Keep an answer, in place of an older one.

        Raises:
            InputError: If the folder cannot be written.
        """
        path = self.path(kind, key)
        content = {"format": FORMAT, "key": key, "asked_at": self._now, "value": value}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as temporary:
                temporary.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        except OSError as error:
            raise _unusable(self._folder, error.strerror or str(error)) from error
        except StoreError as error:
            raise _unusable(self._folder, error.message) from error

    def path(self, kind: str, key: str) -> Path:
        """Say where the answer to a question is kept: by its name if it can be a file's."""
        name = key if _PLAIN.fullmatch(key) else f"{slug(key)[:40]}-{digest(key)}"
        return self._folder / kind / digest(key, 2) / f"{name}.json"


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """Give files and bytes of each part of the cache folder that is there."""
    found = {}
    for part in PARTS:
        files = [path for path in (folder / part).rglob("*") if path.is_file()]
        if files:
            found[part] = len(files), sum(path.stat().st_size for path in files)
    return found


def clear(folder: Path) -> None:
    """Remove what services answered and the indexes of snapshots; the rest of the folder stays.

    Raises:
        InputError: If something cannot be removed.
    """
    for part in PARTS:
        try:
            shutil.rmtree(folder / part)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise _unusable(folder, error.strerror or str(error)) from error


def _time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        raise InputError(f"not a time in ISO 8601: {text!r}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _unusable(folder: Path, reason: str) -> InputError:
    return InputError(
        f"cannot use the cache {folder}: {reason}",
        "set KGRAPH_CACHE_DIR to a folder that can be written",
    )
