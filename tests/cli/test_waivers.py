"""Waivers and comments end to end: listed, written, taken out, and what each does to a run."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
SOP = Path("sops/SOP-014.md")
WAIVERS = Path(".depgraph/waivers.toml")
ADD = ("--reason", "Until the new archive", "--owner", "quality", "--until", "2027-01-31")
DAY = "1795305600"
"""22 November 2026."""
ONE = """\
# The archive moves.
[[waiver]]
rule = "REF101"
from = "SOP-014"
to = "POL-002"
reason = "Until the new archive"
owner = "quality"
until = 2027-01-31
"""


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture
def broken(company: Path) -> Path:
    """The company with a citation that leads nowhere."""
    for number in (1, 2, 3):
        write("policies/POL-002.md", f"\n## {number} Topic\n\nRecords are kept.\n", more=True)
    write(SOP, "\n## 5 Approval\n\nApproved under POL-002 §9.\n", more=True)
    return company


def write(path: str | Path, text: str, *, more: bool = False) -> None:
    file = Path(path)
    file.parent.mkdir(exist_ok=True)
    before = file.read_text(encoding="utf-8") if more else ""
    file.write_text(before + text, encoding="utf-8")


def found(cli: Cli, *arguments: str) -> list[tuple[str, str]]:
    report = json.loads(cli("check", "-f", "json", *arguments).out)
    return [(finding["rule"], finding["status"]) for finding in report["findings"]]


def place() -> str:
    lines = SOP.read_text(encoding="utf-8").split("\n")
    return f"{SOP}:{lines.index('Approved under POL-002 §9.') + 1}"


@pytest.mark.usefixtures("broken")
def test_a_finding_is_waived_by_its_place_and_comes_back(cli: Cli) -> None:
    assert cli("check").code == 1
    added = cli("waivers", "add", place(), *ADD)
    assert added.code == 0
    assert '"Approved under POL-002 §9."' in added.out
    ran = cli("check")
    assert (ran.code, ran.out) == (
        0,
        "CLEAN   nothing else wrong in 4 documents, 5 links   1 waived\n",
    )
    assert found(cli) == [("REF101", "waived")]
    WAIVERS.unlink()
    assert found(cli) == [("REF101", "new")]


@pytest.mark.usefixtures("broken")
def test_what_allows_it_is_listed_and_in_every_report(cli: Cli) -> None:
    write(WAIVERS, ONE)
    assert (
        "waived until 2027-01-31, owner quality: Until the new archive" in cli("check", "-v").out
    )
    (finding,) = json.loads(cli("check", "-f", "json").out)["findings"]
    assert finding["disposition"] == {
        "reason": "Until the new archive",
        "owner": "quality",
        "until": "2027-01-31",
        "path": ".depgraph/waivers.toml",
        "line": 2,
    }
    (result,) = json.loads(cli("check", "-f", "sarif").out)["runs"][0]["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert cli("check", "-f", "line").out == "-: 1 waived\n"
    for name in ("github", "markdown", "junit", "html"):
        ran = cli("check", "-f", name)
        assert "1 waived" in ran.out
        assert "SOP-014" not in ran.out


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        pytest.param("reason", "reasn", 6, "did you mean 'reason'?", id="a misspelt key"),
        pytest.param("REF101", "REF11", 3, "did you mean 'REF1", id="an unknown rule"),
        pytest.param("REF101", "DOC511", 3, "cannot be waived", id="a rule for records"),
        pytest.param("REF101", "AUD907", 3, "cannot be waived", id="a rule of the run"),
        pytest.param('owner = "quality"', "", 2, "needs owner", id="no owner"),
        pytest.param('"Until the new archive"', '""', 6, "needs reason", id="no reason"),
        pytest.param("until = 2027-01-31", "", 2, "needs until", id="no end"),
        pytest.param("2027-01-31", '"soon"', 8, "is no day", id="no day"),
        pytest.param("2027-01-31", '"revision"', 8, "needs given", id="no revisions"),
        pytest.param("2027-01-31", "2027-01-32", 8, "cannot be read", id="no TOML"),
        pytest.param("SOP-014", "SOP-041", 2, "did you mean", id="no such document"),
        pytest.param("SOP-014", "minutes/*.md", 2, "matches no document", id="no such path"),
        pytest.param('to = "POL-002"', 'to = "POL-003"', 2, "did you mean", id="no such target"),
        pytest.param('rule = "REF101"', "", 2, "needs a fingerprint", id="all of a document"),
        pytest.param('from = "SOP-014"\nto = "POL-002"', "", 3, "needs a", id="all of a rule"),
        pytest.param("[[waiver]]", "[[waver]]", 2, "unknown 'waver'", id="a misspelt head"),
    ],
)
@pytest.mark.usefixtures("broken")
def test_what_is_not_plain_stops(cli: Cli, old: str, new: str, line: int, said: str) -> None:
    write(WAIVERS, ONE.replace(old, new))
    ran = cli("check")
    assert (ran.code, ran.out) == (2, "")
    assert f".depgraph/waivers.toml:{line}: " in ran.err
    assert said in ran.err


@pytest.mark.parametrize(
    ("waiver", "day", "state"),
    [
        pytest.param(ONE, DAY, "active", id="long to go"),
        pytest.param(ONE, "1801000000", "ends soon", id="four weeks to go"),
        pytest.param(ONE, "1806000000", "expired", id="over"),
        pytest.param(ONE.replace("REF101", "REF109"), DAY, "matches nothing", id="nothing there"),
        pytest.param(ONE.replace("REF101", "VAL301"), DAY, "active", id="for a change"),
        pytest.param(ONE.replace("SOP-014", "SOP-9"), DAY, "matches nothing", id="no document"),
    ],
)
@pytest.mark.usefixtures("broken")
def test_the_list_tells_what_each_does(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, waiver: str, day: str, state: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    write(WAIVERS, waiver)
    (row,) = json.loads(cli("waivers", "-f", "json").out)["waivers"]
    assert (row["state"], row["line"]) == (state, 2)
    assert cli("waivers").out.startswith(state)


@pytest.mark.usefixtures("broken")
def test_prune_takes_out_what_matches_nothing_and_leaves_every_other_line(cli: Cli) -> None:
    idle = ONE.replace("REF101", "REF109").replace("# The archive", "# Nothing")
    write(WAIVERS, f"# Ours.\n\n{ONE}\n{idle}\n# The last.\n{ONE}")
    assert cli("waivers", "prune").out.endswith("1 waiver removed\n")
    assert WAIVERS.read_text(encoding="utf-8") == f"# Ours.\n\n{ONE}\n# The last.\n{ONE}"
    assert cli("waivers", "prune").out == "no waiver removed\n"


@pytest.mark.usefixtures("broken")
def test_what_expired_counts_again(cli: Cli) -> None:
    write(WAIVERS, ONE.replace("2027-01-31", "2026-11-21"))
    ran = cli("check")
    assert ran.code == 1
    assert "ended on 2026-11-21, so 1 finding counts again" in ran.out
    assert found(cli) == [("AUD901", "new"), ("REF101", "new")]


@pytest.mark.usefixtures("broken")
def test_one_day_is_one_answer(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    write(WAIVERS, ONE)
    first = cli("check", "-v", "-f", "json").out
    assert cli("check", "-v", "-f", "json").out == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert "no number of seconds" in cli("check").err


@pytest.mark.usefixtures("broken")
def test_a_waiver_for_this_revision_ends_with_the_next(cli: Cli) -> None:
    added = cli("waivers", "add", place(), *ADD[:4], "--until", "revision")
    assert 'given = ["POL-002 rev 6", "SOP-014 rev 2"]' in added.out
    assert cli("check").code == 0
    text = Path("policies/POL-002.md").read_text(encoding="utf-8")
    write("policies/POL-002.md", text.replace("revision: 6", "revision: 7"))
    ran = cli("check")
    assert ran.code == 1
    assert "now there is POL-002 rev 7" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["sops/SOP-014.md:1", *ADD], "no finding is called", id="no such place"),
        pytest.param(["0123456789ab", *ADD], "no finding is called", id="no such id"),
        pytest.param(["sops/SOP-014.md"], "give --reason, --owner, --until", id="no reason"),
        pytest.param(["sops/SOP-014.md", *ADD[:5], "2026-01-01"], "is over", id="a past day"),
        pytest.param(["sops/SOP-014.md", *ADD[:5], "soon"], "is no day", id="no day"),
    ],
)
@pytest.mark.usefixtures("broken")
def test_what_cannot_be_added_is_refused(cli: Cli, arguments: list[str], said: str) -> None:
    ran = cli("waivers", "add", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not WAIVERS.exists()


@pytest.mark.usefixtures("broken")
def test_adding_keeps_what_people_wrote(cli: Cli) -> None:
    write(WAIVERS, "# Ours.")
    cli("waivers", "add", str(SOP), *ADD)
    assert WAIVERS.read_text(encoding="utf-8").startswith("# Ours.\n\n# sops/SOP-014.md §5: cites")
    assert cli("check").code == 0


def test_git_keeps_waivers_and_no_index(broken: Path, cli: Cli) -> None:
    subprocess.run(["git", "init", "-q"], cwd=broken, check=True)
    write(WAIVERS, ONE)
    cli("check")
    listed = subprocess.run(
        ["git", "status", "--porcelain", "-uall", ".depgraph"],
        cwd=broken,
        check=True,
        capture_output=True,
        text=True,
    )
    assert listed.stdout == "?? .depgraph/waivers.toml\n"


COMMENT = '<!-- depgraph: allow {} reason="Until the new archive" -->\n'


@pytest.mark.parametrize(
    ("comment", "code", "rules"),
    [
        pytest.param(COMMENT.format("REF101"), 0, [("REF101", "waived")], id="plain"),
        pytest.param(
            COMMENT.format("REF101").replace("reason", "reasn"),
            1,
            [("REF101", "new"), ("AUD902", "new")],
            id="misspelt",
        ),
        pytest.param(
            COMMENT.format("REF109"), 1, [("REF101", "new"), ("AUD902", "new")], id="another rule"
        ),
        pytest.param(COMMENT.format("VAL301"), 1, [("REF101", "new")], id="for a change"),
    ],
)
@pytest.mark.usefixtures("broken")
def test_a_comment_in_a_text(
    cli: Cli, comment: str, code: int, rules: list[tuple[str, str]]
) -> None:
    text = SOP.read_text(encoding="utf-8")
    write(SOP, text.replace("Approved under", comment + "Approved under"))
    assert sorted(found(cli)) == sorted(rules)
    assert cli("check").code == code


@pytest.fixture
def edited(company: Path, cli: Cli) -> Path:
    """The company in git, after someone shortened a period."""
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *words], cwd=company, check=True, capture_output=True)
    text = Path("policies/POL-002.md").read_text(encoding="utf-8")
    write("policies/POL-002.md", text.replace("for 7 years", "for 5 years"))
    assert cli("impact").code == 1
    return company


def waived(cli: Cli, *arguments: str) -> list[tuple[str, str]]:
    report = json.loads(cli("impact", "-f", "json", *arguments).out)
    pairs = [(f["effect"]["path"], f["status"]) for f in report["findings"]]
    return sorted(pair for pair in pairs if not pair[0].startswith("policies/"))


def commented() -> None:
    text = SOP.read_text(encoding="utf-8")
    write(SOP, text.replace("The archivist", COMMENT.format("VAL301") + "The archivist"))


def test_the_text_that_is_judged_decides_and_not_the_file(edited: Path, cli: Cli) -> None:
    """A comment that is not staged allows nothing in what is staged, and the other way round."""
    subprocess.run(["git", "add", "."], cwd=edited, check=True)
    commented()
    both = [("sops/SOP-014.md", "new"), ("src/ret.py", "new")]
    allowed = [("sops/SOP-014.md", "waived"), ("src/ret.py", "new")]
    assert waived(cli) == allowed
    assert waived(cli, "--staged") == both
    subprocess.run(["git", "add", "."], cwd=edited, check=True)
    write(SOP, SOP.read_text(encoding="utf-8").replace("allow VAL301", "allow VAL302"))
    assert waived(cli, "--staged") == allowed
    assert waived(cli) == both


def test_a_waiver_holds_in_impact_as_well(edited: Path, cli: Cli) -> None:
    assert edited.is_dir()
    cli("waivers", "add", str(SOP), *ADD)
    assert waived(cli) == [("sops/SOP-014.md", "waived"), ("src/ret.py", "new")]
    assert "1 waived" in cli("impact").out
    assert cli("impact", "--to", "sops/").code == 0
    assert cli("fix", "--unsafe", "--dry-run", "-f", "json").out.count('"path": "sops') == 0


def git(*words: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *words], check=True, capture_output=True)


@pytest.fixture
def added(company: Path) -> Path:
    """The company in git, after somebody added a citation that leads nowhere."""
    for number in (1, 2, 3):
        write("policies/POL-002.md", f"\n## {number} Topic\n\nRecords are kept.\n", more=True)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "first")
    write(SOP, "\n## 5 Approval\n\nApproved under POL-002 §9.\n", more=True)
    return company


def staged(cli: Cli, *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    git("add", "-A")
    ran = cli("impact", "--staged", "-f", "json", *arguments)
    report = json.loads(ran.out)
    told = [(f["rule"], f["status"], f["fingerprint"]) for f in report["findings"]]
    return ran.code, [(rule, status) for rule, status, _ in told]


@pytest.mark.usefixtures("added")
def test_a_waiver_of_what_stands_holds_at_the_commit(cli: Cli) -> None:
    assert found(cli) == [("REF101", "new")]
    assert staged(cli) == (1, [("REF108", "new")])
    assert cli("waivers", "add", place(), *ADD).code == 0
    assert found(cli) == [("REF101", "waived")]
    assert staged(cli) == (0, [("REF108", "waived")])


@pytest.mark.usefixtures("added")
def test_one_fault_has_one_id(cli: Cli) -> None:
    ids = [
        json.loads(cli(*asked, "-f", "json").out)["findings"][0]["fingerprint"]
        for asked in (["check"], ["impact"])
    ]
    assert ids[0] == ids[1]


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("rule", ["REF101", "REF108"])
def test_either_rule_is_a_permission(cli: Cli, rule: str) -> None:
    write(WAIVERS, ONE.replace("REF101", rule))
    assert (found(cli), staged(cli)) == ([("REF101", "waived")], (0, [("REF108", "waived")]))
    git("commit", "-qm", "second")
    assert found(cli) == [("REF101", "waived")]
    assert "matches nothing" not in cli("waivers").out


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        pytest.param("REF101", (0, 0), id="as it stands"),
        pytest.param("REF108", (0, 0), id="as it is added"),
        pytest.param("REF104", (1, 1), id="another rule"),
    ],
)
def test_either_rule_is_a_permission_in_a_comment(
    cli: Cli, rule: str, codes: tuple[int, int]
) -> None:
    said = f'<!-- depgraph: allow {rule} until=2027-01-31 reason="The archive moves" -->\n'
    text = SOP.read_text("utf-8").replace("Approved under", said + "Approved under")
    SOP.write_text(text, "utf-8")
    assert (cli("check").code, staged(cli)[0]) == codes


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("rule", ["REF101", "REF108"])
def test_no_waiver_is_left_over(cli: Cli, rule: str) -> None:
    write(WAIVERS, ONE.replace("REF101", rule))
    SOP.write_text(SOP.read_text("utf-8").replace("POL-002 §9", "POL-002"), "utf-8")
    assert "matches nothing" in cli("waivers").out
    assert cli("waivers", "prune").code == 0
    assert "[[waiver]]" not in WAIVERS.read_text("utf-8")


@pytest.mark.usefixtures("added")
def test_of_several_at_one_place_each_is_told_with_its_sentence(cli: Cli) -> None:
    text = SOP.read_text("utf-8").replace("POL-002 §9.", "POL-002 §9 and POL-002 §8.")
    SOP.write_text(text, "utf-8")
    at = place_of("Approved under")
    ran = cli("waivers", "add", at, *ADD)
    lines = ran.err.strip().splitlines()
    assert (ran.code, len(lines)) == (2, 3)
    assert [line.split()[1] for line in lines[1:]] == ["REF101", "REF101"]
    assert ["§9" in lines[1], "§8" in lines[2]] == [True, True]


def place_of(begin: str) -> str:
    lines = SOP.read_text(encoding="utf-8").split("\n")
    return f"{SOP}:{next(n for n, line in enumerate(lines, 1) if line.startswith(begin))}"
