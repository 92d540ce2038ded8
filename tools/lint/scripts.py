#!/usr/bin/python3
"""Shell scripts parse, can be started, and shellcheck likes them; the list of
packages is sorted."""

import os
import pathlib
import shutil
import subprocess

import source_tree

PACKAGES = "tools/packages.txt"


def _scripts(root):
    """Every file whose first line names a shell."""
    found = []
    for top in (".ci", *source_tree.LAYERS, "k8s"):
        for folder, folders, names in os.walk(root / top):
            folders[:] = [f for f in folders
                          if f not in source_tree.SKIPPED_FOLDERS]
            for name in names:
                path = pathlib.Path(folder, name)
                with open(path, "rb") as file:
                    first = file.readline(80)
                if first.startswith(b"#!") and first.split()[-1].endswith(b"sh"):
                    found.append(path.relative_to(root))
    return sorted(found)


def _check_script(root, path, shellcheck):
    if not os.access(root / path, os.X_OK):
        yield f"{path}: chmod +x {path}"
    result = subprocess.run(["bash", "-n", str(path)], cwd=root, text=True,
                            capture_output=True, check=False)
    if result.returncode:
        yield result.stderr.strip()
    elif shellcheck:
        result = subprocess.run(
            [shellcheck, "--external-sources", "--format=gcc", str(path)],
            cwd=root, text=True, capture_output=True, check=False)
        yield from result.stdout.splitlines()


def _check_packages(root):
    if not (root / PACKAGES).is_file():
        return
    names = [line.split("#")[0].strip()
             for line in source_tree.read(root, PACKAGES).splitlines()]
    names = [name for name in names if name]
    if names != sorted(set(names)):
        yield f"{PACKAGES}: sort it, each package once"


def check(root):
    shellcheck = shutil.which("shellcheck")
    scripts = _scripts(root)
    problems = list(_check_packages(root))
    for path in scripts:
        problems.extend(_check_script(root, path, shellcheck))
    return problems, len(scripts)


if __name__ == "__main__":
    source_tree.run(check, __doc__)
