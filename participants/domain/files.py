"""Files that people send as lists: what is refused, and rows out of separated values. Nothing is inflated unmeasured."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any
from xml.parsers import expat

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_INSIDE = 50 * 1024 * 1024
LARGEST_RATIO = 100
SMALL_INSIDE = 1024 * 1024
"""What is no larger inside is harmless, however well it was packed."""
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_PARTS = 1_000
MOST_CELLS = (MOST_ROWS + 1) * (MOST_COLUMNS + 1)
"""Cells of the area that a sheet spans; a reader makes room for all of them, whether or not something stands there."""
MOST_LETTERS = LARGEST_INSIDE
"""Letters of all cells together; many cells may point at one long text."""
LONGEST_TEXT = 40_000
"""No spreadsheet program lets a cell hold more than 32,767 signs."""
SNIFFED = 64 * 1024
DELIMITERS = ",;\t|"
CHUNK = 64 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_OTHER_KINDS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"<!DO",
    b"<html",
    b"<?xm",
)
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_INDEX = re.compile(r"[0-9]{1,7}")
_PACKED_WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_IS_ENCRYPTED = 0x1
_FEWEST_NULS = 0.2
_MOST_CONTROLS = 0.01


class RefusedError(Exception):
    """A file that we do not take. `code` says why; `values` are numbers for the sentence about it."""

    def __init__(self, code: str, **values: int) -> None:
        """Take the code and the numbers."""
        super().__init__(code)
        self.code = code
        self.values = values


def is_workbook(data: bytes) -> bool:
    """Return whether this is packed as workbooks are.

    Raises:
        RefusedError: for what is no list at all, or a workbook of a kind that we do not read.

    """
    if not data.strip(b"\x00\r\n\t ,;"):
        raise RefusedError("empty")
    if len(data) > LARGEST_FILE:
        raise RefusedError("too_big")
    if data.startswith(_OLE):
        raise RefusedError("old_or_locked")
    if data.startswith(_OTHER_KINDS):
        raise RefusedError("not_a_list")
    return data.startswith(_ZIP)


# Separated values --------------------------------------------------------------------------------------------------


def decoded(data: bytes) -> str:
    """Return the text of a file, whose alphabet is told by its first bytes, or else found by trying."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    nuls = data[:SNIFFED].count(0) / max(len(data[:SNIFFED]), 1)
    if nuls > _FEWEST_NULS:
        is_little = data[1:SNIFFED:2].count(0) > data[:SNIFFED:2].count(0)
        text = data.decode("utf-16-le" if is_little else "utf-16-be", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    controls = sum(sign < " " and sign not in "\x00\t\r\n\x0b\x0c" for sign in text[:SNIFFED])
    if controls > _MOST_CONTROLS * len(text[:SNIFFED]) + 1:
        raise RefusedError("not_a_list")
    return text


def delimiter_of(text: str) -> str:
    """Return what stands between the cells: the sign that the first lines have most, and equally often."""
    lines = [line for line in _without_quoted(text[:SNIFFED]).splitlines()[:20] if line.strip()]
    if not lines:
        return ","

    def score(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        alike = sum(count == counts[0] for count in counts) if counts[0] else 0
        return alike, counts[0]

    return max(DELIMITERS, key=score)


def _without_quoted(text: str) -> str:
    return "".join(part for place, part in enumerate(text.split('"')) if place % 2 == 0)


def separated_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of separated values with their number, leaving out empty ones.

    Raises:
        RefusedError: where quotation marks do not match, or a cell is larger than a list ever has.

    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            is_large = "larger than field limit" in str(problem)
            raise RefusedError("giant_cell" if is_large else "quotes", row=number + 1) from None
        if cells is None:
            return
        number += 1
        if any(cell.strip("\x00 \t\r\n\u00a0\ufeff") for cell in cells):
            yield number, cells


# Workbooks ---------------------------------------------------------------------------------------------------------


def measured_workbook(data: bytes) -> bytes:
    """Return the workbook with nothing left in it but texts that were measured while they were inflated, not packed any more.

    The directory is looked at first. Whoever reads the result reads nothing that was not looked at here.

    Raises:
        RefusedError: for everything that is no plain workbook, or is larger inside than a list ever is.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = _parts(packed.infolist(), len(data))
            return _unpacked(packed, parts)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as problem:
        raise RefusedError("broken") from problem


def _parts(found: Sequence[zipfile.ZipInfo], size: int) -> list[zipfile.ZipInfo]:
    """Return the parts that hold texts, after a look at the directory alone."""
    names = {one.filename.lower() for one in found}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise RefusedError("macros")
    if not {"[content_types].xml", "xl/workbook.xml"} <= names:
        raise RefusedError("other_zip")
    if any(one.flag_bits & _IS_ENCRYPTED for one in found):
        raise RefusedError("old_or_locked")
    if len(found) > MOST_PARTS or len(names) < len(found):
        raise RefusedError("broken")
    if any(one.compress_type not in _PACKED_WAYS for one in found):
        raise RefusedError("broken")
    inside = sum(one.file_size for one in found)
    is_bomb = inside > SMALL_INSIDE and inside > LARGEST_RATIO * size
    if inside > LARGEST_INSIDE or is_bomb:
        raise RefusedError("bigger_inside", megabytes=max(1, inside // 1_000_000))
    return [one for one in found if one.filename.lower().endswith((".xml", ".rels"))]


def _unpacked(packed: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> bytes:
    """Return the parts in a new archive; each was read no further than its directory said, and looked at."""
    result, looked = io.BytesIO(), _Looked()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as plain:
        for one in parts:
            with packed.open(one) as source, plain.open(one.filename, "w") as target:
                look = _Look(looked)
                while chunk := source.read(CHUNK):
                    look.feed(chunk)
                    target.write(chunk)
                look.close()
    looked.check()
    return result.getvalue()


class _Looked:
    """What was seen in all parts together."""

    def __init__(self) -> None:
        self.texts: list[int] = []
        self.pointed: dict[int, int] = {}
        self.letters = 0

    def check(self) -> None:
        """Refuse a workbook whose cells hold more than a list ever does, though few texts stand in the file."""
        shared = sum(
            self.texts[index] * times
            for index, times in self.pointed.items()
            if index < len(self.texts)
        )
        if shared + self.letters > MOST_LETTERS:
            inside = shared + self.letters
            raise RefusedError("bigger_inside", megabytes=inside // 1_000_000)


class _Look:
    """Goes through one part as it is inflated: no entities, no area larger than a list, no endless cell."""

    def __init__(self, looked: _Looked) -> None:
        self.looked = looked
        self.row = self.column = self.last_row = self.last_column = self.rows = 0
        self.row_of_content = 0
        self.is_shared = self.is_value = False
        self.value = ""
        self.length = 0
        parser: Any = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self.parser = parser

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes."""
        try:
            self.parser.Parse(chunk, False)
        except expat.ExpatError:
            raise RefusedError("broken") from None

    def close(self) -> None:
        """Look at the end of the part."""
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError:
            raise RefusedError("broken") from None

    def _doctype(self, *_given: Any) -> None:
        raise RefusedError("entities")

    def _start(self, name: str, given: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "c":
            self._cell(given)
        elif kind in {"v", "is"}:
            self._content()
            self.is_value, self.value, self.length = True, "", 0
        elif kind == "row":
            self.row = _place(_ROW, given.get("r")) if "r" in given else self.row + 1
            self.column = 0
        elif kind == "si":
            self.length = 0

    def _cell(self, given: dict[str, str]) -> None:
        if "r" in given:
            found = _CELL.fullmatch(given["r"])
            if found is None:
                raise RefusedError("broken")
            self.column, self.row = _column(found[1]), int(found[2])
        else:
            self.column += 1
        self.is_shared = given.get("t") == "s"

    def _content(self) -> None:
        """Something stands in this cell: the area reaches as far as here at least."""
        if self.row != self.row_of_content:
            self.rows += 1
            self.row_of_content = self.row
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if self.last_row * self.last_column > MOST_CELLS:
            if self.rows > MOST_ROWS + 1:
                raise RefusedError("too_many_rows")
            raise RefusedError("far_away", row=self.row, column=self.column)

    def _text(self, text: str) -> None:
        self.length += len(text)
        if self.length > LONGEST_TEXT:
            raise RefusedError("giant_cell", row=self.row)
        if self.is_value and self.is_shared:
            self.value += text

    def _end(self, name: str) -> None:
        kind = name.rpartition(":")[2]
        if kind == "si":
            self.looked.texts.append(self.length)
        elif kind in {"v", "is"}:
            self._count()
            self.is_value = False
        self.length = 0 if kind not in {"t", "r", "rPr", "rPh"} else self.length

    def _count(self) -> None:
        if not self.is_shared:
            self.looked.letters += self.length
        elif _INDEX.fullmatch(self.value.strip()):
            index = int(self.value)
            self.looked.pointed[index] = self.looked.pointed.get(index, 0) + 1


def _place(shape: re.Pattern[str], given: str | None) -> int:
    if given is None or not shape.fullmatch(given):
        raise RefusedError("broken")
    return int(given)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
