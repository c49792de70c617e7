"""CPU seconds of a scan by stage: its functions are timed where they are called, in one process."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import TracebackType
from typing import Any

STAGES = {
    "reading": ("analyser.readers:read",),
    "language": ("analyser.text.detect:languages",),
    "form and facts": ("analyser.extraction:extract",),
    "statements": ("analyser.statements:smart", "analyser.statements:observe", "analyser.statements:labels"),
    "links": ("analyser.linking:link",),
    "wording": ("analyser.wording:observe",),
    "consistency": ("analyser.consistency:observe", "analyser.consistency:people"),
    "award criteria": ("analyser.criteria:observe", "analyser.criteria:views"),
    "repetition, programme text": ("analyser.originality:inside",),
    "prints and look-up": tuple(
        f"analyser.originality.rounds:{name}" for name in ("prepared", "segment", "frequent", "hits", "candidates")
    ),
    "rare stems in common": ("analyser.originality.rounds:pairs",),
    "alignment, evidence": ("analyser.originality.rounds:shared", "analyser.originality.rounds:with_frequency"),
    "paraphrases": ("analyser.originality.passages:reworded",),
    "translations": ("analyser.originality.rounds:translations",),
    "near-duplicates": (
        "analyser.originality.rounds:application_families",
        "analyser.originality.rounds:answer_families",
    ),
    "rules": ("analyser.pipeline.settle:run", "analyser.pipeline.rounds:run"),
    "reports": ("analyser.cli.reports:ReportFolder.draft", "analyser.cli.reports:ReportFolder.round"),
}
"""By stage the functions, each under the name by which its caller knows it."""

OWN = "analyser.pipeline.rounds:gather"
"""What is done for one draft before others are seen."""


def cpu() -> float:
    """Return the CPU seconds of this process and of the children it waited for."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


class Stages:
    """A clock that gives each moment to the innermost stage that runs; the rest is what no stage took."""

    def __init__(self) -> None:
        """Begin to count."""
        self.spent = dict.fromkeys((*STAGES, "rest"), 0.0)
        self.drafts: list[float] = []
        self._open = ["rest"]
        self._last = cpu()

    def __enter__(self) -> Stages:
        """Time the functions of all stages."""
        self._kept: list[tuple[Any, str, Any]] = []
        for stage, functions in STAGES.items():
            for function in functions:
                self._replace(function, partial(self._timed, stage))
        self._replace(OWN, self._counted)
        self._replace("analyser.execution.local:map_drafts", lambda _: _in_turn)
        self._last = cpu()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Put the functions back."""
        self._turn()
        for owner, name, old in reversed(self._kept):
            setattr(owner, name, old)

    def _replace(self, function: str, made: Callable[[Any], Any]) -> None:
        module, _, path = function.partition(":")
        owner: Any = import_module(module)
        *outer, name = path.split(".")
        for part in outer:
            owner = getattr(owner, part)
        old = getattr(owner, name)
        self._kept.append((owner, name, old))
        setattr(owner, name, made(old))

    def _turn(self) -> None:
        now = cpu()
        self.spent[self._open[-1]] += now - self._last
        self._last = now

    @contextmanager
    def _in(self, stage: str) -> Iterator[None]:
        self._turn()
        self._open.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            with self._in(stage):
                found = function(*arguments, **named)
                return iter(list(found)) if isinstance(found, Iterator) else found

        return timed

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            before = cpu()
            found = function(*arguments, **named)
            self.drafts.append(cpu() - before)
            return found

        return counted


def _in_turn(
    function: Callable[[Any], Any], items: Sequence[Any], jobs: int, on_done: Callable[[Any], object]
) -> Iterator[Any]:
    for item in items:
        found = function(item)
        on_done(found)
        yield found
