"""Formats that are not read: each is refused with one sentence that says what to do instead."""

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Document
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable

FORMAT = "refused"
_ADVICE = {
    ".doc": "is an old Word file (.doc); open it in Word and save it as .docx",
    ".rtf": "is a rich text file (.rtf); open it in Word and save it as .docx",
    ".fodt": "is a flat OpenDocument text (.fodt); open it in LibreOffice and save it as .odt",
    ".pages": "is a Pages file (.pages); open it in Pages and export it as Word (.docx)",
    ".wpd": "is a WordPerfect file (.wpd); open it in LibreOffice and save it as .docx",
    ".xls": "is an old Excel file (.xls); open it in Excel and save it as .xlsx",
    ".xlsb": "is a binary Excel file (.xlsb); open it in Excel and save it as .xlsx",
    ".ods": "is an OpenDocument sheet (.ods); open it in LibreOffice and save it as .xlsx",
    ".numbers": "is a Numbers file (.numbers); open it in Numbers and export it as Excel (.xlsx)",
    ".ppt": "is an old PowerPoint file (.ppt); open it in PowerPoint and save it as PDF",
    ".pptx": "is a PowerPoint file (.pptx); open it in PowerPoint and save it as PDF",
    ".odp": "is an OpenDocument presentation (.odp); open it in LibreOffice and save it as PDF",
    ".msg": "is an Outlook message (.msg); open it in Outlook and save it as text or PDF",
    ".eml": "is an e-mail message (.eml); open it in a mail program and save it as text or PDF",
}
_OTHER = "is in a format that is not read; save it as .docx or PDF"


def read_document(source: Source) -> Document:
    """Return an empty document with the problem that says how to save the file instead."""
    name = source.path.rsplit("/", 1)[-1].casefold()
    advice = _ADVICE.get("." + name.rsplit(".", 1)[-1], _OTHER)
    return unreadable(FORMAT, advice).document


@immutable
class RefusedExtractor:
    """Claims formats that nothing here reads, so that no file is skipped in silence."""

    name: str = FORMAT
    version: int = 2
    suffixes: frozenset[str] = frozenset(_ADVICE)
    yields: bool = True

    def extract(self, source: Source) -> Reading:
        """Return the problem that says how to save the file instead."""
        document = read_document(source)
        return unreadable(FORMAT, document.problems[0].message)


extractor = RefusedExtractor()
