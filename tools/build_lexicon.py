"""Write newscrawl/sites/sina/lexicon.py from lists of words: a line is a category, a tab, a word.

python tools/build_lexicon.py FILE ...
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "newscrawl/sites/sina/lexicon.py"
HEAD = '''"""Words that stand beside names, by category; newscrawl/normalise/contexts.py says what they are for.

=========  ==========================================================
does       what a company does
has        what follows a company's name because companies have it
object     what stands before a company's name as its verb or attribute
thing      around a thing of everyday life
place      around a place
person     around a person or a figure of culture
body       what makes another body of a name: a forum, a school, a fund
source     around a medium that is cited
joined     how a phrase goes on out of which a name would be cut
general    of the sentence: people, weather, culture, sports
=========  ==========================================================

Made by tools/build_lexicon.py; do not edit.
"""

# fmt: off
WORDS = """\\
'''


def main(paths: list[str]) -> int:
    found: dict[str, dict[str, None]] = {}
    for path in paths:
        for line in Path(path).read_text("utf-8").splitlines():
            category, tab, word = line.partition("\t")
            if tab and word and not set(word) & set('\\" '):
                found.setdefault(category, {})[word] = None
    lines = [f"{category}\t{' '.join(sorted(words))}" for category, words in sorted(found.items())]
    TARGET.write_text(HEAD + "\n".join(lines) + '\n"""\n', "utf-8")
    print(f"{TARGET}: {', '.join(f'{category} {len(words)}' for category, words in sorted(found.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
