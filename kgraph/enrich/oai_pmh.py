"""arXiv's OAI-PMH service: how it is asked, and which of its answers can be used.

Source: http://www.openarchives.org/OAI/openarchivesprotocol.html (3.2, 3.6).
"""

from typing import TYPE_CHECKING, Any

from lxml import etree

from kgraph import settings
from kgraph.errors import ServiceError

if TYPE_CHECKING:
    from pathlib import Path

    import requests

    from kgraph.enrich.http import Polite

PAUSE_S = 3.0
OAI = "{http://www.openarchives.org/OAI/2.0/}"
RAW = "{http://arxiv.org/OAI/arXivRaw/}"


def polite(folder: "Path") -> "Polite":
    """Give a session with the service; what is not a whole answer is asked for again."""
    # Imported here: urllib3 opens a socket when it is imported, to look for IPv6.
    from kgraph.enrich.http import Manners, Polite

    pause = settings.pause_s(PAUSE_S)
    return Polite(Manners("oai", pause, "text/xml, application/xml", check), folder)


def check(response: "requests.Response") -> str | None:
    """Judge an answer: nothing if it is a whole document with records or an error in it.

    Raises:
        ServiceError: If arXiv denies access: asking on would be an attack.
    """
    if response.status_code == 403:
        raise ServiceError("arXiv denies access (403)", "wait some hours and set KGRAPH_CONTACT")
    if response.status_code != 200:
        return f"it answered {response.status_code}"
    try:
        found = root(response)
    except etree.XMLSyntaxError as error:
        return f"the answer is cut off or damaged: {error}"
    if found.tag != f"{OAI}OAI-PMH":
        return "the answer is no OAI-PMH document"
    said = any(next(found.iter(f"{OAI}{name}"), None) is not None for name in ("record", "error"))
    return None if said else "the answer has neither records nor an error"


def root(response: "requests.Response") -> Any:  # noqa: ANN401 - lxml
    """Read an answer as XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(response.content, parser)


def error_of(found: Any) -> tuple[str, str] | None:  # noqa: ANN401 - lxml
    """Give code and words of the error in an answer, if there is one."""
    error = next(found.iter(f"{OAI}error"), None)
    return (
        None if error is None else (error.get("code") or "", " ".join((error.text or "").split()))
    )
