"""Where a title of DBLP ends and its venue begins.

    Latent Dirichlet Allocation. J. Mach. Learn. Res. 3: 993-1022 (2003)

Journals are abbreviated, so the last full stop is not always the one behind the title.
"""

import re

_JOURNAL = re.compile(r"\((?:19|20)\d\d\)$")
# Copies lose the space behind a title: "Counting Sheep.CoRR"; "Vue.JS" is a word.
_STOP = re.compile(r"[.?!][\"”’')]*(?:\s+|(?=[A-Z])(?<=[^\W_A-Z]{2}[.?!])(?!JS\b|NET\b))")
# In "VLDB J. 1997" and "Commun. ACM 2001" the abbreviation tells that it is of a journal's name.
_ABBREVIATED = re.compile(
    r"\b(?:J|Trans|Lett|Rev|Mag|Bull|Comput|Knowl|Syst|Softw|Inf|Sci|Eng|Surv|Commun|Soc|Res|Math"
    r"|Intell|Learn|Netw|Lang|Technol|Appl|Process|Theor|Artif|Int|Proc|Program|Libr|Med"
    r"|Graph|Vis|Secur|Mob|Embed|Optim|Log|Methodol|Organ|Ind"
    r"|Oper|Phys|Biol|Am|Assoc|Stat|Econ|Manag|Sel|Electron)$"
)
_COMMA = re.compile(
    r",\s+(?=(?:Phys|Nucl|Astron|Astrophys|Proc|J|Ann|Eur|Int|Mod|Commun|Math|Rev)$)"
)
_SHORT = re.compile(r"(?:[A-Z][\w-]{0,9}|&|of|and|on|in|for)(?:\s+(?:[A-Z][\w-]{0,9}|&))?$")
# "IEEE Data Eng. Bull.", "Audio Speech Lang. Process.": with an abbreviation at the end.
_SEVERAL = re.compile(r"(?:[A-Z][\w-]{0,9}\s+){2,3}[A-Z][\w-]{0,9}$")


def find_title_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find where the title ends and the venue begins, going back over abbreviations."""
    stops = [m.span() for m in _STOP.finditer(text, start, end)]
    if not stops:
        return None
    k = len(stops) - 1
    journal = _JOURNAL.search(text[start:end]) is not None
    while k > 0 and text[stops[k][0]] == ".":
        piece = text[stops[k - 1][1] : stops[k][0]].replace(".", " ")
        abbreviated = _ABBREVIATED.search(piece) is not None
        short = _SHORT.match(piece) and (journal or abbreviated)
        if not (short or (abbreviated and _SEVERAL.match(piece))):
            break
        k -= 1
    closing, after = stops[k]
    # "Counting sheep, Phys. Rev. D 76 (2007)": a comma closed the title.
    if k == 0 and text[closing] == "." and (cut := _COMMA.search(text, start, closing)):
        return cut.span()
    return (closing if text[closing] == "." else closing + 1), after
