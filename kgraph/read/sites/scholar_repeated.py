"""Rows of buttons of Google Scholar in a language that nobody listed.

    Simpan Kutip Dirujuk 441 kali Artikel terkait 3 versi

Whatever its words are, they stand under the text of most results, with other numbers, and end
no sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.read.page import Line, ends_sentence

MIN_RESULTS, SHARE = 2, 0.5  # that have such a row; of all
MAX_BUTTONS = 160  # code points
_NUMBER = re.compile(r"\d[\d.,\s]*")


@dataclass(frozen=True, slots=True)
class Result:
    """A result, by numbers of lines: title, names, the line behind its text, and the line
    behind its buttons.
    """

    title: int
    byline: int
    end: int
    after: int

    @property
    def closed(self) -> bool:
        """Whether buttons stand below it."""
        return self.after > self.end


def find_repeated(lines: Sequence[Line], results: Sequence[Result]) -> frozenset[int]:
    """Find the lines of buttons under results, whose ends are the titles of the next."""
    below = [range(result.byline + 1, result.end) for result in results]
    often = Counter(key for rows in below for key in {_key(lines[i].text) for i in rows})
    least = max(MIN_RESULTS, SHARE * len(results))
    known = {key for key, count in often.items() if key and count >= least}
    found: set[int] = set()
    for rows in below[:-1]:
        for i in reversed(rows):
            if _key(lines[i].text) not in known:
                break
            found.add(i)
    # A result that is not known yet, without a year, stands behind such a row as well.
    closing = Counter(_key(lines[i].text) for i in found)
    sure = {key for key, count in closing.items() if count >= least}
    found.update(i for rows in below[:-1] for i in rows if _key(lines[i].text) in sure)
    # Under the last one the foot of the page stands.
    for i in below[-1] if found else ():
        if _key(lines[i].text) in known:
            found.add(i)
        elif i - 1 in found:
            break
    return frozenset(found)


def _key(text: str) -> str:
    """Give what the rows of all results begin with, whatever the numbers; no text of one."""
    if len(text) > MAX_BUTTONS or ends_sentence(text) or "…" in text:
        return ""
    return " ".join(_NUMBER.sub("# ", text).split()[:2])
