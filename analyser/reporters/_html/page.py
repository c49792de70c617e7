"""One self-contained page: a strict content policy, styles and script in the file, no request.

The policy forbids everything but the one style sheet and the one script, named by their SHA-256
(Content Security Policy Level 3, section 6.7.2), so that text of a draft can never run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from analyser.i18n import Translator
from analyser.model.finding import Severity
from analyser.reporters import _labels
from analyser.reporters._grouping import clip

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_JOINTS = re.compile(r"(?<=[-_.])(?=\w)")


def page(template: str, say: Translator, **data: object) -> bytes:
    """Return a page as UTF-8. The whole text of a draft is escaped by the template engine."""
    from markupsafe import Markup

    style, script = asset("style.css"), asset("script.js")
    content = (
        environment()
        .get_template(template)
        .render(
            t=say.text,
            n=say.plural,
            say=say,
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            policy=policy(style, script),
            **data,
        )
    )
    return content.encode("utf-8", "replace") + b"\n"


def policy(style: str, script: str) -> str:
    """Return the content policy that allows exactly this style sheet and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def asset(name: str) -> str:
    """Return a file of the templates folder without blank lines, as it stands in the page."""
    text = resources.files("analyser.reporters").joinpath("templates", name).read_text(encoding="utf-8")
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


@cache
def environment() -> Environment:
    """Return the template engine: everything is escaped, an unknown name is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("analyser.reporters", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        counted=_labels.counted,
        confidence_of=_labels.confidence_of,
        kind_of=_labels.kind_of,
        origin_of=_labels.origin_of,
        role_of=_labels.role_of,
        similarity_of=_labels.similarity_of,
        Severity=Severity,
    )
    made.filters["clip"] = clip
    made.filters["soft"] = soft
    return made


def soft(name: str) -> Markup:
    """Return the name of a file that may break after its joints only: "ka210-sch_draft.docx"."""
    from markupsafe import Markup

    return Markup("<wbr>").join(_JOINTS.split(name))
