"""Where sentences end: rules on full stops, with the abbreviations of the language as data.

spaCy's own sentencizer cuts after `t.sk.`, `Plkst.`, `2026.` (gada) and `31.` (martam); other
splitters cut a nine-sentence Latvian paragraph into 12 to 19 pieces. A full stop is therefore judged
by the word before it and the first character after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.languages import pack
from analyser.text import months
from analyser.text.fold import fold

_CLOSING = r"[\"'”’»)\]]*"
_CANDIDATE = re.compile(
    rf"(?P<line>[\n\t\f\v])|(?P<bullet>(?<=\s)[•▪◦●■](?=\s))|(?P<end>[.!?…]+{_CLOSING})(?=\s|$)"
    r"|(?P<joined>(?<=[^\W\d_A-Z]{3})[.!?](?=[^\W\d_][^\W\d_]))"
)
_NEXT = re.compile(r"[ \u00a0\r]*[\"'“„«‚‘(\[–—-]*[ \u00a0]*")
_WORD_BEFORE = re.compile(r"[^\s()\[\]\"“”„«»/]*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
_ROMAN = re.compile(r"[IVXLC]+")
_MARKER = re.compile(r"\s*(?:[-–—•*]\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*|[A-Za-z])")
_CODE = re.compile(r"[A-Z]{1,3}\d{1,2}\.\d{1,2}")
_OPENS = re.compile(r"[.!?;:]\s+$")
"""What stands before a code that opens a sentence: "... one list. SO2.2. By August ..."."""
_DATED = re.compile(r"(?:^|(?<!\d\d)[.!?]\s+)\W*(?:\d{1,2}[.)]\s+)?(?:[^\W\d_]+ )?\d{1,2}\.\d{1,2}\.\d{4}$")
"""A date with what stands before it, as the opening of a sentence: "Līdz 31.12.2027. 96 skolēni ..."."""
_FULL_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}$")
_CLAUSE = re.compile(r".*(?:(?<!\d\d)[.!?:;(–—-]\s+|\s[(–—]|\b[A-Z]{1,3}\d{1,2}(?:\.\d{1,2})*\s+)", re.S)
"""What a clause follows: a stop, a colon, a dash, a code without one ("M3.1 līdz 31.05.2028. 18 skolotāji ...")."""
_BEFORE = 60
_WRAPPED = 50


def ends(text: str, language: str | None) -> Iterator[int]:
    """Yield the offsets at which a sentence ends, in order; the text's own end is not among them."""
    for match in _CANDIDATE.finditer(text):
        group = match.lastgroup
        if group == "line":
            if match.group() != "\n" or not _is_wrapped(text, match.start()):
                yield match.start()
        elif group == "bullet":
            yield match.start()
        elif group == "joined":
            if text[match.end()].isupper() and text[match.end() + 1].islower() and not _in_address(text, match.start()):
                yield match.end()
        elif _is_end(text, match, language):
            yield match.end()


def _is_end(text: str, match: re.Match[str], language: str | None) -> bool:
    following = _NEXT.match(text, match.end())
    at = following.end() if following else match.end()
    if at >= len(text) or text[at] in "\n\t":
        return True
    if text[at].islower():
        return False
    mark = match.group().rstrip("\"'”’»)]")
    if mark != "." or match.start() == 0:
        return True
    return _stop_ends(text, match.start(), at, language)


def _stop_ends(text: str, stop: int, following: int, language: str | None) -> bool:
    """Judge a single full stop whose next visible character is no lower-case letter."""
    line = max(text.rfind("\n", 0, stop), text.rfind("\t", 0, stop)) + 1
    found = _WORD_BEFORE.search(text, max(line, stop - 40), stop)
    word = found.group() if found else ""
    if _MARKER.fullmatch(text, line, stop) or (_CODE.fullmatch(word) and _OPENS.search(text, line, stop - len(word))):
        return False
    if _DIGITS.fullmatch(word) and _DATED.search(text[max(line, stop - 40) : stop]):
        return False
    if _DIGITS.fullmatch(word) and _opens_until(text[max(line, stop - _BEFORE) : stop], language):
        return False
    if _DIGITS.fullmatch(word):
        return _number_ends(word, text, following, language)
    words = pack(language)
    key = fold(word).strip("-–,;")
    spaced = fold(text[max(line, stop - 12) : stop]).rpartition(". ")
    joined = f"{spaced[0].rpartition(' ')[2]}.{spaced[2]}" if spaced[1] else key
    if {key, joined} & words.words("abbreviations_final"):
        return text[following].isupper()
    if {key, joined} & words.words("abbreviations"):
        return False
    if key in words.words("abbreviations_before_number"):
        return not text[following].isdigit()
    if len(word) == 1 and word.isalpha():
        return _letter_ends(word, text, following, language)
    return True


def _opens_until(before: str, language: str | None) -> bool:
    """Say whether a clause is so far only a term, "until" and a date: what must be reached by then follows."""
    date = _FULL_DATE.search(before)
    if date is None:
        return False
    lead = before[: date.start()]
    clause = _CLAUSE.match(lead)
    until = pack(language).table("smart").get("until", ())
    return isinstance(until, tuple) and fold(lead[clause.end() if clause else 0 :]).strip(' *_"„“-') in until


def _number_ends(word: str, text: str, following: int, language: str | None) -> bool:
    if not text[following].isdigit():
        return not _is_ordinal(word, text, following, language)
    return len(word) > 2 and re.match(r"\d{1,2}\.", text[following : following + 3]) is None


def _is_ordinal(word: str, text: str, following: int, language: str | None) -> bool:
    """Say whether "5. März" is an ordinal: before a month, or in a language that writes nouns with capitals."""
    rules = pack(language).table("sentences")
    if not rules.get("ordinal_dot") or len(word) > 2:
        return False
    found = _FIRST_WORD.match(text, following)
    common = found is not None and fold(found.group()) in pack(language).words("stop_words")
    if rules.get("nouns_capitalised") and not common:
        return True
    return found is not None and months.is_name(found.group(), language)


def _letter_ends(word: str, text: str, following: int, language: str | None) -> bool:
    """Say whether "A. Next" ends a sentence: an initial stands before a name, not before a common word."""
    if word.islower():
        return False
    found = _FIRST_WORD.match(text, following)
    return found is not None and fold(found.group()) in pack(language).words("stop_words")


def _is_wrapped(text: str, newline: int) -> bool:
    """Say whether a line break only wraps a sentence, as in plain text of a fixed width."""
    start = text.rfind("\n", 0, newline) + 1
    if newline - start < _WRAPPED or newline + 2 >= len(text) or "\t" in text[start:newline]:
        return False
    return (
        text[newline + 1].islower()
        and text[newline + 2] not in ".)"
        and text[newline - 1] not in ".!?:;…"
        and text[newline + 1 : newline + 3] != "o "
    )


def _in_address(text: str, at: int) -> bool:
    found = _WORD_BEFORE.search(text, max(0, at - 60), at)
    return found is not None and re.match(r"(?:https?:|www\.|\S+@)", text[found.start() :]) is not None
