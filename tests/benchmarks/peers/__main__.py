"""Install the compared tools, or compare some of them over a corpus of any size."""

import argparse
import sys

from tests.benchmarks.peers import bars, comparing, installing, keeping
from tests.benchmarks.peers.roster import ROSTER
from tests.benchmarks.peers.table import tables


def main() -> int:
    """Do what the arguments ask for; what other tools did with as many documents is told again."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers")
    asked.add_argument("tools", nargs="*", help="tools to compare; all when left out")
    asked.add_argument("--install", action="store_true", help="get the tools; needs the network")
    asked.add_argument("--documents", type=int, default=100)
    asked.add_argument("--rounds", type=int, default=1)
    asked.add_argument("--limit", type=float, default=300, help="processor seconds of one run")
    asked.add_argument("--patience", type=float, default=5, help="clock seconds for one of them")
    wanted = asked.parse_args()
    tools = [tool for tool in ROSTER if not wanted.tools or tool.name in wanted.tools]
    if wanted.install:
        for told in installing.install(tools):
            print(told, flush=True)
        return 0
    trial = comparing.Trial(wanted.documents, wanted.rounds, wanted.limit, wanted.patience)
    for outcome in comparing.compare(tools, trial, bars.say):
        kept = keeping.keep((outcome,))
    outcomes = [outcome for outcome in kept if outcome.documents == wanted.documents]
    print(tables(outcomes))
    for row in bars.of(outcomes):
        print(row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
