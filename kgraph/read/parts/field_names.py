"""The names that pages give to fields, and the column each goes to."""

from kgraph.read.parts.abstract_names import NAMES

# What pages call a field, hyphens as spaces: the column it goes to.
_COLUMNS = {
    "title": ("title", "paper title", "paper"),
    "authors": (
        *("author", "authors", "by", "creator", "creators", "written by"),
        *("author list", "authored by"),
    ),
    "abstract": ("abstract", "summary"),
    "comments": ("comments", "comment", "note", "notes"),
    "categories": ("subjects", "subject", "subject class", "subj class", "categories", "category"),
    "primary_category": ("primary category", "primary subject", "primary class"),
    "published": (
        *("date", "published", "submitted", "created", "year", "publication date", "posted"),
        *("submitted on", "published on", "publication year", "submission date", "released"),
        *("appeared", "date of publication", "when", "wann"),
        "quand",
    ),
    "updated": ("updated", "last updated", "revised", "last revised", "modified"),
    "id": (
        *("doi", "related doi", "arxiv", "arxiv id", "arxiv number", "cite as", "id"),
        *("identifier", "eprint", "paper id", "journal doi", "arxiv doi"),
    ),
    "journal_ref": (
        *("journal ref", "journal reference", "journal", "venue", "conference", "booktitle"),
        *("published in", "publication", "proceedings", "appeared in", "accepted at"),
    ),
    "urls": (
        *("url", "urls", "link", "links", "pdf", "code", "website", "project page", "project"),
        *("github", "homepage", "data", "dataset", "demo", "video", "slides", "poster", "html"),
    ),
    "organisations": (
        *("affiliation", "affiliations", "organisation", "organization", "institution"),
        *("organisations", "organizations", "institutions", "institute", "university"),
    ),
    "keywords": ("keywords", "key words", "keyword", "tags", "topics", "topic", "index terms"),
    "labels": (
        *("report no", "report number", "msc class", "msc classes", "acm class", "acm classes"),
        *("pages", "volume", "number", "issue", "publisher", "editor", "editors", "language"),
        *("license", "licence", "proxy", "from", "submitter", "version", "versions", "type"),
        *("submission history", "history", "status", "isbn", "issn", "series", "month"),
        *("figures and tables", "figures", "tables", "figures & tables"),
        *("address", "area", "field", "source", "citations", "cited by", "references", "score"),
        *("tl;dr", "tldr", "task", "tasks", "primary area", "publication type", "size", "track"),
    ),
}
# What pages of other languages call them; a form in brackets or behind a slash is left out:
# "Autor(en)", "Verfasser/in".
_OTHERS = {
    "title": ("titel", "titre", "título", "titulo", "titolo", "标题", "题目", "题名", "タイトル"),
    "authors": (
        *("autor", "autoren", "verfasser", "auteur", "auteurs", "autores", "autori", "autore"),
        *("作者", "著者"),
    ),
    "abstract": NAMES - {"abstract", "summary", "resume"},
    "comments": (
        *("kommentar", "kommentare", "commentaire", "commentaires", "comentarios", "comentário"),
        *("bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "remarque", "remarques"),
        *("notiz", "notas", "nota", "备注"),
    ),
    "published": (
        *("datum", "jahr", "veröffentlicht", "erschienen", "eingereicht", "année", "publié le"),
        *("soumis le", "fecha", "año", "publicado", "erscheinungsjahr", "publikationsdatum"),
        *("veröffentlichungsdatum", "année de publication", "date de publication", "parution"),
        *("fecha de publicación", "año de publicación", "ano", "anno", "jaar"),
        *("data de publicação", "data di pubblicazione", "日期", "年份", "发表日期", "発行年"),
    ),
    "id": ("kennung", "identifiant", "identificador", "identificatore"),
    "journal_ref": (
        *("zeitschrift", "revue", "revista", "rivista", "tijdschrift", "期刊", "会议", "konferenz"),
        *("erschienen in", "veröffentlicht in", "publié dans", "publicado en", "publicado em"),
        *("conférence", "conferencia", "conferência", "congreso", "tagung", "tagungsband"),
    ),
    "urls": ("lien", "liens", "enlace", "enlaces", "verweis", "链接"),
    "keywords": (
        *("schlagwörter", "stichwörter", "schlagworte", "stichworte", "mots clés", "mots clefs"),
        *("palabras clave", "palavras chave", "parole chiave", "trefwoorden", "关键词"),
    ),
    "labels": (
        *("standort", "signatur", "verlag", "sprache", "seiten", "seite", "band", "heft", "quelle"),
        *("éditeur", "langue", "volumen", "páginas", "idioma", "editorial", "editora", "fuente"),
    ),
}
COLUMN_OF = {
    name: column
    for table in (_OTHERS, _COLUMNS)
    for column, names in table.items()
    for name in names
}
# Abstracts with headings inside: "Methods: We ask ..." is no field of an entry.
SECTIONS = frozenset(
    (
        *("background", "methods", "method", "results", "result", "conclusion", "conclusions"),
        *("objective", "objectives", "aim", "aims", "purpose", "introduction", "motivation"),
        *("findings", "design", "setting", "context", "discussion", "significance", "approach"),
    )
)
