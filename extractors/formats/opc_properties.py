"""What an Office file says of itself outside its text: core and custom properties."""

from extractors.formats.opc import Package
from extractors.formats.zipped import Element

_CORE = {
    "title": "title",
    "subject": "subject",
    "creator": "author",
    "keywords": "keywords",
    "category": "category",
    "contentStatus": "status",
    "version": "version",
}
# The core property "revision" counts how often the file was saved; it is nobody's revision.


def properties_of(package: Package) -> tuple[tuple[str, str], ...]:
    """Return all properties by name; what a person added wins over what the program keeps."""
    parts = {relation.kind: relation.target for relation in package.relations("").values()}
    core = package.root(parts.get("core-properties", ""))
    custom = package.root(parts.get("custom-properties", ""))
    found = _core(core) if core is not None else {}
    found.update(_custom(custom) if custom is not None else {})
    return tuple(sorted(found.items()))


def _core(root: Element) -> dict[str, str]:
    values = {child.tag.rsplit("}", 1)[-1]: _text(child) for child in root}
    return {name: values[key] for key, name in _CORE.items() if values.get(key)}


def _custom(root: Element) -> dict[str, str]:
    values = {(child.get("name") or "").strip().casefold(): _text(child) for child in root}
    return {name: value for name, value in values.items() if name and value}


def _text(element: Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
