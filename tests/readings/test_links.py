"""Links and fields become references that say what they point at, found or not."""

import pytest

from depgraph.model.documents import Block, Document, Mark, MarkKind
from depgraph.model.facts import Reference, ReferenceKind, Span, Strength
from depgraph.model.keys import Key
from extractors.readings.links import links


def linked(target: str) -> tuple[Reference, ...]:
    return links(Document("md", (Block("see it", marks=(Mark(MarkKind.LINK, 4, 6, target),)),)))


def reference(path: str = "", anchor: str = "", key: str = "") -> Reference:
    documents = (Key(key),) if key else ()
    return Reference(
        ReferenceKind.LINK, "it", Span(0, 4, 6), documents=documents, anchor=anchor, path=path
    )


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("a.md", reference("a.md", key="file:a"), id="file"),
        pytest.param(
            "../x/A b.md#c", reference("../x/A b.md", "c", "file:a b"), id="file, anchor"
        ),
        pytest.param("a%20b.md#%C3%A9", reference("a b.md", "é", "file:a b"), id="decoded"),
        pytest.param("#scope", reference("", "scope"), id="this document"),
        pytest.param("sub/", reference("sub/", key="file:sub"), id="folder"),
        pytest.param("/top/a", reference("/top/a", key="file:a"), id="from the root"),
        pytest.param("a.md?raw=1#b", reference("a.md", "b", "file:a"), id="query is no path"),
        pytest.param(" a.md ", reference("a.md", key="file:a"), id="blanks around"),
        pytest.param("c:d", reference("c:d", key="file:c:d"), id="one letter is no scheme"),
    ],
)
def test_internal_link(target: str, expected: Reference) -> None:
    assert linked(target) == (expected,)


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("https://x.org/a.md", id="https"),
        pytest.param("//x.org/a", id="no scheme"),
        pytest.param("mailto:a@x.org", id="mail"),
        pytest.param("TEL:+1", id="telephone"),
    ],
)
def test_external_link(target: str) -> None:
    [found] = linked(target)
    assert (found.external, found.path, found.documents) == (True, target, ())


@pytest.mark.parametrize(
    "target", [pytest.param("a.PNG", id="image"), pytest.param("b.zip", id="archive")]
)
def test_asset_is_only_a_candidate(target: str) -> None:
    assert linked(target)[0].strength is Strength.SHAPED


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(Mark(MarkKind.LINK, 0, 3), id="no target"),
        pytest.param(Mark(MarkKind.LINK, 0, 3, " "), id="blank target"),
        pytest.param(Mark(MarkKind.STRONG, 0, 3), id="bold"),
        pytest.param(Mark(MarkKind.CODE, 0, 3), id="code"),
        pytest.param(Mark(MarkKind.FIELD, 0, 3, "#_R", "DATE \\@ d"), id="field of a date"),
        pytest.param(Mark(MarkKind.FIELD, 0, 3, "", "DOCPROPERTY Title"), id="property"),
    ],
)
def test_no_link(mark: Mark) -> None:
    assert links(Document("md", (Block("see it", marks=(mark,)),))) == ()


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(Mark(MarkKind.FIELD, 8, 11, "#_Ref12", "REF _Ref12 \\r \\h"), id="target"),
        pytest.param(Mark(MarkKind.FIELD, 8, 11, "", "REF _Ref12 \\r \\h"), id="instruction only"),
    ],
)
def test_field(mark: Mark) -> None:
    assert links(Document("docx", (Block("Section 4.2", marks=(mark,)),))) == (
        Reference(ReferenceKind.FIELD, "4.2", Span(0, 8, 11), anchor="_Ref12", shown="4.2"),
    )


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        pytest.param(
            "as in [the plan](plan.md#x)",
            "markdown",
            (
                Reference(
                    ReferenceKind.LINK,
                    "the plan",
                    Span(0, 7, 15),
                    documents=(Key("file:plan"),),
                    anchor="x",
                    path="plan.md",
                    strength=Strength.SHAPED,
                ),
            ),
            id="Markdown left in the words of HTML",
        ),
        pytest.param("as in [the plan](plan.md)", "text", (), id="only in Markdown"),
        pytest.param("as in [the plan] (plan)", "markdown", (), id="a bracket of its own"),
        pytest.param("f[i](a b)", "markdown", (), id="no address"),
    ],
)
def test_link_left_in_words(text: str, form: str, expected: tuple[Reference, ...]) -> None:
    assert links(Document(form, (Block(text),))) == expected
