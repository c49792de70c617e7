"""A hand-built analysis of an invented KA220 draft: what reporters receive, without the engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analyser.model.analysis import Analysis, CriterionView, Provenance
from analyser.model.application import (
    Activity,
    Application,
    Field,
    Indicator,
    IndicatorKind,
    Need,
    Objective,
    Organisation,
    Priority,
    Result,
    Role,
    TargetGroup,
    Topic,
    WorkPackage,
)
from analyser.model.call import Certainty, Criterion
from analyser.model.document import Anchor, Document
from analyser.model.finding import Confidence, Evidence, Failure, Finding, Rule, Severity, Skip, Suppression, Term
from analyser.model.link import LinkMethod, TraceLink
from analyser.model.match import Match, MatchKind, Origin, Passage
from analyser.model.span import Span
from analyser.model.statement import Smart

PARAGRAPHS = (
    ("head", "KA220-VET - Cooperation partnerships in vocational education and training\nForm ID KA220-VET-1A2B3C4D"),
    ("title", "Green Joints: repair instead of waste in electronics training"),
    ("relevance.objectives", "O1. By month 24, 90 of 120 trainers in three regions teach repair of power supplies."),
    ("relevance.objectives", "O2. Better cooperation of schools and workshops in the regions."),
    ("relevance.innovation", "The project is highly innovative and will have a huge impact on various stakeholders."),
    ("needs.addressed", "In 2025 only 11 of 64 electronics schools in the three regions taught repair (own survey)."),
    ("needs.target_groups", "Trainers of electronics in initial vocational education; apprentices aged 16 to 19."),
    ("wp.objectives", "The work package designs and tests a course of 40 hours on the repair of power supplies."),
    ("wp.activities_content", "Training week in Jelgava for 24 trainers, five days, led by Kurzemes Tehnikums."),
    ("wp.results", "A course of ten units with open licence, tested by 24 trainers and 180 apprentices."),
    ("wp.indicators", "Number of participants: 24. Satisfaction of at least 80 %."),
    ("impact.sustainability", "The partners will disseminate the results as much as possible after the project."),
    ("impact.dissemination", "TODO: describe the newsletter here."),
)


def _text(pages: int) -> tuple[str, dict[str, list[Span]], tuple[Anchor, ...]]:
    """Return the text of `pages` pages, where each paragraph stands, and an anchor per paragraph."""
    parts: list[str] = []
    places: dict[str, list[Span]] = {}
    anchors: list[Anchor] = []
    position = 0
    for page in range(1, pages + 1):
        for key, paragraph in PARAGRAPHS:
            span = Span(position, position + len(paragraph))
            places.setdefault(key, []).append(span)
            anchors.append(Anchor(span, f"p[{len(anchors)}]", page))
            parts.append(paragraph)
            position = span.end + 1
    return "\n".join(parts), places, tuple(anchors)


class Draft:
    """The document and the places of its paragraphs."""

    def __init__(self, pages: int = 1) -> None:
        text, self.places, anchors = _text(pages)
        self.document = Document("green-joints.pdf", "pdf", text, anchors=anchors, pages=pages)

    def span(self, key: str, number: int = 0, words: str = "") -> Span:
        whole = self.places[key][number]
        if not words:
            return whole
        start = self.document.text.index(words, whole.start)
        return Span(start, start + len(words))

    def evidence(self, key: str, number: int = 0, words: str = "", note: str = "") -> Evidence:
        span = self.span(key, number, words)
        return Evidence(span, self.document.quote(span), self.document.page_of(span), note)


def application(draft: Draft) -> Application:
    span = draft.span
    return Application(
        action="KA220-VET",
        call=2026,
        round=1,
        form_id="KA220-VET-1A2B3C4D",
        title="Green Joints: repair instead of waste in electronics training",
        acronym="GreenJoints",
        language="en",
        start=date(2026, 9, 1),
        end=date(2028, 8, 31),
        duration_months=24,
        lump_sum_eur=250000.0,
        national_agency="LV01",
        organisations=(
            _organisation("P1", "Kurzemes Tehnikums", "E10000001", "LV", Role.COORDINATOR, span("head")),
            _organisation("P2", "Nemuno Amatų Mokykla", "E10000002", "LT", Role.PARTNER, span("head")),
            _organisation("P3", "Lääne Kutsekool", "E10000003", "EE", Role.PARTNER, span("head")),
            _organisation("P4", "Oficinas do Tejo", None, "PT", Role.ASSOCIATED, span("head")),
        ),
        priorities=(
            Priority(
                label="Environment and fight against climate change", group="HORIZONTAL", span=span("head"), main=True
            ),
            Priority(
                label="Adapting vocational education and training to labour market needs",
                group="VET",
                span=span("head"),
            ),
        ),
        topics=(Topic(label="Green skills", span=span("head")),),
        fields=(
            _field("relevance.objectives", "What are the concrete objectives?", draft, 3000),
            _field("relevance.innovation", "What makes your proposal innovative?", draft, 60),
            _field("needs.addressed", "Which needs?", draft, 3000),
            _field("wp.objectives", "What are the specific objectives of this work package?", draft, 3000, "WP2"),
            _field("wp.indicators", "Indicators", draft, None, "WP2"),
            _field("impact.sustainability", "How will you ensure sustainability?", draft, 3000),
        ),
        objectives=(
            Objective(id="O1", text=PARAGRAPHS[2][1], span=span("relevance.objectives")),
            Objective(id="O2", text=PARAGRAPHS[3][1], span=span("relevance.objectives", 1)),
            Objective(id="O3", text=PARAGRAPHS[7][1], work_package="WP2", span=span("wp.objectives")),
        ),
        work_packages=(
            WorkPackage(id="WP1", number=1, title="Project management", amount_eur=40000.0, span=span("head")),
            WorkPackage(
                id="WP2",
                number=2,
                title="Course on repair",
                amount_eur=210000.0,
                objectives=("O3",),
                activities=("A1", "A2", "A3"),
                results=("R1",),
                indicators=("I1",),
                span=span("wp.objectives"),
            ),
        ),
        activities=(
            _activity("A1", "Design of the ten units", (2026, 10, 1), (2027, 3, 31), draft),
            _activity("A2", "Training week in Jelgava", (2027, 5, 10), (2027, 5, 14), draft),
            _activity("A3", "Closing conference", (2028, 9, 4), (2028, 9, 5), draft),
            replace(_activity("A4", "Newsletter", (2027, 1, 1), (2027, 1, 1), draft), start=None, end=None),
        ),
        results=(
            Result(id="R1", text=PARAGRAPHS[9][1], work_package="WP2", activity="A1", span=span("wp.results")),
            Result(id="R2", text="A network of twelve workshops", span=span("wp.results")),
        ),
        indicators=(
            Indicator(
                id="I1",
                text="Number of participants: 24",
                work_package="WP2",
                kind=IndicatorKind.QUANTITATIVE,
                target="24",
                unit="participants",
                span=span("wp.indicators"),
            ),
        ),
        needs=(Need(id="N1", text=PARAGRAPHS[5][1], span=span("needs.addressed")),),
        target_groups=(TargetGroup(id="T1", text="Trainers of electronics", span=span("needs.target_groups")),),
        facts=(("context.title", span("title")), ("context.start", span("head"))),
        unrecognised=(span("impact.dissemination"),),
    )


def _organisation(id: str, name: str, oid: str | None, country: str, role: Role, span: Span) -> Organisation:
    return Organisation(id=id, name=name, oid=oid, country=country, role=role, span=span)


def _field(id: str, label: str, draft: Draft, limit: int | None, owner: str | None = None) -> Field:
    span = draft.span(id)
    return Field(id=id, label=label, owner=owner, span=span, characters=len(span), limit=limit)


def _activity(id: str, title: str, start: tuple[int, int, int], end: tuple[int, int, int], draft: Draft) -> Activity:
    return Activity(
        id=id,
        title=title,
        work_package="WP2",
        start=date(*start),
        end=date(*end),
        venue="Jelgava",
        lead="P1",
        participants=("P1", "P2"),
        amount_eur=52500.0,
        span=draft.span("wp.activities_content"),
    )


RULES = (
    Rule(
        code="FRM002",
        name="missing-mandatory-field",
        severity=Severity.ERROR,
        message="The mandatory question “{question}” has no answer.",
        advice="Answer the question; an application with an empty mandatory field cannot be submitted.",
        documentation="Every mandatory question of the form needs an answer."
        "\n\nBad:\n    Innovation:\n\nGood:\n    Innovation: new"
        "\n\nSource: red asterisks of the KA210\nand KA220 forms",
        source="red asterisks of the KA210 and KA220 forms",
    ),
    Rule(
        code="FRM004",
        name="placeholder-left",
        severity=Severity.ERROR,
        message="A placeholder was left in the text.",
        advice="Write the answer, or delete the placeholder.",
    ),
    Rule(
        code="IND002",
        name="indicator-without-target",
        severity=Severity.WARNING,
        message="This indicator names no target value.",
        advice="State the number to reach, the starting value and the month.",
        source="hint of the KA220 form",
    ),
    Rule(
        code="LNK001",
        name="objective-without-activity",
        severity=Severity.ERROR,
        message="No activity serves the objective {objective}.",
        advice="Add an activity, or drop the objective.",
    ),
    Rule(
        code="WRT001",
        name="vague-wording",
        severity=Severity.NOTE,
        message="Vague wording: “{words}”.",
        advice="Say how many, which and when.",
    ),
    Rule(
        code="ORI001",
        name="passage-in-other-application",
        severity=Severity.ERROR,
        message="{words} words stand also in {document}.",
        advice="Write in your own words, or say where the text comes from.",
    ),
    Rule(
        code="ORI003", name="translated-passage", severity=Severity.WARNING, message="A translation.", advice="Cite it."
    ),
)


def findings(draft: Draft, pages: int = 1) -> tuple[Finding, ...]:
    found = [
        Finding(
            code="FRM002",
            severity=Severity.ERROR,
            place="relevance.synergies",
            values=(("question", Term("Synergies between fields")),),
            source="red asterisks of the KA210 and KA220 forms",
        ),
        Finding(
            code="LNK001",
            severity=Severity.ERROR,
            confidence=Confidence.MEDIUM,
            place="relevance.objectives",
            evidence=(draft.evidence("relevance.objectives", 1),),
            values=(("objective", "O2"),),
        ),
    ]
    for page in range(pages):
        found += [
            Finding(
                code="FRM004",
                severity=Severity.ERROR,
                place="impact.dissemination",
                evidence=(draft.evidence("impact.dissemination", page, "TODO"),),
            ),
            Finding(
                code="IND002",
                severity=Severity.WARNING,
                place="WP2/wp.indicators",
                evidence=(
                    draft.evidence("wp.indicators", page, "Satisfaction"),
                    draft.evidence("needs.target_groups", page, note="the same elsewhere"),
                ),
                caveat="The value behind this finding is not confirmed for this call, so it is a warning at most.",
            ),
            Finding(
                code="WRT001",
                severity=Severity.NOTE,
                confidence=Confidence.LOW,
                evidence=(draft.evidence("relevance.innovation", page, "various stakeholders"),),
                values=(("words", "various stakeholders"),),
            ),
        ]
    return tuple(found)


def match(draft: Draft, kind: MatchKind = MatchKind.NEAR, origin: Origin = Origin.ROUND) -> Match:
    span = draft.span("wp.objectives")
    left = draft.document.quote(span)
    right = left.replace("40 hours", "60 hours")
    cut = left.index("40")
    equal = ((Span(0, cut), Span(0, cut)), (Span(cut + 2, len(left)), Span(cut + 2, len(left))))
    return Match(
        left=Passage(draft.document.name, span, left, 1),
        right=Passage("other-draft.docx", Span(100, 100 + len(right)), right),
        similarity=0.94,
        kind=kind,
        origin=origin,
        words=16,
        common=2,
        equal=equal,
    )


def links() -> tuple[TraceLink, ...]:
    return (
        TraceLink("O1", "A2", 0.91, LinkMethod.LEXICAL),
        TraceLink("O3", "A1", 1.0, LinkMethod.STRUCTURE),
        TraceLink("A1", "R1", 1.0, LinkMethod.STRUCTURE),
        TraceLink("O1", "R1", 0.7, LinkMethod.SEMANTIC),
        TraceLink("R1", "I1", 0.8, LinkMethod.LEXICAL),
    )


def criterion(draft: Draft) -> CriterionView:
    kept = Criterion(
        id="impact",
        title="Impact",
        points=25,
        minimum=13,
        elements=("Way of evaluating the outcomes", "Sharing of results"),
        source="guide",
        certainty=Certainty.THIRD_PARTY,
    )
    return CriterionView(
        criterion=kept,
        elements=(
            ("Way of evaluating the outcomes", ()),
            ("Sharing of results", (draft.span("impact.sustainability"),)),
        ),
        codes=("FRM004",),
    )


TITLES = (
    ("relevance.objectives", "Objectives and results"),
    ("relevance.synergies", "Synergies between fields"),
    ("wp.indicators", "Indicators of the work package"),
    ("impact.dissemination", "Sharing of the results"),
)


def smart() -> tuple[Smart, ...]:
    return (
        Smart(
            statement="O1",
            specific=True,
            measurable=True,
            achievable=None,
            relevant=True,
            time_bound=True,
            reasons=(("measurable", "It names a quantity."), ("time_bound", "It names a date.")),
        ),
        Smart(statement="O2", specific=False, measurable=False, relevant=None, time_bound=False),
        Smart(statement="I1", specific=True, measurable=True, time_bound=False),
    )


def analysis(pages: int = 1) -> Analysis:
    """Return the analysis of a draft of `pages` equal pages, with findings on each."""
    draft = Draft(pages)
    found = findings(draft, pages)
    return Analysis(
        document=draft.document,
        language="en",
        languages=(("en", 0.97), ("lv", 0.03)),
        application=application(draft),
        smart=smart(),
        links=links(),
        refused_links=(TraceLink("O2", "A3", 0.31, LinkMethod.LEXICAL),),
        matches=(match(draft), match(draft, MatchKind.TRANSLATION, Origin.CORPUS)),
        inside=(match(draft, MatchKind.VERBATIM, Origin.PROGRAMME),),
        findings=found,
        suppressed=(Suppression(replace(found[1], place="relevance.eu_value"), "It is known to the coordinator."),),
        skipped=(
            Skip("ORI007", "The extra [semantic] is not installed."),
            Skip("ELI012", "The draft does not say when the applicant was established."),
            Skip("ORI003", "The extra [semantic] is not installed."),
        ),
        failures=(Failure("CON001", "ValueError: a fault of the program"),),
        criteria=(criterion(draft),),
        rules=RULES,
        provenance=Provenance(
            version="0.1.0",
            call=2026,
            rules_hash="0123456789abcdef",
            languages=("en", "lv"),
            models=(("statements", "1.0"),),
            corpus=(("documents", "12"),),
            masked=(("words of the form", "412"),),
        ),
        titles=TITLES,
    )


def bare() -> Analysis:
    """Return the analysis of a text in which nothing was recognised and nothing computed."""
    return replace(
        analysis(),
        application=None,
        language=None,
        languages=(),
        smart=(),
        links=None,
        matches=None,
        inside=(),
        findings=(),
        suppressed=(),
        failures=(),
        criteria=(),
        titles=(),
    )
