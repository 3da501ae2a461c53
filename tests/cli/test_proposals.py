"""Every way to hand over a proposal gives the same answer."""

import base64
import difflib
import io
import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import FILES, Cli

POLICY = "policies/POL-002.md"
OLD = FILES[POLICY]
NEW = OLD.replace("for 7 years", "for 5 years")


def diff(old: str, new: str, path: str = POLICY) -> str:
    """Return the unified diff that turns *old* into *new*."""
    lines = (old.splitlines(keepends=True), new.splitlines(keepends=True))
    return "".join(difflib.unified_diff(*lines, f"a/{path}", f"b/{path}"))


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put *data* on standard input."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def found(out: str) -> list[tuple[str, str, str]]:
    """Return rule, level and path of each finding of a JSON report."""
    report = json.loads(out)
    return sorted((f["rule"], f["level"], f["effect"]["path"]) for f in report["findings"])


EXPECTED = [
    ("COD606", "breaking", "src/ret.py"),
    ("DOC507", "breaking", "policies/POL-002.md"),
    ("VAL301", "breaking", "sops/SOP-014.md"),
]


def test_a_file_a_draft_a_patch_and_a_folder_say_the_same(
    company: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    aside = tmp_path_factory.mktemp("aside")
    (aside / "new.md").write_text(NEW, encoding="utf-8")
    (aside / "change.patch").write_text(diff(OLD, NEW), encoding="utf-8")
    shutil.copytree(company, aside / "drafts")
    (aside / "drafts" / POLICY).write_text(NEW, encoding="utf-8")
    ways = (
        (POLICY, "--proposed", str(aside / "new.md")),
        ("--patch", str(aside / "change.patch")),
        ("--proposed-root", str(aside / "drafts")),
    )
    for way in ways:
        ran = cli("impact", *way, "--format", "json")
        assert (ran.code, found(ran.out)) == (1, EXPECTED), way


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(NEW.encode(), id="text"),
        pytest.param(base64.b64encode(NEW.encode()), id="base64 in one line"),
        pytest.param(base64.encodebytes(NEW.encode()), id="base64 in lines"),
    ],
)
@pytest.mark.usefixtures("company")
def test_a_draft_on_standard_input_is_text_or_base64(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    given(monkeypatch, data)
    ran = cli("impact", POLICY, "--stdin", "--format", "json")
    assert (ran.code, found(ran.out)) == (1, EXPECTED)


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        pytest.param(
            f"diff --git a/{POLICY} b/policies/POL-102.md\nsimilarity index 100%\n"
            f"rename from {POLICY}\nrename to policies/POL-102.md\n",
            [],
            id="a rename under which the control number stays",
        ),
        pytest.param(
            diff(OLD, "").replace(f"+++ b/{POLICY}", "+++ /dev/null"),
            ["src/ret.py", "sops/SOP-014.md", "sops/SOP-014.md"],
            id="a file taken away",
        ),
        pytest.param(
            "--- /dev/null\n+++ b/sops/SOP-030.md\n@@ -0,0 +1,3 @@\n+# SOP-030 Reviews\n+\n"
            "+Follow SOP-077 §2 at every review.\n",
            ["sops/SOP-030.md"],
            id="a new file that cites what is not there",
        ),
    ],
)
@pytest.mark.usefixtures("company")
def test_a_patch_renames_removes_and_adds(cli: Cli, patch: str, expected: list[str]) -> None:
    Path("change.patch").write_text(patch, encoding="utf-8")
    ran = cli("impact", "--patch", "change.patch", "--format", "json")
    breaking = [path for _, level, path in found(ran.out) if level == "breaking"]
    assert sorted(breaking) == sorted(expected)


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        pytest.param("just words\n", "the patch holds no change", id="no diff"),
        pytest.param(
            diff(OLD.replace("Batch", "Lot"), NEW.replace("Batch", "Lot")),
            "the patch does not fit policies/POL-002.md as it is",
            id="made for another text",
        ),
        pytest.param(
            diff("a\n", "b\n", "../../etc/passwd"), "lies outside the folder", id="outside"
        ),
        pytest.param(
            diff("a\n", "b\n", "sops/SOP-099.md"), "no file at 'sops/SOP-099.md'", id="no file"
        ),
    ],
)
@pytest.mark.usefixtures("company")
def test_a_patch_that_does_not_fit_is_refused_in_one_sentence(
    cli: Cli, patch: str, said: str
) -> None:
    Path("change.patch").write_text(patch, encoding="utf-8")
    ran = cli("impact", "--patch", "change.patch")
    assert ran.code == 2
    assert said in ran.err


def test_a_folder_that_lacks_a_file_proposes_to_take_it_away(
    company: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    drafts = tmp_path_factory.mktemp("aside") / "drafts"
    shutil.copytree(company, drafts)
    (drafts / POLICY).unlink()
    ran = cli("impact", "--proposed-root", str(drafts), "--format", "json")
    assert {path for _, level, path in found(ran.out) if level == "breaking"} == {
        "sops/SOP-014.md",
        "src/ret.py",
    }


def test_the_same_folder_proposes_nothing(
    company: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    drafts = tmp_path_factory.mktemp("aside") / "drafts"
    shutil.copytree(company, drafts)
    assert cli("impact", "--proposed-root", str(drafts)).code == 0


def test_a_folder_with_other_paths_is_refused(
    company: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    above = tmp_path_factory.mktemp("aside")
    shutil.copytree(company, above / "drafts")
    ran = cli("impact", "--proposed-root", str(above))
    assert ran.code == 2
    assert "lies where one lies here" in ran.err


@pytest.mark.usefixtures("company")
def test_an_empty_draft_is_refused(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"\n")
    ran = cli("impact", POLICY, "--stdin")
    assert (ran.code, "nothing came on standard input" in ran.err) == (2, True)
