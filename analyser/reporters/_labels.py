"""Words for the closed sets of the model: severities, confidences, kinds of match."""

from __future__ import annotations

from analyser.i18n import Translator
from analyser.model.application import Role
from analyser.model.finding import Confidence, Severity
from analyser.model.match import Match, MatchKind, Origin

_COUNTED = {
    Severity.ERROR: ("{count} error", "{count} errors"),
    Severity.WARNING: ("{count} warning", "{count} warnings"),
    Severity.NOTE: ("{count} note", "{count} notes"),
}
_CONFIDENCE = {
    Confidence.HIGH: "high confidence",
    Confidence.MEDIUM: "medium confidence",
    Confidence.LOW: "low confidence",
}
_KINDS = {
    MatchKind.VERBATIM: "copied word for word",
    MatchKind.NEAR: "copied with changes",
    MatchKind.PARAPHRASE: "reworded",
    MatchKind.TRANSLATION: "translated",
}
_ORIGINS = {
    Origin.ROUND: "another application of this round",
    Origin.CORPUS: "a document of the reference corpus",
    Origin.OWN: "an earlier application of the same applicant",
    Origin.PROGRAMME: "a text of the programme or of the form",
    Origin.SELF: "another place of this draft",
    Origin.EXCHANGE: "another agency's application, known by its fingerprints alone",
}
_ROLES = {Role.COORDINATOR: "coordinator", Role.PARTNER: "partner", Role.ASSOCIATED: "associated partner"}


def counted(severity: Severity, count: int, say: Translator) -> str:
    """Return how many findings there are of a severity: "3 errors"."""
    return say.plural(*_COUNTED[severity], count)


def confidence_of(confidence: Confidence, say: Translator) -> str:
    """Return how sure a finding is."""
    return say.text(_CONFIDENCE[confidence])


def kind_of(match: Match, say: Translator) -> str:
    """Return how alike two passages are; word for word is said only of those whose words are all the same."""
    if match.kind is MatchKind.VERBATIM and match.similarity < 1:
        return say.text("copied almost word for word")
    return say.text(_KINDS[match.kind])


def origin_of(origin: Origin, say: Translator) -> str:
    """Return what the other document is."""
    return say.text(_ORIGINS[origin])


def role_of(role: Role, say: Translator) -> str:
    """Return what an organisation is in the partnership."""
    return say.text(_ROLES[role])


def similarity_of(match: Match, say: Translator) -> str:
    """Return the similarity as counted words, or for a translation as the likeness of its sentences."""
    if match.kind in {MatchKind.TRANSLATION, MatchKind.PARAPHRASE}:
        return say.text("likeness of the sentences {share} (from 0 to 1)", share=say.number(match.similarity))
    if match.origin is Origin.EXCHANGE:
        return say.text("{share} of the passage's fingerprints", share=say.number(match.similarity))
    longer = max(len(match.left.quote.split()), len(match.right.quote.split()))
    equal = round(match.similarity * longer)
    return say.plural("{equal} of {count} word equal", "{equal} of {count} words equal", longer, equal=equal)
