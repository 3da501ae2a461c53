"""Which of two documents prevails by the order that the configuration sets for their set."""

from depgraph.analysis.indexed import Indexed
from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from depgraph.workspace import Configuration

_WORD = regex(r"[^\W_]+")


def prevailing(configuration: Configuration, one: Indexed, other: Indexed) -> str:
    """Return the setting by which *one* prevails over *other*, in words; empty when none does."""
    own = configuration.set_of(one.path)
    order = configuration.order(own)
    if order is None or configuration.set_of(other.path) != own:
        return ""
    ranks = _rank(one, order.names), _rank(other, order.names)
    if None in ranks or not ranks[0] < ranks[1]:  # type: ignore[operator]  # none is None
        return ""
    higher, lower = (order.names[rank] for rank in ranks if rank is not None)
    return f"{higher} prevails over {lower} ({configuration.origin(order.line)})"


def _rank(document: Indexed, names: tuple[str, ...]) -> int | None:
    """Return the place of the first of *names* that is a run of words in what it is called."""
    identity = document.facts.identity
    stem = document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    called = [_words(text) for text in (identity.number, identity.title, stem)]
    for rank, name in enumerate(names):
        wanted = _words(name)
        if wanted and any(wanted in text for text in called):
            return rank
    return None


def _words(text: str) -> str:
    words = _WORD.findall(folded(text))
    return f" {' '.join(words)} " if words else ""
