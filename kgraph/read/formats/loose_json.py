"""JSON as people and programs leave it: a comma behind the last field, marks of a script around."""

import re

# A comma with nothing but a bracket behind it; texts are passed over.
_LAST_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|,(?=\s*[\]}])', re.DOTALL)
# "<!-- ... -->", "//<![CDATA[ ... //]]>": so old browsers saw no script.
_BEGIN = re.compile(r"\s*(?:(?://|/\*)\s?)?(?:<!--|<!\[CDATA\[)(?:\s?\*/)?")
_END = re.compile(r"(?:(?://|/\*)\s?)?(?:-->|\]\]>)(?:\s?\*/)?\s*$")
MAX_END = 40  # code points


def without_last_commas(text: str) -> str:
    """Give JSON without the commas behind its last fields, of the same length."""
    return _LAST_COMMA.sub(lambda found: " " if found[0] == "," else found[0], text)


def of_script(script: str) -> str:
    """Give the JSON of a script element."""
    begin = _BEGIN.match(script)
    if begin:
        end = _END.search(script, max(begin.end(), len(script.rstrip()) - MAX_END))
        script = script[begin.end() : end.start() if end else len(script)]
    return script.strip().removesuffix(";")
