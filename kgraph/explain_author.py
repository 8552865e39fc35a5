"""What the graph says of an author, and in words why these papers are one person's."""

from collections import Counter
from pathlib import Path

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.errors import InputError, UnknownIdError
from kgraph.model.names import family_key, name_key, parse_name

Said = list[tuple[str, str]]
SHOWN = 5  # names, and reasons of a kind, before "and 12 more"
STATUS = {
    "resolved": "more than the name says that this is one person",
    "name_only": "the name is all that is known; nothing else says whose it is",
    "ambiguous": "another author is perhaps the same person",
}

NAMES = """
select p.author_id, p.name from authors p left join authorships a using (author_id)
group by 1, 2 order by count(a.paper_id) desc, p.author_id
"""
PRINTED = """
select author_id, array_agg(distinct name_as_printed) as names from authorships
where contains(lower(name_as_printed), lower($word))
group by 1 order by count(distinct paper_id) desc, author_id
"""
# Co-authors who are there on two papers and more, and on how many of them some are.
COMPANY = """
with own as (select distinct paper_id from authorships where author_id = $id),
beside as (
  select distinct a.author_id, a.paper_id from authorships a join own using (paper_id)
  where a.author_id <> $id
),
again as (
  select author_id, count(*) as papers from beside group by author_id having count(*) > 1
)
select p.author_id, p.name, again.papers,
  (select count(distinct paper_id) from beside join again using (author_id)) as all_papers
from again join authors p using (author_id) order by again.papers desc, p.author_id
"""
JOINED = """
select rule, reasons, count(*) as times, max(score) as score from author_links
where author_id = $id and other_id is null group by rule, reasons order by score desc, rule, reasons
"""
APART = """
select o.author_id, o.name, l.rule, l.reasons, max(l.score) as score
from author_links l
join authors o on o.author_id = case when l.author_id = $id then l.other_id else l.author_id end
where l.other_id is not null and (l.author_id = $id or l.other_id = $id)
group by 1, 2, 3, 4 order by score desc, o.author_id, l.reasons
"""
DOUBTFUL = """
select o.author_id, o.name, c.reasons, c.score
from author_candidates c
join authors o on o.author_id = case when c.author_a = $id then c.author_b else c.author_a end
where c.author_a = $id or c.author_b = $id order by c.score desc, o.author_id
"""


def find(engine: DuckDB, name: str) -> tuple[list[str], str]:
    """Find authors by id, earlier id or name; give their ids, and what the text was taken for.

    A name that nobody is called by may be one that papers print. Of authors of one name
    the one with most papers comes first.
    """
    known = engine.rows("select author_id from authors where author_id = $name", {"name": name})
    if known.num_rows:
        return [name], "author id"
    sql = "select new_id from aliases join authors on author_id = new_id where old_id = $name"
    moved = engine.rows(sql, {"name": name}).to_pylist()
    if moved:
        return [moved[0]["new_id"]], f"earlier id, now {moved[0]['new_id']}"
    key = name_key(name)
    rows = engine.rows(NAMES).to_pylist()
    called = [row["author_id"] for row in rows if name_key(row["name"]) == key]
    if called:
        return called, "name"
    printed = engine.rows(PRINTED, {"word": parse_name(name).family}).to_pylist()
    found = [row["author_id"] for row in printed if key in map(name_key, row["names"])]
    return found, "name as printed"


def near(engine: DuckDB, name: str) -> list[str]:
    """Give the authors whose family name is all or the last word of a text, the busiest first."""
    family = family_key(name_key(name))
    if not family:
        return []  # an id, a number
    rows = engine.rows(NAMES).to_pylist()
    return [row["name"] for row in rows if family_key(name_key(row["name"])) == family][:SHOWN]


def named_author(folder: Path, name: str) -> str:
    """Give the one author that a text names.

    Raises:
        UnknownIdError: If there is none.
        InputError: If several authors bear that name.
    """
    with DuckDB() as engine:
        tables = ["authors", "authorships", "aliases"]
        engine.open_graph(folder, store.read_manifest(folder), tables)
        found, _ = find(engine, name)
    if not found:
        raise UnknownIdError(
            f"no author '{name}' in {folder}", "give an id such as author:…, or the whole name"
        )
    if len(found) > 1:
        raise InputError(f"{len(found)} authors are called '{name}'", "one of " + ", ".join(found))
    return found[0]


def summary(engine: DuckDB, author: str) -> Said:
    """Say what is known of an author: names, status, papers, and why it is one person."""
    values = {"id": author}
    row = engine.rows("select * from authors where author_id = $id", values).to_pylist()[0]
    said: Said = [("name", row["name"]), ("status", f"{row['status']} ({STATUS[row['status']]})")]
    if row["orcid"]:
        said.append(("ORCID", row["orcid"]))
    old = engine.rows("select old_id from aliases where new_id = $id order by 1", values)
    said += [("earlier id", alias["old_id"]) for alias in old.to_pylist()]
    papers = places(engine, author)
    spelled = Counter(paper["name_as_printed"] for paper in papers)
    if len(spelled) > 1:
        ordered = sorted(spelled.items(), key=lambda item: (-item[1], item[0]))
        said.append(("printed as", ", ".join(f"{name} ({n})" for name, n in ordered)))
    for paper in papers:
        place = f"author {paper['position']}" if paper["position"] else "author by its page"
        dated = f", {paper['published']}" if paper["published"] else ""
        said.append((place, f"{paper['title'] or paper['paper_id']} ({paper['paper_id']}{dated})"))
    return said + _why(engine, author)


def places(engine: DuckDB, author: str) -> list[dict[str, str]]:
    """List the papers of an author, the earliest first."""
    return engine.rows(
        """
        select p.paper_id, p.title, p.published, a.position, a.name_as_printed, a.rule
        from authorships a join papers p using (paper_id)
        where a.author_id = $id order by p.published nulls last, p.paper_id, a.position
        """,
        {"id": author},
    ).to_pylist()


def _why(engine: DuckDB, author: str) -> Said:
    values = {"id": author}
    said: Said = []
    company = engine.rows(COMPANY, values).to_pylist()
    if company:
        papers = company[0]["all_papers"]
        names = _some([f"{row['name']} ({row['papers']})" for row in company])
        shared = f"{len(company)} shared co-author{'s' if len(company) > 1 else ''}"
        said.append(("same person", f"{shared} on {papers} papers: {names}"))
    for row in engine.rows(JOINED, values).to_pylist():
        times = f", {row['times']} times" if row["times"] > 1 else ""
        said.append(("same person", f"{row['reasons']} ({row['rule']}{times})"))
    for row in engine.rows(APART, values).to_pylist():
        said.append(("other person", f"{row['name']} ({row['author_id']}): {row['reasons']}"))
    for row in engine.rows(DOUBTFUL, values).to_pylist():
        sure = f"{row['author_id']}, {row['score']:g}"
        said.append(("perhaps same", f"{row['name']} ({sure}): {row['reasons']}"))
    return said


def _some(names: list[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
