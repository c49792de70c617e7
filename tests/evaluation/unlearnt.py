"""The shipped models on drafts they have not learnt from: `python -m tests.evaluation.unlearnt`.

Eight drafts by two writers, good, middling and weak, written after the models of `models/drafts` were fitted: what
their headings and labels ask, and what they state, read by the rules alone and by the models. Right is meant as in the
reports on headings and on statements.
"""

from __future__ import annotations

from collections import Counter

from analyser.extraction.learnt import learning
from analyser.extraction.learnt.headings import told
from tests.evaluation import heads, marks
from tests.evaluation.report import table, write


def main() -> None:
    """Measure and write the report."""
    asked: dict[str, Counter[str]] = {"rules": Counter(), "model": Counter()}
    for one in heads.drafts(heads.NOT_LEARNT):
        asked["rules"] += heads.count(one.labels, one.ruled)
        asked["model"] += heads.count(one.labels, [each.likely[0][0] for each in told(one.leads, one.seen)])
    stated: dict[tuple[str, str], Counter[str]] = {}
    for example in marks.drafts((name, None) for name in heads.NOT_LEARNT):
        read = marks.told_by(example)
        for kind in learning.KEYS.values():
            ruled = [example.draft.text(span) for span in example.ruled[kind]]
            for reader, texts in (("rules", ruled), ("model", read[kind])):
                found = marks.count(example.spans(kind), texts)
                stated[kind, reader] = stated.get((kind, reader), Counter()) + found
    lines = [" ".join((__doc__ or "").split()), "", f"{len(heads.NOT_LEARNT)} drafts.", ""]
    rows = [
        (reader, c["asked"], f"{c['asked right'] / c['asked']:.3f}", c["all"], f"{c['right'] / c['all']:.3f}")
        for reader, c in asked.items()
    ]
    lines += table(("headings and labels", "questions and heads", "right", "all leads", "right or rightly left"), rows)
    figures = [(kind, reader, *marks.figures(each)) for (kind, reader), each in stated.items()]
    lines += ["", *table(("statement", "reader", "stated", "read", "precision", "recall", "F1"), figures)]
    write(
        "unlearnt",
        "Drafts the models have not learnt from",
        lines,
        {f"{k} {r}": dict(c) for (k, r), c in stated.items()},
    )


if __name__ == "__main__":
    main()
