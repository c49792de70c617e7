"""The pages are safe, self-contained, honest and small."""

from __future__ import annotations

import re
import time
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html as parser
from lxml.html import HtmlElement

from analyser.i18n import translator
from analyser.model.analysis import Analysis
from analyser.model.finding import Evidence, Finding, Severity, Skip
from analyser.model.match import MatchKind, Passage
from analyser.model.span import Span
from analyser.reporters import html, index
from analyser.reporters._html import findings, passages, sections
from analyser.reporters._html.page import soft
from tests.reporters._analysis import Draft, analysis, bare
from tests.reporters._round import comparison, round_of_four

HOSTILE = '</style></script><script>alert(1)</script><img src=x onerror="alert(2)">&amp;{{7*7}}\'"'
PAGES = {
    "report": lambda language: html.render(analysis(2), language),
    "bare": lambda language: html.render(bare(), language),
    "compare": lambda language: html.render_comparison(comparison(), language),
    "index": lambda language: index.render_round(round_of_four(), language),
}
every_page = pytest.mark.parametrize(("name", "language"), [(n, g) for n in PAGES for g in ("en", "lv")])


def tree(content: bytes) -> HtmlElement:
    return parser.document_fromstring(content.decode("utf-8"))


def texts(root: HtmlElement, path: str) -> list[str]:
    found = root.xpath(path)
    assert isinstance(found, list)
    return [str(value) for value in found]


@every_page
def test_the_policy_allows_the_style_and_the_script_of_the_page_alone(name: str, language: str) -> None:
    content = PAGES[name](language).decode("utf-8")
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', content)
    assert len(policy) == 1
    assert policy[0].startswith("default-src &#39;none&#39;;")
    for tag in ("style", "script"):
        inside = re.findall(rf"(?s)<{tag}>(.*?)</{tag}>", content)
        assert len(inside) == 1
        digest = b64encode(sha256(inside[0].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[0]


@every_page
def test_a_page_asks_for_nothing(name: str, language: str) -> None:
    content = PAGES[name](language).decode("utf-8")
    root = tree(content.encode())
    assert not re.search(r"(?i)https?://|@import|url\(|<link|<iframe|<object|<embed", content)
    assert texts(root, "//*/@src | //*/@style | //@*[starts-with(name(), 'on')]") == []
    for address in texts(root, "//@href"):
        assert address.startswith("#") or re.fullmatch(r"[\w%.-]+\.html(#shared)?", address)


@every_page
def test_ids_are_unique_and_every_reference_has_its_target(name: str, language: str) -> None:
    root = tree(PAGES[name](language))
    ids = texts(root, "//@id")
    assert [one for one, count in Counter(ids).items() if count > 1] == []
    used = [address[1:] for address in texts(root, "//@href") if address.startswith("#")]
    used += [part for value in texts(root, "//@aria-labelledby | //@for") for part in value.split()]
    assert set(used) <= set(ids)


@every_page
def test_headings_do_not_skip_a_level(name: str, language: str) -> None:
    root = tree(PAGES[name](language))
    levels = [int(str(one.tag)[1]) for one in root.iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_tables_have_a_caption_and_headings_a_scope(name: str, language: str) -> None:
    root = tree(PAGES[name](language))
    for table in root.iter("table"):
        assert len(table.findall("caption")) == 1
        assert all(heading.get("scope") in {"col", "row"} for heading in table.iter("th"))


@every_page
def test_the_language_of_the_page_is_said(name: str, language: str) -> None:
    assert tree(PAGES[name](language)).get("lang") == language


def test_text_of_a_draft_is_never_markup() -> None:
    known = analysis()
    assert known.application
    assert known.matches
    span = Span(0, len(HOSTILE))
    document = replace(known.document, name=HOSTILE, text=HOSTILE + known.document.text)
    passage = Passage(HOSTILE, span, HOSTILE)
    hostile = replace(
        known,
        document=document,
        application=replace(
            known.application,
            title=HOSTILE,
            acronym=HOSTILE,
            form_id=HOSTILE,
            organisations=tuple(replace(one, name=HOSTILE, oid=HOSTILE) for one in known.application.organisations),
            objectives=tuple(replace(one, text=HOSTILE) for one in known.application.objectives),
            activities=tuple(replace(one, title=HOSTILE) for one in known.application.activities),
            fields=tuple(replace(one, label=HOSTILE, id=HOSTILE) for one in known.application.fields),
        ),
        findings=tuple(
            replace(
                one, place=HOSTILE, evidence=(Evidence(span, HOSTILE, None, HOSTILE),), values=(("words", HOSTILE),)
            )
            for one in known.findings
        ),
        skipped=(Skip("ORI001", HOSTILE),),
        matches=(replace(known.matches[0], left=passage, right=passage, equal=()),),
    )
    clean, content = html.render(known, "en"), html.render(hostile, "en")
    root = tree(content)
    assert len(root.findall(".//script")) == 1
    assert len(root.findall(".//style")) == 1
    assert root.find(".//img") is None
    assert {one.tag for one in tree(content).iter()} <= {one.tag for one in tree(clean).iter()}
    assert HOSTILE in root.text_content()


def test_the_summary_comes_first_and_hides_nothing() -> None:
    known = analysis()
    root = tree(html.render(known, "en"))
    sections = texts(root, "//main/section/@id")
    assert sections[:2] == ["summary", "findings"]
    summary = " ".join(root.get_element_by_id("summary").text_content().split())
    for skip in known.skipped:
        assert skip.reason in summary
        assert skip.code in summary
    assert known.failures[0].error in summary
    assert "no score" in summary


def test_every_finding_is_shown_once_with_its_evidence() -> None:
    known = analysis(2)
    root = tree(html.render(known, "en"))
    shown = root.xpath("//section[@id='findings']//article")
    assert isinstance(shown, list)
    assert len(shown) == len(known.findings)
    marks = texts(root, "//section[@id='findings']//mark/text()")
    assert sorted(marks) == sorted(one.quote for finding in known.findings for one in finding.evidence)


def test_findings_of_one_rule_stand_together_and_advise_once() -> None:
    root = tree(html.render(analysis(3), "en"))
    kinds = root.xpath("//section[@id='section-3']//div[contains(@class, 'kind')]")
    assert isinstance(kinds, list)
    assert len(kinds) == 1
    assert len(kinds[0].xpath("./article")) == 3
    assert [line.text_content() for line in kinds[0].xpath(".//p[@class='advice']")] == [
        "Advice: Write the answer, or delete the placeholder."
    ]
    assert "3 places" in kinds[0].xpath("./h4")[0].text_content()


def test_questions_without_an_answer_are_one_list_after_the_written_text() -> None:
    known = analysis()
    missing = tuple(
        replace(known.findings[0], place=place) for place in ("relevance.objectives", "impact.dissemination")
    )
    root = tree(html.render(replace(known, findings=(*known.findings, *missing)), "en"))
    titles = texts(root, "//section[@id='findings']/section/h3/text()")
    assert titles[-1] == "Questions of the form without an answer"
    places = root.xpath("//ul[@class='bare']/li")
    assert isinstance(places, list)
    assert len(places) == 3
    assert len(texts(root, "//ul[@class='bare']/..//p[@class='advice']")) == 1


def test_many_findings_of_a_kind_are_folded_after_the_first() -> None:
    root = tree(html.render(analysis(9), "en"))
    kind = root.xpath("//section[@id='section-3']//div[contains(@class, 'kind')]")[0]
    assert len(kind.xpath("./article")) == 3
    assert len(kind.xpath("./details/article")) == 6
    assert "and 6 more" in kind.xpath("./details/summary")[0].text_content()


def shared_passage() -> tuple[Analysis, Finding]:
    """Return an analysis with one finding on a passage that stands elsewhere."""
    known = analysis()
    assert known.matches
    passage = known.matches[0].left
    found = Finding(
        code="ORI001",
        severity=Severity.ERROR,
        evidence=(Evidence(passage.span, passage.quote, passage.page),),
        values=(("document", known.matches[0].right.document),),
    )
    titles = (*known.titles, ("wp.objectives", "Objectives of the work package"))
    return replace(known, findings=(*known.findings, found), titles=titles), found


def test_a_shared_passage_leads_to_both_sides_and_says_where_it_stands() -> None:
    known, found = shared_passage()
    article = tree(html.render(known, "en")).xpath(f"//article[@id='f-{found.fingerprint}']")[0]
    assert article.xpath(".//a[@href='#match-1']")
    assert "Objectives of the work package" in article.xpath("./p[@class='meta']")[0].text_content()
    assert article.xpath("../h3")[0].text_content() == "Text that stands elsewhere too"


@pytest.mark.parametrize(
    ("place", "section"),
    [
        ("relevance.innovation", "Relevance of the project"),
        ("WP2/wp.results", "Work package 2: Course on repair"),
        ("WP2", "Work package 2: Course on repair"),
        ("A1/activity.venue", "Work package 2: Course on repair"),
        ("A4", "Work package 2: Course on repair"),
        ("P3", "Participating organisations"),
        ("form", "The form as a whole"),
        ("activities.list", "Activities"),
        ("O1", "Relevance of the project"),
        (None, "Relevance of the project"),
        ("unheard-of", "Relevance of the project"),
    ],
)
def test_a_finding_stands_in_its_section_of_the_form(place: str | None, section: str) -> None:
    known = analysis()
    found = replace(known.findings[1], place=place, evidence=(Draft().evidence("relevance.objectives"),))
    say = translator("en")
    shown = sections.sections(findings.views((found,), known, say), known, say)
    assert [one.title for one in shown] == [section]


def test_gaps_are_said_in_words() -> None:
    root = tree(html.render(analysis(), "en"))
    rows = root.xpath("//table[contains(@class, 'logic')]/tbody/tr")
    assert isinstance(rows, list)
    words = [" ".join(row.text_content().split()) for row in rows if isinstance(row, HtmlElement)]
    assert len(words) == 3
    assert "no activity" in words[1]
    assert "no activity" not in words[0]
    assert "nearest, but too weak: A3" in words[1]


def test_what_was_not_computed_is_said() -> None:
    page = html.render(bare(), "en").decode()
    assert "was not compared with other applications" in page
    assert "No section of a known form was recognised" in page
    known = replace(analysis(), links=None)
    assert "could not be computed" in html.render(known, "en").decode()


def test_equal_words_are_marked_on_both_sides() -> None:
    found = passages.pieces("one two three four", (Span(0, 3), Span(4, 7), Span(14, 18)))
    assert [(piece.text, piece.equal) for piece in found] == [("one two", True), (" three ", False), ("four", True)]
    assert "".join(piece.text for piece in found) == "one two three four"


def test_a_pair_says_where_it_stands_and_who_else_has_it() -> None:
    known, _ = shared_passage()
    assert known.matches
    first = known.matches[0]
    third = replace(first, right=replace(first.right, document="third.docx"))
    far = replace(first, left=replace(first.left, span=Span(0, 5)), right=replace(first.right, document="far.docx"))
    found = passages.pairs((first, third, far), "en", translator("en"), "match", known)
    assert found[0].left.place == "WP2 (Course on repair), Objectives of the work package"
    assert found[0].right.place == ""
    assert [pair.also for pair in found] == [(("third.docx", "match-2"),), ((first.right.document, "match-1"),), ()]


def test_a_long_passage_is_cut_and_says_so() -> None:
    known = analysis()
    assert known.matches
    long = Passage("long.txt", Span(0, 4000), "word " * 800)
    pair = replace(known.matches[0], left=long, right=long, equal=((Span(0, 4000), Span(0, 4000)),))
    shown = passages.pairs((pair,), "en", translator("en"), "m")[0]
    words = "".join(piece.text for piece in shown.left.pieces)
    assert len(words) <= passages.LONGEST
    assert len(words) + shown.left.cut == 4000
    page = html.render(replace(known, matches=(pair,)), "en").decode()
    assert "characters left out" in page


def test_a_long_draft_renders_fast_and_small() -> None:
    known = analysis(20)
    assert len(known.findings) > 60
    html.render(known, "en")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        content = html.render(known, "en")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1
    assert len(content) < 300 * 1024


def test_the_same_analysis_gives_the_same_bytes() -> None:
    assert html.render(analysis(2), "lv") == html.render(analysis(2), "lv")


def test_names_of_a_round_are_never_markup() -> None:
    found = round_of_four()
    entries = tuple(
        replace(one, name=HOSTILE + one.name, title=HOSTILE, report='x" onclick="alert(1)//.html', coordinator=HOSTILE)
        for one in found.applications
    )
    members = (entries[0].name, entries[1].name)
    hostile = replace(
        found,
        applications=entries,
        findings=tuple(replace(one, members=members) for one in found.findings),
        failed=tuple(replace(one, name=HOSTILE, error=HOSTILE) for one in found.failed),
    )
    root = tree(index.render_round(hostile, "en"))
    assert {one.tag for one in root.iter()} <= {one.tag for one in tree(index.render_round(found, "en")).iter()}
    assert texts(root, "//@onclick") == []
    assert HOSTILE in root.text_content()


def test_a_link_to_a_report_is_a_plain_file_name() -> None:
    root = tree(index.render_round(round_of_four(), "en"))
    addresses = list(texts(root, "//section[@id='drafts']//tbody/tr/th//@href"))
    assert addresses == ["beta.html", "alpha.html", "delta.html", "north--gamma.html"]


def test_the_round_says_where_to_look_first() -> None:
    found = round_of_four()
    root = tree(index.render_round(found, "en"))
    summary = root.xpath("//section[@id='summary']")[0].text_content()
    assert [h.text_content().split("\n")[0] for h in root.xpath("//main/section/h2")][:2] == [
        "Where to look first",
        "Drafts",
    ]
    worst = max(found.applications, key=lambda entry: entry.errors)
    assert f"{worst.name} " in summary
    first = found.findings[0]
    rows = {row.xpath("./th/a")[0].text_content(): row for row in root.xpath("//section[@id='drafts']//tbody/tr")}
    for name in first.members:
        assert first.finding.code in rows[name].xpath("./td[6]")[0].text_content()


def test_the_name_of_a_file_breaks_at_its_joints_and_is_escaped() -> None:
    assert str(soft("ka210-sch_a.docx")) == "ka210-<wbr>sch_<wbr>a.<wbr>docx"
    assert str(soft("<b>-x")) == "&lt;b&gt;-<wbr>x"


def test_a_comparison_says_where_its_passages_stand_and_how_they_were_found() -> None:
    known = comparison()
    first = known.matches[0]
    document = Draft().document
    placed = replace(
        first, left=replace(first.left, place="relevance.innovation"), similarity=0.97, kind=MatchKind.VERBATIM
    )
    again = replace(placed, right=replace(first.right, span=Span(500, 560)))
    shown = replace(
        known,
        left=replace(known.left, document=document),
        matches=(placed, again),
        provenance=analysis().provenance,
        titles=(("relevance.innovation", "Innovation"),),
    )
    root = tree(html.render_comparison(shown, "en"))
    words = " ".join(root.text_content().split())
    assert "Passage 1: copied almost word for word" in words
    assert "another application of this round" not in words
    assert "Innovation" in root.xpath("//p[@class='doc']")[0].text_content()
    assert root.xpath("//span[@class='around']")
    assert [link.get("href") for link in root.xpath("//article[1]/p[@class='meta']/a")] == ["#match-2"]
    assert "Method and limits" in words
    assert "analyser 0.1.0" in words
