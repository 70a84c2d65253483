"""Workbooks made by hand, good and bad: parts of XML packed as somebody who means harm would."""

import io
import zipfile

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
ROOT = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
BOOK = '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>'
RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(inside, before=""):
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'


def row(number, *cells):
    told = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{told}</row>'


PEOPLE = row(1, "Name", "E-mail") + row(2, "Jo", "jo@example.org")


def workbook(parts=None, *, way=zipfile.ZIP_DEFLATED, without=()):
    """Return a packed workbook with these parts, or more or other ones than usual."""
    usual = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": sheet(PEOPLE),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as packed:
        for name, text in {**usual, **(parts or {})}.items():
            if name not in without:
                packed.writestr(name, text)
    return file.getvalue()


def shared(texts):
    told = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'<?xml version="1.0"?><sst xmlns="{MAIN}">{told}</sst>'


def says_less(data, name, told):
    """Return the archive with a directory that says of one part that it is smaller inside than it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        real = packed.getinfo(name).file_size
    return data.replace(real.to_bytes(4, "little"), told.to_bytes(4, "little"))
