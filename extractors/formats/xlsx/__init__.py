"""Excel files (.xlsx, .xlsm) as cells: what a person sees in each. Calculates nothing."""

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Document, ProblemKind
from depgraph.model.facts import Reading
from depgraph.model.immutable import immutable

FORMAT = "xlsx"


@immutable
class XlsxExtractor:
    """Reads Excel files. The XML library is loaded when the first one is read."""

    name: str = FORMAT
    version: int = 3
    suffixes: frozenset[str] = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
    binary: bool = True

    def blocks(self, source: Source) -> Document:
        """Return the blocks of a spreadsheet alone."""
        return read_document(source)

    def extract(self, source: Source) -> Reading:
        """Return the cells of an Excel file and the facts in them."""
        from extractors.prose import facts_of

        document = read_document(source)
        for problem in document.problems:
            if problem.kind is ProblemKind.UNREADABLE:
                return unreadable(self.name, problem.message)
        return Reading(document, facts_of(document, source.kind))


def read_document(source: Source) -> Document:
    """Return the cells of the Excel file in *source*."""
    from extractors.formats.xlsx.workbook import document_of

    return document_of(source)


extractor = XlsxExtractor()
