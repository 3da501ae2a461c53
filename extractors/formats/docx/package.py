"""The parts of a Word file; refuses what is no Word file, and says why."""

from extractors.formats.opc import Package, Program, Relation, open_office
from extractors.formats.zipped import LOCKED, PartError

_WORD = Program("Word file", "Word format (.doc)", "save it as .docx in Word")


def open_package(data: bytes) -> Package | str:
    """Return the package in *data*, or one sentence about why it is none."""
    return open_office(data, _WORD)


__all__ = ["LOCKED", "Package", "PartError", "Relation", "open_package"]
