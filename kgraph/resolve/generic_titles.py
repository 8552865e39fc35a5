"""Titles that name a kind of text and no work: a journal prints one in every issue."""

from functools import lru_cache

from kgraph.model.text import words

# Whole titles, as title keys.
GENERIC_TITLES = frozenset(
    (
        *("abstract", "introduction", "editorial", "preface", "foreword", "erratum", "corrigendum"),
        *("correction", "reply", "comment", "review", "overview", "summary", "conclusion"),
        *("conclusions", "references", "acknowledgements", "acknowledgments", "bookreview"),
        *("guesteditorial", "technicalreport", "supplementarymaterial", "appendix", "discussion"),
        *("untitled", "lettertotheeditor", "letterstotheeditor", "letter", "letters", "obituary"),
        *("inmemoriam", "editorsnote", "editorsnotes", "fromtheeditor", "note", "notes", "errata"),
        *("bookreviews", "announcement", "announcements", "addendum", "response", "commentary"),
        *("perspective", "perspectives", "tableofcontents", "contents", "index", "abstracts"),
        *("retraction", "news", "inthisissue", "aboutthisissue", "calltopapers", "callforpapers"),
        *("proceedings", "poster", "tutorial", "panel", "keynote", "welcome", "epilogue"),
        *("prologue", "bibliography", "glossary", "frontmatter", "backmatter", "titlepage"),
    )
)
# Words of which such titles are made: "Treasurer's Message", "Book Review Column".
_WORDS = frozenset(
    (
        *("abstract", "abstracts", "about", "announcement", "announcements", "annual", "author"),
        *("authors", "back", "board", "book", "books", "calendar", "call", "chair", "chairs"),
        *("chairman", "chairmen", "chief", "column", "columns", "comment", "comments", "committee"),
        *("conference", "contents", "contributors", "corner", "cover", "dedication", "editor"),
        *("editorial", "editorials", "editors", "errata", "erratum", "events", "foreword", "forum"),
        *("front", "general", "guest", "index", "information", "interview", "introduction"),
        *("invited", "issue", "keynote", "letter", "letters", "list", "matter", "message"),
        *("messages", "minutes", "news", "newsletter", "note", "notes", "obituary", "ordering"),
        *("organisers", "organization", "organizers", "page", "pages", "panel", "papers", "pc"),
        *("poster", "posters", "preface", "president", "proceedings", "program", "programme"),
        *("publications", "readers", "referees", "regular", "remarks", "report", "reports"),
        *(
            "review",
            "reviewers",
            "reviews",
            "secretary",
            "section",
            "session",
            "society",
            "special",
        ),
        *(
            "special",
            "sponsors",
            "standards",
            "subject",
            "summary",
            "table",
            "talk",
            "talks",
            "title",
        ),
        *("treasurer", "tutorial", "tutorials", "update", "volume", "welcome", "words", "workshop"),
        *("a", "an", "and", "by", "for", "from", "in", "of", "on", "our", "s", "the", "this", "to"),
    )
)


@lru_cache(maxsize=1 << 14)
def is_generic(title: str) -> bool:
    """Say whether a title names a kind of text and no work."""
    parts = [word for word in words(title.replace("\u2019", "'")) if not word.isdigit()]
    return "".join(parts) in GENERIC_TITLES or (
        bool(parts) and all(word in _WORDS for word in parts)
    )
