#!/usr/bin/python3
"""Every folder of code says what lives there, what it uses, where to start."""

import pathlib
import re

import source_tree

CODE = {".cc", ".h", ".py", ".mjs", ".proto", ".yaml"}
TOPS = (*source_tree.LAYERS, "k8s")


def _code_folders(root):
    folders = set()
    for path in source_tree.files(root, CODE, TOPS):
        # The folders below proto/ repeat the package; one README serves all.
        folder = path.parts[0] if path.parts[0] == "proto" else (
            path.parent.as_posix())
        folders.add(folder)
    for target in source_tree.targets(root).values():
        folders.add(target.folder)
    for folder in list(folders):
        folders.update(parent.as_posix() for parent in
                       pathlib.PurePath(folder).parents if parent.name)
    return sorted(folders)


def _dependencies(targets, folder):
    """Folders that the libraries and programs of `folder` name in DEPS."""
    used = set()
    for target in targets.values():
        if target.folder != folder or target.kind == "preau_test":
            continue
        for dep in target.deps:
            if dep in targets and targets[dep].folder != folder:
                used.add(targets[dep].folder)
    return sorted(used)


def _check_folder(root, folder, targets):
    path = pathlib.PurePath(folder, "README.md")
    if not (root / path).is_file():
        yield f"{folder}: needs a README.md (see storage/kv/README.md)"
        return
    text = source_tree.read(root, path)
    may = re.search(r"^May depend on:(.*?)(?:Read first:|\n\n|\Z)", text,
                    re.DOTALL | re.MULTILINE)
    if not may:
        yield f"{path}: needs a line that starts with 'May depend on:'"
    else:
        named = re.findall(r"`([^`]+)`", may.group(1))
        for used in _dependencies(targets, folder):
            if not any(used == n.rstrip("/") or
                       used.startswith(n.rstrip("/") + "/") for n in named):
                yield (f"{path}: 'May depend on:' doesn't name `{used}`, "
                       "which CMakeLists.txt does")
    first = re.search(r"Read first:\s*`([^`]+)`", text)
    if not first:
        yield f"{path}: needs 'Read first: `file`'"
    elif not (root / folder / first.group(1)).exists():
        yield f"{path}: 'Read first:' names {first.group(1)}, which isn't there"


def check(root):
    targets = source_tree.targets(root)
    folders = _code_folders(root)
    problems = []
    for folder in folders:
        problems.extend(_check_folder(root, folder, targets))
    return problems, len(folders)


if __name__ == "__main__":
    source_tree.run(check, __doc__)
