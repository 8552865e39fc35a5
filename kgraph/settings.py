"""Settings from the environment: ``KGRAPH_*`` variables and their defaults.

The only module that reads the environment. A flag given by the user comes before
a variable; a variable that is set to nothing counts as not set. Services, paths
and times are checked here, so that what is wrong is said by its name.
"""

import math
import os
from pathlib import Path
from urllib.parse import urlsplit

from kgraph.errors import InputError

# A base URL includes its path: arXiv's is the query endpoint itself, the e-prints'
# the folder that ids are appended to.
_URLS = {
    "arxiv": "https://export.arxiv.org/api/query",
    "eprint": "https://export.arxiv.org/src",
    "oai": "https://oaipmh.arxiv.org/oai",
    "openalex": "https://api.openalex.org",
    "semanticscholar": "https://api.semanticscholar.org/graph/v1",
    "inspire": "https://inspirehep.net/api",
    "opencitations": "https://api.opencitations.net/index/v2",
}


def cache_dir() -> Path:
    """Give the folder of cached answers: ``KGRAPH_CACHE_DIR`` or the system's place for caches."""
    given = _get("KGRAPH_CACHE_DIR")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("kgraph", appauthor=False)


def contact() -> str | None:
    """Give who is asking, ``KGRAPH_CONTACT``: an address that services may write to.

    Raises:
        InputError: If it cannot stand in an HTTP header.
    """
    given = _get("KGRAPH_CONTACT")
    if given and not (given.isascii() and given.isprintable()):
        raise InputError(
            f"KGRAPH_CONTACT cannot be sent to a service: {given!r}",
            "use printable ASCII characters, as in name@example.org",
        )
    return given


def base_url(service: str) -> str:
    """Give the address of a service: ``KGRAPH_<SERVICE>_URL`` or its public one.

    No slash or question mark at the end.

    Raises:
        InputError: If the variable is no http or https address.
    """
    variable = f"KGRAPH_{service.upper()}_URL"
    url = (_get(variable) or _URLS[service]).rstrip("/?")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment:
        raise InputError(f"{variable} is no address: '{url}'", f"its default is {_URLS[service]}")
    return url


def shown_url(url: str) -> str:
    """Give an address without user name and password: as it may be kept and shown.

    Examples:
        >>> shown_url("https://me:secret@example.org/src")
        'https://example.org/src'
    """
    place = urlsplit(url).netloc
    return url.replace(place, place.rpartition("@")[2], 1)


def key(service: str) -> str | None:
    """Give the key for a service, ``KGRAPH_<SERVICE>_KEY``, if there is one.

    Raises:
        InputError: If it cannot stand in an HTTP header; the key is not repeated.
    """
    variable = f"KGRAPH_{service.upper()}_KEY"
    given = _get(variable)
    if given and not (given.isascii() and given.isprintable()):
        raise InputError(f"{variable} holds characters that no key has", "copy the key again")
    return given


def pause_s(default: float) -> float:
    """Give the seconds between requests, ``KGRAPH_PAUSE``; ``default`` is the service's rule.

    Raises:
        InputError: If the variable is no number of seconds from 0.
    """
    given = _get("KGRAPH_PAUSE")
    if given is None:
        return default
    try:
        seconds = float(given)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise InputError(
            f"KGRAPH_PAUSE is no number of seconds: '{given}'", "expected one like 3 or 0.5"
        )
    return seconds


def _get(variable: str) -> str | None:
    return os.environ.get(variable, "").strip() or None
