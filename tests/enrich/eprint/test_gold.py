"""Real sources against references and citing sentences that people checked.

``python -m tests.enrich.eprint.test_gold DATA`` prints every difference.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kgraph.enrich.eprint import read_files
from kgraph.enrich.eprint.unpack import decoded, unpack
from kgraph.model.text import title_key, words

# The gold has these sections as "Abstract": its tool lost the paper's own \section.
SECTION_LOST = "celerite_1703.09710"
# A tool's cut of a whole table, or of the length behind "\\": no sentence to compare with.
MOST_WORDS = 60


def sources(data, doc):
    """Give the files of a paper of the gold data."""
    if doc.startswith("EPRINT"):
        return unpack((data / "citations/eprint/1911.02782.gz").read_bytes()).files
    folder = data / "citations/tex" / doc
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): decoded(path.read_bytes()) for path in paths}


def gold(data, name):
    rows = defaultdict(list)
    for line in (data / f"citations/gold/{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    return rows


def compare(data):
    """Count what agrees with the gold, and list what does not."""
    count, wrong = Counter(), []
    contexts = gold(data, "tex_contexts")
    for doc, rows in gold(data, "tex_refs").items():
        found = defaultdict(list)
        for one in read_files(sources(data, doc)).references:
            found[one.key].append(one)
        for row in rows:
            ours = found[row["key"]]
            for kind, name in (("arxiv", "arxiv_id"), ("doi", "doi")):
                ids = {getattr(one, name) for one in ours} - {None}
                count[f"{kind} gold"] += len(row[kind])
                count[f"{kind} found"] += len(ids & set(row[kind]))
                count[f"{kind} wrong"] += len(ids - set(row[kind]))
                if ids != set(row[kind]):
                    wrong.append((doc, row["key"], kind, sorted(ids), row[kind]))
            count["titles"] += 1
            title = ours[0].title if ours else None
            same = title_key(title or "") == title_key(row["title"])
            count["titles same"] += same
            if not same:
                wrong.append((doc, row["key"], "title", title, row["title"]))
        for row in contexts[doc]:
            compare_context(doc, row, found, count, wrong)
    return count, wrong


def compare_context(doc, row, found, count, wrong):
    """Find the best of our sentences for a sentence of the gold."""
    theirs = set(words(row["sentence"])) - {"cite"}
    table = len(row["sentence"].split()) > MOST_WORDS and row["sentence"].count("&") > 3
    best, section = 0.0, None
    for key in row["keys"]:
        for context in (c for one in found[key][:1] for c in one.contexts):
            ours = set(words(context.sentence)) - {"cite"}
            score = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
            if section is None or score > best:
                best, section = score, context.section
    count["contexts"] += 1
    count["keys cited"] += section is not None
    count["sections"] += doc == SECTION_LOST or title_key(section or "") == title_key(
        row["section"]
    )
    usable = best >= 0.7
    count["sentences"] += usable
    count["tables of the gold"] += not usable and (table or row["sentence"].count("[cite]") > 2)
    if not usable:
        wrong.append((doc, row["keys"], "sentence", round(best, 2), row["sentence"][:150]))


@pytest.fixture(scope="module")
def result(data):
    return compare(data)


def test_every_id_of_the_gold_is_found_and_none_is_wrong(result):
    count, wrong = result
    assert count["arxiv gold"] > 100
    for kind in ("arxiv", "doi"):
        assert count[f"{kind} found"] == count[f"{kind} gold"], wrong
        assert count[f"{kind} wrong"] == 0, wrong


def test_titles(result):
    count, wrong = result
    assert count["titles same"] >= 0.98 * count["titles"], wrong


def test_citing_sentences_and_sections(result):
    count, wrong = result
    assert count["keys cited"] >= 0.99 * count["contexts"], wrong
    assert count["sections"] >= 0.98 * count["contexts"], wrong
    compared = count["contexts"] - count["tables of the gold"]
    assert compared > 0.9 * count["contexts"]
    assert count["sentences"] >= 0.98 * compared, wrong


if __name__ == "__main__":
    totals, differences = compare(Path(sys.argv[1]))
    for difference in differences:
        sys.stdout.write(f"{difference}\n")
    sys.stdout.write(f"{dict(totals)}\n")
