"""Word files (.docx, .docm, .dotx) as blocks: numbers, fields, tables, notes, both views."""

from extractors.formats.docx.document import DocxExtractor, read_document

extractor = DocxExtractor()

__all__ = ["DocxExtractor", "extractor", "read_document"]
