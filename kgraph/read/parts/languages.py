"""The remark that a work is in some language: "(in Hungarian)", "[in Russian, English summary]".

Pure: text in, places out.
"""

import re

_NAMES = (
    r"Arabic|Armenian|Azerbaijani|Basque|Belarusian|Bengali|Bulgarian|Catalan|Chinese|Croatian|Czech"
    r"|Danish|Dutch|English|Estonian|Finnish|French|Galician|Georgian|German|Greek|Hebrew|Hindi"
    r"|Hungarian|Icelandic|Indonesian|Irish|Italian|Japanese|Kazakh|Korean|Latin|Latvian|Lithuanian"
    r"|Macedonian|Malay|Norwegian|Persian|Farsi|Polish|Portuguese|Romanian|Russian|Serbian|Slovak"
    r"|Slovene|Slovenian|Spanish|Swedish|Thai|Turkish|Ukrainian|Urdu|Vietnamese|Welsh"
)
# As they are called by those who write in them, or beside them.
_OTHERS = (
    r"auf (?:Deutsch|Englisch|Französisch|Italienisch|Russisch|Spanisch|Türkisch)|en (?:français"
    r"|anglais|allemand|espagnol|italien|russe|español|inglés|francés|alemán|portugués|català|anglès)"
    r"|em (?:português|inglês|espanhol|francês)|in (?:italiano|inglese|francese|tedesco)"
    r"|in het (?:Nederlands|Engels)|po polsku|w języku (?:polskim|angielskim)|på (?:svenska|norsk"
    r"|dansk|engelska|engelsk|norska)|v češtině|magyarul|angolul|suomeksi|türkçe"
    r"|на русском(?: языке)?"
)
_SAID = (
    rf"[(\[](?P<said>(?:(?:written|text|paper|published) )?(?:in (?:{_NAMES})|{_OTHERS})"
    r"(?:[,;] [\w ]{3,40})?)[)\]]"
)
_FIRST = re.compile(rf"{_SAID}[\s,.;:]*", re.IGNORECASE)
_LAST = re.compile(rf"\s+{_SAID}$", re.IGNORECASE)
MAX_SAID = 80  # code points
Place = tuple[int, int]


def language_first(text: str, start: int, end: int) -> tuple[Place, int] | None:
    """Find the remark that a text begins with: its place, and where the text goes on."""
    found = _FIRST.match(text, start, end) if text[start : start + 1] in ("(", "[") else None
    return (found.span("said"), found.end()) if found else None


def language_last(text: str, start: int, end: int) -> tuple[Place, int] | None:
    """Find the remark that a text ends with: its place, and where the text before it ends."""
    closed = text[end - 1 : end] in (")", "]")
    found = _LAST.search(text, max(start, end - MAX_SAID), end) if closed else None
    return (found.span("said"), found.start()) if found and found.start() > start else None
