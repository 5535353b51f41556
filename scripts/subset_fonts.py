"""Make the web fonts of theme/static/fonts from the upstream variable fonts; run by hand when upstream moves.

    npm pack source-sans@3.52.0 source-serif@4.5.1      # and unpack both
    python scripts/subset_fonts.py <unpacked source-sans> <unpacked source-serif>

Needs fonttools and brotli. Same input and same versions of both give the same bytes. The licence (OFL 1.1) reserves
the upstream name for unmodified files, so the subsets carry names of their own; the copyright lines stay in them.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "theme" / "static" / "fonts"

# Latin-1, Vietnamese, the letters of Ê Đê and M'Nông, combining marks, the punctuation of official texts.
NEEDED = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x102, 0x103),
    (0x10C, 0x10D),
    (0x110, 0x111),
    (0x114, 0x115),
    (0x128, 0x129),
    (0x12C, 0x12D),
    (0x14E, 0x14F),
    (0x168, 0x169),
    (0x16C, 0x16D),
    (0x180, 0x180),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x243, 0x243),
    (0x2BC, 0x2BC),
    (0x300, 0x304),
    (0x306, 0x306),
    (0x309, 0x309),
    (0x31B, 0x31B),
    (0x323, 0x323),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2014),
    (0x2018, 0x201D),
    (0x2022, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2190, 0x2193),
    (0x20AB, 0x20AB),
    (0x2212, 0x2212),
    (0x2264, 0x2265),
)
BREVE = 0x306
STACKED = "âêôÂÊÔ"  # â̆ ê̆ ô̆ of M'Nông: with upstream Sans the breve falls beside or into the circumflex
STACK_GAP = 30  # thousandths of an em between circumflex and breve
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
KEPT_NAMES = (0, 7, 8, 9, 11, 13, 14)  # copyright, trademark, maker, designer, their address, licence, its address


@dataclass(frozen=True, slots=True)
class Face:
    """One file to make: upstream file inside its package, the point of its design space, the name it gets."""

    file: str
    package: str
    upstream: str
    axes: tuple[tuple[str, float], ...]
    family: str
    style: str


FACES = (
    Face("sans-400.woff2", "sans", "VF/SourceSans3VF-Upright.ttf", (("wght", 400),), "Portal Sans", "Regular"),
    Face("sans-600.woff2", "sans", "VF/SourceSans3VF-Upright.ttf", (("wght", 600),), "Portal Sans", "SemiBold"),
    # Optical size 20: headings run from 20 to 44 px; larger cuts have hairlines that break up on cheap screens.
    Face(
        "serif-600.woff2",
        "serif",
        "VAR/SourceSerif4Variable-Roman.ttf",
        (("wght", 600), ("opsz", 20)),
        "Portal Serif",
        "SemiBold",
    ),
)


def subset(upstream: Path, face: Face, target: Path) -> None:
    """Write one face: pinned at its weight, with only the characters and features that pages use."""
    font = instantiateVariableFont(TTFont(upstream, recalcTimestamp=False), dict(face.axes))
    options = Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = list(KEPT_NAMES)
    options.notdef_outline = True
    options.drop_tables += ["STAT", "DSIG", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in NEEDED for code in range(first, last + 1)])
    subsetter.subset(font)
    anchor_stacked(font)
    _rename(font, face)
    font.flavor = "woff2"
    font.save(target, reorderTables=True)


def anchor_stacked(font: TTFont) -> None:
    """Give the letters of STACKED an anchor for the breve, above their circumflex, where they have none.

    They must then stay whole: `ccmp` takes them apart, and its capital circumflex knows no second mark.
    """
    cmap, glyphs = font.getBestCmap(), font["glyf"]
    for subtable in _subtables(font, "GSUB", 2):
        for letter in STACKED:
            subtable.mapping.pop(cmap[ord(letter)], None)
    for subtable in _subtables(font, "GPOS", 4):
        marks = dict(zip(subtable.MarkCoverage.glyphs, subtable.MarkArray.MarkRecord, strict=True))
        if cmap[BREVE] not in marks:
            continue
        mark = marks[cmap[BREVE]]
        lift = STACK_GAP + mark.MarkAnchor.YCoordinate - glyphs[cmap[BREVE]].yMin
        letters = dict(zip(subtable.BaseCoverage.glyphs, subtable.BaseArray.BaseRecord, strict=True))
        for letter in STACKED:
            name, plain = cmap[ord(letter)], letters[cmap[ord(normalize("NFD", letter)[0])]]
            record = letters.setdefault(name, _without_anchors(subtable.ClassCount))
            if record.BaseAnchor[mark.Class] is not None:
                continue
            anchor = otTables.Anchor()
            anchor.Format = 1
            anchor.XCoordinate = plain.BaseAnchor[mark.Class].XCoordinate
            anchor.YCoordinate = glyphs[name].yMax + lift
            record.BaseAnchor[mark.Class] = anchor
        subtable.BaseCoverage.glyphs = sorted(letters, key=font.getGlyphID)
        subtable.BaseArray.BaseRecord = [letters[name] for name in subtable.BaseCoverage.glyphs]
        subtable.BaseArray.BaseCount = len(letters)


def _without_anchors(classes: int) -> otTables.BaseRecord:
    record = otTables.BaseRecord()
    record.BaseAnchor = [None] * classes
    return record


def _subtables(font: TTFont, table: str, kind: int) -> Iterator[otTables.BaseTable]:
    """All subtables of one lookup type, those behind an extension too."""
    for lookup in font[table].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            if inner.LookupType == kind:
                yield inner


def _rename(font: TTFont, face: Face) -> None:
    names = font["name"]
    full = f"{face.family} {face.style}"
    for name_id, text in ((1, full), (2, "Regular"), (3, full), (4, full), (6, full.replace(" ", ""))):
        names.setName(text, name_id, 3, 1, 0x409)


def main() -> None:
    """Make all faces and copy the licences beside them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sans", type=Path)
    parser.add_argument("serif", type=Path)
    folders = vars(parser.parse_args())
    for face in FACES:
        subset(folders[face.package] / face.upstream, face, FONTS / face.file)
        print(face.file, (FONTS / face.file).stat().st_size)
    for package in ("sans", "serif"):
        licence = (folders[package] / "LICENSE.md").read_text("utf-8")
        (FONTS / f"OFL-{package}.txt").write_text(licence, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
