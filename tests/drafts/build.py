"""Rebuild the sample drafts: `python -m tests.drafts.build [name ...]`.

Needs Chromium for the PDF files. Writes `corpora/samples/round`, `twins`, `facts` and `manifest.toml`.
"""

from __future__ import annotations

import sys
from hashlib import sha256

import yaml

from tests.drafts import opendocument, pdf, plain, word
from tests.drafts.blocks import Page
from tests.drafts.export import export
from tests.drafts.facts import facts
from tests.drafts.free import free
from tests.drafts.project import SAMPLES, Project, projects


def render(project: Project, kind: str) -> bytes:
    """Return a project in one kind of file: `pdf`, `pdf-table`, `docx`, `docx-free`, `odt`, `md` or `txt`."""
    if kind in {"pdf", "pdf-table"}:
        return pdf.render(export(project), stacked=kind == "pdf")
    if kind == "docx":
        return word.render(_without_contents(export(project)))
    if kind == "docx-free":
        return word.render(free(project), project.get("word"))
    if kind == "odt":
        return opendocument.render(free(project))
    return plain.render(free(project), kind)


def _without_contents(page: Page) -> Page:
    return page


def write(project: Project) -> None:
    """Write the files and the expected facts of one project."""
    for folder in ("round", "twins"):
        for kind in project.get("files", {}).get(folder, ()):
            target = SAMPLES / folder / f"{project.name}.{kind.partition('-')[0]}"
            target.write_bytes(render(project, kind))
    text = yaml.safe_dump(facts(project), allow_unicode=True, sort_keys=False, width=120)
    (SAMPLES / "facts" / f"{project.name}.yml").write_text(text, encoding="utf-8")


def manifest() -> str:
    """Return the list of the sample files with their SHA-256."""
    lines = [
        "# Every file of the samples with its SHA-256.",
        'name = "samples"',
        'version = "1"',
        'licence = "CC-BY-4.0 (texts), EUPL-1.2 (expectations)"',
        'origin = "written for this project"',
        "",
        "[files]",
    ]
    for path in sorted(SAMPLES.rglob("*")):
        if path.is_file() and path.name != "manifest.toml":
            lines.append(f'"{path.relative_to(SAMPLES).as_posix()}" = "{sha256(path.read_bytes()).hexdigest()}"')
    return "\n".join(lines) + "\n"


def main(names: list[str]) -> None:
    """Rebuild the named projects, or all."""
    for project in projects():
        if not names or project.name in names:
            write(project)
    (SAMPLES / "manifest.toml").write_text(manifest(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
