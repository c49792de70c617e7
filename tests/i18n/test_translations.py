"""The translations are complete, fit their originals and are gettext files any tool reads."""

from __future__ import annotations

import re
from importlib import resources
from io import BytesIO

import pytest

from analyser.i18n import languages
from analyser.i18n.catalogue import catalogue
from tests.i18n.keys import all_keys, example_keys, untranslated

LANGUAGES = [language for language in languages() if language != "en"]
every_language = pytest.mark.parametrize("language", LANGUAGES)


def names(sentence: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", sentence))


@every_language
def test_every_sentence_is_translated(language: str) -> None:
    lacking = untranslated(language)
    assert lacking == [], f"without translation into {language}: {len(lacking)} sentences"


@every_language
def test_no_translation_is_left_over(language: str) -> None:
    texts, plurals = all_keys()
    known = catalogue(language)
    assert set(known.texts) - texts - example_keys() == set()
    assert set(known.plurals) - {one for one, _ in plurals} == set()


@every_language
def test_translations_keep_the_names_of_their_values(language: str) -> None:
    known = catalogue(language)
    assert [source for source, target in known.texts.items() if names(source) != names(target)] == []
    for source, forms in known.plurals.items():
        assert all(names(form) == names(source) for form in forms), source


@every_language
def test_translations_end_like_their_originals(language: str) -> None:
    known = catalogue(language)
    unlike = [
        source
        for source, target in known.texts.items()
        if (source[-1] in ".!?") != (target[-1] in ".!?")
        and not target.endswith(("}", "pp."))
        and source not in example_keys()
    ]
    assert unlike == []


@every_language
def test_the_file_is_what_gettext_tools_read(language: str) -> None:
    from babel.messages.pofile import read_po

    path = resources.files("analyser.locale").joinpath(language, "LC_MESSAGES", "analyser.po")
    theirs = {}
    for message in read_po(BytesIO(path.read_bytes()), locale=language, abort_invalid=True):
        if message.id:
            theirs[message.id if isinstance(message.id, str) else message.id[0]] = message.string
    known = catalogue(language)
    assert theirs == {**known.texts, **known.plurals}


@pytest.mark.skipif("lv" not in LANGUAGES, reason="there is no Latvian translation")
def test_latvian_uses_its_own_letters_and_quotation_marks() -> None:
    for target in catalogue("lv").texts.values():
        assert "“" not in target
        assert not re.search(r"[\u0400-\u04ff]", target)
        assert target.count("„") == target.count("”")


FOREIGN = frozenset(
    ["erasmus", "word", "doc", "docx", "odt", "dask", "scheduler", "worker", "pip", "install", "oead", "léargas"]
)
CORRECT = frozenset(
    ["gadskaitļi", "gadskaitļiem", "izmērāmi", "izmērāms", "mēn", "nemēra", "nr", "sk"]
)  # right words that the dictionary does not hold


@pytest.mark.skipif("lv" not in LANGUAGES, reason="there is no Latvian translation")
def test_latvian_is_spelled_as_in_the_dictionary() -> None:
    from hunspell import Hunspell

    from analyser import assets

    dictionary = assets.location("models", "hunspell-lv", "lv_LV.dic")
    spelling = Hunspell("lv_LV", hunspell_data_dir=str(dictionary.parent))
    known = catalogue("lv")
    told = [target for source, target in known.texts.items() if source not in example_keys()]  # they hold names
    sentences = [*told, *(form for forms in known.plurals.values() for form in forms)]
    wrong = set()
    for sentence in sentences:
        plain = re.sub(r"\{\w*\}|'[^']*'|\"[^\"]*\"|\[\w+\]|--\w+", " ", sentence)
        for word in re.findall(r"[^\W\d_]{2,}", plain):
            low = word.lower()
            if not (word.isupper() or low in FOREIGN | CORRECT or spelling.spell(word) or spelling.spell(low)):
                wrong.add(word)
    assert wrong == set()
