"""DOC501 and DOC502 without a citation: prose that calls a lost document by its title."""

from collections.abc import Iterator

from depgraph.analysis.case import DocumentCause, Draft
from depgraph.analysis.diff import Comparison
from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Span
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.keys import folded, is_generic, name_key
from depgraph.model.links import Confidence

_ENOUGH_WORDS = 2


def lost_title(comparison: Comparison) -> str:
    """Return the title that no document would have any more, or nothing."""
    title = comparison.before.facts.identity.title
    after = comparison.after
    if after is not None and name_key(after.facts.identity.title) == name_key(title):
        return ""
    enough = len(title.split()) >= _ENOUGH_WORDS and not is_generic(name_key(title))
    return title if enough else ""


def mentioned(
    document: Indexed, title: str, comparison: Comparison, judged: list[Draft]
) -> Iterator[Draft]:
    """Yield one finding for the first passage of *document* that says *title* in passing."""
    if any(draft.effect.path == document.path for draft in judged):
        return
    wanted = folded(title)
    for number, block in enumerate(document.blocks):
        at = folded(block.text).find(wanted)
        if at < 0:
            continue
        gone = comparison.after is None
        what = "is removed" if gone else _now(comparison)
        yield Draft(
            rule="DOC501" if gone else "DOC502",
            level=Level.REVIEW,
            message=f'mentions "{title}", which {what}',
            cause=DocumentCause(),
            effect=document.where(Span(number, min(at, max(len(block.text) - 1, 0)), at + 1)),
            upstream=comparison.before.where(Span(0, 0, 1)),
            edge="mentions",
            evidence=title,
            was_true=f'"{title}" was {comparison.before.name}',
            now_false=f'"{title}" {what}',
            confidence=Confidence.LIKELY,
            fixes=(Fix("Check whether this document is meant", Safety.MANUAL),),
        )
        return


def _now(comparison: Comparison) -> str:
    title = comparison.after_title
    return f'is now "{title}"' if title else "the document no longer has for its title"
