#ifndef SERVICES_EXTRACTION_DOCUMENTS_COLLECTOR_H_
#define SERVICES_EXTRACTION_DOCUMENTS_COLLECTOR_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "preau/extraction/facts.pb.h"

namespace preau::documents {

// Of all pages together.
inline constexpr size_t kMaxTextBytes = size_t{2} << 20;
inline constexpr int kMaxPages = 5000;
// Of a title, a keyword …
inline constexpr size_t kMaxValueBytes = 4000;
inline constexpr int kMaxValues = 100;

// Fills in facts, each with its evidence, within bounds: values are cleaned of
// white space and control characters, said once, and cut. Thread-compatible.
class Collector {
 public:
  using Texts = google::protobuf::RepeatedPtrField<extraction::Text>;

  // `facts` must outlive it.
  explicit Collector(extraction::Facts* facts) : facts_(*facts) {}

  extraction::Facts& facts() { return facts_; }
  extraction::AccessibilityFacts& accessibility() {
    return *facts_.mutable_accessibility();
  }

  // Empty values aren't added.
  void Add(Texts* texts, absl::string_view value, absl::string_view place,
           absl::string_view rule, absl::string_view language = "");
  // One keyword, or several separated by ";" or ",".
  void AddKeywords(absl::string_view value, absl::string_view place,
                   absl::string_view rule);
  // "fr_FR", "fr": as BCP 47. "und", "x-none" and the like say nothing.
  void AddLanguage(absl::string_view value, absl::string_view place,
                   absl::string_view rule);
  // The same ones are counted.
  void AddFinding(extraction::Finding::Kind kind, absl::string_view value,
                  absl::string_view place, absl::string_view rule,
                  int count = 1);
  // A page, a slide, a chapter; 0 when it has no number.
  void AddPage(int number, absl::string_view name, absl::string_view text);
  // Whether more text would be dropped.
  bool is_full() const { return text_bytes_ >= kMaxTextBytes; }
  void CountImage(absl::string_view alternative);
  // Subtitles or captions in a language; "" when it isn't said.
  void AddSubtitles(absl::string_view language);
  // Words of schema.org that the file says of itself.
  void AddDeclaredFeature(absl::string_view feature);
  void AddDeclaredHazard(absl::string_view hazard);
  // Is loaded from elsewhere when the document is shown.
  void AddRemote(absl::string_view url, absl::string_view place);

  // To be called at the end: what the text itself says about its licence,
  // whether it works without network; numbers that can't be are taken out.
  void Finish();

 private:
  extraction::Facts& facts_;
  size_t text_bytes_ = 0;
};

// White space trimmed and collapsed, well-formed, at most `max_bytes`.
std::string CleanValue(absl::string_view value,
                       size_t max_bytes = kMaxValueBytes);

// Whether `url` is loaded from a server: "http:", "https:" or "//".
bool IsRemote(absl::string_view url);

}  // namespace preau::documents

#endif  // SERVICES_EXTRACTION_DOCUMENTS_COLLECTOR_H_
