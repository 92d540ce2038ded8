#include <poppler/Annot.h>
#include <poppler/Catalog.h>
#include <poppler/JSInfo.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/StructElement.h>
#include <poppler/StructTreeRoot.h>
#include <poppler/goo/GooString.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/extraction/pdf/internal.h"

namespace preau::pdf::internal {
namespace {

using extraction::Finding;

constexpr int kMaxElements = 200000;
constexpr int kMaxDepth = 100;
constexpr int kMaxPagesLookedAt = 2000;
constexpr int kMaxAnnotations = 20000;

// Elements of the tree of tags.
class Tree {
 public:
  explicit Tree(documents::Collector* collector) : collector_(*collector) {}

  void Visit(const StructElement* element, int depth) {
    if (element == nullptr || depth > kMaxDepth || ++seen_ > kMaxElements) {
      return;
    }
    switch (element->getType()) {
      case StructElement::H:
      case StructElement::H1:
      case StructElement::H2:
      case StructElement::H3:
      case StructElement::H4:
      case StructElement::H5:
      case StructElement::H6:
        collector_.accessibility().set_headings(
            collector_.accessibility().headings() + 1);
        break;
      case StructElement::Figure: {
        const GooString* alternative = element->getAltText();
        collector_.CountImage(alternative == nullptr ? ""
                                                     : alternative->c_str());
        break;
      }
      default:
        break;
    }
    for (unsigned i = 0; i < element->getNumChildren(); ++i) {
      Visit(element->getChild(static_cast<int>(i)), depth + 1);
    }
  }

 private:
  documents::Collector& collector_;
  int seen_ = 0;
};

bool IsComment(Annot::AnnotSubtype type) {
  return type == Annot::typeText || type == Annot::typeFreeText ||
         type == Annot::typeHighlight || type == Annot::typeInk ||
         type == Annot::typeStamp || type == Annot::typeStrikeOut ||
         type == Annot::typeUnderline;
}

void ReadComments(PDFDoc& document, documents::Collector& collector) {
  int seen = 0;
  const int pages = std::min(document.getNumPages(), kMaxPagesLookedAt);
  for (int number = 1; number <= pages; ++number) {
    Page* page = document.getPage(number);
    if (page == nullptr) continue;
    Annots* annotations = page->getAnnots();
    if (annotations == nullptr) continue;
    for (Annot* annotation : annotations->getAnnots()) {
      if (++seen > kMaxAnnotations) return;
      const std::string place = absl::StrCat("page ", number);
      if (annotation->getType() == Annot::typeFileAttachment) {
        collector.AddFinding(Finding::ATTACHMENT, "", place, "pdf.annotation");
      } else if (IsComment(annotation->getType())) {
        const GooString* contents = annotation->getContents();
        collector.AddFinding(
            Finding::COMMENT,
            contents == nullptr
                ? ""
                : TextString(absl::string_view(
                      contents->c_str(),
                      static_cast<size_t>(contents->getLength()))),
            place, "pdf.annotation");
      }
    }
  }
}

}  // namespace

void ReadStructure(PDFDoc& document, documents::Collector& collector) {
  Catalog* catalog = document.getCatalog();
  const bool is_tagged =
      (catalog->getMarkInfo() & Catalog::markInfoMarked) != 0;
  collector.accessibility().set_tagged(is_tagged);
  if (StructTreeRoot* root = catalog->getStructTreeRoot(); root != nullptr) {
    Tree tree(&collector);
    for (unsigned i = 0; i < root->getNumChildren(); ++i) {
      tree.Visit(root->getChild(static_cast<int>(i)), 0);
    }
  }
  const Object root_object = document.getXRef()->getCatalog();
  if (root_object.isDict()) {
    const Object language = root_object.dictLookup("Lang");
    if (language.isString()) {
      collector.AddLanguage(language.getString()->c_str(), "Root/Lang",
                            "pdf.catalog");
    }
  }
  if (const int files = catalog->numEmbeddedFiles(); files > 0) {
    collector.AddFinding(Finding::ATTACHMENT, "", "Root/Names/EmbeddedFiles",
                         "pdf.attachment", files);
  }
  JSInfo scripts(&document);
  scripts.scanJS(std::min(document.getNumPages(), kMaxPagesLookedAt), true);
  if (scripts.containsJS()) {
    collector.AddFinding(Finding::SCRIPT, "JavaScript", "Root", "pdf.script");
  }
  ReadComments(document, collector);
}

}  // namespace preau::pdf::internal
