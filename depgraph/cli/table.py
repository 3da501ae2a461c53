"""All commands with their one-line help, so that ``depgraph --help`` imports none of them."""

from depgraph.model.immutable import immutable


@immutable
class Entry:
    """A command: its module under ``depgraph.cli.commands`` and the first line of its help."""

    name: str
    help: str


SECTIONS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "Before a change is accepted",
        (
            Entry("impact", "Show which sentences elsewhere a change makes wrong."),
            Entry(
                "watch",
                "Follow a folder and tell after each save what it broke and what it mended.",
            ),
            Entry("fix", "Mend downstream what a change breaks, where that is mechanical."),
            Entry("deps", "Show what others rely on in one document."),
            Entry("why", "Show how one document depends on another."),
            Entry("explain", "Explain one rule in plain words."),
        ),
    ),
    (
        "All documents",
        (
            Entry("init", "Read all documents and accept their texts as they are now."),
            Entry("update", "Read what changed since the last time."),
            Entry("check", "Find what is wrong now, without any change."),
            Entry("baseline", "Let what is found today stand; count what is new."),
            Entry("waivers", "List, add and remove what people allow for a time."),
            Entry("links", "List every reference and what it leads to."),
            Entry("graph", "Export which document depends on which."),
            Entry("stats", "Count the documents and show what stands out."),
            Entry("matrix", "List who relies on what, as auditors ask for it."),
            Entry("verify", "Rebuild everything and compare it with what is stored."),
        ),
    ),
    (
        "One file",
        (
            Entry("facts", "Show everything that is read from one file."),
            Entry("text", "Print one file as Markdown with its computed numbers."),
        ),
    ),
    (
        "Where you work",
        (Entry("install", "Let git show documents as text, and judge them before a commit."),),
    ),
    (
        "Reference",
        (
            Entry("rules", "List all rules."),
            Entry("config", "Show which settings hold, and the line that says so."),
            Entry("schema", "Print the JSON Schema of an output."),
            Entry("completion", "Print the script that completes commands in a shell."),
        ),
    ),
)
"""The commands in the order of the help page."""

COMMANDS: dict[str, Entry] = {entry.name: entry for _, entries in SECTIONS for entry in entries}
