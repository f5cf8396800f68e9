"""Learn the weights of words around ambiguous names from labelled sentences; writes newscrawl/sites/sina/contexts.py.

    pip install scikit-learn
    python tools/train_contexts.py [--check]

The sentences are those of tools/securities/sentences.tsv (name, occurrence, is_company, sentence) and the half
``dev`` of tests/mentions/ambiguous.tsv; the half ``test`` is not read. ``--check`` prints the F1 of a five-fold
cross-validation instead of writing. The model is a logistic regression; its weights are rounded, and the small
ones left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from newscrawl.normalise.contexts import Lexicon, features  # noqa: E402
from newscrawl.normalise.mentions import candidates_of  # noqa: E402
from newscrawl.normalise.rulebook import Rulebook  # noqa: E402
from newscrawl.sites import SITES  # noqa: E402
from tools.labelled import learned_from  # noqa: E402

TARGET = ROOT / "newscrawl/sites/sina/contexts.py"
DAYS = ("20240101", "20200601", "20180601", "20160101", "20210601", "20120601")
"""Days of which one is taken on which the name was borne."""
C = 1.0
"""Inverse strength of the regularisation."""
LEAST = 0.1
"""Weights nearer to zero are left out."""
HEAD = '''"""Weights of the words around ambiguous names: a feature, a tab, its weight; newscrawl/normalise/contexts.py says more.

Made by tools/train_contexts.py; do not edit.
"""

# fmt: off
MADE_FROM = "{made_from}"
WEIGHTS = """\\
'''
BOOK = Rulebook(replace(SITES["sina"], contexts=""))
LEXICON = Lexicon(SITES["sina"].lexicon)


def examples() -> Iterator[tuple[dict[str, float], bool]]:
    """Features of every labelled name that is a candidate, and whether it is the company."""
    for row in learned_from():
        day = row.day or _day(row.name)
        candidates, _ = candidates_of(row.sentence, day, [], BOOK)
        wanted = {b.company for b in BOOK.securities.bearers(row.name, day)}
        for one in candidates:
            is_weighed = not (one.cut or one.final)
            if is_weighed and one.start == row.start and one.bearers[0].company in wanted:
                end = row.start + len(one.text)
                yield features(row.sentence, row.start, end, one.reasons, one.weight, LEXICON), row.is_company


def _day(name: str) -> str:
    borne = (day for day in DAYS if any(b.sort in "saf" for b in BOOK.securities.bearers(name, day)))
    return next(borne, DAYS[0])


def made_from() -> str:
    """16 hex digits that change with the sentences, the lexicon and the rules about companies."""
    digest = blake2b(digest_size=8)
    rows = (f"{row.name}\t{row.start}\t{row.is_company}\t{row.sentence}\t{row.day}\n" for row in learned_from())
    for text in (*rows, SITES["sina"].lexicon, repr(SITES["sina"].companies)):
        digest.update(text.encode())
    return digest.hexdigest()


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true")
    args = cli.parse_args()
    try:
        from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
        from sklearn.metrics import f1_score  # noqa: PLC0415
        from sklearn.model_selection import cross_val_predict  # noqa: PLC0415
    except ImportError:
        sys.exit("train_contexts: scikit-learn is missing: pip install scikit-learn")
    found = list(examples())
    vectors: Any = DictVectorizer(sort=True)
    matrix = vectors.fit_transform([row for row, _ in found])
    truth = [label for _, label in found]
    model: Any = LogisticRegression(C=C, max_iter=5000)
    if args.check:
        print(f"{len(found)} examples, F1 {f1_score(truth, cross_val_predict(model, matrix, truth, cv=5)):.3f}")
        return 0
    model.fit(matrix, truth)
    kept = {
        name: round(float(weight), 2)
        for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= LEAST and not set(name) & set('\\"\t\n')
    }
    kept["*"] = round(float(model.intercept_[0]), 2)
    lines = [f"{name}\t{weight:g}" for name, weight in sorted(kept.items())]
    TARGET.write_text(HEAD.format(made_from=made_from()) + "\n".join(lines) + '\n"""\n', "utf-8")
    print(f"{TARGET}: {len(lines)} weights from {len(found)} examples")
    return 0


if __name__ == "__main__":
    sys.exit(main())
