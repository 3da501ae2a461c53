"""An extractor that somebody else writes is installed, read with, and harmless when broken."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.working_copies import Repository, environment

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## How to write an extractor\n", 1)[1].split("\n## ", 1)[0]
CODE = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)
PROJECT = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
BUILD = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "1.0"

"""
NOTES = (
    "= POL-020 Keys\n\n== 1 Terms\n\n"
    '"Key Holder" means a person who was given a key.\n\n'
    "== 2 Loss\n\n- A Key Holder reports a lost key within 24 hours.\n"
)
CITING = "# SOP-021 Doors\n\nA lost key is reported within 24 hours (POL-020 §2).\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which pip installed the package that README shows."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("package")
    project = PROJECT[0]
    (value,) = tomllib.loads(project)["project"]["entry-points"]["depgraph.extractors"].values()
    module = folder.joinpath(*value.partition(":")[0].split("."))
    if "[project]" not in project:
        project = BUILD.format(name=module.relative_to(folder).parts[0]) + project
    file = module / "__init__.py" if module.parent == folder else module.with_suffix(".py")
    file.parent.mkdir(parents=True)
    file.write_text(CODE[0], encoding="utf-8")
    (file.parent / "__init__.py").touch()
    (folder / "pyproject.toml").write_text(project, encoding="utf-8")
    words = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", *words, "-t", folder / "target", folder],
        check=True,
        env={**os.environ, "PIP_NO_WARN_SCRIPT_LOCATION": "1"},
    )
    return folder / "target"


def company(folder: Path, home: Path, packages: Path) -> Repository:
    """Return a folder in which depgraph finds the extractors in *packages* as well."""
    path = os.pathsep.join(filter(None, (str(packages), os.environ.get("PYTHONPATH", ""))))
    made = Repository(folder, environment(home, PYTHONPATH=path))
    made.write("keys.notes", NOTES)
    made.write("doors.md", CITING)
    return made


@pytest.fixture
def reading(installed: Path, tmp_path: Path) -> Repository:
    return company(tmp_path / "company", tmp_path / "home", installed)


def test_readme_shows_one_extractor_that_is_short() -> None:
    assert (len(CODE), len(PROJECT)) == (1, 1)
    assert len((CODE[0] + PROJECT[0]).splitlines()) < 60


def test_the_extractor_that_readme_shows_reads_text(reading: Repository) -> None:
    ran = reading.depgraph("text", "keys.notes")
    assert (ran.code, ran.err) == (0, "")
    assert "A Key Holder reports a lost key within 24 hours." in ran.out


@pytest.mark.skipif("facts_of" not in CODE[0], reason="what README shows makes blocks only")
def test_it_gets_every_fact_that_our_formats_get(reading: Repository) -> None:
    ran = reading.depgraph("facts", "keys.notes", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    facts = json.loads(ran.out)
    assert facts["identity"]["number"] == "POL-020"
    assert [each["term"] for each in facts["definitions"]] == ["Key Holder"]
    assert [(each["amount"], each["unit"]) for each in facts["values"]] == [("24", "hour")]
    assert [each["title"] for each in facts["provisions"]] == ["POL-020 Keys", "Terms", "Loss"]


@pytest.mark.skipif("facts_of" not in CODE[0], reason="what README shows makes blocks only")
def test_a_change_in_its_files_is_judged(reading: Repository) -> None:
    assert reading.depgraph("init").code == 0
    reading.write("keys.notes", NOTES.replace("24 hours", "48 hours"))
    ran = reading.depgraph("impact", "keys.notes", "--format", "line")
    assert (ran.code, ran.out.startswith("doors.md:3: breaking VAL301 ")) == (1, True), ran.said
    assert reading.depgraph("verify").code == 0


GOOD = """\
from depgraph.model.documents import Block, Document
from depgraph.model.facts import Reading

class Notes:
    name = "notes"
    version = 1
    suffixes = frozenset({".notes"})

    def extract(self, source):
        return Reading(Document("notes", (Block(source.data.decode()),)))

extractor = Notes()
"""


def broken(folder: Path, code: str, name: str = "notes") -> Path:
    """Return a folder with an installed package whose module is *code*."""
    (folder / f"by_others_{name}.py").write_text(code)
    info = folder / f"by_others_{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: by-others-{name}\nVersion: 1.0\n"
    )
    points = f"[depgraph.extractors]\n{name} = by_others_{name}:extractor\n"
    (info / "entry_points.txt").write_text(points)
    return folder


AGAIN = "; install it again, or remove it with `pip uninstall by-others-notes`"
OURS = "could not be read: the notes reader "
TOLD = "; tell whoever wrote that reader"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param(
            "import no_such_module",
            "cannot be loaded (ModuleNotFoundError: No module named 'no_such_module')",
            id="a module is missing",
        ),
        pytest.param(
            "1 / 0", "cannot be loaded (ZeroDivisionError: division by zero)", id="raises"
        ),
        pytest.param("raise SystemExit(3)", "cannot be loaded (SystemExit: 3)", id="exits"),
        pytest.param(
            "extractors = 1",
            "cannot be loaded (AttributeError: module 'by_others_notes' has no attribute "
            "'extractor')",
            id="the name is wrong",
        ),
        pytest.param("def (", "cannot be loaded (SyntaxError: invalid syntax (", id="no Python"),
        pytest.param(
            GOOD.replace("Notes()", "Notes"), "is the class Notes, not an object of it", id="class"
        ),
        pytest.param("extractor = None", "has no name", id="nothing"),
        pytest.param(
            GOOD.replace("= 1", "= 'one'"), "has no version, which is a whole number", id="version"
        ),
        pytest.param(
            GOOD.replace('frozenset({".notes"})', '".notes"'),
            "has no suffixes, which are a set of endings",
            id="endings as one text",
        ),
        pytest.param(
            GOOD.replace("def extract", "def read"), "has no method extract", id="method"
        ),
    ],
)
def test_one_that_cannot_be_used_is_told_and_stops_no_other(
    tmp_path: Path, code: str, said: str
) -> None:
    (tmp_path / "packages").mkdir()
    made = company(tmp_path / "company", tmp_path / "home", broken(tmp_path / "packages", code))
    ran = made.depgraph("update")
    sentence = f"depgraph: the extractor 'notes' {said}"
    assert ran.err.startswith(sentence), ran.err
    assert ran.err.endswith(f"{AGAIN}\n")
    assert ran.err.count("\n") == 1
    assert ran.code == 3
    assert "keys.notes" in ran.out  # it is not passed over in silence
    fine = made.depgraph("facts", "doors.md")
    assert (fine.code, "SOP-021" in fine.out, fine.err) == (0, True, ran.err)
    assert made.depgraph("rules").err == ""  # nobody asked for an extractor


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param("None", "gives no reading: ", id="nothing"),
        pytest.param("'text'", "gives no reading: ", id="text"),
        pytest.param("Reading('text')", "gives no reading: ", id="no document"),
        pytest.param("Reading(Document('n', ('text',)))", "gives no reading: ", id="no blocks"),
        pytest.param("Reading(Document('n', (Block(None),)))", "gives no reading: ", id="no text"),
        pytest.param("Reading(Document('n', (Block(b'x'),)))", "gives", id="bytes"),
        pytest.param(
            "Reading(Document('n', (Block(object()),)))", "failed (TypeError", id="thing"
        ),
        pytest.param("Reading(Document('n', (Block('\\ud800'),)))", "failed (Unicode", id="half"),
        pytest.param(
            "Reading(Document('n', (Block('x'),)), Facts(definitions="
            "(Definition('X', Span(7, 0, 1), 'x'),)))",
            "gives facts beyond its text",
            id="a fact in a block that is not there",
        ),
        pytest.param(
            "Reading(Document('n', (Block('x'),)), Facts(definitions="
            "(Definition('X', Span(0, 0, 9), 'x'),)))",
            "gives facts beyond its text",
            id="a fact behind the end of its block",
        ),
        pytest.param(
            "Reading(Document('n', (Block('x'),)), Facts(provisions="
            "(Provision(None, 'X', 0, 5, 5),)))",
            "gives facts beyond its text",
            id="a part behind the end",
        ),
        pytest.param("1 / 0", "failed (ZeroDivisionError: division by zero)", id="raises"),
        pytest.param("exit(2)", "failed (SystemExit: 2)", id="exits"),
        pytest.param("self.extract(source)", "is nested too deeply to be read", id="no end"),
    ],
)
def test_nonsense_is_a_problem_of_the_file_alone(tmp_path: Path, answer: str, said: str) -> None:
    (tmp_path / "packages").mkdir()
    code = GOOD.replace(
        "import Reading", "import Definition, Facts, Provision, Reading, Span"
    ).replace('Reading(Document("notes", (Block(source.data.decode()),)))', answer)
    made = company(tmp_path / "company", tmp_path / "home", broken(tmp_path / "packages", code))
    ran = made.depgraph("facts", "keys.notes", "--format", "json")
    assert (ran.code, ran.err) == (3, "")
    (problem,) = json.loads(ran.out)["problems"]
    assert problem["kind"] == "unreadable"
    assert problem["message"].removeprefix(OURS).startswith(said)
    updated = made.depgraph("update")
    assert (updated.code, "Traceback" in updated.said) == (3, False)
    assert made.depgraph("facts", "doors.md").code == 0


def test_lists_where_the_model_has_tuples_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    code = GOOD.replace("(Block(source.data.decode()),)", "[Block(source.data.decode())]")
    made = company(tmp_path / "company", tmp_path / "home", broken(tmp_path / "packages", code))
    assert made.depgraph("update").code == 0
    assert made.depgraph("verify").code == 0


def test_an_ending_that_is_ours_stays_ours(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    code = GOOD.replace('{".notes"}', '{".notes", ".MD"}')
    made = company(tmp_path / "company", tmp_path / "home", broken(tmp_path / "packages", code))
    ran = made.depgraph("facts", "doors.md")
    assert (ran.code, "SOP-021" in ran.out) == (0, True)
    assert ran.err == (
        "depgraph: the extractors 'markdown' and 'notes' both claim .md files; 'markdown' reads "
        "them; to end that, remove it with `pip uninstall by-others-notes`\n"
    )
    assert made.depgraph("text", "keys.notes").code == 0


def test_of_two_that_claim_one_ending_the_first_by_name_reads_it(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    packages = broken(tmp_path / "packages", GOOD)
    broken(packages, GOOD.replace('"notes"', '"also"', 1), "also")
    made = company(tmp_path / "company", tmp_path / "home", packages)
    ran = made.depgraph("text", "keys.notes")
    assert (ran.code, ran.err.startswith("depgraph: the extractors 'also' and 'notes' both")) == (
        0,
        True,
    )


def test_a_format_that_is_only_refused_can_be_read_by_others(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    code = GOOD.replace('".notes"', '".rtf"')
    made = company(tmp_path / "company", tmp_path / "home", broken(tmp_path / "packages", code))
    made.write("letter.rtf", "Dear all")
    ran = made.depgraph("text", "letter.rtf")
    assert (ran.code, ran.out, ran.err) == (0, "Dear all\n", "")


def test_git_shows_files_of_others_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    code = GOOD.replace("    version = 1\n", "    version = 1\n    binary = True\n")
    made = company(tmp_path / "company", tmp_path / "home", broken(tmp_path / "packages", code))
    made.git("init", "-q")
    assert made.depgraph("install", "git-diff").code == 0
    assert "\n*.notes diff=depgraph\n" in (made.folder / ".gitattributes").read_text()
    made.git("add", ".")
    made.commit("first")
    made.write("keys.notes", NOTES.replace("24", "48"))
    (line,) = re.findall(r"^[+][^+].*", made.git("diff"), re.MULTILINE)
    assert line.endswith("reports a lost key within 48 hours.")
