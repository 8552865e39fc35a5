"""Which file of a paper's sources is the paper."""

import json
import re
from collections.abc import Mapping
from posixpath import basename, dirname, splitext

from kgraph.enrich.eprint.tex import without_comments

_USUAL = ("ms", "main", "paper", "article", "manuscript", "arxiv", "root")
_OTHERS = re.compile(
    r"template|example|sample|old|backup|copy|response|rebuttal|letter|cover|supp|appendix|draft"
    r"|archive|note|slides|poster",
    re.IGNORECASE,
)
_BIBLIOGRAPHY = re.compile(
    r"\\(?:bibliography|printbibliography|bibselect|bib)\b|\\begin\s*\{(?:thebibliography|references)\}"
)
_CLASS = re.compile(r"\\document(?:class|style)\b")
_CITES = re.compile(r"\\[A-Za-z]*cite[A-Za-z]*\s*[\[{*]")
_INPUT = re.compile(r"\\(?:input|include|subfile)\s*\{?\s*([^\s{}\\]{1,300})")


def main_file(files: Mapping[str, str]) -> str | None:
    """Choose the main file: the one that arXiv's own note names, else the best candidate.

    Args:
        files: Names and texts of everything in the archive.

    Returns:
        A name of ``files``, or nothing if none of them is TeX.
    """
    named = _named(files)
    if named:
        return named
    texts = {
        name: without_comments(text[:400_000])
        for name, text in files.items()
        if splitext(name)[1].lower() in (".tex", ".ltx", ".latex", "") and "\\" in text
    }
    if not texts:
        return None
    included = {
        splitext(basename(match[1]))[0]
        for text in texts.values()
        for match in _INPUT.finditer(text)
    }
    return max(sorted(texts, reverse=True), key=lambda name: _score(name, texts, files, included))


def _named(files: Mapping[str, str]) -> str | None:
    """Read arXiv's note on its sources: 00README.json, or 00README.XXX of older times.

    Source: https://info.arxiv.org/help/00README.html.
    """
    folded = {name.lower(): name for name in files}
    note = folded.get("00readme.json") or folded.get("00readme")
    if note and files[note].lstrip().startswith("{"):
        try:
            sources = json.loads(files[note]).get("sources", [])
            named = [one["filename"] for one in sources if one.get("usage") == "toplevel"]
        except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
            named = []
        for name in named:
            if isinstance(name, str) and name in files and splitext(name)[1].lower() != ".pdf":
                return name
    old = folded.get("00readme.xxx")
    for line in files[old].splitlines()[:1000] if old else ():
        words = line.split()
        if len(words) == 2 and words[1] == "toplevelfile" and words[0] in files:
            return words[0]
    return None


def _score(
    name: str, texts: Mapping[str, str], files: Mapping[str, str], included: set[str]
) -> tuple[float, int]:
    text, stem = texts[name], splitext(basename(name))[0]
    score = 8.0 * ("\\begin{document}" in text) + 4 * bool(_CLASS.search(text))
    score += 2 * ("\\bye" in text or "\\magnification" in text or "\\input harvmac" in text)
    score += 3 * (f"{splitext(name)[0]}.bbl" in files)
    score += 3 * bool(_BIBLIOGRAPHY.search(text)) + bool(_CITES.search(text))
    score += 1.5 * (stem.lower() in _USUAL) + 1.0 * ("\\title" in text)
    score -= 3 * bool(_OTHERS.search(stem)) + 2 * bool(_OTHERS.search(dirname(name)))
    score -= 6 * (stem in included) + 0.5 * name.count("/")
    score -= 3 * stem.startswith(("_", "."))
    return score, len(text)
