"""One form for every spelling of a co-author, so that a shared co-author is seen as one."""

from collections import defaultdict
from collections.abc import Iterable

from kgraph.resolve.people.spelling import Spelling, spelling


def short_forms(keys: Iterable[str]) -> dict[str, str]:
    """Give each name key the form under which it is known as somebody's co-author.

    That is the family name with the first given name written out, or with its initial alone,
    if all names of the set that begin so can be one name. "H. Jones" is then "Hugo Jones" where
    no Harry Jones is known, and nobody else where one is.

    Examples:
        >>> short_forms(["jones|hugo b", "jones|h"])
        {'jones|hugo b': 'jones|h', 'jones|h': 'jones|h'}
        >>> short_forms(["jones|hugo b", "jones|h", "jones|harry"])
        {'jones|hugo b': 'jones|hugo', 'jones|h': 'jones|h', 'jones|harry': 'jones|harry'}
    """
    names = {key: spelling(key) for key in keys}
    written: dict[str, set[str]] = defaultdict(set)
    for name in names.values():
        if name.is_full:
            written[_by_initial(name)].add(_written(name))
    return {key: _form(name, written[_by_initial(name)]) for key, name in names.items()}


def _form(name: Spelling, written: set[str]) -> str:
    if len(written) < 2 or not name.is_full:
        return _by_initial(name)
    return f"{name.family}|{_written(name)}"


def _by_initial(name: Spelling) -> str:
    return f"{name.family}|{name.given[0][0] if name.given else ''}"


def _written(name: Spelling) -> str:
    return next(given for given in name.given if len(given) > 1)
