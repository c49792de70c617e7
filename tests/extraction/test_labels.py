"""Labels as drafts have them: broken, numbered, shortened, repeated, in the middle, in tables."""

from __future__ import annotations

import pytest

from analyser.extraction.catalogue import Kind, load
from analyser.extraction.folding import fold
from tests.extraction.drafts import application, built, fields, text

NEEDS = "What needs do you want to address by implementing your project?"
INNOVATION = "What makes your proposal innovative?"
QUALITATIVE = (
    "What qualitative indicators will you use to measure the level of the achievement of the work package objectives "
    "and the quality of the results?"
)
QUANTITATIVE = QUALITATIVE.replace("qualitative", "quantitative")


def answers(draft: str, language: str = "en") -> dict[tuple[str, str | None], str]:
    document = text(draft)
    return fields(application(document, language), document)


@pytest.mark.parametrize(
    "label",
    [
        NEEDS,
        NEEDS.upper(),
        f"3.2. {NEEDS}",
        f"{NEEDS} (max. 3000 characters)",
        f"**{NEEDS}**",
        "What needs do you want to address\nby implementing your project?",
        "What needs do you wnat to adress by implementing your projct?",
        "What needs do you want to address by implementing",
        "Kādas vajadzības jūs vēlaties risināt, īstenojot savu projektu?",
        "Needs analysis",
        "4. Vajadzību analīze:",
    ],
)
def test_a_label_is_known_in_many_shapes(label: str) -> None:
    found = answers(f"{label}\nTeachers lack training.\n{INNOVATION}\nNobody did it before.")
    assert found["needs.addressed", None] == "Teachers lack training."
    assert found["relevance.innovation", None] == "Nobody did it before."


def test_one_word_tells_the_two_questions_for_indicators_apart() -> None:
    draft = f"Work package n°2 - Kit\n{QUALITATIVE}\nTeachers judge.\n{QUANTITATIVE}\n80 of 100 pass."
    found = answers(draft)
    assert found["wp.indicators_qualitative", "WP2"] == "Teachers judge."
    assert found["wp.indicators_quantitative", "WP2"] == "80 of 100 pass."


def test_a_slip_in_the_telling_word_is_no_guess() -> None:
    misspelt = QUANTITATIVE.replace("quantitative", "quantitatve")
    found = answers(f"Work package n°2 - Kit\n{misspelt}\n80 of 100 pass.")
    assert found["wp.indicators_quantitative", "WP2"] == "80 of 100 pass."


def test_questions_repeat_for_each_package() -> None:
    question = "What will be the main results of this work package?"
    found = answers(f"Work package n°2 - Kit\n{question}\nA kit.\nWork package n°3 - Pilot\n{question}\nA report.")
    assert found["wp.results", "WP2"] == "A kit."
    assert found["wp.results", "WP3"] == "A report."


def test_questions_repeat_for_each_organisation() -> None:
    question = "What are the organisation's main activities?"
    draft = (
        f"Participating Organisations\nApplicant - School One (E10000001 - LV)\n{question}\nTeaching.\n"
        f"School Two (E10000002 - LT)\n{question}\nTraining."
    )
    found = answers(draft)
    assert found["organisation.main_activities", "P1"] == "Teaching."
    assert found["organisation.main_activities", "P2"] == "Training."


def test_a_table_of_contents_heads_nothing() -> None:
    draft = (
        "Table of contents\nContext 3\nNeeds analysis 5\nWork package n°2 - Kit 12\nProject Summary 20\n"
        f"Context\nProject Title: Kit\nNeeds analysis\n{NEEDS}\nTeachers lack training.\n"
    )
    found = application(text(draft))
    assert found.title == "Kit"
    assert not found.work_packages
    assert [need.text for need in found.needs] == ["Teachers lack training."]


def test_a_label_may_stand_in_the_middle_of_its_value() -> None:
    draft = (
        "Context\nEchoes of Unity: Shaping a Diverse Future Through\nProject Title\nEducational Synergy\n"
        "Project Acronym\nECHO\n"
    )
    found = application(text(draft, "pdf"))
    assert found.title == "Echoes of Unity: Shaping a Diverse Future Through Educational Synergy"
    assert found.acronym == "ECHO"


def test_interleaved_header_cells_still_give_the_dates() -> None:
    draft = (
        "Context\nProject Title\nKit\n"
        "Project Start Date Project Project End Date National Agency of the Applicant Language used to\n"
        "(dd/mm/yyyy) Duration (dd/mm/yyyy) Organisation fill in the form\n"
        "01/09/2026 24 months 31/08/2028 LV01 - Valsts izglītības attīstības aģentūra (LATVIA) English\n"
    )
    found = application(text(draft, "pdf"))
    assert str(found.start) == "2026-09-01"
    assert str(found.end) == "2028-08-31"
    assert found.duration_months == 24
    assert found.national_agency == "LV01 - Valsts izglītības attīstības aģentūra (LATVIA)"


def test_the_english_summary_follows_the_national_one() -> None:
    draft = (
        "Projekta kopsavilkums\nMērķi: ko jūs vēlaties sasniegt, īstenojot projektu?\nLabāka skola.\n"
        "Rezultāti: kādus rezultātus jūs sagaidāt no projekta?\nRokasgrāmata.\n"
        "Lūdzu, sniedziet tulkojumu angļu valodā.\n"
        "Objectives: What do you want to achieve by implementing the project?\nA better school.\n"
        "Results: What results do you expect your project to have?\nA handbook.\n"
    )
    found = answers(draft, "lv")
    assert found["summary.objectives", None] == "Labāka skola."
    assert found["summary_en.objectives", None] == "A better school."
    assert found["summary_en.results", None] == "A handbook."


def test_the_second_summary_is_english_even_without_the_sentence_between() -> None:
    questions = (
        "Objectives: What do you want to achieve by implementing the project?",
        "Results: What results do you expect your project to have?",
    )
    once = "\n".join(f"{question}\nText {n}." for n, question in enumerate(questions))
    found = answers(f"Project Summary\n{once}\n{once}")
    assert found["summary_en.objectives", None] == "Text 0."
    assert found["summary_en.results", None] == "Text 1."


def test_an_echo_of_the_label_is_no_second_label() -> None:
    found = answers(f"Needs analysis\n{NEEDS}\n{NEEDS}\nTeachers lack training.")
    assert found["needs.addressed", None] == "Teachers lack training."


def test_hints_are_not_the_answer() -> None:
    hint = "Please provide realistic, measurable indicators that can be reported on at the end of the project."
    found = answers(f"Work package n°2 - Kit\n{QUALITATIVE}\n{hint}\nTeachers judge.")
    assert found["wp.indicators_qualitative", "WP2"] == "Teachers judge."


def test_sub_headings_inside_an_answer_stay_inside() -> None:
    document = built(
        (1, "Horizontal aspects"), "Inclusion: all rooms are accessible.", "Environment: we travel by train."
    )
    assert fields(application(document), document) == {
        ("relevance.horizontal", None): "Inclusion: all rooms are accessible.\nEnvironment: we travel by train."
    }


def test_prose_that_names_a_package_is_no_heading() -> None:
    draft = f"Work package n°2 - Kit\n{QUALITATIVE}\nWP2: the teachers judge every module.\nWP3: the same."
    found = application(text(draft))
    assert [package.id for package in found.work_packages] == ["WP2"]


def test_labels_left_and_values_right() -> None:
    document = built(
        (1, "Context"),
        [["Project Title", "Kit"], ["Project Acronym", "KIT"], ["Project Duration", "24 months"]],
        [["Needs", "Teachers lack training."]],
    )
    found = application(document)
    assert (found.title, found.acronym, found.duration_months) == ("Kit", "KIT", 24)
    assert [need.text for need in found.needs] == ["Teachers lack training."]


def test_labels_above_and_values_below() -> None:
    document = built(
        [
            ["Project Start Date (dd/mm/yyyy)", "Project Duration", "Project End Date (dd/mm/yyyy)"],
            ["01/09/2026", "24 months", "31/08/2028"],
        ]
    )
    found = application(document)
    assert (str(found.start), found.duration_months, str(found.end)) == ("2026-09-01", 24, "2028-08-31")


def test_what_fits_nowhere_is_kept_as_unrecognised() -> None:
    document = built((1, "Needs analysis"), "Teachers lack training.", (1, "Our mascot"), "A friendly owl called Uhu.")
    found = application(document)
    assert [document.quote(span) for span in found.unrecognised] == ["Our mascot\nA friendly owl called Uhu."]
    assert fields(found, document)["needs.addressed", None] == "Teachers lack training."


def test_context_decides_what_a_short_heading_means() -> None:
    document = built(
        (1, "Objectives"),
        "By June 2027, 40 teachers use the kit.",
        (1, "Work packages"),
        (2, "WP2: Kit"),
        (3, "Objectives"),
        "Agree on the kit by March 2027.",
        (3, "Results"),
        "A kit of ten boxes.",
        (1, "Results"),
        "A handbook in three languages.",
    )
    found = application(document)
    assert [(o.text, o.work_package) for o in found.objectives] == [
        ("By June 2027, 40 teachers use the kit.", None),
        ("Agree on the kit by March 2027.", "WP2"),
    ]
    assert [(r.text, r.work_package) for r in found.results] == [
        ("A kit of ten boxes.", "WP2"),
        ("A handbook in three languages.", None),
    ]


def test_the_catalogue_knows_every_field_of_the_call_files() -> None:
    from analyser import calls

    known = {label.id for label in load().labels if label.kind is Kind.FIELD}
    known |= {name.replace("summary.", "summary_en.") for name in known if name.startswith("summary.")}
    auto = {"organisation.identity", "budget.summary", "partnership.composition", "activities.list"}
    for call in calls.load():
        for rules in call.actions:
            assert {field.id for field in rules.fields} - known - auto == set()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("3.2. What needs? (max. 3000 characters)", "what needs"),
        ("## 4) Mērķi un uzdevumi (ne vairāk kā 3000 zīmju)", "merki un uzdevumi"),
        ("**Objectives:**", "objectives"),
        ("A. Relevance", "relevance"),
        ("2 partners do things", "2 partners do things"),
    ],
)
def test_folding_drops_what_is_not_the_wording(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_table_of_indicators_gives_their_parts() -> None:
    document = built(
        (1, "Indicators"),
        [
            ["Indicator", "Baseline", "Target", "Deadline", "Source of verification"],
            ["Teachers who pass the final test", "0", "80 of 100", "month 18", "test records"],
            ["Schools with a shared curriculum", "1", "3", "month 22", "minutes"],
        ],
    )
    found = application(document)
    assert [(i.text, i.baseline, i.target, i.due, i.verification) for i in found.indicators] == [
        ("Teachers who pass the final test", "0", "80 of 100", "month 18", "test records"),
        ("Schools with a shared curriculum", "1", "3", "month 22", "minutes"),
    ]
    assert [field.id for field in found.fields] == ["wp.indicators"]


def test_a_column_of_source_and_date_gives_both_and_the_question_the_kind() -> None:
    document = built(
        "Call 2026 Round 1 KA2",
        "KA220-VET",
        (1, "Work package n°2 - Tide boards"),
        (2, QUALITATIVE),
        "- Two pilots judge the boards at least clear on a sheet of six points in May 2028; before: none judged.",
        (2, QUANTITATIVE),
        [
            ["Indicator", "Baseline", "Target", "Source and date"],
            ["Harbours with a board", "0", "6", "Harbour logs, May 2028"],
            ["Skippers who find the harbour", "4", "20", "June 2028"],
        ],
    )
    found = application(document).indicators
    assert [(i.kind, i.due, i.verification) for i in found[1:]] == [
        ("quantitative", "May 2028", "Harbour logs"),
        ("quantitative", "June 2028", None),
    ]
    assert [i.kind for i in found] == ["qualitative", "quantitative", "quantitative"]


def test_a_table_of_labels_below_the_heading_of_an_activity_is_that_activity() -> None:
    def details(title: str, content: str) -> tuple[object, ...]:
        return (
            (2, f"Activity Details ({title})"),
            [["Activity Title", title], ["Venue", "Latvia"], ["Leading Organisation", "Silmala Nautical School"]],
            (3, "Describe the content of the proposed activity."),
            content,
        )

    opening = details("A1 Opening meeting", "Two days of planning.")
    parts = (*opening, *details("A2 Course at sea", "Five days on board."))
    document = built("Call 2026 Round 1 KA2", "KA210-VET", (1, "Activities"), *parts)  # type: ignore[arg-type]
    found = application(document).activities
    assert [(a.title, a.text, a.venue) for a in found] == [
        ("Opening meeting", "Two days of planning.", "Latvia"),
        ("Course at sea", "Five days on board.", "Latvia"),
    ]


def test_a_logical_framework_table_gives_its_statements() -> None:
    document = built(
        [
            ["Objective", "Activity", "Result", "Indicator"],
            ["40 teachers use the kit", "Workshop in Riga", "A kit of ten boxes", "40 of 50 teachers by month 12"],
            ["Three schools share a plan", "Pilot", "A shared plan", "3 of 3 schools by month 20"],
        ],
    )
    found = application(document)
    assert [o.text for o in found.objectives] == ["40 teachers use the kit", "Three schools share a plan"]
    assert [r.text for r in found.results] == ["A kit of ten boxes", "A shared plan"]
    assert [a.title for a in found.activities] == ["Workshop in Riga", "Pilot"]
    assert [i.text for i in found.indicators] == ["40 of 50 teachers by month 12", "3 of 3 schools by month 20"]


@pytest.mark.parametrize(
    ("language", "draft"),
    [
        ("de", "Ziele\nBis Juni 2027 nutzen 40 Lehrkräfte die Methode.\nBedarfsanalyse\nEs fehlt an Material.\n"),
        ("lt", "Tikslai\nIki 2027 m. 40 mokytojų naudos metodą.\nPoreikių analizė\nTrūksta medžiagos.\n"),
        ("et", "Eesmärgid\n2027. aastaks kasutab 40 õpetajat meetodit.\nVajaduste analüüs\nMaterjali pole.\n"),
        (
            "fr",
            "Objectifs\nEn 2027, 40 enseignants utilisent la méthode.\nAnalyse des besoins\nIl manque du matériel.\n",
        ),
        ("es", "Objetivos\nEn 2027, 40 docentes usan el método.\nAnálisis de necesidades\nFalta material.\n"),
        ("it", "Obiettivi\nNel 2027 40 docenti usano il metodo.\nAnalisi dei bisogni\nManca il materiale.\n"),
        ("pl", "Cele\nW 2027 roku 40 nauczycieli stosuje metodę.\nAnaliza potrzeb\nBrakuje materiałów.\n"),
    ],
)
def test_short_headings_are_known_in_other_languages(language: str, draft: str) -> None:
    found = application(text(draft), language)
    assert len(found.objectives) == 1
    assert len(found.needs) == 1


def test_choices_are_read_below_one_question_on_all_of_them() -> None:
    ids = ("relevance.", "needs.", "partnership.", "impact.")
    labels = [one for one in load().labels if one.id.startswith(ids) and one.form == "KA220" and one.language == "lv"]
    asked = {one.id: one.text for one in labels if len(one.words) > 6}.values()
    choices = "Galvenā prioritāte: HORIZONTAL: Inclusion and diversity\nTemati: Green skills; Energy and resources"
    draft = "Lūdzu, izvēlieties prioritātes un tematus.\n" + choices + "\n"
    found = answers(draft + "".join(f"{label}\nTiekas divpadsmit skolotāji.\n" for label in asked), "lv")
    assert found["priorities.topics", None] == "Green skills; Energy and resources"
    assert found["priorities.main", None] == "HORIZONTAL: Inclusion and diversity"
