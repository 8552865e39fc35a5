"""XML of services and programs: the same work in each vocabulary, and the works it cites."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.copied_pages import check_spans
from tests.read.pages import at_problems, codes, read, values

TITLE = "Counting Sheep in Wide Fields"
DOI = "10.1000/sheep.1"
PAGES = {
    "dblp": f"""<?xml version="1.0"?>
<dblpperson name="Ann Lee" pid="1/1" n="2">
<person key="homepages/1/1"><author pid="1/1">Ann Lee</author></person>
<r><article key="journals/wool/LeeM19" mdate="2020-01-01">
<author pid="1/1">Ann Lee</author><author pid="1/2">Bob M&uuml;ller 0001</author>
<title>{TITLE}.</title><year>2019</year><journal>J. Wool</journal>
<ee>https://doi.org/{DOI}</ee></article></r>
</dblpperson>""",
    "pubmed": f"""<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/a.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">31234567</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2019</Year><Month>May</Month><Day>2</Day></PubDate>
</JournalIssue><Title>J. Wool</Title></Journal><ArticleTitle>{TITLE}.</ArticleTitle>
<Abstract><AbstractText Label="AIM">We count sheep.</AbstractText>
<AbstractText Label="RESULT">Many.</AbstractText></Abstract>
<AuthorList><Author><LastName>Lee</LastName><ForeName>Ann</ForeName></Author>
<Author><LastName>Müller</LastName><ForeName>Bob</ForeName></Author></AuthorList></Article>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">31234567</ArticleId>
<ArticleId IdType="doi">{DOI}</ArticleId></ArticleIdList><ReferenceList><Reference>
<Citation>Fox C. Cows. Goat Rev. 1999.</Citation><ArticleIdList>
<ArticleId IdType="doi">10.1000/cows.1</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle></PubmedArticleSet>""",
    "jats": f"""<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta>
<journal-title-group><journal-title>J. Wool</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="doi">{DOI}</article-id><title-group>
<article-title>{TITLE}</article-title></title-group><contrib-group>
<contrib contrib-type="author"><name><surname>Lee</surname><given-names>Ann</given-names></name>
</contrib><contrib><name><surname>Müller</surname><given-names>Bob</given-names></name></contrib>
</contrib-group><pub-date><day>2</day><month>5</month><year>2019</year></pub-date>
<abstract><title>Abstract</title><p>We <italic>count</italic> sheep &amp; goats.</p></abstract>
</article-meta></front><back><ref-list><ref id="r1"><element-citation>
<article-title>Cows in Fog</article-title><year>1999</year>
<pub-id pub-id-type="doi">10.1000/cows.1</pub-id></element-citation></ref></ref-list></back>
</article>""",
    "tei": f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title level="a" type="main">{TITLE}</title></titleStmt><publicationStmt>
<date type="published" when="2019-05-02">2 May 2019</date></publicationStmt><sourceDesc>
<biblStruct><analytic><author><persName><forename type="first">Ann</forename>
<surname>Lee</surname></persName></author><author><persName><forename type="first">Bob</forename>
<surname>Müller</surname></persName></author><idno type="DOI">{DOI}</idno></analytic><monogr>
<title>J. Wool</title></monogr></biblStruct></sourceDesc></fileDesc><profileDesc><abstract>
<p>We count sheep.</p></abstract></profileDesc></teiHeader><text><back><div><listBibl>
<biblStruct xml:id="b0"><analytic><title level="a">Cows in Fog</title>
<idno type="arXiv">0704.0001</idno></analytic><monogr><imprint><date when="1999"/></imprint>
</monogr></biblStruct></listBibl></div></back></text></TEI>""",
    "mods": f"""<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo>
<title>{TITLE}</title></titleInfo><name type="personal"><namePart type="family">Lee</namePart>
<namePart type="given">Ann</namePart><role><roleTerm>author</roleTerm></role></name>
<name><namePart>Bob Müller</namePart></name><name><namePart type="family">Roe</namePart>
<role><roleTerm>editor</roleTerm></role></name><originInfo><dateIssued>2019</dateIssued>
</originInfo><identifier type="doi">{DOI}</identifier><relatedItem><titleInfo>
<title>J. Wool</title></titleInfo></relatedItem></mods></modsCollection>""",
    "acl": f"""<collection id="2019.wool"><volume id="1"><meta><booktitle>J. Wool</booktitle>
<year>2019</year></meta><frontmatter><url>2019.wool-1.0</url></frontmatter><paper id="1">
<title>Counting <fixed-case>S</fixed-case>heep in Wide Fields</title><author><first>Ann</first>
<last>Lee</last></author><author><first>Bob</first><last>Müller</last></author>
<doi>{DOI}</doi></paper></volume></collection>""",
}
FEED = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>cs.CL updates</title><item><title>Counting Sheep in Wide Fields</title>
<link>https://arxiv.org/abs/2401.00001</link>
<description>arXiv:2401.00001v1 Announce Type: new \nAbstract: We count sheep.</description>
<pubDate>Mon, 01 Jan 2024 00:00:00 -0500</pubDate><dc:creator>Ann Lee, Bob Day</dc:creator></item>
<item><title>My holidays</title><link>https://sheep.example/blog</link></item>
</channel></rss>"""


@pytest.mark.parametrize("vocabulary", PAGES)
def test_each_vocabulary_says_a_work_in_its_own_way(vocabulary):
    page = PAGES[vocabulary]
    ((title, names, date, doi, venue),) = values(
        page, "title", "authors", "published", "doi", "journal_ref"
    )
    assert (title, names, doi, venue) == (TITLE, ["Ann Lee", "Bob Müller"], DOI, "J. Wool")
    assert date in {"2019-05-02", "2019"}
    assert codes(page) == []
    check_spans(page)


def test_days_and_abstracts():
    assert values(PAGES["pubmed"], "published", "abstract") == [
        ("2019-05-02", "We count sheep. Many.")
    ]
    assert values(PAGES["jats"], "published", "abstract") == [
        ("2019-05-02", "We count sheep & goats.")
    ]
    assert values(PAGES["tei"], "published", "abstract") == [("2019-05-02", "We count sheep.")]


@pytest.mark.parametrize(
    ("vocabulary", "said"),
    [
        ("pubmed", ("10.1000/cows.1", None, None, 1999)),
        ("jats", ("10.1000/cows.1", None, "Cows in Fog", 1999)),
        ("tei", (None, "0704.0001", "Cows in Fog", 1999)),
    ],
)
def test_the_works_that_a_work_cites_are_references(vocabulary, said):
    (one,) = read(PAGES[vocabulary]).references
    assert (one.doi, one.arxiv_id, one.title, one.year) == said
    assert one.record_id == read(PAGES[vocabulary]).records[0].record_id


def test_items_of_a_feed_with_an_id_are_papers_and_others_are_told():
    assert values(FEED, "title", "authors", "arxiv_id", "abstract", "published") == [
        (TITLE, ["Ann Lee", "Bob Day"], "2401.00001", "We count sheep.", "2024-01-01")
    ]
    assert codes(FEED) == ["not-understood"]
    assert "My holidays" in at_problems(FEED, "not-understood")[0]


def test_entities_of_its_own_are_refused():
    bomb = PAGES["jats"].replace(
        "<article ", '<!DOCTYPE article [<!ENTITY a "aaaaaaaaaa">]>\n<article ', 1
    )
    assert "bad-xml" in codes(bomb.replace("We ", "&a; "))


@given(st.sampled_from(sorted(PAGES)), st.integers(0, 2000), st.integers(0, 40))
def test_what_is_cut_is_read_or_told(vocabulary, at, length):
    page = PAGES[vocabulary]
    read(page[:at] + page[at + length :])
    found = read(page[:at])
    assert found.records or found.problems or not page[:at].strip()


def test_many_papers_of_a_volume_take_linear_time():
    """All papers beside one were looked through for each: 16 seconds for so many."""
    paper = "<paper><title>Counting Sheep</title><author><last>Lee</last></author></paper>"
    meta = "<meta><booktitle>Sheep</booktitle><year>2019</year></meta>"
    volume = f"<collection><volume>{meta}{paper * 4_000}</volume></collection>"
    begin = process_time()
    assert values(volume, "journal_ref", "published") == [("Sheep", "2019")] * 4_000
    assert process_time() - begin < 8


JATS = "<article-meta><title-group><article-title>Counting Sheep</article-title></title-group>"
ROLES = "".join(
    f'<contrib contrib-type="{role}"><name><surname>{name}</surname></name></contrib>'
    for role, name in (("author", "Lee"), ("editor", "Day"), ("reviewer", "Fox"))
)
SHORT = '<abstract abstract-type="teaser"><p>Sheep!</p></abstract>'


def test_sets_of_articles_have_authors_and_abstracts_no_editors_and_teasers():
    article = f"{JATS}<contrib-group>{ROLES}</contrib-group>{SHORT}<abstract><p>We count.</p>"
    page = (
        f"<pmc-articleset><article>{article}</abstract></article-meta></article></pmc-articleset>"
    )
    assert values(page, "authors", "abstract") == [(["Lee"], "We count.")]


def test_a_name_may_have_several_given_names():
    parts = "".join(
        f'<namePart type="{kind}">{name}</namePart>'
        for kind, name in (("given", "Ann"), ("given", "B."), ("family", "Lee"))
    )
    page = f"<mods><titleInfo><title>Counting</title></titleInfo><name>{parts}</name></mods>"
    assert values(page, "authors") == [(["Ann B. Lee"],)]


def test_theses_and_proceedings_are_works_of_dblp():
    works = "".join(
        f"<{kind}><author>Ann Lee</author><title>Sheep in {kind}.</title></{kind}>"
        for kind in ("mastersthesis", "phdthesis", "proceedings")
    )
    assert len(read(f"<dblp>{works}</dblp>").records) == 3


@pytest.mark.parametrize(
    "title", ["Sheep & Goats", "<![CDATA[Sheep & Goats]]>", "Sheep &amp; Goats"]
)
def test_an_ampersand_alone_is_one(title):
    page = f"<dblp><article><author>Ann Lee</author><title>{title}</title></article></dblp>"
    assert values(page, "title") == [("Sheep & Goats",)]
    assert codes(page) == []


def test_the_text_of_a_feed_may_be_html():
    text = "<![CDATA[<p>Abstract: We count <i>n</i> < 9 sheep.</p>]]>"
    item = "<title>Sheep</title><link>https://arxiv.org/abs/2001.00001</link>"
    page = f"<rss><item>{item}<description>{text}</description></item></rss>"
    assert values(page, "abstract") == [("We count n < 9 sheep.",)]


def test_a_work_of_the_same_answer_is_cited_by_its_number():
    two = PAGES["pubmed"].replace("10.1000/cows.1", "31234568").replace('"doi">3', '"pubmed">3')
    other = (
        '<PubmedArticle><MedlineCitation><PMID Version="1">31234568</PMID><Article>'
        "<ArticleTitle>Cows in Fog.</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    )
    (one,) = read(two.replace("</PubmedArticleSet>", f"{other}</PubmedArticleSet>")).references
    assert (one.title, one.year) == ("Cows in Fog", 1999)


def test_a_feed_tells_categories_and_of_new_versions_no_day():
    feed = FEED.replace("<pubDate>", "<category>cs.SI</category><pubDate>")
    assert values(feed, "categories", "published") == [(("cs.SI",), "2024-01-01")]
    assert values(feed.replace("Type: new", "Type: replace"), "published") == [(None,)]
