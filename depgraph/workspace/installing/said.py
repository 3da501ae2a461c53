"""What an installation did to one file or setting, as a person is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """*what* was done (``wrote``, ``kept``, ``removed``), to which *place*, and what it is for."""

    what: str
    place: str
    why: str = ""
