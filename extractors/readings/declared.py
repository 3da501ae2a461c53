"""Relations that a document declares above its text: requires, supersedes, satisfies, see also.

A format gives them as running blocks of the part ``front matter``; nothing is looked up here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from depgraph.model.documents import FRONT_MATTER, Block, BlockKind, Document
from depgraph.model.facts import Identity, Reference, ReferenceKind, Relation, Span, Strength
from depgraph.model.keys import Key, file_key, folded, is_generic, name_key
from depgraph.model.patterns import regex
from extractors.readings.citations import citations
from extractors.readings.naming.items import KEY, Item, items

_WORDS = {
    Relation.REQUIRES: "requires|require|depends|depends on|dependencies|prerequisites",
    Relation.SUPERSEDES: "supersedes|supercedes|replaces|obsoletes|cancels",
    Relation.SUPERSEDED_BY: "superseded by|superceded by|replaced by|obsoleted by",
    Relation.AMENDS: "amends|updates|modifies",
    Relation.AMENDED_BY: "amended by|updated by|modified by",
    Relation.SATISFIES: (
        "satisfies|implements|fulfils|fulfills|complies with|conforms to|controls|criteria"
        "|requirements|standards"
    ),
    Relation.PART_OF: (
        "parent|parent document|parent policy|part of|belongs to|governed by|governing policy"
        "|master agreement|parent agreement"
    ),
    Relation.RELATED: (
        "related|related documents|related document|related policies|related procedures"
        "|related sops|related to|see also|references|reference documents|refs|cites|documents"
        "|applies to|policy|policies|procedure|procedures|sop|sops|forms|agreements|contracts"
        "|supporting documents|associated documents|attachments|exhibits"
    ),
}
_RELATIONS: Mapping[str, Relation] = {
    word: relation for relation, words in _WORDS.items() for word in words.split("|")
}
_NUMBER = regex(r"#?(?P<number>\d{1,6})")
_OWN = regex(r"(?P<series>[A-Za-z]+(?:[-_ ][A-Za-z]+)*[-_ ]?)(?P<number>\d+)")
_WEB = regex(r"[A-Za-z][\w+.-]*:|//|www\.")
_PATH = regex(
    r"\.{0,2}/?[\w@-][^\s#]*(?:/|\.(?:mdx?|markdown|rst|txt|html?|docx?|pdf|ya?ml|json|toml))"
    r"(?:#(?P<anchor>[^\s#]+))?"
)
_LONGEST = 200
_MOST = 500


def declared(document: Document, identity: Identity) -> tuple[Reference, ...]:
    """Return the references that the front matter of *document* declares, in reading order."""
    return tuple(
        reference
        for at, block in enumerate(document.blocks)
        if block.place.part == FRONT_MATTER and (relation := _relation(block.text))
        for reference in _of_block(at, block, relation, identity)
    )


def _relation(text: str) -> Relation:
    """Return what the key at the start of *text* declares, ``NONE`` when it is no relation."""
    key = KEY.match(text)
    words = re.sub(r"[-_\s]+", " ", folded(key["key"])) if key else ""
    return _RELATIONS.get(words, Relation.NONE)


def _of_block(
    at: int, block: Block, relation: Relation, identity: Identity
) -> Iterator[Reference]:
    """Yield what *block* cites in the usual ways, and the values that no citation covers."""
    prose = Document("declared", (replace(block, kind=BlockKind.PARAGRAPH),))
    cited = [
        replace(each, span=replace(each.span, block=at), relation=relation)
        for each in citations(prose, (), identity)
        if each.documents and not each.path and each.strength is Strength.EXPLICIT
    ]
    yield from cited
    for number, item in enumerate(items(block.text)):
        if number == _MOST:
            return
        if not any(c.span.start < item.end and item.start < c.span.end for c in cited):
            yield from _named(block.text, at, item, relation, identity)


def _named(
    text: str, at: int, item: Item, relation: Relation, identity: Identity
) -> Iterator[Reference]:
    written = text[item.start : item.end]
    path = None if _WEB.match(written) else _PATH.fullmatch(written)
    if len(written) > _LONGEST or _WEB.match(written):
        return
    span = Span(at, item.start, item.end)
    if path:
        yield _link(written, path["anchor"] or "", span, relation)
        return
    siblings = _siblings(written, identity)
    standard = item.holder if relation is Relation.SATISFIES else ""
    names = siblings or tuple(_names(written, standard))
    if names:
        yield Reference(
            ReferenceKind.CITATION,
            written,
            span,
            documents=names,
            strength=Strength.EXPLICIT if siblings else Strength.SHAPED,
            external=bool(standard),
            relation=relation,
        )


def _link(written: str, anchor: str, span: Span, relation: Relation) -> Reference:
    path = written.partition("#")[0]
    plain = path.startswith(("./", "../"))
    return Reference(
        ReferenceKind.LINK,
        written,
        span,
        documents=(file_key(path),),
        anchor=anchor,
        path=path,
        strength=Strength.EXPLICIT if plain else Strength.SHAPED,
        relation=relation,
    )


def _siblings(written: str, identity: Identity) -> tuple[Key, ...]:
    """Return the names of the document that a bare number means in the series of this one."""
    number, own = _NUMBER.fullmatch(written), _OWN.fullmatch(identity.number)
    if not number or not own:
        return ()
    padded = number["number"].zfill(len(own["number"]))
    spellings = (number["number"], padded, number["number"].lstrip("0"))
    return tuple(dict.fromkeys(name_key(own["series"] + each) for each in spellings if each))


def _names(written: str, standard: str) -> Iterator[Key]:
    """Yield what *written* may name: a document, or a part of the *standard* it stands under."""
    names = (written, f"{standard} {written}", standard) if standard else (written,)
    for key in map(name_key, names):
        if not is_generic(key) and not key.removeprefix("name:").isdigit():
            yield key
