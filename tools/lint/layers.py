#!/usr/bin/python3
"""Includes go one way, and only to what the folder's CMakeLists.txt names."""

import source_tree

# Headers that are slow to compile or that only an adapter should know:
# (what an include starts or ends with) -> folders that may include it.
# tests/ may include everything.
HEAVY = {
    "grpcpp/": ("services", "tools"),
    "grpc/": ("services", "tools"),
    ".grpc.pb.h": ("services", "tools"),
    "rocksdb/": ("storage/rocks",),
    "xapian.h": ("indexer/xapian", "tools/bench/peers"),
    "xapian/": ("indexer/xapian", "tools/bench/peers"),
    "sodium.h": ("storage/crypto", "services/rpc"),
    "sodium/": ("storage/crypto", "services/rpc"),
    "pugixml.hpp": ("services/extraction/documents", "services/ingestion",
                    "storage/blobs/s3", "storage/skos"),
    "archive.h": ("services/extraction/archive", "services/ingestion/sheets"),
    "archive_entry.h": ("services/extraction/archive",
                        "services/ingestion/sheets"),
    "magic.h": ("services/extraction/type",),
    "poppler/": ("services/extraction/pdf",),
    "seccomp.h": ("services/extraction/sandbox",),
    "jpeglib.h": ("services/extraction/images",),
    "png.h": ("services/extraction/images",),
    "unicode/": ("indexer/text", "services/extraction/archive",
                 "services/ingestion/fetch",
                 "storage/vocabulary"),
    "curl/": ("services/ingestion/fetch", "storage/blobs/s3"),
    "libstemmer.h": ("indexer/text",),
    "libstemmer/": ("indexer/text",),
    "nlohmann/": ("indexer/search", "services", "tools"),
    "CLI/": ("services", "tools"),
    "boost/": ("services/http",),
    "openssl/": ("services/ingestion/fetch", "services/rpc",
                 "storage/crypto"),
    "xxhash.h": ("indexer/hot",),
    "zdict.h": ("indexer/hot",),
    "zlib.h": ("services", "tools"),
    "zstd.h": ("indexer/hot",),
}
# Only test code includes these.
TEST_ONLY = ("gtest/", "gmock/", "benchmark/")


def _within(folder, allowed):
    return any(folder == a or folder.startswith(a + "/") for a in allowed)


def _is_heavy(include, pattern):
    return include.endswith(pattern) if pattern[0] == "." else (
        include.startswith(pattern))


class _Tree:
    def __init__(self, root):
        self.targets = source_tree.targets(root)
        self.by_folder = {}
        for target in self.targets.values():
            self.by_folder.setdefault(target.folder, []).append(target)
        # "preau/v1/resource.pb.h" -> name of the target that generates it.
        self.generated = {}
        for target in self.targets.values():
            suffix = ".grpc.pb.h" if target.is_grpc else ".pb.h"
            for proto in target.protos:
                header = proto.removesuffix(".proto") + suffix
                self.generated[header] = target.name

    def owners(self, path):
        """The targets that a file belongs to."""
        here = self.by_folder.get(path.parent.as_posix(), [])
        source = path.with_suffix(".cc").name
        owners = [t for t in here if source in t.sources]
        if owners:
            return owners
        return [t for t in here if t.kind == "preau_library"] or here

    def reachable(self, target):
        """Names of the targets whose headers `target` may include.

        A library sees what its DEPS name and no further, so that DEPS stay
        true; a test or a program sees all that it links. Generated code passes
        on what its own headers include.
        """
        everything = target.kind in ("preau_test", "preau_binary")
        seen, queue = set(), [target.name]
        while queue:
            name = queue.pop()
            found = self.targets.get(name)
            if name in seen or found is None:
                continue
            seen.add(name)
            if (everything or name == target.name or
                    found.folder == target.folder or found.protos):
                queue.extend(found.deps)
        return seen


def _check_file(tree, path, text):
    folder = path.parent.as_posix()
    layer = path.parts[0]
    if layer == "tests":
        return
    owners = tree.owners(path)
    names = set().union(*(tree.reachable(t) for t in owners))
    folders = {tree.targets[n].folder for n in names} | {folder}
    for number, include in source_tree.includes(text):
        where = f"{path}:{number}: "
        for pattern, allowed in HEAVY.items():
            if _is_heavy(include, pattern) and not _within(folder, allowed):
                yield (f"{where}{include} is included only in "
                       f"{', '.join(allowed)}: use their interface")
                break
        if include.startswith(TEST_ONLY) and not source_tree.is_test(path):
            yield f"{where}{include} is for tests (*_test, *_testing) only"
        if include in tree.generated:
            if tree.generated[include] not in names:
                yield (f"{where}{include}: name {tree.generated[include]} in "
                       f"the DEPS of {folder}/CMakeLists.txt")
            continue
        first = include.split("/")[0]
        if first not in source_tree.LAYERS:
            continue
        target_folder = include.rpartition("/")[0]
        if target_folder == "tests/support" and source_tree.is_test(path):
            continue
        order = source_tree.LAYERS
        if order.index(first) > order.index(layer):
            yield f"{where}{layer} may not use {first}: {include}"
        elif target_folder not in folders:
            yield (f"{where}{include}: name the library of {target_folder} in "
                   f"the DEPS of {folder}/CMakeLists.txt")


def check(root):
    tree = _Tree(root)
    paths = source_tree.files(root, {".cc", ".h"})
    problems = []
    for path in paths:
        text = source_tree.read(root, path)
        problems.extend(_check_file(tree, path, text))
    return problems, len(paths)


if __name__ == "__main__":
    source_tree.run(check, __doc__)
