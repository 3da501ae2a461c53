"""Reports that depgraph itself wrote among the documents. They repeat others' sentences."""

from depgraph.model.patterns import regex

_HEAD = 400
_TAIL = 200
_PAGE = regex(rb'<meta charset="utf-8">\s*<meta name="generator" content="depgraph">')
_COMMENT = regex(rb"<!-- depgraph:(?:impact|check)\b")
_JSON = regex(rb'"tool": \{\s*"name": "depgraph",')


def is_report(data: bytes) -> bool:
    """Return whether *data* is a page, a comment or a JSON report that depgraph wrote."""
    head = data[:_HEAD]
    if _COMMENT.match(head) or _PAGE.search(head):
        return True
    return head.startswith(b"{") and _JSON.search(data[-_TAIL:]) is not None
