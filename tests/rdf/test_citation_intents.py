"""Why a sentence cites reaches RDF: in the provider's words, and in CiTO's where they agree."""

from kgraph.model.tables import Citation, Context
from tests import small_graph
from tests.rdf.test_export import ATTENTION, OLD, export, read, readable


def test_intents_are_said_of_the_sentence_and_what_cito_has_of_the_citation(tmp_path, monkeypatch):
    contexts = (
        Context("We sample as [CITE] does.", "Method", ("methodology", "background")),
        Context("Better than [CITE].", None, ("result",)),
        Context("As in [CITE]."),
    )
    cites = Citation(ATTENTION, OLD, "Api", "semanticscholar", 0.95, contexts)
    more = Citation(ATTENTION, OLD, "Api", "other", 0.95, contexts[:1])
    monkeypatch.setitem(small_graph.ROWS, "citations", [more, cites])
    said = readable(read(export(small_graph.make(tmp_path / "g"), ".nt")))
    node = "citation/arxiv-1706.03762/arxiv-hep-th%2F9901001"
    why = {line.removeprefix(f"{node} ") for line in said if "Characterization" in line}
    assert why == {
        "cito:hasCitationCharacterization cito:obtainsBackgroundFrom",
        "cito:hasCitationCharacterization cito:usesMethodIn",
    }
    intents = sorted(line.partition(" kg:intent ")[2] for line in said if " kg:intent " in line)
    assert intents == ['"background"'] * 2 + ['"methodology"'] * 2 + ['"result"']
    with_intents = {line.partition(" ")[0] for line in said if " kg:intent " in line}
    (result,) = (line for line in said if '"Better than [CITE]."' in line)
    assert result.partition(" ")[0] in with_intents
    (plain,) = (line for line in said if '"As in [CITE]."' in line)
    assert plain.partition(" ")[0] not in with_intents
