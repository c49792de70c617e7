"""The layout of a draft written in a word processor: short headings of the author's own, tables, no furniture."""

from __future__ import annotations

from collections.abc import Iterator

from tests.drafts.blocks import Answer, Block, Grid, Heading, Label, Page, Pairs
from tests.drafts.export import _ACTIVITY, _MANAGEMENT, _ORGANISATION, _PACKAGE, _STEPS
from tests.drafts.project import Package, Project, Step
from tests.drafts.short import ROLES, short
from tests.drafts.wording import LANGUAGES, SECTORS, TYPES, day

_RELEVANCE = (
    "priorities.addressed", "relevance.motivation", "needs.addressed", "relevance.objectives", "relevance.innovation",
    "relevance.synergies", "needs.target_groups", "needs.identification", "needs.response", "relevance.eu_value",
    "relevance.horizontal", "relevance.follow_up_erasmus",
)  # fmt: skip
_PARTNERSHIP = ("partnership.formation", "partnership.tasks", "partnership.coordination", "partnership.platforms")
_IMPACT = ("impact.assessment", "impact.sustainability", "impact.dissemination", "impact.levels", "impact.wider")


class Free:
    """Writes one project as its author would keep it in a word processor."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.form = str(project.get("form"))
        self.language = "lv" if project.get("labels", "en") == "lv" else "en"
        self.own: dict[str, str] = project.get("headings", {})
        self.numbered = bool(project.get("numbered"))
        self.section = 0
        self.part = 0

    def page(self) -> Page:
        """Return the whole draft."""
        title = str(self.project.get("title"))
        return Page(title=title, running=(), language=str(self.project.get("language")), blocks=tuple(self._blocks()))

    def _short(self, key: str) -> str:
        return self.own.get(key) or short(key, self.language)

    def _heading(self, level: int, text: str) -> Heading:
        if not self.numbered or level > 2:
            return Heading(level, text)
        if level == 1:
            self.section, self.part = self.section + 1, 0
            return Heading(1, f"{self.section}. {text}")
        self.part += 1
        return Heading(2, f"{self.section}.{self.part}. {text}")

    def _given(self, answers: dict[str, str], fields: tuple[str, ...], level: int = 2) -> Iterator[Block]:
        for field in fields:
            if field in answers:
                yield self._heading(level, self._short(field))
                yield Answer(answers[field])

    def _blocks(self) -> Iterator[Block]:
        form, sector, get = self.form, str(self.project.get("sector")), self.project.get
        if form == "idea":
            yield from self._idea()
            return
        yield Label(f"Call {get('call')} Round 1 KA2")
        yield Label(f"{form}-{sector} - {TYPES[form]} in {SECTORS[sector]}")
        if get("form_id"):
            yield Label(f"Form ID {get('form_id')}")
        yield from self._context()
        yield from self._partners()
        yield self._heading(1, self._short("relevance"))
        yield from self._given(self.project.answers, _RELEVANCE)
        yield self._heading(1, self._short("partnership"))
        yield from self._given(self.project.answers, _PARTNERSHIP)
        yield from self._plan()
        yield self._heading(1, self._short("impact"))
        yield from self._given(self.project.answers, _IMPACT)
        yield from self._summary()

    def _idea(self) -> Iterator[Block]:
        yield Heading(1, str(self.project.get("title")))
        yield Answer(str(self.project.get("text")))

    def _context(self) -> Iterator[Block]:
        get, chosen = self.project.get, self.project.get("priorities", {})
        yield self._heading(1, self._short("context"))
        months = "mēneši" if self.language == "lv" else "months"
        values = {
            "context.title": get("title"), "context.title_en": get("title_en"), "context.acronym": get("acronym"),
            "context.start": day(get("start")), "context.duration": f"{get('duration')} {months}",
            "context.end": day(get("end")), "context.lump_sum": f"{get('lump_sum')} EUR",
            "context.agency": get("agency"),
            "context.language": LANGUAGES[str(get("language"))],
        }  # fmt: skip
        yield Pairs(tuple((self._short(field), str(value)) for field, value in values.items() if value))
        yield self._heading(1, self._short("priorities"))
        rows = [
            ("priorities.main", chosen.get("main")),
            ("priorities.additional", "\n".join(chosen.get("additional", ()))),
            ("priorities.topics", "\n".join(chosen.get("topics", ()))),
        ]
        yield Pairs(tuple((self._short(field), value) for field, value in rows if value))

    def _partners(self) -> Iterator[Block]:
        members = self.project.members
        yield self._heading(1, self._short("partners"))
        fields = ["organisation.name", "organisation.oid", "organisation.country", "organisation.role"]
        dated = any(member.established for member in members)
        header = [self._short(field) for field in (*fields, *(("organisation.established",) if dated else ()))]
        rows = []
        for member in members:
            row = [member.name, member.oid or "", member.country, ROLES[self.language][member.role]]
            rows.append(tuple([*row, day(member.established)] if dated else row))
        yield Grid(tuple(header), tuple(rows))
        for member in members:
            if member.answers:
                yield self._heading(2, member.label)
                yield from self._given(
                    member.answers, tuple(f"organisation.{name}" for name in _ORGANISATION[self.form]), 3
                )

    def _plan(self) -> Iterator[Block]:
        if self.project.packages:
            yield self._heading(1, self._short("design"))
            for package in self.project.packages:
                yield from self._package(package)
        else:
            yield self._heading(1, self._short("activities"))
            for number, step in enumerate(self.project.activities, 1):
                yield Heading(2, f"{self._short('activity')} {number}: {step.title}")
                yield self._facts(step)
                yield from self._given(step.answers, tuple(f"activity.{name}" for name in _ACTIVITY), 3)
        if self.project.get("budget"):
            yield from self._budget()

    def _facts(self, step: Step) -> Pairs:
        names = {member.key: member.name for member in self.project.members}
        rows = [
            ("activity.venue", step.venue), ("activity.start", day(step.start)), ("activity.end", day(step.end)),
            ("activity.lead", names.get(step.lead, step.lead)),
            ("activity.participants", ", ".join(names.get(key, key) for key in step.participants)),
            ("activity.amount", f"{step.amount:.0f}" if step.amount is not None else ""),
        ]  # fmt: skip
        return Pairs(tuple((self._short(field), value) for field, value in rows if value))

    def _package(self, package: Package) -> Iterator[Block]:
        management = package.number == 1
        title = self._short("management") if management else package.title
        yield Heading(2, f"{self._short('package')} {package.number}: {title}")
        if package.amount is not None:
            field = "management.amount" if management else "wp.amount"
            yield Pairs(((self._short(field), f"{package.amount:.0f}"),))
        prefix, fields = ("management", _MANAGEMENT) if management else ("wp", _PACKAGE)
        yield from self._given(package.answers, tuple(f"{prefix}.{name}" for name in fields), 3)
        if package.activities:
            yield self._table(package)
        yield from self._given(package.answers, tuple(f"wp.{name}" for name in _STEPS), 3)

    def _table(self, package: Package) -> Grid:
        names = {member.key: member.name for member in self.project.members}
        fields = (
            "activity.title",
            "activity.venue",
            "activity.start",
            "activity.end",
            "activity.lead",
            "activity.amount",
        )
        rows = [
            (
                s.title,
                s.venue,
                day(s.start),
                day(s.end),
                names.get(s.lead, s.lead),
                f"{s.amount:.0f}" if s.amount else "",
            )
            for s in package.activities
        ]
        return Grid(tuple(self._short(field) for field in fields), tuple(rows))

    def _budget(self) -> Iterator[Block]:
        budget, names = self.project.get("budget"), {member.key: member.name for member in self.project.members}
        yield self._heading(1, self._short("budget"))
        total = self._short("total")
        rows = [
            (f"{self._short('package')} {n}", *(f"{a:.0f}" for a in line), f"{sum(line):.0f}")
            for n, line in budget["rows"].items()
        ]
        sums = [sum(column) for column in zip(*budget["rows"].values(), strict=True)]
        rows.append((total, *(f"{amount:.0f}" for amount in sums), f"{sum(sums):.0f}"))
        yield Grid((self._short("package"), *(names[key] for key in budget["columns"]), total), tuple(rows))

    def _summary(self) -> Iterator[Block]:
        answers = self.project.answers
        yield self._heading(1, self._short("summary"))
        yield from self._given(answers, ("summary.objectives", "summary.implementation", "summary.results"))
        if any(key.startswith("summary_en.") for key in answers):
            yield self._heading(1, self._short("summary_en"))
            for name in ("objectives", "implementation", "results"):
                if f"summary_en.{name}" in answers:
                    yield self._heading(2, short(f"summary.{name}", "en"))
                    yield Answer(answers[f"summary_en.{name}"])


def free(project: Project) -> Page:
    """Return a project in the layout of an author's own draft."""
    return Free(project).page()
