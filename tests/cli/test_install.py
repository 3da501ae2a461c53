"""What `depgraph install` writes is there, works in git, and goes again without a trace."""

import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from docx import Document

from depgraph.extraction import Source, blocks_of, extractor_for, installed, read
from tests.formats.pdf_files import lines, pdf
from tests.working_copies import BIN, Repository, repository

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT / "fixtures" / "company" / "contracts" / "MSA-2024-017.docx"
SCRIPT = BIN / "depgraph"


@pytest.fixture
def team(tmp_path: Path) -> Repository:
    return repository(tmp_path / "team files", tmp_path / "home")


def changed(data: bytes, old: str, new: str) -> bytes:
    """Return a Word file with *new* where *old* stood, within one paragraph."""
    document = Document(io.BytesIO(data))
    (paragraph,) = (p for p in document.paragraphs if old in p.text)
    (run,) = (r for r in paragraph.runs if old in r.text)
    run.text = run.text.replace(old, new)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def added(diff: str) -> list[str]:
    return [line[1:] for line in diff.splitlines() if line[:1] == "+" and line[:3] != "+++"]


def taken(diff: str) -> list[str]:
    return [line[1:] for line in diff.splitlines() if line[:1] == "-" and line[:3] != "---"]


def word(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt(text: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}office:1.0" '
            f'xmlns:text="{names}text:1.0"><office:body><office:text>'
            f"<text:p>{text}</text:p></office:text></office:body></office:document-content>",
        )
    return stream.getvalue()


def xlsx(value: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Fee", value])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


TERM = "Invoices are payable within {} days of receipt."
BEFORE = f"- 3.2 **Payment term.** {TERM.format(30)} Payment is made in pounds sterling by bank"
AFTER = f"- 3.2 **Payment term.** {TERM.format(45)} Payment is made in pounds sterling by bank"


def shows_the_number(diff: str) -> bool:
    (old,), (new,) = taken(diff), added(diff)
    return (
        old.startswith(BEFORE)
        and new.startswith(AFTER)
        and " @@ # 2. Services\n" in diff
        and "\n # 3. Fees and payment\n" in diff
    )


def test_git_shows_a_word_file_with_its_numbers(team: Repository) -> None:
    data = CONTRACT.read_bytes()
    contract = "contracts 2024/Master agreement.docx"
    team.write(contract, data)
    ran = team.depgraph("install", "git-diff")
    assert (ran.code, ran.err) == (0, "")
    team.git("add", ".")
    assert team.commit("first").code == 0
    team.write(contract, changed(data, "payable within 30 days", "payable within 45 days"))

    assert shows_the_number(team.git("diff"))
    team.git("add", ".")
    assert shows_the_number(team.git("diff", "--cached"))
    assert team.commit("second").code == 0
    assert shows_the_number(team.git("show"))
    assert shows_the_number(team.git("log", "-p", "-1"))
    whole = team.git("log", "-p", "--reverse", "--", contract)
    assert len(added(whole)) > 100
    assert whole.count(TERM.format(30)) == 2  # written first, then taken away
    (line,) = (x for x in team.git("blame", contract).splitlines() if TERM.format(45) in x)
    assert "Ann Author" in line
    assert TERM.format(45) in team.git("grep", "--textconv", "payable within", "--", contract)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        pytest.param("a.pdf", lambda text: pdf(lines(text)), id="PDF"),
        pytest.param("a.odt", odt, id="OpenDocument"),
        pytest.param("a.xlsx", xlsx, id="spreadsheet"),
        pytest.param("A.PDF", lambda text: pdf(lines(text)), id="name in capitals"),
        pytest.param("a.docm", word, id="Word with macros"),
        pytest.param("ä 'b' $c.docx", word, id="a name that shells would read"),
    ],
)
def test_git_shows_other_formats(
    team: Repository, name: str, make: Callable[[str], bytes]
) -> None:
    team.depgraph("install", "git-diff")
    team.write(name, make("thirty days"))
    team.git("add", ".")
    team.commit("first")
    team.write(name, make("sixty days"))
    diff = team.git("diff")
    assert [text for text in taken(diff) if "thirty days" in text] != []
    assert [text for text in added(diff) if "sixty days" in text] != []


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        pytest.param(
            b"PK\x03\x04 cut off",
            b"PK\x03\x04 cut off elsewhere",
            "is cut off or damaged and cannot be opened; get a complete copy",
            id="damaged",
        ),
        pytest.param(
            b"%PDF-1.4 one", b"%PDF-1.4 other", "is a PDF under a Word name", id="renamed"
        ),
        pytest.param(
            b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:2\nsize 9\n",
            "is kept in git LFS and not here; run `git lfs pull`",
            id="not fetched",
        ),
        pytest.param(b"", b"\0", "is empty (0 bytes)", id="empty"),
    ],
)
def test_what_cannot_be_read_is_said_in_the_diff(
    team: Repository, first: bytes, second: bytes, said: str
) -> None:
    team.depgraph("install", "git-diff", "--private")
    team.write("a.docx", first)
    team.write("b.docx", word("fine"))
    team.git("add", ".")
    team.commit("first")
    team.write("a.docx", second)
    team.write("b.docx", word("better"))
    diff = team.git("diff")
    assert f"> depgraph: this file {said}" in diff
    assert f" {len(second)} bytes, sha256 " in diff
    assert "better" in added(diff)


def test_a_word_file_says_how_many_changes_are_tracked(team: Repository) -> None:
    data = (ROOT / "fixtures" / "proposals" / "SOW-04-redline.docx").read_bytes()
    file = team.write("a.docx", data)
    ran = team.depgraph("text", "--for-diff", str(file))
    assert ran.code == 0
    assert ran.out.startswith("> depgraph: ")
    assert " tracked changes, shown as if accepted\n\n" in ran.out


def test_where_git_shows_no_text_it_takes_no_pdf_for_lines(team: Repository) -> None:
    team.depgraph("install", "git-diff")
    team.write("a.pdf", pdf(lines("one")))
    team.git("add", ".")
    team.commit("first")
    team.write("a.pdf", pdf(lines("two")))
    assert "Binary files a/a.pdf and b/a.pdf differ" in team.git("diff", "--no-textconv")
    assert "GIT binary patch" in team.git("diff", "--binary", "--no-textconv")


SETTINGS = """\
[core]
\trepositoryformatversion = 0
[diff "other"]
\ttextconv = cat
"""


@pytest.mark.parametrize(
    "there",
    [
        pytest.param(None, id="no file"),
        pytest.param("*.png binary\n", id="a file"),
        pytest.param("*.png binary", id="a last line that is not ended"),
        pytest.param("*.png binary\r\n*.txt text\r\n", id="lines of Windows"),
        pytest.param("*.txt text\r\n*.png binary", id="lines of Windows, the last not ended"),
    ],
)
@pytest.mark.parametrize("reach", ["", "--private", "--global"])
def test_removing_undoes_exactly_what_was_written(
    team: Repository, tmp_path: Path, there: str | None, reach: str
) -> None:
    names = {
        "": team.folder / ".gitattributes",
        "--private": team.folder / ".git" / "info" / "attributes",
        "--global": tmp_path / "home" / ".config" / "git" / "attributes",
    }
    file = names[reach]
    if there is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(there.encode())
    config = (
        tmp_path / "home" / ".gitconfig" if reach == "--global" else team.folder / ".git/config"
    )
    config.write_text(SETTINGS)
    reached = [reach] if reach else []

    first = team.depgraph("install", "git-diff", *reached)
    written = file.read_bytes(), config.read_bytes()
    assert written[0].startswith((there or "").encode())
    assert [line.split()[0] for line in first.out.splitlines()] == ["wrote", "wrote"]
    again = team.depgraph("install", "git-diff", *reached)
    assert [line.split()[0] for line in again.out.splitlines()] == ["kept", "kept"]
    assert (file.read_bytes(), config.read_bytes()) == written

    team.write("a.docx", word("one"))
    team.git("add", "a.docx")
    team.commit("first")
    assert "+one" in team.git("show")

    gone = team.depgraph("install", "git-diff", "--remove", *reached)
    assert [line.split()[0] for line in gone.out.splitlines()] == ["removed", "removed"]
    assert (file.read_bytes().decode() if file.exists() else None) == there
    assert config.read_text() == SETTINGS
    assert team.run("git", "for-each-ref", "refs/notes").out == ""
    nothing = team.depgraph("install", "git-diff", "--remove", *reached)
    assert (nothing.code, nothing.out) == (0, "there was nothing of depgraph to take away\n")


def test_lines_that_were_added_later_stay(team: Repository) -> None:
    team.depgraph("install", "git-diff")
    file = team.folder / ".gitattributes"
    file.write_text(f"# ours\n{file.read_text()}*.svg text\n")
    team.depgraph("install", "git-diff", "--remove")
    assert file.read_text() == "# ours\n*.svg text\n"


def test_a_line_of_somebody_else_that_overrules_ours_is_told(team: Repository) -> None:
    team.write(".git/info/attributes", "*.docx diff=astextplain\n")
    ran = team.depgraph("install", "git-diff")
    assert ran.out.splitlines()[2:] == [
        (
            "overruled *.docx          another attributes file says diff=astextplain; "
            "take that line away there"
        )
    ]


def test_it_works_from_a_folder_below_and_in_a_second_working_copy(
    team: Repository, tmp_path: Path
) -> None:
    team.write("docs/a.docx", word("one"))
    team.git("add", ".")
    team.commit("first")
    other = tmp_path / "other"
    team.git("worktree", "add", "-q", str(other))
    below = Repository(other / "docs", team.variables)
    assert below.depgraph("install", "git-diff").code == 0
    assert (other / ".gitattributes").is_file()
    below.write("a.docx", word("two"))
    assert added(below.git("diff")) == ["two"]


@pytest.mark.parametrize("what", ["git-diff", "pre-commit"])
def test_without_a_repository_one_sentence_says_so(
    team: Repository, tmp_path: Path, what: str
) -> None:
    (tmp_path / "plain").mkdir()
    plain = Repository(
        tmp_path / "plain", {**team.variables, "GIT_CEILING_DIRECTORIES": str(tmp_path)}
    )
    ran = plain.depgraph("install", what)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "depgraph: 'plain' is in no working copy of a git repository; go to the folder of the "
        "repository, or type `git init` first\n"
    )


@pytest.mark.parametrize("what", ["git-diff", "pre-commit"])
def test_without_git_one_sentence_says_so(team: Repository, tmp_path: Path, what: str) -> None:
    ran = team.depgraph("install", what, PATH=str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "depgraph: git is not installed here; install git, open a new terminal, try again\n"
    )


def test_two_reaches_contradict_each_other(team: Repository) -> None:
    ran = team.depgraph("install", "git-diff", "--global", "--private")
    assert ran.code == 2
    assert "--global and --private each say for whom; give one of them" in ran.err


@pytest.mark.parametrize(
    "start",
    [
        pytest.param([str(SCRIPT)], id="the script"),
        pytest.param([sys.executable, "-m", "depgraph"], id="the module"),
    ],
)
def test_git_calls_the_depgraph_that_installed_it(team: Repository, start: list[str]) -> None:
    if not Path(start[0]).exists():
        pytest.skip("depgraph is not installed as a script")
    team.run(*start, "install", "git-diff")
    team.write("a.docx", word("one"))
    team.git("add", ".")
    team.commit("first")
    assert "+one" in team.git("show", PATH="/usr/bin:/bin")


def test_a_python_in_a_folder_with_a_space_can_be_called(team: Repository, tmp_path: Path) -> None:
    """An environment without the script: git calls Python and the module."""
    place = tmp_path / "my programs" / "it's"
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", "--system-site-packages", place],
        check=True,
    )
    python = next(place.glob("[bS]*/python*"))
    for folder in (p for p in sys.path if p.endswith("site-packages")):
        (next(place.glob("lib*/**/site-packages")) / "more.pth").write_text(f"{folder}\n{ROOT}\n")
    ran = team.run(python, "-m", "depgraph", "install", "git-diff")
    assert ran.code == 0, ran.err
    team.write("depgraph/__init__.py", "raise SystemExit('the wrong one')\n")
    team.write("a.docx", word("one"))
    team.git("add", ".")
    team.commit("first")
    assert "-P -m depgraph" in team.git("config", "diff.depgraph.textconv")
    assert "+one" in team.git("show")
    shutil.rmtree(place)


@pytest.mark.parametrize("what", ["git-diff", "pre-commit"])
def test_every_thing_to_install_has_its_help(team: Repository, what: str) -> None:
    ran = team.depgraph("install", what, "--help")
    assert (ran.code, f"  depgraph install {what}\n" in ran.out or what == "git-diff") == (0, True)
    assert "\nExample:\n" in ran.out


HOOKS = ("pre-commit", "pre-merge-commit")
FOREIGN = "#!/bin/sh\n# ours\necho asked >&2\nexit 0\n"


def broken(team: Repository) -> None:
    """Stage an edit that makes a sentence elsewhere wrong."""
    head = "---\nnumber: POL-002\n---\n\n# POL-002 Policy\n\n"
    policy = head + "## 1 Period\n\nRecords are kept for {} years.\n"
    team.write("policy.md", policy.format(7))
    team.write("other.md", "# Other\n\nRecords are kept for 7 years (POL-002 §1).\n")
    team.git("add", "-A")
    team.git("commit", "-q", "-m", "first", "--no-verify")
    team.write("policy.md", policy.format(5))
    team.git("add", "-A")


def test_the_hook_stops_a_commit_and_says_how_to_go_on(team: Repository) -> None:
    ran = team.depgraph("install", "pre-commit")
    assert (ran.code, ran.out, ran.err) == (
        0,
        (
            "wrote     .git/hooks/pre-commit        asked before a commit\n"
            "wrote     .git/hooks/pre-merge-commit  asked before a merge\n"
        ),
        "",
    )
    broken(team)
    ended = team.commit("second")
    assert (ended.code, team.commits()) == (1, ["first"])
    assert ended.err.endswith(
        "depgraph: nothing was committed; to do so all the same: SKIP=depgraph git commit\n"
    )
    assert team.commit("second", SKIP="depgraph").code == 0


def test_installing_twice_changes_nothing_and_removing_leaves_nothing(team: Repository) -> None:
    hooks = team.folder / ".git" / "hooks"
    before = sorted(hooks.iterdir())
    team.depgraph("install", "pre-commit")
    files = [(hooks / name).read_bytes() for name in HOOKS]
    assert all((hooks / name).stat().st_mode & 0o111 == 0o111 for name in HOOKS)
    again = team.depgraph("install", "pre-commit")
    assert [line.split()[0] for line in again.out.splitlines()] == ["kept", "kept"]
    assert [(hooks / name).read_bytes() for name in HOOKS] == files
    gone = team.depgraph("install", "pre-commit", "--remove")
    assert [line.split()[0] for line in gone.out.splitlines()] == ["removed", "removed"]
    assert sorted(hooks.iterdir()) == before
    nothing = team.depgraph("install", "pre-commit", "--remove")
    assert (nothing.code, nothing.out) == (0, "there was nothing of depgraph to take away\n")


@pytest.mark.parametrize(
    "foreign",
    [
        pytest.param(FOREIGN, id="that leaves at its end"),
        pytest.param(
            "#!/usr/bin/env bash\nset -euo pipefail\necho asked >&2", id="of bash, strict"
        ),
        pytest.param("#! /bin/sh -e\necho asked >&2\n", id="with an option"),
    ],
)
def test_a_hook_that_stands_there_stays_and_is_asked(team: Repository, foreign: str) -> None:
    file = team.write(".git/hooks/pre-commit", foreign)
    file.chmod(0o755)
    ran = team.depgraph("install", "pre-commit")
    assert ran.out.splitlines()[0].endswith("asked before a commit, before what stood there")
    broken(team)
    assert team.commit("second").code == 1
    team.git("reset", "-q", "--hard")
    team.write("lunch.md", "# Lunch\n")
    team.git("add", "-A")
    ended = team.commit("second")
    assert (ended.code, "asked\n" in ended.err) == (0, True), ended.said
    team.depgraph("install", "pre-commit", "--remove")
    assert file.read_text() == foreign


@pytest.mark.parametrize(
    ("foreign", "said"),
    [
        pytest.param(
            "#!/usr/bin/env python3\nprint()\n",
            "the pre-commit hook here is no shell script, so nothing was added to it; let it run "
            "`depgraph impact --staged --incomplete changed` and stop when that ends with another "
            "code than 0",
            id="another language",
        ),
        pytest.param(
            "echo\n",
            "the pre-commit hook here is no shell script, so nothing was added to it; let it run "
            "`depgraph impact --staged --incomplete changed` and stop when that ends with another "
            "code than 0",
            id="no first line that says what it is",
        ),
        pytest.param(
            "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n",
            "the hooks here are kept by pre-commit; put the lines above under `repos:` in "
            ".pre-commit-config.yaml and type `pre-commit install -t pre-commit "
            "-t pre-merge-commit`",
            id="pre-commit",
        ),
    ],
)
def test_a_hook_that_takes_no_lines_is_left_alone(
    team: Repository, foreign: str, said: str
) -> None:
    file = team.write(".git/hooks/pre-commit", foreign)
    ran = team.depgraph("install", "pre-commit")
    assert (ran.code, ran.err) == (2, f"depgraph: {said}\n")
    assert file.read_text() == foreign
    assert not (team.folder / ".git/hooks/pre-merge-commit").exists()


def test_where_pre_commit_is_used_its_lines_are_shown(team: Repository) -> None:
    team.write(".pre-commit-config.yaml", "repos: []\n")
    ran = team.depgraph("install", "pre-commit")
    assert ran.code == 2
    (shown,) = yaml.safe_load(ran.out)
    (manifest,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    dropped = ("description", "minimum_pre_commit_version")
    expected = {k: v for k, v in manifest.items() if k not in dropped} | {"language": "system"}
    assert shown == {"repo": "local", "hooks": [expected]}
    assert not (team.folder / ".git/hooks/pre-commit").exists()


def test_a_folder_of_hooks_in_the_project_names_nobody_s_machine(team: Repository) -> None:
    team.git("config", "core.hooksPath", "tools/hooks")
    ran = team.depgraph("install", "pre-commit")
    assert "tools/hooks/pre-commit " in ran.out
    text = (team.folder / "tools/hooks/pre-commit").read_text()
    assert str(BIN) not in text
    assert "set -- depgraph\n" in text
    broken(team)
    assert team.commit("second").code == 1
    missing = team.commit("second", PATH="/usr/bin:/bin")
    assert missing.code == 1
    assert "depgraph: is not installed here, so nothing was judged or committed;" in missing.err


def test_a_folder_of_hooks_that_a_program_keeps_is_left_alone(team: Repository) -> None:
    team.write(".husky/_/pre-commit", "#!/usr/bin/env sh\n")
    team.git("config", "core.hooksPath", ".husky/_")
    ran = team.depgraph("install", "pre-commit")
    assert (ran.code, ran.err) == (
        2,
        (
            "depgraph: another program keeps the hooks here; put the line "
            "`depgraph impact --staged --incomplete changed` into .husky/pre-commit instead\n"
        ),
    )


def test_a_depgraph_that_is_gone_is_told(team: Repository) -> None:
    team.depgraph("install", "pre-commit")
    file = team.folder / ".git/hooks/pre-commit"
    file.write_text(file.read_text().replace(str(BIN), "/nowhere"))
    broken(team)
    ended = team.commit("second", PATH="/usr/bin:/bin")
    assert ended.code == 1
    assert "depgraph: is no longer where it was installed" in ended.err
    assert "VAL301" in team.commit("second").said  # another one on the PATH takes its place


def test_hooks_of_a_second_working_copy_are_those_of_the_first(
    team: Repository, tmp_path: Path
) -> None:
    team.write("lunch.md", "# Lunch\n")
    team.git("add", "-A")
    team.commit("first")
    team.git("worktree", "add", "-q", str(tmp_path / "other"))
    other = Repository(tmp_path / "other", team.variables)
    assert other.depgraph("install", "pre-commit").code == 0
    assert (team.folder / ".git/hooks/pre-commit").is_file()


@pytest.mark.parametrize(
    "name",
    [
        "company/contracts/MSA-2024-017.docx",
        "company/contracts/PA-2025-003.odt",
        "parity/POL-011.pdf",
        "proposals/SOW-04-redline.docx",
        "broken/encrypted.docx",
        "broken/scan.pdf",
    ],
)
def test_git_is_given_the_blocks_that_everybody_is_given(name: str) -> None:
    source = Source(name, (ROOT / "fixtures" / name).read_bytes())
    extractor = extractor_for(name, installed())
    assert extractor is not None
    assert blocks_of(source, extractor) == read(source, extractor).document


def test_git_waits_for_nothing_but_the_reader(team: Repository) -> None:
    file = team.write("a.docx", word("one"))
    script = (
        "import sys, atexit\n"
        "heavy = ('extractors.prose', 'depgraph.tracker', 'depgraph.workspace', 'sqlite3')\n"
        "atexit.register(lambda: print([m for m in heavy if m in sys.modules]))\n"
        "from depgraph.cli import main; main()"
    )
    ran = team.run(sys.executable, "-c", script, "text", "--for-diff", file)
    assert ran.out == "one\n[]\n"
