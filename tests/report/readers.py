"""Readers of the formats that are not ours: each returns what it finds wrong, or what it read."""

import json
import re
import warnings
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import html5lib
import pydot
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from lxml import etree

from depgraph.report.schemas import schema_text

SCHEMAS = Path(__file__).parents[1] / "schemas"


@cache
def _json_schema(name: str) -> Validator:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    validator = validator_for(schema)
    validator.check_schema(schema)
    return validator(schema, format_checker=validator.FORMAT_CHECKER)


def _faults(validator: Validator, whole: object) -> list[str]:
    return [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(whole)
    ]


def sarif(text: str) -> list[str]:
    """Return what the schema of OASIS finds."""
    return _faults(_json_schema("sarif-2.1.0.json"), json.loads(text))


def rdjson(text: str) -> list[str]:
    """Return what the schema of a validator for reviewdog finds."""
    return _faults(_json_schema("rdformat.json"), json.loads(text))


def own_json(text: str) -> list[str]:
    """Return what the schema that ``depgraph schema report`` prints finds."""
    return _faults(Draft202012Validator(json.loads(schema_text("report"))), json.loads(text))


def jsonl(text: str) -> list[str]:
    """Return what is wrong with lines that, put together, must follow our schema."""
    names = {"notice": "notices", "change": "changes", "finding": "findings"}
    whole: dict[str, Any] = {name: [] for name in (*names.values(), "cleared")}
    for line in text.splitlines():
        record = json.loads(line)
        kind = record.pop("type")
        if kind in {"header", "summary"}:
            whole |= record
        else:
            whole[names.get(kind, kind)].append(record)
    return own_json(json.dumps(whole))


def junit(text: str) -> list[str]:
    """Return what the schema of Jenkins finds."""
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    schema.validate(etree.fromstring(text.encode()))
    return [str(error) for error in schema.error_log]


def gitlab(text: str) -> list[str]:
    """Return which of the rules that GitLab publishes for its reports are broken."""
    wrong: list[str] = []
    prints: set[str] = set()
    for at, entry in enumerate(json.loads(text)):
        place = entry.get("location", {})
        path = place.get("path", "")
        rules = {
            "words": all(
                isinstance(entry.get(key), str) and entry[key]
                for key in ("description", "check_name", "fingerprint", "severity")
            ),
            "severity": entry["severity"] in {"info", "minor", "major", "critical", "blocker"},
            "fingerprint": entry["fingerprint"] not in prints,
            "path": bool(path)
            and not path.startswith(("./", "/"))
            and ".." not in PurePosixPath(path).parts,
            "line": isinstance(place.get("lines", {}).get("begin"), int)
            and place["lines"]["begin"] >= 1,
        }
        prints.add(entry["fingerprint"])
        wrong += [f"{at}: {name}" for name, kept in rules.items() if not kept]
    return wrong


def html(text: str) -> list[str]:
    """Return what the parser of the HTML standard calls a parse error."""
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"{place}: {code} {more}" for place, code, more in parser.errors]


def dot(text: str) -> pydot.Dot:
    """Return the graph that a parser of Graphviz' language reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (graph,) = pydot.graph_from_dot_data(text)
    return graph


_COMMAND = re.compile(r"::(?P<name>[^ :]+)(?: (?P<properties>.*?))?::(?P<message>.*)", re.DOTALL)
_PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}


def github(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands as the runner of GitHub Actions understands them."""
    commands = []
    for line in text.split("\n")[:-1]:
        found = _COMMAND.fullmatch(line)
        assert found, line
        pairs = [pair.split("=", 1) for pair in (found["properties"] or "").split(",") if pair]
        properties = {key: _unescaped(value, ":,") for key, value in pairs}
        assert properties.keys() <= _PROPERTIES, line
        commands.append((found["name"], properties, _unescaped(found["message"], "")))
    return commands


def _unescaped(text: str, more: str) -> str:
    """Return *text* with the escapes undone, that of the escape sign itself last."""
    for sign in f"\r\n{more}%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text
