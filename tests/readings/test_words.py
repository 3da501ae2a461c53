import pytest

from depgraph.extraction import Source, extractor_for, installed, read
from extractors.readings.words import vocabulary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Section 8.3 applies", {"section", "8", "3", "applies"}, id="folded, split"),
        pytest.param("a 30-day term", {"a", "30", "day", "term"}, id="joined by a hyphen"),
        pytest.param("MAX_RETRIES", {"max", "retries"}, id="a name in code"),
        pytest.param("Straße", {"strasse"}, id="folded, not just lowered"),
        pytest.param(" .,;", set(), id="no words"),
    ],
)
def test_vocabulary_holds_each_word_once(text: str, words: set[str]) -> None:
    assert vocabulary(text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "# Rules\n\nsect\u0131on 4\n\nIt is kept 3 m\u0131nutes.\n", id="without a dot"
        ),
        pytest.param(
            "# Rules\n\nSECT\u0130ON 4\n\nS\u0130X M\u0130LL\u0130ON, 3 Apr\u0130l 2024.\n",
            id="with one",
        ),
    ],
)
def test_the_letter_i_of_other_alphabets_stops_no_reader(text: str) -> None:
    source = Source("rules.md", text.encode())
    extractor = extractor_for(source.path, installed())
    assert extractor is not None
    assert not read(source, extractor).facts.problems
