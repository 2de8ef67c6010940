"""Facts carry over from Ramp's documents, sentences do not: none of theirs stands in what we say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ramp_api
from tests.conformance.spec import DOCUMENT, LATER, absent, load

pytestmark = absent

SOURCE = Path(ramp_api.__file__).parent
WORDS = Path(__file__).parents[2] / "codegen" / "words.toml"
FEWEST = 5  # words that make a sentence of somebody's own


def plain(text: str) -> str:
    """The words alone, between blanks, so that neither case, markup nor line ends tell texts apart."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "


def sentences(text: str) -> Iterator[str]:
    """The text, and each of its sentences, where they are long enough to be somebody's."""
    for part in {text, *re.split(r"[.!?;:]\s|\n", text)}:
        words = plain(part)
        if len(words.split()) >= FEWEST:
            yield words


def said(value: Any, key: str = "") -> Iterator[str]:
    """Every description, summary and title of a document."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from said(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from said(part, key)
    elif isinstance(value, str) and key in {"description", "summary", "title", "note"}:
        yield from sentences(value)


def docstrings() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield path.name, plain(ast.get_docstring(node) or "")


def copied(theirs: set[str], ours: str) -> list[str]:
    return sorted(sentence for sentence in theirs if sentence in ours)


def test_no_sentence_of_ramps_is_in_what_we_say() -> None:
    theirs = {*said(load(DOCUMENT)), *said(load(LATER))}
    assert len(theirs) > 500
    ours = {"words.toml": plain(WORDS.read_text(encoding="utf-8"))}
    for name, text in docstrings():
        ours[name] = ours.get(name, "") + " | " + text
    assert {name: found for name, text in ours.items() if (found := copied(theirs, text))} == {}


def test_a_copy_is_found_whatever_its_line_ends_case_and_marks() -> None:
    theirs = set(said({"description": "One thing. The *time* at which a `card`\nwas made."}))
    assert copied(theirs, plain('summary = "the Time at\n which a card was made"'))
    assert not copied(theirs, plain("When the card was made, one thing."))
