"""From a document to the facts of an application: labels are aligned with the fields of the form."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.application import Application
from analyser.model.call import ActionRules, Call
from analyser.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in a draft, with the call it belongs to.

    `application` is None only if nothing of a form was recognised; `reason` then says why.
    """

    application: Application | None
    call: Call | None = None
    rules: ActionRules | None = None
    reason: str = ""


def extract(
    document: Document,
    calls: tuple[Call, ...],
    *,
    language: str | None,
    action: str | None = None,
    call: int | None = None,
) -> Extraction:
    """Return the facts a draft states. `action` and `call` override what the draft says of itself."""
    return Extraction(application=None, reason="No section of a known form was recognised.")
