"""Headings of somebody's own page: over which parts do works stand, and over which none?

"Working papers", "Selected publications", "Artikel und Buchbeiträge", "Thèse"
"Media coverage", "Upcoming talks", "Teaching", "Vorträge"

Each word of a heading is one of few; so it is told word by word.
"""

import re
from functools import lru_cache

from kgraph.read.parts.own_lines import is_status

MAX_HEADING = 70  # code points
MAX_WORDS = 8
_JOURNAL = re.compile(r"(?:The )?(?:Journal|Review) of ")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_WORKS = frozenset(
    (
        # English
        *("publication", "publications", "paper", "papers", "preprint", "preprints", "article"),
        *("articles", "works", "work", "writing", "writings", "scholarship", "book", "books"),
        *("monograph", "monographs", "chapter", "chapters", "essay", "essays", "thesis", "theses"),
        *("dissertation", "dissertations", "draft", "drafts", "manuscript", "manuscripts"),
        *("project", "projects", "volume", "volumes", "research", "progress", "forthcoming"),
        *("published", "unpublished"),
        # German, Dutch
        *("veröffentlichung", "veröffentlichungen", "publikation", "publikationen", "aufsatz"),
        *("aufsätze", "artikel", "arbeitspapiere", "buch", "bücher", "monographie", "monographien"),
        *("monografie", "monografien", "beiträge", "buchbeiträge", "buchkapitel"),
        *("zeitschriftenaufsätze", "zeitschriftenartikel", "sammelband", "sammelbände"),
        *("schriften", "habilitation", "forschung", "publicaties", "artikelen", "boeken"),
        *("proefschrift",),
        # Swedish, Danish, Norwegian
        *("publikationer", "böcker", "bok", "artiklar", "avhandling", "uppsatser"),
        *("publikasjoner", "bøker", "artikler", "avhandlinger", "bøger", "afhandling"),
        # Polish, Czech
        *("publikacje", "artykuły", "książki", "publikace", "články", "knihy"),
        # French
        *("documents", "travaux", "livre", "livres", "ouvrage", "ouvrages", "chapitre"),
        *("chapitres", "thèse", "recherche", "recherches"),
        # Spanish, Portuguese, Italian
        *("documentos", "publicaciones", "publicación", "artículo", "artículos", "libro", "libros"),
        *("capítulo", "capítulos", "tesis", "trabajos", "investigación", "publicações", "artigos"),
        *("livros", "tese", "teses", "trabalhos", "pubblicazioni", "articoli"),
        *("libri", "capitoli", "tesi", "saggi", "lavori"),
    )
)
_BESIDE = frozenset(
    (
        *("selected", "recent", "other", "my", "all", "main", "key", "current", "ongoing", "past"),
        *("early", "earlier", "older", "new", "academic", "scholarly", "scientific", "peer"),
        *("reviewed", "peer-reviewed", "non-peer-reviewed", "refereed", "non-refereed", "journal"),
        *("journals", "review", "reviews", "law", "policy", "working", "discussion", "job"),
        *("market", "edited", "co-edited", "co-authored", "single-authored", "conference"),
        *("proceedings", "technical", "reports", "report", "special", "issue", "issues", "phd"),
        *("doctoral", "master", "master's", "ma", "msc", "dphil", "under", "submitted", "accepted"),
        *("dormant", "resting", "inactive", "permanent", "pre-phd", "field", "top", "invited"),
        *("revise", "resubmit", "r", "collected", "list", "full", "reference", "economics"),
        *("professional", "external", "university", "last", "years", "auswahl", "sélection"),
        *("conferences", "workshop", "workshops", "theory", "and", "or", "in", "of", "on", "for"),
        *("with", "the", "a", "to", "from", "by"),
        *("ausgewählte", "wissenschaftliche", "begutachtete", "weitere", "und", "zu"),
        *("herausgegebene", "laufende", "aktuelle", "geselecteerde", "en"),
        *(
            "de",
            "d",
            "des",
            "du",
            "et",
            "dans",
            "revues",
            "à",
            "comité",
            "lecture",
            "avec",
            "cours",
        ),
        *("principales", "travail", "document"),
        *("y", "e", "con", "trabajo", "trabalho", "revistas", "curso", "em"),
        *("corso", "di", "su", "rivista", "scelte"),
    )
)
_NONE = frozenset(
    (
        *("media", "coverage", "press", "news", "talk", "talks", "presentation", "presentations"),
        *("seminars", "lectures", "teaching", "courses", "contact", "awards", "award", "honors"),
        *("honours", "grants", "grant", "funding", "fellowships", "service", "students"),
        *("supervision", "advising", "education", "experience", "employment", "appointments"),
        *("software", "blog", "popular", "public", "op-eds", "op-ed", "opinion", "opinions"),
        *("newspaper", "newspapers", "magazine", "outreach", "bio", "biography", "about"),
        *("interests", "interviews", "podcasts", "links", "events", "cv", "vitae"),
        *("patents", "patent", "memberships", "membership", "affiliations", "keynotes", "keynote"),
        *("prizes", "prize", "positions", "honorary", "languages", "skills", "reviewing"),
        *("colloquia", "scholarships", "committees"),
        *("people", "team", "activities", "editorial", "refereeing", "miscellaneous", "misc"),
        *("organised", "organized", "organisation", "organization", "organising", "organizing"),
        *("organiser", "organizer", "attended", "visits"),
        *("datasets", "resources", "commentary", "featured", "references", "upcoming"),
        *("vorträge", "lehre", "kontakt", "medien", "presse", "auszeichnungen"),
        *("lehrveranstaltungen", "lezingen", "onderwijs"),
        *("mitgliedschaften", "mitgliedschaft", "drittmittel", "preise", "stipendien"),
        *("gutachtertätigkeit", "ausbildung", "werdegang", "sprachen", "patente"),
        *("formation", "parcours", "prix", "encadrement", "financements", "brevets"),
        *("becas", "formación", "patentes", "orientações", "disciplinas", "prêmios", "formação"),
        *("relazioni", "formazione", "premi", "brevetti"),
        *("enseignement", "enseignements", "conférences", "médias", "communications"),
        *("docencia", "contacto", "medios", "prensa", "conferencias", "charlas", "premios"),
        *("ponencias", "ensino", "contato", "palestras"),
        *("conferenze", "interventi", "didattica", "contatti"),
    )
)
_KNOWN = _WORKS | _BESIDE | _NONE
_THEMES = frozenset(("education", "media", "news", "press", "public opinion", "employment"))


def is_over_works(text: str) -> bool:
    """Say whether a line is the heading of a part that lists somebody's works."""
    return _kind(text) is True


def is_over_others(text: str) -> bool:
    """Say whether a line is the heading of a part that lists what is no work: talks, courses."""
    return _kind(text) is False


def is_theme(text: str) -> bool:
    """Say whether the heading of such a part may be what papers are about: "Education"."""
    return text.strip(" :").lower() in _THEMES


def _kind(text: str) -> bool | None:
    # Most lines are told by their length or their first word.
    if len(text) > MAX_HEADING:
        return None
    first = _WORD.search(text)
    return _kind_of_words(text) if first and first[0].lower() in _KNOWN else None


@lru_cache(maxsize=1 << 10)
def _kind_of_words(text: str) -> bool | None:
    # "Revise & resubmit, Journal of Public Economics", "Journal of Public Economics, 2019"
    journal = _JOURNAL.match(text) or ("," in text and (is_status(text) or _DIGIT.search(text)))
    if journal or text.endswith((",", ";")) or "://" in text:
        return None
    words = _WORD.findall(text.lower())
    if len(words) > MAX_WORDS or not _KNOWN.issuperset(words):
        return None
    if not _NONE.isdisjoint(words):
        return False
    return True if is_status(text) or not _WORKS.isdisjoint(words) else None
