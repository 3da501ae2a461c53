"""How the page looks: on a screen, a phone and paper, by day and by night."""

import base64
import hashlib

LIGHT = {
    "ground": "#ffffff",
    "raised": "#f4f4f2",
    "text": "#1c1c1a",
    "faint": "#5a5a55",
    "line": "#c9c9c4",
    "breaking": "#a3201a",
    "review": "#7a4a00",
    "info": "#2f4f80",
    "clean": "#1d6334",
    "out": "#fbdcd9",
    "in": "#d5efdc",
    "mark": "#fff0b3",
}
DARK = {
    "ground": "#161615",
    "raised": "#232322",
    "text": "#ecece8",
    "faint": "#b0b0a8",
    "line": "#4a4a47",
    "breaking": "#ff9d94",
    "review": "#f2bd66",
    "info": "#a3c4f7",
    "clean": "#8fd6a6",
    "out": "#5a1f1b",
    "in": "#174527",
    "mark": "#54470f",
}

_RULES = """
*{box-sizing:border-box}
body{margin:0 auto;max-width:68rem;padding:1rem;background:var(--ground);color:var(--text);
font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;margin:1.6em 0 .4em}
h1{font-size:1.5rem;margin-top:.5em}
h2{font-size:1.25rem;border-bottom:1px solid var(--line);padding-bottom:.2em}
h3{font-size:1.1rem}
h4{font-size:1rem;margin-top:0}
p{margin:.4em 0}
.faint,figcaption{color:var(--faint)}
.level{font-weight:700}
.breaking{color:var(--breaking)}
.review,.incomplete{color:var(--review)}
.info{color:var(--info)}
.clean{color:var(--clean)}
.finding{background:var(--raised);border-left:.35rem solid var(--line);padding:.8rem 1rem;
margin:.8rem 0}
.finding.is-breaking{border-color:var(--breaking)}
.finding.is-review{border-color:var(--review)}
.finding.is-info{border-color:var(--info)}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.sides>div,blockquote{border:1px solid var(--line);background:var(--ground);padding:.5rem .8rem;
margin:.4rem 0}
pre{margin:0;white-space:pre-wrap;font:.92rem/1.45 ui-monospace,monospace}
del{background:var(--out);color:inherit}
ins{background:var(--in);color:inherit}
mark{background:var(--mark);color:inherit}
dl{display:grid;grid-template-columns:9rem 1fr;gap:.25rem 1rem;margin:.5rem 0 0}
dt{color:var(--faint)}
dd{margin:0}
ul{margin:0;padding-left:1.2rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--faint);padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .6rem}
td.number,th.number{text-align:right}
code{font-family:ui-monospace,monospace}
figure{margin:1rem 0;overflow-x:auto}
svg{display:block;width:100%;min-width:38rem;max-width:60rem;height:auto}
svg text{font:13px system-ui,sans-serif;fill:var(--text)}
svg .small{font-size:11px;fill:var(--faint)}
svg rect{fill:var(--raised);stroke:var(--line)}
svg path{fill:none;stroke:var(--line)}
svg .is-breaking{stroke:var(--breaking);stroke-width:2}
svg .is-review{stroke:var(--review);stroke-width:1.5;stroke-dasharray:7 3}
svg .is-info{stroke:var(--info);stroke-dasharray:2 3}
@media(max-width:40rem){.sides,dl{grid-template-columns:1fr}dt{margin-top:.3rem}
body{padding:.6rem}}
@media print{body{max-width:none;font-size:10pt}.finding,.sides,tr{break-inside:avoid}
h2,h3,h4{break-after:avoid}svg{min-width:0}
del,ins,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.finding{background:none;border:1px solid var(--line);border-left-width:.35rem}}
"""


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


STYLE = (
    f":root{{color-scheme:light dark;{_variables(LIGHT)}}}\n"
    f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    f"{_RULES}"
)
"""All rules of the page; paper is white even at night."""

DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
"""What the page's policy allows: this style and nothing else."""
