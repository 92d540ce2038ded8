#include "services/ingestion/oai/damaged_page.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace preau::oai {
namespace {

constexpr size_t kNone = absl::string_view::npos;
// Records in one page; more are no page.
constexpr size_t kMaxRecords = 50000;
// Of the root's tag, which each record is read with.
constexpr size_t kMaxRootBytes = 4096;

// A tag as it stands, from "<" to ">".
struct Tag {
  size_t begin = kNone;
  size_t end = kNone;
  bool found() const { return begin != kNone; }
};

// The local name of the tag that begins at `at`, and whether it is an end tag.
// No name holds a "<": so text that is full of them is read once.
absl::string_view NameAt(absl::string_view text, size_t at, bool* closing) {
  size_t begin = at + 1;
  *closing = begin < text.size() && text[begin] == '/';
  if (*closing) ++begin;
  size_t end = begin;
  while (end < text.size() && text[end] != '>' && text[end] != '<' &&
         text[end] != '/' &&
         !absl::ascii_isspace(static_cast<unsigned char>(text[end]))) {
    ++end;
  }
  absl::string_view name = text.substr(begin, end - begin);
  const size_t colon = name.rfind(':');
  return colon == kNone ? name : name.substr(colon + 1);
}

// The next tag of this local name at or after `from`.
Tag FindTag(absl::string_view text, size_t from, absl::string_view name,
            bool closing) {
  while (true) {
    const size_t at = text.find('<', from);
    if (at == kNone) return {};
    bool is_closing = false;
    if (NameAt(text, at, &is_closing) == name && is_closing == closing) {
      const size_t end = text.find('>', at);
      if (end == kNone) return {};
      return {at, end + 1};
    }
    from = at + 1;
  }
}

std::string ContentOf(absl::string_view text, size_t from,
                      absl::string_view name) {
  const Tag begin = FindTag(text, from, name, /*closing=*/false);
  if (!begin.found() || text[begin.end - 2] == '/') return "";
  const size_t end = text.find('<', begin.end);
  if (end == kNone) return "";
  // What it is written with in XML.
  return absl::StrReplaceAll(text.substr(begin.end, end - begin.end),
                             {{"&lt;", "<"},
                              {"&gt;", ">"},
                              {"&quot;", "\""},
                              {"&apos;", "'"},
                              {"&amp;", "&"}});
}

// A record of OAI-PMH begins with its header; records of other formats in its
// metadata may be called the same.
bool BeginsWithHeader(absl::string_view text, const Tag& record) {
  const absl::string_view rest =
      absl::StripLeadingAsciiWhitespace(text.substr(record.end));
  bool closing = false;
  return absl::StartsWith(rest, "<") && NameAt(rest, 0, &closing) == "header" &&
         !closing;
}

}  // namespace

std::string WithoutSurroundings(std::string text, bool* cut) {
  text.erase(std::remove_if(text.begin(), text.end(),
                            [](char c) {
                              return static_cast<unsigned char>(c) < 0x20 &&
                                     c != '\t' && c != '\n' && c != '\r';
                            }),
             text.end());
  absl::string_view view = text;
  absl::ConsumePrefix(&view, "\xEF\xBB\xBF");
  const Tag root = FindTag(view, 0, "OAI-PMH", /*closing=*/false);
  *cut = true;
  if (!root.found()) return std::string(view);
  // The declaration says nothing that isn't known, and may stand too late.
  view.remove_prefix(root.begin);
  size_t from = 0;
  while (true) {
    const Tag end = FindTag(view, from, "OAI-PMH", /*closing=*/true);
    if (!end.found()) break;
    *cut = false;
    from = end.end;
  }
  if (!*cut) view = view.substr(0, from);
  return std::string(view);
}

DamagedPage TakeApart(absl::string_view text) {
  DamagedPage page;
  const Tag root = FindTag(text, 0, "OAI-PMH", /*closing=*/false);
  if (!root.found() || root.end - root.begin > kMaxRootBytes) return page;
  page.root_begin = std::string(text.substr(root.begin, root.end - root.begin));
  const size_t name_end = page.root_begin.find_first_of(" \t\r\n>");
  page.root_end =
      absl::StrCat("</", page.root_begin.substr(1, name_end - 1), ">");
  page.response_date = ContentOf(text, root.end, "responseDate");
  Tag record = FindTag(text, root.end, "record", /*closing=*/false);
  size_t end = root.end;
  while (record.found() && page.records.size() < kMaxRecords) {
    Tag next = FindTag(text, record.end, "record", /*closing=*/false);
    while (next.found() && !BeginsWithHeader(text, next)) {
      next = FindTag(text, next.end, "record", /*closing=*/false);
    }
    const absl::string_view until = text.substr(
        record.begin, (next.found() ? next.begin : text.size()) - record.begin);
    // Its last end tag is its own.
    end = until.size();
    size_t from = 0;
    while (true) {
      const Tag close = FindTag(until, from, "record", /*closing=*/true);
      if (!close.found()) break;
      end = from = close.end;
    }
    if (BeginsWithHeader(text, record)) {
      page.records.push_back(until.substr(0, end));
    }
    end += record.begin;
    record = next;
  }
  page.token =
      ContentOf(text, page.records.empty() ? root.end : end, "resumptionToken");
  return page;
}

std::string IdentifierIn(absl::string_view record) {
  return ContentOf(record, 0, "identifier");
}

}  // namespace preau::oai
