"""One word and a year in brackets behind a title: who wrote it, or where it appeared.

    Finding community structure in networks (Newman 2006)
    Counting sheep by their voices (Interspeech 2020)

Only the word tells; places that are called by one word are few beside family names.
"""

import re

_SURNAME = re.compile(
    r"(?:(?:van|von|de|di|du|la|le|del|der|den|ten|ter|dos|da)\s){0,2}"
    r"[^\W\d_a-z][\w'’]*[^\W\d_A-Z](?:-[^\W\d_a-z][\w'’]*[^\W\d_A-Z])?"
)
# "Genetics", "Automatica", "Ecology", "Geometry"; "Interspeech", "Eurocrypt", "Hotnets".
_PLACE = re.compile(
    r".*(?:ics|[aei]ca|logy|graphy|metry|matics|istry|speech|crypt|nets|graphics|sys|conf|con)"
    r"|Acoustics|Bernoulli|Biometrika|Brain|Cancer|Cell|Chaos|Cognition|Coling|Complexity|Crypto"
    r"|Distill|Ecography|Energy|Entropy|Evolution|Findings|Fuel|Gut|Icarus|Immunity|Interspeech"
    r"|Lancet|Materials|Medicine|Mind|Mathematika|Nature|Neuron|Neurips|Nips|Oakland|Odyssey|Pain"
    r"|Physica|Plos|Polymer|Ranlp|Robotica|Science|Sensors|Sigmod|Synthese|Technometrics|Topology"
    r"|Tetrahedron|Usenix|Vision|Water|Wear"
)
# Who publishes, what kind of thing it is, and when.
_NOBODY = re.compile(
    r"Academic|Cambridge|Dover|Elsevier|Harvard|Kluwer|Macmillan|Oxford|Palgrave|Pearson|Penguin"
    r"|Princeton|Routledge|Sage|Springer|Stanford|Wiley|Yale"
    r"|Accepted|Appendix|Book|Chapter|Course|Draft|Edition|Lecture|Notes|Online|Oral|Part|Poster"
    r"|Preprint|Print|Published|Report|Revised|Review|Since|Slides|Spotlight|Submitted|Survey"
    r"|Talk|Thesis|Tutorial|Update|Updated|Version|Workshop|Year"
    r"|Spring|Summer|Autumn|Fall|Winter|Easter|Early|Late|Mid|Circa|About"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)


def may_sign_year(text: str, start: int, end: int) -> bool:
    """Say whether a word that only a year follows may be the family name of an author."""
    word = _SURNAME.fullmatch(text, start, end)
    known = is_place(text, start, end) or _NOBODY.fullmatch(text, start, end)
    return word is not None and not known


def is_place(text: str, start: int, end: int) -> bool:
    """Say whether a word is what a journal or a conference is called."""
    return text[start].isupper() and _PLACE.fullmatch(text, start, end) is not None
