"""From bytes to text: byte order marks, UTF-8, what markup says, the Latin text it may be."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# HTML's way to say the encoding, and XML's.
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]+)",
    re.IGNORECASE,
)
# What browsers read these as: https://encoding.spec.whatwg.org/#names-and-labels
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949"}


def decode(content: bytes) -> tuple[str | None, tuple[str, str] | None]:
    """Decode a page: by its byte order mark, as UTF-8, or as the Latin text it may be.

    Text that is no UTF-8 is decoded as its markup says it is. UTF-16 without a mark is
    known by its zero bytes.

    Returns:
        The text without byte order mark; no text if the content is binary. And a
        problem's code and message, if the text is not all clear.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding)
    wide = _wide(content)
    if wide:
        return _decode_as(content, wide)
    controls = len(_CONTROL.findall(content[:65536]))
    charset = _charset(content)
    if b"\x1b" in content[:65536] and charset and charset.startswith("iso-2022"):
        return _decode_as(content, charset)
    if controls > 0.02 * min(len(content), 65536):
        return None, None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if charset:
            return _decode_as(content, charset)
        where = f"byte {error.start + 1} is no UTF-8"
        try:
            note = ("not-utf8", f"{where}; read as Windows-1252, check the accents")
            return content.decode("cp1252"), note
        except UnicodeDecodeError:
            note = ("not-utf8", f"{where}; read as Latin-1, check the accents")
            return content.decode("latin-1"), note
    if controls:
        return text, ("control-characters", "control characters are read as spaces")
    if "\u00ad" in text:
        message = "soft hyphens stand inside of words; they are kept as printed"
        return text, ("soft-hyphens", message)
    return text, None


def _decode_as(content: bytes, encoding: str) -> tuple[str, tuple[str, str] | None]:
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    note = ("not-utf8", f"some bytes are no valid {encoding}; each is read as \ufffd")
    return text, note if "\ufffd" in text else None


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark: every other byte of Latin text and of spaces is zero."""
    head = content[:4096]
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.6 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.02 * pairs:
        return "utf-16-be"
    return None


def _charset(content: bytes) -> str | None:
    """Find the encoding that HTML or XML says it is in, if it is one that we can read."""
    match = _CHARSET.search(content[:4096])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    name = _WIDER.get(name, name)
    try:
        known = codecs.lookup(name).name
        "".encode(known)  # a codec of texts, and not "rot13" or "hex"
    except LookupError:
        return None
    # Wide encodings cannot say so in narrow letters; UTF-7 hides markup.
    if known.startswith(("utf", "unicode", "raw", "idna", "punycode")):
        return None
    return "cp1252" if known in ("iso8859-1", "ascii") else known
