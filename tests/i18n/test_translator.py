"""Sentences, plural forms and values in English and Latvian."""

from __future__ import annotations

from datetime import date

import pytest

from analyser.i18n import languages, translator
from analyser.i18n.catalogue import Catalogue, parse
from analyser.i18n.templates import fill, templates
from analyser.model.finding import LanguageName, Term

EN, LV = translator("en"), translator("lv")


def test_a_sentence_without_translation_stays_english() -> None:
    assert LV.text("No such sentence.") == "No such sentence."
    assert LV.text("yes") == "jā"
    assert translator("xx").text("yes") == "yes"
    assert languages()[0] == "en"
    assert "lv" in languages()


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 kļūdu"),
        (1, "1 kļūda"),
        (2, "2 kļūdas"),
        (10, "10 kļūdu"),
        (11, "11 kļūdu"),
        (19, "19 kļūdu"),
        (21, "21 kļūda"),
        (22, "22 kļūdas"),
        (111, "111 kļūdu"),
        (112, "112 kļūdu"),
        (121, "121 kļūda"),
    ],
)
def test_latvian_has_three_plural_forms(count: int, expected: str) -> None:
    assert LV.plural("{count} error", "{count} errors", count) == expected


def test_latvian_plural_forms_are_those_of_cldr() -> None:
    from babel import Locale

    order = ("zero", "one", "other")
    plural = Locale("lv").plural_form
    from analyser.i18n.catalogue import catalogue

    form = catalogue("lv").form
    assert all(order[form(count)] == plural(count) for count in range(1200))


def test_english_has_two_plural_forms() -> None:
    assert EN.plural("{count} error", "{count} errors", 1) == "1 error"
    assert EN.plural("{count} error", "{count} errors", 0) == "0 errors"


def test_values_are_said_in_the_language() -> None:
    assert EN.text("{a}", a=12500) == "12\u00a0500"
    assert EN.text("{a}", a=2026) == "2026"
    assert EN.text("{a}", a=0.75) == "0.75"
    assert LV.text("{a}", a=0.75) == "0,75"
    assert LV.text("{a}", a=-3) == "\u22123"
    assert LV.text("{a}", a=Term("activities")) == "aktivitātes"
    assert EN.text("{a}", a=("one", "two", Term("activities"))) == "one, two and activities"
    assert LV.text("{a}", a=("viens", Term("activities"))) == "viens un aktivitātes"
    assert EN.text("{a}", a="01/09/2026") == "1\u00a0September\u00a02026".replace("\u00a02026", " 2026")
    assert LV.text("{a}", a="2026-09-01") == "01.09.2026."
    assert LV.text("{a}", a="99/99/2026") == "99/99/2026"


def test_amounts_dates_and_countries() -> None:
    assert EN.money(250000) == "250\u00a0000\u00a0EUR"
    assert LV.money(1250.5) == "1\u00a0250,50\u00a0EUR"
    assert EN.percent(0.2) == "20\u00a0%"
    assert LV.percent(0.125) == "12,5\u00a0%"
    assert LV.date(date(2026, 3, 5)) == "05.03.2026."
    assert LV.country("LT") == "Lietuva"
    assert EN.country("lt") == "Lithuania"
    assert EN.country("??") == "??"
    assert LV.language_name("en") == "angļu"
    assert EN.list([]) == ""
    assert EN.list(["one"]) == "one"


def test_values_are_filled_in_once() -> None:
    assert fill("{a} and {b}", {"a": "{b}", "b": "c"}) == "{b} and c"
    assert fill("{missing} stays", {}) == "{missing} stays"


def test_a_finished_sentence_is_recognised_by_its_template() -> None:
    known = Catalogue(
        {
            "'{name}' is damaged.": "'{name}' ir bojāta.",
            "Print it again.": "Izdrukājiet to vēlreiz.",
            "'{name}' has {count} pages.": "'{name}': {count} lpp.",
        }
    )
    say = templates(known).translate
    assert say("'a b.pdf' is damaged. Print it again.") == "'a b.pdf' ir bojāta. Izdrukājiet to vēlreiz."
    assert say("'x.pdf' has 12 pages.") == "'x.pdf': 12 lpp."
    assert say("Something else. Print it again.") == "Something else. Print it again."
    assert say("") == ""


def test_an_error_of_a_reader_is_said_in_latvian() -> None:
    shown = LV.sentence("'mans.pdf' is protected with a password. Remove the password, or print it to a new PDF.")
    assert shown == "'mans.pdf' ir aizsargāta ar paroli. Noņemiet paroli vai izdrukājiet datni jaunā PDF."


def test_the_parts_of_a_po_file() -> None:
    content = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=n != 1;\\n"

# a remark
msgid "a \\"quoted\\" line\\n"
msgstr ""
"eine "
"Zeile\\n"

#, fuzzy
msgid "not sure"
msgstr "unsicher"

msgid "empty"
msgstr ""

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} Tag"
msgstr[1] "{count} Tage"
"""
    found = parse(content)
    assert dict(found.texts) == {'a "quoted" line\n': "eine Zeile\n"}
    assert found.plural("{count} day", "{count} days", 1) == "{count} Tag"
    assert found.plural("{count} day", "{count} days", 5) == "{count} Tage"
    assert found.plural("{count} hour", "{count} hours", 5) == "{count} hours"


def test_a_language_is_named_in_the_language_of_the_report() -> None:
    assert (EN.value(LanguageName("English", "en")), LV.value(LanguageName("English", "en"))) == ("English", "angļu")


@pytest.mark.parametrize(
    ("written", "expected"),
    [("22\N{NO-BREAK SPACE}014.40", "22\N{NO-BREAK SPACE}014,40"), ("950.50", "950,50"), ("1.2.3", "1.2.3")],
)
def test_cents_follow_the_sign_of_the_language(written: str, expected: str) -> None:
    assert LV.value(written) == expected
    assert EN.value(written) == written
