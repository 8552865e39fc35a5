"""Sources that nobody means well with: name and content of each, as a server would send it."""

import gzip
import io
import tarfile

PAPER = (
    "\\documentclass{article}\\begin{document}We build on \\cite{a}.\n"
    "\\begin{thebibliography}{1}\\bibitem{a} A. Author. A work of note. 2001. "
    "arXiv:hep-th/0101001.\\end{thebibliography}\\end{document}\n"
)


def tar_gz(files, members=()):
    """Pack texts, and members made by hand."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as archive:
        for name, text in files.items():
            content = text if isinstance(text, bytes) else text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for member in members:
            archive.addfile(member)
    return packed.getvalue()


def member(name, kind, target=""):
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, target
    return made


LIST = PAPER.partition("\n")[2]


def paper(body, listed=LIST):
    return f"\\documentclass{{article}}\\begin{{document}}\n{body}\n{listed}"


def _many_members():
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as archive:
        for number in range(10_000):
            archive.addfile(tarfile.TarInfo(f"f{number}.tex"))
    return packed.getvalue()


def _bomb(head=b""):
    """Pack 300 MB of zeros behind a beginning."""
    return gzip.compress(head + b"\0" * (300 << 20), 1)


def _big_member():
    head = tarfile.TarInfo("main.tex")
    head.size = 280 << 20
    return _bomb(head.tobuf())


def _bomb_macro(name):
    return f"\\newcommand{{\\m{name}}}{{" + f"\\m{chr(ord(name) + 1)}" * 10 + "}"


# What takes the square of its length would take minutes.
M = 1 << 18
UNCLOSED = {
    "braces": "{" * (8 * M),
    "closing-braces": "}" * M,
    "brackets": "\\cite[" * (M // 6),
    "environments": "\\begin{equation}" * (M // 4),
    "lists": "\\begin{itemize}\\item " * (M // 20),
    "floats": "\\begin{figure}\\caption{" * (M // 24),
    "footnotes": "\\footnote{a " * (M // 12),
    "headings": "\\section{" * (M // 9),
    "cite-groups": "\\cite{a" * (M // 7),
    "href": "\\href{" * (M // 6),
    "dollars": "$" * M,
    "backslashes": "\\" * M,
    "percent": "%" * M,
    "escaped-percent": "\\%" * (M // 2),
    "blank": " " * M,
    "lines": "\n" * M,
    "quotes": "``" * (M // 2),
    "accents": "\\'" * (M // 2),
    "digits": "1" * M,
    "dots": ". " * (M // 2),
    "newcommands": "\\newcommand{\\a}{" * (M // 16),
    "ifs": "\\iffalse " * (M // 9),
    "ifx": "\\ifx\\a\\b " * (M // 10),
    "inputs": "\\input{main}" * (M // 12),
    "bibitems": "\\bibitem{" * (M // 9),
    "bibitem-options": "\\bibitem[" * (M // 9),
    "newblocks": "\\bibitem{x}" + "\\newblock " * (M // 10),
    "entries": "\\entry{a}{b}{" * (M // 14) + "\\endentry",
    "bib": "\\bib{a}{b}{" * (M // 12),
    "urls": "http://a%" * (M // 9),
    "dois": "10.1234/" * (M // 8),
    "arxiv": "arXiv:" * (M // 6),
    "marks": "\ue000" * M,
    "nul": "\0" * M,
}
ENTRIES = (
    "braces",
    "brackets",
    "newblocks",
    "escaped-percent",
    "bibitem-options",
    "digits",
    "dots",
    "dois",
)
HOSTILE = {
    "traversal": lambda: tar_gz(
        {"../../evil.tex": PAPER, "/etc/passwd.tex": "x", "main.tex": PAPER}
    ),
    "links": lambda: tar_gz(
        {"main.tex": PAPER + "\\input{passwd}"},
        [
            member("passwd.tex", tarfile.SYMTYPE, "/etc/passwd"),
            member("hard.tex", tarfile.LNKTYPE, "main.tex"),
            member("dev.tex", tarfile.CHRTYPE),
            member("fifo.tex", tarfile.FIFOTYPE),
            member("folder.tex", tarfile.DIRTYPE),
        ],
    ),
    "gzip-bomb": _bomb,
    "big-member": _big_member,
    "many-members": _many_members,
    "cut-off": lambda: tar_gz({"main.tex": PAPER, "x.tex": "y" * 100_000})[:-80],
    "not-gzip": lambda: b"\x1f\x8b\x08\x00garbage",
    "noise": lambda: bytes(range(256)) * 4000,
    "cycle": lambda: tar_gz({"main.tex": paper("\\input{b}"), "b.tex": "\\input{main}\\input{b}"}),
    "fan-out": lambda: tar_gz(
        {"main.tex": paper("\\input{f0}")}
        | {f"f{n}.tex": f"text \\input{{f{n + 1}}}\\input{{f{n + 1}}}" for n in range(40)}
    ),
    "macro-bomb": lambda: tar_gz(
        {
            "main.tex": paper(
                "".join(map(_bomb_macro, "abcdefghijklmnopqrstuvwx"))
                + "\\newcommand{\\my}{boom \\ma}\\ma\n\n\\cite{a}"
            )
        }
    ),
    "macro-argument-bomb": lambda: tar_gz(
        {
            "main.tex": paper(
                f"\\newcommand{{\\z}}[1]{{{'#1' * 400}}}" + "\\z{" * 8 + "x" * 1000 + "}" * 8
            )
        }
    ),
    "macro-loop": lambda: tar_gz(
        {"main.tex": paper("\\def\\a{\\b\\b}\\def\\b{\\a\\a}" + "\\a" * 10_000)}
    ),
    "catcode": lambda: tar_gz(
        {"main.tex": paper("\\catcode`\\{=12 \\catcode`\\%=12 { % } \\cite{a}.")}
    ),
    "many-cites": lambda: tar_gz({"main.tex": paper("\\cite{a,b} and " * 20_000)}),
    "cites-of-many": lambda: tar_gz(
        {
            "main.tex": paper(
                "".join(
                    f"\\cite{{{','.join(f'k{i}_{j}' for j in range(300))}}} x " for i in range(40)
                )
            )
        }
    ),
    "utf-16": lambda: tar_gz({"main.tex": PAPER.encode("utf-16")}),
    "nul-bytes": lambda: tar_gz({"main.tex": PAPER.replace("e", "e\0")}),
    "big-bib": lambda: tar_gz(
        {
            "main.tex": paper("\\cite{b}\\bibliography{r}", "\\end{document}"),
            "r.bib": "@article{b, title={" + "{" * (4 * M),
        }
    ),
    "bib-of-quotes": lambda: tar_gz(
        {
            "main.tex": paper("\\cite{b}\\bibliography{r}", "\\end{document}"),
            "r.bib": '@article{b, title="' + '" # "' * (M // 5),
        }
    ),
    "bib-strings": lambda: tar_gz(
        {
            "main.tex": paper("\\cite{b}\\bibliography{r}", "\\end{document}"),
            "r.bib": "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
            + "@string{s0 = {boom}}\n@article{b, title = s50}",
        }
    ),
    "all-bib": lambda: tar_gz(
        {
            "main.tex": paper("\\nocite{*}\\bibliography{r}", "\\end{document}"),
            "r.bib": "".join(
                f"@article{{k{n}, title={{Title {n}}}, year=2001}}\n" for n in range(15_000)
            ),
        }
    ),
    **{
        f"unclosed-{name}": lambda text=text: tar_gz({"main.tex": paper(text + "\n\n\\cite{a}")})
        for name, text in UNCLOSED.items()
    },
    **{
        f"entry-of-{name}": lambda text=text: tar_gz(
            {
                "main.tex": paper(
                    "\\cite{a}", "\\begin{thebibliography}{1}\\bibitem{a} " + text[: M // 4]
                )
            }
        )
        for name, text in UNCLOSED.items()
        if name in ENTRIES
    },
}
