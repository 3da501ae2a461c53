"""A commit, the index, a range and a merge are judged as the texts that git holds."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.errors import (
    ShallowHistoryError,
    UnknownRevisionError,
    UnrelatedHistoriesError,
)
from depgraph.model.findings import Report, Verdict
from depgraph.tracker import reading
from tests.repositories import POLICY, SILENT, SOP, Repository, settle, traced, wrapped

BROKEN = [("VAL301", "SOP-014.md")]


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settle(monkeypatch)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def company(tmp_path: Path) -> Repository:
    made = Repository.at(tmp_path / "company")
    made.put("POL-002.md", POLICY.format(years=7))
    made.put("SOP-014.md", SOP.format(years=7))
    made.commit("first")
    return made


def asked(company: Repository | Path, **question: object) -> Report:
    folder = company.folder if isinstance(company, Repository) else company
    workspace = tracker.open_workspace(folder, folder)
    return tracker.impact(workspace, tracker.ImpactQuestion(**question), tracker.Silent())


def breaks(report: Report) -> list[tuple[str, str]]:
    return [(f.rule, f.effect.path) for f in report.findings if f.level == "breaking"]


def told(report: Report) -> list[tuple[str, str]]:
    return [(notice.code, notice.path) for notice in report.notices]


# two clean changes


@pytest.fixture
def parted(tmp_path: Path) -> Repository:
    """One branch shortens a period; the other, which left before, begins to cite it."""
    made = Repository.at(tmp_path / "parted")
    made.put("POL-002.md", POLICY.format(years=7))
    made.put("SOP-014.md", SILENT)
    made.put("NOTE.md", "# Note\n\nNothing of weight.\n")
    made.commit("first")
    made.git("checkout", "-q", "-b", "feature")
    made.put("SOP-014.md", SOP.format(years=7))
    made.commit("cite")
    made.git("checkout", "-q", "main")
    made.put("POL-002.md", POLICY.format(years=5))
    made.commit("shorten")
    return made


@pytest.mark.parametrize(
    "span",
    [
        pytest.param("feature~1..feature", id="the change that cites"),
        pytest.param("main~1..main", id="the change that shortens"),
        pytest.param("feature~1...feature", id="the change that cites, from where it left"),
    ],
)
def test_each_of_two_changes_is_clean_alone(parted: Repository, span: str) -> None:
    assert breaks(asked(parted, range=span)) == []


MERGED = [("VAL309", "SOP-014.md")]
"""SOP-014 newly cites what the other branch has shortened."""


def test_a_branch_is_judged_as_what_it_brings_in(parted: Repository) -> None:
    report = asked(parted, range="main...feature")
    assert breaks(report) == MERGED
    assert report.compared.startswith("feature (")
    assert ") merged into main (" in report.compared
    assert report.complete


def test_a_branch_is_not_judged_for_what_the_other_did(parted: Repository) -> None:
    report = asked(parted, range="main...feature")
    assert {change.doc for change in report.changes} == {"SOP-014"}
    assert breaks(asked(parted, range="feature...main")) == BROKEN


def test_trying_a_merge_writes_nothing(parted: Repository) -> None:
    objects = parted.git("count-objects")
    asked(parted, range="main...feature")
    assert (parted.git("count-objects"), parted.git("status", "--porcelain")) == (objects, "")


@pytest.mark.parametrize(
    ("onto", "merging", "found"),
    [
        pytest.param("main", "feature", MERGED, id="the branch into main"),
        pytest.param("feature", "main", BROKEN, id="main into the branch"),
    ],
)
def test_a_merge_is_judged_before_it_is_committed(
    parted: Repository, onto: str, merging: str, found: list[tuple[str, str]]
) -> None:
    parted.git("checkout", "-q", onto)
    parted.git("merge", "-q", "--no-commit", "--no-ff", merging)
    assert breaks(asked(parted, staged=True)) == found
    assert breaks(asked(parted)) == found


@pytest.mark.parametrize(
    ("span", "found"),
    [
        pytest.param("main...HEAD", MERGED, id="main and the merge commit, as in a pull request"),
        pytest.param("main..HEAD", MERGED, id="the two as they are"),
        pytest.param("HEAD^1..HEAD", MERGED, id="the merge commit and its first parent"),
        pytest.param("HEAD^2..HEAD", BROKEN, id="the merge commit and its second parent"),
        pytest.param("HEAD...main", [], id="main holds nothing that the merge commit lacks"),
    ],
)
def test_a_merge_is_judged_after_the_fact(
    parted: Repository, span: str, found: list[tuple[str, str]]
) -> None:
    parted.git("checkout", "-q", "--detach", "main")
    parted.git("merge", "-q", "--no-ff", "-m", "merge", "feature")
    assert breaks(asked(parted, range=span)) == found


@pytest.fixture
def contested(parted: Repository) -> Repository:
    """Both branches rewrote the note, too."""
    for branch in ("feature", "main"):
        parted.git("checkout", "-q", branch)
        parted.put("NOTE.md", f"# Note\n\nWords of {branch}.\n")
        parted.commit("note")
    return parted


COLLISION = "the proposed text was changed on both sides in ways that git cannot put together"


def test_what_git_cannot_merge_is_said(contested: Repository) -> None:
    report = asked(contested, range="main...feature")
    assert breaks(report) == MERGED
    assert told(report) == [("AUD907", "NOTE.md")]
    assert report.notices[0].message.startswith(COLLISION)
    assert not report.complete


def test_a_conflict_is_said_in_plain_words(contested: Repository) -> None:
    contested.git("merge", "-q", "feature", code=1)
    for report in (asked(contested, staged=True), asked(contested)):
        assert breaks(report) == MERGED
        assert told(report) == [("AUD907", "NOTE.md")]
        assert "has a merge conflict; settle it" in report.notices[0].message


def test_a_conflict_alone_is_never_clean(contested: Repository) -> None:
    contested.git("merge", "-q", "feature", code=1)
    contested.git("checkout", "-q", "HEAD", "--", "SOP-014.md")
    assert asked(contested, staged=True).verdict is Verdict.INCOMPLETE


def test_a_git_that_cannot_try_a_merge_says_so(
    parted: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapped(tmp_path, monkeypatch, '[ "$1" = merge-tree ] && exit 129')
    report = asked(parted, range="main...feature")
    assert (breaks(report), report.verdict) == ([], Verdict.INCOMPLETE)
    assert "merge main into feature first" in report.notices[0].message


# the index


def shorten(company: Repository, years: int = 5) -> None:
    company.put("POL-002.md", POLICY.format(years=years))


def only_in_the_files(company: Repository) -> None:
    shorten(company)


def only_in_the_index(company: Repository) -> None:
    shorten(company)
    company.git("add", ".")
    shorten(company, 7)


def staged_and_then_deleted(company: Repository) -> None:
    shorten(company)
    company.git("add", ".")
    (company.folder / "POL-002.md").unlink()


def partly_staged(company: Repository) -> None:
    text = POLICY.format(years=5).replace("every site", "each site")
    company.put("POL-002.md", text)
    company.git("add", ".")
    company.put("POL-002.md", text.replace("for 5", "for 3"))


def downstream_mended_in_the_files_only(company: Repository) -> None:
    shorten(company)
    company.git("add", ".")
    company.put("SOP-014.md", SOP.format(years=5))


def both_staged(company: Repository) -> None:
    shorten(company)
    company.put("SOP-014.md", SOP.format(years=5))
    company.git("add", ".")
    company.put("SOP-014.md", SOP.format(years=7))


def deletion_staged(company: Repository) -> None:
    company.git("rm", "-q", "--cached", "POL-002.md")


def deletion_not_staged(company: Repository) -> None:
    (company.folder / "POL-002.md").unlink()


def meant_to_be_added(company: Repository) -> None:
    company.put("NEW.md", "# New\n\nSee POL-002 §9.\n")
    company.git("add", "-N", "NEW.md")


def new_file_staged(company: Repository) -> None:
    company.put("NEW.md", "# New\n\nBatch records are kept for 9 years (POL-002 §4).\n")
    company.git("add", ".")
    (company.folder / "NEW.md").unlink()


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        pytest.param(only_in_the_files, [], id="an edit that is not staged"),
        pytest.param(deletion_not_staged, [], id="a deletion that is not staged"),
        pytest.param(both_staged, [], id="the mended text is staged, the file is not mended"),
        pytest.param(meant_to_be_added, [], id="git add -N stages no text"),
        pytest.param(only_in_the_index, BROKEN, id="the file was set back"),
        pytest.param(staged_and_then_deleted, BROKEN, id="the file was deleted since"),
        pytest.param(partly_staged, BROKEN, id="the file was edited further"),
        pytest.param(downstream_mended_in_the_files_only, BROKEN, id="the mending is not staged"),
        pytest.param(deletion_staged, [("DOC501", "SOP-014.md")], id="a staged deletion"),
        pytest.param(new_file_staged, [("VAL309", "NEW.md")], id="a new file that is gone again"),
    ],
)
def test_the_index_counts_and_not_the_files(
    company: Repository, edit: Callable[[Repository], None], found: list[tuple[str, str]]
) -> None:
    edit(company)
    assert breaks(asked(company, staged=True)) == found


def test_a_part_of_what_is_staged_says_which_text_it_is(company: Repository) -> None:
    partly_staged(company)
    (finding,) = (f for f in asked(company, staged=True).findings if f.level == "breaking")
    assert "5 years" in finding.message
    (finding,) = (f for f in asked(company).findings if f.level == "breaking")
    assert "3 years" in finding.message


def test_before_the_first_commit_everything_staged_is_new(tmp_path: Path) -> None:
    fresh = Repository.at(tmp_path / "fresh")
    fresh.put("POL-002.md", POLICY.format(years=7))
    fresh.put("SOP-014.md", SOP.format(years=5))
    fresh.git("add", "POL-002.md")
    report = asked(fresh, staged=True)
    assert (report.compared, breaks(report)) == ("staged files, against nothing", [])
    fresh.git("add", ".")
    assert breaks(asked(fresh, staged=True)) == MERGED


def test_staged_against_an_older_commit(company: Repository) -> None:
    first = company.git("rev-parse", "HEAD")
    shorten(company)
    company.commit("shorten")
    assert breaks(asked(company, staged=True)) == []
    assert breaks(asked(company, staged=True, against=first)) == BROKEN


# the working copy


def test_against_a_branch(company: Repository) -> None:
    company.git("branch", "issued")
    shorten(company)
    company.commit("shorten")
    assert breaks(asked(company)) == []
    report = asked(company, against="issued")
    assert (breaks(report), dict(report.against)["ref"]) == (BROKEN, "issued")


def test_what_was_staged_and_set_back_is_no_change(company: Repository) -> None:
    only_in_the_index(company)
    report = asked(company)
    assert (report.subject, report.changes, report.findings) == ("nothing", (), ())


def unlisted(company: Repository, name: str) -> None:
    """Make git, and only git, overlook a file."""
    company.put(".git/unlisted", name + "\n")
    company.git("config", "core.excludesFile", str(company.folder / ".git" / "unlisted"))


def test_a_file_that_git_ignores_is_still_a_document(company: Repository) -> None:
    unlisted(company, "DRAFT.md")
    company.put("DRAFT.md", "# Draft\n\nSee POL-002 §9.\n")
    assert breaks(asked(company)) == []


# renames


def rename(company: Repository, old: str, new: str) -> None:
    (company.folder / new).parent.mkdir(parents=True, exist_ok=True)
    company.git("mv", old, new)


@pytest.fixture
def linked(company: Repository) -> Repository:
    company.put("guide.md", "# Guide\n\nRead [the policy](pol/Policy.md) first.\n")
    company.put("pol/Policy.md", "# Policy\n\nDoors stay shut at night.\n\nLamps stay lit.\n")
    company.commit("guide")
    return company


MOVED = [("REF109", "guide.md")]


@pytest.mark.parametrize("new", ["rules/Policy.md", "pol/policy.md", "pol/Rules.md"])
@pytest.mark.parametrize("edit", ["", "\nA new sentence.\n"])
def test_a_renamed_file_is_one_document(linked: Repository, new: str, edit: str) -> None:
    rename(linked, "pol/Policy.md", new)
    file = linked.folder / new
    file.write_text(file.read_text() + edit)
    linked.git("add", ".")
    reports = [asked(linked, staged=True), asked(linked)]
    linked.commit("moved")
    reports.append(asked(linked, range="HEAD~1..HEAD"))
    for report in reports:
        assert "document-renamed" in {change.kind for change in report.changes}
        assert "document-removed" not in {change.kind for change in report.changes}
        assert [f.effect.path for f in report.findings if f.level == "breaking"] == ["guide.md"]


def test_a_renamed_folder(linked: Repository) -> None:
    linked.put("pol/Other.md", "# Other\n\nSee [policy](Policy.md).\n")
    linked.commit("other")
    linked.git("mv", "pol", "rules")
    report = asked(linked, staged=True)
    assert [c.kind for c in report.changes].count("document-renamed") == 2
    assert [f.effect.path for f in report.findings if f.level == "breaking"] == ["guide.md"]


@pytest.mark.parametrize("ignoring", ["true", "false"])
def test_a_name_in_other_letters_only(linked: Repository, ignoring: str) -> None:
    """With core.ignorecase, git still knows the file by its old name."""
    linked.git("config", "core.ignorecase", ignoring)
    (linked.folder / "pol" / "Policy.md").rename(linked.folder / "pol" / "policy.md")
    report = asked(linked)
    kinds = {change.kind for change in report.changes}
    assert "document-removed" not in kinds
    if ignoring == "true":
        file = linked.folder / "pol" / "policy.md"
        file.write_text(file.read_text().replace("shut", "open"))
        (change,) = asked(linked).changes
        assert change.kind == "reworded"


def test_two_files_that_differ_in_letters_only_are_two(linked: Repository) -> None:
    linked.put("pol/policy.md", "# Something else\n\nAbout boats.\n")
    linked.commit("two")
    (linked.folder / "pol" / "Policy.md").unlink()
    assert "document-removed" in {change.kind for change in asked(linked).changes}


def test_accents_put_together_or_apart_are_one_name(company: Repository) -> None:
    """A disk may give back a name in other bytes than git keeps."""
    apart, together = "Pru\u0308fung.md", "Pr\u00fcfung.md"
    company.put(apart, "# Test\n\nBoats float.\n")
    blob = company.git("hash-object", "-w", apart)
    company.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{together}")
    company.git("commit", "-q", "-m", "kept")
    unlisted(company, apart)
    assert asked(company).changes == ()
    company.put(apart, "# Test\n\nBoats sink.\n")
    assert [change.kind for change in asked(company).changes] == ["reworded"]


# names


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("a policy with spaces.md", id="spaces"),
        pytest.param("line\nbreak.md", id="a line break"),
        pytest.param("tab\there.md", id="a tab"),
        pytest.param("\"quoted\" and 'so'.md", id="quotes"),
        pytest.param("-rf.md", id="like an option"),
        pytest.param(":(top)x.md", id="like git's magic"),
        pytest.param(":0:x.md", id="like a stage"),
        pytest.param("a -> b.md", id="an arrow"),
        pytest.param("back\\slash.md", id="a backslash"),
        pytest.param("Pr\u00fcfung.md", id="accents put together"),
        pytest.param("Pru\u0308fung.md", id="accents apart"),
        pytest.param("[x]*?.md", id="like a pattern"),
        pytest.param("folder/in HEAD^{tree}.md", id="like a revision"),
    ],
)
def test_any_name_can_be_judged(company: Repository, name: str) -> None:
    company.git("rm", "-q", "POL-002.md")
    company.put(name, POLICY.format(years=7))
    company.commit("named")
    company.put(name, POLICY.format(years=5))
    assert breaks(asked(company)) == BROKEN
    company.git("add", ".")
    assert breaks(asked(company, staged=True)) == BROKEN
    company.commit("shortened")
    assert breaks(asked(company, range="HEAD~1..HEAD")) == BROKEN


def test_a_name_that_is_no_text_is_said(company: Repository) -> None:
    file = os.fsencode(company.folder) + b"/caf\xe9.md"
    Path(os.fsdecode(file)).write_text("# Menu\n")
    company.git("add", ".")
    for report in (asked(company, staged=True), asked(company)):
        assert told(report) == [("AUD907", "caf\\udce9.md")]
    company.commit("menu")
    assert told(asked(company, range="HEAD~1..HEAD")) == [("AUD907", "caf\\udce9.md")]


# other repositories, large files, links


def test_a_submodule_that_moves_is_said_and_not_judged(
    company: Repository, tmp_path: Path
) -> None:
    other = Repository.at(tmp_path / "other")
    other.put("FORM.md", "# Form\n\nSee the policy.\n")
    other.commit("form")
    add = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other.folder))
    company.git(*add, "forms")
    company.commit("forms")
    assert told(asked(company)) == []
    inner = Repository(company.folder / "forms")
    inner.put("FORM.md", "# Form\n\nSee POL-002 §9.\n")
    assert told(asked(company)) == [("AUD909", "forms")]
    inner.commit("changed")
    company.git("add", "forms")
    report = asked(company, staged=True)
    assert (told(report), report.verdict) == ([("AUD909", "forms")], Verdict.CLEAN)
    company.commit("newer forms")
    report = asked(company, range="HEAD~1..HEAD")
    assert (told(report), report.verdict) == ([("AUD909", "forms")], Verdict.CLEAN)


def test_a_repository_in_the_repository_is_said(company: Repository) -> None:
    inner = Repository.at(company.folder / "clones" / "inner")
    inner.put("FORM.md", "# Form\n")
    inner.commit("form")
    report = asked(company)
    assert (told(report), report.verdict) == ([("AUD909", "clones/inner")], Verdict.CLEAN)


OID = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{OID}\nsize 12345\n"


def test_a_pointer_is_a_problem_wherever_it_stands(company: Repository) -> None:
    company.put("POL-002.md", POINTER)
    reports = [asked(company)]
    company.git("add", ".")
    reports.append(asked(company, staged=True))
    company.commit("pointer")
    reports.append(asked(company, range="HEAD~1..HEAD"))
    shorten(company)
    reports.append(asked(company))
    reports.append(asked(company, range="HEAD~1..HEAD"))
    for report in reports:
        assert (breaks(report), report.verdict) == ([], Verdict.INCOMPLETE)
        assert told(report) == [("AUD907", "POL-002.md")]
        assert "git lfs fetch" in report.notices[0].message


def test_a_large_file_that_was_fetched_is_read(company: Repository) -> None:
    text = POLICY.format(years=7).encode()
    digest = hashlib.sha256(text).hexdigest()
    company.put("POL-002.md", POINTER.replace(OID, digest))
    company.commit("pointer")
    kept = f".git/lfs/objects/{digest[:2]}/{digest[2:4]}/{digest}"
    company.put(kept, text.decode())
    shorten(company)
    assert breaks(asked(company)) == BROKEN


def test_a_text_about_pointers_is_no_pointer(company: Repository) -> None:
    company.put("lfs.md", f"# How pointers look\n\n{POINTER}")
    assert told(asked(company)) == []


def test_a_link_in_git_is_no_document(company: Repository) -> None:
    (company.folder / "current.md").symlink_to("POL-002.md")
    company.commit("link")
    (company.folder / "current.md").unlink()
    (company.folder / "current.md").symlink_to("SOP-014.md")
    company.commit("other link")
    assert asked(company, range="HEAD~1..HEAD").changes == ()


def test_an_object_that_is_not_here_is_no_removed_document(company: Repository) -> None:
    blob = company.git("rev-parse", "HEAD:POL-002.md")
    shorten(company)
    company.commit("shorten")
    (company.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    report = asked(company, range="HEAD~1..HEAD")
    assert (breaks(report), told(report)) == ([], [("AUD907", "POL-002.md")])


# where the root lies


def test_a_root_below_the_repository(company: Repository) -> None:
    for name in ("POL-002.md", "SOP-014.md"):
        rename(company, name, f"quality/docs/{name}")
    company.put("quality/docs/depgraph.toml", 'fail_on = "review"\n')
    company.put("elsewhere/NOTE.md", "# Note\n")
    company.commit("moved")
    docs = company.folder / "quality" / "docs"
    company.put("quality/docs/POL-002.md", POLICY.format(years=5))
    company.put("elsewhere/NOTE.md", "# Other note\n")
    assert breaks(asked(docs)) == BROKEN
    assert {change.doc for change in asked(docs).changes} == {"POL-002"}
    company.git("add", ".")
    assert breaks(asked(docs, staged=True)) == BROKEN
    company.commit("shortened")
    for span in ("HEAD~1..HEAD", "HEAD~1...HEAD"):
        report = asked(docs, range=span)
        assert (breaks(report), report.subject) == (BROKEN, "POL-002")


def test_a_merge_is_tried_below_the_root_of_the_repository(contested: Repository) -> None:
    docs = Repository.at(contested.folder.parent / "below")
    docs.put("d/POL-002.md", POLICY.format(years=7))
    docs.put("d/SOP-014.md", SILENT)
    docs.put("note.md", "one\n")
    docs.commit("first")
    docs.git("checkout", "-q", "-b", "feature")
    docs.put("d/SOP-014.md", SOP.format(years=7))
    docs.put("note.md", "two\n")
    docs.commit("cite")
    docs.git("checkout", "-q", "main")
    docs.put("d/POL-002.md", POLICY.format(years=5))
    docs.put("note.md", "three\n")
    docs.commit("shorten")
    report = asked(docs.folder / "d", range="main...feature")
    assert (breaks(report), told(report)) == (MERGED, [])


def test_a_second_working_copy(company: Repository, tmp_path: Path) -> None:
    company.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "second"))
    second = Repository(tmp_path / "second")
    shorten(second)
    assert breaks(asked(second)) == BROKEN
    second.git("add", ".")
    assert breaks(asked(second, staged=True)) == BROKEN
    second.commit("shorten")
    assert breaks(asked(second, range="main...other")) == BROKEN
    assert breaks(asked(company)) == []


@pytest.mark.parametrize(
    "path",
    ["depgraph.toml", ".github/notes.md", "node_modules/x/README.md", "~$POL-002.docx"],
)
def test_what_no_walk_finds_is_not_judged(company: Repository, path: str) -> None:
    company.put(path, "# Note\n" if path.endswith("md") else "")
    company.commit("with")
    company.put(path, "# Other note\n" if path.endswith("md") else 'fail_on = "never"\n')
    company.git("add", "-f", ".")
    assert asked(company).subject == "nothing"
    assert asked(company, staged=True).subject == "nothing"
    company.commit("without")
    assert asked(company, range="HEAD~1..HEAD").subject == "nothing"


# revisions


@pytest.mark.parametrize("span", ["nothing..HEAD", "HEAD..nothing", "nothing...HEAD", "--all"])
def test_an_unknown_revision_is_named(company: Repository, span: str) -> None:
    with pytest.raises(UnknownRevisionError, match=r"nothing|--all"):
        asked(company, range=span)


def test_a_clone_without_history_says_what_to_do(company: Repository, tmp_path: Path) -> None:
    shorten(company)
    company.commit("shorten")
    company.git("clone", "-q", "--depth", "1", f"file://{company.folder}", str(tmp_path / "cut"))
    for span in ("HEAD~1..HEAD", "origin/old...HEAD"):
        with pytest.raises(ShallowHistoryError, match="git fetch --unshallow") as raised:
            asked(tmp_path / "cut", range=span)
        assert raised.value.exit_code == 3


def test_histories_without_a_common_past(company: Repository) -> None:
    company.git("checkout", "-q", "--orphan", "apart")
    company.commit("apart")
    with pytest.raises(UnrelatedHistoriesError, match=r"--range \w+\.\.\w+"):
        asked(company, range="main...apart")
    assert asked(company, range="main..apart").changes == ()


def test_against_a_branch_before_the_first_commit_of_another(company: Repository) -> None:
    company.git("checkout", "-q", "--orphan", "apart")
    shorten(company)
    assert breaks(asked(company, against="main")) == BROKEN
    assert breaks(asked(company, staged=True, against="main")) == []


# what was read before


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the path of each text that is read."""
    found: list[str] = []
    real = reading.row_of

    def counting(path: str, *rest: object) -> object:
        found.append(path)
        return real(path, *rest)

    monkeypatch.setattr(reading, "row_of", counting)
    return found


def test_another_branch_is_read_once(company: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch)

    def update() -> list[str]:
        read.clear()
        workspace = tracker.open_workspace(company.folder, company.folder)
        tracker.update(workspace, tracker.Silent())
        return sorted(read)

    assert update() == ["POL-002.md", "SOP-014.md"]
    company.git("checkout", "-q", "-b", "other")
    shorten(company)
    company.put("NEW.md", "# New\n")
    company.commit("other")
    assert update() == ["NEW.md", "POL-002.md"]
    for branch in ("main", "other", "main"):
        company.git("checkout", "-q", branch)
        assert update() == []


def test_a_known_blob_is_not_asked_of_git(
    company: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for years in (6, 5, 4):
        shorten(company, years)
        company.commit("shorter")
    log = traced(tmp_path, monkeypatch)
    assert breaks(asked(company, range="HEAD~3..HEAD~1")) == BROKEN
    assert log().count("cat-file") == 1
    assert breaks(asked(company, range="HEAD~3..HEAD~1")) == BROKEN
    assert breaks(asked(company, range="HEAD~1..HEAD~3")) == []
    assert log().count("cat-file") == 1
