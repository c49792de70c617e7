"""Reads the fixtures of the rules and applies one rule to one of them, through the real extraction.

A fixture file `tests/rules/<CODE>.yml` holds named cases:

    draft       the text; «marks» are the primary evidence expected, one per finding, in order, and what is told with it
    places      fields in which a finding is expected although nothing can be marked
    severity    the severity every finding must have (else that of the rule), or a list, one for each
    skipped     true: the rule must be skipped; not-applicable: because its action or round knows no such demand
    action, call, language    settings of the run
    format      md: the draft is Markdown, with tables; else plain text
    others      further drafts by name, compared with this one as a round
    drafts      for RND rules, instead of `draft`: the drafts of a round by name
    members     for RND rules: the drafts of each finding
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analyser import calls, originality
from analyser.config import Config
from analyser.model.analysis import Entry
from analyser.model.call import ActionRules
from analyser.model.span import Span
from analyser.pipeline import Facts, context, gather
from analyser.pipeline.rounds import of_draft
from analyser.readers import txt
from analyser.rules import Check, Context, Outcome, RoundContext, checks, run

FOLDER = Path(__file__).parent / "rules"
KEYS = {"draft", "places", "severity", "skipped", "action", "call", "language", "format", "others", "drafts", "members"}


@dataclass(frozen=True)
class Case:
    code: str
    name: str
    data: Mapping[str, Any]

    @property
    def fires(self) -> bool:
        marked = "«" in str(self.data.get("draft", ""))
        return marked or bool(self.data.get("places")) or bool(self.data.get("members"))

    @property
    def skipped(self) -> bool:
        return bool(self.data.get("skipped"))


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [Case(path.stem, str(name), data) for name, data in table.items()]
    return found


def check_of(code: str) -> Check:
    found = [check for check in checks() if check.rule.code == code]
    assert found, f"no rule has the code {code}"
    return found[0]


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without its marks, and where they were."""
    plain, spans, start = "", [], 0
    for sign in text:
        if sign == "«":
            start = len(plain)
        elif sign == "»":
            spans.append(Span(start, len(plain)))
        else:
            plain += sign
    return plain, tuple(spans)


def settings(data: Mapping[str, Any]) -> Config:
    return Config(action=data.get("action"), call=data.get("call"), language=data.get("language"))


def facts(text: str, name: str, config: Config, kind: str = "txt") -> Facts:
    return _gathered(text, name, kind, config.action, config.call)


@cache
def _gathered(text: str, name: str, kind: str, action: str | None, call: int | None) -> Facts:
    return gather(txt.parse(text, name=name, format=kind), Config(action=action, call=call))


def apply(case: Case) -> Outcome:
    """Apply the rule of a case to its draft or to its round."""
    check = check_of(case.code)
    seen = round_context(case) if "drafts" in case.data else draft_context(case)
    return run((check,), seen)


def draft_context(case: Case) -> Context:
    config = settings(case.data)
    text, _ = unmarked(case.data["draft"])
    mine = facts(text, "draft.txt", config, case.data.get("format", "txt"))
    if "others" not in case.data:
        return context(mine, config)
    others = [facts(other, name, config) for name, other in sorted(case.data["others"].items())]
    found = originality.round_matches([_draft(one) for one in (mine, *others)], None, config)
    families = tuple(family for family in found.families if "draft.txt" in family.members)
    return context(mine, config, of_draft(found.matches, "draft.txt"), families)


def round_context(case: Case) -> RoundContext:
    config = settings(case.data)
    all_facts = [facts(text, name, config) for name, text in sorted(case.data["drafts"].items())]
    found = originality.round_matches([_draft(one) for one in all_facts], None, config)
    return RoundContext(
        entries=tuple(_entry(one) for one in all_facts),
        applications=tuple(one.application for one in all_facts),
        calls=tuple(_rules(one) for one in all_facts),
        matches=found.matches,
        families=found.families,
        thresholds=config.all_thresholds(),
    )


def _draft(one: Facts) -> originality.Draft:
    return originality.Draft(one.document.name, one.document, one.application, one.language)


def _rules(one: Facts) -> ActionRules | None:
    call = calls.year(one.call) if one.call else None
    return call.action(one.action) if call and one.action else None


def _entry(one: Facts) -> Entry:
    application = one.application
    return Entry(
        name=one.document.name,
        report=f"{one.document.name}.html",
        action=application.action if application else None,
        title=application.title if application else None,
        form_id=application.form_id if application else None,
        coordinator=None,
        errors=0,
        warnings=0,
        notes=0,
        agency=application.national_agency if application else None,
    )
