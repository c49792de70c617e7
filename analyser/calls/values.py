"""Turns the plain values of a call file into those of the model; a wrong one is a TypeError."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, TypeVar

from analyser.model.call import ANY_COUNTRY, PriorityLabel

Ordered = TypeVar("Ordered", date, int)


def integer(value: Any) -> int:
    """Return a whole number above zero."""
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        message = f"{value!r} is no whole number above zero"
        raise TypeError(message)
    return value


def boolean(value: Any) -> bool:
    """Return a truth value."""
    if not isinstance(value, bool):
        message = f"{value!r} is neither true nor false"
        raise TypeError(message)
    return value


def share(value: Any) -> float:
    """Return a share between 0 and 1."""
    if not isinstance(value, float) or not 0 < value <= 1:
        message = f"{value!r} is no share between 0 and 1"
        raise TypeError(message)
    return value


def text(value: Any) -> str:
    """Return a string that is not empty."""
    if not isinstance(value, str) or not value:
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value


def day(value: Any) -> date:
    """Return a date."""
    if type(value) is not date:
        message = f"{value!r} is no date"
        raise TypeError(message)
    return value


def days(value: Any) -> tuple[date, date]:
    """Return a first and a last day, in this order."""
    first, last = (day(item) for item in value)
    return _ordered(first, last)


def months(value: Any) -> tuple[int, int]:
    """Return the fewest and the most months, in this order."""
    least, most = (integer(item) for item in value)
    return _ordered(least, most)


def integers(value: Any) -> tuple[int, ...]:
    """Return whole numbers in rising order."""
    return tuple(sorted(integer(item) for item in value))


def sectors(value: Any) -> frozenset[str]:
    """Return fields of education by their three letters."""
    return frozenset(_matching(r"[A-Z]{3}", item) for item in value)


def names(value: Any) -> frozenset[str]:
    """Return names of values of this file."""
    return frozenset(_matching(r"[a-z_]+", item) for item in value)


def countries(value: Any) -> frozenset[str]:
    """Return ISO 3166 codes of two letters, or the sign for any country."""
    return frozenset(item if item == ANY_COUNTRY else _matching(r"[A-Z]{2}", item) for item in value)


def priorities(value: Any) -> tuple[PriorityLabel, ...]:
    """Return the labels of the form's list in its order, each with its group."""
    return tuple(PriorityLabel(group=group, label=text(label)) for group, labels in value.items() for label in labels)


def topics(value: Any) -> tuple[str, ...]:
    """Return the topics of the form's list in its order."""
    return tuple(text(topic) for group in value.values() for topic in group)


def _matching(pattern: str, value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        message = f"{value!r} is no code"
        raise TypeError(message)
    return value


def _ordered(first: Ordered, last: Ordered) -> tuple[Ordered, Ordered]:
    if first > last:
        message = f"{first} comes after {last}"
        raise ValueError(message)
    return (first, last)
