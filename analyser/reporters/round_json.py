"""A round as `round.json`."""

from __future__ import annotations

from dataclasses import asdict

from analyser.i18n import translator
from analyser.model import round_output as out
from analyser.model.analysis import Entry, Round
from analyser.reporters import _output
from analyser.reporters._sentences import by_code
from analyser.reporters.json import encoded

ROUND_SUFFIX = ".json"


def render_round(found: Round, language: str) -> bytes:
    """Return a round as JSON."""
    return encoded(asdict(of_round(found, language)))


def of_round(found: Round, language: str) -> out.RoundOut:
    """Return a round as the contract's dataclass."""
    say, rules = translator(language), by_code(found.rules)
    return out.RoundOut(
        provenance=_output.provenance(found.provenance),
        applications=[_entry(entry) for entry in found.applications],
        matches=[_output.match(match) for match in found.matches],
        families=[out.FamilyOut(f.kind, list(f.members), round(f.similarity, 4)) for f in found.families],
        findings=[_output.round_finding(one, rules, say) for one in found.findings],
        suppressed=[_output.round_finding(one, rules, say) for one in found.suppressed],
        failed=[out.FailedOut(draft.name, say.sentence(draft.error)) for draft in found.failed],
        skipped=_output.skips(found.skipped, say),
        failures=_output.failures(found.failures),
    )


def _entry(entry: Entry) -> out.EntryOut:
    return out.EntryOut(
        name=entry.name,
        report=entry.report,
        action=entry.action,
        title=entry.title,
        form_id=entry.form_id,
        coordinator=entry.coordinator,
        call=entry.call,
        agency=entry.agency,
        errors=entry.errors,
        warnings=entry.warnings,
        notes=entry.notes,
    )
