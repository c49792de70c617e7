"""The whole drafts as files, and the folder of the models learnt from them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.drafts import marked, word

SUFFIXES = (".docx", ".pdf", ".odt", ".md", ".txt")


def as_word(name: str, text: str, folder: Path) -> Path:
    """Write a draft in Markdown as a Word file."""
    path = folder / f"{name}.docx"
    path.write_bytes(word.render(marked.page(text, name[-2:]), {"lists": True, "bold": True}))
    return path


def summed(folder: Path) -> None:
    """Write the sums of the files of a folder of models into its manifest."""
    manifest = folder / "manifest.toml"
    head = manifest.read_text(encoding="utf-8").partition("[files]")[0]
    files = sorted(path for path in folder.iterdir() if path.name != manifest.name)
    sums = [f'"{path.name}" = "{sha256(path.read_bytes()).hexdigest()}"' for path in files]
    manifest.write_text("\n".join([f"{head}[files]", *sums, ""]), encoding="utf-8")
