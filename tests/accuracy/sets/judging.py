"""Impact on real history: what broke is named, what still resolves is not, five cases by hand."""

import hashlib
from collections.abc import Iterator
from typing import Any

from tests.accuracy.corpora import PROJECT, Corpora, Measure
from tests.accuracy.history import Answer, Finding, answers, rows
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

At = tuple[str, int | None]
_BREAKING = "breaking"
_DRAWN = 30


def _scored(corpora: Corpora) -> Iterator[tuple[dict[str, Any], Answer]]:
    answered = answers(corpora.root)
    for case in rows(corpora.root, "cases"):
        if case["scored"]:
            yield case, answered[case["case"]]


def _documents(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each document that broke is named with a line that broke."""
    for case, answer in _scored(corpora):
        named = {(each.path, each.line) for each in answer.findings if each.level == _BREAKING}
        broken: dict[str, set[At]] = {}
        for link in case["broken"]:
            broken.setdefault(link["path"], set()).add((link["path"], link["line"]))
        for places in broken.values():
            right = bool(places & named)
            told = answer.failure or case["case"]
            yield Judged(case["case"], Outcome.RIGHT if right else Outcome.MISS, told)


def _links(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each link that broke is named."""
    for case, answer in _scored(corpora):
        levels = {(each.path, each.line): each.level for each in _worst_last(answer)}
        for link in case["broken"]:
            level = levels.get((link["path"], link["line"]))
            right = level == _BREAKING
            yield Judged(
                case["case"], Outcome.RIGHT if right else Outcome.MISS, _told(link, level, answer)
            )


def _worst_last(answer: Answer) -> list[Finding]:
    order = ("info", "review", _BREAKING)
    return sorted(answer.findings, key=lambda each: order.index(each.level))


def _told(link: dict[str, Any], level: str | None, answer: Answer) -> str:
    if answer.failure:
        return answer.failure
    needs = ", ".join(link["needs"]) or "nothing special"
    slugs = "" if link["kind"] == "file" else f", slugs {'/'.join(link['slugs'])}"
    return (
        f"{link['kind']}, target {link['target_how']}, needs {needs}{slugs}: {level or 'silent'}"
    )


def _false(corpora: Corpora) -> Iterator[Judged]:
    """Judge breaking findings: each at a line where no link broke is a false one."""
    ignored = {(row["case"], row["path"], row["line"]) for row in rows(corpora.root, "ignore")}
    negatives = {
        (row["case"], row["path"], row["line"]) for row in rows(corpora.root, "negatives")
    }
    for case, answer in _scored(corpora):
        if answer.failure:
            yield Judged(case["case"], Outcome.FALSE, answer.failure)
            continue
        yield Judged(case["case"], Outcome.RIGHT)
        broken = {(link["path"], link["line"]) for link in case["broken"]}
        for at, rule in sorted({((e.path, e.line), e.rule) for e in _breaking(answer)}, key=str):
            if at not in broken and (case["case"], *at) not in ignored:
                known = " on a link that resolves" if (case["case"], *at) in negatives else ""
                yield Judged(case["case"], Outcome.FALSE, f"{rule}{known}, {case['case']}")


def _breaking(answer: Answer) -> list[Finding]:
    return [each for each in answer.findings if each.level == _BREAKING]


def _by_hand(corpora: Corpora) -> Iterator[Judged]:
    """Judge the cases that a person read: the sentence is quoted, and nothing else is said."""
    answered = answers(corpora.root)
    dead = {
        case["case"]: {(link["path"], link["line"]) for link in case["broken"]}
        for case in rows(corpora.root, "cases")
    }
    for case in rows(corpora.root, "hand"):
        answer = answered[case["case"]]
        wrong = answer.failure or _wrong(case, _breaking(answer), dead.get(case["case"], set()))
        outcome = Outcome.MISS if wrong else Outcome.RIGHT
        yield Judged(case["case"], outcome, f"{case['case']} ({case['kind']}): {wrong}")


def _wrong(case: dict[str, Any], found: list[Finding], dead: set[At]) -> str:
    said = {(each.path, each.line) for each in found}
    for gold in case["gold"]:
        here = [each for each in found if (each.path, each.line) == (gold["path"], gold["line"])]
        if not here:
            return "silent"
        # A link's address is not part of the text that is quoted.
        if "#" not in gold["says"] and not any(gold["says"] in each.quote for each in here):
            return "another sentence quoted"
    more = said - {(gold["path"], gold["line"]) for gold in case["gold"]} - dead
    return f"{len(more)} other places said to be breaking" if more else ""


def _sample(corpora: Corpora) -> Iterator[Judged]:
    """Write findings drawn by hash to ``build/accuracy-sample.md``, for a person to read."""
    drawn = sorted(
        (
            (case, each)
            for case, answer in answers(corpora.root).items()
            for each in answer.findings
            if each.level != "info"
        ),
        key=lambda row: hashlib.sha256(repr(row).encode()).digest(),
    )[:_DRAWN]
    lines = [
        f"- {case}: {each.level} {each.rule}, {each.path}, line {each.line}\n  > {each.quote}\n"
        for case, each in drawn
    ]
    build = PROJECT / "build"
    build.mkdir(exist_ok=True)
    head = "# Findings about real edits, drawn by hash\n\nAre they right? Only a reader can say.\n"
    (build / "accuracy-sample.md").write_text("\n".join([head, *lines]), "utf-8")
    for case, _ in drawn:
        yield Judged(case, Outcome.RIGHT)


def _bar(name: str, figure: Figure, goal: float) -> Bar:
    return Bar(name, figure, goal, area="judging")


MEASURES = (
    Measure(_bar("history: documents that broke are named", Figure.RECALL, 0.97), _documents),
    Measure(_bar("history: links that broke are named", Figure.RECALL, 0.97), _links),
    Measure(_bar("history: breaking where nothing broke", Figure.FALSE_EACH, 0.1), _false),
    Measure(_bar("history: five cases read by hand", Figure.RECALL, 1.0), _by_hand),
    Measure(
        _bar("history: 30 findings drawn by hash, for reading by eye", Figure.RECALL, 1.0), _sample
    ),
)
