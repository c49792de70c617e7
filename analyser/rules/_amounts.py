"""The amounts of a draft: of a work package, of an activity, and where each one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Application, WorkPackage
from analyser.model.document import BlockKind, Document
from analyser.model.span import Span

NO_LUMP_SUM = "The draft does not state the lump sum."
NO_AMOUNTS = "The draft states no amounts."

# How a paragraph or its last sentences say that they tell of an amount: "Cost: ...", "How we calculated the amount.
# ...", "The amount was set ...".
_NAMES = r"(?:the |this |our |šī )?(?:costs?|amount|budget|summ[au]s?|izmaks(?:as|u)|budžets?|tāme|finansējums)"
_REASON = re.compile(
    rf"(?:\A\W*|(?<=[.!?])\s+)(?P<label>(?:{_NAMES}(?: aprēķins| pamatojums)?(?: (?:of|for|par) [^:.?\n]{{1,60}})?"
    r"|calculation|aprēķins|how [^:.?\n]{0,60}\b(?:amount|costs?|sum|budget|money)\b[^:.?\n]{0,30}"
    r"|kā [^:.?\n]{0,60}\b(?:summ|izmaks|naud|tām|finansējum)[^:.?\n]{0,30})[*_]*\s*[:.?–]"
    r"|summ[au]s? (?:rēķin|aprēķin)[^:.?\n]{0,20}:"
    rf"|{_NAMES} (?:was |were |is |are |ir |tika )?"
    r"(?:set|fixed|calculated|determined|follows?|rests?|based|noteikt|aprēķinā|balst|veid))",
    re.IGNORECASE,
)
_PACKAGE = re.compile(
    r"\W*(?:(?:WP|DP|work package|darba pakotne)\s?(?:n[ro°]?\.?\s?)?(?P<number>\d{1,2})"
    r"|(?P<first>\d{1,2})\.\s*darba pakotne)"
    r"(?:\s[^:.\n]{3,60})?\s?[:–—-]\s+",
    re.IGNORECASE,
)
"""How a paragraph of the budget begins that tells of one work package."""
# How an amount is said to be set where nothing is counted: "the amount follows from our experience".
_BASIS = (
    r"(?:experience|good faith|best (?:knowledge|judgement)|(?:in|after) (?:a |the )?discussions?"
    r"|by (?:common )?agreement|rough(?:ly)?|by feeling|rule of thumb|round (?:figure|sum|number)"
    r"|a guess|estimate of the partners"
    r"|pieredz\w*|labticīg\w*|sarun(?:ā|ās|u)|pārrun\w*|savstarpēj\w+ vienošan\w+|aptuven\w*"
    r"|apaļ(?:a|u|š|o|i) (?:summ|skait)\w+|izjūt\w*|uz aci)"
)
_DECLARED = re.compile(
    r"\b(?:amounts?|sums?|costs?|budget|summ(?:a|as|u)|izmaks(?:as|u)|naud(?:a|u)|budžets?|budžetu)\b[^.:;\n]{0,40}?"
    r"\b(?:set|fixed|worked out|estimated|calculated|determined|follows?|rests?|based|results? from|reflects?"
    r"|corresponds? to|comes? from|noteic\w+|noteikt\w*|aprēķin\w+|balst\w+|izriet|aplēs\w+|atspoguļo|atbilst)\b"
    rf"[^.:;\d\n]{{0,60}}?\b{_BASIS}"
    rf"|\b{_NAMES} (?:(?:is|are|was|were|seems?|ir|bija|ir noteikt\w) )(?:\w{{2,12}},? (?:and|un) |\w{{4,9}} )?"
    r"(?:realistic|reasonable|appropriate|adequate|justified|fair|proportionate|cost-effective|economical|in line with"
    r"|reāl[asui]+|pamatot[asui]+|samērīg[asui]+|atbilstoš[asui]+|adekvāt[asui]+|saprātīg[asui]+|lietderīg[asui]+)\b"
    r"(?!,?\s(?:because|as|since|by|when|tādēļ|tāpēc|jo|ar|ja)\b)(?![^.;\n]*\d)"
    r"|\bhow (?:we|the) [^.:\n]{0,40}\b(?:amount|sum|cost)\w*[^.:\n]{0,20}:\s*a round (?:figure|sum|number)",
    re.IGNORECASE,
)
_RECKONED = re.compile(r"[=×]|\d\s?x\s|\sx\s?\d|\b(?:at|pa)\s(?:EUR\s|€\s?)?\d", re.IGNORECASE)
_ONLY = re.compile(r"[\s*_]*(?:EUR|€)?\s?\d[\d .,\u00a0\u202f]*(?:EUR|€|euro|eiro)?[*_]*[.;]\s", re.IGNORECASE)
"""An amount that is all its label tells: what follows in the paragraph is about something else unless it reckons."""
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s|\Z)|\n")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PROSE = 6
"""Words other than the currency that make an account of an amount of what would only be the amount."""
_FIELDS = ("management.amount", "activity.amount", "wp.amount")


def euros(amount: float) -> str:
    """Return an amount as the programme writes it: "120 000"."""
    whole = round(amount, 2)
    text = f"{whole:,.2f}" if whole % 1 else f"{whole:,.0f}"
    return text.replace(",", "\u00a0")


def package_amount(application: Application, package: WorkPackage) -> float | None:
    """Return the amount of a work package: as stated, from the grid, or the sum of its activities."""
    if package.amount_eur is not None:
        return package.amount_eur
    lines = [line for line in application.budget if line.part == package.id]
    whole = next((line.amount_eur for line in lines if line.organisation is None), None)
    if whole is not None:
        return whole
    if lines:
        return sum(line.amount_eur for line in lines)
    amounts = [a.amount_eur for a in application.activities if a.work_package == package.id]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def amount_span(application: Application, part: str, default: Span) -> Span:
    """Return where the amount of a work package or activity stands."""
    for field in application.answers(*_FIELDS):
        if field.owner == part:
            return field.span
    tabled = application.fact(f"{part}/wp.amount")
    if tabled is not None:
        return tabled
    for line in application.budget:
        if line.part == part and line.organisation is None:
            return line.span
    fact = application.fact(f"{part}/activity.amount")
    if fact is not None:
        return fact
    return next((line.span for line in application.budget if line.part == part), default)


def reasons(document: Document, application: Application) -> list[tuple[Span, str | None, str]]:
    """Return the paragraphs in the text of a part that tell how its amount was set, with the part and the question."""
    asked = application.answers("activity.cost_reasoning", "wp.cost_reasoning")
    texts = {a.id: " ".join(a.text.split()) for a in application.activities}
    packages = {package.id for package in application.work_packages}
    found: list[tuple[Span, str | None, str]] = []
    for block in document.blocks:
        text = document.quote(block.span)
        labels = _REASON.finditer(text) if block.kind is not BlockKind.HEADING else ()
        label = next((match for match in labels if text[match.start("label")].isupper()), None)
        if label is None or len(_WORD.findall(text, label.end())) < _PROSE:
            continue
        if any(block.span.overlaps(field.span) for field in asked):
            continue
        if _ONLY.match(text, label.end()) and not _RECKONED.search(text, label.end()):
            continue
        activity = next((key for key, whole in texts.items() if " ".join(text.split()) in whole), None)
        package = next((f.owner for f in application.fields if f.owner in packages and block.span in f.span), None)
        if activity or package:
            told = Span(block.span.start + label.start("label"), block.span.end)
            found.append((told, activity or package, f"{'activity' if activity else 'wp'}.cost_reasoning"))
    return [*found, *_of_packages(document, application)]


def _of_packages(document: Document, application: Application) -> Iterator[tuple[Span, str | None, str]]:
    """Yield the paragraphs on the budget that begin with a work package: "WP2: 150 hours a school at 20 EUR"."""
    packages = {package.id for package in application.work_packages}
    answers = application.answers("budget.summary")
    for block in document.blocks:
        text = document.quote(block.span)
        label = _PACKAGE.match(text) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        package = f"WP{int(label['number'] or label['first'])}" if label else ""
        told = label is not None and len(_WORD.findall(text, label.end())) >= _PROSE
        if label and told and package in packages and any(block.span in answer.span for answer in answers):
            yield Span(block.span.start + label.end(), block.span.end), package, "wp.cost_reasoning"


def declared(document: Document, application: Application) -> list[tuple[Span, str | None, str]]:
    """Return the sentences that name experience or good faith as the ground of an amount, each with its part."""
    packages = {package.id for package in application.work_packages}
    found: list[tuple[Span, str | None, str]] = []
    for block in document.blocks:
        text = document.quote(block.span)
        if block.kind is BlockKind.HEADING:
            continue
        for match in _DECLARED.finditer(text):
            ends = _SENTENCE_ENDS.search(text, match.end())
            told = Span(match.start(), ends.end() if ends else len(text)).shift(block.span.start)
            owner = next((f.owner for f in application.fields if told in f.span and f.owner), None)
            part = "wp" if owner in packages else "activity"
            found.append((told, owner, f"{part}.cost_reasoning" if owner else "budget.summary"))
    return found


def is_reckoned(document: Document, span: Span) -> bool:
    """Say whether the paragraph of a sentence reckons: "40 days at 250 EUR", "12 × 600"."""
    return any(span in block.span and _RECKONED.search(document.quote(block.span)) for block in document.blocks)
