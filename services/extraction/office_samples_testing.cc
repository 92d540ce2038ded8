#include "absl/strings/str_cat.h"
#include "services/extraction/archive/zip_builder_testing.h"
#include "services/extraction/samples_testing.h"

namespace preau::extraction {

using archive::BuildZip;
using archive::BuiltEntry;

std::string BuildOdf(absl::string_view type, absl::string_view meta,
                     absl::string_view styles, absl::string_view body) {
  constexpr char kNamespaces[] =
      "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
      "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
      "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
      "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "
      "xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:"
      "1.0' xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0' "
      "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' "
      "xmlns:xlink='http://www.w3.org/1999/xlink' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'";
  return BuildZip(
      {{"mimetype", absl::StrCat("application/vnd.oasis.opendocument.", type),
        false},
       {"content.xml",
        absl::StrCat("<?xml version='1.0'?><office:document-content ",
                     kNamespaces, "><office:automatic-styles>", styles,
                     "</office:automatic-styles><office:body><office:", type,
                     ">", body, "</office:", type,
                     "></office:body></office:document-content>")},
       {"meta.xml", absl::StrCat("<?xml version='1.0'?><office:document-meta ",
                                 kNamespaces, "><office:meta>", meta,
                                 "</office:meta></office:document-meta>")},
       {"Thumbnails/thumbnail.png", BuildPng(64, 90), false}});
}

namespace {

constexpr char kRelationships[] =
    "http://schemas.openxmlformats.org/package/2006/relationships";

BuiltEntry ContentTypes() {
  return {"[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
          "content-types'/>"};
}

BuiltEntry Core(absl::string_view core) {
  return {"docProps/core.xml",
          absl::StrCat("<cp:coreProperties xmlns:cp='http://schemas."
                       "openxmlformats.org/package/2006/metadata/"
                       "core-properties' xmlns:dc='http://purl.org/dc/elements/"
                       "1.1/' xmlns:dcterms='http://purl.org/dc/terms/'>",
                       core, "</cp:coreProperties>")};
}

std::string Slide(const PptxSlide& slide) {
  return absl::StrCat(
      "<p:sld xmlns:p='p' xmlns:a='a'", slide.is_hidden ? " show='0'" : "",
      "><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>", slide.text,
      "</a:t></a:r></a:p></p:txBody></p:sp><p:pic><p:nvPicPr><p:cNvPr id='2' "
      "name='x' descr='Un schéma'/></p:nvPicPr></p:pic></p:spTree></p:cSld>"
      "</p:sld>");
}

}  // namespace

std::string BuildDocx(absl::string_view core, absl::string_view body,
                      absl::string_view comments) {
  std::vector<BuiltEntry> entries = {
      ContentTypes(),
      Core(core),
      {"word/document.xml",
       absl::StrCat("<w:document xmlns:w='w' xmlns:wp='wp' xmlns:pic='pic'>"
                    "<w:body>",
                    body, "</w:body></w:document>")}};
  if (!comments.empty()) {
    entries.push_back(
        {"word/comments.xml",
         absl::StrCat("<w:comments xmlns:w='w'>", comments, "</w:comments>")});
  }
  return BuildZip(entries);
}

std::string BuildPptx(const std::vector<PptxSlide>& slides) {
  std::vector<BuiltEntry> entries = {ContentTypes(),
                                     Core("<dc:title>Diapos</dc:title>")};
  std::string ids;
  std::string relations;
  for (size_t i = 0; i < slides.size(); ++i) {
    // Last slide first in the package: the order is the presentation's.
    const size_t file = slides.size() - i;
    absl::StrAppend(&ids, "<p:sldId id='", 256 + i, "' r:id='rId", i, "'/>");
    absl::StrAppend(&relations, "<Relationship Id='rId", i,
                    "' Target='slides/slide", file, ".xml'/>");
    const std::string name = absl::StrCat("slide", file, ".xml");
    entries.push_back({absl::StrCat("ppt/slides/", name), Slide(slides[i])});
    if (slides[i].notes.empty()) continue;
    entries.push_back(
        {absl::StrCat("ppt/slides/_rels/", name, ".rels"),
         absl::StrCat("<Relationships xmlns='", kRelationships,
                      "'><Relationship Id='a' Target='../notesSlides/n", file,
                      ".xml'/></Relationships>")});
    entries.push_back(
        {absl::StrCat("ppt/notesSlides/n", file, ".xml"),
         absl::StrCat("<p:notes xmlns:p='p' xmlns:a='a'><a:p>"
                      "<a:t>",
                      slides[i].notes, "</a:t></a:p></p:notes>")});
  }
  entries.push_back(
      {"ppt/presentation.xml",
       absl::StrCat("<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst>", ids,
                    "</p:sldIdLst></p:presentation>")});
  entries.push_back({"ppt/_rels/presentation.xml.rels",
                     absl::StrCat("<Relationships xmlns='", kRelationships,
                                  "'>", relations, "</Relationships>")});
  return BuildZip(entries);
}

std::string BuildXlsx(const std::vector<std::string>& cells) {
  std::string strings;
  for (const std::string& cell : cells) {
    absl::StrAppend(&strings, "<si><t>", cell, "</t></si>");
  }
  return BuildZip(
      {ContentTypes(),
       Core("<dc:creator>C. Petit</dc:creator>"),
       {"xl/workbook.xml",
        "<workbook><sheets><sheet name='Notes' sheetId='1'/><sheet "
        "name='Caché' sheetId='2' state='hidden'/></sheets></workbook>"},
       {"xl/sharedStrings.xml", absl::StrCat("<sst>", strings, "</sst>")}});
}

std::string BuildEpub(absl::string_view metadata,
                      const std::vector<std::string>& chapters) {
  std::string items;
  std::string spine;
  std::vector<BuiltEntry> entries = {
      {"mimetype", "application/epub+zip", false},
      {"META-INF/container.xml",
       "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
       "<rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles>"
       "</container>"}};
  for (size_t i = 0; i < chapters.size(); ++i) {
    absl::StrAppend(&items, "<item id='c", i, "' href='text/c%20", i,
                    ".xhtml' media-type='application/xhtml+xml'/>");
    absl::StrAppend(&spine, "<itemref idref='c", i, "'/>");
    entries.push_back({absl::StrCat("OPS/text/c ", i, ".xhtml"), chapters[i]});
  }
  entries.push_back(
      {"OPS/book.opf",
       absl::StrCat("<package xmlns='http://www.idpf.org/2007/opf'><metadata "
                    "xmlns:dc='http://purl.org/dc/elements/1.1/'>",
                    metadata, "</metadata><manifest>", items,
                    "<item id='cover' href='cover.png' "
                    "properties='cover-image'/></manifest><spine>",
                    spine, "</spine></package>")});
  entries.push_back({"OPS/cover.png", BuildPng(600, 800), false});
  return BuildZip(entries);
}

std::string BuildH5p(absl::string_view about, absl::string_view content) {
  return BuildZip({{"h5p.json", std::string(about)},
                   {"content/content.json", std::string(content)}});
}

std::string BuildScorm(absl::string_view metadata,
                       absl::string_view organizations,
                       absl::string_view page) {
  return BuildZip(
      {{"imsmanifest.xml",
        absl::StrCat("<manifest xmlns='http://www.imsproject.org/xsd/"
                     "imscp_rootv1p1p2'><metadata><schema>ADL SCORM</schema>",
                     metadata, "</metadata><organizations>", organizations,
                     "</organizations><resources><resource href='page.html' "
                     "identifier='r'/></resources></manifest>")},
       {"page.html", std::string(page)}});
}

std::string BuildCartridge(absl::string_view title, absl::string_view page) {
  return BuildZip(
      {{"imsmanifest.xml",
        absl::StrCat(
            "<manifest xmlns='http://www.imsglobal.org/xsd/imsccv1p1/"
            "imscp_v1p1'><metadata><schema>IMS Common Cartridge</schema><lom "
            "xmlns='http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest'><general>"
            "<title><string language='fr'>",
            title,
            "</string></title></general></lom></metadata><organizations/>"
            "<resources><resource href='wiki/page.html'/></resources>"
            "</manifest>")},
       {"wiki/page.html", std::string(page)}});
}

}  // namespace preau::extraction
