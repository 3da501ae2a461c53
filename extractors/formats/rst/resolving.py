"""Where the references of one tree lead, by the targets that stand in the same file."""

from collections.abc import Iterator, Mapping

from docutils import nodes

from extractors.formats.rst.roles import INSERTED, LABEL, SHOWN

_LONGEST_CHAIN = 20


def resolve(tree: nodes.document) -> None:
    """Set ``refuri`` or ``refid`` on every reference of *tree* whose target is known."""
    targets = {name: target for target in tree.findall(nodes.target) for name in _names(target)}
    _anonymous(tree)
    for reference in list(tree.findall(nodes.reference)):
        if reference.get(LABEL) is not None:
            _label(reference, tree)
        elif "refname" in reference:
            _named(reference, reference["refname"], targets, tree.nameids)
    for citation in tree.findall(nodes.citation_reference):
        _named(citation, citation.get("refname", ""), targets, tree.nameids)
    if any(one.get(INSERTED) for one in tree.findall(nodes.reference)):
        _forgive(tree)
    _number_notes(tree)


def _forgive(tree: nodes.document) -> None:
    """Let no name be broken in a file with an insertion: its target may stand in the other."""
    known = {found for found in tree.nameids.values() if found}
    for reference in tree.findall(nodes.reference):
        if reference.get("refname") and reference.get("refid") not in known:
            reference.attributes.pop("refid", None)


def _names(target: nodes.target) -> Iterator[str]:
    yield from target["names"]
    yield from target["dupnames"]


def _anonymous(tree: nodes.document) -> None:
    """Pair anonymous references and targets in order."""
    asking = [one for one in tree.findall(nodes.reference) if one.get("anonymous")]
    answers = [one for one in tree.findall(nodes.target) if one.get("anonymous")]
    for reference, target in zip(asking, answers, strict=False):
        if "refuri" in target:
            reference["refuri"] = target["refuri"]
        elif "refname" in target:
            reference["refname"] = target["refname"]
        elif target["ids"]:
            reference["refid"] = target["ids"][0]


def _named(
    reference: nodes.Element,
    name: str,
    targets: Mapping[str, nodes.target],
    ids: Mapping[str, str | None],
) -> None:
    for _ in range(_LONGEST_CHAIN):
        target = targets.get(name)
        if target is not None and "refuri" in target:
            reference["refuri"] = target["refuri"]
            return
        if target is None or "refname" not in target:
            break
        name = target["refname"]
    else:
        return
    found = ids.get(name)
    if found:
        reference["refid"] = found
    elif name not in ids and reference.rawsource.startswith("`"):
        # A phrase in backquotes can only be a reference: one that leads nowhere is broken.
        reference["refid"] = nodes.make_id(name)


def _label(reference: nodes.reference, tree: nodes.document) -> None:
    """Lead a label of Sphinx to its place in this file; those of other files stay text."""
    name = nodes.fully_normalize_name(reference[LABEL])
    found = tree.nameids.get(name)
    if not found:
        return
    reference["refid"] = found
    title = _title_after(tree.ids.get(found))
    if title and not reference[SHOWN]:
        reference.clear()
        reference += nodes.Text(title)


def _title_after(target: nodes.Element | None) -> str:
    """Return the title of the section that *target* stands right before, also at another's end."""
    if target is None:
        return ""
    behind = target.findall(include_self=False, descend=False, siblings=True, ascend=True)
    section = next((node for node in behind if not isinstance(node, nodes.target)), None)
    return str(section[0].astext()) if isinstance(section, nodes.section) and section else ""


def _number_notes(tree: nodes.document) -> None:
    """Give footnotes without a number the next free one."""
    taken = {name for note in tree.findall(nodes.footnote) for name in note["names"]}
    count = 0
    for note in tree.findall(nodes.footnote):
        if note.get("auto") != 1:
            continue
        count += 1
        while str(count) in taken:
            count += 1
        note.insert(0, nodes.label("", str(count)))
