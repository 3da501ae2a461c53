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
del::before,del::after,ins::before,ins::after,mark::before,mark::after{position:absolute;
width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
del::before{content:" [taken out: "}
ins::before{content:" [put in: "}
mark::before{content:" [marked: "}
del::after,ins::after,mark::after{content:"] "}
mark{border-bottom:2px solid var(--review)}
dl{margin:.5rem 0 0}
dl>div{display:grid;grid-template-columns:8.5rem 1fr;gap:0 1rem;margin:.25rem 0}
dt{color:var(--faint)}
dd{margin:0}
ul,ol{margin:0;padding-left:1.6rem}
li{margin:.15rem 0}
a{color:inherit}
a:focus-visible{outline:3px solid var(--info);outline-offset:2px}
:target{background:var(--mark)}
table{border-collapse:collapse}
section table{width:100%}
header th{overflow-wrap:normal}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .6rem}
td.number{text-align:right;font-variant-numeric:tabular-nums}
code{font-family:ui-monospace,monospace}
.overview{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,26rem);gap:0 2.5rem}
.overview>:only-child{grid-column:1/-1}
nav ul{margin-top:.8rem}
figure{margin:1rem 0}
figcaption{font-size:.9rem}
svg{display:block;width:100%;max-width:26rem;height:auto}
svg text{font:13px system-ui,sans-serif;fill:var(--text)}
svg .head,svg .cause text:first-of-type{font-weight:700}
svg .small{font-size:11px;fill:var(--faint)}
svg rect{fill:var(--raised);stroke:var(--line)}
svg .faded text{fill:var(--faint)}
svg .faded rect{fill:none}
svg path{fill:none;stroke:var(--line)}
svg .is-breaking{stroke:var(--breaking);stroke-width:2}
svg .is-review{stroke:var(--review);stroke-width:1.5;stroke-dasharray:7 3}
svg .is-info{stroke:var(--info);stroke-dasharray:2 3}
svg .tip{stroke:none}
svg .tip.is-breaking{fill:var(--breaking)}
svg .tip.is-review{fill:var(--review)}
svg .tip.is-info{fill:var(--info)}
@media(max-width:44rem){.overview,.sides,dl>div{grid-template-columns:minmax(0,1fr)}
dl>div{margin:.5rem 0}body{padding:.6rem}.finding{padding:.6rem .7rem}svg{max-width:none}
section th,section td{padding:.3rem .3rem}}
@page{margin:16mm}
@media print{body{max-width:none;padding:0 1px;font-size:9.5pt}
dl>div:last-child{break-before:avoid}
blockquote,.sides>div,dl>div,tr,li,figure{break-inside:avoid}
h2,h3,h4,.finding>h4+blockquote,thead{break-after:avoid}
.overview{grid-template-columns:minmax(0,1fr) minmax(0,7.6cm)}
.sides{grid-template-columns:1fr 1fr}dl>div{grid-template-columns:3.2cm 1fr;margin:.1rem 0}
svg{max-height:16cm}h1{margin-top:0}a{text-decoration:none}
del,ins,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.finding{background:none;border:1px solid var(--line);border-left-width:.35rem;
box-decoration-break:clone;-webkit-box-decoration-break:clone;padding:.4rem .7rem;margin:.5rem 0}}
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
