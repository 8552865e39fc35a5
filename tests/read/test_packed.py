"""Packed files and odd bytes: members are pages, bombs and locks are problems."""

import gzip
import io
import os
import sys
import tarfile
import zipfile

import pyarrow as pa
import pytest

from kgraph.read.inputs import files, packed
from kgraph.read.inputs.decode import decode
from kgraph.read.inputs.files import find_files, read_pages

BIB = b"@article{a, title={Counting Sheep in Wide Fields}, author={Ann Lee}}\n"
GOATS = b"@article{b, title={Counting Goats on High Hills}, author={Bob Day}}\n"


def read(*paths):
    evidence = list(read_pages(find_files(paths), known=frozenset(), now="2026-01-01T00:00:00Z"))
    titles = [(s.location, r.title) for e in evidence for s in e.sources for r in e.records]
    problems = [(s.location, p.code) for e in evidence for s in e.sources for p in e.problems]
    return titles, problems


def zipped(path, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def zst(content):
    return pa.compress(content, "zstd", asbytes=True)


def test_members_of_an_archive_are_pages(tmp_path):
    members = {"b/goats.bib": GOATS, "sheep.bib.gz": gzip.compress(BIB), "__MACOSX/._b": b"\0\1"}
    assert read(zipped(tmp_path / "all.zip", members)) == (
        [
            ("all.zip!b/goats.bib", "Counting Goats on High Hills"),
            ("all.zip!sheep.bib.gz", "Counting Sheep in Wide Fields"),
        ],
        [],
    )


@pytest.mark.parametrize("pack", [gzip.compress, zst, lambda content: content])
def test_a_compressed_page_is_the_page(tmp_path, pack):
    (tmp_path / "plain.bib").write_bytes(BIB)
    (tmp_path / "packed.any").write_bytes(pack(BIB))
    evidence = list(read_pages(find_files([tmp_path]), known=frozenset(), now=""))
    assert len(evidence) == 1, "the same content is one source"
    assert evidence[0].sources[0].bytes == len(BIB)
    assert evidence[0].records[0].title == "Counting Sheep in Wide Fields"


def tar(content):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("a.bib")
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def zip_bytes(members):
    file = io.BytesIO()
    zipped(file, members)
    return file.getvalue()


def encrypted():
    content = bytearray(zip_bytes({"a.bib": BIB}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def broken_member():
    content = bytearray(zip_bytes({"a.bib": BIB * 50}))
    content[60] ^= 0xFF
    return bytes(content)


ODD = {
    "bomb": (gzip.compress(b" " * 50_000_000), "archive-too-large"),
    "bomb in zip": (zip_bytes({"a.txt": b"a" * 50_000_000}), "archive-too-large"),
    "zst bomb": (zst(b" " * 50_000_000), "archive-too-large"),
    "zip in zip": (zip_bytes({"b.zip": zip_bytes({"a": BIB})}), "nested-archive"),
    "zip in gz": (gzip.compress(zip_bytes({"a": BIB})), "nested-archive"),
    "gz in gz": (gzip.compress(gzip.compress(BIB)), "nested-archive"),
    "encrypted": (encrypted(), "encrypted"),
    "cut gz": (gzip.compress(os.urandom(5000))[:-900], "damaged-archive"),
    "cut zst": (zst(os.urandom(5000))[:-900], "damaged-archive"),
    "cut zip": (zip_bytes({"a": BIB})[:-30], "damaged-archive"),
    "broken member": (broken_member(), "damaged-archive"),
    "tar": (tar(BIB), "archive"),
    "tar.gz": (gzip.compress(tar(BIB)), "archive"),
    "xz": (b"\xfd7zXZ\x00" + b"x" * 90, "archive"),
    "docx": (zip_bytes({"[Content_Types].xml": b"<x/>", "word/document.xml": b""}), "binary"),
    "empty zip": (zip_bytes({}), "empty"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_unpacked_is_a_problem(tmp_path, name):
    content, code = ODD[name]
    (tmp_path / "odd").write_bytes(content)
    titles, problems = read(tmp_path / "odd")
    assert titles == []
    assert [found for _, found in problems] == [code]
    known = frozenset(
        s.source_id
        for e in read_pages(find_files([tmp_path]), known=frozenset(), now="")
        for s in e.sources
    )
    assert list(read_pages(find_files([tmp_path]), known=known, now="")) == []


def test_pages_of_an_archive_have_a_limit_together(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_ARCHIVE", 100)
    titles, problems = read(zipped(tmp_path / "a.zip", {"a": BIB, "b": GOATS}))
    assert titles == [("a.zip!a", "Counting Sheep in Wide Fields")]
    assert problems == [("a.zip!b", "archive-too-large")]


def test_an_archive_has_a_limit_of_members(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "MAX_MEMBERS", 1)
    titles, problems = read(zipped(tmp_path / "a.zip", {"a": BIB, "b": GOATS}))
    assert (len(titles), problems) == (1, [("a.zip", "archive-too-large")])


def test_a_pipe_is_read(monkeypatch, tmp_path):
    read_end, write_end = os.pipe()
    os.write(write_end, gzip.compress(BIB))
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
        assert read("-")[0] == [("-", "Counting Sheep in Wide Fields")]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_may_be_no_text(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.bib")).write_bytes(BIB)
    assert read(tmp_path)[0] == [("caf\ufffd.bib", "Counting Sheep in Wide Fields")]


@pytest.mark.parametrize(
    ("content", "text", "code"),
    [
        ("Ünder sheep".encode("utf-16"), "Ünder sheep", None),
        ("Ünder sheep".encode("utf-16-le"), "Ünder sheep", None),
        ("Ünder sheep".encode("utf-16-be"), "Ünder sheep", None),
        ("Ünder sheep".encode("utf-32"), "Ünder sheep", None),
        ("\ufeffÜnder".encode(), "Ünder", None),
        ("“Ünder”".encode("cp1252"), "“Ünder”", "not-utf8"),
        (
            b"under\x00sheep and many goats on a very high hill in fields",
            None,
            "control-characters",
        ),
        ("Coun\u00adting".encode(), "Coun\u00adting", "soft-hyphens"),
        ("e\ufb03cient".encode(), "e\ufb03cient", None),
        (b"\x00\x01\x02\x03\x04\x05", None, None),
        ('<meta charset="koi8-r">Овцы'.encode("koi8-r"), '<meta charset="koi8-r">Овцы', None),
        ('<meta charset="gb2312">绵羊'.encode("gbk"), '<meta charset="gb2312">绵羊', None),
        ('<meta charset="latin1">Ü'.encode("latin1"), '<meta charset="latin1">Ü', None),
        ('<meta charset="koi8-r">Ü'.encode(), '<meta charset="koi8-r">Ü', None),
        (b'<meta charset="no-such">\xdc', '<meta charset="no-such">Ü', "not-utf8"),
    ],
)
def test_bytes_are_decoded(content, text, code):
    found, note = decode(content)
    assert (note and note[0]) == code
    if text is not None:
        assert found == text
