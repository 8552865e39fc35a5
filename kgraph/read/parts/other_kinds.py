"""What libraries keep beside papers, by the types that programs give it: software, films, posts.

An item of such a type is a paper if it has an arXiv id or a DOI, as data and programs that are
published do; else it is a problem, and lost for nobody.
"""

import re
from collections.abc import Container

from kgraph.model.tables import Problem
from kgraph.read.page import Draft, problem

_OTHERS = frozenset(
    (
        # CSL, BibTeX and BibLaTeX, EndNote, Zotero; letters only
        *("software", "computerprogram", "program", "dataset", "webpage", "webpages", "website"),
        *("post", "postweblog", "blog", "blogpost", "forumpost", "socialmedia", "motionpicture"),
        *("film", "filmorbroadcast", "movie", "video", "videorecording", "audio", "podcast"),
        *("audiorecording", "audiovisualmaterial", "onlinemultimedia", "multimedia", "broadcast"),
        *("radiobroadcast", "tvbroadcast", "song", "music", "map", "image", "artwork", "graphic"),
        *("figure", "chartortable", "personalcommunication", "email", "instantmessage"),
        *("interview", "letter", "performance"),
        # RIS
        *("comp", "data", "aggr", "mpct", "sound", "advs", "art", "icomm", "pcomm", "chart"),
    )
)
_NO_LETTER = re.compile(r"[^a-z]+")


def other_kind(
    draft: Draft, kind: str, start: int, end: int, *, also: Container[str] = ()
) -> Problem | None:
    """Give the problem that an item is no paper, by its type and without an id; or nothing.

    Args:
        draft: What was read of the item.
        kind: The type as its file prints it: "COMP", "Computer Program", "motion_picture".
        start: Where the item begins.
        end: Where it ends.
        also: Types that are no papers where this item stands, small letters only.
    """
    known = draft.has("arxiv_id") or draft.has("doi")
    letters = _NO_LETTER.sub("", kind.lower())
    if known or not (letters in _OTHERS or letters in also):
        return None
    message = f"an item of type {kind} without arXiv id and DOI is no paper"
    return problem(draft.page, start, end, "nameless-entry", message)
