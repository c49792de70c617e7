"""A round as a Word file: what the terminal shows, to be sent on or annotated."""

from __future__ import annotations

from analyser.i18n import translator
from analyser.model.analysis import Round
from analyser.model.document import Document
from analyser.ooxml.writing import rewritten
from analyser.ooxml.xml import serialised
from analyser.reporters._docx_new import new_package
from analyser.reporters.round_text import lines

ROUND_SUFFIX = ".docx"


def render_round(found: Round, language: str) -> bytes:
    """Return a round as a Word file, a paragraph a line."""
    text = "\n".join(lines(found, translator(language)))
    package, body, _ = new_package(Document("round.docx", "docx", text))
    return rewritten(package, {package.main: serialised(body.getroottree().getroot())})
