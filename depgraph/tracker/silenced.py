"""Which lines of the baseline are silent because settings changed, though the fault is there."""

from collections.abc import Iterable

from depgraph.analysis.allowances.values import Debtor
from depgraph.analysis.catalogue import RULES
from depgraph.analysis.check import check as checked
from depgraph.analysis.levels import Settings, class_stated
from depgraph.store import StoredCorpus
from depgraph.workspace import Workspace


def silenced(workspace: Workspace, corpus: StoredCorpus, gone: Iterable[Debtor]) -> frozenset[str]:
    """Return the fingerprints of those *gone* that would be found still without any settings.

    A file that is there and is no longer looked at counts as well: nobody knows of it.
    """
    gone = tuple(gone)
    if not gone:
        return frozenset()
    known = set(corpus.paths())
    unseen = {
        debtor.fingerprint
        for debtor in gone
        if debtor.path not in known and (workspace.root / debtor.path).is_file()
    }
    paths = sorted({debtor.path for debtor in gone} & known)
    if not paths:
        return frozenset(unseen)
    # Prints are numbered apart over all documents, so all of them are asked.
    _, findings, _ = checked(corpus.paths(), corpus, _UNSET)
    found = {finding.fingerprint for finding in findings}
    return frozenset(unseen | {d.fingerprint for d in gone if d.fingerprint in found})


_UNSET = Settings(
    class_stated,
    lambda _path: (),
    lambda _rule, _path: None,
    lambda _rule, _path: False,
    lambda rule: RULES[rule].name,
)
