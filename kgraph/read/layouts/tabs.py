"""Tabs of a browser, saved as lines: an address, and the title of its page behind a bar.

    https://aclanthology.org/P19-1001/ | Counting Sheep - ACL Anthology
    https://openreview.net/forum?id=abc | Counting Goats | OpenReview

Pages of one paper at houses that publish papers, which have neither an arXiv id nor a DOI in
their address. Other pages of theirs, of a venue or a person, are none.
"""

import re

from kgraph.read.page import Line

_TAB = re.compile(
    r"(?:[-*•]\s+)?https?://(?:www\.)?(?:aclanthology\.org/(?:[A-Z]\d\d-\d{4}|(?:19|20)\d\d\.[\w-]+\.\d+)"
    r"|aclweb\.org/anthology/(?:papers/\w/\w+/)?[A-Z]\d\d-\d{4}|openreview\.net/(?:forum|pdf)\?id="
    r"|proceedings\.mlr\.press/v\d+/\w|(?:papers|proceedings)\.n(?:eur)?ips\.cc/paper"
    r"|openaccess\.thecvf\.com/content|(?:www\.)?jmlr\.org/papers/v\d+/\w"
    r"|ijcai\.org/proceedings/\d{4}/\d|isca-speech\.org/archive/\w+/\w+\.html"
    r"|usenix\.org/conference/\w+/presentation/\w)\S*\s+\|\s+(?P<title>\S.{7,300})$",
    re.IGNORECASE,
)
# What the sites add to the title of a page.
_SITE = re.compile(
    r"\s+[-–—|]\s+(?:ACL Anthology|OpenReview|PMLR|NeurIPS(?: Proceedings)?|NIPS"
    r"|CVF(?: Open Access)?|JMLR|IJCAI|ISCA(?: Archive)?|USENIX|PDF)$",
    re.IGNORECASE,
)


def find_tab(line: Line) -> tuple[int, int] | None:
    """Find the title of a paper that a line gives with the address of the paper's page."""
    tab = _TAB.match(line.text) if "|" in line.text else None
    if tab is None:
        return None
    start, end = tab.span("title")
    while site := _SITE.search(line.text, start, end):
        end = site.start()
    return line.start + start, line.start + end
