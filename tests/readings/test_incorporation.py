"""Sentences that take over the definitions of another document are seen, with its name."""

import time

import pytest

from extractors.readings.citations.incorporation import incorporated


def lent(text: str) -> list[str]:
    return [text[start:end] for start, end in incorporated(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Capitalised terms not defined here have the meaning in M-1.", id="not defined"
        ),
        pytest.param(
            "All capitalized terms used without definition have the meanings set forth in M-1.",
            id="without definition",
        ),
        pytest.param(
            "Unless otherwise defined in this order, capitalised terms have the meaning of M-1.",
            id="unless defined",
        ),
        pytest.param(
            "Unless the context requires otherwise, terms have the meanings given in M-1.",
            id="unless the context requires",
        ),
        pytest.param("Any term not defined here has the meaning given in M-1.", id="any term"),
        pytest.param("All other capitalized terms have the meaning given in M-1.", id="all other"),
        pytest.param("Terms not defined in this sheet are defined in M-1.", id="are defined in"),
        pytest.param("Expressions defined in M-1 have the same meaning here.", id="same meaning"),
        pytest.param("This letter uses the terms defined in M-1.", id="uses the terms"),
        pytest.param("The definitions in Section 1.2 of M-1 apply here.", id="definitions apply"),
        pytest.param("For definitions of terms, refer to M-1.", id="refer to"),
        pytest.param("Definitions: see M-1.", id="see"),
        pytest.param("Definitions can be found in M-1.", id="found in"),
    ],
)
def test_definitions_are_taken_over_from(text: str) -> None:
    assert ["M-1" in words for words in lent(text)] == [True]


def test_the_document_that_is_not_meant_is_left_out() -> None:
    (words,) = lent("Capitalised terms not defined in O-2 have the meaning given in M-1.")
    assert ("M-1" in words, "O-2" in words) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Closing” has the meaning given in M-1.", id="one term"),
        pytest.param("The term “Closing” has the meaning given in M-1.", id="one term, said so"),
        pytest.param("Terms such as “Fee” have the meaning in M-1.", id="some terms"),
        pytest.param("The terms of M-1 apply.", id="terms and conditions"),
        pytest.param("Unless agreed otherwise, payment terms are defined in M-1.", id="payment"),
        pytest.param("The meaning of M-1 is in dispute.", id="meaning"),
        pytest.param("The scope is defined in M-1.", id="something else is defined"),
        pytest.param("Fees are as defined in M-1.", id="as defined in"),
    ],
)
def test_nothing_is_taken_over(text: str) -> None:
    assert lent(text) == []


def test_reads_in_linear_time() -> None:
    began = time.process_time()
    incorporated("terms not defined " * 60_000)
    incorporated("Terms not defined. " * 30_000)
    assert time.process_time() - began < 4
