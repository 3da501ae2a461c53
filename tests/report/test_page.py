"""The page: what a browser makes of it, whatever documents say."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from depgraph.model.documents import Place
from depgraph.model.findings import Level, Report, Where
from depgraph.report.neighbourhood import neighbourhood_of
from depgraph.report.printers.html import render
from depgraph.report.printers.html_drawing import SHOWN, drawing, shortened
from depgraph.report.printers.html_style import DARK, LIGHT, STYLE
from depgraph.report.printers.html_text import marked
from depgraph.report.setting import Setting
from tests.report import readers
from tests.report.conftest import BREAKING
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


def dangers(root: html.HtmlElement) -> list[str]:
    """Return what could run, load something, or lead away from the page."""
    refused = {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "foreignobject",
    }
    found = [tag for tag in tags(root) if tag in refused]
    ids = set(root.xpath("//@id"))
    for element in root.iter():
        for name, value in element.attrib.items():
            inside = name == "href" and value[:1] == "#" and value[1:] in ids
            if name in _ADDRESSES and not inside:
                found.append(f"{name}={value}")
            if name.startswith("on") or name == "style":
                found.append(name)
    return found


_ADDRESSES = {"src", "href", "xlink:href", "srcset", "action", "formaction", "data", "poster"}


@REPORTS
def test_nothing_runs_and_nothing_is_loaded(name: str, request: pytest.FixtureRequest) -> None:
    assert dangers(page(request.getfixturevalue(name))) == []
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


TEXT = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet="<>\"'&;=/`\x00\x1b\u202e\u2066\ufffe\ud800 -!#[]()scriptonjava:", max_size=60
    ),
    st.sampled_from(
        (
            "<script>alert(1)</script>",
            "javascript:alert(1)",
            "<img src=x onerror=alert(1)>",
            "]]></svg><a href='https://evil.example/'>",
            "\u202egnp.exe\u2069",
            "\x1b]8;;https://evil.example\x07x",
            "<!--",
            "-->",
            "<![CDATA[",
            "</title>",
            "</style>",
            "&#x3c;script&#x3e;",
            "x" * 100_000,
            "<" * 100_000,
        )
    ),
)
"""What stands in documents and in the names of files, put there by somebody who means no good."""


def skeleton(report: Report) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return the elements in order, with the attributes that are ours.

    Marks are left out: how many there are depends on the words that are marked.
    """
    root = page(report)
    own = {"class", "id", "scope", "role", "lang", "dir"}
    return [
        (element.tag, tuple(sorted((k, v) for k, v in element.attrib.items() if k in own)))
        for element in root.iter()
        if isinstance(element.tag, str) and element.tag != "mark"
    ]


@settings(max_examples=60, deadline=None)
@given(evil=TEXT)
def test_no_text_changes_the_page_around_it(evil: str) -> None:
    report = spoilt(BREAKING, f"a{evil}")
    assert dangers(page(report)) == []
    assert skeleton(report) == skeleton(spoilt(BREAKING, "a"))
    assert readers.html(render(report, SETTING)) == []


@settings(max_examples=100, deadline=None)
@given(quote=TEXT, words=st.lists(TEXT, max_size=3))
def test_marked_words_leave_the_text_as_it_is(quote: str, words: list[str]) -> None:
    shown = html.fragment_fromstring(marked(quote, words), create_parent="p")
    assert set(tags(shown)) <= {"p", "mark"}
    assert shown.text_content() == text_of(quote)


def text_of(raw: str) -> str:
    """Return *raw* as the page shows it without marks."""
    return str(html.fragment_fromstring(marked(raw, ()), create_parent="p").text_content())


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
    assert marks == ["30 days", "30 days", *["MSA §8.3"] * 8]


@pytest.mark.parametrize(
    ("rule", "quote", "expected"),
    [
        pytest.param("VAL301", "pay in 30 days (MSA §3.2)", ["30"], id="the value that changes"),
        pytest.param("VAL301", "pay in 130 days (MSA §3.2)", ["MSA §3.2"], id="another value"),
        pytest.param("REF110", "30 days (MSA §3.2)", ["MSA §3.2"], id="what is cited"),
        pytest.param("REF110", "in 30 days", [], id="nothing is known"),
    ],
)
def test_without_a_repair_the_value_or_the_citation_is_marked(
    breaking: Report, rule: str, quote: str, expected: list[str]
) -> None:
    first = breaking.findings[-2]
    effect = replace(first.effect, quote=quote)
    bare = replace(first, rule=rule, effect=effect, fixes=())
    marks = page(replace(breaking, findings=(bare,))).iter("mark")
    assert [mark.text for mark in marks] == expected


def test_each_link_leads_to_a_cause_or_a_part(incomplete: Report, breaking: Report) -> None:
    root = page(replace(breaking, notices=incomplete.notices))
    assert root.xpath("//nav//a/@href") == ["#cause-1", "#cause-2", "#unread", "#cleared", "#next"]
    assert root.xpath("//nav//li/text()|//nav//li//text()")[:4] == [
        "MSA-2024-017: §3.2 Payment term: 30 days -> 45 days",
        " ",
        "2 breaking, 1 review",
        'MSA-2024-017: §6 inserted ("Data residency"); §§6-11 become §§7-12',
    ]


def test_the_same_texts_are_shown_once(breaking: Report) -> None:
    again = replace(breaking.changes[0], id="c9", title="§3.2 reworded")
    finding = replace(breaking.findings[0], change="c9")
    report = replace(
        breaking,
        changes=(*breaking.changes, again),
        findings=(*breaking.findings, finding),
    )
    root = page(report)
    assert len(root.xpath("//h3")) == len(root.xpath("//div[@class='sides']")) + 1
    assert root.xpath("//p/a/@href") == ["#cause-1"]


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
    ("number", "boxes"),
    [
        pytest.param(3, ["changed", *["1 review"] * 3], id="all fit"),
        pytest.param(SHOWN, ["changed", *["1 review"] * SHOWN], id="all still fit"),
        pytest.param(60, ["changed", "60 review"], id="a folder is one box"),
    ],
)
def test_many_documents_are_drawn_by_folder(
    breaking: Report, number: int, boxes: list[str]
) -> None:
    text = drawing(neighbourhood_of(replace(many(breaking, number), cleared=())))
    figure = etree.fromstring(text.encode())
    assert [words.text for words in figure.iter("text") if words.get("class") == "small"] == boxes
    assert ("the documents of a folder are one box" in text) == (number > SHOWN)


def test_many_changed_documents_are_drawn_by_folder_too(breaking: Report) -> None:
    base = breaking.changes[0]
    places = [Where(f"D{n}", f"f{n % 12:02}/{n}.md") for n in range(24)]
    changes = tuple(
        replace(base, id=f"c{at}", before=where, after=where) for at, where in enumerate(places)
    )
    finding = replace(breaking.findings[0], cause=places[11], change="c11")
    report = replace(breaking, changes=changes, findings=(finding,), cleared=())
    figure = etree.fromstring(drawing(neighbourhood_of(report)).encode())
    words = [item.text for item in figure.iter("text")]
    assert words[:4] == ["f11/ (2 documents)", "changed", "f00/ (2 documents)", "changed"]
    assert words[16:] == [
        "and 4 more",
        "Is to be read by a person: 1 document",
        "handbook/billing.md",
        "1 review",
    ]
    assert len(list(figure.iter("path"))) == 2


def test_long_contents_are_cut_and_counted(breaking: Report) -> None:
    base, first = breaking.changes[0], breaking.findings[0]
    report = replace(
        breaking,
        changes=tuple(replace(base, id=f"c{n}") for n in range(60)),
        findings=tuple(replace(first, change=f"c{n}") for n in range(60)),
    )
    root = page(report)
    assert root.xpath("//nav/ol/li[last()]/text()") == ["and 35 more, below"]
    assert len(root.xpath("//nav/ol/li")) == 26
    assert len(root.xpath("//h3")) == 60


def test_folders_are_cut_and_counted_as_well(breaking: Report) -> None:
    base = many(breaking, SHOWN * 2 + 4)
    findings = tuple(
        replace(one, effect=replace(one.effect, path=f"f{at % 30:02}/{at}.md"))
        for at, one in enumerate(base.findings)
    )
    cleared = tuple((f"c/{n}.md", "why") for n in range(41))
    text = drawing(neighbourhood_of(replace(base, findings=findings, cleared=cleared)))
    figure = etree.fromstring(text.encode())
    words = [item.text for item in figure.iter("text")]
    assert words.count("2 review") == 22
    assert [word for word in words if word.startswith(("and ", "Not", "Is "))] == [
        "Is to be read by a person: 52 documents",
        "and 6 more",
        "Not affected: 41 documents",
        "and 35 more",
    ]


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
    assert drawing(around).count('<path class="is-') == 2
