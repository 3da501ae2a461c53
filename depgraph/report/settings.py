"""What holds for a folder or a file, and where it is said."""

from depgraph.model.settings import Explained, RuleLevel
from depgraph.report.json import dumped
from depgraph.report.look import Look, painted
from depgraph.report.plain import plain

_OFF = "off"


def settings_text(found: Explained, look: Look) -> str:
    """Return the settings, then the rules whose level is not the usual one, or all of them."""
    if found.left_out:
        return f"{plain(found.path)}  {plain(found.left_out)}; depgraph does not look at it\n"
    lines = [_head(found, look), ""]
    wide = max((len(s.value) for s in found.settings), default=0)
    wide = min(wide, 48)
    lines += [
        f"  {setting.name:<10}  {plain(setting.value):<{wide}}  {plain(setting.origin)}".rstrip()
        for setting in found.settings
    ]
    shown = [rule for rule in found.rules if rule.reason or look.everything]
    usual = len(found.rules) - len(shown)
    rest = f", {usual or 'none'} at their usual level" if shown else ", all at their usual level"
    lines += ["", f"  {len(found.rules)} rules{'' if look.everything else rest}"]
    lines += [_rule(rule, look) for rule in shown]
    if usual:
        about = f" --explain {plain(found.path)}" if found.path else ""
        lines += ["", f"next  depgraph config{about} -v      every rule with its level"]
    return "".join(line + "\n" for line in lines)


def _head(found: Explained, look: Look) -> str:
    if not found.path:
        return painted("settings", "strong", look)
    name = "" if found.doc == found.path else f"  {plain(found.doc)}"
    return painted(plain(found.path), "strong", look) + name


def _rule(rule: RuleLevel, look: Look) -> str:
    level = rule.level.value if rule.level else _OFF
    shown = painted(f"{level:<8}", rule.level or "faint", look)
    return f"  {shown}  {rule.rule}  {rule.name:<30}  {plain(rule.reason)}".rstrip()


def settings_as_json(found: Explained) -> str:
    """Return the same for programs."""
    return dumped(
        {
            "path": found.path,
            "doc": found.doc,
            "left_out": found.left_out,
            "settings": {
                s.name.replace(" ", "_"): {"value": s.value, "origin": s.origin}
                for s in found.settings
            },
            "rules": {
                r.rule: {"level": r.level.value if r.level else _OFF, "reason": r.reason}
                for r in found.rules
            },
        }
    )
