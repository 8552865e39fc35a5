"""What pages call an abstract, in many languages, and the word before a text that is one.

    Abstract: We count sheep.      Resumen          摘要：我们数羊。
                                   Contamos ovejas.

Pure: text in, places out.
"""

import re

NAMES = frozenset(
    (
        *("abstract", "summary", "zusammenfassung", "kurzfassung", "samenvatting", "abstrakt"),
        *("sammanfattning", "sammendrag", "samandrag", "resumé", "résumé", "resume", "resumen"),
        *("resumo", "resum", "laburpena", "riassunto", "sommario", "rezumat", "tiivistelmä"),
        *("kokkuvõte", "resümee", "kopsavilkums", "anotācija", "santrauka", "anotacija"),
        *("streszczenie", "souhrn", "anotace", "súhrn", "povzetek", "izvleček", "sažetak"),
        *("apstrakt", "rezime", "összefoglaló", "összefoglalás", "absztrakt", "kivonat"),
        *("öz", "özet", "útdráttur", "tóm tắt", "abstrak", "intisari", "ringkasan"),
        *("аннотация", "реферат", "резюме", "анотація", "апстракт", "сажетак", "περίληψη"),
        *("摘要", "內容摘要", "内容摘要", "中文摘要", "要旨", "要約", "抄録", "概要", "あらまし"),
        *("초록", "요약", "국문초록", "บทคัดย่อ", "الملخص", "ملخص", "چکیده", "תקציר", "सारांश"),
    )
)
# As a pattern, for places where a name stands before or behind other words.
WORDS = "|".join(sorted(map(re.escape, NAMES), key=lambda name: (-len(name), name)))
MAX_NAME = 40  # code points, with a language and a sign
_LANGUAGE = r"(?:\s?[\[(][\w -]{2,20}[\])])?"
# "Abstract [en]:", "DC.description.abstract"
_ALONE = re.compile(
    rf"\s*(?:(?:dc(?:terms)?\.)?(?:description\.)?abstract|{WORDS}){_LANGUAGE}\s*[:.：]?\s*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\s*(?:{WORDS}){_LANGUAGE}\s*?(?P<sign>[:.：—–]|\n)?\s*(?=\S)", re.IGNORECASE
)


def is_abstract_name(text: str) -> bool:
    """Say whether a text is a name of an abstract and nothing else: "Resumen:"."""
    return len(text) <= MAX_NAME and _ALONE.fullmatch(text) is not None


def behind_name(text: str, start: int, end: int) -> int:
    """Give where a text begins behind the name of an abstract; ``start`` if it has none.

    The name has a sign behind it or a line of its own, or the text begins as sentences do:
    "Abstract interpretation finds errors" is all of the text.
    """
    named = _BEFORE.match(text, start, end)
    if named is None or not (named["sign"] or text[named.end() - 1].isspace()):
        return start
    small = text[named.end()].islower() and not named["sign"]
    return start if small or named.end() >= end else named.end()
