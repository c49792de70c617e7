"""The whole drafts as files, and the folder of the models learnt from them."""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path

from analyser import calls, extraction, readers
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.text import detect
from tests.drafts import marked, word

Read = tuple[Document, Application, str | None]
SUFFIXES = (".docx", ".pdf", ".odt", ".md", ".txt")


def as_word(name: str, text: str, folder: Path) -> Path:
    """Write a draft in Markdown as a Word file."""
    path = folder / f"{name}.docx"
    path.write_bytes(word.render(marked.page(text, name[-2:]), {"lists": True, "bold": True}))
    return path


def read(name: str, text: str) -> Read:
    """Read a draft in Markdown as far as its statements; the third is its language."""
    with tempfile.TemporaryDirectory() as folder:
        document = readers.read(as_word(name, text, Path(folder)))
    language, _ = detect.languages(document)
    application = extraction.extract(document, calls.load(), language=language).application
    assert application is not None
    return document, application, application.language or language


def summed(folder: Path) -> None:
    """Write the sums of the files of a folder of models into its manifest."""
    manifest = folder / "manifest.toml"
    head = manifest.read_text(encoding="utf-8").partition("[files]")[0]
    files = sorted(path for path in folder.iterdir() if path.name != manifest.name)
    sums = [f'"{path.name}" = "{sha256(path.read_bytes()).hexdigest()}"' for path in files]
    manifest.write_text("\n".join([f"{head}[files]", *sums, ""]), encoding="utf-8")
