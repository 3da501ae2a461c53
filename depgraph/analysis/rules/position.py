"""REF101 to REF107, REF109 REF110 REF113: where a citation now lands.

Exactly one of them speaks of one citation. What the provision says is for the other families.
"""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Case, Draft, ProvisionCause
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.provisions import echoes, same_title
from depgraph.analysis.repairs import reanchored, renumbered
from depgraph.analysis.rules.added import echo_mismatch
from depgraph.analysis.rules.marks import means_itself, still_marked
from depgraph.analysis.rules.moved import elsewhere, is_moved, joined, parted, readdressing
from depgraph.model.facts import ReferenceKind
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.labels import ATTACHMENTS, Label, shown
from depgraph.model.links import Ambiguous, Confidence, Dangling, Gap, Link


def position(case: Case) -> Iterator[Draft]:
    """Yield what becomes of the place that *case* cites."""
    if case.before.provision is None or case.comparison.after is None:
        return
    match case.after:
        case Dangling(gap=Gap.NO_PROVISION):
            if not _said_with_whole(case) and not still_marked(case):
                yield _lost(case)
        case Link(confidence=Confidence.LIKELY) if case.before.confidence is Confidence.CERTAIN:
            # An anchor that only a file beside this one has now.
            yield _lost(case)
        case Ambiguous():
            yield _ambiguous(case)
        case Link(path=path, provision=number) if path == case.comparison.after.path:
            yield from _landed(case, number)
        case Link() if means_itself(case):
            yield _lost(case)
        case _:
            return


def _retitled(case: Case, after: Indexed, number: int) -> Iterator[Draft]:
    """Yield REF112 when the title that the citation repeats is no longer the provision's."""
    old, echo = case.before.provision or 0, case.reference.echo
    if not echo or not echoes(case.upstream, old, echo):
        return
    place = case.upstream.where_provision(old)
    for draft in echo_mismatch(case.document, case.reference, after, number):
        yield replace(draft, cause=ProvisionCause(old), upstream=place)


def _said_with_whole(case: Case) -> bool:
    """Return whether the exhibit or section that held the lost part is cited right beside it."""
    if case.before.provision is None or not case.reference.label:
        return False
    line = case.upstream.ancestors(case.before.provision)[1:]
    pairs = case.comparison.alignment.provisions
    gone = {case.upstream.provisions[n].label for n in line if n not in pairs}
    return any(
        other.label and other.label in gone for other in case.document.beside(case.reference)
    )


def _landed(case: Case, number: int | None) -> Iterator[Draft]:
    after, new = case.comparison.after, case.new
    if after is None or number is None:
        return
    if number == new:
        yield from _retitled(case, after, number)
        yield from _split(case)
        return
    if still_marked(case):
        return
    if new is None:
        # The link was to an ancestor all along when the exact part had no number of its own.
        echo = case.reference.echo
        titled_so = bool(echo) and echoes(after, number, echo)
        same = titled_so or (
            case.old is not None and same_title(case.old.title, after.provisions[number].title)
        )
        if not same and (case.reference.label or case.reference.anchor):
            yield _removed(case, number)
        return
    if new in after.ancestors(number) or number in after.ancestors(new):
        return
    if case.reference.echo and echoes(after, number, case.reference.echo):
        return  # number and title agree now, whatever the number meant before
    if isinstance(case.after, Link) and case.before.exact and not case.after.exact:
        yield _lost(case)
        return
    yield _retargeted(case, number, new)


def _lost(case: Case) -> Draft:
    new, after = case.new, case.comparison.after
    if case.reference.kind is ReferenceKind.FIELD:
        return _field_lost(case)
    if new is None or after is None:
        return _removed(case, None)
    if case.reference.anchor and not case.reference.label:
        return _heading_renamed(case, new)
    label = after.provisions[new].label
    if label and case.old is not None and label == case.old.label:
        return _ambiguous(case)  # the number still stands there, and somewhere else as well
    return _renumbered(case, label) if label else _removed(case, None)


def _draft(  # noqa: PLR0913
    case: Case,
    rule: str,
    message: str,
    *,
    level: Level = Level.BREAKING,
    now_false: str = "",
    fixes: tuple[Fix, ...] = (),
    confidence: Confidence | None = None,
) -> Draft:
    number = case.before.provision or 0
    upstream = case.upstream.where_provision(number)
    return Draft(
        rule=rule,
        level=level,
        message=message,
        cause=ProvisionCause(number),
        effect=case.effect(),
        upstream=upstream,
        edge="links to" if case.reference.kind is ReferenceKind.LINK else "cites",
        evidence=case.reference.text,
        was_true=f"{case.cited} says: {upstream.quote}",
        now_false=now_false or message,
        confidence=confidence or case.before.confidence,
        fixes=fixes,
    )


def _split(case: Case) -> Iterator[Draft]:
    """Yield REF105 when a new part took over some of the text cited."""
    landing = parted(case)
    if landing is not None and landing.call:
        message = f"cites {case.cited}, some of which would be {landing.call}"
        fix = Fix("Cite the part that carries what is meant, or both", Safety.MANUAL)
        yield _draft(case, "REF105", message, level=Level.REVIEW, fixes=(fix,))


def _gone_elsewhere(case: Case) -> Draft | None:
    """Return REF103 or REF105 when the text cited stands in another document or another part."""
    landing = elsewhere(case)
    if landing is not None:
        there = f"{landing.document.name} {landing.call}".rstrip()
        message = f"cites {case.cited}{_titled(case)}, which moves to {there}"
        return _draft(case, "REF103", message, fixes=(readdressing(case, landing),))
    landing = joined(case)
    if landing is None or not landing.call:
        return None
    message = f"cites {case.cited}{_titled(case)}, whose text would be part of {landing.call}"
    fixes = _renumbering(case, landing.label) if landing.label else ()
    fixes = tuple(replace(fix, safety=Safety.UNSAFE) for fix in fixes)
    fixes = fixes or (Fix(f"Cite {landing.call}", Safety.MANUAL),)
    return _draft(case, "REF105", message, fixes=fixes)


def _removed(case: Case, carried_by: int | None) -> Draft:
    found = _gone_elsewhere(case)
    if found is not None:
        return found
    rule = "REF106" if _space(case) in ATTACHMENTS else "REF101"
    what = f"{case.cited}{_titled(case)}"
    message = f"cites {what}, which is removed"
    after = case.comparison.after
    if carried_by is not None and after is not None:
        title = after.provisions[carried_by].title
        there = f' "{title}"' if title else " another text"
        same = case.reference.label and after.provisions[carried_by].label
        if same == case.reference.label:
            message += f"; its number would now carry{there}"
    fix = Fix("Remove the citation, or point it at the part that took over", Safety.MANUAL)
    return _draft(case, rule, message, fixes=(fix,))


def _space(case: Case) -> str:
    """Return the number space of the outermost part that went with the one cited."""
    pairs = case.comparison.alignment.provisions
    gone = [n for n in case.upstream.ancestors(case.before.provision) if n not in pairs]
    outermost = gone[-1] if gone else case.before.provision or 0
    return (case.upstream.provisions[outermost].label or "").split(":", 1)[0]


def _renumbered(case: Case, label: Label) -> Draft:
    rule = "REF107" if _space(case) in ATTACHMENTS else "REF102"
    rule = "REF103" if is_moved(case) else rule
    message = f"cites {case.cited}, a number that no longer exists; its text is now {shown(label)}"
    return _draft(case, rule, message, fixes=_renumbering(case, label))


def _retargeted(case: Case, number: int, new: int) -> Draft:
    after = case.comparison.after
    label = after.provisions[new].label if after else None
    title = after.provisions[number].title if after else ""
    there = f'"{title}"' if title else _beginning(case, number)
    message = f"{case.cited}{_was(case)} would silently point at {there}"
    fixes = _renumbering(case, label) if label else ()
    if label:
        message += f"; its text is now {shown(label)}"
    return _draft(case, "REF103" if is_moved(case) else "REF110", message, fixes=fixes)


def _beginning(case: Case, number: int) -> str:
    after = case.comparison.after
    quote = after.where_provision(number).quote if after else ""
    return f'another text ("{quote[:60].rstrip()}…")' if len(quote) > 60 else f'"{quote}"'  # noqa: PLR2004


def _titled(case: Case) -> str:
    title = case.old.title if case.old else ""
    return f' ("{title}")' if title and case.old and case.old.label else ""


def _was(case: Case) -> str:
    title = case.old.title if case.old else ""
    return f', which was "{title}",' if title and case.old and case.old.label else ""


def _heading_renamed(case: Case, new: int) -> Draft:
    after = case.comparison.after
    title = after.provisions[new].title if after else ""
    anchors = after.provisions[new].anchors if after else ()
    message = f'links to the heading "{case.old.title if case.old else ""}", now "{title}"'
    if anchors and case.old and case.old.title == title:
        heading = after.blocks[after.provisions[new].first].text if after else title
        message = (
            f'links to #{case.reference.anchor}; the heading is now "{heading}" (#{anchors[0]})'
        )
    fixes: tuple[Fix, ...] = ()
    if anchors:
        edits = reanchored(case.reference, anchors[0])
        fixes = (Fix(f"Link to #{anchors[0]}", Safety.SAFE, edits),)
    return _draft(case, "REF104", message, fixes=fixes)


def _field_lost(case: Case) -> Draft:
    message = (
        f"is a live cross-reference to {case.cited}, whose bookmark is gone; the next update of "
        "fields prints an error here"
    )
    fix = Fix("Insert the cross-reference again", Safety.MANUAL)
    return _draft(case, "REF113", message, fixes=(fix,))


def _ambiguous(case: Case) -> Draft:
    message = f"cites {case.cited}, which more than one part would answer to"
    fix = Fix("Say which one is meant", Safety.UNSAFE)
    return _draft(case, "REF109", message, level=Level.REVIEW, fixes=(fix,))


def _renumbering(case: Case, label: Label) -> tuple[Fix, ...]:
    old = case.old.label if case.old else None
    if old is None:
        return ()
    edits = renumbered(case.document, case.reference, old, label)
    return (Fix(f"Write {shown(label)}", Safety.SAFE if edits else Safety.UNSAFE, edits),)
