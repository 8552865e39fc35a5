"""Entries of reference lists, in the styles of many fields."""

import pytest

from kgraph.enrich.eprint import read_files
from kgraph.model.text import title_key
from tests.enrich.eprint.styles import STYLES


def listed(entries, body=r"See \cite{x}."):
    """Read a paper whose list of references is this."""
    text = rf"\documentclass{{article}}\begin{{document}}{body}" + "\n" + entries
    return read_files({"main.tex": text + "\n\\end{document}\n"}).references


def thebibliography(items):
    return "\\begin{thebibliography}{9}\n" + items + "\n\\end{thebibliography}"


@pytest.mark.parametrize(
    ("tex", "title", "year", "arxiv_id", "doi"),
    [row[1:] for row in STYLES],
    ids=[row[0] for row in STYLES],
)
def test_an_entry_of_this_style_gives_title_year_and_ids(tex, title, year, arxiv_id, doi):
    found = listed(thebibliography(tex))[0]
    assert title_key(found.title or "") == title_key(title or "")
    assert (found.year, found.arxiv_id, found.doi) == (year, arxiv_id, doi)
    assert "\\" not in found.raw
    assert "{" not in found.raw


def test_an_entry_of_several_works_gives_one_reference_for_each():
    entry = r"""\bibitem{add} N. Arkani-Hamed et al., Phys. Lett. B {\bf 429}, 263 (1998)
        [hep-ph/9803315]; I. Antoniadis et al., Phys. Lett. B {\bf 436}, 257 (1998)
        [arXiv:hep-ph/9804398]."""
    found = listed(thebibliography(entry))
    assert [one.arxiv_id for one in found] == ["hep-ph/9803315", "hep-ph/9804398"]
    assert {one.key for one in found} == {"add"}


BIBLATEX = r"""
\begingroup
\datalist[entry]{none/global//global/global}
  \entry{vaswani}{inproceedings}{}
    \name{author}{2}{}{%
      {{hash=ab}{%
         family={Vaswani},
         familyi={V\bibinitperiod},
         given={Ashish},
         giveni={A\bibinitperiod}}}%
      {{hash=cd}{%
         family={Shazeer},
         given={Noam}}}%
    }
    \field{booktitle}{Advances in Neural Information Processing Systems}
    \field{title}{Attention Is All You Need}
    \field{year}{2017}
    \verb{eprint}
    \verb 1706.03762
    \endverb
    \field{eprinttype}{arxiv}
    \verb{doi}
    \verb 10.5555/3295222.3295349
    \endverb
  \endentry
  \entry{gauss}{book}{}
    \field{title}{Disquisitiones arithmeticae}
    \field{year}{1801}
  \endentry
\enddatalist
\endgroup
"""


def test_fields_of_a_biblatex_bbl():
    files = {
        "p.tex": r"\documentclass{article}\begin{document}A \parencite{vaswani}.\end{document}",
        "p.bbl": BIBLATEX,
    }
    first, second = read_files(files).references
    assert (first.title, first.year) == ("Attention Is All You Need", 2017)
    assert (first.arxiv_id, first.doi) == ("1706.03762", "10.5555/3295222.3295349")
    assert first.raw.startswith("Ashish Vaswani, Noam Shazeer. Attention Is All You Need")
    assert [c.sentence for c in first.contexts] == ["A [CITE]."]
    assert (second.key, second.year, second.contexts) == ("gauss", 1801, ())


def test_amsrefs():
    entries = r"""\begin{bibdiv}\begin{biblist}
    \bib{MR1}{article}{
      author={Perelman, Grisha},
      title={The entropy formula for the {R}icci flow},
      date={2002},
      eprint={arXiv:math/0211159},
    }
    \bib{Ser}{book}{author={Serre, J.-P.}, title={Local fields}, date={1979}}
    \end{biblist}\end{bibdiv}"""
    first, second = listed(entries, r"By \cite{MR1} and \cite{Ser}.")
    assert (first.title, first.arxiv_id, first.year) == (
        "The entropy formula for the Ricci flow",
        "math/0211159",
        2002,
    )
    assert (second.title, second.year) == ("Local fields", 1979)
    assert first.contexts[0].sentence == "By [CITE] and [cite]."


BIB = r"""
@string{nips = "Advances in Neural Information Processing Systems"}
@string(acm = {ACM})
@comment{@article{hidden, title={Not there}}}
@inproceedings{Vaswani17,
  author = {Vaswani, Ashish and Shazeer, Noam and others},
  title = "{Attention} is all you need",
  booktitle = nips # { 30},
  year = 2017, month = dec,
  eprint = {1706.03762}, archivePrefix = {arXiv}, primaryClass={cs.CL}
}
@inproceedings{child, crossref = {proc}, title = {A chapter}, author = {A. Author}}
@article{Vaswani17, title = {A second of that name}, year = 1900}
@article{broken, title = {A brace is {missing}, year = 2001
@article{old, title={A theorem}, eprint={9901001}, archiveprefix={hep-th}, year={1999},
  doi={https://doi.org/10.1007/s00220{\_}1}, note={it prints 20\% more}}
@misc{web, title={A page}, url={https://arxiv.org/abs/2001.00001v2}}
@proceedings{proc, title = {Proceedings of all}, year = {2005}}
@article{uncited, title = {Nobody cites this}, year = 2010}
"""


def test_a_bib_file_gives_what_is_cited_and_nothing_else():
    text = r"""\documentclass{article}\begin{document}
    One \cite{Vaswani17,child,broken}. Two \citep[see][p.~3]{old}. Three \nocite{web}.
    \bibliography{refs}\end{document}"""
    found = {one.key: one for one in read_files({"a.tex": text, "refs.bib": BIB}).references}
    assert set(found) == {"Vaswani17", "child", "broken", "old", "web"}
    first = found["Vaswani17"]
    assert (first.title, first.year, first.arxiv_id) == (
        "Attention is all you need",
        2017,
        "1706.03762",
    )
    assert "Advances in Neural Information Processing Systems 30" in first.raw
    assert (found["child"].title, found["child"].year) == ("A chapter", 2005)
    assert "Proceedings of all" in found["child"].raw
    assert found["broken"].title.startswith("A brace is missing")
    assert (found["old"].arxiv_id, found["old"].doi) == ("hep-th/9901001", "10.1007/s00220_1")
    assert found["web"].arxiv_id == "2001.00001"
    assert found["old"].contexts[0].sentence == "Two [CITE]."


def test_a_stale_bbl_is_completed_from_the_bib_file():
    text = r"\documentclass{article}\begin{document}\cite{a,web}\bibliography{r}\end{document}"
    bbl = thebibliography(r"\bibitem{a} A. Author. A title of old times. 1999.")
    found = read_files({"m.tex": text, "m.bbl": bbl, "r.bib": BIB}).references
    assert [one.key for one in found] == ["a", "web"]
