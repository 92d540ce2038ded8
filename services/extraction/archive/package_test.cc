#include "services/extraction/archive/package.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/archive/zip_builder_testing.h"
#include "services/extraction/archive/zip_directory.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::archive {
namespace {

constexpr size_t kPlenty = 1 << 20;

std::string Lines(size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) absl::StrAppend(&text, "line ", i, "\n");
  return text;
}

TEST(PackageTest, ReadsWhatIsInAZip) {
  const std::string zip = BuildZip({{"mimetype", "application/epub+zip", false},
                                    {"été/leçon.txt", Lines(1000)},
                                    {"folder/", ""},
                                    {"empty", ""}},
                                   "a comment");
  absl::StatusOr<Package> package = Package::Open(zip);
  ASSERT_TRUE(package.ok()) << package.status();
  ASSERT_EQ(package->entries().size(), 3u);
  EXPECT_EQ(*package->Read("mimetype", kPlenty), "application/epub+zip");
  EXPECT_EQ(*package->Read("été/leçon.txt", kPlenty), Lines(1000));
  EXPECT_EQ(*package->Read("empty", kPlenty), "");
  EXPECT_EQ(
      base::GetErrorDetail(package->Read("empt", kPlenty).status())->reason,
      "ARCHIVE_ENTRY_MISSING");
  EXPECT_EQ(base::GetErrorDetail(package->Read("mimetype", 3).status())->reason,
            "ARCHIVE_ENTRY_TOO_LARGE");
}

TEST(PackageTest, ReadsWhatIsInATarball) {
  const std::string tar =
      BuildTar({{"./", "", '5'}, {"./a/b.xml", "<b/>"}, {"./c", Lines(5000)}});
  for (const std::string& file : {tar, Gzip(tar)}) {
    absl::StatusOr<Package> package = Package::Open(file);
    ASSERT_TRUE(package.ok()) << package.status();
    EXPECT_EQ(*package->Read("a/b.xml", kPlenty), "<b/>");
    EXPECT_EQ(*package->Read("c", kPlenty), Lines(5000));
  }
}

TEST(PackageTest, LooksIntoArchivesInside) {
  const std::string inner = BuildZip({{"page.html", Lines(10)}});
  EXPECT_TRUE(Package::Open(BuildZip({{"inner.zip", inner, false}})).ok());
}

TEST(PackageTest, TellsWhatEndsAsAZip) {
  const std::string zip = BuildZip({{"a", "b"}});
  EXPECT_TRUE(EndsAsZip(zip));
  EXPECT_TRUE(EndsAsZip("GIF89a" + zip));
  EXPECT_FALSE(EndsAsZip(zip + "x"));
  EXPECT_FALSE(EndsAsZip("PK\x05\x06"));
}

struct Hostile {
  std::string what;
  std::string file;
  std::string reason;
  std::string entry;
};

std::string ZipIn(std::string zip, int depth) {
  for (int i = 0; i < depth; ++i) {
    zip = BuildZip({{"in.zip", std::move(zip)}});
  }
  return zip;
}

std::vector<Hostile> HostileFiles() {
  const std::string zeros(size_t{32} << 20, '\0');
  const std::string sound = BuildZip({{"a.txt", "text"}});
  const auto one = [](BuiltEntry entry) { return BuildZip({entry}); };
  std::vector<BuiltEntry> many(20001);
  for (size_t i = 0; i < many.size(); ++i) many[i].name = absl::StrCat(i);
  return {
      {"flat bomb", one({"zeros", zeros}), "ARCHIVE_RATIO", "zeros"},
      {"many layers of bombs", ZipIn(one({"zeros", zeros}), 2), "ARCHIVE_RATIO",
       "in.zip/in.zip/zeros"},
      {"overlapping entries",
       BuildZip({{"a", Lines(100)},
                 {"b", Lines(100), true, -1, -1, "a", 0, -1, 0, 0}}),
       "ARCHIVE_NAMES_DIFFER", "b"},
      {"the same bytes twice",
       BuildZip(
           {{"a", Lines(9)}, {.name = "a", .bytes = Lines(9), .same_as = 0}}),
       "ARCHIVE_OVERLAP", "a"},
      {"an archive in an archive in …", ZipIn(sound, 5), "ARCHIVE_TOO_DEEP",
       "in.zip/in.zip/in.zip/in.zip"},
      {"gzip of gzip of …", one({"in.gz", Gzip(Gzip(Gzip(Gzip(Gzip("x")))))}),
       "ARCHIVE_TOO_DEEP", "in.gz"},
      {"bomb in gzip", one({"zeros.gz", Gzip(zeros)}), "ARCHIVE_RATIO",
       "zeros.gz"},
      {"tarball as a bomb", Gzip(BuildTar({{"zeros", zeros}})), "ARCHIVE_RATIO",
       "zeros"},
      {"too many entries", BuildZip(many), "ARCHIVE_TOO_MANY", ""},
      {"says less than it is", one({"a", Lines(99), true, 10}),
       "ARCHIVE_SIZES_LIE", "a"},
      {"says more than it is", one({"a", "short", true, 1000}),
       "ARCHIVE_SIZES_LIE", "a"},
      {"packed size beyond the file", one({"a", "x", false, 900, 900}),
       "ARCHIVE_SIZES_LIE", "a"},
      {"wrong checksum", one({.name = "a", .bytes = "x", .bad_crc = true}),
       "ARCHIVE_DAMAGED", "a"},
      {"slip", one({"../../etc/passwd", "x"}), "ARCHIVE_PATH",
       "../../etc/passwd"},
      {"slip, Windows' way", one({"..\\..\\run.bat", "x"}), "ARCHIVE_PATH",
       "../../run.bat"},
      {"slip in the middle", one({"a/../../b", "x"}), "ARCHIVE_PATH",
       "a/../../b"},
      {"absolute path", one({"/etc/passwd", "x"}), "ARCHIVE_PATH",
       "/etc/passwd"},
      {"drive", one({"C:\\x", "x"}), "ARCHIVE_PATH", "C:/x"},
      {"slip in a tarball", BuildTar({{"../x", "x"}}), "ARCHIVE_PATH", "../x"},
      {"control character", one({"a\nb", "x"}), "ARCHIVE_NAME", ""},
      {"no name", one({"", "x"}), "ARCHIVE_NAME", ""},
      {"long name", one({std::string(1001, 'a'), "x"}), "ARCHIVE_NAME", ""},
      {"symbolic link", one({.name = "l", .bytes = "/", .mode = 0120777}),
       "ARCHIVE_LINK", "l"},
      {"device", one({.name = "d", .mode = 0060644}), "ARCHIVE_DEVICE", "d"},
      {"link in a tarball", BuildTar({{"l", "", '2', "/etc"}}), "ARCHIVE_LINK",
       "l"},
      {"hard link", BuildTar({{"a", "x"}, {"l", "", '1', "a"}}), "ARCHIVE_LINK",
       "l"},
      {"device in a tarball", BuildTar({{"d", "", '3'}}), "ARCHIVE_DEVICE",
       "d"},
      {"the same name twice", BuildZip({{"a", "1"}, {"a", "2"}}),
       "ARCHIVE_DUPLICATE", "a"},
      {"the same name but for capitals", BuildZip({{"Été", "1"}, {"éTÉ", "2"}}),
       "ARCHIVE_DUPLICATE", "éTÉ"},
      {"the same name but for accents' form",
       BuildZip({{"\xC3\xA9", "1"}, {"e\xCC\x81", "2"}}), "ARCHIVE_DUPLICATE",
       "e\xCC\x81"},
      {"file and folder", BuildZip({{"a", "1"}, {"a/b", "2"}}),
       "ARCHIVE_DUPLICATE", "a/b"},
      {"folder and file", BuildZip({{"a/b", "1"}, {"A", "2"}}),
       "ARCHIVE_DUPLICATE", "A"},
      {"encrypted", one({.name = "a", .bytes = "x", .flags = 1}),
       "ARCHIVE_ENCRYPTED", "a"},
      {"masked", one({.name = "a", .bytes = "x", .flags = 1 << 13}),
       "ARCHIVE_ENCRYPTED", "a"},
      {"unknown packing", one({.name = "a", .bytes = "x", .method = 14}),
       "ARCHIVE_METHOD", "a"},
      {"a name for each reader",
       one({.name = "a.txt", .bytes = "x", .local_name = "a.exe"}),
       "ARCHIVE_NAMES_DIFFER", "a.txt"},
      {"a name of each reader's own, in Latin-1",
       one({.name = "\xE9t\xE9\n", .bytes = "x", .local_name = "a"}),
       "ARCHIVE_NAMES_DIFFER", "été?"},
      {"something before it", "PK\x03\x04" + sound, "ARCHIVE_PREFIXED", ""},
      {"something after it", sound + "more", "ARCHIVE_DAMAGED", ""},
      {"cut", sound.substr(0, sound.size() - 5), "ARCHIVE_DAMAGED", ""},
      {"nothing in it", BuildZip({}), "ARCHIVE_EMPTY", ""},
      {"only a folder", BuildZip({{"a/", ""}}), "ARCHIVE_EMPTY", ""},
      {"no archive", "hello", "ARCHIVE_DAMAGED", ""},
  };
}

TEST(PackageTest, RefusesWhatIsHostileAndSaysWhy) {
  for (const Hostile& each : HostileFiles()) {
    SCOPED_TRACE(each.what);
    const absl::Status status = Package::Open(each.file).status();
    const auto detail = base::GetErrorDetail(status);
    ASSERT_TRUE(detail.has_value()) << status;
    EXPECT_EQ(detail->reason, each.reason) << status;
    EXPECT_EQ(detail->field, each.entry);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_TRUE(messages::HasSentence(detail->reason)) << detail->reason;
  }
}

}  // namespace
}  // namespace preau::archive
