"""Fits changes of the encoder to gold frameworks, so that what serves what comes nearer than its rivals.

The loss is contrastive (A. van den Oord et al., Representation Learning with Contrastive Predictive Coding, 2018): each
statement is to find its links of a kind among all statements of that kind in its project, or that it has none: beside
the statements stands one chance more, of a likeness that is learnt for each pair of kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from analyser.linking.gold import Framework
from analyser.linking.nodes import PAIRS, Node
from analyser.linking.vocabulary import vocabulary
from tests.tuning.encoding import Encoder, Tree, batches, changed, no_changes, pooled, through

TIED = (*PAIRS, "NO", "TA")
SHARPNESS = 12.0
"""How much a difference of cosines weighs in the loss."""
RATE = 7e-4
EPOCHS = 1
FROM_LAYER = 0
"""Layers below it stay as they are."""
SEED = 0
NONE, QUICK = 0.3, 20.0
"""The likeness from which a statement has a link, before learning, and how much faster than the rest it is learnt."""
EVERY = 20
"""Projects between two lines on the loss."""
Report = Callable[[str], None]


def fit(encoder: Encoder, chosen: Sequence[Framework], tell: Report = print) -> Tree:
    """Return the changes of the upper layers fitted to some projects, one at a time in random order, by Adam."""
    below = {name: value[:FROM_LAYER] for name, value in encoder.layers.items()}
    above = {name: value[FROM_LAYER:] for name, value in encoder.layers.items()}
    lower = jax.jit(through)
    cases = [_case(encoder, one, lambda batch: (lower(below, batch), batch[1])) for one in chosen]
    slope = jax.jit(jax.value_and_grad(_loss))
    changes: Tree = {"layers": no_changes(above), "none": jnp.zeros((2, len(TIED)))}
    rule = optax.adam(optax.cosine_decay_schedule(RATE, EPOCHS * len(cases)), b2=0.99)
    state = rule.init(changes)
    step = jax.jit(lambda gradient, state, changes: _moved(rule, gradient, state, changes))
    random = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        losses = []
        for place in random.permutation(len(cases)):
            loss, gradient = slope(changes, above, *cases[place])
            changes, state = step(gradient, state, changes)
            losses.append(float(loss))
            if len(losses) % EVERY == 0:
                tell(f"epoch {epoch + 1}, project {len(losses)}: loss {np.mean(losses[-EVERY:]):.3f}")
        tell(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}")
    tell(f"likeness of none: {np.round(NONE + QUICK * np.asarray(changes['none']), 2).tolist()}")
    layers: Tree = changes["layers"]
    return layers


def _moved(rule: Any, gradient: Tree, state: Any, changes: Tree) -> tuple[Tree, Any]:
    moves, state = rule.update(gradient, state, changes)
    return optax.apply_updates(changes, moves), state


def _case(encoder: Encoder, one: Framework, below: Callable[[Any], Any]) -> tuple[Any, ...]:
    nodes = (*one.nodes, *(Node(name, text) for name, text in one.extra.items()))
    found, places = batches(encoder, [node.text for node in nodes])
    rows = sum(len(there) for _, there in found)
    names = [""] * rows
    for node, place in zip(nodes, places, strict=True):
        names[place] = node.id
    links = np.array([[(s, t) in one.links for t in names] for s in names], dtype=np.float32)
    kinds = np.array([name[:1] for name in names])
    rivals = np.stack([np.outer(kinds == pair[0], kinds == pair[1]) for pair in TIED])
    mean = vocabulary(one.language).mean
    return [below(batch) for batch in found], links, rivals, np.asarray(mean, dtype=np.float32)


def _loss(changes: Tree, above: Tree, batched: list[Any], links: Any, rivals: Any, mean: Any) -> Any:
    layers = changed(above, changes["layers"])
    vectors = jnp.concatenate([pooled(through(layers, batch), batch[1]) for batch in batched])
    away = _unit(_unit(vectors) - mean)
    scores = SHARPNESS * away @ away.T
    none = SHARPNESS * (NONE + QUICK * changes["none"])
    one, many = _surprise(scores, links, rivals, none[0])
    other, more = _surprise(scores.T, links.T, rivals.transpose(0, 2, 1), none[1])
    return (one + other) / (many + more)


def _surprise(scores: Any, links: Any, rivals: Any, none: Any) -> tuple[Any, Any]:
    """Return the mean log-chance lost on the links of each row and kind, or on none, summed, and how many rows."""
    shape = (*rivals.shape[:2], 1)
    nobody = jnp.broadcast_to(none[:, None, None], shape)
    chances = jax.nn.log_softmax(jnp.concatenate([jnp.where(rivals, scores, -1e9), nobody], -1), -1)
    own = links * rivals
    asked, alone = rivals.any(-1), own.sum(-1, keepdims=True) == 0
    wanted = jnp.concatenate([own, alone], -1)
    lost = -(chances * wanted).sum(-1) / wanted.sum(-1)
    return jnp.where(asked, lost, 0.0).sum(), asked.sum()


def _unit(rows: Any) -> Any:
    return rows / jnp.maximum(jnp.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
