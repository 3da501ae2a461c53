"""The watcher as a process of its own: what it prints after saves, and how it ends."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.watching import POLICY, SOP, Start, Watch, depgraph, save, values

FIXTURES = Path(__file__).parents[2] / "fixtures" / "company"


def test_what_a_save_breaks_and_what_the_next_one_mends(folder: Path, watch: Watch) -> None:
    save(folder, "for 7 years", "for 5 years")
    first = watch.next()
    assert (first["paths"], first["verdict"]) == ([POLICY], "breaking")
    assert values(first["added"]) == ["COD606 src/ret.py", "VAL301 sops/SOP-014.md"]
    save(folder, "for 7 years", "for 5 years", "sops/SOP-014.md")
    second = watch.next()
    assert (second["paths"], second["added"]) == (["sops/SOP-014.md"], [])
    assert len(second["fixed"]) == 1
    save(folder, "for 5 years", "for 7 years")
    third = watch.next()
    # The procedure says five years now, and the policy seven as before.
    assert third["paths"] == [POLICY]
    assert watch.end() == (0, "")


def test_a_save_that_changes_nothing_of_substance_has_no_findings(
    folder: Path, watch: Watch
) -> None:
    save(folder, "The Record Keeper keeps", "The Record Keeper looks after")
    event = watch.next()
    assert (event["added"], event["fixed"], event["verdict"]) == ([], [], "clean")


def test_removed_and_moved_files_are_followed(folder: Path, watch: Watch) -> None:
    (folder / "sops" / "SOP-014.md").rename(folder / "sops" / "SOP-014-archive.md")
    event = watch.next()
    moved = {"from": "sops/SOP-014.md", "to": "sops/SOP-014-archive.md"}
    assert (event["paths"], event["removed"]) == (["sops/SOP-014-archive.md"], [])
    assert event["renamed"] == [moved]
    (folder / POLICY).unlink()
    event = watch.next()
    assert event["removed"] == [POLICY]
    assert {f["rule"] for f in event["added"]} == {"DOC501"}


def test_a_burst_is_one_event_and_loses_nothing(folder: Path, watch: Watch) -> None:
    for number in range(300):
        name = folder / "notes" / f"part-{number % 7}" / f"note-{number}.md"
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_text(f"# Note {number}\n\nSee POL-002 §4.1.\n", encoding="utf-8")
    seen: set[str] = set()
    while len(seen) < 300:
        seen.update(watch.next()["paths"])
    assert watch.end() == (0, "")
    assert depgraph(folder, "verify").returncode == 0


def test_a_file_that_is_half_written_is_waited_for(tmp_path: Path, start: Start) -> None:
    whole = FIXTURES / "contracts" / "SLA.docx"
    file = tmp_path / "SLA.docx"
    shutil.copy(whole, file)
    running = start(tmp_path)
    running.next()
    (tmp_path / "~$SLA.docx").write_bytes(b"someone")
    file.write_bytes(whole.read_bytes()[:4000])
    assert running.next() == {"event": "waiting", "path": "SLA.docx", "lock": "~$SLA.docx"}
    shutil.copy(whole, file)
    assert running.next()["verdict"] == "clean"
    assert running.end(signal.SIGINT) == (0, "")


def test_polling_sees_the_same(folder: Path, start: Start) -> None:
    running = start(folder, "--poll", "0.2")
    running.next()
    save(folder, "for 7 years", "for 5 years")
    assert len(values(running.next()["added"])) == 2
    assert running.end() == (0, "")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_commit_puts_the_texts_in_force(folder: Path, start: Start) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
            cwd=folder,
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "all")
    running = start(folder)
    assert running.next()["accepted"] is False
    save(folder, "for 7 years", "for 5 years")
    assert len(values(running.next()["added"])) == 2
    git("commit", "-qam", "shorter")
    event = running.next()
    assert (event["paths"], event["added"], event["verdict"]) == ([], [], "clean")
    assert running.end() == (0, "")


def test_only_what_has_to_do_with_the_paths_asked_for_is_told(folder: Path, start: Start) -> None:
    running = start(folder, POLICY, "handbook")
    assert running.next()["documents"] == 4
    save(folder, "See", "Look at", SOP)
    save(folder, "For training", "About training", SOP)
    save(folder, "for 7 years", "for 5 years")
    event = running.next()
    assert (event["paths"], values(event["added"])) == (
        [POLICY],
        ["COD606 src/ret.py", "VAL301 sops/SOP-014.md"],
    )
    save(folder, "for 7 years", "for 5 years", SOP)
    event = running.next()
    # Another document mended what the policy broke: that has to do with the policy.
    assert (event["paths"], len(event["fixed"])) == ([], 1)
    save(folder, "at noon", "at one", "handbook/lunch.md")
    assert running.next()["paths"] == ["handbook/lunch.md"]
    assert running.end() == (0, "")


def test_a_renamed_folder_is_one_event(folder: Path, watch: Watch) -> None:
    (folder / "sops").rename(folder / "procedures")
    event = watch.next()
    moved = {"from": SOP, "to": "procedures/SOP-014.md"}
    assert (event["renamed"], event["removed"]) == ([moved], [])
    save(folder, "for 7 years", "for 6 years", "procedures/SOP-014.md")
    assert watch.next()["paths"] == ["procedures/SOP-014.md"]


def word(file: Path, data: bytes) -> None:
    """Save as Word does."""
    lock = file.with_name(f"~${file.name[2:]}")
    lock.write_bytes(b"someone")
    fresh, old = file.with_name("~WRD0001.tmp"), file.with_name("~WRL0001.tmp")
    fresh.write_bytes(data)
    file.rename(old)
    fresh.rename(file)
    old.unlink()
    lock.unlink()


def vim(file: Path, data: bytes) -> None:
    """Save as vim does with a backup."""
    backup = file.with_name(f"{file.name}~")
    (file.parent / "4913").write_bytes(b"")
    (file.parent / "4913").unlink()
    file.rename(backup)
    file.write_bytes(data)
    backup.unlink()


def office(file: Path, data: bytes) -> None:
    """Save as LibreOffice does."""
    lock = file.with_name(f".~lock.{file.name}#")
    lock.write_bytes(b"someone")
    beside = file.with_name("lu1234.tmp")
    beside.write_bytes(data)
    beside.replace(file)
    lock.unlink()


def in_place(file: Path, data: bytes) -> None:
    """Save as simple programs do: the same file, in pieces."""
    with file.open("wb", buffering=0) as target:
        for at in range(0, len(data), 64):
            target.write(data[at : at + 64])
            time.sleep(0.002)


@pytest.mark.parametrize("saved", [word, vim, office, in_place])
def test_a_save_is_one_event_whatever_the_editor_does(
    folder: Path, watch: Watch, saved: Callable[[Path, bytes], None]
) -> None:
    file = folder / POLICY
    saved(file, file.read_bytes().replace(b"for 7 years", b"for 5 years"))
    event = watch.next()
    assert (event["paths"], event["removed"], event["renamed"]) == ([POLICY], [], [])
    assert len(values(event["added"])) == 2
    saved(file, file.read_bytes().replace(b"for 5 years", b"for 7 years"))
    assert watch.next()["verdict"] == "clean"
    assert watch.end() == (0, "")


def test_a_document_that_is_open_but_whole_is_judged(folder: Path, watch: Watch) -> None:
    (folder / "policies" / "~$L-002.md").write_bytes(b"someone")
    save(folder, "for 7 years", "for 5 years")
    assert watch.next()["verdict"] == "breaking"


def test_what_comes_and_goes_is_not_told(folder: Path, watch: Watch) -> None:
    (folder / "draft.md").write_text("# Draft\n", encoding="utf-8")
    (folder / "draft.md").unlink()
    save(folder, "for 7 years", "for 5 years")
    assert watch.next()["paths"] == [POLICY]


def test_what_changed_while_nobody_watched_is_told(folder: Path, start: Start) -> None:
    running = start(folder)
    running.next()
    assert running.end() == (0, "")
    save(folder, "for 7 years", "for 5 years")
    running = start(folder)
    assert running.next() == {"event": "started", "documents": 4, "accepted": False}
    event = running.next()
    assert (event["paths"], event["since"]) == ([POLICY], True)
    assert len(values(event["added"])) == 2


def test_a_text_of_the_same_length_under_its_old_time_is_seen(folder: Path, watch: Watch) -> None:
    file = folder / POLICY
    before = file.stat().st_mtime_ns
    for at, old, new in ((before, b"7", b"5"), (1, b"5", b"6"), (4 * 10**18, b"6", b"4")):
        data = file.read_bytes().replace(b"for %s years" % old, b"for %s years" % new)
        file.write_bytes(data)
        os.utime(file, ns=(at, at))
        assert "VAL301 sops/SOP-014.md" in values(watch.next()["added"])
    assert watch.end() == (0, "")


def test_the_lines_for_a_person(folder: Path, start: Start) -> None:
    running = start(folder, lines=False)
    running.line()
    running.line()
    save(folder, "## 5 Owner\n", "## 5 Owner\n\n")
    assert running.line()[10:] == f"{POLICY + ' saved':32}  editorial, nothing follows"
    save(folder, "for 7 years", "for 5 years")
    assert running.line()[10:].startswith(f"{POLICY + ' saved':32}  +3 breaking")
    assert running.end() == (0, "")
