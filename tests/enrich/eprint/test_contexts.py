"""Sentences and sections of citations, and how a paper is put together before."""

import pytest

from kgraph.enrich.eprint import read_files

LIST = r"""\begin{thebibliography}{9}
\bibitem{a} A. One. First title of work. 2001.
\bibitem{b} B. Two. Second title of work. 2002.
\bibitem{c} C. Three. Third title of work. 2003.
\end{thebibliography}"""


def contexts(body, preamble="", **files):
    """Give the citing sentences of each key, with their sections."""
    text = (
        f"\\documentclass{{article}}{preamble}\\begin{{document}}\n{body}\n{LIST}\\end{{document}}"
    )
    read = read_files({"main.tex": text} | {f"{name}.tex": t for name, t in files.items()})
    return {one.key: [(c.section, c.sentence) for c in one.contexts] for one in read.references}


def said(body, preamble="", key="a", **files):
    return [sentence for _, sentence in contexts(body, preamble, **files)[key]]


@pytest.mark.parametrize(
    ("tex", "sentence"),
    [
        (r"It works~\citep[see][p.~2]{a,b}.", "It works [CITE]."),
        (r"Old. \citet{a} show it. New.", "[CITE] show it."),
        (r"Old. \citeauthor{a} (\citeyear{a}) show it.", "[CITE] ([CITE]) show it."),
        (r"It works.\cite{a} New words.", "It works. [CITE]"),
        (r"It works. \cite{a} New words.", "It works. [CITE]"),
        (r"See Fig.~\ref{f} of J. Smith et al.~\cite{a}, e.g. here.",
         "See Fig. # of J. Smith et al. [CITE], e.g. here."),
        (r"Both \parencites[1]{b}[2]{a} do; \textcite*{c} not.", "Both [CITE] do; [cite] not."),
        (r"Here \autocite(see)(p. 3)[4]{a}.", "Here [CITE]."),
        (r"As \shortcite{c}, \Citet{a}, \onlinecite{b}.", "As [cite], [CITE], [cite]."),
        (r"A set $x \in [0,1)$ of \emph{things} \cite{a} --- ``all''.",
         "A set x ∈[0,1) of things [CITE] — “all”."),
        ("A line\nbreak % and \\cite{b}\n  here \\cite{a}.", "A line break here [CITE]."),
        (r"We get \begin{equation} y \cite{b} \end{equation} where \cite{a} holds.",
         "We get where [CITE] holds."),
        (r"Old. \footnote{Note \cite{a}. End.} New.", "Note [CITE]."),
        (r"\begin{figure}\caption[s]{A plot by \cite{a}. More.}\end{figure}", "A plot by [CITE]."),
        (r"\begin{table}\caption{Models. All.}\begin{tabular}{l}x & 1\\[2pt] y \cite{a} & 2\\"
         r"\end{tabular}\end{table}", "Models. | y [CITE] | 2"),
        (r"\begin{itemize}\item One. \item Two \cite{a}\end{itemize}", "Two [CITE]"),
    ],
)  # fmt: skip
def test_the_sentence_of_a_citation(tex, sentence):
    assert said(tex) == [sentence]


def test_sections():
    found = contexts(
        r"""\begin{abstract}We \cite{a}.\end{abstract}\section[Short]{The \emph{First}}\label{x}
        One \cite{a}. \subsection{Sub} Two \cite{a}. \section*{Next} \paragraph{P.} Three \cite{a}.
        \appendix \section{Proofs} Four \cite{a}."""
    )
    assert found["a"] == [
        ("Abstract", "We [CITE]."),
        ("The First", "One [CITE]."),
        ("The First", "Two [CITE]."),
        ("Next", "Three [CITE]."),
        ("Proofs", "Four [CITE]."),
    ]


@pytest.mark.parametrize(
    "dead",
    [
        r"% \cite{a}",
        r"\iffalse \cite{a} \ifx\x\y \else \fi \fi",
        r"\begin{comment} \cite{a} \end{comment}",
        r"\ifdraft \cite{a} \fi",
        r"\iftrue live \else \cite{a} \fi",
        r"\newcommand{\x}{\cite{a}}",
        r"\begin{verbatim} \cite{a} \end{verbatim}",
        r"\nocite{a}",
    ],
)
def test_what_is_not_printed_cites_nothing(dead):
    assert said(f"{dead}\nAlive \\cite{{b}}.", r"\newif\ifdraft") == []
    assert said(f"{dead}\nAlive \\cite{{b}}.", r"\newif\ifdraft", key="b") != []


def test_commands_of_the_author_are_put_in_place():
    preamble = r"""\newcommand{\data}{SciFact\xspace}\def\ie{i.e.,\ }
    \newcommand{\both}[2][b]{\citep{#1} and \citep{#2}}\newcommand{\twice}[1]{#1#1}"""
    assert said(r"On \data we use \both{a}, \ie \twice{x}.", preamble) == [
        "On SciFact we use [cite] and [CITE], i.e., xx."
    ]


def test_inputs_are_read_where_they_stand_once():
    subfile = r"\documentclass[m]{subfiles}\begin{document}Z \cite{a}.\end{document} not \cite{a}"
    files = {"part/x": r"In x \cite{a}.\input{part/w}", "part/w": r" In w \cite{a}."}
    files |= {"y": r"Y \cite{a}.", "z": subfile}
    body = r"\section{One}\input{part/x}\section{Two}\include{y}\input main \subfile{z}"
    found = contexts(body, **files)
    assert found["a"] == [
        ("One", "In x [CITE]."),
        ("One", "In w [CITE]."),
        ("Two", "Y [CITE]."),
        ("Two", "Z [CITE]."),
    ]


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("00README.json", '{"sources": [{"usage": "toplevel", "filename": "b.tex"}]}'),
        ("00README.XXX", "b.tex toplevelfile\n"),
        ("nothing", ""),
    ],
)
def test_the_main_file(note, text):
    paper = "\\documentclass{article}\\begin{document}\\cite{a}\n" + LIST + "\\end{document}"
    template = "\\documentclass{article}\\begin{document}" + "words " * 500 + "\\end{document}"
    other = "main.tex" if text else "template.tex"
    read = read_files({other: template, "b.tex": paper, note: text})
    assert [one.key for one in read.references] == ["a", "b", "c"]


def test_no_tex_at_all():
    read = read_files({"a.txt": "words"})
    assert (read.status, [p.code for p in read.problems]) == ("not_found", ["no-tex"])
