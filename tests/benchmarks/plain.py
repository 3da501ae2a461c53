"""Invented documents that are text: Markdown, Python, and settings in JSON, YAML and .env."""

import json
from random import Random

from tests.benchmarks import prose
from tests.benchmarks.drafts import (
    Draft,
    Plan,
    Section,
    marked,
    number_of,
    subject_of,
    symbol_of,
    target_of,
    years_of,
)


def markdown(text: Draft, _index: int, _plan: Plan) -> bytes:
    """Return a document in Markdown with numbered headings and paragraphs."""
    head = f"---\nid: {text.number}\ntitle: {text.title}\n---\n\n# {text.title}\n"
    parts = [_part(at, section) for at, section in enumerate(text.sections, 1)]
    return "\n".join([head, *parts]).encode()


def _part(at: int, section: Section) -> str:
    lines = [f"## {at}. {section.title}\n"]
    lines += [f"{at}.{part} {marked(clause)}\n" for part, clause in enumerate(section.clauses, 1)]
    if section.rows:
        head, *rows = ("| " + " | ".join(row) + " |" for row in section.rows)
        lines.append("\n".join((head, "|---" * len(section.rows[0]) + "|", *rows)) + "\n")
    if section.note:
        lines += [f"A remark has been made.[^{at}]\n", f"[^{at}]: {section.note}\n"]
    return "\n".join(lines)


def python(text: Draft, index: int, plan: Plan) -> bytes:
    """Return a module that carries out the procedure of another document."""
    random, number, part, source = _source(index, plan)
    name = symbol_of(index)
    lines = [
        f'"""Carries out {number}, Section {part}."""\n\nfrom dataclasses import dataclass\n',
        f"{name.upper()} = {years_of(source, part)}  # {number} Section {part}",
        f"{name} = {name.upper()}\n",
    ]
    for at, section in enumerate(text.sections, 1):
        what = "_".join(section.title.lower().split())
        lines.append(
            f"@dataclass(frozen=True)\nclass Step{at}:\n"
            f'    """{prose.sentence(random)}"""\n\n    name: str\n    count: int = {at}\n\n\n'
            f"def {what}_{at}(steps: list[Step{at}], limit: int = {at * 15}) -> int:\n"
            f'    """{prose.sentence(random)}"""\n'
            f"    total = sum(step.count for step in steps if step.name)\n"
            f"    if total > limit:\n        # {prose.sentence(random)}\n"
            f"        return limit\n    return total\n\n"
        )
    return "\n".join(lines).encode()


def json_text(text: Draft, index: int, plan: Plan) -> bytes:
    """Return settings in JSON."""
    _, number, part, source = _source(index, plan)
    held: dict[str, object] = {
        "purpose": f"Period of {number}, Section {part}",
        symbol_of(index): years_of(source, part),
    }
    for key, words, value in _entries(text, index):
        held[key] = {"purpose": words, "limit": value, "enabled": value % 2 == 0}
    return (json.dumps(held, indent=2) + "\n").encode()


def yaml_text(text: Draft, index: int, plan: Plan) -> bytes:
    """Return settings in YAML."""
    _, number, part, source = _source(index, plan)
    lines = [f"{symbol_of(index)}: {years_of(source, part)}  # {number} Section {part}"]
    for key, words, value in _entries(text, index):
        lines.append(
            f"{key}:\n  # {words}\n  limit: {value}\n  enabled: {str(value % 2 == 0).lower()}"
        )
    return ("\n".join(lines) + "\n").encode()


def env_text(text: Draft, index: int, plan: Plan) -> bytes:
    """Return settings as variables of the environment."""
    _, number, part, source = _source(index, plan)
    lines = [f"# {number} Section {part}", f"{symbol_of(index)}={years_of(source, part)}"]
    lines += [f"# {words}\n{key.upper()}={value}" for key, words, value in _entries(text, index)]
    return ("\n".join(lines) + "\n").encode()


def _entries(text: Draft, index: int) -> list[tuple[str, str, int]]:
    random = Random(-index)
    return [
        (f"{subject_of(index, at)}_limit_{at}", prose.sentence(random), at * 5 + index % 11)
        for at, _ in enumerate(text.sections * 2, 1)
    ]


def _source(index: int, plan: Plan) -> tuple[Random, str, int, int]:
    random = Random(-index)
    other = target_of(random, index, plan)
    return random, number_of(other), 1 + int(random.random() * plan.sections), other
