"""What ran out is told as that, whatever it was made into on its way."""

import errno

import pytest

from kgraph import failures
from kgraph.errors import InputError, ResourceError, StoreError

FULL = OSError(errno.ENOSPC, "No space left on device", "graph.ttl")


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (MemoryError(), "memory ran out"),
        (FULL, "cannot write graph.ttl"),
        (ResourceError("memory ran out: there", failures.MEMORY), "memory ran out: there"),
    ],
    ids=["memory", "room", "told"],
)
def test_an_error_made_of_a_lack_tells_of_the_lack(cause, reason):
    with pytest.raises(ResourceError, match=reason) as told, failures.told():
        raise StoreError("cannot tell the graph in RDF", "build it again") from cause
    assert told.value.hint in (failures.MEMORY, failures.ROOM)


def test_other_errors_pass_as_they_are():
    with pytest.raises(InputError, match="no such page"), failures.told():
        raise InputError("no such page") from FileNotFoundError(errno.ENOENT, "No such file")
    with pytest.raises(ZeroDivisionError), failures.told():
        raise ZeroDivisionError


def test_what_fails_in_a_full_memory_is_a_lack_of_memory(monkeypatch):
    monkeypatch.setattr(failures, "_SMALL", 1 << 62)  # nobody gets so much
    with pytest.raises(ResourceError, match="memory ran out: SystemError"), failures.told():
        raise SystemError("error return without exception set")
