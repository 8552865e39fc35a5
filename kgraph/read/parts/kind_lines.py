"""Lines that say which kind of work a record is, with what repositories print beside it.

    November 20, 2023 (v2) Preprint Open        Research article ● Open access
    Communication dans un congrès hal-00139606v1        Book | 1989
    Research output: Contribution to journal › Article › Research › peer-review

Nothing but kinds, dates, versions and words of access stands on such a line, and one kind at
least.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kgraph.read.parts.dates import FoundDate, find_dates
from kgraph.read.rest import covers

MAX_LINE = 160  # code points
_OUTPUT = re.compile(r"Research output:\s+\S|(?:Forskningsoutput|Onderzoeksoutput):\s+\S")
_KINDS = (
    r"(?:extended|meeting|conference) abstract|part of (?:a )?book|book (?:section|part)"
    r"|case report|(?:conference|workshop) (?:or workshop )?(?:item|contribution|talk)"
    r"|article in (?:journal|proceedings|press)"
    r"|in-(?:proceedings|collection|book)"
    r"|(?:doctoral|ph\.?\s?d\.?|master['’]?s?|bachelor['’]?s?|diploma|habilitation)\s+"
    r"(?:thesis|dissertation)"
    # French, German, Dutch, Spanish, Portuguese, Italian, Scandinavian
    r"|articles? dans (?:une|des) revues?|communications? dans un congrès|thèses?(?: de doctorat)?"
    r"|pré-?publications?|documents? de travail|chapitres? d['’]ouvrages?|ouvrages?|rapports?"
    r"|mémoires?(?: d['’]étudiant)?|autre publication scientifique|hdr"
    r"|habilitation à diriger des recherches"
    r"|(?:zeitschriften|konferenz|buch|journal|fach|wissenschaftlicher )?(?:artikel|aufsatz|beitrag"
    r"|kapitel)|(?:teil eines )?buch(?:es)?|hochschulschrift|forschungsbericht|arbeitspapier"
    r"|bericht"
    r"|(?:doctorale?|proef)schrift|rapport|boek|hoofdstuk"
    r"|artículos?(?: de (?:revista|investigación))?"
    r"|tesis(?: (?:doctoral|de (?:maestría|grado|doctorado)))?"
    r"|capítulos? de (?:libro|livro)|ponencia|comunicación|libro|informe|documento de trabajo"
    r"|artigos?(?: (?:de (?:periódico|evento|revista)|original))?|teses?|dissertaç(?:ão|ões)"
    r"|trabalho (?:de conclusão de curso|apresentado em evento)|livro"
    r"|articol[oi](?: (?:in|su) rivista)?|tesi(?: di (?:dottorato|laurea))?"
    r"|contributo in (?:volume|rivista|atti di convegno)"
    r"|artikkeli|väitöskirja|avhandling|doktorsavhandling|konferensbidrag|tidsskriftartikel"
    # East Asia and Russian
    r"|学術雑誌論文|紀要論文|博士論文|学位論文|会議発表論文|研究報告書|図書|期刊论文|学位论文|会议论文"
    r"|학술논문|학위논문|статья|диссертация|препринт|тезисы|монография"
    # The plainest last: a longer one may begin with it.
    r"|(?:(?:research|review|original(?: research)?|regular|short|full|journal|magazine|scholarly"
    r"|newspaper|academic|scientific|invited|featured?|editorial|data|software|methods?|technical"
    r"|brief|rapid|case|conference|proceedings|meeting|working|discussion|position|white|policy"
    r"|systematic|mini|book|registered|project|annual|internal|student)[ -])+"
    r"(?:papers?|notes?|briefs?|letters?|stud(?:y|ies)|contributions?|communications?|items?"
    r"|articles?|reports?|reviews?|chapters?|deliverables?|milestones?|proposals?|posters?)"
    r"|articles?|preprints?|e-?prints?|reports?|reviews?|letter|chapters?|posters?|presentations?"
    r"|proceedings|protocols?|manuscripts?|theses(?: and dissertations)?|thesis|dissertations?"
    r"|monographs?|e-?books?|books?|editorials?|commentar(?:y|ies)|correspondence|perspectives?"
    r"|tutorials?|surveys?|opinions?|corrections?|errat(?:um|a)|corrigend(?:um|a)|patents?"
    r"|datasets?|software|images?|videos?|audio|lessons?|registrations?"
)
_FLAGS = (
    r"open(?:[ -]access)?|free(?: access)?|full(?:[ -]text)?(?: (?:access|available))?|subscribed"
    r"|access|abstract only|restricted|embargo(?:ed)?|closed|metadata[ -]only|available online"
    r"|(?:not )?peer[ -]?reviewed|refereed|published(?: (?:version|online|by \w+))?|accepted"
    r"|submitted|first published|version (?:published|of record|[\d.]+)|postprint"
    r"|author['’]s version"
    r"|version|texte intégral|accès libre|libre accès|offen|acceso abierto|acesso aberto"
    r"|image document|document|article in press|in press|early view|online|pdf|english|français"
    r"|french|deutsch|german|español|spanish"
)
_NUMBERED = r"\(?v?\d{1,3}(?:\.\d{1,3}){0,3}\)?|[a-z]{2,12}-\d{6,9}(?:v\d+)?"
_PIECE = re.compile(rf"(?:{_KINDS}|{_FLAGS}|{_NUMBERED})(?![\w])", re.IGNORECASE)
_KIND = re.compile(rf"(?<![^\W_])(?:{_KINDS})(?![\w])", re.IGNORECASE)
_FLAG = re.compile(rf"(?:{_FLAGS}|{_NUMBERED})(?![\w])", re.IGNORECASE)
_TOLD = re.compile(r"[^\W_]")
# "Articles" stands over a list; HAL prints an id behind it.
_PLURAL = re.compile(r"(?<!si)(?<!ding)s$", re.IGNORECASE)
# "paper", "poster" and "video" in small letters are buttons.
_NO_BUTTON = re.compile(r"\d|\w+-\w|[^\W\d_](?<![a-z])")
_HAL = re.compile(r"[a-z]{2,12}-\d{6,9}(?:v\d+)?$")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a line says: where the kind stands on it, and its first date, if it has one."""

    start: int
    end: int
    date: FoundDate | None


@lru_cache(maxsize=1 << 12)
def find_kind(text: str) -> Kind | None:
    """Find what kind of work a line names, if it says nothing more than such lines do."""
    if not 4 <= len(text) <= MAX_LINE or not (text[0].isupper() or _NO_BUTTON.match(text)):
        return None
    if output := _OUTPUT.match(text):
        return Kind(output.end() - 1, len(text), None)
    found = _KIND.search(text)
    if found is None:
        return None
    dates = list(find_dates(text, 0, len(text), year_alone=True))
    if len(dates) > 2 or not covers(_PIECE, _blank(text, dates), _TOLD):
        return None
    if is_flag(text) or (_PLURAL.search(found[0]) and not (dates or _HAL.search(text))):
        return None
    return Kind(*found.span(), dates[0] if dates else None)


@lru_cache(maxsize=1 << 12)
def is_flag(text: str) -> bool:
    """Say whether a line is of words of access or versions only: "Open access"."""
    return len(text) <= MAX_LINE and covers(_FLAG, text, _TOLD)


def _blank(text: str, dates: list[FoundDate]) -> str:
    for date in dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text
