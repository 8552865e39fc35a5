"""Pages about one paper whose data for machines has no abstract: what the page shows as one."""

# ruff: noqa: E501 - signs that are set wide

import html

import pytest

from tests.read.pages import OTHER, PROSE, values

HEAD = (
    '<!doctype html><html><head><meta name="citation_title" content="Counting Sheep in Fields">'
    '<meta name="citation_author" content="Ann Lee"></head><body>'
    "<h3>Counting Sheep in Fields</h3><h5>Ann Lee</h5><h5>Wool Rev. 76 (2007)</h5>"
)


@pytest.mark.parametrize(
    "named",
    [
        "<section><h4>Abstract</h4><div><p>{}</p></div></section>",
        "<p><strong>ABSTRACT:</strong> {}</p>",
        "<dl><dt>Abstract</dt><dd>{}</dd></dl>",
        "<details><summary>Abstract</summary><p>{}</p></details>",
    ],
)
def test_the_text_under_the_word_abstract_is_it(named):
    below = f"<p>Received 3 April 2007</p><h4>References</h4><p>{OTHER}</p></body></html>"
    assert values(HEAD + named.format(PROSE) + below, "title", "abstract") == [
        ("Counting Sheep in Fields", PROSE)
    ]


LD = (
    '<script type="application/ld+json">{{"@type":"ScholarlyArticle","headline":"Counting Sheep in'
    ' Fields","author":[{{"@type":"Person","name":"Ann Lee"}}],"description":"{}"}}</script>'
)


@pytest.mark.parametrize("lead", ["Sheep at night", PROSE[:100] + "...", PROSE[:152] + "…"])
def test_a_few_words_are_no_abstract_where_the_page_has_one(lead):
    page = (
        f"<!doctype html><html><head>{LD.format(lead)}</head><body>"
        f"<h1>Counting Sheep in Fields</h1><p>Ann Lee</p><h2>Abstract</h2><p>{PROSE}</p>"
        f"<h2>Main</h2><p>{OTHER}</p></body></html>"
    )
    assert values(page, "abstract", "abstract_truncated") == [(PROSE, False)]


def test_an_abstract_for_machines_is_believed():
    page = (
        f"<!doctype html><html><head>{LD.format(PROSE)}</head><body>"
        f"<h1>Counting Sheep in Fields</h1><h2>Summary</h2><p>{OTHER} {OTHER}</p></body></html>"
    )
    assert values(page, "abstract") == [(PROSE,)]


@pytest.mark.parametrize(
    "name",
    ["dc.description.abstract", "DC.Description.Abstract[en]", "Zusammenfassung", "Résumé:"],
)
def test_the_cell_behind_the_name_of_an_abstract_is_it(name):
    rows = (
        ("dc.contributor.author", "Lee, Ann"),
        ("dc.date.issued", "2022-12-20"),
        (name, PROSE, "en_US"),
        (name, OTHER, "de_DE"),
        ("dc.publisher", "Wool University"),
    )
    table = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    page = HEAD.replace("<h3>", f"<h2>Counting Sheep in Fields</h2><table>{table}</table><h3>")
    assert values(page + "</body></html>", "title", "abstract") == [
        ("Counting Sheep in Fields", PROSE)
    ]


def test_the_label_in_an_element_of_abstracts_is_not_of_it():
    named = f'<div class="abstract mathjax"><span>Abstract:</span>{PROSE}</div></body></html>'
    assert values(HEAD + named, "abstract") == [(PROSE,)]


@pytest.mark.parametrize(
    "abstract",
    [
        f"Abstract: {PROSE}",
        f"<p>{PROSE.replace('sheep', '<i>sheep</i>')}</p>",
        f"<jats:title>Abstract</jats:title><jats:p>{PROSE}</jats:p>",
        f"<b>Summary.</b> {PROSE}",
    ],
)
@pytest.mark.parametrize("where", ["meta", "json"])
def test_an_abstract_for_machines_is_given_without_markup_and_its_name(abstract, where):
    meta = f'<meta name="citation_abstract" content="{html.escape(abstract)}">'
    script = LD.format(abstract.replace("/", "\\/"))
    head = HEAD.replace("</head>", f"{meta}</head>") if where == "meta" else ""
    head = head or f"<!doctype html><html><head>{script}</head><body>"
    assert values(f"{head}<p>Wool Review</p></body></html>", "abstract") == [(PROSE,)]


LANGUAGES = {
    "Resumen": "Muestreamos sesenta y cuatro charcas durante tres primaveras y medimos la riqueza de"
    " especies en cada una de ellas. El hidroperiodo explicó la mayor parte de la varianza.",
    "Streszczenie": "Zbadaliśmy sześćdziesiąt cztery oczka wodne przez trzy wiosny i zmierzyliśmy"
    " bogactwo gatunkowe w każdym z nich, a także głębokość, powierzchnię i odległość od lasu.",
    "Öz": "Üç bahar boyunca altmış dört göletten örnek aldık ve her birinde tür zenginliğini dikkatle"
    " ölçtük. Su süresi değişimin büyük bölümünü açıkladı ve uzaklık önemsiz kaldı.",
    "Аннотация": "Мы обследовали шестьдесят четыре водоёма в течение трёх вёсен и измерили видовое"
    " богатство каждого из них. Длительность затопления объяснила большую часть различий.",
    "要旨": "三年間の春に六十四の池を調査し、それぞれの池における種の豊かさを測定した。その結果、水が残る期間が種数の"
    "変動の大部分を説明し、距離の影響は小さかった。",
    "摘要": "我们在三个春季调查了六十四个池塘,并测量了每个池塘的物种丰富度。结果表明,水文周期解释了大部分的变异,距离的影响很小。",
    "الملخص": "قمنا بمسح أربع وستين بركة خلال ثلاثة فصول ربيع وقسنا ثراء الأنواع في كل منها على حدة. وفسرت"
    " مدة بقاء الماء معظم التباين، وكان أثر المسافة صغيرا جدا في كل السنوات التي درسناها.",
}


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize(
    "form",
    [
        '<section class="item abstract"><h2 class="label">{}</h2><p>{}</p></section>',
        "<h2>{}:</h2><p>{}</p><h2>Licence</h2><p>CC BY</p>",
        "<p><b>{}</b> {}</p>",
        "<table><tr><td>{}</td><td>{}</td></tr></table>",
    ],
)
def test_the_name_of_an_abstract_in_many_languages_is_not_of_it(name, form):
    page = HEAD + form.format(name, LANGUAGES[name]) + "</body></html>"
    assert values(page, "abstract") == [(LANGUAGES[name],)]
    told = f"<p>{name}</p><p>{LANGUAGES[name]}</p>"
    meta = f'<meta name="citation_abstract" content="{html.escape(told)}"></head>'
    page = HEAD.replace("</head>", meta) + "</body></html>"
    assert values(page, "abstract") == [(LANGUAGES[name],)]


def test_an_abstract_may_begin_with_the_word():
    told = f"Abstract interpretation counts sheep before they sleep. {PROSE}"
    page = f'{HEAD}<div class="abstract">{told}</div></body></html>'
    assert values(page, "abstract") == [(told,)]


def test_abstracts_in_two_languages_are_of_one_paper():
    page = (
        "<!doctype html><html><body><h1>Counting Sheep in Wide Fields</h1><p>Ann Lee, Bob Day</p>"
        f"<h2>Resumen</h2><p>{LANGUAGES['Resumen']}</p><h2>Abstract</h2><p>{PROSE}</p></body></html>"
    )
    assert values(page, "title", "authors", "abstract") == [
        ("Counting Sheep in Wide Fields", ["Ann Lee", "Bob Day"], LANGUAGES["Resumen"])
    ]
