"""The folder of a round's reports: one page and one JSON per draft, the index, the tables."""

from __future__ import annotations

import os
from dataclasses import replace
from json import loads as decode
from pathlib import Path

from analyser.cli.output import report_language, write
from analyser.errors import UsageError
from analyser.model.analysis import Analysis, Round
from analyser.model.finding import Finding
from analyser.reporters import csv, html, index, json, round_docx, round_json, round_text, sarif, xlsx

_PROBE = ".probe.tmp"


class ReportFolder:
    """Writes the reports of a round as its drafts are finished, and remembers what they found."""

    def __init__(self, folder: Path, language: str | None, *, with_sarif: bool = False) -> None:
        """Make the folder, and see that it can be written before hours of work go into it.

        Raises:
            UsageError: it cannot be made or written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _PROBE).touch()
            (folder / _PROBE).unlink()
            for suffix in (html.SUFFIX, json.SUFFIX, csv.ROUND_SUFFIX, xlsx.ROUND_SUFFIX):
                for left_behind in folder.glob(f".*{suffix}.tmp"):
                    left_behind.unlink(missing_ok=True)
        except OSError as error:
            message = f"The folder '{folder.name}' cannot be made or written: {error.strerror}."
            raise UsageError(message, "Name another with --out.") from error
        self._folder = folder
        self._language = language
        self._languages: list[str | None] = []
        self._with_sarif = with_sarif
        self._sarif: list[bytes] = []
        self._findings: list[Finding] = []
        self.crashed = False

    def draft(self, analysis: Analysis, name: str) -> None:
        """Write the report of one draft."""
        language = report_language(self._language, analysis.language)
        write(self._folder / f"{name}.html", html.render(analysis, language))
        write(self._folder / f"{name}.json", json.render(analysis, language))
        if self._with_sarif:
            self._sarif.append(sarif.render(analysis, language))
        self._languages.append(analysis.language)
        self._findings += analysis.findings
        self.crashed |= bool(analysis.failures)

    def round(self, found: Round) -> None:
        """Write the index page and the tables of the round, in the language of most drafts."""
        language = self._common_language()
        self._forget(found)
        write(self._folder / "index.html", index.render_round(found, language))
        write(self._folder / "round.json", round_json.render_round(found, language))
        write(self._folder / "round.csv", csv.render_round(found, language))
        write(self._folder / "round.xlsx", xlsx.render_round(found, language))

    def rendered(self, found: Round, form: str, beside: Path | None = None) -> bytes:
        """Return the round in a form the user asked for; the links of a page lead from where it will lie."""
        language = self._common_language()
        if form == "html":
            return index.render_round(self._linked(found, beside), language)
        if form == "sarif":
            return sarif.together(self._sarif)
        forms = {"json": round_json, "docx": round_docx, "text": round_text}
        content: bytes = forms[form].render_round(found, language)
        return content

    def _linked(self, found: Round, page: Path | None) -> Round:
        if page is None or page.resolve().parent == self._folder.resolve():
            return found
        there = os.path.relpath(self._folder.resolve(), page.resolve().parent).replace(os.sep, "/")
        return replace(found, applications=tuple(replace(e, report=f"{there}/{e.report}") for e in found.applications))

    def _common_language(self) -> str:
        latvian = sum(language == "lv" for language in self._languages)
        return self._language or ("lv" if 2 * latvian > len(self._languages) else "en")

    def _forget(self, found: Round) -> None:
        """Remove the reports that the last round here lists and this one has not: nobody shall read them as current."""
        try:
            listed = decode((self._folder / "round.json").read_text(encoding="utf-8"))["applications"]
            old = {str(entry["report"]) for entry in listed} - {entry.report for entry in found.applications}
        except (OSError, ValueError, KeyError, TypeError):
            return
        for page in (self._folder / name for name in old):
            if page.parent == self._folder and page.suffix == html.SUFFIX:
                page.unlink(missing_ok=True)
                page.with_suffix(json.SUFFIX).unlink(missing_ok=True)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of all drafts."""
        return tuple(self._findings)
