"""From a document to the facts of an application: labels are aligned with the fields of the form.

The steps: lines and tables; action and call year; labels and headings; what each label means;
the answers; and from the answers the organisations, packages, activities and statements.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyser.extraction import choices, flattened, lines, tables
from analyser.extraction.answers import Form, form_of
from analyser.extraction.building import application_of
from analyser.extraction.catalogue import load
from analyser.extraction.drafts import Draft
from analyser.extraction.inference import Inferrer
from analyser.extraction.recognition import Header, recognise
from analyser.extraction.revising import Reviser
from analyser.model.application import Application
from analyser.model.call import ActionRules, Call
from analyser.model.document import Document
from analyser.statements.tagging.tagger import Model

NOTHING = "Neither the action nor any section of a known form was recognised."


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
    learnt: bool = True,
) -> Extraction:
    """Return the facts a draft states. `action` and `call` override what the draft says of itself.

    Without a stated year the newest call is taken, because drafts are written for the next deadline. Without the
    `learnt` models the rules alone read, as they do in languages that no model knows.
    """
    draft = drafted(document, calls, language=language, action=action, call=call, learnt=learnt)
    if not draft.header.action and not _recognised(draft.form):
        return Extraction(application=None, call=draft.call, rules=draft.rules, reason=NOTHING)
    return Extraction(application=application_of(draft, learnt=learnt), call=draft.call, rules=draft.rules)


def drafted(
    document: Document,
    calls: tuple[Call, ...],
    *,
    language: str | None,
    action: str | None = None,
    call: int | None = None,
    model: Model | None = None,
    learnt: bool = True,
) -> Draft:
    """Return a document cut into the answers of the form, with its call; `model` reads headings, else the shipped."""
    catalogue = load()
    document = flattened.with_tables(document, catalogue)
    header = recognise(document, catalogue)
    header = replace(header, action=_action(action, header.action), call=call or header.call)
    chosen = _call(calls, header.call)
    rules = chosen.action(header.action) if chosen and header.action else None
    page = lines.read(document)
    found = tables.tables(document, page, catalogue)
    exported = document.format == "pdf" and header.form_id is not None
    revise = Reviser(catalogue, _form(header), language, model) if learnt and not exported else None
    form = form_of(page, catalogue, found, _form(header), Inferrer(catalogue, rules, revise))
    form = replace(form, answers=choices.with_reasons(page, form.answers))
    return Draft(
        form=form,
        catalogue=catalogue,
        header=header,
        language=language,
        calls=calls,
        call=chosen,
        rules=rules,
    )


def _action(option: str | None, stated: str | None) -> str | None:
    """Return the action of the option; without a field it takes the field the draft states."""
    if option and stated and "-" not in option and stated.startswith(option):
        return stated
    return option or stated


def _call(calls: tuple[Call, ...], year: int | None) -> Call | None:
    if year is not None:
        return next((entry for entry in calls if entry.year == year), None)
    return max(calls, key=lambda entry: entry.year, default=None)


def _form(header: Header) -> str:
    return header.action.partition("-")[0] if header.action else ""


def _recognised(form: Form) -> bool:
    records = any(table.records for table, _ in form.tables)
    return bool(form.answers or form.packages or form.activities or form.organisations or records)
