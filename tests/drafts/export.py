"""The layout of the platform's export: every question in full, tables, furniture of the last pages."""

from __future__ import annotations

from collections.abc import Iterator

from tests.drafts.blocks import Answer, Block, Break, Contents, Grid, Heading, Label, Page, Pairs
from tests.drafts.project import Member, Package, Project, Step
from tests.drafts.wording import LANGUAGES, SECTORS, TYPES, day, history, money, question, section, word

_ORGANISATION = {
    "KA210": ("main_activities", "field_activities", "learners", "years"),
    "KA220": ("presentation", "experience"),
    "KA240": ("presentation", "experience"),
}
_DESCRIPTION = {
    "KA210": ("relevance.motivation", "relevance.objectives", "needs.target_groups", "needs.response",
              "relevance.eu_value", "relevance.horizontal"),
    "KA220": ("relevance.motivation", "relevance.objectives", "relevance.innovation", "relevance.synergies",
              "relevance.eu_value", "relevance.follow_up_erasmus", "relevance.follow_up_other",
              "relevance.other_instruments"),
}  # fmt: skip
_NEEDS = ("needs.addressed", "needs.target_groups", "needs.identification", "needs.response")
_COOPERATION = {
    "KA210": ("partnership.formation", "partnership.coordination", "partnership.platforms", "partnership.tasks"),
    "KA220": ("partnership.formation", "partnership.tasks", "partnership.coordination"),
}
_MANAGEMENT = ("monitoring", "budget_time", "risks", "inclusion", "digital", "green", "participation")
_PACKAGE = ("objectives", "results", "indicators_qualitative", "indicators_quantitative", "tasks", "cost_reasoning")
_STEPS = ("activities_content", "activities_contribution", "activities_results", "participants")
_ACTIVITY = ("content", "target_group", "contribution", "results", "cost_reasoning")
_IMPACT = {
    "KA210": ("impact.assessment", "impact.sustainability", "impact.dissemination"),
    "KA220": ("impact.assessment", "impact.sustainability", "impact.dissemination", "impact.levels", "impact.wider"),
}


class Export:
    """Writes one project in the order of the form."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.form = str(project.get("form"))
        self.order = "KA210" if self.form == "KA210" else "KA220"
        self.language = str(project.get("labels", "en"))

    def page(self) -> Page:
        """Return the whole draft."""
        form, sector = self.form, str(self.project.get("sector"))
        kind = f"{form}-{sector} - {TYPES[form]} in {SECTORS[sector]} ({form}-{sector})"
        call = str(self.project.get("call"))
        deadline = "09 Apr 2026" if form == "KA240" else "05 Mar 2026"
        running = (
            f"Call {call} Round 1 KA2",
            kind,
            f"{self._word('form_id')} {self.project.get('form_id')} Deadline (Brussels Time) {deadline} 12:00:00",
        )
        body = self._small() if self.order == "KA210" else self._large()
        blocks = (*self._cover(kind, call), *body, *self._end())
        return Page(
            title=str(self.project.get("title")),
            running=running,
            language=str(self.project.get("language")),
            blocks=tuple(blocks),
        )

    def _word(self, key: str) -> str:
        return word(key, self.language)

    def _section(self, name: str, level: int = 1) -> Heading:
        return Heading(level, section(name, self.order, self.language))

    def _label(self, field: str) -> str:
        return question(field, self.order, self.language)

    def _asked(self, answers: dict[str, str], *fields: str) -> Iterator[Block]:
        for field in fields:
            if field in answers or not self.project.get("sparse"):
                yield Label(self._label(field))
                yield Answer(answers.get(field, ""))

    def _cover(self, kind: str, call: str) -> Iterator[Block]:
        yield Heading(1, self._word("application"))
        yield Pairs((
            (self._word("programme"), "Erasmus+"),
            (self._label("context.action"), kind),
            (self._label("context.call"), call),
            (self._word("round"), "Round 1"),
        ))  # fmt: skip
        yield Break()
        yield Contents()
        yield Break()

    def _context(self) -> Iterator[Block]:
        get = self.project.get
        yield self._section("context")
        rows = [
            ("context.title", get("title")),
            ("context.title_en", get("title_en")),
            ("context.acronym", get("acronym")),
        ]
        yield Pairs(tuple((self._label(field), value) for field, value in rows if value))
        fields = ("context.start", "context.duration", "context.end", "context.agency", "context.language")
        yield Grid(
            tuple(self._label(field) for field in fields),
            ((day(get("start")), f"{get('duration')} {self._word('months')}", day(get("end")), str(get("agency")),
              LANGUAGES[str(get("language"))]),),
        )  # fmt: skip
        amount = f"{get('lump_sum'):,} EUR".replace(",", " ")
        yield Pairs(((self._label("context.lump_sum"), amount),))

    def _priorities(self, level: int = 1) -> Iterator[Block]:
        chosen = self.project.get("priorities", {})
        yield self._section("priorities", level)
        yield Label(self._label("priorities.main"))
        yield Answer(chosen.get("main", ""))
        if chosen.get("additional"):
            yield Label(self._label("priorities.additional"))
            yield Answer("\n".join(chosen["additional"]))
        yield Label(self._label("priorities.topics"))
        yield Answer("\n".join(chosen.get("topics", ())))

    def _organisations(self) -> Iterator[Block]:
        yield self._section("organisations")
        first = True
        for role in ("coordinator", "partner", "associated"):
            members = [member for member in self.project.members if member.role == role]
            if members and role != "coordinator":
                yield Heading(2, self._word("partners" if role == "partner" else "associated"))
            for member in members:
                title = (
                    f"{self._word('applicant')} - {member.label}" if role == "coordinator" and first else member.label
                )
                first = False
                yield Heading(3, title)
                yield from self._member(member)

    def _member(self, member: Member) -> Iterator[Block]:
        rows = [
            ("organisation.oid", member.oid),
            ("organisation.name", member.name),
            ("organisation.country", member.country),
            ("organisation.city", member.city),
            ("organisation.profile", member.type),
        ]
        if member.established:
            rows.append(("organisation.established", day(member.established)))
        if member.newcomer is not None:
            rows.append(("organisation.status", self._word("yes" if member.newcomer else "no")))
        yield Pairs(tuple((self._label(field), value) for field, value in rows if value))
        if member.role != "associated":
            yield from self._asked(member.answers, *(f"organisation.{name}" for name in _ORGANISATION[self.form]))

    def _small(self) -> Iterator[Block]:
        answers = self.project.answers
        yield from self._context()
        yield from self._priorities()
        yield self._section("description")
        yield from self._asked(answers, *_DESCRIPTION["KA210"])
        yield from self._organisations()
        yield self._section("cooperation", 2)
        yield from self._asked(answers, *_COOPERATION["KA210"])
        yield self._section("activities")
        yield self._steps(self.project.activities, "A")
        for step in self.project.activities:
            yield from self._details(step)
        yield self._section("budget")
        rows = [(f"A{n}", step.title, money(step.amount)) for n, step in enumerate(self.project.activities, 1)]
        total = (self._word("total"), "", money(self.project.get("budget_total", self.project.get("lump_sum"))))
        header = (self._word("id"), self._label("activity.title"), self._label("activity.amount"))
        yield Grid(header, (*rows, total))
        yield self._section("impact")
        yield from self._asked(answers, *_IMPACT["KA210"])
        yield from self._summary()

    def _steps(self, steps: tuple[Step, ...], prefix: str) -> Grid:
        fields = ["activity.title", "activity.venue", "activity.start", "activity.end"]
        if prefix != "A":
            fields += ["activity.lead", "activity.participants", "activity.results"]
        header = (self._word("id"), *(self._label(field) for field in fields), self._label("activity.amount"))
        rows = []
        for number, step in enumerate(steps, 1):
            row = [f"{prefix}{number}", step.title, step.venue, day(step.start), day(step.end)]
            if prefix != "A":
                partners = "; ".join(self.project.member(key) for key in step.participants)
                row += [self.project.member(step.lead), partners, step.results]
            rows.append((*row, money(step.amount)))
        return Grid(header, tuple(rows))

    def _details(self, step: Step) -> Iterator[Block]:
        yield Heading(2, f"{self._word('details')} ({step.title})")
        partners = "\n".join(self.project.member(key) for key in step.participants)
        rows = (
            ("activity.title", step.title), ("activity.venue", step.venue), ("activity.start", day(step.start)),
            ("activity.end", day(step.end)), ("activity.lead", self.project.member(step.lead)),
            ("activity.participants", partners), ("activity.amount", money(step.amount)),
        )  # fmt: skip
        yield Pairs(tuple((self._label(field), value) for field, value in rows if value))
        yield from self._asked(step.answers, *(f"activity.{name}" for name in _ACTIVITY))

    def _large(self) -> Iterator[Block]:
        answers = self.project.answers
        yield from self._context()
        yield from self._organisations()
        yield self._section("relevance")
        yield from self._priorities(2)
        yield from self._asked(answers, "priorities.addressed")
        yield self._section("description", 2)
        yield from self._asked(answers, *_DESCRIPTION["KA220"])
        yield self._section("needs", 2)
        yield from self._asked(answers, *_NEEDS)
        yield self._section("cooperation")
        yield Label(self._label("partnership.composition"))
        yield Grid(
            (self._label("organisation.name"), self._label("organisation.country"), self._label("organisation.status")),
            tuple((m.name, m.country, self._word("yes" if m.newcomer else "no")) for m in self.project.members
                  if m.role != "associated"),
        )  # fmt: skip
        yield from self._asked(answers, *_COOPERATION["KA220"])
        yield self._section("design")
        yield from self._packages()
        yield self._section("impact")
        yield from self._asked(answers, *_IMPACT["KA220"])
        yield from self._summary()

    def _packages(self) -> Iterator[Block]:
        for package in self.project.packages:
            if package.number == 1:
                yield Heading(2, f"{self._word('package')}1 {self._word('management')}")
                yield from self._asked(package.answers, *(f"management.{name}" for name in _MANAGEMENT))
                if package.amount is not None:
                    yield Pairs(((self._label("management.amount"), money(package.amount)),))
            else:
                yield from self._package(package)
        if self.project.get("budget"):
            yield self._section("budget", 2)
            yield self._grid()

    def _package(self, package: Package) -> Iterator[Block]:
        yield Heading(2, f"{self._word('package')}{package.number} - {package.title}")
        yield Pairs(((self._label("wp.title"), package.title),))
        yield from self._asked(package.answers, *(f"wp.{name}" for name in _PACKAGE))
        yield Heading(3, self._word("wp_activities"))
        if package.activities:
            yield self._steps(package.activities, f"{package.number}.")
        yield from self._asked(package.answers, *(f"wp.{name}" for name in _STEPS))

    def _grid(self) -> Grid:
        names = {member.key: member.name for member in self.project.members}
        titles = {package.number: package.title for package in self.project.packages}
        columns: list[str] = list(self.project.get("budget")["columns"])
        rows = []
        for number, amounts in self.project.get("budget")["rows"].items():
            label = f"{self._word('package')}{number} {titles.get(number, '')}".strip()
            rows.append((label, *(money(amount) for amount in amounts), money(sum(amounts))))
        sums = [sum(column) for column in zip(*self.project.get("budget")["rows"].values(), strict=True)]
        rows.append((self._word("total"), *(money(amount) for amount in sums), money(sum(sums))))
        header = (self._word("wp"), *(names[key] for key in columns), self._word("total"))
        return Grid(header, tuple(rows))

    def _summary(self) -> Iterator[Block]:
        fields = ("objectives", "implementation", "results")
        yield self._section("summary")
        yield from self._asked(self.project.answers, *(f"summary.{name}" for name in fields))
        if any(key.startswith("summary_en.") for key in self.project.answers):
            hint = (
                "Please provide a translation in English. "
                "This summary will be publicly available in case your project is awarded."
            )
            yield Label(hint, hint=True)
            for name in fields:
                yield Label(question(f"summary.{name}", self.order, "en"))
                yield Answer(self.project.answers.get(f"summary_en.{name}", ""))

    def _end(self) -> Iterator[Block]:
        yield self._section("conditions")
        for field in ("conditions.eu_values", "conditions.authorship"):
            yield Pairs(((self._label(field), self._word("yes")),))
        yield self._section("annexes")
        yield Pairs(((self._label("annexes.declaration"), "declaration-on-honour.pdf"),))
        yield self._section("checklist")
        for line in _CHECKLIST:
            yield Label(line, hint=True)
        yield self._section("history")
        yield Grid(history(self.language), (("1", "03/03/2026 16:42:10", "", "1700321", "Submitted"),))


_CHECKLIST = (
    "It fulfils the eligibility criteria listed in the Programme Guide.",
    "All relevant fields in the application form have been completed.",
    "You have chosen the correct National Agency of the country in which your organisation is established.",
)


def export(project: Project) -> Page:
    """Return a project in the layout of the platform's export."""
    return Export(project).page()
