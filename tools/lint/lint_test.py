#!/usr/bin/python3
"""The lints themselves: each passes one small tree and fails another."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import format as format_lint
import layers
import proto_compat
import readmes
import scripts
import sizes
import source_tree
import words


class LintTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, path, text, executable=False):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if executable:
            file.chmod(0o755)

    def assert_clean(self, lint):
        problems, seen = lint.check(self.root)
        self.assertEqual(problems, [])
        self.assertGreater(seen, 0)

    def assert_finds(self, lint, *expected):
        """One problem for each of `expected`, which it contains."""
        problems, _ = lint.check(self.root)
        self.assertEqual(len(problems), len(expected), problems)
        for text in expected:
            self.assertTrue(any(text in p for p in problems), problems)


class LayersTest(LintTest):
    def setUp(self):
        super().setUp()
        self.write("proto/CMakeLists.txt",
                   "preau_protos(preau_proto PROTOS preau/v1/a.proto)\n"
                   "preau_protos(preau_grpc GRPC PROTOS preau/v1/a.proto "
                   "DEPS preau_proto)\n")
        self.write("storage/base/CMakeLists.txt",
                   "preau_library(preau_base SOURCES base.cc)\n")
        self.write("storage/kv/CMakeLists.txt",
                   "preau_library(preau_kv SOURCES kv.cc DEPS preau_base)\n"
                   "preau_test(preau_kv_test SOURCES kv_test.cc DEPS preau_kv)")
        self.write("storage/base/base.h", "#include <string>\n")
        self.write("indexer/text/CMakeLists.txt",
                   "preau_library(preau_text SOURCES text.cc DEPS preau_kv)\n")

    def test_downwards_and_named_passes(self):
        self.write("storage/kv/kv.cc", '#include "storage/base/base.h"\n')
        self.write("storage/kv/kv_test.cc",
                   '#include <gtest/gtest.h>\n#include "storage/kv/kv.h"\n'
                   '#include "tests/support/temp.h"\n')
        self.write("tests/e2e/any.cc",
                   '#include "indexer/text/text.h"\n#include "rocksdb/db.h"\n')
        self.assert_clean(layers)

    def test_upwards_fails(self):
        self.write("storage/kv/kv.cc", '#include "indexer/text/text.h"\n')
        self.assert_finds(layers, "kv.cc:1: storage may not use indexer")

    def test_tests_are_above_everything(self):
        self.write("storage/kv/kv.cc", '#include "tests/support/temp.h"\n')
        self.assert_finds(layers, "storage may not use tests")

    def test_what_deps_do_not_name_fails(self):
        self.write("storage/base/base.cc", '#include "storage/kv/kv.h"\n')
        # What a dependency depends on isn't named.
        self.write("indexer/text/text.cc", '#include "storage/base/base.h"\n')
        self.assert_finds(layers, "name the library of storage/kv",
                          "name the library of storage/base")

    def test_generated_headers_need_their_target(self):
        self.write("storage/kv/kv.h", '#include "preau/v1/a.pb.h"\n')
        self.assert_finds(layers, "name preau_proto in the DEPS")

    def test_generated_headers_of_stubs_come_with_messages(self):
        self.write("services/a/CMakeLists.txt",
                   "preau_library(preau_a SOURCES a.cc DEPS preau_grpc)\n")
        self.write("services/a/a.cc", '#include "preau/v1/a.pb.h"\n'
                   '#include "preau/v1/a.grpc.pb.h"\n')
        self.assert_clean(layers)

    def test_heavy_headers_stay_in_their_adapter(self):
        self.write("storage/rocks/CMakeLists.txt",
                   "preau_library(preau_rocks SOURCES rocks.cc)\n")
        self.write("storage/rocks/rocks.cc", '#include "rocksdb/db.h"\n')
        self.assert_clean(layers)
        self.write("storage/kv/kv.cc", '#include <rocksdb/db.h>\n'
                   '#include "preau/v1/b.grpc.pb.h"\n')
        self.assert_finds(layers, "rocksdb/db.h is included only in",
                          "b.grpc.pb.h is included only in")

    def test_code_does_not_include_test_headers(self):
        self.write("storage/kv/kv.cc", "#include <gmock/gmock.h>\n")
        self.assert_finds(layers, "is for tests")


class ReadmesTest(LintTest):
    def setUp(self):
        super().setUp()
        self.write("storage/base/CMakeLists.txt",
                   "preau_library(preau_base SOURCES base.cc)\n")
        self.write("storage/README.md",
                   "All.\n\nMay depend on: nothing. Read first: `base/base.h`.\n")
        self.write("storage/base/README.md",
                   "Tools.\n\nMay depend on: nothing. Read first: `base.h`.\n")
        self.write("storage/base/base.h", "")
        self.write("storage/kv/CMakeLists.txt",
                   "preau_library(preau_kv SOURCES kv.cc DEPS preau_base)\n")
        self.write("storage/kv/kv.cc", "")

    def readme(self, text):
        self.write("storage/kv/README.md", text)

    def test_complete_passes(self):
        self.readme("A store.\n\nMay depend on: `storage/base`. "
                    "Read first: `kv.cc`.\n")
        self.assert_clean(readmes)

    def test_missing_fails(self):
        self.assert_finds(readmes, "storage/kv: needs a README.md")

    def test_the_folders_above_need_one_too(self):
        self.readme("A store.\n\nMay depend on: `storage/base`. "
                    "Read first: `kv.cc`.\n")
        (self.root / "storage/README.md").unlink()
        self.assert_finds(readmes, "storage: needs a README.md")

    def test_manifests_need_one_too(self):
        self.readme("A store.\n\nMay depend on: `storage/base`. "
                    "Read first: `kv.cc`.\n")
        self.write("k8s/base/services.yaml", "")
        self.assert_finds(readmes, "k8s: needs a README.md",
                          "k8s/base: needs a README.md")

    def test_first_file_must_exist(self):
        self.readme("May depend on: `storage/base`. Read first: `gone.h`.\n")
        self.assert_finds(readmes, "gone.h, which isn't there")

    def test_both_lines_are_needed(self):
        self.readme("A store.\n")
        self.assert_finds(readmes, "'May depend on:'", "'Read first: `file`'")

    def test_dependencies_are_named(self):
        self.readme("May depend on: Abseil. Read first: `kv.cc`.\n")
        self.assert_finds(readmes, "doesn't name `storage/base`")


class SizesTest(LintTest):
    def test_at_the_limit_passes(self):
        self.write("storage/a.cc", "\n" * 400)
        self.write("storage/a.h", "\n" * 250)
        self.write("storage/a_test.cc", "\n" * 800)
        self.write("storage/a_table.cc", "\n" * 500)
        self.write("tests/e2e/helper.cc", "\n" * 800)
        self.assert_clean(sizes)

    def test_above_fails(self):
        self.write("storage/a.cc", "\n" * 401)
        self.write("storage/a.h", "\n" * 251)
        self.write("storage/a_test.cc", "\n" * 801)
        self.write("storage/a_table.cc", "\n" * 501)
        self.assert_finds(sizes, "a.cc: 401", "a.h: 251", "a_test.cc: 801",
                          "a_table.cc: 501")


class WordsTest(LintTest):
    GUARD = "#ifndef STORAGE_A_H_\n#define STORAGE_A_H_\n"

    def test_clean_passes(self):
        self.write("storage/a.h", f"// A comment.\n{self.GUARD}\n"
                   "#endif  // STORAGE_A_H_\n")
        self.write("storage/a.cc",
                   "// Debian's absl::Mutex; std::format isn't there.\n"
                   '/* using namespace */ char c = \'"\';\n'
                   'const char* kName = "name_XXXXXX std::views";\n'
                   'auto raw = R"(absl::Mutex)";\n'
                   "using namespace std::chrono_literals;\n"
                   "absl::string_view v; int n = 1'000;\n")
        self.write("storage/sleep.cc", "sleep_for(1s);\n")
        self.assert_clean(words)

    def test_each_word_is_found(self):
        for word in ("std::string_view v;", "absl::Mutex m;",
                     "absl::MutexLock lock(&m);", "absl::Notification n;",
                     "absl::BlockingCounter c(1);", "std::views::all(v);",
                     "std::ranges::views::all(v);", "std::format(x);",
                     "std::source_location::current();",
                     "using namespace std;", "using  namespace preau;",
                     "#include <string_view>", '#include "absl/log/log.h"',
                     '#include "absl/synchronization/mutex.h"',
                     "int a = 1'000; // TO" + "DO: more", "// FIX" + "ME",
                     "// XX" + "X"):
            with self.subTest(word):
                self.write("storage/a.cc", word + "\n")
                self.assert_finds(words, "storage/a.cc:1: ")

    def test_protos_use_what_debian_ships(self):
        self.write("proto/a.proto", 'import "google/api/http.proto";\n')
        self.assert_finds(words, "google/api/")

    def test_tests_do_not_sleep(self):
        for path, word in (("storage/a_test.cc", "sleep_for(1s);"),
                           ("storage/a_testing.cc", "absl::SleepFor(d);"),
                           ("storage/a_test.cc", "usleep(10);"),
                           ("storage/a_test.cc", "  sleep(1);"),
                           ("tests/e2e/a.py", "time.sleep(1)")):
            with self.subTest(word):
                self.write(path, word + "\n")
                self.assert_finds(words, "wait on conditions")
                (self.root / path).unlink()

    def test_headers_have_no_regex(self):
        self.write("storage/a.h", f"{self.GUARD}#include <regex>\n"
                   "std::regex r;\n#endif  // STORAGE_A_H_\n")
        self.assert_finds(words, "<regex>", "std::regex")

    def test_guards_follow_the_path(self):
        self.write("storage/b.h", f"{self.GUARD}#endif  // STORAGE_A_H_\n")
        self.assert_finds(words, "the header guard is STORAGE_B_H_")
        self.write("storage/b.h", "#ifndef STORAGE_B_H_\n"
                   "#define STORAGE_B_H_\n#endif\n")
        self.assert_finds(words, "ends with '#endif  // STORAGE_B_H_'")


@unittest.skipIf(format_lint.unusable(), format_lint.unusable())
class FormatTest(LintTest):
    def setUp(self):
        super().setUp()
        self.write(".clang-format", "BasedOnStyle: Google\n")

    def test_formatted_passes(self):
        self.write("storage/a.cc", "int a = 1;\n")
        self.assert_clean(format_lint)

    def test_unformatted_fails(self):
        self.write("storage/a.cc", "int a=1;\n")
        self.write("storage/b.cc", "int b = 1;\n")
        self.assert_finds(format_lint, "clang-format -i storage/a.cc")


class ScriptsTest(LintTest):
    def test_good_passes(self):
        self.write("tools/good", "#!/bin/bash\necho a\n", executable=True)
        self.write("tools/packages.txt", "# comment\na\nb  # why\n")
        self.assert_clean(scripts)

    def test_bad_fails(self):
        self.write("tools/bad", "#!/bin/bash\nif\n", executable=True)
        self.write("tools/plain", "#!/usr/bin/env bash\necho a\n")
        self.write("tools/packages.txt", "b\na\n")
        self.assert_finds(scripts, "tools/bad", "chmod +x tools/plain",
                          "sort it")


class ProtoCompatTest(LintTest):
    PACKAGE = "preau.log.v1"
    BASE = """
        message Notice {
          reserved 9;
          reserved "gone";
          string title = 1;
          repeated int32 years = 2;
          Kind kind = 3;
          oneof place { string town = 4; string region = 5; }
          message Part { string text = 1; }
          map<string, Part> parts = 6;
        }
        message Other { bytes b = 1; }
        enum Kind { KIND_UNSPECIFIED = 0; BOOK = 1; FILM = 2; }
    """

    def protos(self, body, package=PACKAGE):
        self.write(f"proto/{package.replace('.', '/')}/a.proto",
                   f'syntax = "proto3";\npackage {package};\n{body}')

    def changed(self, *changes, package=PACKAGE):
        """Problems after replacing (old, new) pairs in BASE."""
        self.protos(self.BASE, package)
        old = proto_compat.current(self.root)
        text = self.BASE
        for before, after in changes:
            self.assertIn(before, text)
            text = text.replace(before, after)
        self.protos(text, package)
        return proto_compat.compare(old, proto_compat.current(self.root))

    def test_unchanged_passes(self):
        self.assertEqual(self.changed(), [])

    def test_text_form_keeps_everything(self):
        self.protos(self.BASE)
        for facts in proto_compat.current(self.root).values():
            text = proto_compat.to_text(facts)
            self.assertEqual(proto_compat.from_text(text), facts)

    def test_what_old_bytes_need_is_refused(self):
        for change, problem in (
                (("string title = 1;", ""), "was removed: reserve"),
                (("string title = 1;", "reserved 1;"), "was removed: reserve"),
                (("title = 1", "title = 7"), "was renumbered to 7"),
                (("string title", "bytes title"), "was 'string' and is 'bytes'"),
                (("string title", "optional string title"), "is 'optional"),
                (("repeated int32 years", "int32 years"), "was 'repeated int32"),
                (("title = 1", "heading = 1"), "was renamed to heading"),
                (("string region = 5; }", "} string region = 5;"), "oneof:place"),
                (("message Other { bytes b = 1; }", ""), "Other was removed"),
                (("FILM = 2;", ""), "FILM was removed: reserve"),
                (("FILM = 2", "FILM = 3"), "was renumbered to 3"),
                (("FILM = 2", "MOVIE = 2"), "was renamed to MOVIE"),
                (("reserved 9;", ""), "is no longer reserved"),
                (('reserved "gone";', ""), "is no longer reserved")):
            for package in proto_compat.FROZEN:
                with self.subTest(change, package=package):
                    problems = self.changed(change, package=package)
                    self.assertEqual(len(problems), 1, problems)
                    self.assertIn(f"{package} is frozen: ", problems[0])
                    self.assertIn(problem, problems[0])

    def test_removed_and_reserved_is_only_recorded(self):
        for change in (("string title = 1;", 'reserved 1; reserved "title";'),
                       ("FILM = 2;", 'reserved 2; reserved "FILM";'),
                       ("reserved 9;", "reserved 9 to max;")):
            with self.subTest(change):
                problems = self.changed(change)
                self.assertEqual(len(problems), 1, problems)
                self.assertIn("differs from its baseline", problems[0])

    def test_additions_are_to_be_recorded(self):
        problems = self.changed(("bytes b = 1;", "bytes b = 1; bool c = 2;"))
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("+ field preau.log.v1.Other 2 c bool", problems[0])
        self.assertIn("tools/lint/proto_compat.py --update", problems[0])

    def test_the_api_says_how_to_record_any_difference(self):
        problems = self.changed(("title = 1", "title = 7"), package="preau.v1")
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("proto_compat.py --update", problems[0])

    def test_services_are_compared(self):
        service = "service S { rpc Get(Notice) returns (Notice); }"
        self.protos(self.BASE + service, "preau.v1")
        old = proto_compat.current(self.root)
        self.protos(self.BASE + service.replace("returns (", "returns (stream "),
                    "preau.v1")
        problems = proto_compat.compare(old, proto_compat.current(self.root))
        self.assertIn("rpc preau.v1.S Get", problems[0])

    def test_command_records_and_refuses(self):
        def run(*options):
            return subprocess.run(
                [sys.executable, "-B", proto_compat.__file__, "--root",
                 str(self.root), *options], capture_output=True, text=True,
                check=False)

        self.protos(self.BASE)
        self.assertEqual(run().returncode, 1)
        self.assertEqual(run("--update").returncode, 0)
        self.assertEqual(run().returncode, 0)
        self.protos(self.BASE.replace("title = 1", "title = 7"))
        refused = run("--update")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("--break preau.log.v1", refused.stdout)
        self.assertEqual(run().returncode, 1)
        self.assertEqual(
            run("--update", "--break", self.PACKAGE).returncode, 0)
        self.assertEqual(run().returncode, 0)


class SourceTreeTest(LintTest):
    def test_an_empty_tree_is_no_success(self):
        result = subprocess.run(
            [sys.executable, "-B", sizes.__file__, "--root", str(self.root)],
            capture_output=True, check=False)
        self.assertEqual(result.returncode, 2)

    def test_generated_and_foreign_folders_are_left_alone(self):
        self.write("storage/build/a.cc", "")
        self.write("storage/testdata/a.cc", "")
        self.write("storage/b.cc", "")
        self.assertEqual(source_tree.files(self.root, {".cc"}),
                         [pathlib.Path("storage/b.cc")])


if __name__ == "__main__":
    unittest.main()
