"""What may stand in depgraph.toml, and that everything else is refused with a hint."""

from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.errors import ConfigurationError
from depgraph.model.facts import Kind
from depgraph.model.findings import DocumentClass, Level, Report
from depgraph.workspace.configuration import Configuration, configured

POLICY = "---\nnumber: POL-1\n---\n# P\n\n## 4 Time\n\nKept for 7 years.\n"


def test_settings_may_stand_in_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.depgraph]\nfail_on = "review"\n'
    (tmp_path / "pyproject.toml").write_text(text)
    found = configured(tmp_path)
    assert (found.fail_on, found.origin(found.lines["fail_on"])) == ("review", "pyproject.toml:5")


def read(folder: Path, text: str) -> Configuration:
    (folder / "depgraph.toml").write_text(text)
    return configured(folder)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param('fial_on = "review"', "did you mean 'fail_on'", id="setting"),
        pytest.param('fail_on = "always"', "none of breaking, review, never", id="value"),
        pytest.param('profile = "consistent"', "did you mean 'consistency'", id="profile"),
        pytest.param("profile = 3", "none of references, consistency", id="a number"),
        pytest.param("against = 3", "needs a text in quotes", id="no text"),
        pytest.param('documents = "x"', r"is written as \[\[documents", id="no table"),
        pytest.param('[[precedence]]\nset = "a"\norder = ["MSA"]', "two or more", id="order"),
        pytest.param('[rules]\nREV = "off"', "did you mean 'REF'", id="family"),
        pytest.param(
            '[rules]\nVAL301 = { levle = "off" }', "did you mean 'level'", id="of a rule"
        ),
        pytest.param('[rules]\nVAL301 = { only = ["a"] }', "needs a level", id="no level"),
        pytest.param("include = 3", "include needs a list of texts", id="no list"),
        pytest.param('\n\n[rules]\nVAL301 = "loud"', "depgraph.toml:4: VAL301", id="the line"),
        pytest.param(
            '[[documents]]\npaths = ["*"]\n\n[[documents]]\npaths = ["*"]\nclass = "x"',
            "depgraph.toml:6: class",
            id="the line in the second entry",
        ),
        pytest.param(
            '[rules]\nAUD907 = "off"', "AUD907 speaks of the run itself", id="of the run"
        ),
        pytest.param('[rules]\nAUD = "info"', "exclude = ", id="the family of the run"),
        pytest.param('incomplete = "never"', "fail, changed, tell", id="incomplete"),
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
            '[rules]\nVAL301 = { level = "off", only = ["POL-1.md"] }',
            [Level.BREAKING],
            id="elsewhere",
        ),
        pytest.param('[[documents]]\npaths = ["x.md"]\nclass = "record"', [], id="a record"),
    ],
)
def test_settings_decide_on_the_level(tmp_path: Path, settings: str, levels: list[Level]) -> None:
    assert [f.level for f in asked(tmp_path, settings).findings if f.rule == "VAL301"] == levels


NAMED = {
    "contracts/acme/MSA.md": "# MSA\n",
    "contracts/beta/2024/MSA.md": "# MSA\n",
    "policies/POL-1.md": POLICY,
}


def updated(folder: Path, settings: str) -> None:
    for name, text in NAMED.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "depgraph.toml").write_text(settings)
    tracker.update(tracker.open_workspace(folder), tracker.Silent())


@pytest.mark.parametrize(
    ("settings", "hint"),
    [
        pytest.param(
            '[[documents]]\npaths = ["contrats/**"]',
            r"toml:2: paths 'contrats/\*\*' matches no document; did you mean 'contracts/\*\*'",
            id="folder",
        ),
        pytest.param(
            '[[documents]]\npaths = ["policies/POL-1.dm"]',
            "did you mean 'policies/POL-1.md'",
            id="file",
        ),
        pytest.param(
            '[[documents]]\npaths = ["policies/**", "**/*.docx"]',
            r"'\*\*/\*.docx' matches no document; take it out",
            id="ending",
        ),
        pytest.param('include = ["polices/**"]', "toml:1: include 'polices", id="include"),
        pytest.param('exclude = ["polices/"]', "did you mean 'policies/'", id="exclude misspelt"),
        pytest.param(
            '[rules]\nVAL301 = { level = "off", only = ["policy/**"] }',
            "only of VAL301 'policy/",
            id="of a rule",
        ),
        pytest.param(
            '[[documents]]\npaths = ["contracts/**"]\nset = "customer-{dir}"\n'
            '[[precedence]]\nset = "custmer-acme"\norder = ["MSA", "SOW"]',
            "matches no set of documents; did you mean 'customer-acme'",
            id="set",
        ),
    ],
)
def test_a_path_that_matches_nothing_is_an_error(tmp_path: Path, settings: str, hint: str) -> None:
    for _ in range(2):
        with pytest.raises(ConfigurationError, match=hint):
            updated(tmp_path, settings)


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param('[[documents]]\npaths = ["contracts/**"]', id="folder"),
        pytest.param('[[documents]]\npaths = ["POL-*.md"]', id="at any depth"),
        pytest.param('[[documents]]\npaths = ["*", "!policies/**"]', id="all but"),
        pytest.param('exclude = ["build/", "*.tmp"]', id="what is left out may be absent"),
        pytest.param('exclude = ["policies/"]', id="left out"),
        pytest.param(
            '[[documents]]\npaths = ["contracts/**"]\nset = "customer-{dir}"\n'
            '[[precedence]]\nset = "customer-*"\norder = ["MSA", "SOW"]',
            id="sets",
        ),
    ],
)
def test_a_path_that_matches_is_none(tmp_path: Path, settings: str) -> None:
    updated(tmp_path, settings)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        pytest.param("contracts/**", "contracts/acme/MSA.md", "c-acme", id="below the beginning"),
        pytest.param("contracts/**", "contracts/acme/a/b.md", "c-acme", id="deeper"),
        pytest.param("contracts/**", "contracts/MSA.md", "", id="right in the folder"),
        pytest.param(
            "clients/*/signed/*", "clients/acme/signed/x.md", "c-acme", id="star between"
        ),
        pytest.param("*.docx", "acme/MSA.docx", "c-acme", id="no beginning"),
        pytest.param("contracts/**", "policies/a/b.md", "", id="another entry"),
    ],
)
def test_a_set_may_be_named_after_the_folder(
    tmp_path: Path, pattern: str, path: str, expected: str
) -> None:
    found = read(tmp_path, f'[[documents]]\npaths = ["{pattern}"]\nset = "c-{{dir}}"\n')
    assert found.set_of(path) == expected


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        pytest.param("", ["VAL301", "DOC507"], id="all"),
        pytest.param('profile = "controlled"', ["VAL301", "DOC507"], id="controlled"),
        pytest.param('profile = "consistency"', ["VAL301"], id="consistency"),
        pytest.param('profile = "references"', [], id="references"),
        pytest.param('profile = "references"\n[rules]\nVAL = "review"', ["VAL301"], id="and one"),
        pytest.param('[rules]\nVAL301 = "off"', [], id="nothing breaks without it"),
        pytest.param('[rules]\nVAL = "off"\nVAL301 = "info"', ["VAL301"], id="one of a family"),
    ],
)
def test_a_profile_says_how_much_is_judged(
    tmp_path: Path, settings: str, rules: list[str]
) -> None:
    policy = POLICY.replace("---\n#", "revision: 6\n---\n#")
    (tmp_path / "POL-1.md").write_text(policy)
    (tmp_path / "x.md").write_text("Kept for 7 years (POL-1 section 4).\n")
    (tmp_path / "depgraph.toml").write_text(settings)
    question = tracker.ImpactQuestion(
        paths=(tmp_path / "POL-1.md",), stdin=policy.replace("7", "5").encode()
    )
    found = tracker.impact(tracker.open_workspace(tmp_path), question, tracker.Silent()).findings
    assert [f.rule for f in found if f.rule in {"VAL301", "DOC507"}] == rules


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param('exclude = ["a/", "b/"]', [1, 1], id="one line"),
        pytest.param('exclude = [\n  "a/", # "x", [\n  \'b]/\',\n]', [2, 3], id="several"),
        pytest.param('exclude = [\n]\ninclude = ["a = b"]', [], id="none"),
        pytest.param('exclude = "a/"', [1], id="a text alone"),
    ],
)
def test_each_entry_of_a_list_has_its_line(tmp_path: Path, text: str, lines: list[int]) -> None:
    (tmp_path / "depgraph.toml").write_text(text, encoding="utf-8")
    listed = configured(tmp_path).listed
    assert [line for (name, _), line in listed.items() if name == "exclude"] == lines


def test_the_paths_of_an_entry_have_their_lines(tmp_path: Path) -> None:
    text = '[[documents]]\npaths = [\n  "a/**",\n  "b/**",\n]\nclass = "draft"\n'
    (tmp_path / "depgraph.toml").write_text(text, encoding="utf-8")
    (entry,) = configured(tmp_path).documents
    assert (entry.paths.lines, entry.line) == ((3, 4), 1)
