"""The language layer, measured: `python -m tests.evaluation.language [--data FOLDER]`.

Languages, sentences and foreign paragraphs on FLORES-200 (devtest, one sentence a line) and newstest2017,
which nothing was tuned on but the two limits named in the report; speed and alarms on the sample drafts.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from analyser import calls, extraction, wording
from analyser.config import Config
from analyser.model.document import Document
from analyser.text import detect
from analyser.text.dates import dates
from analyser.text.quantities import quantities
from analyser.text.reading import read
from analyser.text.sentences import sentences
from analyser.text.tokens import tokens
from analyser.wording import mixed
from tests.evaluation.report import table, write

FLORES = {
    "en": "eng", "lv": "lvs", "lt": "lit", "et": "est", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pl": "pol",
}  # fmt: skip
SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "round"
PARAGRAPH = 3


def lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def flores(data: Path) -> dict[str, list[str]]:
    return {code: lines(data / "flores-lv-en" / f"{name}_Latn.devtest") for code, name in FLORES.items()}


def shortened(line: str, words: int) -> str:
    return " ".join(line.split()[:words])


def languages(texts: dict[str, list[str]]) -> list[list[object]]:
    """Return per language the share recognised: whole sentences, four words, the fallback on sentences."""
    rows: list[list[object]] = []
    for code, found in texts.items():
        whole = sum(detect.language(line)[0] == code for line in found) / len(found)
        short = sum(detect.language(shortened(line, 4))[0] == code for line in found) / len(found)
        sample = found[:200]
        fallback = sum(detect._langid(line)[0] == code for line in sample) / len(sample)
        rows.append([code, len(found), whole, short, fallback])
    return rows


def foreign(texts: dict[str, list[str]]) -> list[list[object]]:
    """Return per form language the false alarms in own paragraphs and the alarms in English or Latvian ones."""
    rows: list[list[object]] = []
    for code, found in texts.items():
        other = texts["lv" if code == "en" else "en"]
        false, right = (
            sum(mixed._language(line, code, Config()) is not None for line in paragraphs) / len(paragraphs)
            for paragraphs in (found, other)
        )
        rows.append([code, len(found), false, right])
    return rows


def boundaries(found: Sequence[str], cut: Callable[[str], set[int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of sentence ends inside paragraphs of a few sentences."""
    counts: Counter[str] = Counter()
    for start in range(0, len(found) - PARAGRAPH + 1, PARAGRAPH):
        text, gold = "", set()
        for line in found[start : start + PARAGRAPH]:
            text += (" " if text else "") + line
            gold.add(len(text))
        gold.discard(len(text))
        ends = cut(text) - {len(text)}
        counts += Counter(right=len(gold & ends), found=len(ends), gold=len(gold))
    precision, recall = counts["right"] / max(1, counts["found"]), counts["right"] / counts["gold"]
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def sentence_rows(texts: dict[str, list[str]]) -> list[list[object]]:
    import spacy

    rows: list[list[object]] = []
    for name, found in texts.items():
        code = name.partition(" ")[0]
        blank = spacy.blank(code)
        blank.add_pipe("sentencizer")
        own = boundaries(found, lambda text, code=code: {s.end for s in sentences(text, code)})  # type: ignore[misc]
        theirs = boundaries(found, lambda text, nlp=blank: {s.end_char for s in nlp(text).sents})  # type: ignore[misc]
        rows.append([name, len(found), *own, theirs[2]])
    return rows


def speed(drafts: dict[str, list[str]]) -> list[list[object]]:
    """Return words per CPU second of each part, of the whole layer, and of spaCy's blank tokenizer."""
    import spacy

    rows: list[list[object]] = []
    for code, texts in drafts.items():
        blank = spacy.blank(code)
        parts: dict[str, Callable[[str], object]] = {
            "sentences": lambda text, c=code: sentences(text, c),  # type: ignore[misc]
            "tokens with base forms": lambda text, c=code: tokens(text, c),  # type: ignore[misc]
            "quantities": lambda text, c=code: quantities(text, c),  # type: ignore[misc]
            "times": lambda text, c=code: dates(text, c),  # type: ignore[misc]
            "whole layer": lambda text, c=code: read.__wrapped__(text, c),  # type: ignore[misc]
            "spaCy blank tokenizer": blank,
        }
        words = sum(len(text.split()) for text in texts)
        rates = {name: words / _best(part, texts) for name, part in parts.items()}
        ratio = rates["whole layer"] / rates["spaCy blank tokenizer"]
        rows.append([code, words, *(round(rate) for rate in rates.values()), ratio])
    return rows


def _best(part: Callable[[str], object], texts: Sequence[str]) -> float:
    part("Warm.")
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            part(text)
        best = min(best, time.process_time() - start)
    return best


def unrelated(texts: dict[str, list[str]]) -> list[list[object]]:
    """Return the observations on news, which no rule was made for: an upper bound of false alarms."""
    rows: list[list[object]] = []
    for name, found in texts.items():
        code = name.partition(" ")[0]
        seen: Counter[str] = Counter()
        for start in range(0, len(found), 8):
            document = Document("news", "docx", "\n".join(found[start : start + 8]))
            seen += Counter(o.kind for o in wording.observe(document, None, code, Config()))
        words = sum(len(line.split()) for line in found)
        rows.append([name, words, ", ".join(f"{kind} {count}" for kind, count in sorted(seen.items()))])
    return rows


def samples() -> list[Document]:
    from analyser.readers import read as read_file

    found = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".docx", ".odt", ".pdf", ".md", ".txt"})
    return [read_file(path) for path in found]


def alarms(documents: Sequence[Document]) -> list[list[object]]:
    """Return the observations of each kind in each sample draft."""
    rows: list[list[object]] = []
    for document in documents:
        language, _ = detect.languages(document)
        found = extraction.extract(document, calls.load(), language=language)
        main = (found.application.language if found.application else None) or language
        seen = Counter(o.kind for o in wording.observe(document, found.application, main, Config()))
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(seen.items()))
        rows.append([document.name, len(document.text.split()), sum(seen.values()), told or "none"])
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None, help="folder with flores-lv-en and newstest2017-en-lv")
    data = parser.parse_args().data
    figures: dict[str, Any] = {}
    text: list[str] = []
    if data is not None:
        by_language = flores(data)
        news = {f"{c} news": lines(data / "newstest2017-en-lv" / f"newstest2017.{c}") for c in ("en", "lv")}
        figures["languages"], figures["foreign"] = languages(by_language), foreign(by_language)
        figures["sentences"] = sentence_rows({**by_language, **news})
        text += ["## Languages", "", "FLORES-200 devtest; nothing was trained or tuned on it.", ""]
        text += table(("language", "sentences", "recognised", "first four words", "fallback"), figures["languages"])
        text += [
            "",
            "## Foreign paragraphs (FRM007)",
            "",
            "Paragraphs of one sentence; the limit on the score was set here.",
            "",
        ]
        text += table(("form", "paragraphs", "false alarms", "English (Latvian) found"), figures["foreign"])
        text += ["", f"## Sentence ends in paragraphs of {PARAGRAPH}", ""]
        text += ["About one line of FLORES in six holds two sentences, so precision there is a lower bound.", ""]
        text += table(
            ("text", "sentences", "precision", "recall", "F1", "F1 of spaCy's sentencizer"), figures["sentences"]
        )
        figures["unrelated"] = unrelated(news)
        text += ["", "## What the wording rules say of news", "", "Texts of eight lines, no form.", ""]
        text += table(("text", "words", "observations"), figures["unrelated"])
        text += [""]
    documents = samples()
    drafts: dict[str, list[str]] = {}
    for document in documents:
        drafts.setdefault(detect.languages(document)[0] or "en", []).append(document.text)
    figures["speed"], figures["alarms"] = speed({c: t for c, t in drafts.items() if c in FLORES}), alarms(documents)
    text += ["## Speed on the sample drafts, words per CPU second", ""]
    heads = ("language", "words", "sentences", "tokens", "quantities", "times", "whole layer", "spaCy blank", "ratio")
    text += table(heads, figures["speed"])
    text += ["", "## What the wording rules say of the sample drafts", ""]
    text += ["The limits of WRT001-WRT003, WRT006, FRM005 and FRM009 were read off these drafts.", ""]
    text += table(("draft", "words", "observations", "of which"), figures["alarms"])
    print("\n".join(text))
    write("language", "Language layer", text, figures)


if __name__ == "__main__":
    main()
