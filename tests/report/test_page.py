"""The page: what a browser makes of it, whatever documents say."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree, html

from depgraph.model.documents import Place
from depgraph.model.findings import Level, Report, Where
from depgraph.report.neighbourhood import neighbourhood_of
from depgraph.report.printers.html import render
from depgraph.report.printers.html_drawing import SHOWN, drawing, shortened
from depgraph.report.printers.html_style import DARK, LIGHT, STYLE
from depgraph.report.setting import Setting
from tests.report.test_formats import spoilt

SETTING = Setting("1.2.3")
REPORTS = pytest.mark.parametrize("name", ["breaking", "clean", "incomplete", "checked"])
HOSTILE = pytest.mark.parametrize(
    "evil",
    [
        pytest.param('"><script>alert(1)</script>', id="a script"),
        pytest.param("' onload='x", id="an attribute"),
        pytest.param("</style></title></desc></svg>x", id="closes what is open"),
        pytest.param("<!-- --> <![CDATA[ ]]>", id="comments"),
        pytest.param("javascript:alert(1)", id="an address"),
        pytest.param("&lt;b&gt; &amp;amp;", id="entities"),
        pytest.param("\u202eevil\u202c", id="the other direction"),
        pytest.param("مرحبا שלום", id="right to left"),
    ],
)


def page(report: Report) -> html.HtmlElement:
    return html.document_fromstring(render(report, SETTING))


def tags(root: html.HtmlElement) -> list[str]:
    return [element.tag for element in root.iter() if isinstance(element.tag, str)]


@REPORTS
def test_nothing_runs_and_nothing_is_loaded(name: str, request: pytest.FixtureRequest) -> None:
    root = page(request.getfixturevalue(name))
    refused = {"script", "link", "img", "iframe", "object", "embed", "form", "a", "base"}
    assert not refused & set(tags(root))
    for element in root.iter():
        assert not {"src", "href", "style", "srcset", "action"} & set(element.attrib)
        assert not [name for name in element.attrib if name.startswith("on")]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


@REPORTS
def test_the_policy_allows_this_style_alone(name: str, request: pytest.FixtureRequest) -> None:
    root = page(request.getfixturevalue(name))
    (style,) = root.iter("style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@HOSTILE
def test_hostile_text_is_shown_and_changes_nothing(breaking: Report, evil: str) -> None:
    root, tame = page(spoilt(breaking, evil)), page(spoilt(breaking, "x"))
    assert tags(root) == tags(tame)
    assert [sorted(e.attrib) for e in root.iter()] == [sorted(e.attrib) for e in tame.iter()]
    if "\u202e" not in evil:
        assert f"we {evil} pay" in root.text_content()


@REPORTS
def test_a_reader_finds_the_way_by_headings_and_heads(
    name: str, request: pytest.FixtureRequest
) -> None:
    root = page(request.getfixturevalue(name))
    assert root.get("lang") == "en"
    levels = [int(tag[1]) for tag in tags(root) if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    steps = pairwise(levels)
    assert all(after <= before + 1 for before, after in steps)
    for head in root.iter("th"):
        assert head.get("scope") in {"col", "row"}
    assert len(list(root.iter("main"))) == 1
    ids = root.xpath("//@id")
    assert len(set(ids)) == len(ids)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "colours", [pytest.param(LIGHT, id="day"), pytest.param(DARK, id="night")]
)
@pytest.mark.parametrize("ground", ["ground", "raised"])
@pytest.mark.parametrize("text", ["text", "faint", "breaking", "review", "info", "clean"])
def test_text_stands_out(colours: dict[str, str], ground: str, text: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize(
    "colours", [pytest.param(LIGHT, id="day"), pytest.param(DARK, id="night")]
)
@pytest.mark.parametrize("ground", ["out", "in", "mark"])
def test_marked_text_stands_out(colours: dict[str, str], ground: str) -> None:
    assert contrast(colours["text"], colours[ground]) >= 4.5


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_day_and_night_have_the_same_names() -> None:
    used = set(re.findall(r"var\(--(\w+)\)", STYLE))
    assert used <= LIGHT.keys() == DARK.keys()


def test_both_texts_stand_side_by_side_with_what_changed(breaking: Report) -> None:
    sides = page(breaking).xpath("//div[@class='sides']")[0]
    before, after = sides.findall("div")
    assert before.findtext("p").strip() == "Invoices are payable within"
    assert [d.text for d in before.iter("del")] == ["30 "]
    assert [i.text for i in after.iter("ins")] == ["45 "]


def test_the_evidence_is_marked_in_the_quote(breaking: Report) -> None:
    marks = [mark.text for mark in page(breaking).iter("mark")]
    assert marks == ["MSA §3.2"]


def test_code_keeps_its_lines(breaking: Report) -> None:
    effect = replace(breaking.findings[1].effect, quote="def f():\n    return 30")
    report = replace(breaking, findings=(replace(breaking.findings[1], effect=effect),))
    assert [pre.text for pre in page(report).iter("pre")] == ["def f():\n    return 30"]


def many(report: Report, number: int) -> Report:
    first = report.findings[0]
    findings = tuple(
        replace(first, effect=Where(f"D{n:03}", f"d/{n:03}.md", "", Place(line=1), "q"))
        for n in range(number)
    )
    return replace(report, findings=findings)


@pytest.mark.parametrize(
    ("number", "boxes", "said"),
    [
        pytest.param(3, 4, "", id="all fit"),
        pytest.param(SHOWN + 2, SHOWN + 1, "2 more documents are not drawn.", id="some do not"),
    ],
)
def test_a_drawing_says_how_much_is_not_drawn(
    breaking: Report, number: int, boxes: int, said: str
) -> None:
    text = drawing(neighbourhood_of(many(breaking, number)))
    assert text.count("<rect") == boxes
    assert said in text


def test_a_drawing_is_well_formed_and_inside_its_frame(breaking: Report) -> None:
    figure = etree.fromstring(drawing(neighbourhood_of(breaking)).encode())
    (svg,) = figure.iter("svg")
    _, _, width, height = map(int, svg.get("viewBox").split())
    for box in svg.iter("rect"):
        assert 0 <= int(box.get("x")) <= width - int(box.get("width"))
        assert 0 <= int(box.get("y")) <= height - int(box.get("height"))


def test_levels_are_words_not_only_colours(breaking: Report) -> None:
    words = [text.text for text in page(breaking).iter("text")]
    assert "1 breaking" in words
    assert "1 review" in words
    assert "1 info" in words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("short.md", "short.md", id="fits"),
        pytest.param("a/long/way/down/file.md", "…down/file.md", id="the end is kept"),
        pytest.param("字" * 12, "…" + "字" * 6, id="wide letters"),
        pytest.param("e\u0301" * 13, "e\u0301" * 13, id="accents take no room"),
        pytest.param("\u202e", "<U+202E>", id="no direction"),
    ],
)
def test_names_are_shortened_to_their_room(name: str, expected: str) -> None:
    assert shortened(name, 13) == expected


def test_what_is_affected_and_changed_stands_among_the_changed(breaking: Report) -> None:
    own = replace(breaking.findings[0], effect=breaking.findings[0].cause)
    around = neighbourhood_of(replace(breaking, findings=(own, *breaking.findings)))
    assert [(node.path, node.level) for node in around.causes] == [
        ("contracts/MSA-2024-017.docx", Level.REVIEW)
    ]
    assert "contracts/MSA-2024-017.docx" not in [node.path for node in around.affected]


def test_a_document_that_breaks_another_is_joined_to_it(breaking: Report) -> None:
    sow = breaking.findings[-2].effect
    far = replace(breaking.findings[0], cause=sow)
    around = neighbourhood_of(replace(breaking, findings=(far, breaking.findings[-2])))
    assert [(arrow.source, arrow.target) for arrow in around.arrows] == [
        ("contracts/MSA-2024-017.docx", "contracts/SOW-03.docx"),
        ("contracts/SOW-03.docx", "handbook/billing.md"),
    ]
    assert [node.path for node in around.causes] == ["contracts/MSA-2024-017.docx"]
    assert drawing(around).count("<path") == 2
