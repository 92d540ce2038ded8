#ifndef SERVICES_EXTRACTION_SAMPLES_TESTING_H_
#define SERVICES_EXTRACTION_SAMPLES_TESTING_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Files of each kind, made as the programs that write them do, but small.
namespace preau::extraction {

// A PDF of these objects, numbered from 1; the first is the catalogue.
std::string BuildPdf(const std::vector<std::string>& objects,
                     absl::string_view trailer_entries = "");
struct PdfParts {
  std::vector<std::string> pages = {"Bonjour"};
  // Of the catalogue, the first page and the trailer: "/Lang (fr)".
  std::string catalogue;
  std::string page;
  std::string info;
};
std::string BuildTextPdf(const PdfParts& parts);

// `body` is what stands in <office:text>, <office:presentation> …
std::string BuildOdf(absl::string_view type, absl::string_view meta,
                     absl::string_view styles, absl::string_view body);
// `body` is what stands in <w:body>.
std::string BuildDocx(absl::string_view core, absl::string_view body,
                      absl::string_view comments = "");
struct PptxSlide {
  std::string text;
  bool is_hidden = false;
  std::string notes;
};
std::string BuildPptx(const std::vector<PptxSlide>& slides);
std::string BuildXlsx(const std::vector<std::string>& cells);
std::string BuildEpub(absl::string_view metadata,
                      const std::vector<std::string>& chapters);
std::string BuildH5p(absl::string_view about, absl::string_view content);
// `metadata` and `organizations` are the manifest's.
std::string BuildScorm(absl::string_view metadata,
                       absl::string_view organizations, absl::string_view page);
std::string BuildCartridge(absl::string_view title, absl::string_view page);

// A grey picture.
std::string BuildPng(int width, int height);
// Its first bytes, with EXIF that says where it was taken.
std::string BuildJpegHead(int width, int height, bool has_position);
std::string BuildWav(int seconds);
std::string BuildMp4(int seconds, bool has_video, absl::string_view subtitles);

}  // namespace preau::extraction

#endif  // SERVICES_EXTRACTION_SAMPLES_TESTING_H_
