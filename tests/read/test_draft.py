"""Drafts: text, pages and Word documents, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from factdb.errors import ReadError
from factdb.read import draft as drafts
from factdb.read.draft import draft

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_document(body: str, notes: str = "") -> bytes:
    """Make a Word document of paragraphs, as Word writes them."""
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
            f'<Override PartName="/word/footnotes.xml" ContentType="{TYPES}.footnotes+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{R}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{R}"><Relationship Id="r2" Type="{OFFICE}/footnotes"'
            ' Target="footnotes.xml"/></Relationships>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def run(text: str) -> str:
    """Give one run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_text_stays_as_it_is(tmp_path: Path) -> None:
    """Lines and columns of a text are those of the file."""
    path = tmp_path / "draft.md"
    path.write_text("# Title\n\n“We stay,” said Anna Kovacs.\n", encoding="utf-8")

    found = draft(str(path))

    assert found.text == "# Title\n\n“We stay,” said Anna Kovacs.\n"
    assert found.as_printed


def test_tracked_changes_and_footnotes(tmp_path: Path) -> None:
    """What was put in counts, what was taken out does not, and notes are part of the draft."""
    path = tmp_path / "draft.docx"
    body = (
        f"<w:p>{run('“We ')}<w:ins w:id='1'>{run('will ')}</w:ins>"
        f"<w:del w:id='2'><w:r><w:delText>cannot </w:delText></w:r></w:del>{run('stay,” he said.')}"
        "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    note = f"<w:footnote w:id='2'><w:p>{run('“Not I,” said Rui Costa.')}</w:p></w:footnote>"
    path.write_bytes(word_document(body, note))

    found = draft(str(path))

    assert found.text.split("\n\n") == ["“We will stay,” he said.[1]", "“Not I,” said Rui Costa."]
    assert not found.as_printed


def test_a_page_without_an_article(tmp_path: Path) -> None:
    """A few paragraphs of HTML are a draft; its scripts are not."""
    path = tmp_path / "draft.html"
    path.write_text("<p>One <b>two</b></p><script>x()</script><ul><li>three</ul>", "utf-8")

    assert draft(str(path)).text == "One two\n\nthree"


def test_standard_input() -> None:
    """A dash reads what is piped in."""
    assert draft("-", stdin=io.BytesIO(b"Hello there.")).text == "Hello there."


BAD = [
    ("empty.txt", b"", "empty"),
    ("long.txt", b"word " * 210_000, "more than 1,000,000 characters"),
    ("huge.txt", b"word " * 2_100_000, "more than 10 MB"),
    ("none.docx", b"PK\x03\x04 not really", "no Word document"),
    ("hollow.docx", word_document("").replace(b"word/document.xml", b"word/dokument.xml"), "Word"),
    ("white.docx", word_document("<w:p/>"), "no text in it"),
    ("image.md", b"\x89PNG\r\n\x1a\n", "PNG"),
]


@pytest.mark.parametrize(("name", "content", "told"), BAD, ids=[name for name, *_ in BAD])
def test_what_is_refused(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    """One line says what is wrong with which file."""
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(ReadError, match=told) as caught:
        draft(str(path))

    assert str(path) in str(caught.value)
    assert caught.value.hint


def test_a_missing_file(tmp_path: Path) -> None:
    """The system's own words say why."""
    with pytest.raises(ReadError, match="No such file"):
        draft(str(tmp_path / "none.md"))


def test_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small archive that unpacks to gigabytes is not unpacked."""
    monkeypatch.setattr(drafts, "MAX_UNPACKED", 10_000)
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000)

    with pytest.raises(ReadError, match="unpacks to"):
        draft(str(path))
