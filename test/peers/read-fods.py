"""Prints the cells of a sheet in flat OpenDocument XML as JSON: what kind each is, what it says, its formula."""

import json
import sys
import xml.etree.ElementTree as ElementTree

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT = (f"{{{OASIS}{name}:1.0}}" for name in ("office", "table", "text"))


def text_of(element):
    said = element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            said += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            said += "\t"
        elif child.tag == TEXT + "line-break":
            said += "\n"
        else:
            said += text_of(child)
        said += child.tail or ""
    return said


def read_cell(cell):
    kind = cell.get(OFFICE + "value-type")
    said = "\n".join(text_of(paragraph) for paragraph in cell.findall(TEXT + "p"))
    if kind == "date":
        said = cell.get(OFFICE + "date-value")
    elif kind not in (None, "string"):
        said = cell.get(OFFICE + "value")
    return {"kind": kind, "text": said, "formula": cell.get(TABLE + "formula")}


rows = []
for row in ElementTree.parse(sys.argv[1]).iter(TABLE + "table-row"):
    cells = []
    for cell in row.iter(TABLE + "table-cell"):
        cells += [read_cell(cell)] * int(cell.get(TABLE + "number-columns-repeated", "1"))
    while cells and cells[-1]["kind"] is None:
        cells.pop()
    # Below the table there are a million empty rows.
    if cells:
        rows += [cells] * int(row.get(TABLE + "number-rows-repeated", "1"))
json.dump(rows, sys.stdout)
