#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/archive/zip_builder_testing.h"
#include "services/extraction/extract_testing.h"
#include "services/extraction/samples_testing.h"
#include "storage/messages/messages.h"

// Files that mean harm, or may as well. Zip files that do are in
// archive/package_test.cc, each by itself; here they go the whole way.
namespace preau::extraction {
namespace {

using archive::BuildTar;
using archive::BuildZip;
using archive::Gzip;

struct Hostile {
  std::string what;
  std::string file;
  // A refusal with its place; or "OK", and what is said of it.
  std::string outcome;
  Finding::Kind finding = Finding::KIND_UNSPECIFIED;
};

std::string EveryObject(int count) {
  std::vector<std::string> objects(static_cast<size_t>(count), "null");
  objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[1] = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";
  objects[2] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>";
  return BuildPdf(objects);
}

// Entities that grow a thousandfold at each step.
std::string Laughs() {
  return "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b "
         "'&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]>";
}

std::string Nested(absl::string_view begin, absl::string_view end, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) absl::StrAppend(&text, begin);
  for (int i = 0; i < times; ++i) absl::StrAppend(&text, end);
  return text;
}

// A page tree that is its own child.
std::string LoopedPdf() {
  return BuildPdf({"<< /Type /Catalog /Pages 2 0 R >>",
                   "<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>"});
}

// A content stream that draws itself.
std::string SelfDrawingPdf() {
  return BuildPdf(
      {"<< /Type /Catalog /Pages 2 0 R >>",
       "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R "
       "/Resources << /XObject << /X 4 0 R >> >> >>",
       "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
       "/XObject << /X 4 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream",
       "<< /Length 5 >>\nstream\n/X Do\nendstream"});
}

std::string EncryptedPdf() {
  return BuildPdf({"<< /Type /Catalog /Pages 2 0 R >>",
                   "<< /Type /Pages /Count 0 /Kids [] >>",
                   absl::StrCat("<< /Filter /Standard /V 1 /R 2 /P -4 /O <",
                                std::string(64, 'A'), "> /U <",
                                std::string(64, 'B'), "> >>")},
                  absl::StrCat("/Encrypt 3 0 R /ID [<", std::string(32, 'C'),
                               "> <", std::string(32, 'C'), ">]"));
}

std::string PngOf(uint32_t width, uint32_t height) {
  std::string png = BuildPng(4, 4);
  for (size_t i = 0; i < 4; ++i) {
    png[16 + i] = static_cast<char>(width >> (24 - 8 * i));
    png[20 + i] = static_cast<char>(height >> (24 - 8 * i));
  }
  return png;
}

constexpr char kEicar[] =
    "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

std::vector<Hostile> Packages() {
  const std::string zeros(size_t{32} << 20, '\0');
  const std::string sound = BuildZip({{"index.html", "<p>x</p>"}});
  const auto odt = [](absl::string_view content) {
    return BuildZip(
        {{"mimetype", "application/vnd.oasis.opendocument.text", false},
         {"content.xml", std::string(content)}});
  };
  std::string deep = BuildZip({{"x", "x"}});
  for (int i = 0; i < 6; ++i) deep = BuildZip({{"in.zip", deep}});
  return {
      {"flat zip bomb", BuildZip({{"index.html", zeros}}),
       "ARCHIVE_RATIO index.html"},
      {"nested zip bomb",
       BuildZip({{"a.html", "x"}, {"in.zip", BuildZip({{"z", zeros}})}}),
       "ARCHIVE_RATIO in.zip/z"},
      {"zips like Russian dolls", deep,
       "ARCHIVE_TOO_DEEP in.zip/in.zip/in.zip/in.zip"},
      {"bomb in a document", odt(zeros), "ARCHIVE_RATIO content.xml"},
      {"gzip bomb", Gzip(zeros), "ARCHIVE_EMPTY"},
      {"tarball bomb", Gzip(BuildTar({{"a", zeros}})), "ARCHIVE_RATIO a"},
      {"slip", BuildZip({{"../../x.html", "x"}}), "ARCHIVE_PATH ../../x.html"},
      {"slip in a tarball", Gzip(BuildTar({{"../x", "x"}})),
       "ARCHIVE_PATH ../x"},
      {"absolute path", BuildZip({{"/x.html", "x"}}), "ARCHIVE_PATH /x.html"},
      {"link", BuildZip({{.name = "l", .bytes = "/etc", .mode = 0120777}}),
       "ARCHIVE_LINK l"},
      {"link in a tarball", BuildTar({{"l", "", '2', "/etc"}}),
       "FILE_TYPE_UNKNOWN"},
      {"link in a packed tarball", Gzip(BuildTar({{"l", "", '2', "/etc"}})),
       "ARCHIVE_LINK l"},
      {"device", Gzip(BuildTar({{"d", "", '3'}})), "ARCHIVE_DEVICE d"},
      {"the same name twice", BuildZip({{"a.html", "1"}, {"A.HTML", "2"}}),
       "ARCHIVE_DUPLICATE A.HTML"},
      {"encrypted zip",
       BuildZip({{.name = "a.html", .bytes = "x", .flags = 1}}),
       "ARCHIVE_ENCRYPTED a.html"},
      {"lying sizes", BuildZip({{"a.html", std::string(999, 'x'), true, 10}}),
       "ARCHIVE_SIZES_LIE a.html"},
      {"a picture that is a zip too", BuildPng(9, 9) + sound, "FILE_POLYGLOT"},
      {"a PDF that is a zip too", BuildTextPdf({}) + sound, "FILE_POLYGLOT"},
      {"a page that is a zip too", "<html>" + sound, "FILE_POLYGLOT"},
      {"a zip with something before it", "PK\x03\x04 " + sound,
       "ARCHIVE_PREFIXED"},
      {"EICAR in a package",
       BuildZip({{"index.html", "<p>x</p>"}, {"eicar.com", kEicar}}), "OK"},
      {"a zip of nothing known", BuildZip({{"run.exe", "MZ"}}),
       "FILE_TYPE_UNKNOWN"},
      {"mimetype of something else", BuildZip({{"mimetype", "x/y", false}}),
       "FILE_TYPE_UNKNOWN"},
      {"ODT without content",
       BuildZip(
           {{"mimetype", "application/vnd.oasis.opendocument.text", false}}),
       "ARCHIVE_ENTRY_MISSING content.xml"},
      {"entities that laugh", odt(Laughs() + "<x>&c;</x>"),
       "XML_DOCTYPE content.xml"},
      {"entity that reads a file",
       odt("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
       "XML_DOCTYPE content.xml"},
      {"XML that is deep", odt(Nested("<a>", "</a>", 5000)),
       "XML_TOO_DEEP content.xml"},
      {"XML that ends too soon", odt("<x><y>"),
       "XML_NOT_WELL_FORMED content.xml"},
      {"encrypted ODT",
       BuildZip({{"mimetype", "application/vnd.oasis.opendocument.text", false},
                 {"META-INF/manifest.xml",
                  "<manifest><file-entry><encryption-data/></file-entry>"
                  "</manifest>"},
                 {"content.xml", "<x/>"}}),
       "DOCUMENT_ENCRYPTED"},
      {"EPUB that is locked",
       BuildZip({{"mimetype", "application/epub+zip", false},
                 {"META-INF/encryption.xml",
                  "<encryption><EncryptedData><EncryptionMethod "
                  "Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/>"
                  "</EncryptedData></encryption>"}}),
       "DOCUMENT_ENCRYPTED META-INF/encryption.xml"},
      {"EPUB without chapters", BuildEpub("", {}),
       "DOCUMENT_DAMAGED OPS/book.opf"},
      {"DOCX with macros",
       BuildZip({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml", "<w:document xmlns:w='w'/>"},
                 {"word/vbaProject.bin", "x"}}),
       "OK", Finding::SCRIPT},
      {"DOCX with a template from elsewhere",
       BuildZip({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml", "<w:document xmlns:w='w'/>"},
                 {"word/_rels/settings.xml.rels",
                  "<R><Relationship Id='a' TargetMode='External' Type='t' "
                  "Target='http://evil.example/t.dotm'/></R>"}}),
       "OK", Finding::REMOTE_CONTENT},
      {"H5P that isn't JSON", BuildH5p("{", "{}"), "DOCUMENT_DAMAGED h5p.json"},
      {"H5P that is deep",
       BuildH5p(R"({"mainLibrary":"x"})", Nested("[", "]", 50000)),
       "DOCUMENT_DAMAGED content/content.json"},
      {"Moodle backup with persons",
       Gzip(BuildTar({{"moodle_backup.xml",
                       "<moodle_backup><information/></moodle_backup>"},
                      {"users.xml", "<users><user id='2'/></users>"}})),
       "MOODLE_HAS_USERS users.xml"},
      {"Moodle backup that says so",
       Gzip(BuildTar({{"moodle_backup.xml",
                       "<moodle_backup><information><setting><name>users"
                       "</name><value>1</value></setting></information>"
                       "</moodle_backup>"}})),
       "MOODLE_HAS_USERS users.xml"},
  };
}

std::vector<Hostile> SingleFiles() {
  return {
      {"nothing", "", "FILE_EMPTY"},
      {"a program",
       "\x7F"
       "ELF\x02\x01\x01" +
           std::string(60, '\0'),
       "FILE_TYPE_UNKNOWN"},
      {"zeros", std::string(4096, '\0'), "FILE_TYPE_UNKNOWN"},
      {"EICAR", kEicar, "OK"},
      {"SVG with a script",
       "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><script>"
       "alert(1)</script></svg>",
       "OK", Finding::SCRIPT},
      {"SVG with a handler",
       "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "OK",
       Finding::SCRIPT},
      {"SVG with a page in it",
       "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><p/>"
       "</foreignObject></svg>",
       "OK", Finding::SCRIPT},
      {"SVG with entities",
       "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'x'>]><svg "
       "xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
       "XML_DOCTYPE"},
      {"HTML with a script", "<html><script>alert(1)</script></html>", "OK",
       Finding::SCRIPT},
      {"HTML with a hidden script",
       "<html><a href=' javascript:alert(1)'>x</a></html>", "OK",
       Finding::SCRIPT},
      {"HTML that never ends its tag", "<html><p " + std::string(300000, '<'),
       "OK"},
      {"HTML that is deep", "<html>" + Nested("<div>", "</div>", 100000), "OK"},
      {"PDF with JavaScript",
       BuildTextPdf({.catalogue = "/OpenAction << /S /JavaScript /JS (f) >>"}),
       "OK", Finding::SCRIPT},
      {"PDF with a million objects", EveryObject(1'000'000),
       "DOCUMENT_TOO_COMPLEX"},
      {"PDF whose table says so",
       BuildPdf({"<< /Type /Catalog /Pages 2 0 R >>",
                 "<< /Type /Pages /Count 1000000000 /Kids [] >>"}),
       "DOCUMENT_DAMAGED"},
      {"PDF with a password", EncryptedPdf(), "DOCUMENT_ENCRYPTED"},
      {"PDF whose pages are a loop", LoopedPdf(), "DOCUMENT_DAMAGED"},
      {"PDF that draws itself", SelfDrawingPdf(), "OK"},
      {"PDF that is cut", BuildTextPdf({}).substr(0, 60), "DOCUMENT_DAMAGED"},
      {"page before a PDF", "<html><script>1</script>\n" + BuildTextPdf({}),
       "FILE_POLYGLOT"},
      {"picture before a PDF", BuildPng(4, 4) + BuildTextPdf({}),
       "FILE_POLYGLOT"},
      {"picture with a script",
       absl::StrCat("GIF89a", std::string("\x09\0\x09\0\0\0\0", 7),
                    "/*<script>alert(1)</script>*/"),
       "FILE_POLYGLOT"},
      {"PNG of a thousand million pixels", PngOf(100000, 100000), "OK"},
      {"PNG of no size", PngOf(0, 0), "DOCUMENT_DAMAGED"},
      {"WebP that is cut", "RIFF\x10\x20\x30\x40WEBP", "DOCUMENT_DAMAGED"},
      {"JPEG that is cut", "\xFF\xD8\xFF\xE0", "DOCUMENT_DAMAGED"},
      {"MP4 of boxes in boxes",
       absl::StrCat(std::string("\0\0\0\x18", 4), "ftypisom",
                    std::string(4, '\0'), "isommp41",
                    std::string("\0\0\0\x08", 4), "moov"),
       "DOCUMENT_DAMAGED"},
      {"WAV that says four gigabytes",
       absl::StrCat("RIFF\xFF\xFF\xFF\xFFWAVE", "data\xFF\xFF\xFF\xFF"),
       "DOCUMENT_DAMAGED"},
      {"text of eighty megabytes", std::string(size_t{80} << 20, 'x'), "OK"},
      {"SVG of twenty megabytes",
       absl::StrCat("<svg xmlns='http://www.w3.org/2000/svg'>",
                    std::string(size_t{20} << 20, ' '), "</svg>"),
       "DOCUMENT_TOO_LARGE"},
      {"notebook that is deep",
       R"({"nbformat":4,"cells":)" + Nested("[", "]", 100000) + "}",
       "DOCUMENT_DAMAGED"},
      {"subtitles whose time is none", "WEBVTT\n\n99:99:99:99 --> 1\nx\n",
       "DOCUMENT_DAMAGED cue 1"},
  };
}

void Check(const std::vector<Hostile>& files) {
  for (const Hostile& each : files) {
    SCOPED_TRACE(each.what);
    const absl::StatusOr<Facts> facts = ExtractBytes(each.file);
    EXPECT_EQ(RefusalOf(facts.status()), each.outcome);
    if (!facts.ok()) {
      const std::string reason = base::GetErrorDetail(facts.status())->reason;
      EXPECT_TRUE(messages::HasSentence(reason)) << reason;
      EXPECT_NE(messages::SayStatus(facts.status(), base::Language::kFrench),
                messages::SayStatus(facts.status(), base::Language::kEnglish));
      continue;
    }
    bool is_found = each.finding == Finding::KIND_UNSPECIFIED;
    for (const Finding& finding : facts->finding()) {
      is_found |= finding.kind() == each.finding;
    }
    EXPECT_TRUE(is_found) << facts->ShortDebugString();
  }
}

TEST(HostileFilesTest, PackagesAreRefusedOrNamedForWhatTheyHold) {
  Check(Packages());
}
TEST(HostileFilesTest, SingleFilesAreRefusedOrNamedForWhatTheyHold) {
  Check(SingleFiles());
}

}  // namespace
}  // namespace preau::extraction
