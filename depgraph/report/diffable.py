"""A document as the text that git compares: what is not in its words is said above them."""

import hashlib

from depgraph.model.documents import Document, ProblemKind
from depgraph.report.markdown import document_markdown
from depgraph.report.plain import plain, plural


def diffable_text(document: Document, data: bytes) -> str:
    """Return *document*, read from *data*, as Markdown below what a reader of a diff must know.

    Two files that were read in part can differ where nobody looked, so their digests are told.
    """
    faults = [p for p in document.problems if p.kind is not ProblemKind.NOTE]
    said = [_sentence(plain(fault.message)) for fault in faults]
    if document.revisions:
        counted = plural(document.revisions, "tracked change")
        said.append(f"{counted}, shown as if accepted")
    if faults:
        said.append(f"{len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}")
    told = "".join(f"> depgraph: {each}\n" for each in said)
    text = document_markdown(document) if document.blocks else ""
    return "\n".join(filter(None, (told, text)))


def _sentence(message: str) -> str:
    return f"this file {message}" if message[:1].islower() else message
