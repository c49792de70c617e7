"""Hostile, broken and mistaken files: one clear line each, within the limits, and never an empty draft."""

from __future__ import annotations

import io
import os
import signal
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from analyser import readers
from analyser.errors import DamagedFile, LimitExceeded, NoTextLayer, ProtectedFile, ReadError, UnsupportedFormat
from analyser.model.document import Document
from analyser.readers import _child, _formats
from analyser.readers import pdf as reader
from tests.readers.making import assembled, p, pdf, r, word, zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(tmp_path: Path, name: str, content: bytes, error: type[ReadError], says: str, **limits: float) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error, match=says) as caught:
        readers.read(path, seconds=limits.get("seconds", 20.0), megabytes=int(limits.get("megabytes", 512)))
    assert caught.type is error
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("old.doc", OLD + bytes(600), UnsupportedFormat, "not of a format"),
        ("renamed.docx", OLD + bytes(600), UnsupportedFormat, "old Word format"),
        ("rich.docx", b"{\\rtf1 text}", UnsupportedFormat, "RTF"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), UnsupportedFormat, "a picture"),
        ("text.docx", b"just words", DamagedFile, "damaged, or not a .docx"),
        ("empty.docx", b"", DamagedFile, "is empty"),
        ("empty.txt", b"", DamagedFile, "is empty"),
        ("blank.txt", b" \n\t\n", ReadError, "holds no text"),
        ("binary.txt", b"\x00\x01\x02\x03" * 50, DamagedFile, "no text file"),
        ("zip.txt", b"PK\x03\x04" + bytes(40), UnsupportedFormat, "no text file"),
        ("table.xlsx", b"PK\x03\x04" + bytes(40), UnsupportedFormat, "not of a format"),
        ("zip.docx", zipped({"a.txt": "x"}), DamagedFile, "no Word file"),
        ("cut.docx", word(p(r("text" * 500)))[:-300], DamagedFile, "damaged or incomplete"),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Cat", DamagedFile, "damaged"),
    ],
)
def test_a_mistaken_file_is_named(tmp_path: Path, name: str, content: bytes, error: type[ReadError], says: str) -> None:
    refused(tmp_path, name, content, error, says)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"'nowhere\.docx' cannot be opened"):
        readers.read(tmp_path / "nowhere.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    content = word(p(r("text")), extra={"word/document.xml": ""})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = bomb.encode(encoding)
    refused(tmp_path, "bomb.docx", zipped(parts), DamagedFile, "not allowed")


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    content = word(p(r("text")), extra={"word/media/a.bmp": "\0" * 60_000_000})
    assert len(content) < 100_000
    refused(tmp_path, "bomb.docx", content, LimitExceeded, "unpacks to more")


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    content = bytearray(word("<w:p/>" * 10_000_000))
    directory = content.rfind(b"PK\x01\x02")
    size = (60_000_000 + 400).to_bytes(4, "little")
    assert size
    content[directory + 24 : directory + 28] = (5_000).to_bytes(4, "little")
    path = tmp_path / "liar.docx"
    path.write_bytes(content)
    with pytest.raises((LimitExceeded, DamagedFile)):
        readers.read(path, seconds=20)


def test_names_that_point_outside_are_refused(tmp_path: Path) -> None:
    content = word(p(r("text")), extra={"../outside.xml": "x"})
    refused(tmp_path, "path.docx", content, DamagedFile, "is not allowed")


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    content = word(p(r("text")), extra={f"word/p{i}.xml": "x" for i in range(2100)})
    refused(tmp_path, "many.docx", content, LimitExceeded, "unpacks to more")


def test_a_password_is_asked_for_in_words(tmp_path: Path) -> None:
    import msoffcrypto.format.ooxml

    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(word(p(r("text"))))).encrypt("secret", stream)
    refused(tmp_path, "locked.docx", stream.getvalue(), ProtectedFile, "protected with a password")


def test_an_encrypted_pdf_is_named(tmp_path: Path) -> None:
    trailer = b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32
    trailer += b"> >> /ID [<00> <00>] >>"
    content = pdf(([(50, 50, "text")], [])).replace(b"/Root 1 0 R >>", trailer)
    refused(tmp_path, "locked.pdf", content, ProtectedFile, "protected with a password")


def test_a_form_that_calls_itself_is_read_the_slow_way(tmp_path: Path) -> None:
    """PDFium aborts on it; the child dies, and pdfplumber reads the text in another one."""
    fonts = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << {fonts} /XObject << /F 3 0 R >> >> "
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        f"{form}/Length 5 >>\nstream\n/F Do\nendstream",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << {fonts} "
        "/XObject << /F 3 0 R >> >> >>",
        "<< /Length 56 >>\nstream\nBT /F1 10 Tf 50 700 Td (Objectives of the project) Tj ET /F Do\nendstream",
    ]
    path = tmp_path / "self.pdf"
    path.write_bytes(assembled(objects))
    try:
        document = readers.read(path, seconds=20)
    except DamagedFile as error:
        assert "crashed" in str(error)
    else:
        assert document.text == "Objectives of the project"


def test_the_second_way_is_taken_when_the_first_one_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf(([(50, 50, "Objectives of the project")], [])))
    monkeypatch.setattr(_formats, "recognise", lambda _: abort)
    monkeypatch.setattr(_formats, "slower", lambda _: reader.read_slowly)
    assert readers.read(path).text == "Objectives of the project"
    monkeypatch.setattr(_formats, "slower", lambda _: abort)
    with pytest.raises(DamagedFile, match="crashed") as caught:
        readers.read(path)
    assert caught.type is DamagedFile


@pytest.mark.slow
def test_a_stream_that_inflates_without_end_is_stopped(tmp_path: Path) -> None:
    packed = zlib.compress(b"BT (a) Tj ET\n" * 30_000_000, 9)
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    objects: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
        stream,
    ]
    begin = time.monotonic()
    path = tmp_path / "bomb.pdf"
    path.write_bytes(assembled(objects))
    with pytest.raises(ReadError):
        readers.read(path, seconds=6, megabytes=300)
    assert time.monotonic() - begin < 20


def test_a_pdf_of_pictures_says_what_to_do(tmp_path: Path) -> None:
    refused(tmp_path, "scan.pdf", pdf(([], [])), NoTextLayer, "no text layer")
    path = tmp_path / "scan.pdf"
    with pytest.raises(NoTextLayer) as caught:
        readers.read(path)
    assert "OCR" in caught.value.hint


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    content = pdf(*[([(50, 50, "text on this page")], [])] * 301)
    refused(tmp_path, "long.pdf", content, LimitExceeded, "301 pages")


def sleep(path: Path) -> Document:
    time.sleep(60)
    raise AssertionError(path)


def spin(path: Path) -> Document:
    while path:
        pass
    raise AssertionError


def grow(path: Path) -> Document:
    held = []
    while path:
        held.append(bytearray(50_000_000))
    raise AssertionError(len(held))


def abort(path: Path) -> Document:
    os.kill(os.getpid(), signal.SIGABRT)
    raise AssertionError(path)


def fault(path: Path) -> Document:
    raise ValueError(path.name)


@pytest.mark.parametrize(
    ("parser", "error", "says"),
    [
        (sleep, LimitExceeded, "longer than 1 seconds"),
        (spin, LimitExceeded, "longer than 1 seconds"),
        (grow, LimitExceeded, "more than 300 MB"),
        (abort, DamagedFile, "crashed"),
        (fault, DamagedFile, "ValueError"),
    ],
)
def test_whatever_happens_to_the_child_becomes_an_error(parser: object, error: type[ReadError], says: str) -> None:
    with pytest.raises(error, match=says):
        _child.run(parser, Path("draft.pdf"), seconds=1, megabytes=300)  # type: ignore[arg-type]
