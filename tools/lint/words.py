#!/usr/bin/python3
"""Words that don't belong in the code, and header guards."""

import re

import source_tree

# (pattern, what to do). Looked for outside of comments and strings.
CODE_WORDS = (
    (r"\bstd::(basic_)?string_view\b",
     "use absl::string_view: Debian's Abseil converts neither way"),
    (r"\babsl::(Mutex|MutexLock|ReaderMutexLock|WriterMutexLock|CondVar|"
     r"Notification|BlockingCounter)\b",
     "use storage/base/mutex.h: tsan can't see into Debian's Abseil"),
    (r"\bstd::views\b|\bstd::ranges::views\b", "clang 14 doesn't compile it"),
    (r"\bstd::source_location\b", "clang 14 doesn't have it"),
    (r"\bstd::format\b", "g++ 12 doesn't have it: use absl::StrCat"),
    (r"\busing\s+namespace\b(?!\s+std::(chrono|string)_literals\b)",
     "name what you use"),
)
INCLUDE_WORDS = (
    (r"^string_view$", "use absl/strings/string_view.h"),
    (r"^absl/synchronization/", "use storage/base/mutex.h"),
    (r"^absl/log/", "use storage/base/log.h; Debian's Abseil has none"),
    (r"^source_location$", "clang 14 doesn't have it"),
    (r"^format$", "g++ 12 doesn't have it"),
    (r"^google/(api|rpc)/", "Debian ships none of these"),
)
TEST_WORDS = (
    (r"\b(sleep_for|sleep_until|SleepFor|usleep|nanosleep)\b"
     r"|\btime\.sleep\b|(?<![\w.:>])sleep\s*\(",
     "tests wait on conditions, not on time"),
)
HEADER_WORDS = ((r"\bstd::(basic_)?w?regex\b", "not in headers: it's slow to compile"),)
# Looked for everywhere, in comments too.
ANY_WORDS = (
    (r"\b(TODO|FIXME|XXX)\b", "do it, or write down why it isn't done"),
    (r"\bgoogle/api/", "Debian ships no google/api protos"),
)
# The words lint and its test have to name the words.
EXEMPT = ("tools/lint/words.py", "tools/lint/lint_test.py")


def _find(path, text, words):
    lines = text.splitlines()
    for pattern, advice in words:
        for number, line in enumerate(lines, 1):
            match = re.search(pattern, line)
            if match:
                yield f"{path}:{number}: {match.group(0).strip()}: {advice}"


def _include_words(path, text):
    for number, include in source_tree.includes(text):
        for pattern, advice in INCLUDE_WORDS:
            if re.search(pattern, include):
                yield f"{path}:{number}: {include}: {advice}"
        if path.suffix == ".h" and include == "regex":
            yield f"{path}:{number}: <regex>: not in headers"


def _guard(path, text):
    guard = re.sub(r"[^0-9A-Za-z]", "_", path.as_posix()).upper() + "_"
    expected = f"#ifndef {guard}\n#define {guard}\n"
    if expected not in text:
        yield f"{path}:1: the header guard is {guard}"
    elif not text.rstrip().endswith(f"#endif  // {guard}"):
        yield f"{path}: ends with '#endif  // {guard}'"


def _check_file(path, text):
    yield from _find(path, text, ANY_WORDS)
    if path.suffix in (".cc", ".h"):
        code = source_tree.code_only(text)
        yield from _find(path, code, CODE_WORDS)
        yield from _include_words(path, text)
        if path.suffix == ".h":
            yield from _find(path, code, HEADER_WORDS)
            yield from _guard(path, text)
    else:
        code = text
    if source_tree.is_test(path):
        yield from _find(path, code, TEST_WORDS)


def check(root):
    paths = [p for p in source_tree.files(
                 root, {".cc", ".h", ".proto", ".py", ".mjs", ".sh", ".cmake",
                        ".txt"})
             if p.as_posix() not in EXEMPT]
    problems = []
    for path in paths:
        problems.extend(_check_file(path, source_tree.read(root, path)))
    return problems, len(paths)


if __name__ == "__main__":
    source_tree.run(check, __doc__)
