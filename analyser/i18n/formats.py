"""Numbers, dates, amounts, lists and countries as a reader of the language expects them.

Numbers follow the Interinstitutional Style Guide of the EU (section 10.4 in every language): a
no-break space between groups of three digits. Groups begin at five digits, so that years stay
whole. Names of countries come from CLDR by Babel, loaded only when one is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

NBSP = "\u00a0"
_COMMA = frozenset({"lv"})
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_AND = {"lv": "un"}


def number(value: float, language: str, digits: int = 2) -> str:
    """Return a number with at most `digits` decimals: "12 500", "0.75" or "0,75"."""
    rounded = round(float(value), digits)
    text = f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.{digits}f}".rstrip("0")
    sign, text = ("\u2212", text[1:]) if text.startswith("-") else ("", text)
    whole, _, decimals = text.partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NBSP)
    point = "," if language in _COMMA else "."
    return sign + whole + (point + decimals if decimals else "")


def percent(share: float, language: str) -> str:
    """Return a share (0 to 1) in per cent: "20 %"."""
    return f"{number(100 * share, language, 1)}{NBSP}%"


def money(amount: float, language: str) -> str:
    """Return an amount in euro, cents only if there are any: "250 000 EUR"."""
    whole = round(amount, 2) == int(amount)
    text = f"{int(amount):,}" if whole else f"{amount:,.2f}"
    point = "," if language in _COMMA else "."
    text = text.replace(",", NBSP) if whole else text[:-3].replace(",", NBSP) + point + text[-2:]
    return f"{text}{NBSP}EUR"


def amount(written: str, language: str) -> str:
    """Return an amount that a rule has written with a point ("22 014.40") with the sign of the language."""
    return written.replace(".", ",") if language in _COMMA else written


def day(value: date, language: str) -> str:
    """Return a date in a form that needs no inflection: "1 September 2026", "01.09.2026."."""
    if language == "lv":
        return f"{value:%d.%m.%Y}."
    return f"{value.day}{NBSP}{_MONTHS[value.month - 1]} {value.year}"


def sequence(parts: Sequence[str], language: str) -> str:
    """Return a list in words: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_AND.get(language, 'and')} {parts[-1]}"


def country(code: str, language: str) -> str:
    """Return the name of a country by its ISO code, or the code if it is no country."""
    from babel import Locale

    return str(Locale(language).territories.get(code.upper(), code))


def language_name(code: str, language: str) -> str:
    """Return the name of a language by its ISO code, or the code if it is not known."""
    from babel import Locale

    return str(Locale(language).languages.get(code, code))
