"""What a change is, and what it does to a sentence elsewhere."""

from dataclasses import field
from enum import StrEnum

from depgraph.model.documents import Place
from depgraph.model.edits import Edit
from depgraph.model.facts import Span
from depgraph.model.immutable import immutable
from depgraph.model.links import Confidence


class Level(StrEnum):
    """How bad, worst first in :data:`LEVELS`."""

    BREAKING = "breaking"
    REVIEW = "review"
    INFO = "info"


INCOMPLETE = ("fail", "changed", "tell")
"""When what could not be read makes a run fail: always, in what is changed, never."""
LEVELS = (Level.BREAKING, Level.REVIEW, Level.INFO)


class ChangeClass(StrEnum):
    """How much an edit can matter to others."""

    EDITORIAL = "editorial"
    ADDITIVE = "additive"
    SUBSTANTIVE = "substantive"
    UNKNOWN = "unknown"


class DocumentClass(StrEnum):
    """How strictly a document is held to what it says."""

    CONTROLLED = "controlled"
    REFERENCE = "reference"
    DRAFT = "draft"
    RECORD = "record"
    EXTERNAL = "external"


_NOWHERE = Place()


@immutable
class Where:
    """One place in one document: *doc* is its control number or path, *label* "§4" or empty.

    *span* are the characters meant, where it is some; it does not count when places are compared.
    """

    doc: str
    path: str
    label: str = ""
    place: Place = _NOWHERE
    quote: str = ""
    anchor: str = ""
    span: Span | None = field(default=None, compare=False)


@immutable
class Change:
    """One edit of one document that others may rely on.

    *kind* is one of ``section-removed``, ``section-added``, ``section-renumbered``,
    ``section-moved``, ``heading-renamed``, ``value-changed``, ``term-removed``, ``term-renamed``,
    ``term-redefined``, ``document-removed``, ``document-renamed``, ``symbol-removed``,
    ``symbol-renamed``, ``symbol-value-changed``, ``reworded``, ``reference-added``; *title*
    says it in one line of the reader's words. *claims* names what it swallows.
    """

    id: str
    doc: str
    kind: str
    change_class: ChangeClass
    title: str
    before: Where | None = None
    after: Where | None = None
    claims: tuple[str, ...] = ()


@immutable
class Step:
    """One edge on the way from the broken sentence to the change, with the text that makes it."""

    source: str
    target: str
    edge: str
    evidence: str
    confidence: Confidence


class Safety(StrEnum):
    """Whether a fix is mechanical."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"


@immutable
class Fix:
    """What to do about a finding, and the *edits* of the downstream text that do it, if any."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...] = ()


class Status(StrEnum):
    """Whether a finding counts, or what lets it stand."""

    NEW = "new"
    BASELINED = "baselined"
    """It was there when the documents were first checked."""
    WAIVED = "waived"
    """A person allows it, with a reason and until a day."""


@immutable
class Allowance:
    """What lets a finding stand: *reason*, who answers for it, until when, and where that is said.

    *until* is an ISO date, ``revision``, or empty for no end; of a baseline entry *since* is the
    date of its adoption.
    """

    status: Status
    reason: str = ""
    owner: str = ""
    until: str = ""
    since: str = ""
    place: Place = _NOWHERE
    path: str = ""


@immutable
class Finding:
    """One sentence that becomes wrong, and why."""

    rule: str
    name: str
    level: Level
    default_level: Level
    confidence: Confidence
    message: str
    change: str
    """The id of the change that causes it."""
    cause: Where
    effect: Where
    was_true: str = ""
    now_false: str = ""
    level_reason: str = ""
    path: tuple[Step, ...] = ()
    distance: int = 1
    owners: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""
    issue_key: str = ""
    also: tuple[Where, ...] = ()
    """Further places of the same document to which the same applies (other uses of a term)."""
    other_rule: str = ""
    """The rule by which the same fault is told as proposed, or when it stands; one permission."""
    allowance: Allowance | None = None
    """What lets it stand; without one it counts."""

    @property
    def status(self) -> Status:
        """Return whether it counts, and if not, why."""
        return self.allowance.status if self.allowance else Status.NEW

    @property
    def names(self) -> tuple[str, str]:
        """Return the rules whose permission is enough."""
        return self.rule, self.other_rule

    @property
    def is_of_the_run(self) -> bool:
        """Return whether it speaks of how the documents are judged, not of one of them."""
        return self.rule.startswith("AUD")


UNREADABLE = "AUD907"
"""The code of a notice that something could not be read or judged."""


@immutable
class Notice:
    """Something about the run itself that a reader must know (AUD907 and the like)."""

    code: str
    message: str
    path: str = ""
    stood: bool = False
    """Whether the change that is judged has no part in it: it was so before."""
    blank: bool = False
    """Whether nothing at all could be read of the file that lies there."""


@immutable
class EndingSoon:
    """A waiver that ends within days: *what* it allows, in words, until when, and who owns it."""

    what: str
    until: str
    owner: str


@immutable
class Debt:
    """The baseline against what is found now: how many it holds, and how many of them are gone.

    *silent* ones are there still, and settings say that they are no longer judged.
    """

    held: int = 0
    fixed: int = 0
    silent: int = 0


class Verdict(StrEnum):
    """The first word of every report."""

    CLEAN = "clean"
    REVIEW = "review"
    BREAKING = "breaking"
    INCOMPLETE = "incomplete"


@immutable
class Report:
    """The answer to one impact or check question."""

    kind: str
    """``impact`` or ``check``."""
    subject: str
    """What was judged, in words: ``MSA-2024-017``."""
    compared: str
    """With what, in words: ``working copy, against HEAD (9f2c1aa)``."""
    against: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    complete: bool = True
    reachable: tuple[str, ...] = ()
    """Paths of documents that depend, at any distance, on the changed ones."""
    cleared: tuple[tuple[str, str], ...] = ()
    """Reachable paths without a finding above info, each with the reason."""
    documents: int = 0
    facts: int = 0
    links: int = 0
    editorial: int = 0
    """Edits that touch no fact."""
    impact_id: str = ""
    allowed: tuple[Finding, ...] = ()
    """What was found and may stand. It counts for nothing, and every report says how many."""
    ending: tuple[EndingSoon, ...] = ()
    debt: Debt | None = None
    """What is left of the baseline, where there is one."""
    asked: tuple[str, ...] | None = ()
    """The words of the command line that ask this again; none where it came on stdin."""

    def count(self, level: Level) -> int:
        """Return how many findings have *level*."""
        return sum(finding.level is level for finding in self.findings)

    def count_allowed(self, status: Status) -> int:
        """Return how many findings may stand by *status*."""
        return sum(finding.status is status for finding in self.allowed)

    @property
    def affected(self) -> tuple[str, ...]:
        """Return the paths of documents with a finding above info that counts, sorted."""
        counting = (f for f in self.findings if f.level is not Level.INFO and not f.is_of_the_run)
        return tuple(sorted({finding.effect.path for finding in counting}))

    @property
    def complete_but_for_the_past(self) -> bool:
        """Return whether all that the change itself proposes could be read."""
        return self.complete or all(n.stood for n in self.notices if n.code == UNREADABLE)

    @property
    def verdict(self) -> Verdict:
        """Return the verdict; what could not be read is never clean."""
        if self.count(Level.BREAKING):
            return Verdict.BREAKING
        if not self.complete:
            return Verdict.INCOMPLETE
        return Verdict.REVIEW if self.count(Level.REVIEW) else Verdict.CLEAN
