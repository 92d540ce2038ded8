#!/usr/bin/python3
"""A file has one subject, so it stays short."""

import source_tree

SOURCE_LINES = 400
HEADER_LINES = 250
TEST_LINES = 800
# Files of data in C++: *_table.cc.
TABLE_LINES = 500


def _limit(path):
    if path.suffix == ".cc" and (
            path.stem.endswith("_test") or path.parts[0] == "tests"):
        return TEST_LINES
    if path.suffix == ".h":
        return HEADER_LINES
    return TABLE_LINES if path.stem.endswith("_table") else SOURCE_LINES


def check(root):
    paths = source_tree.files(root, {".cc", ".h"})
    problems = []
    for path in paths:
        lines = len(source_tree.read(root, path).splitlines())
        if lines > _limit(path):
            problems.append(f"{path}: {lines} lines; at most {_limit(path)}: "
                            "split it by subject")
    return problems, len(paths)


if __name__ == "__main__":
    source_tree.run(check, __doc__)
