"""The comparison with other tools: its corpus is what it claims, and outputs are read right."""

from collections import Counter

import pytest

from tests.benchmarks.peers import bars, edits, keeping, ours
from tests.benchmarks.peers.checkers import DEAD_LINKS, LINK_CHECK, REMARK
from tests.benchmarks.peers.comparing import Judged, Outcome, Spent
from tests.benchmarks.peers.corpus import (
    HUB,
    SECTIONS,
    breaks,
    corpus,
    dangling_links,
    dangling_words,
)
from tests.benchmarks.peers.installing import _commands
from tests.benchmarks.peers.markdown import anchor_of, path_of, text_of
from tests.benchmarks.peers.roster import ROSTER
from tests.benchmarks.peers.table import cell
from tests.benchmarks.peers.tool import Tool
from tests.benchmarks.peers.tracers import DOORSTOP, LATTICE, NEEDS, STRICT
from tests.benchmarks.peers.words import filler, subject

SOME = corpus(150)
SPENT = Spent(1.0, 2.0, 30.0)


def test_no_filler_stands_twice() -> None:
    own = Counter(
        sentence
        for document in SOME
        for section in document.sections
        for sentence in section.sentences
    )
    assert set(own.values()) == {1}


def test_sentences_and_subjects_last_for_ten_thousand_documents() -> None:
    assert len({filler(number) for number in range(180_000)}) == 180_000
    assert len({subject(number) for number in range(80_000)}) == 80_000


@pytest.mark.parametrize("documents", [60, 150, 1000])
def test_right_answers_do_not_depend_on_the_size(documents: int) -> None:
    made = corpus(documents)
    assert [len(edit.right(made)) for edit in edits.EDITS] == [6, 0, 6, 3, 21]


def test_every_reference_leads_to_an_earlier_document_and_says_its_title() -> None:
    for document in SOME:
        for cited in document.references():
            assert cited.document < document.index
            if cited.section:
                section = SOME[cited.document].sections[cited.section - 1]
                assert section.title == cited.title


def test_what_restates_says_what_the_cited_section_lays_down() -> None:
    for document in SOME:
        for cited in document.references():
            if cited.restates:
                stated = SOME[cited.document].sections[cited.section - 1].statement
                assert stated[1:].removeprefix("he ").rstrip(".") in cited.sentence


def test_planted_breaks_lead_nowhere_and_each_has_a_document_of_its_own() -> None:
    planted = breaks(150)
    assert len(planted) == 15
    for holder, cited in planted.items():
        assert holder != HUB
        assert cited.document >= 150 or cited.section > SECTIONS
    assert (len(dangling_links(150)), len(dangling_words(150))) == (10, 5)
    assert not dangling_links(150) & dangling_words(150)


def test_a_broken_corpus_differs_by_the_planted_breaks_alone() -> None:
    pairs = zip(SOME, corpus(150, broken=True), strict=True)
    assert {old.index for old, new in pairs if old != new} == set(breaks(150))


def test_a_re_wrap_moves_lines_and_no_word() -> None:
    wrapped = edits.EDITS[1].apply(SOME[HUB])
    assert wrapped is not None
    old, new = text_of(SOME[HUB]), text_of(wrapped)
    assert old != new
    assert old.split() == new.split()


@pytest.mark.parametrize(
    ("at", "lines"),
    [
        pytest.param(0, 1, id="a value is one line"),
        pytest.param(2, 1, id="a title is one line"),
        pytest.param(3, 1, id="another role is one line"),
    ],
)
def test_an_edit_touches_one_line(at: int, lines: int) -> None:
    edited = edits.EDITS[at].apply(SOME[HUB])
    assert edited is not None
    both = zip(text_of(SOME[HUB]).splitlines(), text_of(edited).splitlines(), strict=True)
    assert sum(old != new for old, new in both) == lines


def test_links_lead_to_files_and_anchors_that_are_there() -> None:
    text = text_of(SOME[2])
    assert path_of(HUB) == "00/SOP-1000.md"
    assert f"(../00/SOP-1000.md#{anchor_of(3, 'Breach notice')})" in text
    assert anchor_of(3, "Breach notice") == "3-breach-notice"


@pytest.mark.parametrize("tool", ROSTER, ids=lambda tool: tool.name)
def test_every_tool_is_given_every_document(tool: Tool) -> None:
    texts = dict(pair for document in SOME for pair in tool.texts(document))
    words = " ".join(" ".join(texts.values()).split())
    for document in SOME[::10]:
        for section in document.sections:
            assert section.statement in words
            assert section.title in words


@pytest.mark.parametrize("tool", [DOORSTOP, NEEDS, STRICT, LATTICE], ids=lambda tool: tool.name)
def test_a_tracer_is_given_a_declared_link_for_each_reference(tool: Tool) -> None:
    ((_, text),) = [pair for pair in tool.texts(SOME[2]) if "72 hours" in pair[1]][:1]
    declared = {
        "doorstop": "- SOP-10003: true",
        "sphinx-needs": ":links: SOP_1000_3",
        "strictdoc": "VALUE: SOP-1000-3",
        "doc-lattice": "- ref: sop-1000#3-breach-notice",
    }
    assert declared[tool.name] in text


@pytest.mark.parametrize(
    ("tool", "output"),
    [
        pytest.param(
            REMARK,
            "02/SOP-1001.md: no issues\n02/SOP-1002.md\n"
            "10:1-10:9 warning Cannot find file `../00/SOP-1000.md` missing-file\n\n⚠ 1 warning\n",
            id="the file that a warning stands below",
        ),
        pytest.param(
            DEAD_LINKS,
            "File: 02/SOP-1002.md:10 • Link: ../00/SOP-1000.md#3 • Error: Fragment not found\n",
            id="the file that holds the link, not the one it leads to",
        ),
        pytest.param(
            LINK_CHECK,
            "02/SOP-1002.md:10:5: ../00/SOP-1000.md#3: no heading '#3' in '../00/SOP-1000.md'\n",
            id="the first file of the line",
        ),
        pytest.param(
            DOORSTOP,
            "WARNING: SOP: SOP-10021: suspect link: SOP-10003\n",
            id="the item whose link is suspect",
        ),
        pytest.param(
            STRICT,
            "error: [DocumentIndex.create] Requirement SOP-1002-6 references parent requirement "
            "which doesn't exist: SOP-1000-7.\n",
            id="the requirement that it stops at",
        ),
        pytest.param(
            NEEDS,
            "/w/02/SOP-1002.rst:52: WARNING: Need 'SOP_1002_6' has unknown outgoing link "
            "'SOP_1000_7' in field 'links' [needs.link_outgoing]\n",
            id="the file of the need",
        ),
        pytest.param(
            LATTICE,
            "STALE         sop-1002 -> sop-1000#3-breach-notice\n2 edges: 1 OK, 1 STALE\n",
            id="the downstream end of a stale edge",
        ),
    ],
)
def test_the_named_document_is_read_from_what_a_tool_says(tool: Tool, output: str) -> None:
    assert tool.named(output) == {"SOP-1002"}


@pytest.mark.parametrize(
    ("tool", "output"),
    [
        pytest.param(REMARK, "02/SOP-1002.md: no issues found\n", id="a file without a warning"),
        pytest.param(DEAD_LINKS, "Warn: 02/SOP-1002.md:3 slow\n", id="no error"),
        pytest.param(DOORSTOP, "WARNING: SOP: SOP-10003: unreviewed changes\n", id="the hub"),
        pytest.param(DOORSTOP, "ERROR: no item with UID: SOP-10003\n", id="names nobody"),
        pytest.param(STRICT, "Export completed.\n", id="nothing wrong"),
        pytest.param(NEEDS, "/w/02/SOP-1002.rst:5: WARNING: bad title\n", id="no link"),
        pytest.param(LATTICE, "2 edges: 2 OK, 0 STALE, 0 BROKEN\n", id="the verdict line"),
    ],
)
def test_what_names_nobody_is_not_counted(tool: Tool, output: str) -> None:
    assert tool.named(output) == frozenset()


def _finding(document: str, level: str, distance: int) -> str:
    effect = f'{{"path": "02/{document}.md"}}'
    return f'{{"level": "{level}", "distance": {distance}, "effect": {effect}}}'


def test_our_own_notes_do_not_count_and_what_only_rests_is_apart() -> None:
    found = (
        _finding("SOP-1002", "breaking", 1),
        _finding("SOP-1003", "info", 1),
        _finding("SOP-1004", "review", 2),
        _finding("SOP-1002", "review", 2),
    )
    output = f'3 documents, 1 re-read\n{{"findings": [{", ".join(found)}]}}\n'
    assert ours.named(output) == {"SOP-1002"}
    assert ours.onward(output) == {"SOP-1004"}


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        pytest.param(Judged("x", 6, 6, 0, 0, 1, SPENT), "6", id="exact"),
        pytest.param(Judged("x", 6, 0, 0, 0, 0, SPENT), "**0**", id="missed"),
        pytest.param(Judged("x", 0, 0, 6, 0, 0, SPENT), "0, **6 false**", id="false"),
        pytest.param(Judged("x", 6, 6, 0, 2, 1, SPENT), "6, 2 onward", id="onward"),
    ],
)
def test_a_cell_marks_what_is_not_right(judged: Judged, said: str) -> None:
    assert cell(judged) == said


def _outcome(tool: str, seconds: float, links: int = 10, **more: object) -> Outcome:
    return Outcome(tool, 1000, SPENT, (seconds,), links, 5, **more)  # type: ignore[arg-type]


def test_the_bar_is_the_fastest_that_finds_every_planted_link() -> None:
    edited = (Judged("x", 6, 5, 2, 0, 1, SPENT),)
    outcomes = [
        _outcome("depgraph", 9.0),
        _outcome("depgraph", 1.0, edits=edited, begun=SPENT),
        _outcome("strictdoc", 0.5, links=1),
        _outcome("remark-validate-links", 4.0),
        _outcome("mdlinkcheck", 2.5),
        Outcome("doorstop", 1000, why="not installed"),
    ]
    told = [(row.name, row.value, row.goal, row.holds) for row in bars.of(outcomes)]
    assert told == [
        ("cold check of 1000 documents / mdlinkcheck", 0.4, 0.5, True),
        ("cold check of 1000 documents / remark-validate-links", 0.25, None, None),
        ("cold check of 1000 documents / strictdoc", 2.0, None, None),
        ("cold check of 1000 documents / doorstop", 0.0, None, None),
        ("documents missed or falsely named by five edits among 1000", 3, 0, False),
        ("impact of an edit among 1000", 1.0, None, None),
    ]


def test_a_new_outcome_takes_the_place_of_the_old_one() -> None:
    old = [_outcome("remark-validate-links", 4.0), _outcome("depgraph", 2.0)]
    assert keeping.merged(old, [_outcome("depgraph", 1.0)]) == [
        _outcome("depgraph", 1.0),
        _outcome("remark-validate-links", 4.0),
    ]


def test_tools_are_installed_at_the_versions_that_were_compared() -> None:
    asked = [command for tool in ROSTER if tool.packages for command in _commands(tool)]
    packages = [word for command in asked for word in command if "==" in word or "@" in word]
    assert packages == [name.removeprefix("npm:") for tool in ROSTER for name in tool.packages]
