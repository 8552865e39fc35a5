"""Mails: encoded ones are decoded, and what their text tells is several papers."""

from email.message import EmailMessage

import pytest

from kgraph.read.inputs import mail
from kgraph.read.inputs.files import find_files, read_pages
from tests.read.pages import values

SHEEP, GOATS = "Counting Sheep in Wide Fields", "A Ladder for Goats at Night"
TEXT = (
    f'Hi Bob,\n\nTwo papers: "{SHEEP}" by Ann Lée et al. (WOOL 2017), and “{GOATS}”, '
    "Cy Fox et al., FARM 2020, https://arxiv.org/abs/2005.00001.\n\nJosé\n"
)
READ = [(SHEEP, ["Ann Lée"], "2017", None), (GOATS, ["Cy Fox"], "2020", "2005.00001")]


def made(encoding: str, *, html: bool = False, text: bool = True) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@example.org", "Fwd: papers"
    marked = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    if text:
        message.set_content(TEXT, cte=encoding)
    if html and text:
        message.add_alternative(marked, subtype="html", cte=encoding)
    elif html:
        message.set_content(marked, subtype="html", cte=encoding)
    return message


def read(tmp_path, content: bytes):
    path = tmp_path / "papers.eml"
    path.write_bytes(content)
    (found,) = read_pages(find_files([path]), known=frozenset(), now="2026-01-01T00:00:00Z")
    return found


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize(("html", "text"), [(False, True), (True, True), (True, False)])
def test_a_saved_mail_is_decoded(tmp_path, encoding, html, text):
    found = read(tmp_path, made(encoding, html=html, text=text).as_bytes())
    assert [
        (r.title, [a.name for a in r.authors], r.published, r.arxiv_id) for r in found.records
    ] == READ


def test_attachments_are_said_to_be_left(tmp_path):
    message = made("base64")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    found = read(tmp_path, message.as_bytes())
    assert len(found.records) == 2
    assert "attachments" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "text",
    [
        "Title: Sheep\nContent-Type: of wool\n\nmultipart/ base64",
        "We say\nContent-Transfer-Encoding: base64\n\nU2hlZXA=",
        "Content-Transfer-Encoding: base64",
    ],
)
def test_other_texts_are_no_mail(text):
    assert mail.find_text(text.encode()) is None


def test_a_charset_that_nobody_knows_is_read_as_utf_8():
    content = made("quoted-printable").as_bytes().replace(b'"utf-8"', b'"x-wool"')
    text, note = mail.find_text(content)
    assert ("Ann Lée" in text, note) == (True, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f'please read "{SHEEP}" (Lee and Day, 2019) and "{GOATS}" (Fox et al., 2020).',
            [(SHEEP, ["Lee", "Day"], "2019", None), (GOATS, ["Fox"], "2020", None)],
        ),
        (
            f'see "{SHEEP}" (https://arxiv.org/abs/1901.00001) and "{GOATS}" '
            "(https://arxiv.org/abs/1901.00002).",
            [(SHEEP, [], None, "1901.00001"), (GOATS, [], None, "1901.00002")],
        ),
        (
            f'"{SHEEP}" by Ann Lee, Bob Day, ICML 2019 (https://arxiv.org/abs/1901.00001) is '
            f'followed by "{GOATS}" by the same authors, see https://arxiv.org/abs/2001.00002.',
            [
                (SHEEP, ["Ann Lee", "Bob Day"], "2019", "1901.00001"),
                (GOATS, [], None, "2001.00002"),
            ],
        ),
    ],
)
def test_two_quoted_titles_of_a_sentence_are_two_papers(text, told):
    page = f"Dear all,\n\n{text}\n\nBest,\nCy\n"
    assert values(page, "title", "authors", "published", "arxiv_id") == told
