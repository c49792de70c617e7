"""Retrains the classifier from the gold statements and scores everything on the held-out part.

`train` writes `models/statements`, `score` rewrites the table of its card. Both need the data folder
of a checkout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analyser import assets, embedding
from analyser.model.statement import StatementKind
from analyser.statements import regression, runs, scores
from analyser.statements.classifier import (
    COLLECTION,
    LEXICAL,
    PAIR_SCALE,
    SEMANTIC,
    SPECIFIC_LEXICAL,
    SPECIFIC_SEMANTIC,
    Classifier,
    dense,
    unit,
)
from analyser.statements.features import Example
from analyser.statements.gold import LANGUAGES, GoldStatement, statements
from analyser.statements.parts import ruled_spans
from analyser.statements.regression import Array
from analyser.statements.runs import Found
from analyser.statements.tagging import learning as tagging
from analyser.statements.tagging.tagger import MODEL

LEARNT = ("train", "dev", "more")
"""By fifteen authors."""
PARTED = ("train", "dev")
"""Of these the indicators have their parts marked."""
MARKED = ("parts-dev", "parts-train")
"""Single indicators with their parts, by eight authors."""
HELD_OUT = ("blind", "fresh", "test")
"""By another author than rules and models; then two by the first author, the later before the earlier."""
_PENALTY = 0.0003
_COLUMNS = 4000
_CARD = "README.md"
_BEGIN, _END = "<!-- scores -->", "<!-- end of scores -->"


def train(folder: Path | None = None) -> tuple[str, ...]:
    """Fit the classifiers on the parts to learn from, write them with their manifest, return the names.

    Without the extra only those on words are renewed.
    """
    folder = folder or assets.folder("models") / COLLECTION
    gold = learning(LEARNT)
    written: list[str] = []
    for semantic in (False, True) if embedding.available() else (False,):
        names = (SEMANTIC, SPECIFIC_SEMANTIC) if semantic else (LEXICAL, SPECIFIC_LEXICAL)
        for name, model in zip(names, fitted(gold, semantic=semantic), strict=True):
            (folder / name).write_bytes(model.dump())
            written.append(name)
    tagging.fit(marked(), ruled_spans, folder / MODEL)
    renew_manifest(folder)
    return (*written, MODEL)


def marked() -> tuple[GoldStatement, ...]:
    """Return the gold indicators the model of parts learns from."""
    gold = learning((*PARTED, *MARKED))
    return tuple(one for one in gold if one.kind is StatementKind.INDICATOR)


def learning(parts: Sequence[str]) -> tuple[GoldStatement, ...]:
    """Return the gold statements of some parts in all languages."""
    return tuple(found for part in parts for language in LANGUAGES for found in statements(part, language))


def fitted(gold: Sequence[GoldStatement], *, semantic: bool) -> tuple[Classifier, Classifier]:
    """Return classifiers fitted on gold statements: of the kind, and of whether they are specific.

    Raises:
        RuntimeError: vectors are wanted and the extra is not installed.
    """
    vocabulary = runs.vocabulary(
        [one.text for one in gold], [one.language for one in gold], [one.project for one in gold]
    )
    place = {run: index for index, run in enumerate(vocabulary)}
    sparse = [runs.found(one.text, one.language, place) for one in gold]
    products = _products(sparse, len(vocabulary))
    plain = [Example(one.text, one.language) for one in gold]
    means = _means(plain) if semantic else {}
    judged = [index for index, one in enumerate(gold) if one.specific is not None]
    known = [Example(gold[index].text, gold[index].language, gold[index].kind) for index in judged]
    answers = ["yes" if gold[index].specific else "no" for index in judged]
    directions = _directions(plain, means)
    of_pairs = PAIR_SCALE * (directions @ directions.T) ** 2
    classes, shares, rows = _fit(plain, [str(one.kind) for one in gold], means, products + of_pairs)
    weights = _weights(rows, shares, sparse, len(vocabulary))
    pairs = PAIR_SCALE * np.einsum("nk,ni,nj->kij", shares, directions, directions, optimize=True)
    kinds = Classifier(classes, vocabulary, tuple(means.items()), weights, pairs)
    classes, shares, rows = _fit(known, answers, means, products[np.ix_(judged, judged)])
    chosen = [sparse[index] for index in judged]
    weights = _weights(rows, shares, chosen, len(vocabulary))
    return kinds, Classifier(classes, vocabulary, tuple(means.items()), weights)


def _fit(
    examples: Sequence[Example], labels: Sequence[str], means: dict[str, tuple[float, ...]], products: Array
) -> tuple[tuple[str, ...], Array, Array]:
    """Return the classes, the share of every statement in the weights, and the dense features."""
    rows = dense(examples, means)
    classes = tuple(sorted(set(labels)))
    return classes, regression.fit(products + rows @ rows.T, labels, classes, _PENALTY), rows


def _directions(examples: Sequence[Example], means: dict[str, tuple[float, ...]]) -> Array:
    """Return the vectors of statements with the length 1, of no numbers where no means are given."""
    rows = dense(examples, means)
    return unit(rows[:, rows.shape[1] - len(next(iter(means.values()), ())) :])


def _weights(rows: Array, shares: Array, sparse: Sequence[Found], width: int) -> Array:
    known = np.zeros((width, shares.shape[1]))
    for found, share in zip(sparse, shares, strict=True):
        for places, value in found.groups:
            known[places] += value * share
    return np.vstack([rows.T @ shares, known])


def _products(sparse: Sequence[Found], width: int) -> Array:
    """Return the products of the runs of all statements with each other."""
    products = np.zeros((len(sparse), len(sparse)))
    for block in _blocks(sparse, width):
        products += block @ block.T
    return products


def _blocks(sparse: Sequence[Found], width: int) -> Iterator[npt.NDArray[np.float32]]:
    """Yield the runs of all statements as full matrices of some columns each, which memory can hold."""
    for start in range(0, width, _COLUMNS):
        block = np.zeros((len(sparse), min(_COLUMNS, width - start)), dtype=np.float32)
        for row, found in zip(block, sparse, strict=True):
            for places, value in found.groups:
                inside = places[(places >= start) & (places < start + len(row))]
                row[inside - start] = value
        yield block


def _means(examples: Sequence[Example]) -> dict[str, tuple[float, ...]]:
    vectors = embedding.vectors([one.text for one in examples])
    if vectors is None:
        message = "the semantic classifier needs the extra"
        raise RuntimeError(message)
    languages = [one.language or "" for one in examples]
    chosen = {code: [place for place, one in enumerate(languages) if one == code] for code in sorted(set(languages))}
    return {code: tuple(float(value) for value in vectors[places].mean(axis=0)) for code, places in chosen.items()}


def score(folder: Path | None = None) -> str:
    """Score the shipped models on the held-out parts, rewrite the card's tables and return them."""
    folder = folder or assets.folder("models") / COLLECTION
    parts = {part: learning((part,)) for part in HELD_OUT}
    table = "\n\n".join(f'Part "{part}":\n\n{scores.table(gold)}' for part, gold in parts.items())
    card = (folder / _CARD).read_text(encoding="utf-8")
    head, _, rest = card.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    (folder / _CARD).write_text(f"{head}{_BEGIN}\n{table}\n{_END}{tail}", encoding="utf-8")
    renew_manifest(folder)
    return table


def renew_manifest(folder: Path) -> None:
    """Write the sha256 of every file of the folder into its manifest, keeping the head as it is."""
    manifest = folder / "manifest.toml"
    head = manifest.read_text(encoding="utf-8").partition("[files]")[0]
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != manifest.name)
    lines = [f'"{path.name}" = "{sha256(path.read_bytes()).hexdigest()}"' for path in files]
    manifest.write_text(f"{head}[files]\n" + "\n".join(lines) + "\n", encoding="utf-8")
