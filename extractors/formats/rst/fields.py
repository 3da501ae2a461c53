"""A list of fields as the header of its file."""

from collections.abc import Iterator

from docutils import nodes

from extractors.formats.rst.header import Field


def fields_of(node: nodes.field_list) -> Iterator[Field]:
    """Yield the fields of *node* as the lines of a header."""
    for one in node.findall(nodes.field):
        body = next(one.findall(nodes.field_body), nodes.field_body())
        written = (body.rawsource or body.astext()).rstrip()
        lines = [line.strip() for line in written.split("\n")]
        name = one[0].astext()
        shown = (f"{name}: {lines[0]}".rstrip(), *lines[1:])
        yield Field(name, " ".join(body.astext().split()), shown, one.line or 1)
