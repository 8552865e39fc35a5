"""The cache gives back what was put in, or nothing; never something else."""

import multiprocessing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.enrich.cache import Cache
from kgraph.errors import InputError

NOW = "2026-11-20T12:00:00+00:00"
NEXT_WEEK = "2026-11-27T12:00:00Z"
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc é/"), inner),
    max_leaves=8,
)


@given(key=st.text(st.characters(exclude_categories=("Cs",)), min_size=1), value=json_values)
def test_what_is_put_in_comes_out(tmp_path_factory, key, value):
    folder = tmp_path_factory.mktemp("cache")
    Cache(folder, NOW).put("papers", key, value)
    found = Cache(folder, NOW).get("papers", key)
    assert found is not None
    assert (found.value, found.asked_at, found.age_s) == (value, NOW, 0.0)
    assert Cache(folder, NOW).path("papers", key).resolve().is_relative_to(folder.resolve())


def test_nothing_is_known_before_it_is_put_in(tmp_path):
    cache = Cache(tmp_path / "new", NOW)
    assert cache.get("papers", "1706.03762") is None
    assert not (tmp_path / "new").exists()


def test_nothing_found_is_kept_too(tmp_path):
    cache = Cache(tmp_path, NOW)
    cache.put("papers", "1706.03762", None)
    assert cache.get("papers", "1706.03762").value is None


def test_age_is_counted_from_the_time_given(tmp_path):
    Cache(tmp_path, NOW).put("papers", "x", 1)
    assert Cache(tmp_path, NEXT_WEEK).get("papers", "x").age_s == 7 * 86_400
    ahead = Cache(tmp_path, "2026-11-13T12:00:00Z").get("papers", "x")
    assert ahead.age_s == 7 * 86_400, "a clock that ran ahead makes nothing fresh for years"


def test_names_that_look_alike_are_not_one_answer(tmp_path):
    cache = Cache(tmp_path, NOW)
    keys = ["hep-th/9901001", "hep-th-9901001", "hep-th.9901001", "../9901001", "ti:a b", "ti:ab"]
    for key in keys:
        cache.put("papers", key, key)
    assert [cache.get("papers", key).value for key in keys] == keys


def test_a_file_cut_anywhere_is_absent(tmp_path):
    cache = Cache(tmp_path, NOW)
    cache.put("papers", "x", {"title": "Ein Maß"})
    path = cache.path("papers", "x")
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert cache.get("papers", "x") is None, whole[:end]


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "null",
        '"x"',
        '{"format": 1}',
        '{"format": 2, "key": "x", "asked_at": "2026", "value": 1}',
        '{"format": 1, "key": "y", "asked_at": "2026-01-01", "value": 1}',
        '{"format": 1, "key": "x", "asked_at": "then", "value": 1}',
    ],
)
def test_a_file_that_is_not_ours_is_absent(tmp_path, content):
    cache = Cache(tmp_path, NOW)
    cache.put("papers", "x", 1)
    cache.path("papers", "x").write_text(content)
    assert cache.get("papers", "x") is None
    cache.put("papers", "x", 2)
    assert cache.get("papers", "x").value == 2


def _write(folder, mark):
    for _ in range(40):
        Cache(folder, NOW).put("papers", "x", [mark] * 5000)


def test_processes_that_write_at_once_leave_one_whole_answer(tmp_path):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        done = pool.starmap_async(_write, [(tmp_path, mark) for mark in "abc"])
        while not done.ready():
            found = Cache(tmp_path, NOW).get("papers", "x")
            assert found is None or len(set(found.value)) == 1
        done.get()
    assert len(set(Cache(tmp_path, NOW).get("papers", "x").value)) == 1
    folder = Cache(tmp_path, NOW).path("papers", "x").parent
    assert [path.name for path in folder.iterdir()] == ["x.json"]


def test_a_folder_that_cannot_be_written_is_an_error_that_says_what_to_set(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot use the cache") as caught:
        Cache(tmp_path / "file", NOW).put("papers", "x", 1)
    assert "KGRAPH_CACHE_DIR" in caught.value.hint


def test_a_time_that_is_none_is_refused(tmp_path):
    with pytest.raises(InputError, match="not a time"):
        Cache(tmp_path, "yesterday")
