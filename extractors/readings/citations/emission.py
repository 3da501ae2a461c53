"""Turn the chains and mentions of one block into references with exact places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from depgraph.model.documents import Block, BlockKind, MarkKind
from depgraph.model.facts import Provision, Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import Key, file_key
from depgraph.model.labels import ATTACHMENTS, Label, label_of
from extractors.readings.citations.aliases import joined
from extractors.readings.citations.incorporation import incorporated
from extractors.readings.citations.law import laws
from extractors.readings.citations.names import Mention, apart, mentions
from extractors.readings.citations.numbers import Item
from extractors.readings.citations.relative import Landscape, Surroundings
from extractors.readings.citations.targets import Target, Targets
from extractors.readings.citations.units import Chain, chains, numbered_behind

_BRACKET = re.compile(r"[\s\u00a0,]{0,3}(?:(?:dated|effective|as of)\b[^()“”\"]{0,60})?\($")
_DEFINED = re.compile(
    r"(?:as[\s\u00a0])?defined[\s\u00a0](?:in|by|under)[\s\u00a0](?:(?:the|our)[\s\u00a0])?$"
)
_CODE = frozenset({BlockKind.CODE, BlockKind.COMMENT})
_SMALL_UNITS = frozenset(
    {"paragraph", "subparagraph", "clause", "subclause", "subsection", "para"}
)


class Reader:
    """Reads the blocks of one document in order."""

    def __init__(
        self,
        provisions: tuple[Provision, ...],
        own: frozenset[Key],
        aliases: Mapping[str, Mention],
    ) -> None:
        """Know the document's *provisions*, its *own* names and the *aliases* it introduces."""
        self._landscape = Landscape(provisions)
        self._own = own
        self._aliases = aliases
        self._spaces = {item.label.split(":", 1)[0] for item in provisions if item.label}

    def read(self, at: int, block: Block) -> list[Reference]:
        """Return the references in *block*, which is block number *at*."""
        text = block.text
        folded = text.lower()
        named = self._mentions(text, folded)
        cited = [*chains(text, folded), *numbered_behind(text, named)]
        cited = [chain for chain in sorted(cited, key=_start) if not _inside(chain, named)]
        named = [
            item
            for item in named
            if not any(c.start < item.end and item.start < c.end for c in cited)
        ]
        if not cited and not named:
            return []
        targets = Targets(text, cited, named).all()
        found = list(self._parts(at, block, cited, targets))
        used = {id(target.mention) for target in targets if target.mention}
        found.extend(
            reference
            for mention in named
            if id(mention) not in used
            for reference in self._whole(at, block, mention)
        )
        return sorted(_incorporating(text, found), key=_by_span)

    def _mentions(self, text: str, folded: str) -> list[Mention]:
        named = apart([*mentions(text, self._aliases), *laws(text, folded)])
        merged: list[Mention] = []
        for mention in named:
            if (
                merged
                and _BRACKET.fullmatch(text, merged[-1].end, mention.start)
                and (merged[-1].titled != mention.titled)
                and not mention.external
            ):
                merged[-1] = joined(merged[-1], mention)
            else:
                merged.append(mention)
        return merged

    def _parts(
        self, at: int, block: Block, cited: list[Chain], targets: list[Target]
    ) -> Iterator[Reference]:
        consumed = {target.outer for target in targets if target.outer is not None}
        for position, (chain, target) in enumerate(zip(cited, targets, strict=True)):
            if position in consumed or target.lost:
                continue
            around = self._landscape.around(at, chain.start)
            for number, item in enumerate(chain.items):
                label, within, final = self._label(chain, item, target, cited, targets, around)
                if label is None or final.lost:
                    continue
                start = chain.start if number == 0 else item.start
                span = Span(at, start, item.end)
                reference = self._part(block, span, item, label, final)
                if reference is not None and not self._is_own(at, block, reference):
                    yield replace(reference, within=within)

    def _label(
        self,
        chain: Chain,
        item: Item,
        target: Target,
        cited: list[Chain],
        targets: list[Target],
        around: Surroundings,
    ) -> tuple[Label | None, Label | None, Target]:
        """Return what *item* is called, what it is part of, and whose it is."""
        subs = (
            (item.root, *item.subs)
            if chain.unit.rstrip("s") in _SMALL_UNITS and item.root.isdigit()
            else item.subs
        )
        if target.outer is not None:
            outer = cited[target.outer]
            return _within_outer(chain, item, subs, outer, targets[target.outer], around)
        if item.root and not target.root:
            return label_of(chain.unit, item.number), None, target
        if target.root:
            return _in_root(chain, item, subs, target, around)
        if target.mention is not None:
            return label_of("section", item.number), None, target
        return around.labelled(item.subs), None, target

    def _part(
        self, block: Block, span: Span, item: Item, label: Label, target: Target
    ) -> Reference | None:
        mention = target.mention
        keys = mention.keys if mention else ()
        if mention is None or self._own.intersection(keys):
            keys, mention = (), None
        if not keys:
            linked = _linked(block, span)
            if linked is None:
                return None
            keys = linked
        strength = self._strength(block, label, mention, keys)
        return Reference(
            ReferenceKind.CITATION,
            item.text or block.text[span.start : span.end],
            span,
            documents=keys,
            label=label,
            path=mention.path if mention else "",
            echo=item.echo,
            strength=strength,
            external=bool(mention and mention.external),
            revision=mention.revision if mention else "",
        )

    def _strength(
        self, block: Block, label: Label, mention: Mention | None, keys: tuple[Key, ...]
    ) -> Strength:
        if mention is not None:
            return (
                Strength.SHAPED
                if mention.strength is Strength.SHAPED
                and not mention.titled
                and not mention.path
                and mention.end == -1
                else Strength.EXPLICIT
            )
        space = label.split(":", 1)[0]
        if block.kind in _CODE and not keys:
            return Strength.SHAPED
        if space not in ATTACHMENTS and space not in self._spaces:
            return Strength.SHAPED
        return Strength.EXPLICIT

    def _is_own(self, at: int, block: Block, reference: Reference) -> bool:
        """Say whether the words are the number of the provision that begins there."""
        if reference.documents or reference.label not in self._landscape.own(at):
            return False
        return not block.text[: reference.span.start].strip()

    def _whole(self, at: int, block: Block, mention: Mention) -> Iterator[Reference]:
        if not mention.keys or self._own.intersection(mention.keys):
            return
        if block.kind is BlockKind.HEADING and (mention.titled or mention.external):
            return
        if block.kind is BlockKind.CODE and mention.strength is Strength.SHAPED:
            return
        start = mention.start
        defined = _DEFINED.search(block.text, max(0, start - 24), start)
        if defined is not None:
            start = defined.start()
        yield Reference(
            ReferenceKind.CITATION,
            block.text[start : mention.end],
            Span(at, start, mention.end),
            documents=mention.keys,
            path=mention.path,
            echo=mention.echo,
            strength=mention.strength,
            external=mention.external,
            revision=mention.revision,
        )


def _within_outer(
    chain: Chain,
    item: Item,
    subs: tuple[str, ...],
    outer: Chain,
    target: Target,
    around: Surroundings,
) -> tuple[Label | None, Label | None, Target]:
    first = outer.items[0]
    if not first.root:
        base = around.labelled(first.subs)
    else:
        base = label_of(outer.unit, first.number)
    if base is None or target.outer is not None:
        return None, None, target
    attached = base.split(":", 1)[0] in ATTACHMENTS
    if (
        chain.space == "section"
        and subs
        and not attached
        and (not item.root or subs is not item.subs)
    ):
        return Label(base + "".join(f"({sub})" for sub in subs)), None, target
    if not item.root:
        return label_of("section", item.number), base, target
    return label_of(chain.unit, item.number), base, target


def _in_root(
    chain: Chain, item: Item, subs: tuple[str, ...], target: Target, around: Surroundings
) -> tuple[Label | None, Label | None, Target]:
    unit = label_of(target.root, "").split(":", 1)[0]
    if target.root in (
        "title",
        "subpart",
        "subchapter",
        "act",
        "code",
        "law",
        "regulation",
        "directive",
    ):
        return (
            (label_of(chain.unit, item.number), None, target)
            if item.root
            else (None, None, target)
        )
    if unit in ATTACHMENTS and target.root not in ("form", "addendum"):
        label = (
            label_of(chain.unit, item.number) if item.root else label_of("section", item.number)
        )
        return label, around.attachment(), target
    if unit in ("section", "article", "chapter", "part") and target.root != "agreement":
        if item.root and subs is item.subs:
            return label_of(chain.unit, item.number), None, target
        return around.of_root(unit, subs), None, target
    return (
        (label_of(chain.unit, item.number) if item.root else around.labelled(item.subs)),
        None,
        target,
    )


def _linked(block: Block, span: Span) -> tuple[Key, ...] | None:
    """Return the file that a link around *span* leads to; ``None`` when it leaves the files."""
    for mark in block.marks:
        if mark.kind is MarkKind.LINK and mark.start <= span.start and span.end <= mark.end:
            path = mark.target.partition("#")[0]
            if "://" in path or path.startswith(("mailto:", "//")):
                return None
            return (file_key(path),) if path else ()
    return ()


def _incorporating(text: str, found: list[Reference]) -> Iterator[Reference]:
    stretches = incorporated(text)
    for reference in found:
        inside = any(
            low <= reference.span.start and reference.span.end <= high for low, high in stretches
        )
        if inside and reference.documents and not reference.external:
            yield replace(reference, kind=ReferenceKind.INCORPORATION)
        else:
            yield reference


def _inside(chain: Chain, named: list[Mention]) -> bool:
    return any(
        item.start < chain.end
        and chain.start < item.end
        and (item.external or item.start <= chain.start)
        for item in named
    )


def _start(chain: Chain) -> int:
    return chain.start


def _by_span(reference: Reference) -> tuple[int, int]:
    return reference.span.start, reference.span.end
