"""Edits made by program: each rule speaks at the planted sentences and nowhere else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from tests.accuracy.corpora import PROJECT, Corpora, Measure
from tests.accuracy.mutating.mutation import Verdict
from tests.accuracy.mutating.office import shown
from tests.accuracy.mutating.suite import Ran, ran
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

_RULES = (
    *("REF101", "REF102", "REF106", "REF107", "REF108", "REF110", "REF112", "REF113"),
    *("DEF201", "DEF202", "DEF203", "DEF204"),
    *("VAL301", "VAL302", "VAL303", "VAL306", "VAL309"),
    *("OBL401", "OBL402", "OBL403", "OBL405", "OBL406", "OBL410"),
    *("DOC501", "DOC502", "DOC503", "DOC504", "DOC507", "DOC511"),
    *("COD601", "COD602", "COD603", "COD606", "GRA704", "TXT801", "TXT802"),
)
_FORMATS = ("docx", "md", "txt")
_GOAL = 0.98
_SHOWN = 10


def _run(corpora: Corpora) -> Ran:
    done = ran(corpora.root)
    build = PROJECT / "build"
    build.mkdir(exist_ok=True)
    (build / "mutations.md").write_text("\n".join(_table(done.verdicts)) + "\n", "utf-8")
    return done


def _recall(rule: str, corpora: Corpora) -> Iterator[Judged]:
    """Judge every planted sentence at which *rule* must speak, with its level."""
    for verdict in _run(corpora).verdicts:
        if verdict.missing and verdict.rule == rule:
            yield Judged(verdict.mutation, Outcome.SKIPPED, "not there")
        yield from _found(verdict, lambda told: told == rule)


def _found(verdict: Verdict, wanted: object) -> Iterator[Judged]:
    assert callable(wanted)
    for outcome, told in (
        (Outcome.RIGHT, verdict.right),
        (Outcome.MISS, verdict.missed),
        (Outcome.MISS, verdict.level),
    ):
        for rule, words in told:
            if wanted(rule):
                yield Judged(verdict.mutation, outcome, f"{rule} {_edit(verdict)}: {_how(words)}")


def _edit(verdict: Verdict) -> str:
    return verdict.mutation.split(" in ")[0]


def _how(words: str) -> str:
    return words[words.rfind("(") :] if words.endswith(")") else ""


def _in_format(format_: str, corpora: Corpora) -> Iterator[Judged]:
    """Judge every planted sentence that an edit of a document of that format breaks."""
    for verdict in _run(corpora).verdicts:
        if verdict.format == format_:
            yield from _found(verdict, lambda _: True)


def _precise(format_: str, corpora: Corpora) -> Iterator[Judged]:
    """Judge what is said above info at any other place."""
    for verdict in _run(corpora).verdicts:
        if verdict.format == format_ and not verdict.missing:
            for _ in verdict.right:
                yield Judged(verdict.mutation, Outcome.RIGHT)
            for rule, _ in verdict.false:
                yield Judged(verdict.mutation, Outcome.FALSE, f"{rule} {_edit(verdict)}")


def _editorial(corpora: Corpora) -> Iterator[Judged]:
    """Judge edits that change no meaning: each finding above info is a false one."""
    for verdict in _run(corpora).verdicts:
        if verdict.rule == "none":
            yield Judged(verdict.mutation, Outcome.RIGHT)
            for rule, _ in verdict.false:
                yield Judged(verdict.mutation, Outcome.FALSE, f"{rule} {_edit(verdict)}")


def _repaired(corpora: Corpora) -> Iterator[Judged]:
    """Judge every document that ``fix --safe`` wrote."""
    for repair in _run(corpora).repairs:
        outcome = Outcome.MISS if repair.fault else Outcome.RIGHT
        yield Judged(repair.mutation, outcome, f"{repair.format}: {repair.fault[:60]}")


def _shown(corpora: Corpora) -> Iterator[Judged]:
    """Judge mended Word files as another program reads them, where it is installed."""
    kept = [repair for repair in _run(corpora).repairs if repair.data][:_SHOWN]
    for name, fault in shown(kept):
        yield Judged(name, Outcome.MISS if fault else Outcome.RIGHT, fault)


def _table(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Yield a table by rule and format, and every fault."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    faults: list[str] = []
    for verdict in verdicts:
        own = counts[verdict.rule, verdict.format]
        own["not there" if verdict.missing else "mutations"] += 1
        for name in ("right", "missed", "level", "false"):
            for rule, words in getattr(verdict, name):
                counts[rule, verdict.format][name] += 1
                if name != "right":
                    faults.append(f"- {name}: {rule}; {verdict.mutation}; {words}")
    names = ("mutations", "not there", "right", "missed", "level", "false")
    yield f"| rule | format | {' | '.join(names)} |"
    yield "|---" * (len(names) + 2) + "|"
    for (rule, format_), count in sorted(counts.items()):
        yield f"| {rule} | {format_} | {' | '.join(str(count[name]) for name in names)} |"
    yield ""
    yield from faults


def _bar(name: str, figure: Figure, goal: float) -> Bar:
    return Bar(f"mutations: {name}", figure, goal, area="judging")


MEASURES = (
    *(
        Measure(_bar(f"{rule} where planted", Figure.RECALL, _GOAL), partial(_recall, rule))
        for rule in _RULES
    ),
    *(
        Measure(
            _bar(f"all rules, edits of .{each}", Figure.RECALL, _GOAL), partial(_in_format, each)
        )
        for each in _FORMATS
    ),
    *(
        Measure(
            _bar(f"nothing elsewhere, edits of .{each}", Figure.PRECISION, _GOAL),
            partial(_precise, each),
        )
        for each in _FORMATS
    ),
    Measure(_bar("editorial edits, false ones each", Figure.FALSE_EACH, 0.0), _editorial),
    Measure(_bar("fix --safe mends what it says and nothing else", Figure.RECALL, 1.0), _repaired),
    Measure(_bar("fix --safe as another program shows it", Figure.RECALL, 1.0), _shown),
)
