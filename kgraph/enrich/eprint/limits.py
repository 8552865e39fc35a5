"""How much of one e-print is read: every loop over a hostile source ends at one of these."""

MAX_PACKED = 100_000_000  # bytes of an answer; arXiv takes 50 MB from authors
MAX_UNPACKED = 256 << 20  # bytes that an archive may unpack to; most are figures
MAX_TEXT_FILES = 64 << 20  # bytes of TeX, bibliographies and styles together
MAX_MEMBERS = 5_000
MAX_TEX = 8 << 20  # bytes of one file of TeX
MAX_BIB = 32 << 20  # bytes of one .bib file; whole libraries of a field are handed in
MAX_EXPANDED = 2_000_000  # code points of a paper with its inputs and macros in place
MAX_DEPTH = 12  # of inputs, macros and footnotes inside of each other
MAX_ENTRIES = 5_000  # of one list of references
MAX_ENTRY = 6_000  # code points of one entry
MAX_CITES = 5_000
MAX_CONTEXTS = 10_000
MAX_PARAGRAPH = 20_000  # code points
MAX_SENTENCE = 700  # code points; of a longer one the part around the citation
MAX_PAGES = 400  # of a PDF
WALL_S = 10.0
MEMORY = 300 << 20
