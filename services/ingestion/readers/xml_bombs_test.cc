// Hostile XML: each is answered quickly and in little memory, and says why.
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/readers/readers_testing.h"

namespace preau::readers {
namespace {

constexpr double kMaxSeconds = 1.0;
constexpr long kMaxKilobytes = 50 * 1024;
// An importer takes no larger record.
constexpr size_t kLarge = size_t{15} << 20;

const std::string kBegin =
    "<d:dc xmlns:d=\"http://purl.org/dc/elements/1.1/\"><d:title>";
const std::string kEnd = "</d:title></d:dc>";

std::string Repeat(const std::string& text, size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

// As many as make a file of the largest size that is taken.
std::string Filled(const std::string& text) {
  return Repeat(text, kLarge / text.size());
}

std::string Utf16(const std::string& ascii, bool little) {
  std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : ascii) {
    if (little) out.push_back(c);
    out.push_back('\0');
    if (!little) out.push_back(c);
  }
  return out;
}

std::string BillionLaughs() {
  std::string entities = "<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    absl::StrAppend(&entities, "<!ENTITY l", i, " \"",
                    Repeat(absl::StrCat("&l", i - 1, ";"), 10), "\">");
  }
  return "<?xml version=\"1.0\"?><!DOCTYPE d [" + entities + "]>" + kBegin +
         "&l9;" + kEnd;
}

struct Bomb {
  const char* name;
  std::function<std::string()> make;
  // The reason of the refusal; "OK" when it is taken.
  const char* outcome;
};

std::vector<Bomb> Bombs() {
  const auto dtd = [](const std::string& inside, const std::string& use) {
    return [=] { return "<!DOCTYPE d" + inside + ">" + kBegin + use + kEnd; };
  };
  const auto title = [](const std::string& text) {
    return [=] { return kBegin + text + kEnd; };
  };
  const auto raw = [](const std::string& text) { return [=] { return text; }; };
  return {
      {"billion laughs", BillionLaughs, "XML_DOCTYPE"},
      {"quadratic blowup",
       [] {
         return "<!DOCTYPE d [<!ENTITY a \"" + Repeat("a", 100000) + "\">]>" +
                kBegin + Repeat("&a;", 100000) + kEnd;
       },
       "XML_DOCTYPE"},
      {"external entity",
       dtd(" [<!ENTITY x SYSTEM \"file:///etc/passwd\">]", "&x;"),
       "XML_DOCTYPE"},
      {"parameter entity",
       dtd(" [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]", "a"),
       "XML_DOCTYPE"},
      {"external DTD", dtd(" SYSTEM \"http://127.0.0.1:1/d.dtd\"", "a"),
       "XML_DOCTYPE"},
      {"DTD without end", raw("<!DOCTYPE d [<!ENTITY a \"b\""),
       "XML_NOT_WELL_FORMED"},
      {"DTD nested without end",
       [] { return "<!DOCTYPE d [" + Filled("<!ENTITY "); },
       "XML_TOO_MANY_NODES"},
      {"DTD of brackets", [] { return "<!DOCTYPE " + Filled("["); },
       "XML_NOT_WELL_FORMED"},
      {"entities that nobody declared",
       [=] { return kBegin + Filled("&lol;") + kEnd; }, "OK"},
      {"character references",
       [=] { return kBegin + Filled("&#x1F30B;") + kEnd; }, "OK"},
      {"a reference to no character", title("a&#x000;b"),
       "XML_NOT_WELL_FORMED"},
      {"zeros without end", [=] { return kBegin + "&#" + Filled("0"); },
       "XML_NOT_WELL_FORMED"},
      {"many zeros", [=] { return kBegin + Filled("&#00") + kEnd; }, "OK"},
      {"character references of no character",
       title("&#xD800;&#x110000;&#99999999999999999999;a"), "OK"},
      {"XInclude",
       title("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
             "href=\"file:///etc/passwd\" parse=\"text\"/>a"),
       "OK"},
      {"a million levels",
       [] { return Repeat("<a>", 1000000) + Repeat("</a>", 1000000); },
       "XML_TOO_MANY_NODES"},
      {"levels below the bound of nodes",
       [] { return Repeat("<a>", 200000) + Repeat("</a>", 200000); },
       "XML_TOO_DEEP"},
      {"attributes below the bound of nodes",
       [] { return "<a" + Repeat(" a=\"\"", 100000) + "/>"; },
       "XML_TOO_MANY_ATTRIBUTES"},
      {"levels without end", [] { return Filled("<a>"); },
       "XML_TOO_MANY_NODES"},
      {"a million attributes",
       [] {
         std::string attributes;
         for (int i = 0; i < 1000000; ++i) {
           absl::StrAppend(&attributes, " a", i, "=\"\"");
         }
         return "<d:dc xmlns:d=\"http://purl.org/dc/elements/1.1/\"" +
                attributes + "><d:title>a</d:title></d:dc>";
       },
       "XML_TOO_MANY_NODES"},
      {"a giant attribute",
       [] {
         return "<d:dc xmlns:d=\"http://purl.org/dc/elements/1.1/\" a=\"" +
                Filled("a") + "\"><d:title>a</d:title></d:dc>";
       },
       "OK"},
      {"a giant namespace",
       [] { return "<lom xmlns=\"" + Filled("a") + "\"/>"; },
       "XML_KIND_UNKNOWN"},
      {"a giant name", [] { return "<" + Filled("a") + "/>"; },
       "XML_KIND_UNKNOWN"},
      {"a giant text", [=] { return kBegin + Filled("texte ") + kEnd; }, "OK"},
      {"a giant word", [=] { return kBegin + Filled("a") + kEnd; }, "OK"},
      {"a giant comment",
       [=] { return kBegin + "a<!--" + Filled("-a") + "-->" + kEnd; }, "OK"},
      {"a giant CDATA",
       [=] { return kBegin + "<![CDATA[" + Filled("]]a") + "]]>" + kEnd; },
       "OK"},
      {"a giant processing instruction",
       [=] { return "<?a " + Filled("?") + "?>" + kBegin + "a" + kEnd; }, "OK"},
      {"processing instructions",
       [=] { return Filled("<?a?>") + kBegin + "a" + kEnd; },
       "XML_TOO_MANY_NODES"},
      {"comments", [=] { return kBegin + "a" + Filled("<!---->") + kEnd; },
       "XML_TOO_MANY_NODES"},
      {"many namespaces",
       [] {
         std::string nested;
         std::string ends;
         for (int i = 0; i < 190; ++i) {
           std::string names;
           for (int j = 0; j < 90; ++j) {
             absl::StrAppend(&names, " xmlns:n", i, "_", j, "=\"u\"");
           }
           absl::StrAppend(&nested, "<a", names, ">");
           ends += "</a>";
         }
         return nested + Repeat("<z:z/>", 100000) + ends;
       },
       "XML_KIND_UNKNOWN"},
      {"many children", [] { return "<a>" + Filled("<b/>") + "</a>"; },
       "XML_TOO_MANY_NODES"},
      {"as many elements as are taken",
       [] { return "<a>" + Filled("<b/>" + Repeat(" ", 68)) + "</a>"; },
       "XML_KIND_UNKNOWN"},
      {"as many elements as are taken, in Windows-1252",
       [] {
         return "<a>\xE9" +
                Repeat("<b/>" + Repeat(" ", 56), (size_t{10} << 20) / 60) +
                "</a>";
       },
       "XML_KIND_UNKNOWN"},
      {"as many elements as are taken, in UTF-16",
       [] {
         return Utf16(
             "<a>" + Repeat("<b/>" + Repeat(" ", 36), kLarge / 2 / 40) + "</a>",
             true);
       },
       "XML_KIND_UNKNOWN"},
      {"many titles",
       [] {
         return "<d:dc xmlns:d=\"http://purl.org/dc/elements/1.1/\">" +
                Repeat("<d:title>a</d:title>", 100000) + "</d:dc>";
       },
       "OK"},
      {"many records without metadata",
       [] {
         return "<OAI-PMH><ListRecords>" + Repeat("<record/>", 100000) +
                "</ListRecords></OAI-PMH>";
       },
       "OAI_IDENTIFIER_MISSING"},
      {"UTF-16, little end first",
       [=] { return Utf16(kBegin + "a" + kEnd, true); }, "OK"},
      {"UTF-16, big end first",
       [=] { return Utf16(kBegin + "a" + kEnd, false); }, "OK"},
      {"UTF-16 cut in a character",
       [=] { return Utf16(kBegin + "a" + kEnd, true) + "<"; }, "OK"},
      {"UTF-16 of lone surrogates",
       [=] {
         std::string text = Utf16(kBegin, true);
         text += Repeat(std::string("\x00\xD8", 2), 100000);
         return text + Utf16(kEnd, true).substr(2);
       },
       "OK"},
      {"UTF-16 that hides a DTD",
       [=] {
         return Utf16("<!DOCTYPE d [<!ENTITY a \"b\">]><d>&a;</d>", true);
       },
       "XML_DOCTYPE"},
      {"UTF-16 large",
       [=] { return Utf16(Filled("a").substr(0, kLarge / 2), true); },
       "XML_NOT_WELL_FORMED"},
      {"UTF-7",
       raw("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE "
           "d+AD4-"),
       "XML_NOT_WELL_FORMED"},
      {"UTF-32",
       [] {
         return std::string("\xFF\xFE\0\0<\0\0\0a\0\0\0/\0\0\0>\0\0\0", 20);
       },
       "XML_NOT_WELL_FORMED"},
      {"EBCDIC", raw("\x4C\x6F\xA7\x94\x93\x40"), "XML_NOT_WELL_FORMED"},
      {"overlong UTF-8", title("\xC0\xBC\xE0\x80\xBC\xF0\x80\x80\xBC"), "OK"},
      {"overlong markup",
       raw("\xC0\xBC"
           "a/>"),
       "XML_NOT_WELL_FORMED"},
      {"bytes that are no UTF-8",
       [=] { return kBegin + Filled("\xFF") + kEnd; }, "RECORD_TOO_LARGE"},
      {"an encoding declared wrongly",
       [=] {
         return "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + kBegin +
                "\xC3\xA9t\xC3\xA9" + kEnd;
       },
       "OK"},
      {"an encoding that nobody has",
       [=] {
         return "<?xml version=\"1.0\" encoding=\"" + Repeat("x", 100000) +
                "\"?>" + kBegin + "a" + kEnd;
       },
       "OK"},
      {"a NUL in a text", title(std::string("a\0b", 3)), "XML_NOT_WELL_FORMED"},
      {"NULs alone", [] { return std::string("<\0\0\0", 4); },
       "XML_NOT_WELL_FORMED"},
      {"a NUL before all", [=] { return std::string(1, '\0') + kBegin + kEnd; },
       "XML_NOT_WELL_FORMED"},
      {"control characters", title("\x01\x02\x1B[2Ja\x7F"), "OK"},
      {"a tag without end", raw("<a"), "XML_NOT_WELL_FORMED"},
      {"an attribute without end", raw("<a b=\""), "XML_NOT_WELL_FORMED"},
      {"a comment without end", [] { return "<a><!--" + Filled("-"); },
       "XML_NOT_WELL_FORMED"},
      {"a CDATA without end", [] { return "<a><![CDATA[" + Filled("]"); },
       "XML_NOT_WELL_FORMED"},
      {"a processing instruction without end",
       [] { return "<?" + Filled("?"); }, "XML_NOT_WELL_FORMED"},
      {"a declaration without end", raw("<?xml version="),
       "XML_NOT_WELL_FORMED"},
      {"an entity without end", title("&"), "OK"},
      {"end tags alone", [] { return Filled("</a>"); }, "XML_NOT_WELL_FORMED"},
      {"crossed tags", raw("<a><b></a></b>"), "XML_NOT_WELL_FORMED"},
      {"two roots", raw("<a/><b/>"), "XML_NOT_WELL_FORMED"},
      {"nothing", raw(" "), "XML_NOT_WELL_FORMED"},
      {"a byte too many", [] { return Repeat(" ", (size_t{16} << 20) + 1); },
       "RECORD_TOO_LARGE"},
  };
}

struct Answer {
  std::string outcome;
  double seconds = 0;
  // More than before, at the highest.
  long kilobytes = 0;
};

// Highest resident memory of this process, in kilobytes.
long PeakKilobytes() {
  long peak = -1;
  if (FILE* status = std::fopen("/proc/self/status", "r")) {
    char buffer[256];
    while (std::fgets(buffer, sizeof buffer, status) != nullptr) {
      if (std::sscanf(buffer, "VmHWM: %ld", &peak) == 1) break;
    }
    std::fclose(status);
  }
  return peak;
}

// Makes what is in memory now the highest.
bool ForgetPeak() {
  FILE* reset = std::fopen("/proc/self/clear_refs", "w");
  if (reset == nullptr) return false;
  const bool written = std::fputs("5", reset) >= 0;
  return std::fclose(reset) == 0 && written;
}

double CpuSeconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// What becomes of the first record; the others are let go at once.
std::string FirstOutcome(const std::string& bytes) {
  constexpr size_t kPiece = size_t{64} << 10;
  std::string first;
  const Emit emit = [&](const ParsedRecord& record) {
    if (first.empty()) {
      first = record.status.ok() ? "OK" : Reason(record.status);
    }
    return absl::OkStatus();
  };
  ReaderOptions options;
  options.file_name = "bomb.xml";
  const auto reader = CreateReader(Format::kXml, options);
  absl::Status status;
  for (size_t at = 0; at < bytes.size() && status.ok(); at += kPiece) {
    status = reader->Feed(absl::string_view(bytes).substr(at, kPiece), emit);
  }
  if (status.ok()) status = reader->Finish(emit);
  return status.ok() ? first : Reason(status);
}

// Reads it in a process of its own, whose highest memory is that of the
// reading alone. Time is the processor's, which no other process makes longer.
Answer ReadApart(const std::string& bytes) {
  int ends[2] = {-1, -1};
  EXPECT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  EXPECT_GE(child, 0);
  if (child == 0) {
    close(ends[0]);
    // What the parent has in memory was its highest too.
    // So was what it had and let go.
    malloc_trim(0);
    if (!ForgetPeak()) _exit(2);
    const long before = PeakKilobytes();
    const double start = CpuSeconds();
    const std::string outcome = FirstOutcome(bytes);
    const double seconds = CpuSeconds() - start;
    const long kilobytes = PeakKilobytes() - before;
    const std::string text =
        absl::StrCat(outcome, "\t", seconds, "\t", kilobytes);
    const ssize_t written = write(ends[1], text.data(), text.size());
    _exit(written == static_cast<ssize_t>(text.size()) ? 0 : 1);
  }
  close(ends[1]);
  std::string text;
  char buffer[256];
  for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) {
    text.append(buffer, static_cast<size_t>(got));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  Answer answer;
  const std::vector<std::string> cells = absl::StrSplit(text, '\t');
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || cells.size() != 3 ||
      !absl::SimpleAtod(cells[1], &answer.seconds) ||
      !absl::SimpleAtoi(cells[2], &answer.kilobytes)) {
    answer.outcome = absl::StrCat("DIED ", status);
    return answer;
  }
  answer.outcome = cells[0];
  return answer;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasured = false;
#else
constexpr bool kMeasured = true;
#endif

TEST(XmlBombsTest, EachIsAnsweredQuicklyAndInLittleMemory) {
  for (const Bomb& bomb : Bombs()) {
    SCOPED_TRACE(bomb.name);
    const std::string bytes = bomb.make();
    const Answer answer = ReadApart(bytes);
    EXPECT_EQ(answer.outcome, bomb.outcome);
    if (!kMeasured) continue;
    EXPECT_LT(answer.seconds, kMaxSeconds);
    EXPECT_LT(answer.kilobytes, kMaxKilobytes);
    std::printf("%8.3f s %8ld KB %-24s %s\n", answer.seconds, answer.kilobytes,
                answer.outcome.c_str(), bomb.name);
  }
}

// What is measured can be too much.
TEST(XmlBombsTest, WhatIsTooMuchIsSeen) {
  if (!kMeasured) GTEST_SKIP() << "Memory is not measured with a sanitizer.";
  ASSERT_TRUE(ForgetPeak());
  const long before = PeakKilobytes();
  const std::string much(size_t{80} << 20, 'a');
  EXPECT_GT(PeakKilobytes() - before, kMaxKilobytes) << much.size();
}

}  // namespace
}  // namespace preau::readers
