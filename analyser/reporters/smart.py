"""Judged statements: one JSON line each, or a few words for the terminal."""

from __future__ import annotations

import json

from analyser.i18n import translator
from analyser.model.statement import JudgedStatement

LETTERS = ("specific", "measurable", "time_bound")
NAMES = {"specific": "Specific", "measurable": "Measurable", "time_bound": "Time-bound"}


def render_statement(judged: JudgedStatement, language: str | None, form: str) -> bytes:
    """Return one statement's verdicts; `language` None = that of the statement."""
    translate = translator(language or ("lv" if judged.language == "lv" else "en")).text
    reasons = {letter: translate(reason) for letter, reason in judged.reasons}
    if form == "json":
        verdicts = {letter: getattr(judged, letter) for letter in LETTERS}
        line = {"text": judged.text, "language": judged.language, "kind": judged.kind.value, **verdicts}
        return (json.dumps({**line, "reasons": reasons}, ensure_ascii=False) + "\n").encode()
    words = {True: translate("yes"), False: translate("no"), None: translate("not known")}
    lines = [f"{judged.text}  [{translate(judged.kind.value)}]"]
    lines += [
        f"  {translate(NAMES[letter])}: {words[getattr(judged, letter)]}. {reasons.get(letter, '')}".rstrip()
        for letter in LETTERS
    ]
    return ("\n".join(lines) + "\n").encode()
