#include "absl/strings/ascii.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/extraction/archive/zip_builder_testing.h"
#include "services/extraction/extract_testing.h"
#include "services/extraction/samples_testing.h"

namespace preau::extraction {
namespace {

using archive::BuildZip;

// What has to be found, in short: "title=…", one a line.
std::string Summary(const Facts& facts) {
  std::string out =
      absl::StrCat(Kind_Name(facts.kind()), " ", facts.media_type(), "\n");
  const auto texts = [&](absl::string_view name, const auto& values) {
    for (const Text& text : values) {
      absl::StrAppend(&out, name, "=", text.value(), " @",
                      text.evidence().place(), "\n");
    }
  };
  texts("title", facts.title());
  texts("author", facts.author());
  texts("language", facts.language());
  texts("description", facts.description());
  texts("keyword", facts.keyword());
  texts("rights", facts.rights());
  texts("created", facts.created());
  if (facts.pages() > 0) {
    absl::StrAppend(&out, "pages=", facts.pages(), "/", facts.printable_pages(),
                    "\n");
  }
  if (facts.duration_seconds() > 0) {
    absl::StrAppend(&out, "seconds=", facts.duration_seconds(), "\n");
  }
  if (facts.width() > 0) {
    absl::StrAppend(&out, "size=", facts.width(), "x", facts.height(), "\n");
  }
  for (const Track& track : facts.track()) {
    absl::StrAppend(&out, "track=", Track::Kind_Name(track.kind()), " ",
                    track.codec(), " ", track.language(), "\n");
  }
  for (const Page& page : facts.page()) {
    absl::StrAppend(&out, "page ", page.number(), "=", page.text(), "\n");
  }
  const AccessibilityFacts& access = facts.accessibility();
  if (access.has_tagged()) {
    absl::StrAppend(&out, "tagged=", access.tagged() ? "yes" : "no", "\n");
  }
  if (access.images() > 0) {
    absl::StrAppend(&out, "alternatives=", access.images_with_alternative(),
                    " of ", access.images(), "\n");
  }
  if (access.headings() > 0) {
    absl::StrAppend(&out, "headings=", access.headings(), "\n");
  }
  for (const std::string& language : access.subtitle_language()) {
    absl::StrAppend(&out, "subtitles=", language, "\n");
  }
  for (const std::string& feature : access.declared_feature()) {
    absl::StrAppend(&out, "feature=", feature, "\n");
  }
  for (const Finding& finding : facts.finding()) {
    absl::StrAppend(&out, Finding::Kind_Name(finding.kind()), "=",
                    finding.value(), " x", finding.count(), "\n");
  }
  absl::StrAppend(&out, facts.works_offline() ? "offline\n" : "online\n");
  if (!facts.thumbnail().empty()) absl::StrAppend(&out, "thumbnail\n");
  return out;
}

struct Case {
  std::string what;
  std::string file;
  // Lines that have to be in the summary, in this order.
  std::vector<std::string> lines;
};

std::vector<Case> PagesAndTexts() {
  return {
      {"text",
       "Les volcans\n\nUne leçon.\n",
       {"PLAIN_TEXT text/plain", "title=Les volcans @line 1",
        "page 0=Les volcans\n\nUne leçon.", "offline"}},
      {"text in Windows-1252",
       "Le\xE7on d'\xE9t\xE9 avec des mots\n",
       {"PLAIN_TEXT text/plain", "page 0=Leçon d'été avec des mots"}},
      {"text with a licence",
       "Cours\nLicence : CC BY-SA 4.0\n",
       {"rights=Licence : CC BY-SA 4.0 @"}},
      {"text that says %PDF-",
       "Un PDF commence par %PDF-1.7, dit-on.\n",
       {"PLAIN_TEXT text/plain"}},
      {"a shell script is only text",
       "#!/bin/sh\nrm -rf /\n",
       {"PLAIN_TEXT text/plain"}},
      {"markdown",
       "---\ntitle: \"Pythagore\"\nauthor: A. Martin\nlang: fr\nlicense: CC "
       "BY 4.0\ntags: [triangle, carré]\n---\n# Énoncé\n\n![Un "
       "triangle](t.png)\n![](https://x.example/u.png)\n## Preuve\n",
       {"MARKDOWN text/markdown", "title=Pythagore @head#title",
        "author=A. Martin @head#author", "language=fr @head#lang",
        "keyword=triangle @head#tags", "keyword=carré @head#tags",
        "rights=CC BY 4.0 @head#license", "alternatives=1 of 2", "headings=2",
        "REMOTE_CONTENT=https://x.example/u.png x1", "online"}},
      {"markdown without a head",
       "# Titre\n\n- un\n- deux\n",
       {"MARKDOWN text/markdown", "title=Titre @line 1", "headings=1"}},
      {"html",
       "<!DOCTYPE html><html lang=fr><head><title>Les "
       "fractions &amp; moi</title><meta name=author content='A. Martin'>"
       "<meta name=keywords content='fraction, 6e'><link rel=license "
       "href='https://creativecommons.org/licenses/by/4.0/'></head><body>"
       "<h1>Un</h1><p>Texte<img src=a.png alt='Un schéma'><img src=b.png>"
       "<script>document.write(1)</script></body></html>",
       {"HTML text/html", "title=Les fractions & moi @title",
        "author=A. Martin @meta author", "language=fr @html@lang",
        "keyword=fraction @meta keywords",
        "rights=https://creativecommons.org/licenses/by/4.0/ @rel=license",
        "page 0=", "alternatives=1 of 2", "headings=1", "SCRIPT=JavaScript x1",
        "offline"}},
      {"html that loads from elsewhere",
       "<html><body><iframe src='https://video.example/1'></iframe><track "
       "srclang=fr></body></html>",
       {"HTML text/html", "subtitles=fr",
        "REMOTE_CONTENT=https://video.example/1 x1", "online"}},
      {"html with a handler",
       "<html><body onload='f()'>x</body></html>",
       {"SCRIPT=JavaScript x1"}},
      {"latex",
       "\\documentclass{article}\n\\usepackage[french]{babel}\n"
       "\\title{Les suites}\n\\author{A. Martin}\n\\begin{document}\n"
       "\\section{Définition} Une suite % secret\n\\end{document}\n",
       {"LATEX application/x-tex", "title=Les suites @\\title",
        "author=A. Martin @\\author", "language=fr @babel",
        "page 0=", "headings=1"}},
      {"notebook",
       R"({"cells":[{"cell_type":"markdown","source":["# Tri à bulles\n",)"
       R"("texte"]},{"cell_type":"code","source":"print 1","outputs":[]}],)"
       R"("metadata":{"language_info":{"name":"python"},"authors":[{"name":)"
       R"("A. Martin"}]},"nbformat":4,"nbformat_minor":5})",
       {"NOTEBOOK application/x-ipynb+json", "title=Tri à bulles @cells/0",
        "author=A. Martin @metadata/authors",
        "keyword=python @metadata/language_info", "page 0=# Tri à bulles",
        "print 1"}},
      {"WebVTT",
       "WEBVTT\n\n00:00.000 --> 00:04.500\nBonjour à tous\n\n00:05.000 --> "
       "01:02.000\nFin\n",
       {"SUBTITLES text/vtt", "seconds=62", "page 0=Bonjour à tous\nFin"}},
      {"SubRip",
       "1\r\n00:00:01,000 --> 00:00:04,000\r\nBonjour\r\n\r\n2\r\n00:00:05,000 "
       "--> 00:00:06,500\r\nFin\r\n",
       {"SUBTITLES application/x-subrip", "seconds=6.5",
        "page 0=Bonjour\nFin"}},
      {"svg",
       "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' "
       "width='120px' height='80'><title>Un cercle</title><text>Rayon</text>"
       "<script>1</script><a onclick='f()'/></svg>",
       {"IMAGE image/svg+xml", "title=Un cercle @svg#title", "size=120x80",
        "page 0=Rayon", "SCRIPT=script x1", "SCRIPT=onclick x1"}},
      {"text in UTF-16",
       std::string("\xFF\xFE\xC9\0t\0\xE9\0\n\0", 10),
       {"PLAIN_TEXT text/plain", "title=Été @line 1"}},
      {"markdown with a long head",
       "---\nTitle: 'Les ondes'\nabstract: Un cours\ndate: 2020-01-02\n---\n"
       "Texte\n```\n# pas un titre\n![](a.png)\n```\n[lien](http://x.example)"
       "\n",
       {"MARKDOWN text/markdown", "title=Les ondes @head#title",
        "description=Un cours @head#abstract", "created=2020-01-02 @head#date",
        "offline"}},
      {"xhtml",
       "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' "
       "xml:lang='en'><head><title>Waves</title></head><body><p>Text</p>"
       "</body></html>",
       {"HTML text/html", "title=Waves @title", "language=en @html@lang"}},
      {"html with Dublin Core",
       "<html><head><meta name='DC.creator' content='A. Martin'><meta "
       "name='DC.rights' content='CC0'><meta name='DC.language' "
       "content='br'></head><body>x</body></html>",
       {"author=A. Martin @meta dc.creator", "language=br @meta dc.language",
        "rights=CC0 @meta dc.rights"}},
      {"latex without babel",
       "% a comment\n\\documentclass{beamer}\n\\title[court]{Titre "
       "{\\bf long}}\n\\begin{document}x\\end{document}\n",
       {"LATEX application/x-tex", "title=Titre long @\\title"}},
      {"old notebook",
       R"({"worksheets":[{"cells":[{"cell_type":"heading","source":"A"},)"
       R"({"cell_type":"code","input":["x = 1"]}]}],"metadata":{},)"
       R"("nbformat":3})",
       {"NOTEBOOK application/x-ipynb+json", "page 0=A\n\nx = 1"}},
      {"notebook with a licence and a script",
       R"({"cells":[{"cell_type":"code","source":[],"outputs":[{"data":{)"
       R"("text/html":["<script>","f"]}}]}],"metadata":{"title":"T",)"
       R"("license":"CC BY 4.0"},"nbformat":4})",
       {"title=T @metadata/title", "rights=CC BY 4.0 @metadata/license",
        "SCRIPT=JavaScript x1"}},
      {"svg with a licence",
       "<svg xmlns='http://www.w3.org/2000/svg' width='5cm' "
       "xmlns:cc='http://creativecommons.org/ns#' xmlns:r='r'><cc:license "
       "r:resource='http://creativecommons.org/licenses/by/4.0/'/><image "
       "href='http://x.example/a.png'/></svg>",
       {"IMAGE image/svg+xml",
        "rights=http://creativecommons.org/licenses/by/4.0/ @svg#metadata",
        "online"}},
  };
}

std::vector<Case> Documents() {
  return {
      {"PDF",
       BuildTextPdf({.pages = {"Les volcans", "Licence CC BY 4.0"},
                     .catalogue = "/Lang (fr-FR) /MarkInfo << /Marked true >>",
                     .info = "/Title (Volcans) /Author (A. Martin) /Subject "
                             "(Un cours) /Keywords (lave; magma) /CreationDate "
                             "(D:20210315102030)"}),
       {"PDF application/pdf", "title=Volcans @Info/Title",
        "author=A. Martin @Info/Author", "language=fr-FR @Root/Lang",
        "description=Un cours @Info/Subject", "keyword=lave @Info/Keywords",
        "keyword=magma @Info/Keywords", "rights=Licence CC BY 4.0 @page 2",
        "created=2021-03-15 @Info/CreationDate", "pages=2/2",
        "page 1=Les volcans", "page 2=Licence CC BY 4.0", "tagged=yes",
        "PERSON=A. Martin x1", "offline", "thumbnail"}},
      {"PDF in UTF-16",
       BuildTextPdf({.info = "/Title <FEFF00C9007400E9>"}),
       {"title=Été @Info/Title", "tagged=no"}},
      {"PDF with JavaScript",
       BuildTextPdf({.catalogue = "/OpenAction << /S /JavaScript /JS "
                                  "(app.alert\\(1\\)) >>"}),
       {"SCRIPT=JavaScript x1"}},
      {"PDF with a comment and a file",
       BuildTextPdf(
           {.catalogue = "/Names << /EmbeddedFiles << /Names [(a) << /Type "
                         "/Filespec /F (a) >>] >> >>",
            .page = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] "
                    "/Contents (A revoir) >>]"}),
       {"ATTACHMENT= x1", "COMMENT=A revoir x1"}},
      {"PDF after white space",
       "\n \n" + BuildTextPdf({}),
       {"PDF application/pdf", "page 1=Bonjour"}},
      {"ODT",
       BuildOdf(
           "text",
           "<dc:title>Été</dc:title><meta:initial-creator>A. Martin"
           "</meta:initial-creator><dc:creator>B. Durand</dc:creator>"
           "<dc:language>fr-FR</dc:language><meta:keyword>saison"
           "</meta:keyword><meta:creation-date>2020-01-02"
           "</meta:creation-date><meta:document-statistic meta:page-count='3'"
           "/><meta:user-defined meta:name='Licence'>CC BY-SA</"
           "meta:user-defined>",
           "",
           "<text:tracked-changes><text:changed-region/><text:changed-region/>"
           "</text:tracked-changes><text:h>Titre</text:h><text:p>Un<text:s/>"
           "mot<office:annotation><dc:creator>C</dc:creator><text:p>À revoir"
           "</text:p></office:annotation></text:p><text:p><draw:frame>"
           "<draw:image xlink:href='Pictures/a.png'/><svg:desc>Un lac"
           "</svg:desc></draw:frame><draw:frame><draw:image "
           "xlink:href='http://x.example/b.png'/></draw:frame></text:p>"),
       {"TEXT_DOCUMENT application/vnd.oasis.opendocument.text",
        "title=Été @meta.xml#dc:title",
        "author=A. Martin @meta.xml#meta:initial-creator",
        "language=fr-FR @meta.xml#dc:language",
        "keyword=saison @meta.xml#meta:keyword",
        "rights=CC BY-SA @meta.xml#meta:user-defined",
        "created=2020-01-02 @meta.xml#meta:creation-date", "pages=3/3",
        "page 0=Titre\nUn mot", "alternatives=1 of 2", "headings=1",
        "PERSON=B. Durand x1", "TRACKED_CHANGE= x2", "COMMENT=CÀ revoir x1",
        "REMOTE_CONTENT=http://x.example/b.png x1", "online", "thumbnail"}},
      {"ODP",
       BuildOdf("presentation", "<dc:title>Diapos</dc:title>",
                "<style:style style:name='dp1' style:family='drawing-page'>"
                "<style:drawing-page-properties "
                "presentation:visibility='hidden'/></style:style>",
                "<draw:page draw:name='un'><text:p>Bonjour</text:p></draw:page>"
                "<draw:page draw:name='deux' draw:style-name='dp1'><text:p>"
                "Secret</text:p><presentation:notes><text:p>Dire ceci</text:p>"
                "</presentation:notes></draw:page>"),
       {"SLIDES application/vnd.oasis.opendocument.presentation", "pages=2/2",
        "page 1=Bonjour", "page 2=Secret", "HIDDEN_SLIDE=deux x1",
        "SPEAKER_NOTES= x1"}},
      {"ODS",
       BuildOdf("spreadsheet", "", "",
                "<table:table table:name='Notes'><table:table-row>"
                "<table:table-cell><text:p>Moyenne</text:p></table:table-cell>"
                "</table:table-row></table:table>"),
       {"SPREADSHEET application/vnd.oasis.opendocument.spreadsheet",
        "pages=1/0", "page 1=Moyenne"}},
      {"DOCX",
       BuildDocx("<dc:title>Le cycle de l'eau</dc:title><dc:creator>A. Martin"
                 "</dc:creator><cp:lastModifiedBy>B. Durand"
                 "</cp:lastModifiedBy><cp:keywords>eau, pluie</cp:keywords>"
                 "<dcterms:created>2020-01-02T03:04:05Z</dcterms:created>",
                 "<w:p><w:pPr><w:pStyle w:val='Titre1'/></w:pPr><w:r><w:t>Eau"
                 "</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>Il pleut</w:t></w:r>"
                 "</w:ins><w:del><w:r><w:delText>Il neige</w:delText></w:r>"
                 "</w:del><w:drawing><wp:inline><wp:docPr id='1' descr='Un "
                 "nuage'/><pic:pic/></wp:inline></w:drawing></w:p>",
                 "<w:comment w:author='C. Petit'><w:p><w:r><w:t>Vrai ?</w:t>"
                 "</w:r></w:p></w:comment>"),
       {"TEXT_DOCUMENT application/vnd.openxmlformats-officedocument."
        "wordprocessingml.document",
        "title=Le cycle de l'eau @docProps/core.xml#dc:title",
        "author=A. Martin @docProps/core.xml#dc:creator", "keyword=eau @",
        "keyword=pluie @", "created=2020-01-02T03:04:05Z @",
        "page 0=Eau\nIl pleut", "alternatives=1 of 1", "headings=1",
        "PERSON=B. Durand x1", "TRACKED_CHANGE= x2",
        "COMMENT=C. Petit: Vrai ? x1"}},
      {"PPTX",
       BuildPptx({{"Premier"}, {"Caché", true}, {"Dernier", false, "Notes"}}),
       {"SLIDES application/vnd.openxmlformats-officedocument.presentationml."
        "presentation",
        "title=Diapos @", "pages=3/3", "page 1=Premier", "page 2=Caché",
        "page 3=Dernier", "alternatives=3 of 3", "HIDDEN_SLIDE=Caché x1",
        "SPEAKER_NOTES= x1"}},
      {"XLSX",
       BuildXlsx({"Élève", "Moyenne"}),
       {"SPREADSHEET application/vnd.openxmlformats-officedocument."
        "spreadsheetml.sheet",
        "author=C. Petit @", "pages=2/0", "page 0=Élève\nMoyenne",
        "HIDDEN_SHEET=Caché x1"}},
      {"EPUB",
       BuildEpub("<dc:title>Contes</dc:title><dc:creator>A. Martin</dc:creator>"
                 "<dc:language>fr</dc:language><dc:rights>CC BY 4.0"
                 "</dc:rights><meta property='schema:accessibilityFeature'>"
                 "alternativeText</meta>",
                 {"<html><head><title>Un</title></head><body><h1>Il était"
                  "</h1><img alt='' src='a.png'/></body></html>",
                  "<html><body><p>une fois</p></body></html>"}),
       {"EPUB application/epub+zip", "title=Contes @OPS/book.opf#dc:title",
        "author=A. Martin @", "language=fr @", "rights=CC BY 4.0 @",
        "page 0=", "Il était", "page 0=une fois", "alternatives=0 of 1",
        "headings=1", "feature=alternativeText", "offline", "thumbnail"}},
      {"PDF with alternatives",
       BuildPdf({"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> "
                 "/StructTreeRoot 4 0 R >>",
                 "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                 "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
                 "<< /Type /StructTreeRoot /K [5 0 R 6 0 R 7 0 R] >>",
                 "<< /Type /StructElem /S /Figure /P 4 0 R /Alt (Un lac) >>",
                 "<< /Type /StructElem /S /Figure /P 4 0 R >>",
                 "<< /Type /StructElem /S /H1 /P 4 0 R >>"}),
       {"pages=1/1", "tagged=yes", "alternatives=1 of 2", "headings=1"}},
      {"PDF that starts a program",
       BuildTextPdf({.catalogue = "/OpenAction << /S /Launch /F (a) >>"}),
       {"SCRIPT=Launch x1"}},
      {"ODG",
       BuildOdf("graphics", "<dc:subject>plan</dc:subject>", "",
                "<draw:page draw:name='p'><text:p>Plan</text:p></draw:page>"),
       {"DRAWING application/vnd.oasis.opendocument.graphics", "keyword=plan @",
        "pages=1/1", "page 1=Plan"}},
      {"ODT template",
       BuildZip({{"mimetype",
                  "application/vnd.oasis.opendocument.text-template", false},
                 {"content.xml",
                  "<o:document-content xmlns:o='o'><o:body><o:text><t:p "
                  "xmlns:t='t'>Modèle</t:p></o:text></o:body>"
                  "</o:document-content>"}}),
       {"TEXT_DOCUMENT application/vnd.oasis.opendocument.text-template",
        "page 0=Modèle"}},
      {"ODT with a macro",
       BuildZip({{"mimetype", "application/vnd.oasis.opendocument.text", false},
                 {"content.xml", "<x><body/></x>"},
                 {"Basic/Standard/Module1.xml", "<x/>"},
                 {"Basic/script-lc.xml", "<x/>"}}),
       {"SCRIPT=Basic x1"}},
      {"DOCX with a company",
       BuildZip({{"[Content_Types].xml", "<Types/>"},
                 {"docProps/app.xml",
                  "<Properties><Pages>4</Pages><Company>Lycée</Company>"
                  "</Properties>"},
                 {"word/embeddings/a.xlsx", "x"},
                 {"word/document.xml", "<w:document xmlns:w='w'/>"}}),
       {"pages=4/4", "PERSON=Lycée x1", "ATTACHMENT= x1"}},
      {"EPUB 2 with a cover that its metadata names",
       BuildZip({{"mimetype", "application/epub+zip", false},
                 {"META-INF/container.xml",
                  "<container><rootfile full-path='b.opf'/></container>"},
                 {"b.opf",
                  "<package><metadata xmlns:dc='c'><dc:title>Vieux</dc:title>"
                  "<meta name='cover' content='i'/></metadata><manifest><item "
                  "id='i' href='i.png'/><item id='c' href='c.html'/><item "
                  "href='http://x.example/v.mp4' id='v'/></manifest><spine>"
                  "<itemref idref='c'/></spine></package>"},
                 {"c.html", "<p>Texte</p>"},
                 {"i.png", BuildPng(30, 30)}}),
       {"EPUB application/epub+zip", "title=Vieux @b.opf#dc:title",
        "page 0=Texte", "REMOTE_CONTENT=http://x.example/v.mp4 x1",
        "thumbnail"}},
      {"EPUB with masked fonts",
       BuildZip({{"mimetype", "application/epub+zip", false},
                 {"META-INF/container.xml",
                  "<container><rootfile full-path='b.opf'/></container>"},
                 {"META-INF/encryption.xml",
                  "<encryption><EncryptedData><EncryptionMethod "
                  "Algorithm='http://www.idpf.org/2008/embedding'/>"
                  "</EncryptedData></encryption>"},
                 {"b.opf",
                  "<package><metadata/><manifest><item id='c' href='c.html'/>"
                  "</manifest><spine><itemref idref='c'/></spine></package>"},
                 {"c.html", "<p>Texte</p>"}}),
       {"EPUB application/epub+zip", "page 0=Texte"}},
  };
}

std::vector<Case> PackagesAndMedia() {
  return {
      {"H5P",
       BuildH5p(R"({"title":"Quiz","language":"fr","mainLibrary":"H5P.Quiz",)"
                R"("license":"CC BY-SA","licenseVersion":"4.0","authors":)"
                R"([{"name":"A. Martin","role":"Author"}]})",
                R"({"question":"<p>Combien font 2 et 2 ?</p>","image":{"file":)"
                R"({"path":"https://x.example/a.png","mime":"image/png"},)"
                R"("alt":"Deux pommes"},"l10n":{"t":"un bouton ici"}})"),
       {"H5P application/zip", "title=Quiz @h5p.json#title",
        "author=A. Martin @h5p.json#authors", "language=fr @",
        "rights=CC BY-SA 4.0 @h5p.json#license",
        "page 0=Deux pommes\nCombien font 2 et 2 ?", "alternatives=1 of 1",
        "REMOTE_CONTENT=https://x.example/a.png x1", "online"}},
      {"SCORM 1.2 with old metadata",
       BuildScorm("<lom xmlns='http://www.imsglobal.org/xsd/imsmd_rootv1p2p1'>"
                  "<general><title><langstring xml:lang='fr'>Le golf"
                  "</langstring></title></general><rights><description>"
                  "<langstring>CC BY 3.0</langstring></description></rights>"
                  "</lom>",
                  "<organization><title>Module</title><item><title>Leçon 1"
                  "</title></item></organization>",
                  "<html><body><h1>Règles</h1></body></html>"),
       {"SCORM application/zip", "title=Le golf @imsmanifest.xml#",
        "rights=CC BY 3.0 @", "page 0=Module\nLeçon 1", "page 0=Règles",
        "headings=1"}},
      {"SCORM without metadata",
       BuildScorm("", "<organization><title>Module</title></organization>",
                  "<p>x</p>"),
       {"title=Module @imsmanifest.xml#organization"}},
      {"Common Cartridge",
       BuildCartridge("Cours", "<p>Une page</p>"),
       {"COMMON_CARTRIDGE application/zip", "title=Cours @",
        "page 0=Une page"}},
      {"zipped pages",
       BuildZip({{"site/b.html", "<title>B</title><p>Deux</p>"},
                 {"site/index.html", "<title>A</title><p>Un</p>"}}),
       {"WEB_ARCHIVE application/zip", "title=A @site/index.html#title"}},
      {"Scratch",
       BuildZip({{"project.json",
                  R"({"targets":[{"name":"Chat","blocks":{"a":{"opcode":)"
                  R"("looks_say","inputs":{"MESSAGE":[1,[10,"Bonjour"]]}}},)"
                  R"("comments":{"c":{"text":"À finir"}}}],"meta":{}})"}}),
       {"SCRATCH application/x.scratch.sb3", "page 0=Chat\nBonjour\nÀ finir"}},
      {"GeoGebra",
       BuildZip({{"geogebra.xml",
                  "<geogebra><construction title='Pythagore' author='A. "
                  "Martin' date='2020'><expression exp='\"aire = \" + a'/>"
                  "</construction></geogebra>"},
                 {"geogebra_javascript.js", "function ggbOnInit() { f(); }"}}),
       {"GEOGEBRA application/vnd.geogebra.file", "title=Pythagore @",
        "author=A. Martin @", "SCRIPT=JavaScript x1"}},
      {"Moodle backup as a tarball",
       archive::Gzip(archive::BuildTar(
           {{"moodle_backup.xml",
             "<moodle_backup><information><original_course_fullname>Maths"
             "</original_course_fullname><settings><setting><name>users</name>"
             "<value>0</value></setting></settings></information>"
             "</moodle_backup>"},
            {"activities/page_1/page.xml",
             "<activity><page><content>&lt;p&gt;Une page&lt;/p&gt;</content>"
             "</page></activity>"}})),
       {"MOODLE_BACKUP application/vnd.moodle.backup",
        "title=Maths @moodle_backup.xml#original_course_fullname",
        "page 0=Une page"}},
      {"PNG",
       BuildPng(800, 400),
       {"IMAGE image/png", "size=800x400", "thumbnail"}},
      {"JPEG with a position",
       BuildJpegHead(640, 480, true),
       {"IMAGE image/jpeg", "author=A. Martin @EXIF 13b", "size=640x480",
        "POSITION= x1"}},
      {"JPEG without",
       BuildJpegHead(64, 48, false),
       {"IMAGE image/jpeg", "size=64x48"}},
      {"GIF",
       std::string("GIF89a\x40\x01\xF0\x00\x00\x00\x00;", 14),
       {"IMAGE image/gif", "size=320x240"}},
      {"WAV",
       BuildWav(3),
       {"AUDIO audio/wav", "seconds=3", "track=AUDIO pcm "}},
      {"MP4",
       BuildMp4(90, true, "fra"),
       {"VIDEO video/mp4", "seconds=90", "size=640x360", "track=AUDIO mp4a fra",
        "track=VIDEO avc1 ", "track=SUBTITLES tx3g fra", "subtitles=fra"}},
      {"H5P without a licence",
       BuildH5p(R"({"title":"Q","mainLibrary":"H5P.X","license":"U"})",
                R"({"a":{"metadata":{"license":"CC BY-NC"},"t":"Un texte"}})"),
       {"title=Q @", "rights=CC BY-NC @content/content.json#metadata",
        "page 0=Un texte"}},
      {"WebP",
       std::string("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0"
                   "\x3F\1\0\xEF\0\0",
                   30),
       {"IMAGE image/webp", "size=320x240"}},
      {"FLAC",
       std::string("fLaC\x80\0\0\x22\x10\0\x10\0\0\0\0\0\0\0\x0A"
                   "\xC4\x42\xF0\0\0\xAC\x44",
                   26) +
           std::string(16, '\0'),
       {"AUDIO audio/flac", "seconds=1", "track=AUDIO flac"}},
      {"MP4 with sound alone",
       BuildMp4(5, false, ""),
       {"AUDIO audio/mp4", "seconds=5"}},
  };
}

class KindsTest : public testing::TestWithParam<Case> {};

TEST_P(KindsTest, IsReadAsWhatItIs) {
  const absl::StatusOr<Facts> facts = ExtractBytes(GetParam().file);
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(facts->size_bytes(), static_cast<int64_t>(GetParam().file.size()));
  const std::string summary = Summary(*facts);
  size_t at = 0;
  for (const std::string& line : GetParam().lines) {
    const size_t found = summary.find(line, at);
    EXPECT_NE(found, summary.npos) << line << "\nisn't in\n" << summary;
    if (found != summary.npos) at = found;
  }
}

std::string NameOf(const testing::TestParamInfo<Case>& info) {
  std::string name;
  for (const char c : info.param.what) {
    if (absl::ascii_isalnum(static_cast<uint8_t>(c))) name.push_back(c);
  }
  return absl::StrCat(name, info.index);
}

INSTANTIATE_TEST_SUITE_P(Texts, KindsTest, testing::ValuesIn(PagesAndTexts()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Documents, KindsTest, testing::ValuesIn(Documents()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Packages, KindsTest,
                         testing::ValuesIn(PackagesAndMedia()), NameOf);

TEST(ThumbnailTest, IsSmallAndAPng) {
  const absl::StatusOr<Facts> facts = ExtractBytes(BuildPng(1000, 500));
  ASSERT_TRUE(facts.ok());
  const std::string& png = facts->thumbnail();
  ASSERT_GE(png.size(), 24u);
  EXPECT_EQ(png.substr(16, 8), std::string("\0\0\x01\x40\0\0\0\xA0", 8));
}

}  // namespace
}  // namespace preau::extraction
