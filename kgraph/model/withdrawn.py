"""Whether arXiv's metadata says that a paper is withdrawn.

There is no field for it but in OAI-PMH; authors and arXiv write a sentence, as a comment
or in the place of the abstract.
"""

import re

# A sentence that says it of the paper as a whole. "Section 3 has been withdrawn" and
# "replaces the withdrawn paper" do not.
_NOUN = r"(?:paper|article|manuscript|submission|preprint|work|note|document|draft)"
_COMMENT = re.compile(
    rf"(?:^|[.;]\s+)\W*(?:(?:this|the|our)\s+)?(?:(?:arxiv\s+)?{_NOUN}\s+)?"
    r"(?:(?:has|have|had|is|was|being|been|now|temporarily|unfortunately)\s+)*"
    r"withdrawn\b(?!\s+(?:from|paper|arxiv|version))",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    rf"\W*(?:this|the)\s+{_NOUN}\s+(?:has\s+been|is|was)\s+withdrawn\b", re.IGNORECASE
)


def is_withdrawn(comments: str | None, abstract: str | None) -> bool:
    """Say whether a comment, or what stands in the place of an abstract, says so."""
    said = comments is not None and _COMMENT.search(comments) is not None
    return said or _ABSTRACT.match(abstract or "") is not None
