#!/usr/bin/env python3
"""Makes the two font files beside it from the full Be Vietnam Pro TTFs (run once, by hand).

    pip install fonttools brotli
    python3 make.py BeVietnamPro_400Regular.ttf BeVietnamPro_600SemiBold.ttf

Keeps Latin and Vietnamese, drops hinting, and adds what the family lacks: tabular figures
(feature `tnum`), so that columns of numbers stand under each other. It never runs in a build.
"""
import sys
from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

DIGITS = "zero one two three four five six seven eight nine".split()
WIDTH = 680  # of the widest figures but one; "4" gives up a little of its side space
KEEP = (
    "20-7E A0 A7 A9 AB B0-B3 B7 BB BD C0-C3 C8-CA CC CD D2-D5 D7 D9 DA DD E0-E3 E8-EA EC ED "
    "F2-F5 F7 F9 FA FD 102 103 110 111 128 129 168 169 1A0 1A1 1AF 1B0 300 301 303 309 323 "
    "1EA0-1EF9 2013 2014 2018 2019 201C 201D 2022 2026 2039 203A 20AB 2212 2260 2264 2265"
)


def points():
    for part in KEEP.split():
        low, _, high = part.partition("-")
        yield from range(int(low, 16), int(high or low, 16) + 1)


def add_tabular_figures(font):
    glyphs, widths = font["glyf"], font["hmtx"]
    for name in DIGITS:
        pen = TTGlyphPen(font.getGlyphSet())
        pen.addComponent(name, (1, 0, 0, 1, (WIDTH - widths[name][0]) // 2, 0))
        glyph = pen.glyph()
        glyphs[name + ".tnum"] = glyph
        glyph.recalcBounds(glyphs)
        widths[name + ".tnum"] = (WIDTH, glyph.xMin)
    font.setGlyphOrder(glyphs.glyphOrder)
    rules = "".join(f"sub {n} by {n}.tnum;" for n in DIGITS)
    addOpenTypeFeaturesFromString(font, "feature tnum {" + rules + "} tnum;", tables=["GSUB"])


def make(source, weight):
    font = TTFont(source)
    options = subset.Options(layout_features=["kern", "mark", "mkmk"])
    options.hinting, options.flavor, options.glyph_names = False, "woff2", True
    keeper = subset.Subsetter(options)
    keeper.populate(unicodes=points())
    keeper.subset(font)
    add_tabular_figures(font)
    font["post"].formatType = 3.0
    font.flavor = "woff2"
    font.save(f"be-vietnam-pro-{weight}.woff2")


if __name__ == "__main__":
    make(sys.argv[1], 400)
    make(sys.argv[2], 600)
