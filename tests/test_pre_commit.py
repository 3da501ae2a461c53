"""A commit is judged by what it holds: by our own hook, and by pre-commit with our manifest."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.working_copies import Ended, Repository, environment, repository

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
POLICY = "policies/POL-002.md"
PROCEDURE = "sops/SOP-014.md"
LUNCH = "handbook/lunch.md"
FILES = {
    POLICY: (
        "---\nnumber: POL-002\ntitle: Retention Policy\n---\n\n# POL-002 Retention Policy\n\n"
        "## 4 Periods\n\n### 4.1 Batch records\n\n"
        "Batch records are kept for 7 years from the release of the batch.\n\n"
        "### 4.2 Training records\n\nTraining records are kept for 3 years.\n\n"
        "## 5 Owner\n\nThe Record Keeper keeps this policy.\n"
    ),
    PROCEDURE: (
        "---\nnumber: SOP-014\ntitle: Archive\n---\n\n# SOP-014 Archive\n\n"
        "## 3 Storage\n\nThe archivist keeps batch records for 7 years (POL-002 §4.1). "
        "The [policy](../policies/POL-002.md) says why.\n"
    ),
    LUNCH: "# Lunch\n\nThe canteen opens at noon.\n",
}
KINDS = ["our hook", "pre-commit"]
Do = Callable[[Repository], Ended]


@pytest.fixture(scope="module", params=KINDS)
def prepared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Repository:
    """A company whose commits are judged, to be copied for each test."""
    folder = tmp_path_factory.mktemp("company")
    made = repository(
        folder / "files", folder / "home", PRE_COMMIT_HOME=str(folder / "kept by pre-commit")
    )
    for name, text in FILES.items():
        made.write(name, text)
    made.git("add", ".")
    assert made.commit("first").code == 0
    _install(made, request.param)
    return made


def _install(made: Repository, kind: str) -> None:
    if kind == "our hook":
        assert made.depgraph("install", "pre-commit").code == 0
        return
    pytest.importorskip("pre_commit")
    made.write(".git/info/exclude", ".pre-commit-config.yaml\n")
    made.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [_local()]}))
    # What stands in the file that is staged is what pre-commit reads.
    made.git("add", "-f", ".pre-commit-config.yaml")
    assert made.commit("how commits are judged").code == 0
    stages = yaml.safe_load(MANIFEST.read_text("utf-8"))[0]["stages"]
    types = [word for stage in stages for word in ("-t", stage)]
    ran = made.run(sys.executable, "-m", "pre_commit", "install", *types)
    assert ran.code == 0, ran.said


def _local() -> dict[str, object]:
    """Return our manifest as a repository of its own, with the depgraph that is tested."""
    start = f"'{sys.executable}' -m depgraph"
    hooks = [
        {**hook, "language": "system", "entry": hook["entry"].replace("depgraph", start, 1)}
        for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))
    ]
    return {"repo": "local", "hooks": hooks}


@pytest.fixture
def company(prepared: Repository, tmp_path: Path) -> Repository:
    shutil.copytree(prepared.folder, tmp_path / "company")
    return Repository(tmp_path / "company", prepared.variables)


def edit(made: Repository, name: str, old: str, new: str) -> None:
    file = made.folder / name
    text = file.read_text("utf-8")
    assert old in text
    made.write(name, text.replace(old, new))


def shortened(made: Repository) -> None:
    edit(made, POLICY, "for 7 years", "for 5 years")


def mended(made: Repository) -> None:
    edit(made, PROCEDURE, "for 7 years", "for 5 years")


def staged(*edits: Callable[[Repository], object]) -> Do:
    """Return: make these edits, stage everything, commit."""

    def do(made: Repository) -> Ended:
        for each in edits:
            each(made)
        made.git("add", "-A")
        return made.commit("second")

    return do


def removed(name: str) -> Do:
    def do(made: Repository) -> Ended:
        made.git("rm", "-q", name)
        return made.commit("second")

    return do


def renamed(name: str, new: str) -> Do:
    def do(made: Repository) -> Ended:
        made.git("mv", name, new)
        return made.commit("second")

    return do


def half_staged(made: Repository) -> Ended:
    """The harmless half of a file is staged; the half that breaks something is not."""
    edit(made, POLICY, "The Record Keeper", "The Keeper of Records")
    made.git("add", POLICY)
    shortened(made)
    return made.commit("second")


def other_half_staged(made: Repository) -> Ended:
    """What breaks something is staged and taken back in the file alone."""
    shortened(made)
    made.git("add", POLICY)
    edit(made, POLICY, "for 5 years", "for 7 years")
    return made.commit("second")


def mended_but_not_staged(made: Repository) -> Ended:
    shortened(made)
    made.git("add", POLICY)
    mended(made)
    return made.commit("second")


def broken_but_not_staged(made: Repository) -> Ended:
    shortened(made)
    edit(made, LUNCH, "noon", "one")
    made.git("add", LUNCH)
    return made.commit("second")


def with_a_new_file_that_is_not_added(made: Repository) -> Ended:
    shortened(made)
    mended(made)
    made.git("add", "-u")
    made.write("drafts/note.md", "# Note\n\nBatch records are kept for 7 years (POL-002 §4.1).\n")
    return made.commit("second")


def with_everything(made: Repository) -> Ended:
    shortened(made)
    return made.commit("second", "-a")


def only_the_path(name: str) -> Do:
    """Return: both files are edited and staged, one of them is committed."""

    def do(made: Repository) -> Ended:
        shortened(made)
        mended(made)
        edit(made, LUNCH, "noon", "one")
        made.git("add", "-A")
        return made.commit("second", "--", name)

    return do


def on_the_way(**more: str) -> Do:
    def do(made: Repository) -> Ended:
        shortened(made)
        return made.commit("second", "-a", **more)

    return do


def unverified(made: Repository) -> Ended:
    shortened(made)
    return made.commit("second", "-a", "--no-verify")


def unreadable(made: Repository) -> Ended:
    made.write("contracts/MSA.docx", b"PK\x03\x04 cut off")
    made.git("add", "-A")
    return made.commit("second")


def in_a_second_working_copy(made: Repository) -> Ended:
    other = made.folder.parent / "other"
    made.git("worktree", "add", "-q", "-b", "other", str(other))
    second = Repository(other, made.variables)
    shortened(second)
    return second.commit("second", "-a")


def from_a_folder_below(made: Repository) -> Ended:
    shortened(made)
    return Repository(made.folder / "sops", made.variables).commit("second", "-a")


STOPPED = [
    pytest.param(staged(shortened), "VAL301", id="a value that another text restates"),
    pytest.param(removed(POLICY), "DOC501", id="a deletion only"),
    pytest.param(renamed(POLICY, "policies/keeping.md"), "DOC502", id="a rename only"),
    pytest.param(other_half_staged, "VAL301", id="the file was taken back, the stage was not"),
    pytest.param(mended_but_not_staged, "VAL301", id="what mends it is not staged"),
    pytest.param(with_everything, "VAL301", id="commit -a"),
    pytest.param(only_the_path(POLICY), "VAL301", id="commit of one path: the mended one is left"),
    pytest.param(unreadable, "MSA.docx", id="a document that cannot be read"),
    pytest.param(on_the_way(SKIP="depgraph-log"), "VAL301", id="another hook is skipped"),
    pytest.param(in_a_second_working_copy, "VAL301", id="a second working copy"),
    pytest.param(from_a_folder_below, "VAL301", id="from a folder below"),
]
PASSED = [
    pytest.param(staged(lambda made: edit(made, LUNCH, "noon", "one")), id="a harmless edit"),
    pytest.param(staged(shortened, mended), id="both ends edited alike"),
    pytest.param(removed(LUNCH), id="a deletion of what nobody relies on"),
    pytest.param(renamed(LUNCH, "handbook/food.md"), id="a rename of what nobody links to"),
    pytest.param(half_staged, id="only the harmless half is staged"),
    pytest.param(broken_but_not_staged, id="what breaks it is not staged"),
    pytest.param(with_a_new_file_that_is_not_added, id="what relies on it is not added"),
    pytest.param(only_the_path(LUNCH), id="commit of one harmless path"),
    pytest.param(on_the_way(SKIP="depgraph"), id="SKIP"),
    pytest.param(on_the_way(SKIP="flake8, depgraph"), id="SKIP of several"),
    pytest.param(unverified, id="--no-verify"),
]


@pytest.mark.parametrize(("do", "said"), STOPPED)
def test_a_commit_is_stopped(company: Repository, do: Do, said: str) -> None:
    before = company.commits()
    ended = do(company)
    assert ended.code == 1, ended.said
    assert said in ended.said
    assert company.commits() == before


@pytest.mark.parametrize("do", PASSED)
def test_a_commit_passes(company: Repository, do: Do) -> None:
    before = company.commits()
    ended = do(company)
    assert ended.code == 0, ended.said
    assert company.commits() == [*before, "second"]


@pytest.mark.parametrize("do", [mended_but_not_staged, half_staged, broken_but_not_staged])
def test_what_is_not_staged_stays_as_it_was(company: Repository, do: Do) -> None:
    do(company)
    assert company.git("stash", "list") == ""
    assert "5 years" in (company.folder / POLICY).read_text("utf-8")
    assert ("5 years" in (company.folder / PROCEDURE).read_text("utf-8")) is (
        do is mended_but_not_staged
    )


SCAN = "handbook/old.docx"


def with_an_old_scan(made: Repository) -> None:
    """Nobody can read one document that is in force."""
    made.write(SCAN, b"PK\x03\x04 cut off")
    made.git("add", "-A")
    assert made.commit("a scan", SKIP="depgraph").code == 0


def lunch(made: Repository) -> None:
    edit(made, LUNCH, "noon", "one")


def set_to(said: str) -> Callable[[Repository], None]:
    return lambda made: made.write("depgraph.toml", f'incomplete = "{said}"\n')


def no_longer_readable(made: Repository) -> None:
    made.write(POLICY, b"\x00\x01\x02 cut off" * 99)


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        pytest.param((lunch,), 0, id="an edit elsewhere"),
        pytest.param((shortened, mended), 0, id="both ends edited alike"),
        pytest.param((lambda made: made.write(SCAN, b"PK\x03\x04 cut"),), 1, id="it is edited"),
        pytest.param(
            (lambda made: made.write("new.docx", b"PK\x03\x04 cut"),), 1, id="another is added"
        ),
        pytest.param((no_longer_readable,), 1, id="what was readable is not any more"),
        pytest.param((shortened,), 1, id="findings count"),
    ],
)
def test_what_nobody_could_read_before_stops_no_commit(
    company: Repository, edits: tuple[Callable, ...], code: int
) -> None:
    with_an_old_scan(company)
    ended = staged(*edits)(company)
    assert ended.code == code, ended.said
    if edits == (lunch,) and not (company.folder / ".pre-commit-config.yaml").exists():
        assert "INCOMPLETE" in ended.said
        assert f'to leave it out for good: exclude = ["{SCAN}"] in depgraph.toml' in ended.said


def test_a_scan_that_is_left_out_is_not_told(company: Repository) -> None:
    with_an_old_scan(company)
    company.write("depgraph.toml", f'exclude = ["{SCAN}"]\n')
    ended = staged(lunch)(company)
    assert (ended.code, "INCOMPLETE" in ended.said) == (0, False), ended.said


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        pytest.param("fail", (3, 3), id="fail"),
        pytest.param("changed", (0, 3), id="changed"),
        pytest.param("tell", (0, 0), id="tell"),
    ],
)
def test_the_settings_say_what_an_unread_document_does(
    company: Repository, said: str, codes: tuple[int, int]
) -> None:
    with_an_old_scan(company)
    set_to(said)(company)
    lunch(company)
    company.git("add", "-A")
    told = company.depgraph("impact", "--staged")
    assert (told.code, "INCOMPLETE" in told.said) == (codes[0], True), told.said
    company.write("new.docx", b"PK\x03\x04 cut off")
    company.git("add", "-A")
    told = company.depgraph("impact", "--staged")
    assert (told.code, "INCOMPLETE" in told.said) == (codes[1], True), told.said


def test_what_mends_a_scan_is_no_fault(company: Repository) -> None:
    with_an_old_scan(company)
    company.write("handbook/other.md", b"\x00\x01\x02 cut off" * 99)
    company.git("add", "-A")
    assert company.commit("another", SKIP="depgraph").code == 0
    company.write("handbook/other.md", "# Other\n\nAll of it can be read.\n")
    company.git("add", "-A")
    ended = company.commit("second")
    assert ended.code == 0, ended.said


def cites_more(made: Repository) -> None:
    made.write(
        "sops/SOP-020.md", "# SOP-020\n\nWe keep batch records for 7 years (POL-002 §4.1).\n"
    )


def branches(made: Repository, ours: Callable[[Repository], None], theirs: Callable) -> Ended:
    """Merge two branches; each was good when it was committed."""
    made.git("checkout", "-q", "-b", "theirs")
    theirs(made)
    made.git("add", "-A")
    assert made.commit("theirs").code == 0
    made.git("checkout", "-q", "main")
    ours(made)
    made.git("add", "-A")
    assert made.commit("ours").code == 0
    return made.run("git", "merge", "-q", "--no-edit", "theirs")


def both_ends(made: Repository) -> None:
    shortened(made)
    mended(made)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(cites_more, both_ends, id="they change what we began to cite"),
        pytest.param(both_ends, cites_more, id="they cite what we changed"),
    ],
)
def test_a_merge_is_judged_by_its_result(
    company: Repository, ours: Callable, theirs: Callable
) -> None:
    ended = branches(company, ours, theirs)
    assert ended.code == 1, ended.said
    assert "SOP-020" in ended.said
    assert sorted(company.commits()[-1:]) == ["ours"]


def test_a_merge_of_two_that_go_together_passes(company: Repository) -> None:
    ended = branches(company, cites_more, lambda made: edit(made, LUNCH, "noon", "one"))
    assert ended.code == 0, ended.said
    assert company.commits()[-1] == "Merge branch 'theirs'"


def test_a_merge_that_was_settled_by_hand_is_judged(company: Repository) -> None:
    def to(years: int) -> Callable[[Repository], None]:
        def both(made: Repository) -> None:
            edit(made, POLICY, "for 7 years", f"for {years} years")
            edit(made, PROCEDURE, "for 7 years", f"for {years} years")

        return both

    assert branches(company, to(5), to(9)).code == 1
    company.git("checkout", "-q", "--ours", POLICY)
    company.git("checkout", "-q", "--theirs", PROCEDURE)
    company.git("add", "-A")
    ended = company.commit("merged")
    assert (ended.code, "VAL3" in ended.said) == (1, True), ended.said
    company.git("checkout", "-q", "HEAD", "--", PROCEDURE)
    company.git("add", "-A")
    assert company.commit("merged").code == 0


def only_below(made: Repository) -> Ended:
    """The hook judges one folder, which git tells of the index from another one."""
    for name in ("pre-commit", "pre-merge-commit"):
        hook = made.folder / ".git" / "hooks" / name
        hook.write_text(hook.read_text("utf-8").replace("--staged", "--staged --root sops"))
    edit(made, PROCEDURE, "says why.", "says why, and [another](SOP-099.md) how.")
    made.git("add", "-A")
    return made.commit("second")


def test_a_hook_may_judge_one_folder(company: Repository, prepared: Repository) -> None:
    if (prepared.folder / ".pre-commit-config.yaml").exists():
        pytest.skip("the manifest names no folder")
    ended = only_below(company)
    assert (ended.code, "SOP-014" in ended.said) == (1, True), ended.said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("link", "code"),
    [
        pytest.param("../policies/POL-002.md", 0, id="whole"),
        pytest.param("../policies/POL-009.md", 1, id="a link leads nowhere"),
    ],
)
def test_the_first_commit_is_judged(tmp_path: Path, kind: str, link: str, code: int) -> None:
    made = repository(
        tmp_path / "new", tmp_path / "home", PRE_COMMIT_HOME=str(tmp_path / "kept by pre-commit")
    )
    for name, text in FILES.items():
        made.write(name, text.replace("../policies/POL-002.md", link))
    if kind == "our hook":
        _install(made, kind)
    else:
        made.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [_local()]}))
        made.run(sys.executable, "-m", "pre_commit", "install")
    made.git("add", "-A")
    ended = made.commit("first")
    assert ended.code == code, ended.said
    assert made.commits() == ([] if code else ["first"])


def test_pre_commit_understands_our_manifest(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    ran = Repository(ROOT, environment(tmp_path)).run(
        sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST
    )
    assert (ran.code, ran.said) == (0, "")
