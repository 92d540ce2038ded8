#!/usr/bin/python3
"""Draws what a command shows in a terminal, as SVG.

    docs/terminal.py TITLE COMMAND… > docs/search.svg

For the picture in README.md, against a node with the sample notices:

    docs/terminal.py 'preau search volcan' \
        preau search volcan --facets level,kind > docs/search.svg
"""

import html
import os
import pty
import re
import sys

COLUMNS = 92
COLUMN_WIDTH = 8.4
LINE_HEIGHT = 19
MARGIN = 18

FOREGROUND = "#d8dee9"
COLOURS = {"1": "font-weight:bold", "2": "opacity:.6", "31": "fill:#e06c75",
           "32": "fill:#98c379", "33": "fill:#e5c07b", "36": "fill:#56b6c2"}


def run(command):
    """What `command` writes to a terminal of its own."""
    parts = []

    def read(descriptor):
        data = os.read(descriptor, 65536)
        parts.append(data)
        return b""

    os.environ.update(COLUMNS=str(COLUMNS), TERM="xterm-256color")
    script = f"stty cols {COLUMNS}; exec \"$@\""
    pty.spawn(["/bin/sh", "-c", script, "sh"] + command, read)
    return b"".join(parts).decode()


def spans(line):
    """The line's pieces with their styles."""
    styles = []
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        code = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if code is None:
            if piece:
                yield piece, list(styles)
        elif code.group(1) in ("", "0"):
            styles = []
        else:
            styles += code.group(1).split(";")


def draw(title, text):
    lines = text.replace("\r", "").rstrip("\n").split("\n")
    lines = [f"\x1b[32m$\x1b[0m \x1b[1m{title}\x1b[0m", ""] + lines
    width = COLUMNS * COLUMN_WIDTH + 2 * MARGIN
    height = len(lines) * LINE_HEIGHT + 2 * MARGIN
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
           f'height="{height}" role="img">')
    yield f"<title>{html.escape(title)}</title>"
    yield '<rect width="100%" height="100%" rx="8" fill="#20242c"/>'
    yield ('<g font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" '
           f'font-size="14" fill="{FOREGROUND}" xml:space="preserve">')
    for number, line in enumerate(lines):
        column = 0
        y = MARGIN + (number + 1) * LINE_HEIGHT - 5
        for piece, styles in spans(line):
            style = ";".join(COLOURS[s] for s in styles if s in COLOURS)
            x = MARGIN + column * COLUMN_WIDTH
            # Each piece in its columns, whatever the reader's font.
            yield (f'<text x="{x:.1f}" y="{y}" style="{style}" textLength="'
                   f'{len(piece) * COLUMN_WIDTH:.1f}">{html.escape(piece)}'
                   "</text>")
            column += len(piece)
    yield "</g></svg>"


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    print("\n".join(draw(sys.argv[1], run(sys.argv[2:]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
