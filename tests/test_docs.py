"""The documentation says what the program does."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from analyser import assets, config
from analyser.config import Config
from analyser.i18n import translator
from tests import commands, examples

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("docs/guide.en.md", "docs/guide.lv.md")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("reports/*.md"))
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_page_of_the_commands_is_fresh() -> None:
    assert commands.page() == read("docs/commands.md"), "renew it with: python -m tests.commands"


def test_the_first_screen_of_the_readme_holds_the_two_commands() -> None:
    first = "\n".join(read("README.md").splitlines()[:15])
    for command in ("scripts/demo", "scripts/test"):
        assert command in first
        assert (ROOT / command).is_file()


@pytest.mark.parametrize("name", PAGES)
def test_every_link_has_its_target(name: str) -> None:
    content = re.sub(r"(?s)```.*?```", "", read(name))
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", content):
        if "://" not in target:
            assert (ROOT / name).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", GUIDES)
def test_the_configuration_of_the_guide_is_valid_and_complete(name: str) -> None:
    blocks = [tomllib.loads(block) for block in re.findall(r"(?s)```toml\n(.*?)```", read(name))]
    whole = max(blocks, key=len)
    assert set(whole) == {field.name for field in fields(Config)}
    settings = config.apply(Config(), whole, name)
    assert settings.thresholds["wording.long-sentence-words"] == 40


@pytest.mark.parametrize("name", GUIDES)
def test_the_guide_names_every_command_of_users(name: str) -> None:
    content = read(name)
    for command in (
        "check",
        "scan",
        "compare",
        "corpus add",
        "corpus list",
        "corpus remove",
        "corpus verify",
        "calls",
        "rules",
        "smart",
        "models list",
        "schema",
    ):
        assert f"analyser {command}" in content


@pytest.mark.parametrize("name", GUIDES)
def test_the_guide_names_every_option_of_users(name: str) -> None:
    content = read(name)
    found = {option for page in commands.helps() for option in re.findall(r"(?m)^  (?:-h, )?(--[a-z-]+)", page)}
    assert {option for option in found if option not in content} == {"--help", "--version"}


def test_the_guides_have_the_same_parts() -> None:
    english, latvian = (re.findall(r"(?m)^#+ ", read(name)) for name in GUIDES)
    assert english == latvian


def test_the_latvian_guide_is_spelled_as_in_the_dictionary() -> None:
    from hunspell import Hunspell

    dictionary = assets.location("models", "hunspell-lv", "lv_LV.dic")
    spelling = Hunspell("lv_LV", hunspell_data_dir=str(dictionary.parent))
    plain = re.sub(r"(?s)```.*?```|`[^`]*`|\[[\w-]+\.md\]\([^)]*\)|\]\([^)]*\)", " ", read("docs/guide.lv.md"))
    words = {word for word in re.findall(r"[^\W\d_]{2,}", plain) if not word.isupper()}
    wrong = {word for word in words if not (spelling.spell(word) or spelling.spell(word.lower()))}
    assert wrong - {"Word", "Dask", "izmērāms"} == set()


def test_every_package_has_a_room_in_the_architecture() -> None:
    content = read("ARCHITECTURE.md")
    package = ROOT / "analyser"
    rooms = {path.name for path in package.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    rooms |= {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
    assert sorted(room for room in rooms if room not in re.findall(r"[\w.]+", content)) == []


def test_every_measuring_command_is_named() -> None:
    content = read("CONTRIBUTING.md")
    folder = ROOT / "tests" / "evaluation"
    runnable = {
        path.stem for path in folder.glob("*.py") if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    }
    assert sorted(name for name in runnable if f"tests.evaluation.{name} " not in content) == []


def test_the_guides_use_the_words_of_the_report() -> None:
    for name, language in zip(GUIDES, ("en", "lv"), strict=True):
        say = translator(language)
        content = read(name)
        for title in (
            "What would sink it",
            "What costs points",
            "What was read",
            "Where to look first",
            "Shared passages",
        ):
            assert say.text(title) in content


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return examples.examples()


def test_the_example_reports_are_fresh(made: dict[str, bytes]) -> None:
    assert {path.name for path in examples.FOLDER.iterdir()} == set(made)
    stale = [name for name, content in made.items() if (examples.FOLDER / name).read_bytes() != content]
    assert stale == [], "renew them with: python -m tests.examples"
