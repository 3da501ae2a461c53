"""What lets a finding stand, and that it never reaches further than it says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from depgraph.analysis.allowances.applying import Applied, applied
from depgraph.analysis.allowances.comments import Fault, Note, notes_in
from depgraph.analysis.allowances.naming import Names
from depgraph.analysis.allowances.permits import permits_of_notes, permits_of_waivers
from depgraph.analysis.allowances.remarks import remarks_in
from depgraph.analysis.allowances.values import STANDING, Debtor, Run, Waiver
from depgraph.analysis.check import check
from depgraph.errors import WaiverError
from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.documents import Place
from depgraph.model.findings import Allowance, Debt, Finding, Level, Status
from depgraph.model.remarks import Remark
from tests.memory import MemoryCorpus, settings

POLICY = "---\nnumber: POL-002\nrevision: 6\n---\n# Policy\n\n" + "".join(
    f"## {number} Topic\n\nRecords are kept.\n\n" for number in range(1, 8)
)
SOP = (
    "---\nnumber: SOP-021\nrevision: 3\n---\n# Handling\n\n"
    "It is approved under POL-002 §9.\n\nIt is closed under POL-002 §8.\n\n"
    "For storage see SOP-099.\n"
)
CORPUS = MemoryCorpus({"pol/POL-002.md": POLICY, "sops/SOP-021.md": SOP})
DAY = date(2026, 11, 22)
CHECK = Run(DAY, standing=True)
FOUND = check(sorted(CORPUS.documents), CORPUS, settings())[1]


def waiver(until: str = "2027-01-31", **more: object) -> Waiver:
    allowance = Allowance(Status.WAIVED, "because", "quality", until, path="w.toml")
    return replace(Waiver(allowance, "REF101", "sops/SOP-021.md", "POL-002"), **more)


def judged(
    *waivers: Waiver,
    run: Run = CHECK,
    baseline: Sequence[Debtor] | None = None,
    corpus: MemoryCorpus = CORPUS,
    findings: tuple[Finding, ...] = FOUND,
) -> Applied:
    names = Names(tuple(sorted(corpus.documents)), corpus)
    permits = list(permits_of_waivers(waivers, names, corpus, run))
    return applied(findings, permits, (), baseline, run, settings())


def held(answer: Applied) -> list[str]:
    return [finding.fingerprint for finding in answer.allowed]


def counting(answer: Applied) -> list[str]:
    return [f.fingerprint for f in answer.findings if not f.is_of_the_run]


def said(answer: Applied) -> list[tuple[str, str, str]]:
    return [(f.rule, f.level.value, f.message) for f in answer.findings if f.is_of_the_run]


NINE, EIGHT, OUTSIDE = (
    next(f for f in FOUND if words in f.effect.quote) for words in ("§9", "§8", "SOP-099")
)
POL_FINDINGS = {NINE.fingerprint, EIGHT.fingerprint}


def test_what_is_found_without_any_waiver() -> None:
    assert [(f.rule, f.level) for f in (NINE, EIGHT)] == [("REF101", Level.BREAKING)] * 2
    assert OUTSIDE.rule == "DOC501"
    assert {finding.rule for finding in FOUND} <= STANDING
    assert judged() == Applied(FOUND)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(waiver(), POL_FINDINGS, id="rule, path and control number"),
        pytest.param(waiver(source="SOP-021"), POL_FINDINGS, id="a control number"),
        pytest.param(waiver(source="sops/**", target=""), POL_FINDINGS, id="a glob, any target"),
        pytest.param(waiver(source="", target="pol/*.md"), POL_FINDINGS, id="only a target"),
        pytest.param(
            waiver(rule="", source="", target="", fingerprint=NINE.fingerprint),
            {NINE.fingerprint},
            id="a fingerprint",
        ),
        pytest.param(
            waiver(rule="DOC501", target="SOP-099"), {OUTSIDE.fingerprint}, id="a source elsewhere"
        ),
        pytest.param(waiver(until="2026-11-22"), POL_FINDINGS, id="its last day"),
        pytest.param(waiver(rule="REF109"), set(), id="another rule"),
        pytest.param(waiver(target="SOP-021"), set(), id="another target"),
        pytest.param(waiver(source="POL-002"), set(), id="another source"),
        pytest.param(
            waiver(rule="DOC501", target="ISO 9001"), set(), id="another source elsewhere"
        ),
        pytest.param(waiver(fingerprint="0" * 12), set(), id="another fingerprint"),
        pytest.param(waiver(until="2026-11-21"), set(), id="its day is over"),
    ],
)
def test_a_waiver_holds_what_it_names(one: Waiver, expected: set[str]) -> None:
    answer = judged(one)
    assert set(held(answer)) == expected
    assert set(counting(answer)) == {f.fingerprint for f in FOUND} - expected


@pytest.mark.parametrize(
    ("one", "message"),
    [
        pytest.param(
            waiver(source="sops/SOP-012.md"), "did you mean 'sops/SOP-021.md'?", id="a path"
        ),
        pytest.param(waiver(source="minutes/**"), "matches no document", id="a glob"),
        pytest.param(waiver(target="POL-003"), "did you mean 'POL-002'?", id="a control number"),
        pytest.param(waiver(target="pol/POL-2.md"), "to = 'pol/POL-2.md'", id="a target's path"),
    ],
)
def test_a_name_that_matches_nothing_stops(one: Waiver, message: str) -> None:
    placed = replace(one, allowance=replace(one.allowance, place=Place(line=7)))
    with pytest.raises(WaiverError, match=r"w\.toml:7: ") as stopped:
        judged(placed)
    assert message in str(stopped.value)


HELD_TWO = (
    "the waiver of REF101 POL-002 in sops/SOP-021.md ended on 2026-11-01, "
    "so 2 findings count again"
)


def test_what_a_waiver_held_counts_again_and_the_waiver_says_why() -> None:
    answer = judged(waiver(until="2026-11-01"))
    assert answer.allowed == ()
    assert said(answer) == [
        (
            "AUD901",
            "breaking",
            HELD_TWO,
        )
    ]


def test_an_ended_waiver_that_held_nothing_is_noted() -> None:
    assert [told[:2] for told in said(judged(waiver(until="2026-11-01", rule="REF109")))] == [
        ("AUD901", "info")
    ]


def test_an_ended_waiver_is_silent_where_another_holds() -> None:
    answer = judged(waiver(until="2026-11-01"), waiver())
    assert (set(held(answer)), said(answer)) == (POL_FINDINGS, [])


@pytest.mark.parametrize(
    ("one", "run", "told"),
    [
        pytest.param(waiver(rule="REF109"), CHECK, ["AUD902"], id="a check looks at everything"),
        pytest.param(waiver(rule="VAL301"), CHECK, [], id="a check finds no such thing"),
        pytest.param(
            waiver(rule="REF109"), replace(CHECK, unread=frozenset({"sops/SOP-021.md"})), [],
            id="its document could not be read",
        ),
        pytest.param(
            waiver(rule="REF109"), replace(CHECK, unread=frozenset({"pol/POL-002.md"})), [],
            id="what it relies on could not be read",
        ),
        pytest.param(
            waiver(rule="REF109"), replace(CHECK, unread=frozenset({"other.pdf"})), ["AUD902"],
            id="something else could not be read",
        ),
        pytest.param(
            waiver(rule="VAL301"), Run(DAY, standing=False, whole=False), [], id="a part of it"
        ),
        pytest.param(waiver(rule="VAL301"), Run(DAY, standing=False), [], id="not judged"),
        pytest.param(
            waiver(rule="VAL301"),
            Run(DAY, standing=False, judged=frozenset({"pol/POL-002.md"})),
            ["AUD902"],
            id="the change of what it relies on was judged",
        ),
    ],
)  # fmt: skip
def test_only_a_run_that_looked_says_that_nothing_matches(
    one: Waiver, run: Run, told: list[str]
) -> None:
    assert [rule for rule, *_ in said(judged(one, run=run))] == told


@pytest.mark.parametrize(
    ("corpus", "holds"),
    [
        pytest.param(CORPUS, True, id="both as they were"),
        pytest.param(
            MemoryCorpus({"pol/POL-002.md": POLICY + "\nMore.\n", "sops/SOP-021.md": SOP}),
            True,
            id="other words in the same revision",
        ),
        pytest.param(
            MemoryCorpus(
                {"pol/POL-002.md": POLICY.replace("revision: 6", "revision: 7"),
                 "sops/SOP-021.md": SOP}
            ),
            False,
            id="what it relies on has a new revision",
        ),
        pytest.param(
            MemoryCorpus(
                {"pol/POL-002.md": POLICY,
                 "sops/SOP-021.md": SOP.replace("revision: 3", "revision: 4")}
            ),
            False,
            id="its document has a new revision",
        ),
    ],
)  # fmt: skip
def test_a_waiver_for_a_revision_ends_with_it(corpus: MemoryCorpus, *, holds: bool) -> None:
    findings = check(sorted(corpus.documents), corpus, settings())[1]
    one = waiver("revision", given=("POL-002 rev 6", "SOP-021 rev 3"))
    answer = judged(one, corpus=corpus, findings=findings)
    assert bool(answer.allowed) is holds
    assert bool(said(answer)) is not holds


def debtor(finding: Finding, **more: object) -> Debtor:
    known = Debtor(
        finding.fingerprint, finding.rule, finding.level, finding.effect.path, "2026-01-01"
    )
    return replace(known, **more)


def test_the_baseline_holds_what_was_there_and_counts_what_is_gone() -> None:
    answer = judged(baseline=[debtor(NINE), debtor(NINE, fingerprint="0" * 12)])
    assert held(answer) == [NINE.fingerprint]
    assert answer.debt == Debt(held=2, fixed=1)
    assert answer.allowed[0].allowance == Allowance(Status.BASELINED, since="2026-01-01")


def test_what_could_not_be_read_is_not_fixed() -> None:
    gone = debtor(NINE, fingerprint="0" * 12, path="sops/scan.pdf")
    run = replace(CHECK, unread=frozenset({"sops/scan.pdf"}))
    assert judged(baseline=[gone], run=run).debt == Debt(held=1, fixed=0)


def test_what_became_graver_counts() -> None:
    assert judged(baseline=[debtor(NINE, level=Level.REVIEW)]).allowed == ()


def test_a_waiver_wins_over_the_baseline() -> None:
    answer = judged(waiver(), baseline=[debtor(NINE)])
    assert {finding.status for finding in answer.allowed} == {Status.WAIVED}


@pytest.mark.parametrize("rule", ["DOC511", "AUD907", "AUD906"])
def test_some_rules_are_never_set_aside(rule: str) -> None:
    grave = replace(NINE, rule=rule)
    answer = judged(
        waiver(rule="", source="", target="", fingerprint=NINE.fingerprint),
        baseline=[debtor(grave)],
        findings=(grave,),
    )
    assert answer.allowed == ()


SEVERAL = (
    waiver(),
    waiver("2026-11-01"),
    waiver("2027-06-30", source="sops/**"),
    waiver(rule="DOC501", target="SOP-099"),
    waiver(rule="REF109"),
)


def test_the_order_of_waivers_does_not_matter() -> None:
    answers = [judged(*order) for order in permutations(SEVERAL)]
    assert answers == [judged(*SEVERAL)] * len(answers)


@pytest.mark.parametrize("number", range(len(SEVERAL)))
def test_a_waiver_changes_no_other_finding_and_can_be_taken_back(number: int) -> None:
    """What is held is as it was found; without the waivers everything counts again."""
    answer = judged(*SEVERAL[: number + 1])
    bare = [replace(finding, allowance=None) for finding in answer.allowed]
    counted = [finding for finding in answer.findings if not finding.is_of_the_run]
    assert sorted(bare + counted, key=FOUND.index) == list(FOUND)
    assert judged().findings == FOUND


def test_what_ends_soon_is_told() -> None:
    told = [(one.what, one.until, one.owner) for one in judged(waiver("2026-12-22")).ending]
    assert told == [("REF101 POL-002 in sops/SOP-021.md", "2026-12-22", "quality")]
    assert judged(waiver("2026-12-23")).ending == ()


# Comments in texts.


def remarks(path: str, text: str) -> list[tuple[int, int, int | None]]:
    extractor = extractor_for(path, installed())
    assert extractor is not None
    reading = read(Source(path, text.encode()), extractor)
    return [(one.line, one.first, one.last) for one in remarks_in(reading, text)]


ALLOW = 'depgraph: allow REF101 reason="x"'


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "a.md", f"One.\n\n<!-- {ALLOW} -->\nTwo\ngoes on.\n\nThree.\n", [(3, 3, 6)],
            id="the paragraph that follows",
        ),
        pytest.param(
            "a.md", f"One\ngoes on. <!-- {ALLOW} -->\n\nTwo.\n", [(2, 1, 3)],
            id="the paragraph that it ends",
        ),
        pytest.param(
            "a.md", f"<!-- {ALLOW} -->\n\n- one\n- two\n", [(1, 1, 3)], id="one item of a list"
        ),
        pytest.param(
            "a.md", f"<!-- {ALLOW} -->\n\n| a | b |\n|---|---|\n| c | d |\n\nText.\n", [(1, 1, 6)],
            id="a whole table",
        ),
        pytest.param(
            "a.md", '<!-- depgraph: allow REF101\n  reason="x" -->\n\nOne.\n\nTwo.\n', [(1, 1, 5)],
            id="over two lines",
        ),
        pytest.param(
            "a.md", f"<!-- {ALLOW} -->\n<!-- {ALLOW} -->\nOne.\n\nTwo.\n", [(1, 1, 4), (2, 2, 4)],
            id="two above one block",
        ),
        pytest.param(
            "a.html", f"<p>One.</p>\n<!-- {ALLOW} -->\n<p>Two.</p>\n<p>Three.</p>\n", [(2, 2, 3)],
            id="HTML",
        ),
        pytest.param(
            "a.rst", f"Title\n=====\n\n.. {ALLOW}\n\nOne.\n\nTwo.\n", [(4, 4, 7)], id="rst"
        ),
        pytest.param("a.py", f"# {ALLOW}\nA = 1\nB = 2\n", [(1, 1, 2)], id="the next statement"),
        pytest.param("a.py", f"A = 1  # {ALLOW}\nB = 2\n", [(1, 1, 1)], id="the line it ends"),
        pytest.param(
            "a.yaml", f"# {ALLOW}\nkeep:\n  years: 7\nother: 1\n", [(1, 1, 3)], id="what is below"
        ),
        pytest.param(
            "a.toml", f"# {ALLOW}\n# remark\nyears = 7\nother = 1\n", [(1, 1, 3)],
            id="with the remark above it",
        ),
        pytest.param("a.md", f"```md\n<!-- {ALLOW} -->\n```\n\nOne.\n", [], id="a listing"),
        pytest.param("a.md", f"# {ALLOW}\n\nOne.\n", [], id="a heading"),
        pytest.param("a.md", f"We write {ALLOW} here.\n", [], id="running text"),
        pytest.param("a.py", f'A = "{ALLOW}"\n', [], id="a string"),
        pytest.param("a.rst", f"One .. {ALLOW}\n", [], id="dots in a sentence"),
    ],
)  # fmt: skip
def test_the_lines_that_a_comment_is_about(
    path: str, text: str, expected: list[tuple[int, int, int | None]]
) -> None:
    assert remarks(path, text) == expected


def noted(said_: str) -> tuple[tuple[Note, ...], tuple[Fault, ...]]:
    return notes_in("a.md", [Remark(said_, 3, 3, 5)])


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param('allow VAL303 until=2026-12-31 reason="a b"', ["VAL303"], id="one rule"),
        pytest.param("allow VAL303,REF101 reason=x", ["VAL303", "REF101"], id="two rules"),
        pytest.param("allow VAL303 reason=“a b” owner=legal", ["VAL303"], id="curved marks"),
        pytest.param("allow-file VAL303 reason=x", ["VAL303"], id="the whole file"),
        pytest.param("impact im_5e0c2f7a91d4b386", [], id="another word"),
    ],
)
def test_a_plain_comment_allows(text: str, rules: list[str]) -> None:
    notes, faults = noted(text)
    assert ([note.rule for note in notes], faults) == (rules, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("allow VAL303", "gives no reason", id="no reason"),
        pytest.param('allow VAL303 reason=""', "gives no reason", id="an empty one"),
        pytest.param("allow VAL399 reason=x", "did you mean 'VAL309'?", id="an unknown rule"),
        pytest.param("allow reason=x", "names no rule", id="no rule"),
        pytest.param("allow VAL303 reasn=x", "did you mean 'reason'?", id="a misspelt word"),
        pytest.param("alow VAL303 reason=x", "did you mean 'allow'?", id="a misspelt verb"),
        pytest.param("allow VAL303 reason=x until=soon", "is no day", id="no day"),
        pytest.param("allow VAL303 reason=x until=revision", "is no day", id="a revision"),
        pytest.param("allow DOC511 reason=x", "cannot be waived", id="a record"),
        pytest.param("allow AUD907 reason=x", "cannot be waived", id="an unread document"),
        pytest.param('allow VAL303 reason="x', "quotation mark", id="an open quotation"),
    ],
)
def test_a_comment_that_is_not_plain_allows_nothing_and_says_so(text: str, told: str) -> None:
    notes, faults = noted(text)
    assert notes == ()
    assert told in faults[0].message


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        pytest.param("allow REF101 reason=x", True, id="here"),
        pytest.param("allow-file REF101 reason=x", True, id="in the whole file"),
        pytest.param("allow DOC501 reason=x", False, id="another rule"),
        pytest.param("allow REF101 reason=x until=2026-11-21", False, id="its day is over"),
    ],
)
def test_a_comment_holds_what_stands_there(text: str, *, holds: bool) -> None:
    line = NINE.effect.place.line
    assert line is not None
    notes, _ = notes_in(NINE.effect.path, [Remark(text, line, line, line + 1)])
    permits = list(permits_of_notes({NINE.effect.path: notes}, CHECK))
    answer = applied((NINE,), permits, (), None, CHECK, settings())
    assert bool(answer.allowed) is holds


def test_a_comment_at_one_place_does_not_hold_the_others() -> None:
    line = NINE.effect.place.line or 0
    notes, _ = notes_in(NINE.effect.path, [Remark("allow REF101 reason=x", line, line, line)])
    twice = replace(NINE, also=(replace(NINE.effect, place=Place(line=line + 9)),))
    permits = list(permits_of_notes({NINE.effect.path: notes}, CHECK))
    assert applied((twice,), permits, (), None, CHECK, settings()).allowed == ()


def test_renumbering_and_wrapping_keep_the_fingerprint() -> None:
    old = "# S\n\n## 4 Approval\n\n### 4.1 Who\n\n4.1.1 Approved under POL-002 §9 by two.\n"
    new = "# S\n\n## 4 New\n\nText.\n\n## 5 Approval\n\n### 5.1 Who\n\n5.1.1 Approved under\nPOL-002 §9 by two.\n"  # noqa: E501
    prints = []
    for text in (old, new):
        corpus = MemoryCorpus({"pol/POL-002.md": POLICY, "s.md": text})
        prints.append([f.fingerprint for f in check(["s.md"], corpus, settings())[1]])
    assert len(prints[0]) == 1
    assert prints[0] == prints[1]
