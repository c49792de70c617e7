"""A safe walk of a Word file: everything a reader of the page sees, with the way back to the XML.

Shared by the DOCX reader and the DOCX reporter, so that both agree on every offset.
"""

from analyser.ooxml.compose import Placed, Text, compose
from analyser.ooxml.package import Package
from analyser.ooxml.pieces import Piece
from analyser.ooxml.story import read_body

__all__ = ["Package", "Piece", "Placed", "Text", "compose", "read_body"]
