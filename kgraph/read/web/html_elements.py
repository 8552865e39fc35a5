"""The elements of a web page as readers want them, where the markup is as programs leave it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Element:
    """An element and the text in it, ``start`` to ``end``; ``last`` is the last inside of it.

    ``moment`` is the date that a ``time`` element has in its markup, or a ``meta`` element
    among the text says.
    """

    tag: str
    name: str
    classes: tuple[str, ...]
    href: str
    start: int
    end: int
    last: int
    moment: str = ""


def whole(elements: Sequence[Element], text: str) -> Iterator[Element]:
    """Give what is marked in several elements, one right behind the other, as one element that
    holds the others: programs cut "Transferab", "ility" where somebody once wrote.
    """
    n = 0
    while n < len(elements):
        first, last = elements[n], n
        while (
            first.tag in ("i", "b")
            and elements[last].last == last
            and last + 1 < len(elements)
            and elements[last + 1].tag == first.tag
            and not text[elements[last].end : elements[last + 1].start].strip(" ")
        ):
            last += 1
        yield first if last == n else replace(first, end=elements[last].end, last=last)
        yield from (replace(element, tag="span") for element in elements[n + 1 : last + 1])
        n = last + 1


def ended(elements: Iterable[Element]) -> list[Element]:
    """End terms and descriptions where the next one of their list begins: the parser puts one
    without an end tag around those behind it.
    """
    found: list[Element] = []
    lists: list[list[int]] = []  # of those around: last element, open term or description
    for n, element in enumerate(elements):
        found.append(element)
        while lists and lists[-1][0] < n:
            lists.pop()
        if element.tag == "dl":
            lists.append([element.last, n])
        elif element.tag in ("dt", "dd") and lists:
            above = found[lists[-1][1]]
            if above.tag != "dl" and above.last >= n:
                found[lists[-1][1]] = replace(
                    above, end=max(above.start, element.start - 1), last=n - 1
                )
            lists[-1][1] = n
    return found
