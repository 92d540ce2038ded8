#include "storage/vocabulary/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "storage/vocabulary/latin_table.h"

namespace preau::vocabulary {
namespace {

bool IsLatin(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(c, &error) == USCRIPT_LATIN && U_SUCCESS(error);
}

// What one code point of the decomposed, case-folded text becomes.
void AppendFolded(UChar32 c, icu::UnicodeString& out) {
  switch (c) {
    case 0x0153:  // œ
      out.append(u"oe", 2);
      return;
    case 0x00E6:  // æ
      out.append(u"ae", 2);
      return;
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
    case 0x0060:
      out.append(u'\'');
      return;
    case 0x00AD:  // A soft hyphen is not part of the word.
    case 0x200B:
    case 0xFEFF:
      return;
    default:
      break;
  }
  if (c >= 0x2010 && c <= 0x2015) {
    out.append(u'-');
  } else if (u_isUWhiteSpace(c)) {
    if (!out.isEmpty() && !out.endsWith(u" ", 1)) out.append(u' ');
  } else {
    out.append(c);
  }
}

std::string FoldAny(absl::string_view label) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return "";

  icu::UnicodeString text =
      nfkc->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                          label.data(), static_cast<int32_t>(label.size()))),
                      error);
  text.foldCase();
  text = nfd->normalize(text, error);
  if (U_FAILURE(error)) return "";

  icu::UnicodeString folded;
  bool after_latin = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (!after_latin) folded.append(c);
      continue;
    }
    after_latin = IsLatin(c);
    AppendFolded(c, folded);
  }
  folded.trim();
  folded = nfc->normalize(folded, error);
  if (U_FAILURE(error)) return "";
  std::string out;
  folded.toUTF8String(out);
  return out;
}

}  // namespace

std::string FoldLabel(absl::string_view label) {
  if (label.size() > kMaxLabelBytes) return "";
  static const LatinTable kLatin(FoldAny);
  std::string out;
  absl::string_view rest = label;
  while (!rest.empty()) {
    if (rest[0] == ' ') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      rest.remove_prefix(1);
    } else if (!kLatin.Consume(rest, out)) {
      return FoldAny(label);
    }
  }
  if (absl::EndsWith(out, " ")) out.pop_back();
  return out;
}

std::string FoldId(absl::string_view id) {
  if (id.size() > kMaxLabelBytes) return "";
  std::string out;
  for (const char c : absl::StripAsciiWhitespace(id)) {
    const bool joins = c == '_' || c == '-' ||
                       absl::ascii_isspace(static_cast<unsigned char>(c));
    if (!joins) {
      out.push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
    } else if (!absl::EndsWith(out, "-")) {
      out.push_back('-');
    }
  }
  return out;
}

bool IsUri(absl::string_view text) {
  text = absl::StripLeadingAsciiWhitespace(text);
  return absl::StartsWithIgnoreCase(text, "urn:") ||
         absl::StrContains(text.substr(0, 32), "://");
}

std::string NormalizeUri(absl::string_view uri) {
  uri = absl::StripAsciiWhitespace(uri);
  if (uri.size() > 2 * kMaxLabelBytes) return "";
  const size_t scheme_end = uri.find("://");
  if (scheme_end == absl::string_view::npos) return std::string(uri);
  std::string scheme = absl::AsciiStrToLower(uri.substr(0, scheme_end));
  if (scheme == "https") scheme = "http";
  absl::string_view rest = uri.substr(scheme_end + 3);
  while (absl::ConsumeSuffix(&rest, "/") || absl::ConsumeSuffix(&rest, "#")) {
  }
  const size_t host_end = rest.find('/');
  std::string host = absl::AsciiStrToLower(rest.substr(0, host_end));
  absl::string_view bare_host = host;
  absl::ConsumePrefix(&bare_host, "www.");
  // Seen in real records for purl.org.
  if (bare_host == "url.org") bare_host = "purl.org";
  return absl::StrCat(
      scheme, "://", bare_host,
      host_end == absl::string_view::npos ? "" : rest.substr(host_end));
}

}  // namespace preau::vocabulary
