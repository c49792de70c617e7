"""Answers in running prose: what announces a statement, where it ends, and what only leads over."""

from __future__ import annotations

import pytest

from analyser.model.application import Application
from tests.extraction.drafts import application, built

AIMS = (
    "What are the concrete objectives you would like to achieve and outcomes or results you would like to realise? "
    "How are these objectives linked to the priorities you have selected?"
)
GROUPS = "Please outline the target groups of your project and describe their identified needs."


def draft(question: str, *parts: str, language: str = "en") -> Application:
    return application(built("KA210-ADU, call 2026", (3, question), *parts), language)


@pytest.mark.parametrize(
    ("parts", "objectives", "language"),
    [
        (
            [
                "We want a town in which things last.",
                "By June 2027 we want 40 adults to repair a bicycle alone; in 2025 four could.",
                "Our second objective concerns ourselves. By May 2027 six of our volunteers shall be able to teach it.",
                "Thirdly, we want lending to become ordinary. In 2025 one town lent tools; by March 2028 it should "
                "be three.",
                "The first two objectives serve the priority of learning, the third that of the environment.",
            ],
            [
                "By June 2027 we want 40 adults to repair a bicycle alone; in 2025 four could.",
                "By May 2027 six of our volunteers shall be able to teach it.",
                "Thirdly, we want lending to become ordinary. "
                "In 2025 one town lent tools; by March 2028 it should be three.",
            ],
            "en",
        ),
        (
            [
                "We have two objectives: first, that by June 2027 40 adults can repair a bicycle alone; and second, "
                "that "
                "by May 2027 three towns lend tools on Saturdays."
            ],
            [
                "first, that by June 2027 40 adults can repair a bicycle alone",
                "and second, that by May 2027 three towns lend tools on Saturdays.",
            ],
            "en",
        ),
        (
            [
                "Gribam, lai lietas kalpo ilgāk. Pirmkārt, līdz 2027. gada jūnijam 40 pieaugušie paši salabo "
                "divriteni; "
                "tagad to prot četri. Otrkārt, līdz 2027. gada maijam trīs novadi sestdienās aizdod darbarīkus.",
                "Visbeidzot, vēlamies, lai aizdošana kļūst ierasta.",
                "Pirmais mērķis kalpo prioritātei par mācīšanos visa mūža garumā.",
            ],
            [
                "līdz 2027. gada jūnijam 40 pieaugušie paši salabo divriteni; tagad to prot četri.",
                "līdz 2027. gada maijam trīs novadi sestdienās aizdod darbarīkus.",
                "vēlamies, lai aizdošana kļūst ierasta.",
            ],
            "lv",
        ),
        (
            [
                "Mūsu pirmais mērķis skar iedzīvotājus. Līdz 2027. gada jūnijam gribam, lai 40 no viņiem salabo "
                "divriteni.",
                "Otrais attiecas uz novadiem. Līdz 2027. gada maijam trim novadiem sestdienās jāaizdod darbarīki.",
            ],
            [
                "Līdz 2027. gada jūnijam gribam, lai 40 no viņiem salabo divriteni.",
                "Līdz 2027. gada maijam trim novadiem sestdienās jāaizdod darbarīki.",
            ],
            "lv",
        ),
    ],
)
def test_prose_counts_or_dates_its_objectives(parts: list[str], objectives: list[str], language: str) -> None:
    assert [one.text for one in draft(AIMS, *parts, language=language).objectives] == objectives


@pytest.mark.parametrize(
    ("part", "results", "language"),
    [
        (
            "What stays is, first of all, a handbook, the Bench Book, 48 pages in English and French. With it go "
            "a course "
            "of five evenings; an agreement which any town can sign; and three letters.",
            [
                "a handbook, the Bench Book, 48 pages in English and French",
                "a course of five evenings",
                "an agreement which any town can sign",
                "three letters",
            ],
            "en",
        ),
        (
            "The tangible results are a repair handbook in two languages, posters for the wall and three lending "
            "desks. "
            "All of them are free.",
            ["a repair handbook in two languages", "posters for the wall", "three lending desks"],
            "en",
        ),
        (
            "Two things will remain. A map shows who lends what. The Bench Book explains each step on 32 pages.",
            ["A map shows who lends what.", "The Bench Book explains each step on 32 pages."],
            "en",
        ),
        (
            "Pēc projekta paliks remonta rokasgrāmata latviešu, lietuviešu un angļu valodā, plakāti sienai un "
            "triju novadu "
            "vienošanās. Visu var lejupielādēt bez maksas.",
            ["remonta rokasgrāmata latviešu, lietuviešu un angļu valodā", "plakāti sienai", "triju novadu vienošanās"],
            "lv",
        ),
        (
            "Taustāmie rezultāti ir rokasgrāmata un trīs galdi. Netaustāmie: 18 drošāki kolēģi un 40 cilvēki, "
            "kas māk labot.",
            ["rokasgrāmata", "trīs galdi", "18 drošāki kolēģi", "40 cilvēki, kas māk labot"],
            "lv",
        ),
    ],
)
def test_prose_says_what_will_remain(part: str, results: list[str], language: str) -> None:
    assert [one.text for one in draft(AIMS, part, language=language).results] == results


@pytest.mark.parametrize(
    ("parts", "groups", "needs", "language"),
    [
        (
            [
                "We think first of carers who work alone. In 2025 we asked 40 of them; six had ever had a free "
                "weekend.",
                "So they need, to begin with, somebody who takes over; next, plain help with papers; and lastly to "
                "be heard.",
                "The second group are our own nurses. Nine of them said that they lack a method. Their need is "
                "training.",
                "Neighbours are the third. They cannot tell whom to ask.",
            ],
            ["We think first of carers who", "The second group are our own", "Neighbours are the third."],
            [
                "So they need, to begin with,",
                "next, plain help with papers",
                "and lastly to be heard.",
                "Their need is",
            ],
            "en",
        ),
        (
            [
                "There are two groups.",
                "Carers who work alone. In 2025 we asked 40 of them. They need somebody who takes over.",
                "Our own nurses. Nine of them were never taught this. They need a method and a colleague who watches.",
            ],
            ["Carers who work alone.", "Our own nurses."],
            ["They need somebody who takes", "They need a method and a"],
            "en",
        ),
        (
            [
                "Iedzīvotāji pēc sešdesmit. 2025. gadā aptaujājām 40 no viņiem. Viņiem vajag mierīgu skaidrojumu.",
                "Darbinieki pie letes. 11 to nav mācījušies. Viņiem nepieciešama skaidra robeža.",
                "Īpaši domājam par vājdzirdīgiem cilvēkiem.",
            ],
            ["Iedzīvotāji pēc sešdesmit.", "Darbinieki pie letes.", "Īpaši domājam par vājdzirdīgiem"],
            ["Viņiem vajag mierīgu", "Viņiem nepieciešama skaidra"],
            "lv",
        ),
    ],
)
def test_paragraphs_tell_groups_and_their_needs(
    parts: list[str], groups: list[str], needs: list[str], language: str
) -> None:
    found = draft(GROUPS, *parts, language=language)
    assert [one.text[: len(start)] for one, start in zip(found.target_groups, groups, strict=True)] == groups
    told = [one.text for one in found.needs]
    assert [text[: len(start)] for text, start in zip(told, needs, strict=False)] == needs


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        (
            "The applicant is Idle Hands Youth from Dundalk in Ireland, OID E10384417. Our partners are Le Banc in "
            "Verviers, Belgium (OID E10291853), and Associação Juvenil Maré Cheia in Barreiro, Portugal (OID "
            "E10417726).",
            "en",
            [("Idle Hands Youth", "IE"), ("Le Banc", "BE"), ("Associação Juvenil Maré Cheia", "PT")],
        ),
        (
            "Applicant: Idle Hands Youth (E10384417 - IE), Dundalk, Ireland. Partners: Le Banc (E10291853 - BE), "
            "Verviers, Belgium, and Arts and Crafts Centre (E10417726 - PT), Barreiro, Portugal.",
            "en",
            [("Idle Hands Youth", "IE"), ("Le Banc", "BE"), ("Arts and Crafts Centre", "PT")],
        ),
        (
            'Pieteikumu iesniedz biedrība "Klusā osta" no Liepājas (Latvija, E10384417). Partneri ir MTÜ Noortekoda '
            "Pērnavā, Igaunijā (E10291853), un Žagarės kultūros centras, Žagare, Lietuva (E10417726).",
            "lv",
            [('biedrība "Klusā osta"', "LV"), ("MTÜ Noortekoda", "EE"), ("Žagarės kultūros centras", "LT")],
        ),
    ],
)
def test_sentences_name_organisations(line: str, language: str, expected: list[tuple[str, str]]) -> None:
    found = application(built("KA210-YOU, call 2026", line, (3, AIMS), "40 adults repair a bicycle."), language)
    assert [(one.name, one.country) for one in found.organisations] == expected
    assert all(one.oid for one in found.organisations)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("The project starts on 01/10/2026, lasts 18 months and ends on 31/03/2028. We ask for 60,000 EUR.", "en"),
        ("Sākas 01/10/2026, ilgst 18 mēnešus un beidzas 31/03/2028. Prasām 60 000 EUR.", "lv"),
    ],
)
def test_sentences_give_dates_and_the_sum(line: str, language: str) -> None:
    found = application(built("KA210-YOU, call 2026", line, (3, AIMS), "40 adults repair a bicycle."), language)
    assert (found.lump_sum_eur, found.duration_months) == (60000.0, 18)
    assert (str(found.start), str(found.end)) == ("2026-10-01", "2028-03-31")


@pytest.mark.parametrize(
    ("text", "amount", "lead"),
    [
        (
            "Le Banc leads, with Idle Hands. It takes 1,100 EUR: travel for two at 300 EUR (600), room 500 EUR.",
            1100,
            "P2",
        ),
        ("Led by Idle Hands. We reckon 900 EUR: three evenings at 300 EUR (900).", 900, "P1"),
    ],
)
def test_an_activity_breaks_its_sum_down(text: str, amount: float, lead: str) -> None:
    partners = (
        "Applicant: Idle Hands (E10384417 - IE), Dundalk, Ireland. Partner: Le Banc (E10291853 - BE), Liège, Belgium."
    )
    found = application(built("KA210-YOU, call 2026", partners, (2, "Activities"), (3, "Activity 1: The course"), text))
    assert [(one.amount_eur, one.lead) for one in found.activities] == [(amount, lead)]


def test_a_sentence_beside_a_table_may_state_an_indicator() -> None:
    document = built(
        "KA210-ADU, call 2026",
        (3, "How are you going to assess if the project objectives have been achieved?"),
        [
            ("Indicator", "Start", "Target", "When", "Source"),
            ("Adults who repair a bicycle alone", "4", "40", "June 2027", "test sheet"),
        ],
        "We look at quality apart. Today three helpers can teach; by May 2027 nine of twelve pass the lesson, source: "
        "teaching sheets. Two of us read the diaries each month.",
    )
    assert [one.due for one in application(document).indicators] == ["June 2027", "May 2027"]


def test_ordinals_name_objectives() -> None:
    from analyser.linking.references import named

    assert named("This serves the first and the third objective.") == (("O", 1, 0), ("O", 3, 0))
    assert named("It brings about the first three objectives.") == (("O", 1, 0), ("O", 2, 0), ("O", 3, 0))
    assert named("Tas kalpo pirmajam un otrajam mērķim.") == (("O", 1, 0), ("O", 2, 0))
