"""What the lints share: finding files, reading C++ and CMake, reporting."""

import argparse
import pathlib
import re
import sys

# In the order of the arrows: each may use itself and those before it.
LAYERS = ("proto", "storage", "indexer", "services", "tools", "tests")
SKIPPED_FOLDERS = {"build", "testdata", "node_modules", "__pycache__"}
# ctest's SKIP_RETURN_CODE, see CMakeLists.txt.
SKIP = 77


def files(root, suffixes, tops=LAYERS):
    """Files of `tops` with one of `suffixes`, sorted, relative to root."""
    found = []
    for layer in tops:
        for path in (root / layer).rglob("*"):
            relative = path.relative_to(root)
            if SKIPPED_FOLDERS.intersection(relative.parts[:-1]):
                continue
            if path.suffix in suffixes and path.is_file():
                found.append(relative)
    return sorted(found)


def is_test(path):
    """Whether a file is only ever linked into tests."""
    return path.parts[0] == "tests" or bool(
        re.search(r"_(test|testing|conformance|benchmark)$", path.stem)
    )


def read(root, path):
    return (root / path).read_text(encoding="utf-8")


_TOKEN = re.compile(
    r'(?P<raw>R"(?P<tag>[^()\s\\]{0,16})\(.*?\)(?P=tag)")'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')"
    r"|(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)",
    re.DOTALL,
)


def code_only(text):
    """C++ text without comments and what strings hold; lines stay in place."""

    def blank(match):
        return "\n" * match.group(0).count("\n") or " "

    return _TOKEN.sub(blank, text)


_INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def includes(text):
    """(line number, path) of every include."""
    for number, line in enumerate(text.splitlines(), 1):
        match = _INCLUDE.match(line)
        if match:
            yield number, match.group(1)


class Target:
    """One call of preau_library, preau_test, preau_binary or preau_protos."""

    def __init__(self, kind, folder, name, groups):
        self.kind = kind
        self.folder = folder
        self.name = name
        self.sources = groups.get("SOURCES", [])
        self.protos = groups.get("PROTOS", [])
        self.is_grpc = "GRPC" in groups
        self.deps = groups.get("DEPS", []) + groups.get("PRIVATE_DEPS", [])


_KEYWORDS = {
    "SOURCES", "DEPS", "PRIVATE_DEPS", "PROTOS", "GRPC", "PCH", "LABELS",
    "TIMEOUT", "NO_MAIN", "DEFINITIONS", "DATA",
}
_CALL = re.compile(
    r"\b(preau_library|preau_test|preau_binary|preau_protos)\s*\(([^)]*)\)"
)


def targets(root):
    """Every target that the CMakeLists.txt files name, by name."""
    result = {}
    for path in files(root, {".txt"}):
        if path.name != "CMakeLists.txt":
            continue
        text = re.sub(r"#[^\n]*", "", read(root, path))
        folder = path.parent.as_posix()
        for kind, body in _CALL.findall(text):
            words = body.replace('"', " ").split()
            if not words:
                continue
            groups, current = {}, None
            for word in words[1:]:
                if word in _KEYWORDS:
                    current = groups.setdefault(word, [])
                elif current is not None:
                    current.append(word)
            result[words[0]] = Target(kind, folder, words[0], groups)
    return result


def main(check, description):
    """Runs `check(root)`, which returns (problems, number of things seen)."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--root",
        type=pathlib.Path,
        default=pathlib.Path(__file__).resolve().parents[2],
        help="the source tree to look at",
    )
    problems, seen = check(parser.parse_args().root.resolve())
    for problem in problems:
        print(problem)
    if seen == 0:
        print("nothing to look at: is --root right?")
        return 2
    print(f"{seen} looked at, {len(problems)} to put right")
    return 1 if problems else 0


def run(check, description):
    sys.exit(main(check, description))
