"""A whole round: every draft below a folder, analysed and compared with the others.

Reading and understanding run in parallel, then all drafts are compared, then the rules are
applied to each draft and to the round. A draft that fails is reported and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from analyser import __version__, calls, execution, originality, readers
from analyser.config import Config
from analyser.errors import AnalyserError, UsageError
from analyser.model.analysis import Analysis, Entry, FailedDraft, Provenance, Round, RoundFinding
from analyser.model.application import Application, Role
from analyser.model.call import ActionRules
from analyser.model.finding import Scope, Severity
from analyser.model.match import Match, Passage
from analyser.pipeline import checkpoint
from analyser.pipeline.corpus import Description, against_corpus, see_corpus
from analyser.pipeline.draft import draft_of, placed
from analyser.pipeline.drafts import drafts_below, report_names
from analyser.pipeline.facts import Facts, gather
from analyser.pipeline.models import models_used
from analyser.pipeline.programme import programme_texts, versions
from analyser.pipeline.settle import RoundBaseline, conclude, reason_for, rules_hash, selected, settle
from analyser.rules import RoundContext, run

Progress = Callable[[str, int, int], None]
Report = Callable[[Analysis, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanOptions:
    """How a scan runs; none of it changes what it finds.

    `checkpoints` is the folder for the facts of finished drafts (None = keep none);
    `resume` reads them back. `cluster` is the address of a Dask scheduler.
    `progress(step, done, total)` is called after each draft.
    """

    jobs: int = 1
    checkpoints: Path | None = None
    resume: bool = True
    cluster: str | None = None
    skip: Path | None = None
    progress: Progress | None = None
    report: Report | None = None


def scan(
    folder: Path,
    config: Config | None = None,
    options: ScanOptions | None = None,
    baseline: RoundBaseline | None = None,
) -> Round:
    """Analyse every draft below a folder as one round.

    `options.report(analysis, name)` receives each draft's analysis with its report's name. What the
    baseline holds already is set aside.

    Raises:
        UsageError: there is no such folder, it holds no draft, or the cluster's address is none.
        CorpusError: the corpus cannot be opened.
    """
    settings, how = config or Config(), options or ScanOptions()
    if how.cluster is not None:
        execution.cluster.see_address(how.cluster)
    selected(settings, Scope.DRAFT)
    paths = drafts_below(folder, how.skip)
    if not paths:
        message = f"There is no draft below '{folder.name}'."
        raise UsageError(message, f"Put drafts there ({', '.join(sorted(readers.suffixes()))}).")
    see_corpus(settings.corpus)
    programme_texts(settings)
    facts, failed = _read_all(folder, paths, settings, how)
    found, corpus = _compare(facts, settings, how)
    known = baseline or RoundBaseline()
    entries = tuple(_entries(facts, found, settings, corpus, how, known))
    return _judge(facts, entries, found, failed, settings, corpus, known)


def _read_all(
    folder: Path, paths: Sequence[Path], config: Config, how: ScanOptions
) -> tuple[tuple[Facts, ...], tuple[FailedDraft, ...]]:
    jobs = [_Job(path, path.relative_to(folder).as_posix(), config, how.checkpoints, how.resume) for path in paths]
    facts, failed = [], []
    for job, outcome in zip(jobs, _mapped(_gather_job, jobs, how, "read"), strict=True):
        if isinstance(outcome, Facts):
            facts.append(outcome)
        else:
            failed.append(FailedDraft(name=job.name, error=str(outcome)))
    if how.checkpoints:
        checkpoint.prune(how.checkpoints, filter(None, (_name(path, config) for path in paths)))
    return tuple(facts), tuple(failed)


def _name(path: Path, config: Config) -> str | None:
    """Return the name of a draft's checkpoint; None for one that cannot be read: gone, closed to us, too large."""
    try:
        small = path.stat().st_size <= config.threshold("reading.file-megabytes") * 1e6
        return checkpoint.key(path.read_bytes(), config) if small else None
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    name: str
    config: Config
    checkpoints: Path | None
    resume: bool


def _gather_job(job: _Job) -> Facts:
    """Read and understand one draft; its name in the round is its path below the folder."""
    name = _name(job.path, job.config) if job.checkpoints else None
    facts = checkpoint.load(job.checkpoints, name) if job.checkpoints and name and job.resume else None
    if facts is None:
        document = readers.read(job.path, seconds=job.config.seconds, megabytes=job.config.megabytes)
        facts = gather(document, job.config)
        if job.checkpoints and name:
            checkpoint.keep(job.checkpoints, name, facts)
    return replace(facts, document=replace(facts.document, name=job.name))


def _mapped(
    function: Callable[[_Job], Facts], jobs: Sequence[_Job], how: ScanOptions, step: str
) -> Iterator[Facts | AnalyserError]:
    done = 0

    def on_done(_: object) -> None:
        nonlocal done
        done += 1
        if how.progress:
            how.progress(step, done, len(jobs))

    if how.cluster:
        return execution.cluster.map_drafts(function, jobs, how.cluster, on_done)
    return execution.local.map_drafts(function, jobs, how.jobs, on_done)


def _compare(
    facts: tuple[Facts, ...], config: Config, how: ScanOptions
) -> tuple[originality.RoundMatches, Description | None]:
    drafts = tuple(draft_of(one, config) for one in facts)
    corpus: Description | None = None
    if config.corpus is not None:
        found, corpus = against_corpus(drafts, config.corpus, config, _mapper(how))
    else:
        found = originality.round_matches(drafts, None, config, _mapper(how))
    known = {one.document.name: one.application for one in facts}
    matches = tuple(replace(m, left=_placed(m.left, known), right=_placed(m.right, known)) for m in found.matches)
    return replace(found, matches=matches), corpus


def _placed(passage: Passage, known: Mapping[str, Application | None]) -> Passage:
    """Return a passage with the question it answers, as far as its document is a draft of the round."""
    return placed(passage, known.get(passage.document) if passage.source is None else None)


def _mapper(how: ScanOptions) -> originality.Mapper:
    """Return how the comparison is spread: as the reading of the drafts is."""
    if how.cluster:
        return partial(execution.cluster.map_values, address=how.cluster)
    return partial(execution.local.map_values, jobs=how.jobs)


def _entries(
    facts: tuple[Facts, ...],
    found: originality.RoundMatches,
    config: Config,
    corpus: Description | None,
    how: ScanOptions,
    baseline: RoundBaseline,
) -> Iterator[Entry]:
    """Yield what the index page says of each draft; the analysis itself is reported and let go."""
    names = report_names(tuple(one.document.name for one in facts))
    for done, (one, name) in enumerate(zip(facts, names, strict=True), start=1):
        analysis = conclude(
            one,
            config,
            _of_draft(found, one.document.name),
            baseline.drafts.get(one.document.name),
            corpus=corpus,
        )
        if how.report:
            how.report(analysis, name)
        if how.progress:
            how.progress("check", done, len(facts))
        yield _entry(analysis, name)


def _of_draft(found: originality.RoundMatches, name: str) -> originality.RoundMatches:
    families = tuple(family for family in found.families if name in family.members)
    return replace(found, matches=of_draft(found.matches, name), families=families)


def of_draft(matches: tuple[Match, ...], name: str) -> tuple[Match, ...]:
    """Return the matches of one draft, each seen from its side."""
    seen = []
    for match in matches:
        if match.left.document == name:
            seen.append(match)
        elif match.right.document == name:
            equal = tuple((right, left) for left, right in match.equal)
            seen.append(replace(match, left=match.right, right=match.left, equal=equal))
    return tuple(sorted(seen, key=lambda m: (m.left.span, m.right.document, m.right.span)))


def _judge(
    facts: tuple[Facts, ...],
    entries: tuple[Entry, ...],
    found: originality.RoundMatches,
    failed: tuple[FailedDraft, ...],
    config: Config,
    corpus: Description | None,
    baseline: RoundBaseline,
) -> Round:
    chosen = selected(config, Scope.ROUND)
    seen = RoundContext(
        entries=entries,
        applications=tuple(one.application for one in facts),
        calls=tuple(_rules_of(one) for one in facts),
        matches=found.matches,
        families=found.families,
        thresholds=config.all_thresholds(),
    )
    outcome = run(chosen, seen)
    settled = [
        RoundFinding(
            finding=settle((finding,), config)[0], members=who, reason=reason_for(finding, config, baseline.round)
        )
        for finding, who in zip(outcome.findings, outcome.members, strict=True)
    ]
    settled.sort(key=lambda one: (-one.finding.severity.rank, one.finding.code, one.members, one.finding.fingerprint))
    return Round(
        applications=entries,
        matches=found.matches,
        families=found.families,
        findings=tuple(one for one in settled if not one.reason),
        suppressed=tuple(one for one in settled if one.reason),
        skipped=outcome.skipped,
        failures=outcome.failures,
        failed=failed,
        rules=tuple(check.rule for check in (*selected(config, Scope.DRAFT), *chosen)),
        provenance=Provenance(
            version=__version__,
            call=_common_call(facts),
            rules_hash=rules_hash((*selected(config, Scope.DRAFT), *chosen), config),
            languages=tuple(sorted({one.language for one in facts if one.language})),
            models=models_used(),
            corpus=corpus,
            masked=found.masked,
            programme=versions(config),
        ),
        titles=tuple(calls.titles().items()),
    )


def _rules_of(facts: Facts) -> ActionRules | None:
    call = calls.year(facts.call) if facts.call else None
    return call.action(facts.action) if call and facts.action else None


def _common_call(facts: tuple[Facts, ...]) -> int | None:
    years = {one.call for one in facts if one.call}
    return years.pop() if len(years) == 1 else None


def _entry(analysis: Analysis, name: str) -> Entry:
    application = analysis.application
    organisations = application.organisations if application else ()
    counts = {level: sum(f.severity is level for f in analysis.findings) for level in Severity}
    return Entry(
        name=analysis.document.name,
        report=f"{name}.html",
        action=application.action if application else None,
        title=application.title if application else None,
        form_id=application.form_id if application else None,
        coordinator=next((o.name for o in organisations if o.role is Role.COORDINATOR), None),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        call=analysis.provenance.call,
        agency=application.national_agency if application else None,
    )
