"""The commands end to end, in a small company."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Golden = Callable[[str, str], None]
Cli = Callable[..., Any]


@pytest.mark.usefixtures("edited")
def test_impact_as_a_whole(cli: Cli, golden: Golden) -> None:
    ran = cli("impact", "policies/POL-002.md")
    assert ran.code == 1
    golden("cli/impact.txt", ran.out)


def test_impact_is_found_from_any_folder_and_for_any_spelling(
    edited: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cli("impact", "policies/POL-002.md", "--format", "json").out
    assert cli("impact", str(edited / "policies" / "POL-002.md"), "-f", "json").out == first
    bare = first.replace("impact policies/POL-002.md -v", "impact -v")
    assert cli("impact", "--format", "json").out == bare
    monkeypatch.chdir(edited / "policies")
    assert cli("impact", "POL-002.md", "--format", "json").out == first
    monkeypatch.chdir("/")
    assert cli("impact", "--root", str(edited), "--format", "json").out == bare


@pytest.mark.usefixtures("edited")
def test_the_cost_is_told_on_the_other_channel(cli: Cli) -> None:
    ran = cli("impact", "policies/POL-002.md")
    assert ran.err.startswith("4 documents, 1 re-read, 3 from cache, ")
    assert "re-read" not in ran.out
    assert cli("impact", "policies/POL-002.md", "-q").err == ""


@pytest.mark.usefixtures("edited")
def test_formats_go_to_files_and_text_stays(cli: Cli) -> None:
    ran = cli("impact", "--format", "json:out.json", "--format", "line:out.line")
    assert ran.out.startswith("POL-002  ")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["verdict"] == "breaking"
    assert Path("out.line").read_text(encoding="utf-8").startswith("policies/POL-002.md:")


@pytest.mark.usefixtures("edited")
def test_output_writes_the_file_and_keeps_the_code(cli: Cli) -> None:
    ran = cli("impact", "-o", "report.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "BREAKING" in Path("report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param([], 1, id="breaking counts"),
        pytest.param(["--fail-on", "never"], 0, id="nothing counts"),
        pytest.param(["--exit-zero"], 0, id="report only"),
        pytest.param(["--only", "REF"], 0, id="only rules that find nothing"),
        pytest.param(["--only", "VAL,COD606"], 1, id="only rules that find something"),
        pytest.param(["--to", "handbook/"], 0, id="only documents that nothing happens to"),
        pytest.param(["--proposed", "policies/POL-002.md"], 0, id="its own text as proposal"),
    ],
)
@pytest.mark.usefixtures("edited")
def test_what_counts_decides_the_code(cli: Cli, arguments: list, code: int) -> None:
    assert cli("impact", "policies/POL-002.md", *arguments).code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["impact", "no/such.md"], "no file at 'no/such.md'", id="no such file"),
        pytest.param(["impact", "../x.md", "--root", "."], "lies outside", id="outside"),
        pytest.param(["impact", "--only", "VAL399"], "no rule is called 'VAL399'", id="no rule"),
        pytest.param(["impact", "--proposed", "a.md"], "does not exist", id="no proposal"),
        pytest.param(["impact", "--staged", "--range", "a..b"], "each name a proposal", id="two"),
        pytest.param(["impact", "--stdin"], "--stdin needs exactly one FILE", id="stdin of what"),
        pytest.param(["impact", "--format", "xml"], "'xml' is not one of text, json", id="format"),
        pytest.param(
            ["impact", "-f", "json", "-f", "line"],
            "cannot share standard output",
            id="two formats",
        ),
        pytest.param(["impact", "-o", "no/such/folder/x"], "cannot write", id="no such folder"),
        pytest.param(["why", "POL-002", "XYZ-1"], "no tracked document", id="no such document"),
        pytest.param(["explain", "VAL31"], "did you mean VAL301", id="a rule misspelt"),
        pytest.param(["explain", "\x1b[2J"], "no rule is called", id="escape codes"),
        pytest.param(["dops"], "there is no command 'dops'; did you mean 'deps'?", id="a command"),
        pytest.param(["schema", "reprot"], "'reprot' is not one of", id="no such schema"),
    ],
)
@pytest.mark.usefixtures("edited")
def test_wrong_use_is_one_sentence_and_code_2(cli: Cli, arguments: list[str], said: str) -> None:
    ran = cli(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err
    assert ran.out == ""


@pytest.mark.usefixtures("company")
def test_nothing_accepted_is_a_question_and_not_a_guess(cli: Cli) -> None:
    ran = cli("impact", "policies/POL-002.md")
    assert ran.code == 2
    assert "nothing says which text of 'policies/POL-002.md' is in force" in ran.err


def test_what_cannot_be_read_is_never_clean(edited: Path, cli: Cli) -> None:
    (edited / "sops" / "SOP-099.docx").write_bytes(b"PK\x03\x04 cut off")
    ran = cli("impact", "handbook/lunch.md")
    assert (ran.code, ran.out.splitlines()[2].split("  ")[0]) == (3, "INCOMPLETE")
    assert "AUD907  sops/SOP-099.docx" in ran.out
    assert cli("facts", "sops/SOP-099.docx").code == 3
    assert cli("text", "sops/SOP-099.docx").code == 3
    assert cli("update").code == 3
    assert cli("update", "--exit-zero").code == 0
    assert cli("check").code == 3
    assert cli("impact", "policies/POL-002.md").code == 1


def test_a_draft_from_standard_input(
    edited: Path,
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = (edited / "policies" / "POL-002.md").read_text(encoding="utf-8")
    draft = tmp_path_factory.mktemp("elsewhere") / "draft.md"
    draft.write_text(text.replace("4.2 Training", "4.3 Training"), encoding="utf-8")
    with draft.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = cli("impact", "policies/POL-002.md", "--stdin")
    assert ran.code == 1
    assert ran.out.startswith("POL-002  draft on standard input")
    assert "REF102  sops/SOP-014.md:" in ran.out


@pytest.mark.usefixtures("edited")
def test_others_as_a_whole(cli: Cli, golden: Golden) -> None:
    golden("cli/deps.txt", cli("deps", "policies/POL-002.md").out)
    golden("cli/why.txt", cli("why", "src/ret.py", "POL-002").out)
    golden("cli/text.md", cli("text", "sops/SOP-014.md").out)
    golden("cli/links.txt", cli("links").out)
    golden("cli/graph.txt", cli("graph").out)
    golden("cli/update.txt", cli("update").out)
    golden("cli/verify.txt", cli("verify").out)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["deps", "policies/POL-002.md"], 0, id="someone relies on it"),
        pytest.param(["deps", "handbook/lunch.md"], 1, id="nobody relies on it"),
        pytest.param(["why", "sops/SOP-014.md", "POL-002"], 0, id="a way"),
        pytest.param(["why", "handbook/lunch.md", "POL-002"], 1, id="no way"),
        pytest.param(["verify"], 0, id="the store is right"),
        pytest.param(["check"], 0, id="nothing wrong"),
        pytest.param(["graph", "POL-002", "--depth", "1"], 0, id="a part of the graph"),
    ],
)
@pytest.mark.usefixtures("edited")
def test_found_is_0_and_nothing_is_1(cli: Cli, arguments: list, code: int) -> None:
    assert cli(*arguments).code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ["deps", "policies/POL-002.md"],
        ["why", "src/ret.py", "POL-002"],
        ["facts", "sops/SOP-014.md"],
        ["graph"],
        ["update"],
        ["verify"],
        ["check"],
        ["rules"],
        ["explain", "VAL301"],
    ],
)
@pytest.mark.usefixtures("edited")
def test_programs_get_json(cli: Cli, arguments: list[str]) -> None:
    json.loads(cli(*arguments, "--format", "json").out)


@pytest.mark.usefixtures("edited")
def test_links_are_one_object_a_line(cli: Cli) -> None:
    rows = [json.loads(line) for line in cli("links", "-f", "jsonl").out.splitlines()]
    assert {row["outcome"] for row in rows} == {"link"}
    assert {row["target"]["path"] for row in rows} == {"policies/POL-002.md"}


@pytest.mark.usefixtures("edited")
def test_a_warm_run_prints_what_a_cold_run_prints(cli: Cli) -> None:
    warm = cli("impact", "--format", "json").out
    assert cli("impact", "--format", "json").out == warm


@pytest.mark.usefixtures("edited")
def test_facts_name_the_document_and_its_references(cli: Cli) -> None:
    lines = cli("facts", "sops/SOP-014.md").out.splitlines()
    assert lines[0] == "sops/SOP-014.md"
    assert "  number    SOP-014" in lines
    assert [line.split() for line in lines if "§4.2" in line] == [
        ["citation", "§4,", "line", "18", '"POL-002', '§4.2"', "->", "pol-002", "§4.2"]
    ]


@pytest.mark.parametrize("name", ["report", "facts", "links", "rules"])
def test_schemas_are_printed(cli: Cli, name: str) -> None:
    assert json.loads(cli("schema", name).out)["$id"].endswith(f"/{name}-1.json")


def test_the_version_is_told(cli: Cli) -> None:
    from depgraph import __version__

    assert cli("--version").out == f"depgraph {__version__}\n"
