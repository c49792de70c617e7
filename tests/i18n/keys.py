"""Collects every sentence of the interface; `python -m tests.i18n.keys` lists what lacks a translation.

Sentences are found where they are written: in templates (`t("...")`, `n("...", "...")`), in the
reporters, on the cards of the rules, and as constants of the engine that read like a sentence.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from analyser import calls
from analyser.i18n.catalogue import catalogue
from analyser.rules import checks

PACKAGE = Path(__file__).resolve().parents[2] / "analyser"
ENGINE = (
    "consistency",
    "criteria",
    "embedding.py",
    "encoder.py",
    "execution",
    "extraction",
    "linking",
    "model/observation.py",
    "ooxml",
    "originality",
    "pdfium",
    "pipeline",
    "readers",
    "rules",
    "statements",
    "wording",
)
SENTENCE = re.compile(r"(?!\(\?|SELECT|DELETE|INSERT|UPDATE|CREATE|PRAGMA)[A-Z“'{„(][^<>]*[ ][^<>]*[.!?:]$")
PHRASE = re.compile(r"[a-z]+(?:-[a-z]+)?(?:,? [a-z0-9(][\w,()'’-]*)+$")
DOCUMENTATION = {"_pages.py"}
PHRASES = ("consistency", "criteria", "linking", "rules", "statements", "wording")
COMPARED = (
    "prints",
    "sketches",
    "wordings",
    "masked words",
    "translations",
    "frequent prints",
    "organisation profiles",
    "quotations with a source",
    "documents",
    "state",
    "keyed documents of other agencies",
)
NOT_SHOWN = frozenset(
    {
        "kind, on words alone",
        "kind, with sentence vectors",
        "the semantic classifier needs the extra",
        "the measure of meaning needs the extra",
        "with meanings",
        "wording alone",
    }
)


def template_keys() -> tuple[set[str], set[tuple[str, str]]]:
    """Return the sentences and the plural pairs of the templates."""
    texts: set[str] = set()
    plurals: set[tuple[str, str]] = set()
    for path in sorted((PACKAGE / "reporters" / "templates").glob("*.jinja")):
        content = path.read_text(encoding="utf-8")
        texts |= {found[1] for found in re.finditer(r'\bt\("([^"]+)"', content)}
        for table in re.finditer(r"\bt\(\{([^}]*)\}", content):
            texts |= {found[1] for found in re.finditer(r':\s*"([^"]+)"', table[1])}
        plurals |= {(found[1], found[2]) for found in re.finditer(r'\bn\("([^"]+)", "([^"]+)"', content)}
    return texts, plurals


def reporter_keys() -> tuple[set[str], set[tuple[str, str]]]:
    """Return the sentences and plural pairs that the reporters' code names."""
    texts: set[str] = set()
    plurals: set[tuple[str, str]] = set()
    for path in sorted((PACKAGE / "reporters").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            strings = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name == "text" and strings:
                texts.add(strings[0])
            if name == "plural" and len(strings) >= 2:
                plurals.add((strings[0], strings[1]))
    return texts, plurals


def table_keys() -> tuple[set[str], set[tuple[str, str]]]:
    """Return the sentences that the reporters keep in tables."""
    from analyser.i18n import translator
    from analyser.model.finding import Severity
    from analyser.model.statement import StatementKind
    from analyser.reporters import _cells, _labels, smart
    from analyser.reporters._html import reading, sections
    from analyser.reporters._html.smart import LETTERS
    from tests.reporters._analysis import analysis
    from tests.reporters._round import round_of_four

    english = translator("en")
    texts = {title for _, title in sections.SECTIONS} | {sections.ELSEWHERE}
    texts |= {label for _, label in LETTERS} | set(smart.NAMES.values())
    texts |= {severity.value for severity in Severity} | {kind.value for kind in StatementKind}
    for table in (_labels._CONFIDENCE, _labels._KINDS, _labels._ORIGINS, _labels._ROLES):
        texts |= set(table.values())
    for sheet in _cells.tables(round_of_four(), english):
        texts |= {sheet.title, *sheet.headings}
    known = analysis()
    assert known.application
    texts |= {fact.label for fact in reading.single(known.application, known, english)}
    return texts, set(_labels._COUNTED.values())


def rule_keys() -> set[str]:
    """Return messages, advice and the plain paragraphs of the page of every rule, and the titles of its examples."""
    from analyser.reporters._cards import EXAMPLES, parts

    texts = {text for check in checks() for text in (check.rule.message, check.rule.title, check.rule.advice)}
    pages = {part.text for check in checks() for part in parts(check.rule.documentation) if not part.example}
    return texts | pages | set(EXAMPLES)


def example_keys() -> set[str]:
    """Return the examples of the rules: they may be translated and need not be."""
    from analyser.reporters._cards import parts

    return {part.text for check in checks() for part in parts(check.rule.documentation) if part.example}


def source_keys() -> set[str]:
    """Return the sources of the values of the calls."""
    return {text for call in calls.load() for _, text in call.sources}


def call_keys() -> set[str]:
    """Return the names of the questions and of the award criteria with their elements."""
    titles = tomllib.loads((PACKAGE / "calls" / "titles.toml").read_text(encoding="utf-8"))
    texts = set(titles.values())
    for call in calls.load():
        for action in call.actions:
            texts |= {criterion.title for criterion in action.criteria}
            texts |= {element for criterion in action.criteria for element in criterion.elements}
    return texts


def engine_keys() -> set[str]:
    """Return the constants and f-strings of the engine that read like sentences, and its terms."""
    found: set[str] = set()
    for part in ENGINE:
        root = PACKAGE / part
        paths = sorted(root.rglob("*.py")) if root.is_dir() else [root]
        for path in (path for path in paths if path.name not in DOCUMENTATION):
            found |= set(_sentences(ast.parse(path.read_text(encoding="utf-8")), phrases=part in PHRASES))
    return found - NOT_SHOWN


def data_keys() -> set[str]:
    """Return the names that stand in data: the parts of questions, the kinds of near-duplicates, of indicators."""
    from analyser.model.application import IndicatorKind

    found = {"application", "resubmission", "answer", *COMPARED} | {kind.value for kind in IndicatorKind}
    for path in sorted((PACKAGE / "languages").glob("*.questions.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= {part for parts in content.get("tables", content).values() for part in parts}
    return found


def _sentences(tree: ast.Module, *, phrases: bool) -> Iterator[str]:
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in documentation or id(node) in inner:
            continue
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Term":
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
        text = _template(node)
        if text and "\n" not in text and (SENTENCE.match(text) or (phrases and PHRASE.match(text))):
            yield text


def _template(node: ast.AST) -> str | None:
    """Return a string, or an f-string with its expressions as `{names}`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = []
    for number, part in enumerate(node.values):
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            name = part.value.id if isinstance(part.value, ast.Name) else getattr(part.value, "attr", "")
            parts.append("{%s}" % (name.strip("_") or f"value{number}"))
    return "".join(parts)


def all_keys() -> tuple[set[str], set[tuple[str, str]]]:
    """Return every sentence and every plural pair that a report can show."""
    texts, plurals = template_keys()
    for more_texts, more_plurals in (reporter_keys(), table_keys()):
        texts |= more_texts
        plurals |= more_plurals
    texts |= rule_keys() | source_keys() | call_keys() | engine_keys() | data_keys()
    return {text for text in texts if text}, plurals


def untranslated(language: str) -> list[str]:
    """Return the sentences without a translation, in order."""
    known = catalogue(language)
    texts, plurals = all_keys()
    lacking = [text for text in texts if text not in known.texts]
    return sorted(lacking + [one for one, _ in plurals if one not in known.plurals])


if __name__ == "__main__":
    for key in untranslated(sys.argv[1] if len(sys.argv) > 1 else "lv"):
        print(key)
