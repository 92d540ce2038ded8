#include <filesystem>
#include <fstream>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/extract_testing.h"
#include "storage/messages/messages.h"

// Packages as others made them, if they are beside the project.
namespace preau::extraction {
namespace {

std::string RealFile(const std::string& name) {
  std::ifstream in(std::filesystem::path(PREAU_SOURCE_DIR) /
                       "../shared/data/packages" / name,
                   std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

struct RealPackage {
  const char* file;
  // "KIND title", or the refusal.
  const char* expected;
  const char* text;
};

constexpr RealPackage kPackages[] = {
    {"epub/resources/epubsamples/epub30-spec.epub",
     "EPUB EPUB 3.0 Specification", "publication"},
    {"epub/resources/epubsamples/figure-gallery-bindings.epub",
     "EPUB EPUB Figure Gallery", ""},
    {"epub/resources/epubsamples/hefty-water.epub", "EPUB Hefty Water", ""},
    {"epub/resources/epubsamples/israelsailing.epub", "EPUB מפליגים בישראל",
     ""},
    {"epub/resources/epubsamples/missing-cover.epub",
     "EPUB EPUB 3.0 Specification", ""},
    {"epub/resources/epubsamples/not-an-epub-but-a-zip.epub",
     "FILE_TYPE_UNKNOWN", ""},
    {"epub/resources/epubsamples/not-an-epub.epub",
     "PLAIN_TEXT I'm not an epub!", ""},
    {"h5p/test/h5p-test.h5p", "H5P Hello World", "Is this false?"},
    {"imscc/public/test-cartridges/allyworkshop.imscc",
     "COMMON_CARTRIDGE Ally: Accessibility Workshop", ""},
    {"imscc/public/test-cartridges/canvas_cc_gem_course.imscc",
     "COMMON_CARTRIDGE Canvas CC Gem Course", ""},
    {"imscc/public/test-cartridges/latex.imscc",
     "COMMON_CARTRIDGE LaTeX Equations", ""},
    {"imscc/public/test-cartridges/single-page.imscc",
     "COMMON_CARTRIDGE The Life of Paul", ""},
    {"scorm/tests/packages/RuntimeBasicCalls_SCORM20043rdEdition.zip",
     "SCORM Golf Explained - Run-time Basic Calls", "golf"},
    {"scorm/tests/packages/RuntimeMinimumCalls_SCORM12-mini.zip",
     "SCORM Golf Explained - Minimum Run-time Calls", "golf"},
    {"scorm/tests/packages/RuntimeMinimumCalls_SCORM12.zip",
     "SCORM Golf Explained - Minimum Run-time Calls", "golf"},
    {"scorm/tests/packages/badscorm.zip", "FILE_TYPE_UNKNOWN", ""},
    {"scorm/tests/packages/complexscorm.zip", "SCORM The organization", ""},
    {"scorm/tests/packages/invalid.zip", "FILE_TYPE_UNKNOWN", ""},
    {"scorm/tests/packages/singlesco_scorm12.zip",
     "SCORM Golf Explained - CP Single SCO", "golf"},
    {"scorm/tests/packages/singlescobasic.zip",
     "SCORM Golf Explained - Run-time Basic Calls", "golf"},
    {"scorm/tests/packages/singlescobasic_missingorg.zip", "SCORM ", ""},
    {"scorm/tests/packages/validaicc.zip", "FILE_TYPE_UNKNOWN", ""},
    {"scorm/tests/packages/validscorm.zip",
     "XML_NOT_WELL_FORMED imsmanifest.xml", ""},
};

TEST(RealPackagesTest, EachIsReadOrRefusedWithAReason) {
  if (RealFile("SOURCE.md").empty()) {
    GTEST_SKIP() << "no ../shared/data/packages beside the sources";
  }
  for (const RealPackage& each : kPackages) {
    SCOPED_TRACE(each.file);
    const std::string file = RealFile(each.file);
    ASSERT_FALSE(file.empty());
    const absl::StatusOr<Facts> facts = ExtractBytes(file);
    std::string found = RefusalOf(facts.status());
    std::string text;
    if (facts.ok()) {
      found =
          absl::StrCat(Kind_Name(facts->kind()), " ",
                       facts->title().empty() ? "" : facts->title(0).value());
      for (const Page& page : facts->page()) {
        absl::StrAppend(&text, page.text(), "\n");
      }
    } else {
      EXPECT_EQ(facts.status().code(), absl::StatusCode::kInvalidArgument);
      EXPECT_TRUE(
          messages::HasSentence(base::GetErrorDetail(facts.status())->reason));
    }
    EXPECT_EQ(found, each.expected);
    EXPECT_THAT(text, testing::HasSubstr(each.text));
  }
}

}  // namespace
}  // namespace preau::extraction
