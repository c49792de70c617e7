"""The applicant's own Word file with the findings as comments at their places; the text is unchanged.

A draft of another format, or one in ISO "strict" form, becomes a new Word file with its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analyser.errors import ReadError
from analyser.i18n import translator
from analyser.model.analysis import Analysis
from analyser.model.document import Document
from analyser.model.finding import ALSO, Finding
from analyser.ooxml import Package, Placed, compose, read_body
from analyser.ooxml.writing import comments_part, declared, rewritten
from analyser.ooxml.xml import Element, W, element, is_strict, parse, serialised
from analyser.reporters._docx_comments import comment, next_identity, of_findings, of_unplaced
from analyser.reporters._docx_marks import Runs, put, put_at_start
from analyser.reporters._docx_new import new_package

SUFFIX = ".docx"


def render(analysis: Analysis, language: str, source: bytes | None = None) -> bytes:
    """Return a Word file: the draft (`source`, the bytes that were read) with a comment per passage.

    Findings without a place in the text stand in one comment at the start. Macros are not kept.
    """
    package, body, placed = _own(analysis.document, source) or new_package(analysis.document)
    say = translator(language)
    comments_name = comments_part(package)
    comments = _comments(package, comments_name)
    told = [part for finding in analysis.findings for part in _parted(finding)]
    runs = Runs(placed, body, (finding.evidence[0].span for finding in told if finding.evidence))
    unplaced: list[Finding] = []
    identity = next_identity(comments)
    advised: set[str] = set()
    for findings in _by_place(told):
        where = runs.of(findings[0].evidence[0].span) if findings[0].evidence else None
        if where is None:
            unplaced += findings
            continue
        put(where, identity)
        comments.append(comment(identity, of_findings(findings, analysis, say, advised)))
        identity += 1
    _summarise(unplaced, analysis, language, (body, comments, identity))
    changed = {package.main: serialised(body.getroottree().getroot()), comments_name: serialised(comments)}
    return rewritten(package, changed | declared(package, comments_name))


def _parted(finding: Finding) -> Iterator[Finding]:
    """Yield a finding on many statements as one on each, so that every one has its comment."""
    further = [one for one in finding.evidence if one.note == ALSO]
    if not further:
        yield finding
        return
    rest = tuple(one for one in finding.evidence[1:] if one.note != ALSO)
    yield replace(finding, evidence=(finding.evidence[0], *rest), message=None, values=())
    for one in further:
        yield replace(finding, evidence=(replace(one, note=""),), message=None, values=())


def _by_place(findings: Sequence[Finding]) -> Iterable[list[Finding]]:
    """Return findings in their order, those about one and the same passage together."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        key = finding.evidence[0].span if finding.evidence else number
        groups.setdefault(key, []).append(finding)
    return groups.values()


def _summarise(
    unplaced: Sequence[Finding], analysis: Analysis, language: str, at: tuple[Element, Element, int]
) -> None:
    body, comments, identity = at
    paragraphs = of_unplaced(unplaced, analysis, translator(language))
    if paragraphs:
        put_at_start(body, identity)
        comments.append(comment(identity, paragraphs))


def _comments(package: Package, name: str) -> Element:
    if name in package.archive:
        return parse(package.archive.read(name), package.name)
    return element("comments")


def _own(document: Document, source: bytes | None) -> tuple[Package, Element, tuple[Placed, ...]] | None:
    """Return the draft's own file, or None where that cannot carry the comments at their places."""
    if source is None or document.format not in {"docx", "docm"}:
        return None
    try:
        package = Package(source, document.name)
        found = compose(read_body(package).items)
        strict = is_strict(package.archive.read(package.main))
    except ReadError:
        return None
    body = package.document.find(W + "body")
    if strict or body is None or found.text != document.text:
        return None
    return package, body, found.placed
