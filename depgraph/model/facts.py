"""What a document provides (facts) and what it relies on (references)."""

from enum import StrEnum

from depgraph.model.documents import Document, Problem
from depgraph.model.immutable import immutable, immutable_ordered
from depgraph.model.keys import Key
from depgraph.model.labels import Label
from depgraph.model.remarks import Remark


@immutable_ordered
class Span:
    """Characters *start* to *end* of the text of block number *block* of the same document."""

    block: int
    start: int
    end: int


class Kind(StrEnum):
    """What kind of document it is; decides the vocabulary and the default class."""

    CONTRACT = "contract"
    SOP = "sop"
    POLICY = "policy"
    CODE = "code"
    OTHER = "other"


@immutable
class Identity:
    """What the document says it is. *number* is its control number (``SOP-014``)."""

    number: str = ""
    title: str = ""
    aliases: tuple[str, ...] = ()
    revision: str = ""
    status: str = ""
    effective: str = ""
    """ISO date when it could be read as one, else as written."""
    owner: str = ""
    document_class: str = ""
    """``controlled``, ``reference``, ``draft``, ``record``, ``external``; empty if not stated."""


@immutable
class Provision:
    """A numbered or titled part that can be cited: blocks *first* up to, not including, *end*.

    *label* is empty for a part that has a title but no number. *own_end* ends the blocks
    before the first sub-provision. *parent* is an index into the same tuple, or ``None``.
    *typed* is true when a person typed the number; automatic numbers heal by themselves.
    *inline* offsets bound a part that begins inside a block, as ``(a) ...; (b) ...`` do.
    """

    label: Label | None
    title: str
    first: int
    end: int
    own_end: int
    parent: int | None = None
    anchors: tuple[str, ...] = ()
    typed: bool = False
    inline: tuple[int, int] | None = None


@immutable
class Definition:
    """*term* means what stands in *meaning*; *span* is where the term is defined.

    *pointer* is true when the meaning lies elsewhere ("has the meaning given in ..."), and
    *names* are further names of the same thing. *scope* is the provision it is limited to; *reach*
    is the unit beyond its file that it says it is for ("part", "act"), empty when the file is all.
    """

    term: str
    span: Span
    meaning: str
    pointer: bool = False
    names: tuple[str, ...] = ()
    scope: int | None = None
    reach: str = ""


class Bound(StrEnum):
    """How a value limits: at least, at most, exactly, or not said."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    EXACTLY = "exactly"
    NOT_SAID = ""


class ValueKind(StrEnum):
    """What is counted."""

    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    RECURRENCE = "recurrence"
    QUANTITY = "quantity"
    TIME = "time"
    """A time of day."""


@immutable
class Value:
    """A quantity in the text.

    *amount* is a plain decimal in digits (``"30"``, ``"2.5"``), an ISO date or a time of day
    (``17:00``); *unit* is singular and folded (``day``, ``usd``, ``%``, ``°c``, ``copy``);
    *qualifier* is ``business``, ``calendar``, ``working``, ``trading`` or empty. *text* is as
    written, *subject* the content words around
    it.
    """

    kind: ValueKind
    amount: str
    unit: str
    span: Span
    text: str
    qualifier: str = ""
    bound: Bound = Bound.NOT_SAID
    subject: tuple[str, ...] = ()


class SymbolKind(StrEnum):
    """What a name in code, configuration or data names."""

    FUNCTION = "function"
    CLASS = "class"
    CONSTANT = "constant"
    KEY = "key"
    MODULE = "module"


@immutable
class Symbol:
    """A name that a document can mention. *value* is a literal as written in the source."""

    name: str
    kind: SymbolKind
    span: Span
    value: str = ""
    qualified: str = ""


class ReferenceKind(StrEnum):
    """How a document relies on something."""

    CITATION = "citation"
    """"Section 8.3 of the MSA", "SOP-014", "this Section 4": a document, a provision, or both."""
    LINK = "link"
    """A hyperlink to a file or to an anchor in it."""
    FIELD = "field"
    """A live cross-reference field of a word processor."""
    INCORPORATION = "incorporation"
    """"Capitalised terms have the meaning given in the MSA": what is cited defines our terms."""
    USE = "use"
    """A capitalised term that this document does not define itself."""
    MENTION = "mention"
    """A name of code or configuration in prose."""


class Strength(StrEnum):
    """Whether a reference that finds nothing is a fault or was perhaps no reference."""

    EXPLICIT = "explicit"
    SHAPED = "shaped"
    """It only looks like one (a title, a number-like word): ignored when nothing answers."""


class Relation(StrEnum):
    """What a document declares about another one, where it says more than that it cites it."""

    NONE = ""
    REQUIRES = "requires"
    SUPERSEDES = "supersedes"
    SUPERSEDED_BY = "superseded by"
    AMENDS = "amends"
    AMENDED_BY = "amended by"
    SATISFIES = "satisfies"
    PART_OF = "part of"
    RELATED = "related"


@immutable
class Reference:
    """A place that relies on a fact.

    *documents* are the keys of the document cited, best first; empty means this document.
    *label* or *anchor* is the provision, both empty for the document as a whole. *path* is a
    link's address without its ``#anchor``, as written. *echo* is the title that the citation
    repeats in brackets. *key* is the term of a use or the name of a mention. *external* marks law,
    standards and web addresses, which are never looked for here. *shown* is what a field last
    displayed. *revision* is the revision of the document that is pinned ("rev 4"). *within* is the
    provision that the cited one is part of, where the words say so ("Section 2 of Exhibit A").
    *relation* is what a header declares ("supersedes: SOP-003").
    """

    kind: ReferenceKind
    text: str
    span: Span
    documents: tuple[Key, ...] = ()
    label: Label | None = None
    anchor: str = ""
    path: str = ""
    echo: str = ""
    key: Key | None = None
    strength: Strength = Strength.EXPLICIT
    external: bool = False
    shown: str = ""
    revision: str = ""
    within: Label | None = None
    relation: Relation = Relation.NONE


@immutable
class Facts:
    """Everything read from one document, each tuple in reading order."""

    kind: Kind = Kind.OTHER
    identity: Identity = Identity()
    provisions: tuple[Provision, ...] = ()
    definitions: tuple[Definition, ...] = ()
    values: tuple[Value, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()


@immutable
class Reading:
    """One file, read: its blocks, the facts in them, and what its comments say to depgraph."""

    document: Document
    facts: Facts = Facts()
    remarks: tuple[Remark, ...] = ()
