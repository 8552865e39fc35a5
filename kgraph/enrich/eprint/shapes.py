"""What gives a text of TeX its shape: commands that cite, headings, floats, rows, displays.

Names alone, in one place; what is made of them is in `body`.
"""

import re

# Only what gives a text its shape: all other commands stay where they are.
TOKEN = re.compile(
    r"\\(?P<name>(?:[A-Za-z@]*[cC]ite[A-Za-z]*|begin|end|chapter|part|(?:sub)*section"
    r"|(?:sub)?paragraph|footnote(?:text)?|caption(?:of)?|thanks|tablecomments|tablenotetext"
    r"|marginpar|sidenote|endnote|item|par|bibitem|maketitle|acknowledge?ments|appendix"
    r"|tabularnewline)(?![A-Za-z@]))\*?|\\(?P<sign>[\\\[\]])|(?P<blank>\n[ \t]*\n\s*)"
)
CITE = re.compile(r"[A-Za-z@]*[cC]ite[A-Za-z]*")
NO_CITE = re.compile(
    r"nocite|citestyle|citeindex\w*|citefont|citenumfont|citename\w*|cite(?:left|right|form|punct|sep|dash|mid)"
    r"|defcitealias|citereset|citetracker\w*|citesetup|bibcite|citation|DeclareCite\w*|citenamefont|citeauthoryear"
    r"|newcites?|shortcitenoop|natexcite|SkipCite|@cite\w*|citehyperref|citecolor"
)
TEXTUAL = re.compile(
    r"(?:[Cc]ite(?:t|talt|talp|A|NP|N|ANP|asnoun|author|yearpar|alt)|[tT]extcites?|newcite|shortciteN|possessivecite|citepos)\w*"
)
MANY = re.compile(r"[A-Za-z]*[cC]ites")
HEADINGS = {
    "chapter": 0, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4,
    "subparagraph": 5, "part": 0,
}  # fmt: skip
SECTIONLIKE = frozenset(("section", "chapter"))
DISPLAY = re.compile(
    r"(?:equation|align|gather|multline|eqnarray|displaymath|flalign|alignat|math|dmath|subequations"
    r"|xalignat|verbatim|Verbatim|lstlisting|minted|alltt|tikzpicture|pgfpicture|forest"
    r"|filecontents|comment|picture|pspicture|feynmandiagram|fmffile|code|BVerbatim)\*?"
)
FLOATS = re.compile(
    r"(?:figure|table|sidewaystable|sidewaysfigure|wrapfigure|wraptable|longtable|deluxetable|algorithm"
    r"|supertabular|SCfigure|marginfigure|margintable|deluxetable\w*|minipage|threeparttable)\*?"
)
ROWS = re.compile(
    r"(?:tabular[xy]?|longtable|deluxetable|supertabular|array|tabulary|tblr|xltabular|longtblr)\*?"
)
ASIDE = frozenset(
    (
        *("footnote", "footnotetext", "caption", "captionof", "thanks", "tablecomments"),
        *("tablenotetext", "marginpar", "sidenote", "endnote"),
    )
)
ARGUMENTS_OF_ENVIRONMENT = re.compile(
    r"(?:tabular|array|longtable|minipage|wrap|thebibliography|multicols|deluxetable)"
)
KEY = re.compile(r"[^\s\\{}%#~,]+(?: [^\s\\{}%#~,]+){0,5}")
ANGLE = re.compile(r"\s*(?:<[^<>{}\n]{0,200}>|\([^(){}\n\\]{0,80}\)(?=[\[({]))")
FOOTNOTE = re.compile(
    r"\\(?:footnote|thanks|label)\s*\{[^{}]{0,500}\}|\\texorpdfstring\s*\{[^{}]{0,300}\}(?=\s*\{)"
)
