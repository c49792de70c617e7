"""Organisations and countries that the text gives a role, and that are not in the partnership (CON002).

A country has a role as "the Spanish partner", "a partner from Spain" or where it acts ("Spain hosts"). An
organisation has one where its name, known by a word like "school" or "biedrība", acts in the plan or heads a
list of tasks. Places, statistics, guests, authorities and what was done in earlier projects are no roles; where costs
are explained, names of organisations are those of suppliers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from analyser.consistency.names import Names
from analyser.consistency.owned import is_part
from analyser.consistency.passages import Part, Sentence
from analyser.consistency.places import Place, countries, places
from analyser.consistency.placing import joins, preposed
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.patterns import alternatives, any_of, phrase_source

_NAME_WORD = r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÕÅØÁÉÍÓÚÝĄĘŁŚŹŻĆŃČŘĎŤŇĖŲ][\w’'-]*)"
_JOINT = (
    r"(?:of|de|da|do|dos|das|del|della|la|le|les|du|des|für|von|van|der|den|the|for|and|un|et|y|di|din|na|nad|w|v|za|i"
    r"|e|pri|och|og|&|dei|degli|delle|dello|im|zum|zur)"
)
_QUOTED = r"[“„\"«][^“”„\"«»\n]{2,40}[”“\"»]"
_NAME = re.compile(rf"(?:[\w-]+\s)?{_QUOTED}|{_NAME_WORD}(?:[ ](?:{_JOINT}[ ])?{_NAME_WORD}|[ ]{_QUOTED})*")
_REST = re.compile(r"(?: \d{1,3}\.)?(?: (?=[a-zāčēģīķļņšūžäöüõåøáéíóúýąęłśźżćńřďťėų])[^\W\d_]+){1,3}")
_CODED = re.compile(r"\b[A-Z]{1,3}\d")
_UNNAMED = re.compile(rf"(?<=the )(?:[a-z]+ ){{0,2}}[a-z]+ (?:in|of|from) {_NAME_WORD}(?: {_NAME_WORD})?")
_IN_A_NAME = re.compile(r"(?:[^āēīū\W]s|[^iouāēīū\W])$")
"""How a common word ends that is the last of a name; those of places and of several end otherwise."""
_LONGEST = 9
_BETWEEN = 60
_CLAUSE_GOES_ON = re.compile(
    rf"(?:\s+(?:from|in|of|no)\s+{_NAME_WORD}(?:,\s+{_NAME_WORD})?,?)?\s+[a-zāčēģīķļņšūž-]{{4,}}\s"
)
"""A verb, or what else a clause about a name goes on with."""
_NO_PLAN = frozenset({Part.PAST, Part.NEED})


def observe(sentence: Sentence, application: Application, names: Names) -> Iterator[Observation]:
    """Yield one observation for each stranger with a role in a sentence of the plan."""
    if sentence.part in _NO_PLAN or not application.organisations:
        return
    found = tuple(_strangers(sentence, application, names))
    if found and not _is_aside(sentence):
        yield from found


def _strangers(sentence: Sentence, application: Application, names: Names) -> Iterator[Observation]:
    own = countries(application)
    told: list[Span] = []
    for place in places(sentence):
        if own and place.country not in own and _has_role(sentence, place, own):
            confidence = Confidence.HIGH if place.people else Confidence.MEDIUM
            where = Span(_named_from(sentence, place.span.start), _apposed_to(sentence, place.span))
            told.append(where)
            yield _observation(sentence, where, application, confidence)
    if sentence.part is Part.COST:
        return
    for match in (*_NAME.finditer(sentence.text), *_UNNAMED.finditer(sentence.text)):
        span = _trimmed(sentence, Span(match.start(), match.end()))
        if (
            span
            and not any(span.overlaps(where) for where in told)
            and _is_organisation(sentence, span)
            and not _is_own(sentence, span, own)
            and _acts(sentence, span)
            and not names.knows(sentence.text[span.start : span.end])
            and not is_part(sentence.text[span.start : span.end], application, sentence.language)
        ):
            yield _observation(sentence, span, application, Confidence.MEDIUM)


def _observation(sentence: Sentence, span: Span, application: Application, confidence: Confidence) -> Observation:
    return Observation(
        kind="organisation-not-in-partnership",
        span=sentence.at(span),
        place=sentence.place,
        related=((application.organisations[0].span, "the list of organisations"),),
        values=(("name", sentence.text[span.start : _named_to(sentence, span)]),),
        confidence=confidence,
    )


def _named_from(sentence: Sentence, start: int) -> int:
    """Return where a name begins that ends with its country: "Youth Council of Piran from Slovenia"."""
    joint = phrase_source(sentence.language, "from_country")
    for match in _NAME.finditer(sentence.text, 0, start):
        name = _trimmed(sentence, Span(match.start(), match.end()))
        if name and " " in match[0] and re.fullmatch(rf"\s+{joint}\s+", sentence.text[match.end() : start]):
            return name.start
    return start


def _apposed_to(sentence: Sentence, span: Span) -> int:
    """Return where the name ends that tells who is meant: "our Italian partner, the Accademia di Cremona"."""
    partner = phrase_source(sentence.language, "role_nouns")
    apposed = re.match(
        rf"\s+(?:[^\W\d_]+\s+)?{partner},?\s+(?:the\s+)?(?-i:{_NAME.pattern})", sentence.text[span.end :], re.IGNORECASE
    )
    return span.end + apposed.end() if apposed else span.end


def _named_to(sentence: Sentence, span: Span) -> int:
    """Return where the name to show ends: "Italian partner", not "Italian" alone."""
    partner = phrase_source(sentence.language, "role_nouns")
    noun = re.match(rf"\s+(?:[^\W\d_]+\s+)?{partner}", sentence.text[span.end :], re.IGNORECASE)
    return span.end + noun.end() if noun else span.end


def _is_aside(sentence: Sentence) -> bool:
    """Say whether a sentence speaks of earlier work, of supporters or of what others do without a role."""
    return any_of(sentence.language, "aside_cues").search(sentence.text) is not None


def _has_role(sentence: Sentence, place: Place, own: frozenset[str]) -> bool:
    text, language = sentence.text, sentence.language
    after, before = text[place.span.end :], text[: place.span.start]
    partner = phrase_source(language, "role_nouns")
    joint = phrase_source(language, "from_country")
    if re.match(rf"(?:[’']s)?\s+(?:[^\W\d_]+\s+)?{partner}", after, re.IGNORECASE):
        return True
    town = rf"(?:(?-i:{_NAME_WORD}),?\s+)?"
    if re.search(rf"{partner}\s+(?:[^\W\d_]+\s+)?{joint}\s+(?:the\s+)?{town}\Z", before, re.IGNORECASE):
        return True
    if not place.people and _role_verbs(language).match(after):
        named = re.search(rf"{_NAME_WORD}\s+{joint}\s+\Z", before)
        if named or not preposed(before, language):
            return True
    return joins(sentence, place, own)


def _trimmed(sentence: Sentence, span: Span) -> Span | None:
    """Drop the first word where it only begins the sentence, and add a common noun: "Ogrienas vidusskola"."""
    words = sentence.text[span.start : span.end].split(" ")
    stop, start = pack(sentence.language).words("stop_words"), span.start
    while words and (words[0].casefold() in stop or _role_verb(sentence.language).fullmatch(words[0])):
        start += len(words.pop(0)) + 1
    if words and _counts(words[0], sentence.language):
        return None
    return Span(start, _with_noun(sentence, start, span.end)) if words and len(words) <= _LONGEST else None


def _with_noun(sentence: Sentence, start: int, end: int) -> int:
    """Return where a name ends that goes on with common words: "Pērnavas tehnoloģiju kolēdža".

    "Graz College wins schools" is whole already, and "Novembrī visas trīs skolas" are no name.
    """
    text, stop = sentence.text, pack(sentence.language).words("stop_words")
    following = _REST.match(text, end)
    for word in re.finditer(r"\S+", following[0] if following else ""):
        if _is_kind(word[0]):
            whole = not _IN_A_NAME.search(word[0]) or _organisation(_words()).search(text, start, end)
            return end if whole else end + word.end()
        if word[0] in stop or word[0].endswith("us") or _counts(word[0], sentence.language):
            return end
    return end


@lru_cache(maxsize=10_000)
def _is_kind(word: str) -> bool:
    return _organisation(_words()).match(word) is not None


def _counts(word: str, language: str | None) -> bool:
    return word.casefold() in pack(language).words("several_words")


@cache
def _role_verb(language: str | None) -> re.Pattern[str]:
    words = pack(language).table("genitives") and (
        *pack(language).phrases("done_by"),
        *pack(language).phrases("role_verbs"),
    )
    return re.compile(alternatives(words or ()) or "(?!)", re.IGNORECASE)


def _is_organisation(sentence: Sentence, span: Span) -> bool:
    name = sentence.text[span.start : span.end]
    if _CODED.search(name) or (len(name.split()) < 2 and not re.search(r"[“„\"«]", name)):
        return False
    return _organisation(_words()).search(name) is not None and not any_of(sentence.language, "authority_words").search(
        name
    )


def _is_own(sentence: Sentence, span: Span, own: frozenset[str]) -> bool:
    """Say whether "the Finnish association" can be the partner from Finland: a country of ours and a bare noun."""
    for place in places(sentence):
        if place.country in own and span.start <= place.span.start and place.span.end <= span.end:
            before = sentence.text[span.start : place.span.start]
            after = sentence.text[place.span.end : span.end]
            return not before.strip() and after == after.lower()
    return False


def _words() -> tuple[str, ...]:
    return pack("en").phrases("organisation_words")


@cache
def _organisation(words: tuple[str, ...]) -> re.Pattern[str]:
    starts = "|".join(re.escape(word.rstrip("*")) for word in words)
    return re.compile(rf"(?<!\w)\w*(?:{starts})", re.IGNORECASE)


def _acts(sentence: Sentence, span: Span) -> bool:
    """Say whether a name acts: a verb of work follows, or "led by" stands before, or a list of tasks follows."""
    text, language = sentence.text, sentence.language
    if sentence.field.endswith(".tasks") and re.match(r"\s?[:–—]\s", text[span.end :]):
        return True
    after = text[span.end : span.end + _BETWEEN]
    if _as_partner(language).match(after):
        return True
    if _role_verbs(language).match(after):
        return True
    if _staff_acts(language).match(text, span.end):
        return True
    if sentence.field.endswith(".tasks") and _begins_clause(text, span.start) and _CLAUSE_GOES_ON.match(after):
        return True
    partner = phrase_source(language, "partner_before")
    if re.search(rf"{partner}\s+\Z", text[: span.start], re.IGNORECASE):
        return True
    before = text[: span.start]
    doers = alternatives(_doers(language, text[span.start : span.end])) or "(?!)"
    if _as_partner(language, acts=doers).search(before):
        return True
    if re.search(rf"{doers}\s+(?:the\s+)?(?:[^\W\d_]+\s+)?\Z", before, re.IGNORECASE):
        return True
    return _acts_with_others(before, text[span.end :], language)


def _doers(language: str | None, name: str) -> tuple[str, ...]:
    """Return what stands before who does it; where words have cases, a verb of work may stand there too.

    What it is done to has another ending: "sagatavo „Klausīšanās skolu”".
    """
    words = pack(language)
    cased = words.table("genitives") and _IN_A_NAME.search(name.rstrip('”"“»'))
    return (*words.phrases("done_by"), *(words.phrases("role_verbs") if cased else ()))


def _begins_clause(text: str, start: int) -> bool:
    """Say whether a clause of a list of tasks begins here: "Brod runs the evenings; Voce Lenta voices the calls"."""
    before = text[:start].rstrip().removesuffix("the").removesuffix("The").rstrip()
    return not before or before.endswith((";", ":", ",", "."))


def _acts_with_others(before: str, after: str, language: str | None) -> bool:
    """Say whether a name acts beside another or through its people: "and the College look after three firms"."""
    people = phrase_source(language, "people_from")
    beside = phrase_source(language, "beside_words")
    joined = phrase_source(language, "together_words")
    doers = phrase_source(language, "done_by")
    sent = re.search(rf"{people}\s+(?:the\s+)?\Z", before, re.IGNORECASE)
    if sent and re.search(rf"{doers}\s+(?:[^\W\d_]+\s+)?\Z", before[: sent.start()], re.IGNORECASE):
        return True
    if sent or re.search(rf"{beside}\s+(?:the\s+)?\Z", before, re.IGNORECASE):
        return (
            _role_verbs(language).match(after) is not None
            or _role_verbs(language, several=True).match(after) is not None
        )
    clause = re.split(r"[.;]\s", before)[-1]
    together = re.search(rf"{joined}\s+(?:the\s+)?\Z", clause, re.IGNORECASE)
    return together is not None and _role_verbs(language).search(clause[: together.start()]) is not None


@cache
def _as_partner(language: str | None, acts: str | None = None) -> re.Pattern[str]:
    """Return a pattern for "as a partner" right behind a name, or with the verb `acts` before it."""
    said = phrase_source(language, "as_partner")
    if acts is None:
        return re.compile(rf",?\s+(?:[^\W\d_]+\s+)?{said}", re.IGNORECASE)
    return re.compile(rf"{said}\s+(?:[^\W\d_]+\s+)?{acts}\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _staff_acts(language: str | None) -> re.Pattern[str]:
    """Return a pattern for the people of an organisation that act, behind its name, with whom beside."""
    staff = phrase_source(language, "staff_behind")
    words = pack(language)
    plural = words.phrases("role_verbs_plural") or words.phrases("role_verbs")
    together = phrase_source(language, "together_words")
    beside = rf"(?:\s+{together}(?:\s+[^\W\d_]+){{1,3}})?"
    return re.compile(rf"\s+{staff}{beside}\s+(?:[^\W\d_]+\s+)?{alternatives(plural) or '(?!)'}", re.IGNORECASE)


@cache
def _role_verbs(language: str | None, *, several: bool = False) -> re.Pattern[str]:
    """Return a pattern for a verb of work behind a name; `several` for the form of it that two and more take.

    The name may be followed by where it is from, by an aside between commas, or by "which".
    """
    verbs = phrase_source(language, "role_verbs_plural" if several else "role_verbs")
    joint = phrase_source(language, "from_country")
    which = phrase_source(language, "which_words")
    home = rf"(?:\s+{joint}(?-i:\s+{_NAME_WORD}(?:,?\s+{_NAME_WORD}){{0,2}}))?"
    aside = rf"(?:,[^,]{{1,40}},|\s*\([^()]{{1,30}}\)|,(?=\s+{which}\s))?"
    return re.compile(rf"{home}{aside},?\s+(?:{which}\s+)?(?:(?:[^\W\d_]+)\s+){{0,2}}?{verbs}", re.IGNORECASE)
