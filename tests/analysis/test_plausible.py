"""When a number that is not found was surely meant for the document it was looked for in."""

import pytest

from depgraph.analysis.plausible import belongs_here
from tests.memory import indexed

WHOLE = "# A\n\n## 1 One\n\n### 1.1 a\n\n### 1.2 b\n\n## 2 Two\n\n## 3 Three\n"


@pytest.mark.parametrize(
    ("cited", "text", "named", "sure"),
    [
        pytest.param("Section 1.3", WHOLE, False, True, id="behind its siblings"),
        pytest.param("Section 5", WHOLE, False, True, id="a little behind the last"),
        pytest.param("Section 705", WHOLE, False, False, id="far behind the last"),
        pytest.param("Section 705", WHOLE, True, True, id="far behind in a document named"),
        pytest.param("Section 2.1", WHOLE, False, False, id="a part of what has none"),
        pytest.param("Part 4", WHOLE, True, False, id="a part of a book"),
        pytest.param("Section 5", WHOLE.replace("## 2", "##"), False, False, id="with a gap"),
        pytest.param("Section 1.3", WHOLE + "\n1.3c of it\n", False, False, id="read badly"),
    ],
)
def test_belongs_here(cited: str, text: str, *, named: bool, sure: bool) -> None:
    target = indexed("a.md", text)
    reference = indexed("x.md", f"See {cited} of MSA-1.").facts.references[0]
    assert belongs_here(reference, target, named=named) is sure
