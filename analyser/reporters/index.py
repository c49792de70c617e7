"""The page of a round: its drafts, what they share, and what must be looked at first."""

from __future__ import annotations

from urllib.parse import quote

from analyser.i18n import translator
from analyser.model.analysis import Round
from analyser.reporters._grouping import grouped_skips
from analyser.reporters._html.page import page
from analyser.reporters._html.roundmap import roundmap
from analyser.reporters._sentences import by_code, said

ROUND_SUFFIX = ".html"


def render_round(found: Round, language: str) -> bytes:
    """Return the page of a round, with a link to each draft's report beside it."""
    say, rules = translator(language), by_code(found.rules)
    addresses = {entry.name: quote(entry.report) for entry in found.applications}
    return page(
        "index.html.jinja",
        say,
        round=found,
        addresses=addresses,
        findings=[(one, said(one.finding, rules, say)) for one in found.findings],
        map=roundmap(found),
        failed=[(draft.name, say.sentence(draft.error)) for draft in found.failed],
        skipped=grouped_skips(found.skipped, say),
    )
