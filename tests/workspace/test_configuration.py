"""What may stand in depgraph.toml, and that everything else is refused with a hint."""

from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.errors import ConfigurationError
from depgraph.model.facts import Kind
from depgraph.model.findings import DocumentClass, Level, Report
from depgraph.workspace.configuration import Configuration, configured

POLICY = "---\nnumber: POL-1\n---\n# P\n\n## 4 Time\n\nKept for 7 years.\n"


def read(folder: Path, text: str) -> Configuration:
    (folder / "depgraph.toml").write_text(text)
    return configured(folder)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param('fial_on = "review"', "did you mean 'fail_on'", id="setting"),
        pytest.param('fail_on = "always"', "none of breaking, review, never", id="value"),
        pytest.param('profile = "strict"', "unknown setting 'profile'", id="nothing uses it"),
        pytest.param('[rules]\nVAL31 = "off"', "did you mean 'VAL3", id="rule"),
        pytest.param('[rules]\nXYZ999 = "off"', "`depgraph rules` lists", id="no such rule"),
        pytest.param('[rules]\nVAL301 = "loud"', "VAL301 = 'loud'", id="level"),
        pytest.param('[[documents]]\nclass = "draft"', "needs paths", id="no paths"),
        pytest.param(
            '[[documents]]\npaths = ["*"]\nclas = "draft"', "did you mean 'class'", id="key"
        ),
        pytest.param('[[documents]]\npaths = ["*"]\nclass = "x"', "class = 'x'", id="class"),
        pytest.param("fail_on = ", "cannot be read", id="no TOML"),
    ],
)
def test_is_refused(tmp_path: Path, text: str, hint: str) -> None:
    with pytest.raises(ConfigurationError, match=hint):
        read(tmp_path, text)


def test_the_first_entry_that_matches_counts(tmp_path: Path) -> None:
    text = (
        '[[documents]]\npaths = ["a/**"]\nclass = "draft"\nkind = "sop"\nowners = ["@qa"]\n'
        '[[documents]]\npaths = ["**"]\nclass = "reference"\n'
    )
    found = read(tmp_path, text)
    assert (found.document_class("a/x.md"), found.kind("a/x.md"), found.owners("a/x.md")) == (
        DocumentClass.DRAFT,
        Kind.SOP,
        ("@qa",),
    )
    assert found.document_class("b/x.md") is DocumentClass.REFERENCE


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("records/x.md", DocumentClass.RECORD, id="records"),
        pytest.param("docs/adr/x.md", DocumentClass.RECORD, id="decisions"),
        pytest.param("CHANGELOG.md", DocumentClass.RECORD, id="changelog"),
        pytest.param("policies/records.md", None, id="a policy about records"),
    ],
)
def test_records_are_known_by_where_they_lie(path: str, expected: DocumentClass | None) -> None:
    assert Configuration().document_class(path) is expected


def asked(folder: Path, settings: str) -> Report:
    (folder / "POL-1.md").write_text(POLICY)
    (folder / "x.md").write_text("Kept for 7 years (POL-1 section 4).\n")
    (folder / "depgraph.toml").write_text(settings)
    question = tracker.ImpactQuestion(
        paths=(folder / "POL-1.md",), stdin=POLICY.replace("7", "5").encode()
    )
    return tracker.impact(tracker.open_workspace(folder), question, tracker.Silent())


@pytest.mark.parametrize(
    ("settings", "levels"),
    [
        pytest.param("", [Level.BREAKING], id="none"),
        pytest.param('[rules]\nVAL301 = "off"', [], id="off"),
        pytest.param('[rules]\nVAL301 = "info"', [Level.INFO], id="another level"),
        pytest.param(
            '[rules]\nVAL301 = { level = "off", only = ["sops/**"] }',
            [Level.BREAKING],
            id="elsewhere",
        ),
        pytest.param('[[documents]]\npaths = ["x.md"]\nclass = "record"', [], id="a record"),
    ],
)
def test_settings_decide_on_the_level(tmp_path: Path, settings: str, levels: list[Level]) -> None:
    assert [f.level for f in asked(tmp_path, settings).findings if f.rule == "VAL301"] == levels
