"""Capitalised phrases, what of them may be a term, and which begin a sentence."""

import pytest

from depgraph.model.keys import term_key
from extractors.readings.capitals import Phrase, Term, phrases


def test_a_phrase_holds_its_terms_with_their_places() -> None:
    assert phrases("pay each Monthly Service Credits") == (
        Phrase(
            9,
            first=False,
            key=term_key("Monthly Service Credits"),
            terms=(
                Term("Monthly Service Credits", 0, term_key("Monthly Service Credit")),
                Term("Service Credits", 8, term_key("Service Credit")),
            ),
        ),
    )


def test_the_key_of_a_phrase_is_that_of_all_its_words() -> None:
    (phrase,) = phrases("Such Fee")
    assert (phrase.key, phrase.terms) == (
        term_key("Such Fee"),
        (Term("Fee", 5, term_key("Fee")),),
    )


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="start of the text"),
        pytest.param(" ", id="blank at the start"),
        pytest.param("It ends. ", id="full stop"),
        pytest.param("It ends.  ", id="two blanks"),
        pytest.param("it is so: ", id="colon"),
        pytest.param("it is so; ", id="semicolon"),
        pytest.param("it is so — ", id="dash"),
        pytest.param("it is so\n", id="new line"),
        pytest.param("It ends. (a) ", id="letter of an item"),
        pytest.param("12. ", id="number of an item"),
        pytest.param("It ends. “", id="opening quotation mark"),
    ],
)
def test_begins_a_sentence(before: str) -> None:
    assert [one.first for one in phrases(before + "Uptime is good")] == [True]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("the ", id="word"),
        pytest.param("then, ", id="comma"),
        pytest.param("in 7 ", id="number"),
        pytest.param("as (see) ", id="closing bracket inside"),
        pytest.param("so/ ", id="slash"),
        pytest.param("It ends.” ", id="quotation mark that closes"),
        pytest.param("the  ", id="word and two blanks"),
    ],
)
def test_stands_inside_a_sentence(before: str) -> None:
    assert [one.first for one in phrases(before + "Uptime is good")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("aB", id="inside a word"),
        pytest.param("x.Fee", id="behind a full stop without a blank"),
        pytest.param("@Fee", id="behind an at sign"),
        pytest.param("re-Fee", id="behind a hyphen"),
        pytest.param("#Fee", id="behind a hash"),
        pytest.param("and/Or", id="behind a slash"),
        pytest.param("_Fee", id="behind an underscore"),
        pytest.param("Fee_x", id="before an underscore"),
        pytest.param("Fee7", id="before a digit"),
        pytest.param("This And", id="words that are part of no term"),
    ],
)
def test_finds_no_phrase(text: str) -> None:
    assert phrases(text) == ()
