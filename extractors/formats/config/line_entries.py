"""Settings that stand one to a line: ini, env and properties files, TOML, and broken YAML."""

import re
from collections.abc import Iterator

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.entries import Entry, Spot

_SECTION = regex(r"\s*\[+(?P<name>[^\[\]\n]{1,200})\]+\s*(?:[#;].*)?")
_SETTING = regex(
    r"(?P<indent>\s*)(?:export\s+)?(?P<key>[\w$][\w.$/@-]*|\"[^\"]{1,200}\"|'[^']{1,200}')"
    r"[ \t]*(?P<sign>[=:])(?P<value>.*)"
)
_YAML = regex(
    r"(?P<indent> *)(?P<dash>-[ ]+)?(?P<key>[A-Za-z_][\w./@-]*|\"[^\"]+\"|'[^']+')"
    r":(?:[ ](?P<value>.*))?"
)
_BLOCK = regex(r"(?:[|>][+\-\d]{0,2})?")
_COMMENT_BEHIND = regex(r"\s[#;].*")
_QUOTED = regex(r"\"(?:[^\"\\]|\\.)*(?:\"|$)|'[^']*(?:'|$)")
_TRIPLE = ('"""', "'''")


@immutable
class _Section:
    """The table that settings stand in, and the line of its heading."""

    path: tuple[str, ...] = ()
    line: int = -1


def ini_entries(lines: list[str]) -> Iterator[Entry]:
    """Yield the entries of ini, env and properties files; indented lines continue a value."""
    section = _Section()
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at
        found = _SECTION.fullmatch(line)
        setting = None if found else _SETTING.fullmatch(line)
        if found:
            section = _Section(_parts(found["name"]), at)
        elif setting:
            end = _last_continued(lines, at)
            pieces = [setting["value"], *lines[at + 1 : end + 1]]
            value = " ".join(_bare(piece.strip().removesuffix("\\")) for piece in pieces).strip()
            yield _entry(section, setting, value, at, end)
        at = end + 1


def _last_continued(lines: list[str], at: int) -> int:
    indent = len(lines[at]) - len(lines[at].lstrip())
    while at + 1 < len(lines):
        following = lines[at + 1]
        deeper = len(following) - len(following.lstrip()) > indent and lines[at].strip()
        words = following.strip() and not following.lstrip().startswith(("#", ";"))
        if not words or not (lines[at].endswith("\\") or deeper):
            break
        at += 1
    return at


def toml_entries(lines: list[str]) -> Iterator[Entry]:
    """Yield the entries of TOML; a value runs on until its brackets and quotes are closed."""
    section = _Section()
    at = 0
    closing = True
    while at < len(lines):
        found = _SECTION.fullmatch(lines[at])
        setting = None if found else _SETTING.fullmatch(lines[at])
        end = at
        if found:
            section = _Section(_parts(found["name"]), at)
        elif setting and setting["sign"] == "=":
            closed = _last_open(lines, at, setting["value"]) if closing else None
            closing = closed is not None
            end = at if closed is None else closed
            pieces = [setting["value"], *lines[at + 1 : end + 1]]
            yield _entry(section, setting, _toml_value(pieces), at, end)
        at = end + 1


def _toml_value(pieces: list[str]) -> str:
    """Return a value in one spelling: a list without brackets, anything else as it is written."""
    plain = _unquoted(" ".join(_without_comment(piece).strip() for piece in pieces).strip())
    if not plain.startswith("["):
        return plain
    import tomllib

    try:
        found = tomllib.loads("value = " + "\n".join(pieces))["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        return plain
    return ", ".join(str(element) for element in found) if isinstance(found, list) else plain


def _last_open(lines: list[str], at: int, value: str) -> int | None:
    for quotes in _TRIPLE:
        if value.lstrip().startswith(quotes) and value.count(quotes) < 2:  # noqa: PLR2004
            return next(
                (line for line in range(at + 1, len(lines)) if quotes in lines[line]), None
            )
    depth = _depth(value)
    last = at
    while depth > 0 and last + 1 < len(lines):
        last += 1
        depth += _depth(lines[last])
    return last if depth <= 0 else None


def _depth(line: str) -> int:
    bare = _without_comment(_QUOTED.sub('""', line))
    return sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")


def yaml_line_entries(lines: list[str]) -> Iterator[Entry]:
    """Yield what looks like keys of YAML that is no valid YAML, by indentation."""
    above: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        found = _YAML.fullmatch(line)
        if not found:
            continue
        column = found.start("key")
        above = [level for level in above if level[0] < column]
        path = (*(name for _, name in above), found["key"].strip("\"'"))
        above.append((column, path[-1]))
        value = _unquoted(_without_comment(found["value"] or "").strip())
        spot = Spot(at, column, at)
        yield Entry(path, None if _BLOCK.fullmatch(value) else value, spot, spot)


def _entry(section: _Section, setting: re.Match[str], value: str, line: int, end: int) -> Entry:
    path = (*section.path, *_parts(setting["key"]))
    spot = Spot(line, setting.start("key"), end)
    return Entry(path, _unquoted(value), spot, spot, holder=(section.line, 0))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.strip().split("."))


def _bare(value: str) -> str:
    return _without_comment(value).strip()


def _without_comment(value: str) -> str:
    if "#" not in value and ";" not in value:
        return value
    blank = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), value)
    found = _COMMENT_BEHIND.search(" " + blank)
    return value[: max(found.start() - 1, 0)] if found else value


def _unquoted(value: str) -> str:
    for quotes in (*_TRIPLE, '"', "'"):
        if len(value) >= 2 * len(quotes) and value.startswith(quotes) and value.endswith(quotes):
            return value[len(quotes) : -len(quotes)]
    return value
