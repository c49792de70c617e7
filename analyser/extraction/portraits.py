"""What the rows of a table of organisations tell of each: its work, its learners, its years of experience."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.extraction.drafts import Draft
from analyser.model.application import Organisation
from analyser.model.span import Span

_GROUP = "organisation"


def portraits_of(draft: Draft, organisations: Sequence[Organisation]) -> dict[str, Span]:
    """Return where a row tells of an organisation what the form asks, by names such as "P1/organisation.years"."""
    found: dict[str, Span] = {}
    rows = [record for table, _ in draft.form.tables if table.kind == _GROUP for record in table.records]
    for record in rows:
        for owner in organisations:
            if owner.span in record.span:
                found |= {f"{owner.id}/{name}": at for name, at in record.cells if len(at) and name.startswith(_GROUP)}
    return found
