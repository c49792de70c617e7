"""An analysis, or a comparison, as JSON: the contract of `analyser.model.output`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from analyser.i18n import translator
from analyser.model import output as out
from analyser.model.analysis import Analysis, Comparison
from analyser.reporters import _facts, _output
from analyser.reporters._sentences import by_code

SUFFIX = ".json"


def render(analysis: Analysis, language: str, source: bytes | None = None, *, with_text: bool = False) -> bytes:
    """Return an analysis as JSON; `with_text` adds the text that all offsets index."""
    content = asdict(of_analysis(analysis, language))
    if with_text:
        content["document"]["text"] = analysis.document.text
    else:
        del content["document"]["text"]
    return encoded(content)


def render_comparison(comparison: Comparison, language: str) -> bytes:
    """Return the shared passages of two documents as JSON."""
    left, right = (out.SideOut(side.name, side.characters) for side in (comparison.left, comparison.right))
    return encoded(asdict(out.CompareOut(left, right, [_output.match(match) for match in comparison.matches])))


def encoded(content: dict[str, Any]) -> bytes:
    """Return plain data as readable JSON in UTF-8, a line feed at the end."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def of_analysis(analysis: Analysis, language: str) -> out.CheckOut:
    """Return an analysis as the contract's dataclass, without the text of the draft."""
    say, rules = translator(language), by_code(analysis.rules)
    return out.CheckOut(
        schema=1,
        provenance=_output.provenance(analysis.provenance),
        document=document(analysis),
        application=_facts.application(analysis.application) if analysis.application else None,
        smart=[_output.smart(one, say) for one in analysis.smart],
        links=None if analysis.links is None else _links(analysis),
        matches=None if analysis.matches is None else [_output.match(match) for match in analysis.matches],
        findings=[_output.finding(finding, rules, say) for finding in analysis.findings],
        suppressed=[_output.suppressed(one, rules, say) for one in analysis.suppressed],
        skipped=_output.skips(analysis.skipped, say),
        failures=_output.failures(analysis.failures),
        inside=[_output.match(match) for match in analysis.inside],
        criteria=[_output.criterion(view, say) for view in analysis.criteria],
    )


def document(analysis: Analysis) -> out.DocumentOut:
    """Return what is known of the document itself."""
    read = analysis.document
    return out.DocumentOut(
        name=read.name,
        format=read.format,
        pages=read.pages,
        characters=len(read.text),
        language=analysis.language,
        languages={code: round(share, 4) for code, share in analysis.languages},
    )


def _links(analysis: Analysis) -> list[out.LinkOut]:
    return [
        out.LinkOut(
            source=str(link.source), target=str(link.target), score=round(link.score, 4), method=link.method.value
        )
        for link in analysis.links or ()
    ]
