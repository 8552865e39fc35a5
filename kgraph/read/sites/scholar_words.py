"""The words of Google Scholar's pages in the languages it speaks: buttons, heads, tags.

Names, venues and dashes stand the same way in all of them; what closes a result, heads
the table of a profile or marks a title is known by its words alone.
"""

import re

from kgraph.read.parts.copied import all_of

_N = r"[\d\s]{1,12}"  # a number, parted by spaces
# A row per button: save, cite, cited by, related articles, versions, other forms, the rest.
_BUTTONS = (
    r"Save|Speichern|Enregistrer|Guardar|Salvar|Salva|Opslaan|Zapisz|Spara|Gem|Lagre|Tallenna"
    r"|Kaydet|Сохранить|Зберегти|保存|儲存|저장",
    r"Cite|Zitieren|Citer|Citar|Cita|Citeren|Cytuj|Citera|Sitere|Viittaa|Alıntı yap"
    r"|Цитировать|Цитувати|引用|인용",
    rf"Cited by:? [\d,.]+|Zitiert (?:von|durch):? [\d.]+|Cité {_N} fois|Cité par:? {_N}"
    rf"|Citado por:? [\d.]+|Citato da:? [\d.]+|Geciteerd door:? [\d.]+|Cytowane przez:? {_N}"
    rf"|Citerat av:? {_N}|Citeret af:? [\d.]+|Sitert av:? {_N}"
    rf"|Viittausten määrä:? {_N}"
    rf"|Alıntılanma sayısı:? [\d.]+|Цитируется:? {_N}|Цитовано в:? {_N}"
    r"|被引用次数\s?[:：]?\s?[\d,]+|被引用\s?[\d,]+\s?次|引用元\s?[\d,]+|[\d,]+회 인용",
    r"Related [Aa]rticles|Ähnliche Artikel|Autres articles|Articles connexes"
    r"|Artículos relacionados|Artigos relacionados|Articoli correlati|Verwante artikelen"
    r"|Powiązane artykuły|Relaterade artiklar|Relaterede artikler|Relaterte artikler"
    r"|Aiheeseen liittyviä artikkeleita|İlgili makaleler|Похожие статьи|Пов['’]язані статті"
    r"|相关文章|相關文章|関連記事|관련 학술자료",
    rf"[Aa]ll [\d,.]+ versions|Alle [\d.]+ Versionen|(?:Les )?{_N} versions|Las [\d.]+ versiones"
    r"|Todas as [\d.]+ versões|Tutte e [\d.]+ le versioni|Alle [\d.]+ versies"
    rf"|Wszystkie wersje:?(?: \(?\d+\)?)?|Alla {_N} versioner(?:na)?|Alle [\d.]+ versioner"
    rf"|Kaikki {_N} versiota|[\d.]+ sürümün hepsi|Все версии статьи:? \(?\d+\)?"
    r"|Усі версії:? \(?\d+\)?|所有\s?\d+\s?个版本|全部共\s?\d+\s?個版本|全\s?\d+\s?バージョン"
    r"|전체 [\d,]+개의 버전",
    r"View as HTML|HTML[- ]?(?:Versione?|[Vv]ersie|version)|Als HTML (?:anzeigen|weergeven)"
    r"|Version HTML|Afficher version HTML|Versión en HTML|Versão (?:em )?HTML|Ver (?:em|como) HTML"
    r"|Visualizza (?:in|come) HTML|Wersja HTML|В формате HTML|HTML\s?版(?:で見る)?|HTML 버전"
    r"|(?:Im|En) [Cc]ach[ée]|网页快照|頁庫存檔|キャッシュ",
    r"Import into \w+|In \w+ importieren|Importer dans \w+|Importar a[lo]? \w+"
    r"|Web of Science: [\d,.]+|Library Search|Bibliothekssuche|Cached|More|Fewer|99"
    r"|Saved(?: to My library)?|Mehr|Plus|Más|Mais|更多|View PDF|Full View|Check Access|Delete|Edit"
    r"|Label|Twitter|Linked ?In|Facebook|Show more|Showing the best result|BL Direct|Web Search"
    r"|Get this item"
    r"|Group of [\d,]+|Create email alert",
)
# Behind venue and year on a phone: "Wool Letters 3, 2019 · Cited by 12".
CITED_BEHIND = re.compile(rf"(?<=\d)\s*(?:[·•|]\s*|[(\[]\s*)(?:{_BUTTONS[2]})\W*$")
_CITED_BY = re.compile(rf"(?:{_BUTTONS[2]})\W*$")
BUTTON = re.compile(rf"\b(?:{'|'.join(_BUTTONS)})(?!\w)")
_SAVE_AND_CITE = (
    *(("Save", "Cite"), ("Speichern", "Zitieren"), ("Enregistrer", "Citer"), ("Salva", "Cita")),
    *(("Guardar", "Citar"), ("Salvar", "Citar"), ("Opslaan", "Citeren"), ("Zapisz", "Cytuj")),
    *(("Spara", "Citera"), ("Gem", "Citer"), ("Lagre", "Sitere"), ("Tallenna", "Viittaa")),
    *(("Kaydet", "Alıntı yap"), ("Сохранить", "Цитировать"), ("Зберегти", "Цитувати")),
    *(("保存", "引用"), ("儲存", "引用"), ("저장", "인용")),
)
_CLOSED = "|".join(rf"{save}\W+(?:99\W+)?{cite}" for save, cite in _SAVE_AND_CITE)
# Copies lose the space between two buttons: "SaveCiteCited by 12Related articles".
# It begins with a set of characters, as it is asked of every line: those are searched fast.
_GLUED = re.compile(
    r"[A-ZÀ-ÞА-ЯІ引](?:(?<=[^\W_A-Z][A-ZÀ-ÞА-ЯІ])|(?<=HTML[A-Z])|(?<=保存引)(?=用)|(?<=儲存引)(?=用))"
)
# A line that begins so is a row of buttons, whatever words of a library or labels follow.
_NUMBERED = rf"(?:{_BUTTONS[2]}|{_BUTTONS[3]})"
CLOSED = re.compile(
    rf"\W{{0,8}}(?:(?:(?:{_CLOSED})|(?:(?:Edit|Label|Delete)\s+){{1,3}}(?:{_BUTTONS[1]}))(?!\w)"
    rf"|(?:{_BUTTONS[1]})\W{{1,3}}{_NUMBERED}(?!\w)"
    rf"|{_NUMBERED}\W{{1,4}}(?:{_BUTTONS[3]}|{_BUTTONS[4]})(?!\w))"
)


def parted(text: str) -> str:
    """Put the spaces back between buttons that a copy has glued."""
    return _GLUED.sub(_spaced, text)


def _spaced(glued: re.Match[str]) -> str:
    return " " + glued[0]


# What stands under a result and nowhere else, on one line of buttons.
SURE = re.compile(
    rf"\b(?:{_BUTTONS[2]}|{_BUTTONS[3]})\b|\bAll [\d,.]+ versions\b|^\W*(?:{_CLOSED})\b"
    r"|^\W*Save\W+Twitter\b"  # of a mail alert
)
# Marks before a title; those of books and of what is only cited are kept.
TAG = re.compile(
    r"\[(?P<tag>PDF|HTML|DOC|TXT|PS|RTF|DJVU|PPT|XLS|B|C|H|P|BOOK|CITATION|BUCH|ZITATION|LIVRE|LIBRO"
    r"|CITAS?|CITACIÓN|LIVRO|CITAÇÃO|CITAZIONE|BOEK|CITAAT|KSIĄŻKA|CYTOWANIE|BOK|CITERING"
    r"|КНИГА|ЦИТИРОВАНИЕ|图书|圖書|引用|引文|書籍|도서|인용"
    # In other languages capitals, or letters that are neither large nor small.
    r"|(?:[^\s\[\]a-z\d]{4,14}|[^\s\[\]A-Za-z\d]{2,14})(?=\](?:\s|\[)))\]\s*"
)
# Behind a title, as the site had it once: "Counting Sheep [PDF] from wool.example"; copies
# glue it: "Counting Sheep[PDF] wool.example".
HOST_BEHIND = re.compile(
    r"(?<=\S)(?:\s*\[(?:PDF|HTML|DOC|TXT|PS|RTF|PPT)\]\s+(?:\w+\s+)?[\w-]+(?:\.[\w-]+)+…?"
    r"|\s+(?:Full[- ]?Text|Find\W?it|Get\W?it)\s?@\s?\w[\w .&-]{1,30}"
    r"|\s+[-–]\s[^»–]{3,30}»)$"  # "- group of 49 »", "- all 23 versions »"
)
# Boxes and arrows before a title.
SIGNS_BEFORE = re.compile(r"(?:[\s►▶▸☐☑☆★•▪◦\ue000-\uf8ff]|[-*–—]\s)+")
_FILE = r"\[(?:PDF|HTML|DOC|TXT|PS|RTF|PPT)\]"
_LIBRARY = r"(?:Full[- ]?Text|Volltext|Find\W?(?:it)?|Get\W?it|View\W?it)\s?@"
# A line of its own: where a paper can be had, or what form it has.
SIDE_LINK = re.compile(
    rf"\W{{0,3}}(?:{_FILE}\s+(?:\w+\s+)?\S+\.\S+$|\S{{1,80}}\.\S{{2,20}}\s{_FILE}$|{_LIBRARY}"
    rf"|[a-z\d-]{{2,40}}(?:\.[a-z\d-]{{2,20}}){{1,4}}…?$"
    rf"|(?:Full View|Check Access|Free from Publisher)$|(?:{TAG.pattern})+$)"
)
# Behind the buttons of a result.
LINKS_BEHIND = re.compile(
    rf"(?:\s(?:{_FILE}\s+(?:\w+\s+)?[\w.-]+…?|[\w.-]+\s{_FILE}|{_LIBRARY}\s?[\w .&-]{{2,30}})\s*)+$"
)
# What a page says that is of this site.
SITE = re.compile(
    r"Google\s[Ss]cholar|Scholar Alert|^Verified email at|^Bestätigte E-Mail|^E-mail validé"
    r"|^Adresse e-mail validée|^Dirección de correo verificada|^E-mail confirmado em"
    r"|^Results \d+ - \d+ of|\d \S+ \(\d+[.,]\d+ ?\w+\.?\)$"
    rf"|^{_FILE}"
)
MAX_HOST = 100  # code points
MAX_BUTTONS = 200  # code points
MAX_MARK = 100  # code points of a line that tells the site or where a paper can be had
FORMS_OF_FILE = frozenset(
    (*("PDF", "HTML", "DOC", "TXT", "PS", "RTF", "DJVU", "PPT", "XLS"), *("B", "C", "H", "P"))
)
_SORT = r"(?:\s*(?:sort\w*(?: by \w+)*|sortieren|trier|ordenar|ordina|sorteren|排序))?\s*"
_TITLE = (
    r"(?:title|titel|titre|título|titolo|tytuł|tittel|başlık|název|cím|nimi(?:ke)?|τ[ίι]τλος"
    r"|название|назва|标题|標題|タイトル|제목)"
)
_CITED = (
    r"(?:cited\s+by|zitiert\s+(?:von|durch)|citée?\s+par|citado\s+por|citat[oa]\s+da"
    r"|geciteerd\s+door|cytowane\s+przez|citerat\s+av|citeret\s+af|sitert\s+av|alıntı(?:lanma|layan|\s+yapanlar)?"
    r"|citace|hivatkozott\s+rá|viit(?:tauks|te)et|παρατ[ίι]θεται\s+απ[όο]|цитовано(?:\s+в)?"
    r"|процитировано|引用次数|引用次數|被引用次数|被引用次數|引用先|引用|인용)"
)
_YEAR = (
    r"(?:year|jahr|année|año|ano|anno|jaar|rok|årstal|år|yıl|év|vuosi|[έε]τος|год|рік"
    r"|年份|年|연도)"
)
# Copies have the words of its menu glued to it: "TitleSort", "CITED BYCITED BY", "YEAR".
HEADER = re.compile(
    rf"(?:{_TITLE}(?:\s*\d+\s?[–-]\s?\d+)?{_SORT})?(?:{_CITED}\s*){{1,2}}{_YEAR}{_SORT}$",
    re.IGNORECASE,
)
HEADER_BEGINS = re.compile(rf"{_TITLE}|{_CITED}", re.IGNORECASE)
_ARTICLES = (
    r"(?:Articles|Artikel|Artículos|Artigos|Articoli|Artikelen|Artykuły|Artiklar|Artikler"
    r"|Makaleler|Články|Cikkek|Artikkelit|Άρθρα|Статьи|Статті|文章|記事|论文|論文|학술자료)"
)
_SHOW_MORE = (
    r"Show more|Mehr anzeigen|Plus|Afficher plus|Mostrar más|Mostrar mais|Mostra altro"
    r"|Meer weergeven|Pokaż więcej|Visa fler|Vis mere|Daha fazla|Показать ещё"
    r"|展开|顯示更多|もっと見る|더보기"
)
# What closes a row on a phone: "2017 · Cited by 123,456", "123,456 · 2017".
_COUNTED = rf"(?:{_BUTTONS[2]}|\d[\d,.]*\*?)"
ON_PHONE = re.compile(
    rf"(?:{_COUNTED}\s*[·•]\s*(?P<last>(?:19|20)\d\d)"
    rf"|(?P<year>(?:19|20)\d\d)\s*[·•]\s*{_COUNTED})$"
)
# What stands below the table of a profile: its pages, the person's numbers, the co-authors.
BELOW = re.compile(
    rf"(?:{_ARTICLES}\s+\d+\s?[–-]\s?\d+|All\s+Since\s(?:19|20)\d\d"
    r"|(?:h|i10)\s?-?(?:index|Index|指数|指數|指標)\s+\d|Co-authors$|Coautor(?:i|es)$|Koautoren$"
    r"|Coauteurs$|合著者$|共同編集者$|공동 저자$|Citations\s+\d+\s+\d|Public access"
    rf"|Since (?:19|20)\d\d$|(?i:{_SHOW_MORE})$)"
)
PROFILE_NAVIGATION = re.compile(
    rf"{_ARTICLES}\s+\d+[–-]\d+|(?i:{_SHOW_MORE})|Sort|Sort by \w+|\(\d+\)"
)


def is_buttons(text: str) -> bool:
    """Say whether a line is made of the buttons under a result, and of links behind them."""
    if len(text) >= MAX_BUTTONS:
        return False
    text = parted(text)
    if "]" in text or "@" in text:
        text = LINKS_BEHIND.sub("", text)
    return all_of(BUTTON, text) or CLOSED.match(text) is not None


def is_cited(text: str) -> bool:
    """Say whether a line says how often a paper is cited, and no more."""
    return len(text) < MAX_BUTTONS and _CITED_BY.match(text.lstrip(" ·•|([")) is not None


def is_link(text: str) -> bool:
    """Say whether a line says where a paper can be had."""
    return len(text) < MAX_MARK and SIDE_LINK.match(text) is not None
