#!/usr/bin/python3
"""Draws how figures grow with the number of records, as SVG.

  tools/bench/plot.py growth.tsv "median, µs" 2 > growth_median.svg

Lines of the file: records, name, figure, figure …, separated by tabs; the last
argument says which cell to draw, counted from 0. Both axes are logarithmic.
"""

import math
import sys
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 190, 20, 40
# Told apart by those who see no red or no green too (Okabe & Ito 2008).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9",
           "#000000")
DASHES = ("", "6 3", "2 3")


def read(text, cell):
    """{name: [(records, figure)]}, by records."""
    lines = {}
    for line in text.splitlines():
        cells = line.split("\t")
        lines.setdefault(cells[1], []).append(
            (float(cells[0]), float(cells[cell])))
    return {name: sorted(points) for name, points in lines.items()}


def ticks(low, high):
    """Powers of ten from one at or below `low` to one at or above `high`."""
    return [10.0 ** e for e in range(math.floor(math.log10(low)),
                                     math.ceil(math.log10(high)) + 1)]


def short(number):
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if number >= size:
            return f"{number / size:g}{letter}"
    return f"{number:g}"


def draw(lines, label):
    points = [point for line in lines.values() for point in line]
    across = ticks(min(p[0] for p in points), max(p[0] for p in points))
    up = ticks(min(p[1] for p in points), max(p[1] for p in points))

    def place(value, marks, start, length):
        low, high = math.log10(marks[0]), math.log10(marks[-1])
        return start + length * (math.log10(value) - low) / ((high - low) or 1)

    def x(value):
        return place(value, across, LEFT, WIDTH - LEFT - RIGHT)

    def y(value):
        return place(value, up, HEIGHT - BOTTOM, TOP + BOTTOM - HEIGHT)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} '
           f'{HEIGHT}" font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for mark in across:
        out.append(f'<path d="M{x(mark):.1f} {y(up[0]):.1f}V{y(up[-1]):.1f}" '
                   'stroke="#ddd"/>'
                   f'<text x="{x(mark):.1f}" y="{HEIGHT - BOTTOM + 16}" '
                   f'text-anchor="middle">{short(mark)}</text>')
    for mark in up:
        out.append(f'<path d="M{x(across[0]):.1f} {y(mark):.1f}'
                   f'H{x(across[-1]):.1f}" stroke="#ddd"/>'
                   f'<text x="{LEFT - 6}" y="{y(mark) + 4:.1f}" '
                   f'text-anchor="end">{short(mark)}</text>')
    out.append(f'<text x="{LEFT}" y="{HEIGHT - 6}">records</text>'
               f'<text x="{LEFT}" y="14">{escape(label)}</text>')
    names = sorted(lines, key=lambda name: -lines[name][-1][1])
    for number, name in enumerate(names):
        colour = COLOURS[number % len(COLOURS)]
        dash = DASHES[number // len(COLOURS) % len(DASHES)]
        path = "L".join(f"{x(a):.1f} {y(b):.1f}" for a, b in lines[name])
        line = TOP + 12 + 18 * number
        out.append(f'<path d="M{path}" fill="none" stroke="{colour}" '
                   f'stroke-width="2" stroke-dasharray="{dash}"/>'
                   f'<path d="M{WIDTH - RIGHT + 20} {line - 4}h24" '
                   f'stroke="{colour}" stroke-width="2" '
                   f'stroke-dasharray="{dash}"/>'
                   f'<text x="{WIDTH - RIGHT + 50}" y="{line}">'
                   f'{escape(name)}</text>')
    out.append("</svg>")
    return "\n".join(out)


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    path, label, cell = arguments
    with open(path, encoding="utf-8") as file:
        print(draw(read(file.read(), int(cell)), label))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
