"""``depgraph fix`` mends what it says and nothing else, and impact no longer shows it."""

import json
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

ROOT = Path(__file__).parents[2] / "fixtures"
MSA = "contracts/MSA-2024-017.docx"
DRAFT = "../proposals/MSA-2024-017.docx"


@pytest.fixture
def tarnwell(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001
    """The fixture company and its proposals, and the person standing in the company."""
    for name in ("company", "proposals"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path / "company")
    return tmp_path / "company"


def found(out: str) -> Counter[str]:
    """Return how often each rule speaks of each place above info."""
    report = json.loads(out)
    return Counter(
        f"{f['rule']} {f['effect']['path']} {f['effect'].get('label', '')}"
        for f in report["findings"]
        if f["level"] != "info"
    )


def impact(cli: Cli) -> Counter[str]:
    return found(cli("impact", MSA, "--proposed", DRAFT, "--format", "json").out)


def fix(cli: Cli, *more: str) -> dict[str, object]:
    ran = cli("fix", MSA, "--proposed", DRAFT, "--format", "json", *more)
    report: dict[str, object] = json.loads(ran.out)
    assert ran.code == (1 if report["skipped"] else 0)
    return report


@pytest.mark.usefixtures("tarnwell")
def test_what_is_fixed_is_gone_and_nothing_else_comes_or_goes(cli: Cli) -> None:
    before = impact(cli)
    done = fix(cli)
    after = impact(cli)
    assert done["fixed"] == 14
    assert done["skipped"] == 0
    mended = {place for place in before if place.startswith(("REF102", "REF110"))}
    kept = Counter({place: n for place, n in before.items() if place not in mended})
    assert not kept - after
    # That the clause also says something else now was swallowed by the worse finding.
    assert all(place.startswith(("TXT801", "OBL")) for place in after - kept)
    assert fix(cli)["repairs"] == []


@pytest.mark.usefixtures("tarnwell")
def test_values_and_terms_are_written_only_when_asked_for(cli: Cli) -> None:
    fix(cli, "--unsafe")
    left = {place.split()[0] for place in impact(cli)}
    assert left.isdisjoint({"DEF202", "REF102", "REF110"})
    text = Path("contracts/SLA.docx")
    said = cli("text", str(text)).out
    assert "Availability Credit" in said
    assert "Availability Credits" in said
    assert "the Service Credit" not in said
    assert "45 days" in cli("text", "contracts/SOW-03.docx").out
    # What names no source is perhaps about something else, and left to a person.
    assert "30 days" in Path("handbook/billing.md").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(tarnwell: Path, cli: Cli) -> None:
    before = {p: p.read_bytes() for p in tarnwell.rglob("*") if p.is_file()}
    ran = cli("fix", MSA, "--proposed", DRAFT, "--dry-run")
    assert "14 would be fixed, 0 skipped" in ran.out
    assert {p: p.read_bytes() for p in before} == before


def test_text_files_change_in_the_edited_bytes_alone(tarnwell: Path, cli: Cli) -> None:
    sop = tarnwell / "sops" / "SOP-021-incident.md"
    windows = sop.read_bytes().replace(b"\n", b"\r\n")
    sop.write_bytes(b"\xef\xbb\xbf" + windows)
    fix(cli)
    expected = windows.replace("MSA §8.3".encode(), "MSA §9.3".encode())
    assert sop.read_bytes()[:3] == b"\xef\xbb\xbf"
    assert len(sop.read_bytes()) == len(expected) + 3
    assert b"9.3" in sop.read_bytes()
    assert sop.read_bytes().count(b"\r\n") == windows.count(b"\r\n")


def test_word_files_get_tracked_changes_and_keep_every_other_part(
    tarnwell: Path, cli: Cli
) -> None:
    sow = tarnwell / "contracts" / "SOW-03.docx"
    with zipfile.ZipFile(sow) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    original = cli("text", str(sow)).out
    fix(cli)
    with zipfile.ZipFile(sow) as new:
        made = {info.filename: new.read(info) for info in new.infolist()}
    assert [name for name in parts if parts[name] != made[name]] == ["word/document.xml"]
    body = made["word/document.xml"].decode()
    assert '<w:del w:id="4" w:author="depgraph">' in body
    assert cli("text", str(sow), "--view", "original").out == original
    accepted = cli("text", str(sow), "--view", "accepted").out
    assert accepted == original.replace("MSA §8.3", "MSA §9.3").replace("§10.1", "§11.1")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_in_git_the_edits_are_judged_against_the_last_commit(tarnwell: Path, cli: Cli) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
            check=True,
            capture_output=True,
            cwd=tarnwell,
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "all")
    shutil.copy(tarnwell / DRAFT, tarnwell / MSA)
    ran = cli("fix", "--format", "json")
    assert json.loads(ran.out)["fixed"] == 14
    report = json.loads(cli("impact", "--format", "json").out)
    broken = {f["rule"] for f in report["findings"] if f["level"] == "breaking"}
    assert not broken & {"REF102", "REF110"}


def test_without_findings_there_is_nothing_to_fix(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.md").write_text("# A\n\n## 2 Pay\n\nBody.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("# A\n\n## 2 Pay\n\nOther words.\n", encoding="utf-8")
    ran = cli("fix", "a.md", "--proposed", "b.txt")
    assert (ran.code, ran.out) == (0, "0 fixed, 0 skipped\n")
