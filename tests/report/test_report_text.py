"""What a person sees of a report."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from depgraph.model.documents import Place
from depgraph.model.findings import Level, Notice, Report, Where
from depgraph.report.look import Detail, Look
from depgraph.report.text import render_text

Golden = Callable[[str, str], None]

EVERYTHING = Look(detail=Detail.ALL)


@pytest.mark.parametrize(
    ("name", "look"),
    [
        pytest.param("breaking.txt", Look(), id="what is seen first"),
        pytest.param("breaking-verbose.txt", EVERYTHING, id="-v hides nothing"),
        pytest.param("breaking-narrow.txt", Look(width=60), id="a narrow terminal"),
        pytest.param("breaking-colour.txt", Look(colour=True), id="a terminal with colours"),
    ],
)
def test_a_breaking_report_as_a_whole(
    breaking: Report, name: str, look: Look, golden: Golden
) -> None:
    golden(f"report/{name}", render_text(breaking, look))


def test_an_incomplete_report_as_a_whole(incomplete: Report, golden: Golden) -> None:
    golden("report/incomplete.txt", render_text(incomplete, Look()))


def test_a_check_as_a_whole(checked: Report, golden: Golden) -> None:
    golden("report/check.txt", render_text(checked, Look()))


def test_a_clean_report_is_one_line(clean: Report) -> None:
    said = "14 dependent documents, none made wrong"
    assert render_text(clean, Look()) == f"CLEAN   3 edits, all editorial; {said}\n"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"editorial": 0}, "CLEAN   no edits; ", id="nothing was edited"),
        pytest.param({"editorial": 1}, "CLEAN   1 edit, all editorial; ", id="one edit"),
        pytest.param(
            {"reachable": ()}, "CLEAN   3 edits, all editorial; no other document", id="alone"
        ),
        pytest.param({"reachable": ("a.md",)}, "1 dependent document, not made wrong", id="one"),
        pytest.param(
            {"kind": "check", "links": 338},
            "CLEAN   nothing wrong in 46 documents, 338 links",
            id="all documents",
        ),
    ],
)
def test_what_a_clean_verdict_rests_on(clean: Report, changes: dict, expected: str) -> None:
    assert expected in render_text(replace(clean, **changes), Look())


def test_quiet_prints_the_verdict_alone(breaking: Report) -> None:
    assert render_text(breaking, Look(detail=Detail.VERDICT)) == (
        "BREAKING   9 breaking, 1 review, 1 info   "
        "in 10 of 11 dependent documents; 1 not affected\n"
    )


def test_totals_are_true_although_places_are_capped(breaking: Report) -> None:
    text = render_text(breaking, Look())
    assert text.count("REF110  sops/") == 5
    assert "   and 2 more (-v)\n" in text
    assert render_text(breaking, EVERYTHING).count("REF110  sops/") == 8


def test_a_finding_in_the_edited_text_itself_is_no_dependent_document(breaking: Report) -> None:
    own = replace(breaking.findings[0], effect=Where("MSA", "contracts/MSA.docx", "§1"))
    text = render_text(replace(breaking, findings=(own,)), Look())
    assert "all in the edited document itself; 1 not affected" in text


def test_one_explanation_is_not_repeated_in_a_group(breaking: Report) -> None:
    assert render_text(breaking, Look()).count("would silently point at") == 1


def test_one_sentence_with_two_faults_is_quoted_once(checked: Report) -> None:
    first = checked.findings[0]
    second = replace(first, rule="DOC504", message="pins rev 4", fingerprint="0")
    text = render_text(replace(checked, findings=(first, second)), Look())
    assert text.count('"It is approved under POL-002 §9."') == 1
    assert "DOC504  sops/SOP-021-incident.md:88" in text


def test_order_of_findings_changes_nothing(breaking: Report) -> None:
    turned = replace(breaking, findings=tuple(reversed(breaking.findings)))
    assert render_text(turned, EVERYTHING) == render_text(breaking, EVERYTHING)


def test_places_of_many_documents_are_shown_before_many_of_one(breaking: Report) -> None:
    first = breaking.findings[-1]
    many = tuple(
        replace(first, effect=replace(first.effect, path="a.md", place=Place(line=line)))
        for line in range(1, 9)
    )
    other = replace(first, effect=replace(first.effect, path="z.md"))
    findings = tuple(replace(f, level=Level.BREAKING) for f in (*many, other))
    assert "z.md" in render_text(replace(breaking, findings=findings), Look())


@pytest.mark.parametrize(
    "evil",
    [
        pytest.param("\x1b[2J", id="clears the screen"),
        pytest.param("\x9b31m", id="an escape code in one character"),
        pytest.param("\u202etxet", id="turns the line around"),
        pytest.param("\u2066x\u2069", id="isolates a direction"),
        pytest.param("\r\x08", id="overwrites the line"),
        pytest.param("\ud800", id="half a character"),
        pytest.param("\U000e0041", id="an invisible tag"),
        pytest.param("\ufeff", id="a byte order mark"),
    ],
)
def test_document_text_cannot_steer_the_terminal(breaking: Report, evil: str) -> None:
    first = breaking.findings[0]
    where = replace(first.effect, path=f"a{evil}.md", quote=f"we {evil} pay", place=Place())
    findings = (replace(first, effect=where, message=evil, now_false=evil, owners=(evil,)),)
    notices = (Notice("AUD907", evil, evil),)
    report = replace(breaking, findings=findings, notices=notices, subject=evil, compared=evil)
    report = replace(report, cleared=((evil, evil),))
    for look in (Look(), EVERYTHING):
        text = render_text(report, look)
        text.encode("utf-8")
        assert not set(evil) & set(text) - set("[2J31mtxe ")


def test_colour_is_the_only_difference_of_a_coloured_report(breaking: Report) -> None:
    import re

    bare = re.sub(r"\x1b\[[0-9;]*m", "", render_text(breaking, Look(colour=True)))
    assert bare == render_text(breaking, Look())


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_sentences_are_wrapped_to_the_width(breaking: Report, width: int) -> None:
    text = render_text(breaking, Look(width=width))
    quotes = [line for line in text.splitlines() if line.startswith(" " * 13)]
    assert quotes
    assert max(map(len, quotes)) <= width


def test_a_very_long_sentence_is_cut_around_the_citation(breaking: Report) -> None:
    first = breaking.findings[0]
    quote = "word " * 300 + "as MSA §3.2 says " + "more " * 300
    findings = (replace(first, effect=replace(first.effect, quote=quote)),)
    text = render_text(replace(breaking, findings=findings), Look())
    assert "as MSA §3.2 says" in text
    assert len(text) < 2000


def test_a_million_characters_are_printed_at_once(breaking: Report) -> None:
    first = breaking.findings[0]
    for quote in ("(" * 1_000_000, " " * 1_000_000, "9" * 1_000_000):
        findings = (replace(first, effect=replace(first.effect, quote=quote)),)
        assert len(render_text(replace(breaking, findings=findings), Look())) < 3000
