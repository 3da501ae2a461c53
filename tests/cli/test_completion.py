"""What the shells offer: by the scripts that are printed, in bash for real."""

import shutil
import stat
from pathlib import Path

import pytest

from depgraph.analysis.catalogue import RULES
from depgraph.cli.table import COMMANDS
from tests.working_copies import BIN, Repository, environment

POLICY = "---\nnumber: POL-002\n---\n\n# POL-002 Retention\n\n## 1 Period\n\nSeven years.\n"
FILES = {
    "policies/POL-002.md": POLICY,
    "policies/POL-003 new.md": "# Another\n",
    "sops/SOP-014.md": "# SOP-014\n\nSee POL-002.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "files", environment(tmp_path / "home"))
    for name, text in FILES.items():
        made.write(name, text)
    return made


def offered(folder: Repository, line: str) -> list[str]:
    """Return what bash is offered behind *line*, whose last word was begun."""
    ran = folder.depgraph(
        _DEPGRAPH_COMPLETE="bash_complete",
        COMP_WORDS=line,
        COMP_CWORD=str(len(line.split(" ")) - 1),
    )
    assert (ran.code, ran.err) == (0, "")
    return [item.partition(",")[2] for item in ran.out.splitlines() if item]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("depgraph ", list(COMMANDS), id="all commands"),
        pytest.param("depgraph ex", ["explain"], id="a command"),
        pytest.param("depgraph zz", [], id="no command"),
        pytest.param("depgraph --v", ["--version"], id="an option of all"),
        pytest.param("depgraph install ", ["git-diff", "pre-commit"], id="what can be installed"),
        pytest.param("depgraph install git-diff --r", ["--remove"], id="an option of that"),
        pytest.param("depgraph impact --sta", ["--staged"], id="an option"),
        pytest.param("depgraph impact --format j", ["json", "jsonl", "junit"], id="a format"),
        pytest.param("depgraph impact --fail-on ", ["breaking", "review", "never"], id="a level"),
        pytest.param(
            "depgraph explain val", [r for r in RULES if r.startswith("VAL")], id="rules"
        ),
        pytest.param("depgraph schema rep", ["report"], id="a schema"),
        pytest.param("depgraph completion f", ["fish"], id="a shell"),
    ],
)
def test_a_shell_is_offered(folder: Repository, line: str, expected: list[str]) -> None:
    assert offered(folder, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("depgraph why pol", ["policies/", "POL-002"], id="path and name"),
        pytest.param("depgraph why POL-002 sop", ["sops/SOP-014.md", "SOP-014"], id="the second"),
        pytest.param("depgraph graph SOP", ["SOP-014"], id="a name"),
    ],
)
def test_documents_that_are_known_are_offered(
    folder: Repository, line: str, expected: list[str]
) -> None:
    assert folder.depgraph("init").code == 0
    found = offered(folder, line)
    assert [each for each in expected if not any(f.startswith(each) for f in found)] == []


def test_documents_are_offered_from_a_folder_below(folder: Repository) -> None:
    folder.depgraph("init")
    below = Repository(folder.folder / "sops", folder.variables)
    assert offered(below, "depgraph why S") == ["SOP-014.md", "SOP-014"]
    assert offered(below, "depgraph why ../po") == [
        "../policies/POL-002.md",
        "../policies/POL-003 new.md",
    ]


@pytest.mark.parametrize("line", ["depgraph why S", "depgraph impact S", "depgraph text S"])
def test_files_are_offered_and_nothing_is_written(folder: Repository, line: str) -> None:
    before = sorted(folder.folder.rglob("*"))
    assert offered(folder, line) == ["S"]
    ran = folder.depgraph(_DEPGRAPH_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD="2")
    assert ran.out == "file,S\n"
    assert sorted(folder.folder.rglob("*")) == before


def test_a_broken_index_offers_files(folder: Repository) -> None:
    folder.write(".depgraph/index.sqlite", "no database")
    assert offered(folder, "depgraph why S") == ["S"]


def named(tmp_path: Path) -> Path:
    """Return a folder with the command ``depgraph``, which shells complete by its name."""
    found = BIN / "depgraph"
    if not found.is_file():
        pytest.skip("depgraph is not installed as a script")
    place = tmp_path / "bin"
    place.mkdir()
    (place / "depgraph").write_text(f'#!/bin/sh\nexec "{found}" "$@"\n')
    (place / "depgraph").chmod(stat.S_IRWXU)
    return place


def test_bash_completes_by_the_script_that_is_printed(folder: Repository, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    script = folder.depgraph("completion", "bash").out
    asked = (
        f'export PATH="{named(tmp_path)}:$PATH"\n{script}\n'
        "COMP_WORDS=(depgraph explain val30)\nCOMP_CWORD=2\n"
        '_depgraph_completion depgraph val30 explain\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
        "complete -p depgraph\n"
    )
    ran = folder.run(bash, "--norc", given=asked)
    assert ran.err == ""
    *rules, bound = ran.out.splitlines()
    assert rules == [rule for rule in RULES if rule.startswith("VAL30")]
    assert bound == "complete -o nosort -F _depgraph_completion depgraph"


@pytest.mark.parametrize(
    ("shell", "variables", "said"),
    [
        pytest.param(
            "zsh",
            {"COMP_WORDS": "depgraph why", "COMP_CWORD": "1"},
            "plain\nwhy\nShow how one document depends on another.\n",
            id="zsh",
        ),
        pytest.param(
            "fish",
            {"COMP_WORDS": "depgraph why", "COMP_CWORD": "why"},
            "plain\nwhy\nShow how one document depends on another.\n",
            id="fish",
        ),
    ],
)
def test_other_shells_are_answered_as_their_scripts_ask(
    folder: Repository, shell: str, variables: dict[str, str], said: str
) -> None:
    script = folder.depgraph("completion", shell).out
    assert f"_DEPGRAPH_COMPLETE={shell}_complete" in script
    assert [name for name in variables if name not in script] == []
    ran = folder.depgraph(_DEPGRAPH_COMPLETE=f"{shell}_complete", **variables)
    assert ran.code == 0
    assert ran.out.replace("plain,", "plain\n").replace("\t", "\n") == said
    found = shutil.which(shell)
    if found:
        assert folder.run(found, "-n", given=script).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["imapct"],
            "there is no command 'imapct'; did you mean 'impact'?",
            id="letters swapped",
        ),
        pytest.param(
            ["Check"], "there is no command 'Check'; did you mean 'check'?", id="capital"
        ),
        pytest.param(
            ["install", "gitdiff"],
            "there is no command 'gitdiff'; did you mean 'git-diff'?",
            id="of a command in a command",
        ),
        pytest.param(
            ["zebra"], "there is no command 'zebra'; see `depgraph --help`", id="nothing is near"
        ),
        pytest.param(
            ["impact", "--stage"],
            "--staged",
            id="an option",
        ),
        pytest.param(["--versoin"], "--version", id="an option of all"),
    ],
)
def test_a_mistyped_word_is_answered_with_the_nearest(
    folder: Repository, words: list[str], said: str
) -> None:
    ran = folder.depgraph(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.splitlines()[-1]
