"""What caps a level: the class of the document, and how sure the link is."""

from dataclasses import replace

import pytest

from depgraph.analysis.case import DocumentCause, Draft
from depgraph.analysis.impact import impact
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import class_stated, settled
from depgraph.analysis.pairs import pairs
from depgraph.model.documents import Problem, ProblemKind
from depgraph.model.findings import DocumentClass, Level, Where
from depgraph.model.links import Confidence
from tests.memory import MemoryCorpus, indexed, settings

DOCUMENT = indexed("x.md", "# Notes\n\nAs POL-2 says.\n")
PLACE = Where("x.md", "x.md")
DRAFT = Draft("VAL301", Level.BREAKING, "", DocumentCause(), PLACE, PLACE, "cites", "POL-2")

CERTAIN, LIKELY, POSSIBLE = Confidence


def level_of(draft: Draft, document_class: str) -> tuple[str, str] | None:
    found = settled(draft, "c1", DOCUMENT, settings(x=document_class))
    return (found.level.value, found.level_reason) if found else None


UNLIKE = "the link is likely, not explicit"
ONLY = "only a value or a word matches"
ASIDE = "the document is for reference, not controlled"
CITING = "the citing document is a draft"
ITSELF = "the document is a draft"


@pytest.mark.parametrize(
    ("rule", "document_class", "confidence", "expected"),
    [
        pytest.param("VAL301", "controlled", CERTAIN, ("breaking", ""), id="sure, in force"),
        pytest.param("VAL301", "controlled", LIKELY, ("review", UNLIKE), id="likely, in force"),
        pytest.param("VAL301", "controlled", POSSIBLE, ("info", ONLY), id="possible, in force"),
        pytest.param("VAL301", "reference", CERTAIN, ("review", ASIDE), id="a value, reference"),
        pytest.param("TXT801", "reference", CERTAIN, ("review", ASIDE), id="wording, reference"),
        pytest.param("REF101", "reference", CERTAIN, ("breaking", ""), id="a broken reference"),
        pytest.param("DOC501", "reference", CERTAIN, ("breaking", ""), id="a lost document"),
        pytest.param("REF101", "reference", LIKELY, ("review", UNLIKE), id="broken, likely"),
        pytest.param("REF101", "reference", POSSIBLE, ("info", ONLY), id="broken, possible"),
        pytest.param("VAL301", "draft", CERTAIN, ("info", CITING), id="a value, draft"),
        pytest.param("REF101", "draft", CERTAIN, ("info", CITING), id="broken before, draft"),
        pytest.param("REF108", "draft", CERTAIN, ("breaking", ""), id="added by the draft"),
        pytest.param("REF108", "draft", LIKELY, ("review", UNLIKE), id="added, likely"),
        pytest.param("VAL301", "record", CERTAIN, None, id="a record"),
        pytest.param("REF108", "record", CERTAIN, None, id="added by a record"),
        pytest.param("VAL301", "external", CERTAIN, None, id="of somebody else"),
        pytest.param("DOC511", "record", CERTAIN, ("breaking", ""), id="the record itself"),
        pytest.param("DOC511", "record", LIKELY, ("review", UNLIKE), id="the record, likely"),
        pytest.param("DOC507", "record", CERTAIN, None, id="a record has no revision to raise"),
        pytest.param("DOC507", "controlled", CERTAIN, ("breaking", ""), id="revision, in force"),
        pytest.param("DOC507", "reference", CERTAIN, ("review", ASIDE), id="revision, reference"),
        pytest.param("DOC507", "draft", CERTAIN, ("info", ITSELF), id="revision, draft"),
    ],
)
def test_the_matrix(
    rule: str, document_class: str, confidence: Confidence, expected: tuple[str, str] | None
) -> None:
    assert level_of(replace(DRAFT, rule=rule, confidence=confidence), document_class) == expected


@pytest.mark.parametrize("level", [Level.REVIEW, Level.INFO])
@pytest.mark.parametrize("document_class", ["controlled", "reference"])
@pytest.mark.parametrize("confidence", [CERTAIN, LIKELY])
def test_nothing_raises_a_level(level: Level, document_class: str, confidence: Confidence) -> None:
    draft = replace(DRAFT, level=level, confidence=confidence)
    assert level_of(draft, document_class) == (level.value, "")


def test_configuration_has_the_last_word() -> None:
    chosen = replace(settings(), level=lambda _rule, _path: Level.INFO)
    found = settled(DRAFT, "c1", DOCUMENT, chosen)
    assert found is not None
    assert (found.level, found.level_reason) == (Level.INFO, "set to info by configuration")


def test_a_rule_that_is_off_says_nothing() -> None:
    off = replace(settings(), is_off=lambda rule, _path: rule == "VAL301")
    assert settled(DRAFT, "c1", DOCUMENT, off) is None


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("class: reference", DocumentClass.REFERENCE, id="a stated class"),
        pytest.param("document class: Record", DocumentClass.RECORD, id="in capitals"),
        pytest.param("class: frozen", DocumentClass.RECORD, id="frozen"),
        pytest.param("class: external", DocumentClass.EXTERNAL, id="external"),
        pytest.param("class: controlled\nstatus: draft", DocumentClass.CONTROLLED, id="both"),
        pytest.param("status: Draft for review", DocumentClass.DRAFT, id="a draft by its status"),
        pytest.param("status: Proposed", DocumentClass.DRAFT, id="proposed"),
        pytest.param("status: Executed", DocumentClass.RECORD, id="executed"),
        pytest.param("status: Signed", DocumentClass.RECORD, id="signed"),
        pytest.param("status: Effective", DocumentClass.CONTROLLED, id="in force"),
        pytest.param("status: Final", DocumentClass.CONTROLLED, id="final is in force"),
        pytest.param("status: Under review", DocumentClass.CONTROLLED, id="reviewed, in force"),
        pytest.param("class: internal", DocumentClass.CONTROLLED, id="a class of another sort"),
        pytest.param("owner: Quality", DocumentClass.CONTROLLED, id="nothing is stated"),
    ],
)
def test_the_class_that_a_document_gives_itself(front: str, expected: DocumentClass) -> None:
    assert class_stated(indexed("x.md", f"---\n{front}\n---\n# X\n\nText.\n")) is expected


BEFORE = "# Policy\n\n## 1 Scope\n\nAll of it.\n\n## 2 Period\n\nRecords are kept for 7 years.\n"


@pytest.mark.parametrize(
    ("after", "whole", "expected"),
    [
        pytest.param(
            BEFORE.split("## 2", maxsplit=1)[0], True, ("breaking", "substantive", ""), id="gone"
        ),
        pytest.param(
            BEFORE.split("## 2", maxsplit=1)[0],
            False,
            ("review", "unknown", "the proposed text could not be read in full"),
            id="perhaps not read",
        ),
        pytest.param(
            BEFORE.replace("7", "5"),
            False,
            ("breaking", "substantive", ""),
            id="read on both sides",
        ),
    ],
)
def test_what_was_perhaps_not_read_is_not_known_to_be_gone(
    after: str, *, whole: bool, expected: tuple[str, str, str]
) -> None:
    texts = {"pol.md": BEFORE, "x.md": "Records are kept for 7 years ([here](pol.md#2-period)).\n"}
    old, new = MemoryCorpus(texts), MemoryCorpus({**texts, "pol.md": after})
    read = new.documents["pol.md"].reading
    problems = () if whole else (Problem(ProblemKind.PARTIAL, "a page was not read"),)
    partly = replace(read, facts=replace(read.facts, problems=problems))
    new.documents["pol.md"] = Indexed("pol.md", partly)
    changed = pairs(["pol.md"], old, new)
    judgement = impact(old, new, changed, frozenset({"pol.md"}), settings())
    found = next(f for f in judgement.findings if f.effect.path == "x.md")
    classes = {change.id: change.change_class for change in judgement.changes}
    assert (found.level, classes[found.change], found.level_reason) == expected
