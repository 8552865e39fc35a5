"""Bibliographies and lists in LaTeX: commands are no part of values, places lead to the source."""

import pytest

from tests.read.pages import codes, read, values

BIBITEMS = r"""\begin{thebibliography}{9}
\bibitem[Lee and Day(2007)]{lee}
A.~Lee and B.~Day.
\newblock Counting {S}heep in wide fields.
\newblock {\em Journal of Wool}, 3:1--9, 2007.

\bibitem{fox}
C.~Fox, D.~Roe, and E.~Poe. % herders
\newblock Goats that climb.
\newblock In \emph{Proc. Farm Conf.}, 2010. \href{https://arxiv.org/abs/1001.00001}{link}
\end{thebibliography}
"""
ITEMS = r"""\begin{itemize}
\item A. Lee, B. Day, \textit{Counting sheep in wide fields}, Wool Rev. 3 (2007) 1--9
\item C. Fox, ``Goats that climb,'' Wool Rev. 4 (2010) 2--5, arXiv:1001.0001
\end{itemize}
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [(BIBITEMS, "Counting Sheep in wide fields"), (ITEMS, "Counting sheep in wide fields")],
    ids=["bibitems", "items"],
)
def test_entries_without_their_commands(text, title):
    found = values(text, "title", "published", "authors")
    assert found[0] == (title, "2007", ["A. Lee", "B. Day"])
    assert [row[:2] for row in found[1:]] == [("Goats that climb", "2010")]
    assert read(text).sources[0].reader == "latex_list"
    assert codes(text) == []


def test_values_stand_in_the_source_where_no_command_is_inside():
    first, second = read(BIBITEMS).records
    titles = [
        [BIBITEMS[s.start : s.end] for s in r.spans if s.field == "title"] for r in (first, second)
    ]
    assert titles == [[], ["Goats that climb"]]


def test_accents_ties_and_publishers_behind_pages():
    page = r"""\begin{thebibliography}{2}
\bibitem{lee}
Ann Lee, {\'U}rsula D{\"a}y, and Jos\'e Ortega~y Fox.
\newblock Communication of sheep in wide and
  distant fields.
\newblock In {\em WOOL}, pages 1273--1282. FARM, 2017.

\bibitem{hill}
Eve Hill, S{\o}ren Ivy, and Milo\v{s} Roe.
\newblock Scalable counting with {GOAT}.
\newblock {\em arXiv preprint arXiv:1802.08908}, 2018.
\end{thebibliography}
"""
    assert values(page, "title", "authors", "published", "arxiv_id") == [
        (
            "Communication of sheep in wide and distant fields",
            ["Ann Lee", "Úrsula Däy", "José Ortega y Fox"],
            "2017",
            None,
        ),
        (
            "Scalable counting with GOAT",
            ["Eve Hill", "Søren Ivy", "Miloš Roe"],
            "2018",
            "1802.08908",
        ),
    ]


def test_the_label_of_an_entry_may_have_groups_inside_of_groups():
    label = r"\bibitem[{{\citenamefont {Lee}}({\natexlab{2007a}})}]{lee}"
    assert values(BIBITEMS.replace(r"\bibitem[Lee and Day(2007)]{lee}", label), "title") == [
        ("Counting Sheep in wide fields",),
        ("Goats that climb",),
    ]


def test_commands_that_nothing_closes_are_read_as_text():
    found = read(
        BIBITEMS.replace(r"\bibitem[Lee and Day(2007)]{lee}", r"\bibitem[Lee{").replace("{fox}", "")
    )
    assert found.sources[0].reader == "latex_list"
