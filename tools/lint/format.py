#!/usr/bin/python3
"""Files are formatted as .clang-format says, by clang-format 14."""

import re
import shutil
import subprocess
import sys

import source_tree

VERSION = "14"


def unusable():
    """Why clang-format can't be used here, or None."""
    if not shutil.which("clang-format"):
        return "clang-format isn't installed: tools/install-packages"
    text = subprocess.run(["clang-format", "--version"], check=True,
                          capture_output=True, text=True).stdout
    match = re.search(r"version (\d+)\.", text)
    if not match or match.group(1) != VERSION:
        return f"versions format differently; this isn't {VERSION}: {text}"
    return None


def check(root):
    paths = source_tree.files(root, {".cc", ".h"})
    # One file each, so that the message can name it, in a few processes.
    result = subprocess.run(
        ["xargs", "-0", "-n", "8", "-P", "4", "clang-format", "--dry-run",
         "-Werror", "--ferror-limit=1"],
        input="\0".join(map(str, paths)), cwd=root, text=True,
        capture_output=True, check=False)
    wrong = sorted(set(re.findall(r"^([^:\s]+):\d+:\d+: error:",
                                  result.stderr, re.MULTILINE)))
    problems = [f"{path}: run clang-format -i {path}" for path in wrong]
    if result.returncode and not problems:
        problems.append(result.stderr)
    return problems, len(paths)


if __name__ == "__main__":
    reason = unusable()
    if reason:
        print("skipped:", reason)
        sys.exit(source_tree.SKIP)
    source_tree.run(check, __doc__)
