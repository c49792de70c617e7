"""Retrains the classifier from the gold statements and scores everything on the held-out part.

`train` writes `models/statements`, `score` rewrites the table of its card. Both need the data folder
of a checkout.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from analyser import assets, embedding
from analyser.statements import features, regression, scores
from analyser.statements.classifier import COLLECTION, LEXICAL, SEMANTIC, Classifier, centred
from analyser.statements.gold import LANGUAGES, GoldStatement, statements

_PENALTY = {LEXICAL: 0.001, SEMANTIC: 0.001}
_CARD = "README.md"
_BEGIN, _END = "<!-- scores -->", "<!-- end of scores -->"


def train(folder: Path | None = None) -> tuple[str, ...]:
    """Fit the classifiers on the parts "train" and "dev", write them with their manifest, return the names.

    Without the extra only the classifier on words is renewed.
    """
    folder = folder or assets.folder("models") / COLLECTION
    gold = learning(("train", "dev"))
    written = [LEXICAL]
    (folder / LEXICAL).write_bytes(fitted(gold, semantic=False).dump())
    if embedding.available():
        (folder / SEMANTIC).write_bytes(fitted(gold, semantic=True).dump())
        written.append(SEMANTIC)
    renew_manifest(folder)
    return tuple(written)


def learning(parts: Sequence[str]) -> tuple[GoldStatement, ...]:
    """Return the gold statements of some parts in all languages."""
    return tuple(found for part in parts for language in LANGUAGES for found in statements(part, language))


def fitted(gold: Sequence[GoldStatement], *, semantic: bool) -> Classifier:
    """Return a classifier fitted on gold statements.

    Raises:
        RuntimeError: vectors are wanted and the extra is not installed.
    """
    texts, languages = [one.text for one in gold], [one.language for one in gold]
    runs = features.vocabulary(texts, languages, [one.project for one in gold])
    rows = features.matrix(texts, languages, {run: index for index, run in enumerate(runs)})
    means: dict[str, tuple[float, ...]] = {}
    if semantic:
        vectors = embedding.vectors(texts)
        if vectors is None:
            message = "the semantic classifier needs the extra"
            raise RuntimeError(message)
        for code in sorted(set(languages)):
            chosen = vectors[[index for index, language in enumerate(languages) if language == code]]
            means[code] = tuple(float(value) for value in chosen.mean(axis=0))
        rows = np.hstack([rows, centred(vectors.astype(np.float64), languages, means)])
    kinds = [str(one.kind) for one in gold]
    classes = tuple(sorted(set(kinds)))
    weights = regression.fit(rows, kinds, classes, _PENALTY[SEMANTIC if semantic else LEXICAL])
    return Classifier(classes, runs, tuple(means.items()), weights)


def score(folder: Path | None = None) -> str:
    """Score the shipped models on the parts "test" and "fresh", rewrite the card's tables and return them."""
    folder = folder or assets.folder("models") / COLLECTION
    parts = {"test": statements_of_test(), "fresh": statements_of_fresh()}
    table = "\n\n".join(f'Part "{part}":\n\n{scores.table(gold)}' for part, gold in parts.items())
    card = (folder / _CARD).read_text(encoding="utf-8")
    head, _, rest = card.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    (folder / _CARD).write_text(f"{head}{_BEGIN}\n{table}\n{_END}{tail}", encoding="utf-8")
    renew_manifest(folder)
    return table


def statements_of_test() -> tuple[GoldStatement, ...]:
    """Return the first held-out part in all languages."""
    return learning(("test",))


def statements_of_fresh() -> tuple[GoldStatement, ...]:
    """Return the second held-out part, written before any model or rule was tried on it."""
    return learning(("fresh",))


def renew_manifest(folder: Path) -> None:
    """Write the sha256 of every file of the folder into its manifest, keeping the head as it is."""
    manifest = folder / "manifest.toml"
    head = manifest.read_text(encoding="utf-8").partition("[files]")[0]
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != manifest.name)
    lines = [f'"{path.name}" = "{sha256(path.read_bytes()).hexdigest()}"' for path in files]
    manifest.write_text(f"{head}[files]\n" + "\n".join(lines) + "\n", encoding="utf-8")
