"""The ids of papers: by arXiv id, DOI, the hash of the title, the hash of the abstract."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import pyarrow as pa

from kgraph.engines import Engine
from kgraph.model import ids
from kgraph.model.text import words


def column(engine: Engine, column: str) -> dict[str, str]:
    """Give record -> what it prints in a column, where it prints anything."""
    rows = engine.rows(
        f"select record_id, {column} as v from identified where {column} is not null"
    )
    return {row["record_id"]: row["v"] for row in rows.to_pylist()}


def paper_ids(
    engine: Engine, groups: Mapping[str, str], marks: Mapping[str, str]
) -> dict[str, str]:
    """Name each group: by arXiv id, DOI, the hash of its title, the hash of its abstract."""
    members: dict[str, list[str]] = defaultdict(list)
    for record, group in groups.items():
        members[group].append(record)
    dois, titles = column(engine, "doi"), column(engine, "title_key")
    nameless = [
        group
        for group, records in members.items()
        if not any(record in marks or record in dois or record in titles for record in records)
    ]
    abstracts = _abstracts(engine, [record for group in nameless for record in members[group]])
    names: dict[str, str] = {}
    for group in sorted(members):
        records = sorted(members[group])
        arxiv_ids = sorted({marks[record] for record in records if record in marks})
        group_dois = sorted({dois[record] for record in records if record in dois})
        keys = sorted({titles[record] for record in records if record in titles})
        if arxiv_ids or group_dois:
            name = ids.paper_id(
                arxiv_id=next(iter(arxiv_ids), None), doi=next(iter(group_dois), None)
            )
        elif keys:
            name = f"title:{ids.digest(keys[0])}"
        else:
            text = max((" ".join(words(abstracts[r])) for r in records), key=lambda t: (len(t), t))
            name = f"abstract:{ids.digest(text)}"
        names[group] = name
    # Two papers of one title (or of one book's DOI) are each named by a record too, so that
    # a third one takes no name away.
    shared = {name for name, count in Counter(names.values()).items() if count > 1}
    return {
        group: f"title:{ids.digest(name + min(members[group]))}" if name in shared else name
        for group, name in names.items()
    }


def _abstracts(engine: Engine, records: Sequence[str]) -> dict[str, str]:
    engine.table("nameless", pa.table({"record_id": pa.array(records, pa.string())}))
    rows = engine.rows("select record_id, abstract from records join nameless using (record_id)")
    return {row["record_id"]: row["abstract"] for row in rows.to_pylist()}
