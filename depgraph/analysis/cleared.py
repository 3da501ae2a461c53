"""Why a document that relies on a changed one has no finding. Pure."""

from collections.abc import Iterable, Mapping

from depgraph.analysis.levels import Settings
from depgraph.analysis.transition import Transition
from depgraph.model.findings import DocumentClass, Finding, Level

_SPARED = {
    DocumentClass.RECORD: "a record, which says what held then",
    DocumentClass.EXTERNAL: "an external document, which is not ours to edit",
}


def cleared(
    relied: Mapping[str, set[str]],
    findings: Iterable[Finding],
    transition: Transition,
    settings: Settings,
) -> tuple[tuple[str, str], ...]:
    """Return the paths that rely on something changed without a finding above info, with why.

    *relied* holds by path what is relied on, in words (``§8.3``).
    """
    told = [finding for finding in findings if finding.effect.path in relied]
    hit = {finding.effect.path for finding in told if finding.level is not Level.INFO}
    noted = {finding.effect.path: finding for finding in told}
    return tuple(
        (path, f"relies on {', '.join(sorted(calls))}; {_why(path, noted, transition, settings)}")
        for path, calls in sorted(relied.items())
        if path not in hit
    )


def _why(
    path: str, noted: Mapping[str, Finding], transition: Transition, settings: Settings
) -> str:
    document = transition.in_force(path)
    if document is not None and (spared := _SPARED.get(settings.document_class(document))):
        return spared
    if path not in noted:
        return "nothing it says of it changes"
    return noted[path].level_reason or "edited without a change of substance"
