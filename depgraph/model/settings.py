"""What holds for a folder or a document, and where that is said."""

from depgraph.model.findings import Level
from depgraph.model.immutable import immutable

DEFAULT = "default"


@immutable
class Setting:
    """One thing that holds, and where that is said."""

    name: str
    value: str
    origin: str = DEFAULT


@immutable
class RuleLevel:
    """The highest level that a rule gives for a document; ``None`` where it never speaks."""

    rule: str
    name: str
    level: Level | None
    reason: str = ""
    """Why it is not what the catalogue says; empty when it is."""


@immutable
class Explained:
    """All settings: of the folder, or with *path* of the document there."""

    settings: tuple[Setting, ...]
    rules: tuple[RuleLevel, ...]
    path: str = ""
    doc: str = ""
    left_out: str = ""
    """Why the file at *path* is no document of the folder, in words; empty when it is one."""
