"""What belongs to the project although it is no organisation of it: its own activities, a partner's department."""

from __future__ import annotations

import re

from analyser.model.application import Application
from analyser.text.fold import bare
from analyser.text.patterns import any_of


def is_part(name: str, application: Application, language: str | None) -> bool:
    """Say whether a name is a title of the draft's own work, or a department: "Gauja University's Laboratory"."""
    words = bare(name.strip('„“”"«» ')).split()
    titles = [bare(one.title) for one in application.activities]
    if re.search(r"[“„\"«]", name) and any(_alike(words, title.strip('„“”"«» ').split()) for title in titles):
        return True
    owners = {word for one in application.organisations for word in bare(one.name).split()}
    return name[:1].isupper() and words[0] in owners and any_of(language, "department_words").search(name) is not None


def _alike(words: list[str], others: list[str]) -> bool:
    return len(words) == len(others) and all(
        a[:-2] == b[: max(len(a) - 2, 0)] for a, b in zip(words, others, strict=True)
    )
