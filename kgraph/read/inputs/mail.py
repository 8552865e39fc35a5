"""Mails as programs save them (``.eml``): the text that is encoded in one, without its headers.

    Content-Type: text/plain; charset=UTF-8
    Content-Transfer-Encoding: quoted-printable

    Counting Sheep at Nig=
    ht, by Ann L=C3=A9e

A mail whose text stands as it is needs nothing of this. Of a mail that says the same as text and
as HTML the text is read. Places of values count in the decoded text.

Source: https://www.rfc-editor.org/rfc/rfc2045 and rfc2046.
"""

import re

# Header lines up to a blank one, and among them one that says how the rest is written.
_BEGINS = re.compile(
    rb"\A(?:From [^\r\n]*\r?\n)?"
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,400}\r?\n"
)
_ENCODED = re.compile(
    rb"^Content-(?:Transfer-Encoding:[ \t]*(?:quoted-printable|base64)"
    rb"|Type:[ \t]*(?:multipart/|text/html))",
    re.IGNORECASE | re.MULTILINE,
)
MAX_HEAD = 1 << 16  # bytes


def find_text(content: bytes) -> tuple[str, tuple[str, str] | None] | None:
    """Decode a mail.

    Returns:
        Its text, or its HTML if it has no other, and a problem's code and message if something
        in it is left out; nothing if it is no mail, or one that is not encoded.
    """
    if b"ontent-" not in content[:MAX_HEAD] and b"CONTENT-" not in content[:MAX_HEAD]:
        return None
    head = _BEGINS.match(content[:MAX_HEAD])
    if head is None or not _ENCODED.search(head[0]):
        return None
    from email import message_from_bytes, policy

    texts: dict[str, list[str]] = {"plain": [], "html": []}
    left = 0
    for part in message_from_bytes(content, policy=policy.default).walk():
        if part.is_multipart():
            continue
        if part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment":
            left += 1
            continue
        try:
            text = str(part.get_content())
        except (LookupError, ValueError):  # of a charset that nobody knows
            text = (part.get_payload(decode=True) or b"").decode("utf-8", "replace")  # type: ignore[union-attr]
        kind = "html" if part.get_content_subtype() == "html" else "plain"
        texts[kind].append(text.replace("\r\n", "\n"))
    found = texts["plain"] if any(text.strip() for text in texts["plain"]) else texts["html"]
    if not found:
        return None
    message = f"attachments of a mail are not read: {left}; save them as files of their own"
    return "\n\n".join(found), ("attachments", message) if left else None
