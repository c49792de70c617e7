"""Who applies: whether two drafts are of one applicant, by its OID or, where one is not stated, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.model.application import Organisation
from analyser.model.names import plain_name
from analyser.originality.draft import Draft

_OID = re.compile(r"\bE\d{8}\b")


@dataclass(frozen=True, slots=True)
class Applicant:
    """An applicant: its OID, and the letters of its name without accents, case and legal form."""

    oid: str | None
    name: str

    def same(self, other: Applicant) -> bool:
        """Say whether both are one organisation: two OIDs decide, else the names do."""
        if self.oid and other.oid:
            return self.oid == other.oid
        return bool(self.name) and self.name == other.name


def applicant_of(draft: Draft) -> Applicant | None:
    """Return the applicant: the coordinator, or the first organisation named."""
    found = organisation(draft)
    return Applicant(found.oid, plain_name(found.name)) if found else None


def organisation(draft: Draft) -> Organisation | None:
    """Return the applicant as the draft names it."""
    organisations = draft.application.organisations if draft.application else ()
    return next((o for o in organisations if o.role == "coordinator"), organisations[0] if organisations else None)


def named(text: str) -> tuple[str, str | None]:
    """Return name and OID of an applicant given as one, the other or both: "Hill School (E10000002)"."""
    found = _OID.search(text)
    name = " ".join(re.sub(r"[(\[]\s*[)\]]", " ", _OID.sub(" ", text)).split()).strip(" -,;")
    return name, found[0] if found else None


def title(name: str, oid: str | None) -> str:
    """Return an applicant as a list shows it."""
    return f"{name} ({oid})" if name and oid else name or oid or ""
