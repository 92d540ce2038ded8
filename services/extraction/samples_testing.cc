#include "services/extraction/samples_testing.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/extraction/archive/zip_builder_testing.h"

namespace preau::extraction {
namespace {

std::string Big(uint64_t value, int bytes) {
  std::string out;
  for (int i = bytes; i-- > 0;)
    out.push_back(static_cast<char>(value >> (8 * i)));
  return out;
}

std::string Little(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) {
    out.push_back(static_cast<char>(value >> (8 * i)));
  }
  return out;
}

std::string Box(absl::string_view type, absl::string_view content) {
  return absl::StrCat(Big(content.size() + 8, 4), type, content);
}

std::string Track(absl::string_view handler, absl::string_view codec, int width,
                  int height, absl::string_view language) {
  std::string header = std::string(76, '\0') + Big(uint64_t(width) << 16, 4) +
                       Big(uint64_t(height) << 16, 4);
  uint64_t packed = 0;
  for (const char c : language) packed = packed << 5 | uint64_t(c - 0x60);
  const std::string media_header =
      std::string(20, '\0') + Big(packed, 2) + Big(0, 2);
  const std::string handler_box =
      absl::StrCat(std::string(8, '\0'), handler, std::string(13, '\0'));
  const std::string description = absl::StrCat(Big(0, 4), Big(1, 4), Big(16, 4),
                                               codec, std::string(8, '\0'));
  return Box("trak",
             absl::StrCat(
                 Box("tkhd", header),
                 Box("mdia",
                     absl::StrCat(
                         Box("mdhd", media_header), Box("hdlr", handler_box),
                         Box("minf", Box("stbl", Box("stsd", description)))))));
}

uint32_t Crc(absl::string_view bytes) {
  uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

std::string PngChunk(absl::string_view type, absl::string_view data) {
  const std::string body = absl::StrCat(type, data);
  return absl::StrCat(Big(data.size(), 4), body, Big(Crc(body), 4));
}

// zlib with stored blocks.
std::string ZlibStored(absl::string_view bytes) {
  uint32_t a = 1;
  uint32_t b = 0;
  for (const char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  std::string out = "\x78\x01";
  size_t at = 0;
  do {
    const absl::string_view block = bytes.substr(at, 65535);
    at += block.size();
    absl::StrAppend(&out, std::string(1, at == bytes.size() ? '\1' : '\0'),
                    Little(block.size(), 2), Little(~block.size(), 2), block);
  } while (at < bytes.size());
  return out + Big(uint64_t{b} << 16 | a, 4);
}

}  // namespace

std::string BuildPdf(const std::vector<std::string>& objects,
                     absl::string_view trailer_entries) {
  std::string pdf = "%PDF-1.7\n";
  std::vector<size_t> offsets;
  for (size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(pdf.size());
    absl::StrAppend(&pdf, i + 1, " 0 obj\n", objects[i], "\nendobj\n");
  }
  const size_t table = pdf.size();
  absl::StrAppend(&pdf, "xref\n0 ", objects.size() + 1,
                  "\n0000000000 65535 f \n");
  for (const size_t offset : offsets) {
    absl::StrAppendFormat(&pdf, "%010d 00000 n \n", offset);
  }
  absl::StrAppend(&pdf, "trailer\n<< /Size ", objects.size() + 1,
                  " /Root 1 0 R ", trailer_entries, " >>\nstartxref\n", table,
                  "\n%%EOF\n");
  return pdf;
}

std::string BuildTextPdf(const PdfParts& parts) {
  // 1 catalogue, 2 pages, 3 font, 4 info, then a page and its content each.
  std::string kids;
  for (size_t i = 0; i < parts.pages.size(); ++i) {
    absl::StrAppend(&kids, 5 + 2 * i, " 0 R ");
  }
  std::vector<std::string> objects = {
      absl::StrCat("<< /Type /Catalog /Pages 2 0 R ", parts.catalogue, " >>"),
      absl::StrCat("<< /Type /Pages /Count ", parts.pages.size(), " /Kids [",
                   kids, "] >>"),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
      "/WinAnsiEncoding >>",
      absl::StrCat("<< ", parts.info, " >>")};
  for (size_t i = 0; i < parts.pages.size(); ++i) {
    objects.push_back(absl::StrCat(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << "
        "/Font << /F1 3 0 R >> >> /Contents ",
        6 + 2 * i, " 0 R ", i == 0 ? parts.page : "", " >>"));
    const std::string content =
        absl::StrCat("BT /F1 24 Tf 72 700 Td (", parts.pages[i], ") Tj ET");
    objects.push_back(absl::StrCat("<< /Length ", content.size(),
                                   " >>\nstream\n", content, "\nendstream"));
  }
  return BuildPdf(objects, "/Info 4 0 R");
}

std::string BuildPng(int width, int height) {
  const std::string header =
      absl::StrCat(Big(uint64_t(width), 4), Big(uint64_t(height), 4),
                   std::string("\x08\x00\x00\x00\x00", 5));
  std::string rows;
  for (int y = 0; y < height; ++y) {
    rows += '\0' + std::string(static_cast<size_t>(width), '\x80');
  }
  return absl::StrCat("\x89PNG\r\n\x1a\n", PngChunk("IHDR", header),
                      PngChunk("IDAT", ZlibStored(rows)), PngChunk("IEND", ""));
}

std::string BuildJpegHead(int width, int height, bool has_position) {
  std::string exif;
  if (has_position) {
    // One directory: the artist, and where the position's directory is.
    exif = absl::StrCat(
        absl::string_view("Exif\0\0", 6), "II*", absl::string_view("\0", 1),
        Little(8, 4), Little(2, 2), Little(0x013B, 2), Little(2, 2),
        Little(10, 4), Little(38, 4), Little(0x8825, 2), Little(4, 2),
        Little(1, 4), Little(48, 4), Little(0, 4),
        absl::string_view("A. Martin\0", 10), Little(0, 2), Little(0, 4));
    exif = absl::StrCat("\xFF\xE1", Big(exif.size() + 2, 2), exif);
  }
  const std::string frame =
      absl::StrCat("\x08", Big(uint64_t(height), 2), Big(uint64_t(width), 2),
                   absl::string_view("\x01\x01\x11\x00", 4));
  return absl::StrCat("\xFF\xD8", exif, "\xFF\xC0", Big(frame.size() + 2, 2),
                      frame, "\xFF\xD9");
}

std::string BuildWav(int seconds) {
  const uint64_t bytes = uint64_t(seconds) * 8000;
  return absl::StrCat("RIFF", Little(36 + bytes, 4), "WAVEfmt ", Little(16, 4),
                      Little(1, 2), Little(1, 2), Little(8000, 4),
                      Little(8000, 4), Little(1, 2), Little(8, 2), "data",
                      Little(bytes, 4), std::string(bytes, '\x80'));
}

std::string BuildMp4(int seconds, bool has_video, absl::string_view subtitles) {
  const std::string movie_header =
      absl::StrCat(std::string(12, '\0'), Big(1000, 4),
                   Big(uint64_t(seconds) * 1000, 4), std::string(80, '\0'));
  std::string tracks = Track("soun", "mp4a", 0, 0, "fra");
  if (has_video) tracks += Track("vide", "avc1", 640, 360, "und");
  if (!subtitles.empty()) tracks += Track("sbtl", "tx3g", 0, 0, subtitles);
  return absl::StrCat(
      Box("ftyp", absl::StrCat("isom", Big(512, 4), "isomiso2avc1mp41")),
      Box("moov", absl::StrCat(Box("mvhd", movie_header), tracks)),
      Box("mdat", "frames"));
}

}  // namespace preau::extraction
