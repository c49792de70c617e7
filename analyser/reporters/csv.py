"""The drafts of a round as CSV, with a byte order mark so that spreadsheet programs read UTF-8."""

from __future__ import annotations

import csv
from io import StringIO

from analyser.i18n import translator
from analyser.model.analysis import Round
from analyser.reporters._cells import drafts

ROUND_SUFFIX = ".csv"


def render_round(found: Round, language: str) -> bytes:
    """Return one line per draft; those that could not be analysed come last, with the reason."""
    say = translator(language)
    table = drafts(found, say)
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows(table.rows)
    return stream.getvalue().encode("utf-8-sig", "replace")
