"""A policy whose §2 is edited, and what is said of a guide that cites it."""

from collections.abc import Iterator

import pytest

from tests.memory import judged

POLICY = """\
---
number: POL-1
title: Quality Policy
---
# Quality Policy

## 1 Scope

This applies here.

## 2 Duties

{duties}

## 3 End

Nothing else.
"""


def found(before: str, after: str, cites: str) -> list[str]:
    """Return rule and level of all that is said of *cites* when §2 says *after*."""
    judgement = judged(
        {"p.md": POLICY.format(duties=before), "d.md": f"# Guide\n\n{cites}\n"},
        {"p.md": POLICY.format(duties=after)},
    )
    return [f"{each.rule} {each.level}" for each in judgement.findings]


def rows(before: str, after: str, **rows: tuple[str, str]) -> Iterator[object]:
    """Yield a row for each sentence that cites §2, with all that is said of it, by its reason."""
    for reason, (cites, expected) in rows.items():
        yield pytest.param(before, after, cites, expected, id=reason.replace("_", " "))
