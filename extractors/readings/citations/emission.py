"""Turn what one block cites into references with exact places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from depgraph.model.documents import Block, BlockKind
from depgraph.model.facts import Provision, Reference, ReferenceKind, Relation, Span, Strength
from depgraph.model.immutable import immutable
from depgraph.model.keys import Key, name_key
from depgraph.model.labels import ATTACHMENTS, Label, commented, label_of
from depgraph.model.patterns import regex
from extractors.readings.citations.behind import title_behind
from extractors.readings.citations.extents import WIDEST, end_of, linked, words_of
from extractors.readings.citations.labelling import Cited, Labelling
from extractors.readings.citations.leading import Leads, is_unsure
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.names import aliased
from extractors.readings.citations.ranges import Item
from extractors.readings.citations.relative import Landscape
from extractors.readings.citations.sharing import incorporating, unshared
from extractors.readings.citations.sight import Sight, seen
from extractors.readings.citations.titles import titles
from extractors.readings.citations.units import Chain
from extractors.readings.citations.vocabulary import AUTHORITY_FORM, SHORT_FORMS
from extractors.readings.citations.wording import Target
from extractors.readings.provisions import is_heading

_DEFINED = regex(r"(?:as\s)?defined\s(?:in|by|under)\s(?:(?:the|our)\s)?$")
_CODE_NUMBER = regex(
    r"section:(?P<head>[0-9]{3,}[A-Za-z]*|[0-9]+[A-Za-z]*(?=-))(?:[.-].*)?(?:\(.*)?"
)
_CODE = frozenset({BlockKind.CODE, BlockKind.COMMENT})
_HEAD = regex(r"[^:]*:(?P<head>[^:.\-(]*)")
"""A label up to where its number goes on behind the first figures or letters."""


@immutable
class _Part:
    """One number of *chain* with what it has *cited*; *unsure* when it may be another's."""

    chain: Chain
    item: Item
    cited: Cited
    span: Span
    unsure: bool


class Reader:
    """Reads the blocks of one document in order."""

    def __init__(
        self,
        provisions: tuple[Provision, ...],
        own: frozenset[Key],
        aliases: Mapping[str, Mention],
        foreign: frozenset[str] = frozenset(),
    ) -> None:
        """Know the document's *provisions*, its *own* names and the *aliases* it introduces.

        The unit words in *foreign* are what it calls the parts of other documents.
        """
        self._leads = Leads(own, foreign)
        self._landscape = Landscape(provisions)
        self._own = own
        self._amends = any("-amendment" in f"-{key.partition(':')[2]}" for key in own)
        self._aliases = aliases
        self._labels = frozenset(item.label for item in provisions if item.label)
        self._titled = {
            (item.label, name_key(item.title)) for item in provisions if item.label and item.title
        }
        self._titles = frozenset(name_key(item.title) for item in provisions if item.title)
        self._heads = frozenset(map(_head, self._labels))
        self._of_laws: dict[str, Mention | None] = {}
        self._spaces = frozenset(label.split(":", 1)[0] for label in self._labels)

    def read(self, at: int, block: Block, held: Sequence[str] = ()) -> list[Reference]:
        """Return the references in *block*, which is block number *at* and has aliases *held*."""
        text = block.text
        sight = self._seen(text, held) if held else seen(text)
        self._leads.note(at, block, sight.noted)
        if not sight.noted and not sight.chains:
            return []
        found: Sequence[Chain] = sight.chains
        targets: Sequence[Target] = sight.targets
        if found:
            targets = self._leads.led(
                text,
                found,
                targets,
                sight.named,
                lambda offset: self._landscape.around(at, offset),
            )
        taken = {id(target.mention) for target in targets if not target.again}
        named = [one for one in sight.named if one.items or id(one) not in taken]
        parts = self._parts(at, block, found, targets)
        references = [*parts, *self._wholes(at, block, named)]
        return list(unshared(incorporating(text, references)))

    def _seen(self, text: str, held: Sequence[str]) -> Sight:
        """Return what *text* cites, which has the aliases *held*."""
        known = tuple(alias for alias in held if alias in SHORT_FORMS)
        return seen(text, tuple(aliased(text, held, self._aliases)), known)

    def _parts(
        self, at: int, block: Block, found: Sequence[Chain], targets: Sequence[Target]
    ) -> Iterator[Reference]:
        inner = {target.outer for target in targets}
        labelling = Labelling(found, targets, lambda offset: self._landscape.around(at, offset))
        for position, chain in enumerate(found):
            if position in inner:
                continue
            limit = found[position + 1].start if position + 1 < len(found) else len(block.text)
            unsure = is_unsure(position, targets)
            for item in chain.items:
                cited = labelling.cited(position, item)
                if cited is not None:
                    start = chain.start if item is chain.items[0] else item.start
                    span = Span(at, start, end_of(chain, item, cited, limit))
                    reference = self._part(block, _Part(chain, item, cited, span, unsure))
                    if reference is not None:
                        yield reference

    def _part(self, block: Block, part: _Part) -> Reference | None:
        cited, span, label = part.cited, part.span, part.cited.label
        mention = cited.mention
        if mention is not None and self._is_own(mention, label):
            mention = None
        mention = self._in_law(label, mention)
        keys = mention.keys if mention else self._bracketed(part.item, cited)
        link = () if keys else linked(block, span)
        if link is None:
            return None
        documents = keys or link
        first = not documents and not block.text[: span.start].strip()
        commented = first and self._is_commented(span.block, label)
        if first and not commented and self._is_heading_number(span.block, label):
            return None
        strength = self._strength(block, cited, mention)
        return Reference(
            ReferenceKind.CITATION,
            words_of(block.text, part.chain, cited, span),
            span,
            documents=documents,
            label=label,
            path=mention.path if mention else "",
            echo=part.item.echo
            or title_behind(block.text, part.chain, cited.mention, self._aliases),
            strength=Strength.SHAPED if part.unsure and not documents else strength,
            external=bool(mention and mention.external),
            revision=mention.revision if mention else "",
            within=cited.within,
            relation=Relation.RELATED if commented else Relation.NONE,
        )

    def _in_law(self, label: Label, mention: Mention | None) -> Mention | None:
        """Return the law of a number that this text gave to one law before: "section 706(c)".

        Only numbers unlike those of our own provisions are remembered; with two laws, neither.
        """
        if (mention is not None and not mention.external) or not self._is_of_a_code(label):
            return mention
        head = _head(label)
        if mention is None:
            return self._of_laws.get(head)
        afar = replace(mention, start=-WIDEST, end=-WIDEST)
        former = self._of_laws.setdefault(head, afar)
        if former is not None and former.keys != mention.keys:
            self._of_laws[head] = None
        return mention

    def _bracketed(self, item: Item, cited: Cited) -> tuple[Key, ...]:
        """Return the document that the words behind a number name: "Section 2 (Lease Plan)"."""
        key = name_key(item.echo) if item.echo else None
        if key is None or cited.mention is not None or key in self._titles or key in self._own:
            return ()
        named = next(titles(item.echo), None)
        whole = named is not None and (named.start, named.end) == (0, len(item.echo))
        return (key,) if whole else ()

    def _is_own(self, mention: Mention, label: Label) -> bool:
        """Say whether *mention* names this document, or repeats the title of its part *label*."""
        if not self._own.isdisjoint(mention.keys):
            return True
        return not mention.external and any((label, key) in self._titled for key in mention.keys)

    def _strength(self, block: Block, cited: Cited, mention: Mention | None) -> Strength:
        """Return whether a number that nothing answers to is a fault, or was none of ours."""
        if mention is not None and mention.keys:
            return Strength.SHAPED if mention.guessed else Strength.EXPLICIT
        space = cited.label.split(":", 1)[0]
        if block.kind in _CODE:
            return Strength.SHAPED
        if space in ATTACHMENTS:
            form = AUTHORITY_FORM.fullmatch(cited.label)
            return Strength.SHAPED if form else Strength.EXPLICIT
        if space not in self._spaces or self._is_of_a_code(cited.label):
            return Strength.SHAPED
        if self._amends and cited.label not in self._labels:
            return Strength.SHAPED
        return Strength.EXPLICIT

    def _is_of_a_code(self, label: Label) -> bool:
        """Say whether a number is unlike our own: "Section 409A", "§ 164.514" of some law."""
        match = _CODE_NUMBER.fullmatch(label)
        if match is None or Label(label.split("(", 1)[0]) in self._labels:
            return False
        return match["head"] not in self._heads

    def _is_commented(self, at: int, label: Label) -> bool:
        """Say whether a heading of a commentary names the section that all below it is about."""
        about = commented(label)
        return about != label and about in self._landscape.own(at)

    def _is_heading_number(self, at: int, label: Label) -> bool:
        """Say whether the words are the number of the provision that begins there."""
        own = self._landscape.own(at)
        # A heading of a commentary repeats the number of what it comments on.
        return label in own or any(each.startswith("comment:") for each in own)

    def _wholes(self, at: int, block: Block, named: Sequence[Mention]) -> Iterator[Reference]:
        for mention in named:
            if not self._is_cited(at, block, mention):
                continue
            if mention.items:
                yield from _numbered(at, block, mention)
                continue
            start = mention.start
            defined = _DEFINED.search(block.text, max(0, start - 24), start)
            start = defined.start() if defined else start
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

    def _is_cited(self, at: int, block: Block, mention: Mention) -> bool:
        text = block.text
        if not mention.keys or not self._own.isdisjoint(mention.keys):
            return False
        if text[max(0, mention.start - 5) : mention.start].casefold() == "this ":
            return False
        if block.kind is BlockKind.HEADING and is_heading(block):
            return not mention.titled and not mention.external
        if mention.titled and self._is_title(at, block, mention):
            return False
        return block.kind is not BlockKind.CODE or mention.strength is Strength.EXPLICIT

    def _is_title(self, at: int, block: Block, mention: Mention) -> bool:
        """Say whether the words are the title of the part or of the page that begins there."""
        words = block.text[mention.start : mention.end]
        if block.kind is BlockKind.PARAGRAPH and words == block.text.strip():
            return True
        return any(
            words in title and block.text.find(title, 0, mention.end + len(title)) <= mention.start
            for title in self._landscape.titles(at)
        )


def _numbered(at: int, block: Block, mention: Mention) -> Iterator[Reference]:
    """Yield a reference for each number of a code that *mention* gives."""
    for item in mention.items:
        start = mention.start if item is mention.items[0] else item.start
        end = mention.end if item is mention.items[-1] else item.end
        yield Reference(
            ReferenceKind.CITATION,
            block.text[mention.start : mention.end],
            Span(at, start, end),
            documents=mention.keys,
            label=label_of(mention.unit, item.number),
            strength=mention.strength,
            external=True,
        )


def _head(label: Label) -> str:
    """Return the number of *label* up to its first stop, hyphen or bracket."""
    match = _HEAD.match(label)
    return match["head"] if match else ""
