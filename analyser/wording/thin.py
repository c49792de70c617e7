"""Answers far shorter than their question needs (FRM005)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from analyser.config import Config
from analyser.model.application import Application
from analyser.model.observation import Observation
from analyser.wording.answers import is_prose, place_of


def observe(application: Application, config: Config) -> Iterator[Observation]:
    """Yield an observation for each answer below its share of the question's limit.

    The share is the one of `thin.toml` for questions that are answered briefly, or at length within a narrow
    limit, else the threshold.
    A question without a known limit is not judged.
    """
    usual = config.threshold("wording.thin-answer-share")
    for field in application.fields:
        if not field.limit or not field.characters or not is_prose(field.id):
            continue
        least = round(field.limit * _shares().get(field.id, usual))
        if field.characters < least:
            yield Observation(
                kind="answer-too-thin",
                span=field.span,
                place=place_of(field),
                values=(("characters", field.characters), ("least", least), ("limit", field.limit)),
            )


@cache
def _shares() -> Mapping[str, float]:
    text = resources.files("analyser.wording").joinpath("thin.toml").read_text(encoding="utf-8")
    return {name: float(entry["share"]) for name, entry in tomllib.loads(text).items()}
