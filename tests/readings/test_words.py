import pytest

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
