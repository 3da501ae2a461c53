"""What the settings say of the folder, or of one file, and where each is said."""

from pathlib import Path

from depgraph.analysis.catalogue import RULES, Rule
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import by_class, class_stated
from depgraph.errors import NoSuchFileError
from depgraph.extraction import extractor_for, installed
from depgraph.model.findings import DocumentClass
from depgraph.model.settings import DEFAULT, Explained, RuleLevel, Setting
from depgraph.tracker.asking import read_file
from depgraph.tracker.claiming import claims
from depgraph.tracker.updating import walked
from depgraph.workspace import Configuration, Workspace, left_out
from depgraph.workspace.configuration import Documents, lies_among_records


def explained(workspace: Workspace, path: Path | None) -> Explained:
    """Return what holds for the file at *path*, or for the folder as a whole."""
    configuration = workspace.configuration
    found = walked(workspace)  # stops where a path in the settings matches nothing
    if path is None:
        general = (*_general(configuration), Setting("documents", str(len(found.files)), ""))
        return Explained(general, tuple(_level(configuration, rule) for rule in RULES.values()))
    name = workspace.relative(path)
    reason = _why_not(workspace, name)
    if reason:
        return Explained((), (), name, name, reason)
    _, reading = read_file(workspace, path, None)
    document = Indexed(name, reading)
    settings = (*_own(configuration, document), *_general(configuration))
    held = _class(configuration, document)
    rules = tuple(
        _level(configuration, rule, name, DocumentClass(held.value)) for rule in RULES.values()
    )
    return Explained(settings, rules, name, document.name)


def _why_not(workspace: Workspace, name: str) -> str:
    if not (workspace.root / name).is_file():
        raise NoSuchFileError(name)
    if not claims(name.rsplit("/", 1)[-1]):
        return "is not a kind of file that is read"
    return left_out(name, workspace.ignoring)


def _general(configuration: Configuration) -> tuple[Setting, ...]:
    against = configuration.against or "git's HEAD, else what was last accepted"
    named = {
        "profile": configuration.profile.value,
        "fail_on": configuration.fail_on,
        "incomplete": configuration.incomplete,
        "against": against,
        "include": ", ".join(configuration.include),
        "exclude": ", ".join(configuration.exclude),
        "jobs": str(configuration.jobs or ""),
    }
    return tuple(
        Setting(name, value, _at(configuration, configuration.lines.get(name)))
        for name, value in named.items()
        if value
    )


def _own(configuration: Configuration, document: Indexed) -> tuple[Setting, ...]:
    entry = configuration.about(document.path)
    line = _at(configuration, entry.line if entry else None)
    reader = extractor_for(document.path, installed())
    found = [
        Setting("read as", reader.name if reader else "", "its name"),
        _kind(configuration, entry, document),
        _class(configuration, document),
    ]
    if entry and entry.owners:
        found.append(Setting("owners", ", ".join(entry.owners), line))
    set_name = configuration.set_of(document.path)
    if set_name:
        found.append(Setting("set", set_name, line))
    order = configuration.order(set_name)
    if order:
        origin = configuration.origin(order.line)
        found.append(Setting("prevails", " > ".join(order.names), origin))
    return tuple(found)


def _kind(configuration: Configuration, entry: Documents | None, document: Indexed) -> Setting:
    if entry and entry.kind:
        return Setting("kind", entry.kind.value, configuration.origin(entry.line))
    return Setting("kind", document.facts.kind.value, "its text")


def _class(configuration: Configuration, document: Indexed) -> Setting:
    entry = configuration.about(document.path)
    if entry and entry.document_class:
        return Setting("class", entry.document_class.value, configuration.origin(entry.line))
    if lies_among_records(document.path):
        return Setting("class", DocumentClass.RECORD.value, "where it lies")
    identity = document.facts.identity
    stated = class_stated(document)
    said = stated is not DocumentClass.CONTROLLED or identity.document_class
    return Setting("class", stated.value, "its text" if said else DEFAULT)


def _level(
    configuration: Configuration,
    rule: Rule,
    path: str = "",
    document_class: DocumentClass = DocumentClass.CONTROLLED,
) -> RuleLevel:
    setting = configuration.setting(rule.id, path)
    if setting is not None:
        reason = configuration.origin(setting.line)
        return RuleLevel(rule.id, rule.name, setting.level, reason)
    if not configuration.is_judged(rule.id):
        return RuleLevel(rule.id, rule.name, None, f"profile {configuration.profile.value}")
    level, reason = by_class(rule.id, rule.default_level, document_class)
    return RuleLevel(rule.id, rule.name, level, reason)


def _at(configuration: Configuration, line: int | None) -> str:
    return DEFAULT if line is None else configuration.origin(line)
