"""The pages in a real browser: no error, no request, no barrier that axe-core can find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from analyser.model.analysis import Analysis
from analyser.reporters import html, index
from tests.reporters._analysis import analysis, bare
from tests.reporters._browser import Browser, chromium
from tests.reporters._round import comparison, round_of_four

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this computer"),
    pytest.mark.skipif(find_spec("axe_core_python") is None, reason="axe-core-python is not installed"),
]


def many() -> Analysis:
    """Return an analysis with folded findings, a list without evidence and a passage of many lines."""
    known = analysis(9)
    assert known.matches
    places = ("relevance.objectives", "impact.dissemination", "wp.indicators")
    missing = tuple(replace(known.findings[0], place=place) for place in places)
    long = known.matches[0].left.quote + "\nOne more line of the same passage." * 60
    matches = tuple(replace(one, left=replace(one.left, quote=long)) for one in known.matches)
    return replace(known, findings=(*known.findings, *missing), matches=matches)


PAGES = {
    "report.en": html.render(analysis(2), "en"),
    "report.lv": html.render(analysis(2), "lv"),
    "folded.en": html.render(many(), "en"),
    "bare.lv": html.render(bare(), "lv"),
    "compare.en": html.render_comparison(comparison(), "en"),
    "index.en": index.render_round(round_of_four(), "en"),
    "index.lv": index.render_round(round_of_four(), "lv"),
}
every_page = pytest.mark.parametrize("name", sorted(PAGES))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, content in PAGES.items():
        (made / f"{name}.html").write_bytes(content)
    return made


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    command = chromium()
    assert command
    with Browser(command, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def axe() -> str:
    spec = find_spec("axe_core_python")
    assert spec
    assert spec.origin
    return next(Path(spec.origin).parent.rglob("axe.min.js")).read_text(encoding="utf-8")


def violations(browser: Browser) -> list[Any]:
    browser.evaluate(axe() + "; true")
    found = browser.evaluate(
        "axe.run(document).then(r => JSON.stringify(r.violations.map(v => "
        "[v.id, v.nodes.map(n => n.target.join(' ') + ': ' + n.failureSummary)])))"
    )
    listed: list[Any] = json.loads(found)
    return listed


@every_page
def test_a_page_loads_without_error_or_request(browser: Browser, folder: Path, name: str) -> None:
    path = folder / f"{name}.html"
    browser.open(path)
    events = [event for event in browser.events if event["method"] in {"Log.entryAdded", "Runtime.exceptionThrown"}]
    assert events == []
    asked = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
    assert asked == [path.as_uri()]


@every_page
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_barrier(browser: Browser, folder: Path, name: str, dark: bool) -> None:
    browser.call("Page.setBypassCSP", enabled=True)
    browser.open(folder / f"{name}.html", dark=dark)
    assert violations(browser) == []
    browser.call("Page.setBypassCSP", enabled=False)


@every_page
def test_a_narrow_window_does_not_scroll_sideways(browser: Browser, folder: Path, name: str) -> None:
    browser.open(folder / f"{name}.html", width=360)
    assert browser.evaluate("document.documentElement.scrollWidth") <= 360


def test_filters_and_keys_work(browser: Browser, folder: Path) -> None:
    browser.open(folder / "report.en.html")
    count = "document.querySelectorAll('#findings .finding:not([hidden])').length"
    everything = browser.evaluate(count)
    browser.evaluate("document.querySelector('input[value=note]').click()")
    assert browser.evaluate(count) < everything
    assert browser.evaluate("document.getElementById('shown').textContent").startswith("shown: ")
    browser.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}))")
    assert browser.evaluate("document.querySelectorAll('.finding.current').length") == 1


def test_a_link_to_a_rule_unfolds_its_page(browser: Browser, folder: Path) -> None:
    browser.open(folder / "report.en.html")
    browser.evaluate("document.querySelector('.finding .meta a').click()")
    assert browser.evaluate("new Promise(done => setTimeout(() => done(location.hash), 100))").startswith("#rule-")
    assert browser.evaluate("document.getElementById(location.hash.slice(1)).open") is True


def test_a_link_to_a_folded_finding_unfolds_it(browser: Browser, folder: Path) -> None:
    browser.open(folder / "folded.en.html")
    folded = "[...document.querySelectorAll('.kind details article')].pop()"
    assert browser.evaluate(f"{folded}.closest('details').open") is False
    browser.evaluate(f"location.hash = {folded}.id")
    assert (
        browser.evaluate(f"new Promise(done => setTimeout(() => done({folded}.closest('details').open), 100))") is True
    )


def test_the_picture_of_the_links_says_what_a_box_is_linked_to(browser: Browser, folder: Path) -> None:
    browser.open(folder / "report.en.html")
    browser.evaluate("document.getElementById('box-R1').dispatchEvent(new Event('focusin', {bubbles: true}))")
    said = browser.evaluate("document.getElementById('says').textContent")
    assert said.startswith("R1 ")
    assert "A1 (by the form, 1), I1 (by words, 0.8), O1 (by meaning, 0.7)" in said
    assert browser.evaluate("document.querySelectorAll('svg.flow .link.near').length") == 3


def test_tables_of_a_round_sort(browser: Browser, folder: Path) -> None:
    browser.open(folder / "index.en.html")
    column = "[...document.querySelectorAll('#drafts tbody tr')].map(r => r.cells[3].textContent).join(' ')"
    before = browser.evaluate(column)
    button = "document.querySelectorAll('#drafts thead button')[3].click()"
    browser.evaluate(button)
    assert browser.evaluate(column) == " ".join(sorted(before.split()))
    browser.evaluate(button)
    assert browser.evaluate(column) == " ".join(sorted(before.split(), reverse=True))


def test_the_drafts_of_a_round_can_be_narrowed_down(browser: Browser, folder: Path) -> None:
    browser.open(folder / "index.en.html")
    words = "const box = document.getElementById('wanted'); box.value = 'GAMMA kurzemes'; "
    browser.evaluate(words + "box.dispatchEvent(new Event('input', {bubbles: true}))")
    rows = "[...document.querySelectorAll('#drafts tbody tr:not([hidden]) th a')].map(a => a.textContent).join(' ')"
    assert browser.evaluate(rows) == "north/gamma.odt"
    assert browser.evaluate("document.getElementById('left').textContent") == "1 of 4 drafts"


def test_without_script_everything_is_there(browser: Browser, folder: Path) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(folder / "report.en.html")
        page = browser.call("DOM.getDocument", depth=-1)["root"]["nodeId"]
        shown = browser.call("DOM.querySelectorAll", nodeId=page, selector="#findings .finding:not([hidden])")
        tools = browser.call("DOM.querySelectorAll", nodeId=page, selector="#tools:not([hidden])")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert len(shown["nodeIds"]) == len(analysis(2).findings)
    assert tools["nodeIds"] == []


def test_a_report_prints(browser: Browser, folder: Path, tmp_path: Path) -> None:
    import pypdfium2

    browser.open(folder / "report.en.html")
    browser.print(tmp_path / "printed.pdf")
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    words = "".join(page.get_textpage().get_text_range() for page in printed)
    printed.close()
    assert "What would sink it" in words
    assert "Search in the findings" not in words
