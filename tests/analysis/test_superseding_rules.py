"""DOC503 by what a document declares: it replaces another one, or is replaced."""

import pytest

from tests.memory import judged, said

OLD = "---\nnumber: POL-2\n---\n# Filing\n\n## 1 Period\n\nRecords are kept.\n"
NEW = "---\nnumber: POL-8\nsupersedes: POL-2\n---\n# Records\n\n## 1 Period\n\nLong.\n"
HIT = [("DOC503", "breaking", "x.md")]


def when_issued(citing: str, new: str = NEW, **classes: str) -> list[tuple[str, str, str]]:
    return said(judged({"pol-2.md": OLD, "x.md": citing}, {"pol-8.md": new}, **classes))


@pytest.mark.parametrize(
    ("citing", "new", "expected"),
    [
        pytest.param("File it as POL-2 says.\n", NEW, HIT, id="the document"),
        pytest.param("File it as POL-2 §1 says.\n", NEW, HIT, id="a part of it"),
        pytest.param("See [filing](pol-2.md).\n", NEW, HIT, id="a link"),
        pytest.param(
            "File it as POL-2 says.\n", NEW.replace("supersedes", "Replaces"), HIT, id="replaces"
        ),
        pytest.param(
            "---\nnumber: X-1\nrequires: POL-2\n---\n# X\n\nYes.\n", NEW, HIT, id="a declared need"
        ),
        pytest.param(
            "File it as POL-2 says, and as POL-8 says.\n",
            NEW,
            [("DOC503", "review", "x.md")],
            id="the successor is named as well",
        ),
    ],
)
def test_a_new_document_takes_the_place_of_one(
    citing: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert when_issued(citing, new) == expected


@pytest.mark.parametrize(
    ("citing", "new"),
    [
        pytest.param("POL-2 was replaced in May.\n", NEW, id="said to be replaced"),
        pytest.param("This was formerly told by POL-2.\n", NEW, id="of former times"),
        pytest.param(
            "---\nnumber: X-1\nsupersedes: POL-2\n---\n# X\n\nYes.\n", NEW, id="another successor"
        ),
        pytest.param(
            "---\nnumber: X-1\nrelated: POL-2\n---\n# X\n\nYes.\n", NEW, id="only related"
        ),
        pytest.param(
            "---\nstatus: withdrawn\n---\n# X\n\nFile it as POL-2 says.\n",
            NEW,
            id="itself retired",
        ),
        pytest.param(
            "File it as POL-2 says.\n", NEW.replace("supersedes", "related"), id="no successor"
        ),
        pytest.param("File it as POL-3 says.\n", NEW, id="another document"),
    ],
)
def test_nothing_rests_on_what_is_replaced(citing: str, new: str) -> None:
    assert when_issued(citing, new) == []


def test_a_draft_replaces_nothing_until_it_is_issued() -> None:
    citing = "File it as POL-2 says.\n"
    assert when_issued(citing, **{"pol-8": "draft"}) == []


def test_what_was_declared_before_is_no_news() -> None:
    before = {"pol-2.md": OLD, "pol-8.md": NEW, "x.md": "File it as POL-2 says.\n"}
    assert said(judged(before, {"pol-8.md": NEW.replace("Long.", "Longer.")})) == []


def test_the_old_document_names_its_successor() -> None:
    plain = NEW.replace("supersedes: POL-2\n", "")
    before = {"pol-2.md": OLD, "pol-8.md": plain, "x.md": "File it as POL-2 says.\n"}
    after = OLD.replace("number: POL-2", "number: POL-2\nsuperseded by: POL-8")
    assert said(judged(before, {"pol-2.md": after})) == HIT


def test_a_status_and_a_declaration_are_told_once() -> None:
    citing = "File it as POL-2 says.\n"
    after = OLD.replace("number: POL-2", "number: POL-2\nstatus: superseded")
    found = judged({"pol-2.md": OLD, "x.md": citing}, {"pol-2.md": after, "pol-8.md": NEW})
    assert said(found) == HIT
