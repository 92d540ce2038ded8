#include "services/extraction/pdf/pdf.h"

#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>
#include <poppler/goo/GooString.h>

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/pdf/internal.h"
#include "services/ingestion/sheets/encoding.h"
#include "storage/base/clock.h"
#include "storage/base/error.h"

namespace preau::pdf {
namespace internal {

TimeLimit::TimeLimit(int seconds)
    : end_nanos_(base::ThreadNanos() + int64_t{seconds} * 1'000'000'000) {}

bool TimeLimit::IsOver(void* data) {
  return base::ThreadNanos() > static_cast<TimeLimit*>(data)->end_nanos_;
}

std::string TextString(absl::string_view bytes) {
  if (sheets::IsUtf16(bytes)) return sheets::FromUtf16(bytes);
  if (absl::StartsWith(bytes, "\xEF\xBB\xBF")) {
    return std::string(bytes.substr(3));
  }
  // PDFDocEncoding is as Windows-1252 in the letters of French and English.
  return sheets::ToUtf8(bytes);
}

}  // namespace internal

namespace {

using extraction::Finding;

constexpr int kTextSeconds = 12;

absl::string_view View(const GooString& text) {
  return absl::string_view(text.c_str(), static_cast<size_t>(text.getLength()));
}

void Ignore(ErrorCategory, Goffset, const char*) {}

// "D:20210315102030+01'00'" as "2021-03-15"; "" for anything else.
std::string DateOf(absl::string_view stated) {
  if (absl::StartsWith(stated, "D:")) stated.remove_prefix(2);
  stated = stated.substr(0, 8);
  if (stated.size() != 8 ||
      !std::all_of(stated.begin(), stated.end(), absl::ascii_isdigit)) {
    return "";
  }
  return absl::StrCat(stated.substr(0, 4), "-", stated.substr(4, 2), "-",
                      stated.substr(6, 2));
}

// What stands between `begin` and `end` in XMP, all of them, without tags.
void AddFromXmp(absl::string_view xmp, absl::string_view element,
                documents::Collector& collector) {
  const std::string begin = absl::StrCat("<", element);
  const std::string end = absl::StrCat("</", element);
  const size_t at = xmp.find(begin);
  if (at == xmp.npos) return;
  const size_t close = xmp.find(end, at);
  if (close == xmp.npos) return;
  std::string text;
  bool is_tag = false;
  for (const char c : xmp.substr(at, std::min<size_t>(close - at, 16384))) {
    if (c == '<') is_tag = true;
    if (!is_tag) text.push_back(c);
    if (c == '>') is_tag = false;
  }
  collector.Add(collector.facts().mutable_rights(), text,
                absl::StrCat("XMP#", element), "pdf.xmp");
}

}  // namespace

void Prepare() {
  if (globalParams == nullptr) globalParams = std::make_unique<GlobalParams>();
  setErrorCallback(Ignore);
}

Pdf::Pdf(absl::string_view file, std::unique_ptr<PDFDoc> document)
    : file_(file), document_(std::move(document)) {}
Pdf::Pdf(Pdf&&) noexcept = default;
Pdf& Pdf::operator=(Pdf&&) noexcept = default;
Pdf::~Pdf() = default;

absl::StatusOr<Pdf> Pdf::Open(absl::string_view file) {
  Prepare();
  auto document = std::make_unique<PDFDoc>(new MemStream(
      file.data(), 0, static_cast<Goffset>(file.size()), Object(objNull)));
  if (document->getErrorCode() == errEncrypted) {
    return base::InvalidField("DOCUMENT_ENCRYPTED", "");
  }
  if (!document->isOk()) return base::InvalidField("DOCUMENT_DAMAGED", "");
  if (document->getXRef()->getNumObjects() > kMaxObjects) {
    return base::InvalidField("DOCUMENT_TOO_COMPLEX", "",
                              {{"max", absl::StrCat(kMaxObjects)}});
  }
  if (document->getNumPages() < 1 || document->getPage(1) == nullptr) {
    return base::InvalidField("DOCUMENT_DAMAGED", "");
  }
  return Pdf(file, std::move(document));
}

void Pdf::Read(documents::Collector& collector) {
  extraction::Facts& facts = collector.facts();
  facts.set_pages(document_->getNumPages());
  facts.set_printable_pages(document_->okToPrint() ? facts.pages() : 0);
  ReadInfo(collector);
  internal::ReadStructure(*document_, collector);
  // Where poppler doesn't look: any object may be an action.
  for (const char* action : {"/JavaScript", "/Launch"}) {
    if (absl::StrContains(file_, action)) {
      collector.AddFinding(Finding::SCRIPT, action + 1, "", "pdf.action");
    }
  }
  ReadText(collector);
}

void Pdf::ReadInfo(documents::Collector& collector) {
  extraction::Facts& facts = collector.facts();
  const auto entry = [&](const char* key) {
    const std::unique_ptr<GooString> text =
        document_->getDocInfoStringEntry(key);
    return text == nullptr ? std::string() : internal::TextString(View(*text));
  };
  constexpr char kRule[] = "pdf.info";
  collector.Add(facts.mutable_title(), entry("Title"), "Info/Title", kRule);
  collector.Add(facts.mutable_author(), entry("Author"), "Info/Author", kRule);
  collector.Add(facts.mutable_description(), entry("Subject"), "Info/Subject",
                kRule);
  collector.AddKeywords(entry("Keywords"), "Info/Keywords", kRule);
  collector.Add(facts.mutable_created(), DateOf(entry("CreationDate")),
                "Info/CreationDate", kRule);
  collector.Add(facts.mutable_modified(), DateOf(entry("ModDate")),
                "Info/ModDate", kRule);
  if (!entry("Author").empty()) {
    collector.AddFinding(Finding::PERSON, entry("Author"), "Info/Author",
                         kRule);
  }
  if (const auto xmp = document_->readMetadata(); xmp != nullptr) {
    for (const char* element :
         {"dc:rights", "xmpRights:UsageTerms", "xmpRights:WebStatement"}) {
      AddFromXmp(View(*xmp), element, collector);
    }
  }
}

void Pdf::ReadText(documents::Collector& collector) {
  internal::TimeLimit limit(kTextSeconds);
  TextOutputDev output(nullptr, false, 0, false, false);
  for (int number = 1; number <= document_->getNumPages(); ++number) {
    if (collector.is_full() || number > documents::kMaxPages ||
        internal::TimeLimit::IsOver(&limit)) {
      collector.AddFinding(Finding::NOT_READ, "", absl::StrCat("page ", number),
                           "pdf.text", document_->getNumPages() - number + 1);
      return;
    }
    // poppler gives what isn't there for the text of a page that isn't there.
    if (document_->getPage(number) == nullptr) continue;
    document_->displayPage(&output, number, 72, 72, 0, false, true, false,
                           internal::TimeLimit::IsOver, &limit);
    const double width = document_->getPageCropWidth(number);
    const double height = document_->getPageCropHeight(number);
    const double side = std::max(width, height) + 1;
    const std::unique_ptr<GooString> text(
        output.getText(-side, -side, 2 * side, 2 * side));
    if (text != nullptr) collector.AddPage(number, "", View(*text));
  }
}

std::string Pdf::Thumbnail() { return internal::DrawFirstPage(*document_); }

}  // namespace preau::pdf
