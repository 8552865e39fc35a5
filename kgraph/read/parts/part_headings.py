"""Headings of the parts of a page: a year, a session, a list of works; and what is no paper.

"2019", "Day 2", "Selected publications"
"Working papers", "Artikel und Buchbeiträge", "Thèse" stand over somebody's works
"Media coverage", "Upcoming talks", "Teaching", "Vorträge" stand over what is none

Each word of the last two is one of few; so they are told word by word.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kgraph.read.page import Line
from kgraph.read.parts.own_lines import is_status

MAX_HEADING = 70  # code points
MAX_WORDS = 8
MIN_TITLE = 2  # words of a title that looks like a heading
MAX_YEAR = 40  # code points of a heading that is a year
YEAR_HEADING = re.compile(
    r"\W*(?:(?:publications?|papers?)\W*)?(?P<year>(?:19|20)\d\d)"
    r"(?:\s*(?:papers?|publications?))?\W*",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\W*(?:(?:all|some|selected|recent|latest|older|refereed|peer-reviewed|other|my|full|list of"
    r"|conference|journal|representative|workshop|technical|book|published|submitted|accepted"
    r"|professional|academic|ph\.?d\.?|doctoral|master['’]?s?|m\.?sc\.?|diploma|bachelor['’]?s?"
    r")\s+)*(?:publications?|papers?|preprints?|articles?|manuscripts?|reports?|chapters?|theses"
    r"|thesis|dissertations?|research|projects|(?:collaborating |co-?)authors?"
    # Of a volume: people who made it.
    r"|edited by|editors?|(?:programme?|organi[sz]ing|steering) committee|organi[sz]ers?"
    r"|(?:table of )?contents"
    # What each for itself is a button: "Demos and software", "Code & data".
    r"|(?:demos?|software|code|data|datasets?|tools?|videos|resources|links|media|press)"
    r"(?=\s+(?:and|&|/)\s\w+\W*$))"
    r"(?:\s+(?:and|&|/)\s+\w+)*\W*",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(
    r"(?:Papers|Publications|Articles|Preprints) (?:by|of)(?: [A-Z][\w.'’-]*){2,4}"
)
# "Oral Session", "Session 3: Fields", "Poster Session 2", "Day 1".
_SESSION = re.compile(
    r"\W*(?:(?:orals?|posters?|spotlights?|keynotes?|invited|plenary|parallel|contributed|paper"
    r"|short|long|main|best|talks?|lightning|demos?|industry|research|presentations?|papers?|\w+day"
    r"|morning|afternoon|evening)\s+){0,3}(?:(?:sessions?|days?|track|block|week|lecture|meeting)\s*(?:#?[\dA-Z]{1,3}"
    r"[a-z]?(?:\.\d+)?\b)?(?:\s*[:–—|-]\s*[^.!?]{2,60})?"
    r"|orals?|posters?|spotlights?|keynotes?|(?:papers?|talks?|presentations?))\W*",
    re.IGNORECASE,
)
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
        *("de", "d", "des", "du", "et", "dans", "revues", "à", "comité", "avec"),
        *("lecture", "cours"),
        *("principales", "travail", "document"),
        *("y", "e", "con", "trabajo", "trabalho", "revistas", "curso", "em", "concluídas"),
        *("andamento", "dirigidas", "doctorales", "i", "w", "ve"),
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
        *("hobbies", "mentoring"),
        *("organised", "organized", "organisation", "organization", "organising", "organizing"),
        *("organiser", "organizer", "attended", "visits"),
        *("datasets", "resources", "commentary", "featured", "references", "upcoming"),
        *("vorträge", "lehre", "kontakt", "medien", "presse", "auszeichnungen"),
        *("lehrveranstaltungen", "lezingen", "onderwijs"),
        *("mitgliedschaften", "mitgliedschaft", "drittmittel", "preise", "stipendien"),
        *("gutachtertätigkeit", "ausbildung", "werdegang", "sprachen", "patente"),
        *("formation", "parcours", "prix", "encadrement", "financements", "brevets"),
        *("becas", "formación", "patentes", "orientações", "disciplinas", "prêmios", "formação"),
        *("tutorías", "referatos", "orientación", "supervisões", "bancas", "nagrody", "granty"),
        *("projekty", "wystąpienia", "referaty", "ödüller", "dersler", "projeler", "受賞", "講演"),
        *("特許", "学会活動", "担当講義", "発表"),
        *("relazioni", "formazione", "premi", "brevetti"),
        *("enseignement", "enseignements", "conférences", "médias", "communications"),
        *("docencia", "contacto", "medios", "prensa", "conferencias", "charlas", "premios"),
        *("ponencias", "ensino", "contato", "palestras"),
        *("conferenze", "interventi", "didattica", "contatti"),
    )
)
_KNOWN = _WORKS | _BESIDE | _NONE
# Of those what papers are about too: "Public Opinion and the Media".
_THEMES = frozenset(
    (
        *("education", "employment", "media", "news", "press", "public", "opinion", "opinions"),
        *("software", "datasets", "resources", "featured"),
    )
)


def is_heading(text: str) -> bool:
    """Say whether a line is a year, or names a part of the page or a session."""
    return len(text) <= 80 and _is_heading(text)


def is_part(text: str) -> bool:
    """Say whether a line names a part of the page: "Selected publications", "Teaching"."""
    return len(text) <= 80 and (_PART.fullmatch(text) is not None or is_over_others(text))


# A line is asked by several readers, as itself and as a neighbour.
@lru_cache(maxsize=1 << 14)
def _is_heading(text: str) -> bool:
    forms = (YEAR_HEADING, _PART, _SOMEBODYS, _SESSION)
    return any(form.fullmatch(text) for form in forms) or is_over_others(text)


def years_above(lines: Sequence[Line], starts: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Give the place of the year of the heading that each entry stands under, if it has one, by
    where the entry starts.
    """
    years: dict[int, tuple[int, int]] = {}
    entries = frozenset(starts)
    year: tuple[int, int] | None = None
    for line in lines:
        if line.start in entries:
            if year:
                years[line.start] = year
        elif len(line.text) <= MAX_YEAR and (match := YEAR_HEADING.fullmatch(line.text)):
            year = line.start + match.start("year"), line.start + match.end("year")
    return years


def is_over_works(text: str) -> bool:
    """Say whether a line is the heading of a part that lists somebody's works."""
    return _kind(text) is True


def is_over_others(text: str) -> bool:
    """Say whether a line is the heading of a part that lists what is no work: talks, courses."""
    return _kind(text) is False


def is_theme(text: str) -> bool:
    """Say whether the heading of such a part may be what papers are about: "Education"."""
    return is_over_others(text) and not ((_NONE - _THEMES) & set(_WORD.findall(text.lower())))


def may_be_title(text: str) -> bool:
    """Say whether such a heading may be a title, if authors stand below: "Education and Work"."""
    return len(text.split()) >= MIN_TITLE and is_theme(text)


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
