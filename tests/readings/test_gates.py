"""A cheap look before a pattern never turns away what the pattern would find."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from depgraph.model import sentences
from depgraph.model.documents import Block
from depgraph.model.keys import folded
from extractors.contract import contract
from extractors.kinds import Opening
from extractors.policy import policy
from extractors.readings import definitions
from extractors.readings.defining import brackets, lists, shapes, verbs
from extractors.readings.measuring import (
    bounds,
    dates,
    measured,
    numbers,
    parts,
    recurrences,
    spelled,
    units,
)
from extractors.readings.naming import fields, titles
from extractors.readings.provisions import contents, inline, numbering
from extractors.readings.words import has_any, lowered, plain, vocabulary
from extractors.sop import sop

Gate = Callable[[str], bool]
SETTLED = settings(
    derandomize=True,
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
OPENINGS = [cue for profile in (contract, sop, policy) for cue in profile.openings]


def says(words: frozenset[str]) -> Gate:
    return lambda text: not vocabulary(text).isdisjoint(words)


def holds(pieces: tuple[str, ...]) -> Gate:
    return lambda text: has_any(plain(text), pieces)


def ends(marks: frozenset[str]) -> Gate:
    return lambda text: text[-1:] in marks


def has_digit(text: str) -> bool:
    return numbers.DIGIT.search(text) is not None


def tells(text: str) -> bool:
    return has_digit(text) or says(measured._TELLING)(text)


@pytest.mark.parametrize(
    ("pattern", "gate"),
    [
        pytest.param(dates._BY_WORDS, says(dates.ORDINALS), id="a date in words"),
        pytest.param(dates._BY_WORDS, tells, id="a date in words is told"),
        pytest.param(dates._BY_MONTH, says(dates._WORDS), id="a date with its month"),
        pytest.param(parts._PART, says(parts.WORDS), id="a part of the whole"),
        pytest.param(parts._HALF, tells, id="half a unit"),
        pytest.param(parts._A, tells, id="a single unit"),
        pytest.param(spelled._WORDS, says(spelled.NUMBER_WORDS), id="a number in words"),
        pytest.param(recurrences._OFTEN, says(recurrences.LEADING), id="an interval"),
        pytest.param(numbers._IN_NAME, ends(numbers._HYPHENS), id="a number in a name"),
        pytest.param(numbers._MINUS, ends(numbers._MINUSES), id="a minus"),
        pytest.param(
            units._CURRENCY, lambda text: units.may_be_currency(text, len(text)), id="a currency"
        ),
        pytest.param(bounds._BEFORE, holds(bounds._LIMITING), id="a bound before"),
        pytest.param(bounds._NAMED, holds(bounds._LIMITING), id="a named bound"),
        pytest.param(bounds._OVER, holds(bounds._LIMITING), id="over"),
        pytest.param(bounds._AFTER_A_TIME, holds(bounds._LIMITING), id="after a time"),
        pytest.param(bounds._WHEN, holds(bounds._SOME_TIME), id="a bound of a date"),
        pytest.param(verbs._UNQUOTED, holds(verbs.DEFINING), id="a term without marks"),
        pytest.param(
            verbs._UNQUOTED, lambda text: bool(verbs._SAID.search(plain(text))), id="its verb"
        ),
        pytest.param(lists._HEADING, holds(lists._ANNOUNCING), id="a heading over terms"),
        pytest.param(lists._LEAD_IN, lists._leads_in, id="words that lead to terms"),
        pytest.param(fields._LABEL, holds(fields._SAYING), id="a labelled field"),
        pytest.param(titles._SELF, lambda text: any(titles._selves(text)), id="a name for itself"),
        *(
            pytest.param(cue.words, holds(cue.pieces), id=f"opening {number}")
            for number, cue in enumerate(OPENINGS)
        ),
    ],
)
def test_what_a_pattern_finds_passes_the_look_before_it(
    pattern: re.Pattern[str], gate: Gate
) -> None:
    compiled = re.compile(pattern.pattern, pattern.flags)

    @SETTLED
    @given(st.from_regex(compiled))
    def passes(text: str) -> None:
        assert gate(text), text

    passes()


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(numbering._UNIT, id="a unit word"),
        pytest.param(numbering._SIGN, id="a section sign"),
        pytest.param(numbering._DECIMAL, id="components"),
        pytest.param(numbering._PLAIN, id="digits"),
        pytest.param(numbering._BRACKETED, id="brackets"),
        pytest.param(numbering._POINTED, id="a letter with a point"),
    ],
)
def test_a_number_begins_where_it_may_begin(pattern: re.Pattern[str]) -> None:
    compiled = re.compile(rf"\A(?:{pattern.pattern})", pattern.flags)

    @SETTLED
    @given(st.from_regex(compiled))
    def begins(text: str) -> None:
        assert numbering.may_begin(text), text

    begins()


@SETTLED
@given(
    caption=st.from_regex(re.compile(contents._CAPTION.pattern), fullmatch=True),
    upper=st.booleans(),
)
@example(caption="Table of Contents", upper=False)
@example(caption="List of \ufb01gures:", upper=False)
@example(caption="contents\u0301", upper=True)
def test_captions_of_contents_are_those_of_the_pattern(caption: str, upper: bool) -> None:  # noqa: FBT001
    text = caption.upper() if upper else caption
    assert contents._is_caption(text) == bool(contents._CAPTION.fullmatch(folded(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ı and İ and ſ and \u212a", "i and i and s and k", id="rare letters"),
        pytest.param("“MEANS”", "“means”", id="marks stay"),
    ],
)
def test_plain_is_what_a_pattern_that_ignores_case_sees(text: str, expected: str) -> None:
    assert plain(text) == expected


PIECES = [
    *(
        " ",
        "  ",
        "\n",
        "\n\n",
        ". ",
        ".",
        ", ",
        "; ",
        ";\n",
        ": ",
        "-",
        "–",
        "_",
        "(",
        ")",
        "[",
        "]",
    ),
    *(
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "«",
        "»",
        "„",
        "/",
        "$",
        "§",
        "%",
        "½",
        "é",
        "İ",
        "ſ",
        "\u00a0",
    ),
    *(
        "1",
        "12",
        "30",
        "2024",
        "4.2",
        "one",
        "Two",
        "sixteen",
        "hundred",
        "and",
        "of",
        "day",
        "days",
    ),
    *("May", "March 5", "Jan", "first", "1 May", "2024-05-01", "5/6/2024", "31.12.2024", "SEPT"),
    *("Means", "the", "Term", "No.", "Inc.", "e.g.", "A", "(a)", "(ii)", "(b) ", "x^2", "every"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


@SETTLED
@given(TEXTS)
@example("Straße, naïve “words” — İ")
def test_words_are_those_of_the_folded_text(text: str) -> None:
    assert vocabulary(text) == frozenset(re.findall(r"[^\W_]+", text.casefold()))


@SETTLED
@given(TEXTS)
def test_numbers_in_words_are_all_those_of_the_pattern(text: str) -> None:
    said = spelled.NUMBER_WORDS & vocabulary(text)
    lower, spans, behind = lowered(text), [], 0
    for at in spelled._places(lower, said):
        match = spelled._WORDS.match(lower, at) if at >= behind else None
        if match is not None:
            spans.append(match.span())
            behind = match.end()
    assert spans == list(found(spelled._WORDS, lower))


@SETTLED
@given(TEXTS)
@example("on 1 May and on12 May, 2024-05-01")
def test_dates_are_all_those_of_the_patterns(text: str) -> None:
    by_digits = dates._matches(dates._BY_DIGITS, dates._DAY_BEGINS, text)
    by_month = dates._matches(dates._BY_MONTH, dates._MONTH_BEGINS, text)
    assert [match.span() for match in by_digits] == list(found(dates._BY_DIGITS, text))
    assert [match.span() for match in by_month] == list(found(dates._BY_MONTH, text))


@SETTLED
@given(TEXTS)
@example("2024-05-01 or 5/6/24")
def test_dates_in_digits_are_set_apart(text: str) -> None:
    bare = any(not match["day"] for match in dates._BY_DIGITS.finditer(text))
    assert not bare or dates._SET_APART.search(text)


@SETTLED
@given(TEXTS)
def test_quotations_are_all_those_of_the_pattern(text: str) -> None:
    trimmed = [
        (*span, *shapes.bare(text, *match.span(match.lastgroup or 0)))
        for match in shapes._QUOTE.finditer(text)
        for span in [match.span()]
    ]
    kept = [each for each in trimmed if each[2] < each[3]]
    assert kept == [(q.outer_start, q.outer_end, q.start, q.end) for q in shapes._quotes(text)]


@SETTLED
@given(TEXTS, st.integers(0, 60))
def test_the_bracket_around_a_place_is_the_nearest_that_is_open(text: str, at: int) -> None:
    at, depth, opened = min(at, len(text)), 0, None
    for position in range(at - 1, -1, -1):
        depth += (text[position] == ")") - (text[position] == "(")
        if depth < 0:
            opened = position
            break
    assert brackets._bracket(text, at) == opened


@SETTLED
@given(TEXTS)
@example("First.  Second;\nthird\n\nFourth (No. 5) e.g. This.")
def test_sentences_end_where_any_of_their_ends_stands(text: str) -> None:
    ends = r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9§])|\n{2,}|;\s*\n"
    assert list(found(sentences._END, text)) == list(found(re.compile(ends), text))


@SETTLED
@given(TEXTS)
@example("five (5 days) or 30 (thirty)")
def test_a_number_said_twice_is_seen_from_its_bracket(text: str) -> None:
    twice = r"[A-Za-z]{3}\s{0,2}[(\[]\s?[^\w\s()]?\d|\d\s{0,2}[(\[]\s?[a-z]"
    assert bool(measured._TWICE.search(text)) == bool(re.search(twice, text))


@SETTLED
@given(TEXTS)
@example("x: (a) one; (b) two")
def test_marks_of_a_series_are_all_those_of_the_pattern(text: str) -> None:
    mark = r"(?<=[\s;:,—–(])\((?:[a-z]{1,4}|[A-Z]{1,3}|[0-9]{1,2})\)(?=\s)"
    assert list(found(inline._MARK, text)) == list(found(re.compile(mark), text))


@SETTLED
@given(TEXTS)
@example("ten^3 1-1/2 2 and a half 3 × 10⁴")
def test_a_number_grows_only_by_what_begins_so(text: str) -> None:
    for match in numbers._START.finditer(text):
        growing = (numbers._POWER, numbers._POWER_ALONE, numbers._FRACTION)
        if any(pattern.match(text, match.end()) for pattern in growing):
            assert numbers._GROWS.match(text, match.end())


@SETTLED
@given(TEXTS)
@example("“Term” means this (the “Other”)")
def test_a_text_defines_alike_when_it_is_read_again(text: str) -> None:
    first = definitions._shapes(Block(text), None, listed=False)
    assert definitions._shapes(Block(text), None, listed=False) == first


def test_each_opening_has_pieces() -> None:
    assert all(isinstance(cue, Opening) and cue.pieces for cue in OPENINGS)
