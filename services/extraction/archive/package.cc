#include "services/extraction/archive/package.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/extraction/archive/inflate.h"
#include "services/extraction/archive/names.h"
#include "services/extraction/archive/tarball.h"
#include "services/extraction/archive/zip_directory.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::archive {
namespace {

constexpr absl::string_view kZip = "PK\x03\x04";
constexpr absl::string_view kEmptyZip = "PK\x05\x06";
constexpr absl::string_view kGzip = "\x1f\x8b\x08";

absl::Status TooMuch(absl::string_view reason, int64_t max) {
  return base::InvalidField(reason, "", {{"max", absl::StrCat(max)}});
}

// The error with the entry that it is about, which may be an archive that holds
// the one at fault.
absl::Status About(const absl::Status& status, absl::string_view entry) {
  std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
  if (!detail.has_value()) return status;
  detail->field = detail->field.empty()
                      ? std::string(entry)
                      : absl::StrCat(entry, "/", detail->field);
  return base::MakeError(status.code(), *detail);
}

// The error, with the entry's name as it can be shown.
absl::Status Readable(const absl::Status& status) {
  std::optional<base::ErrorDetail> detail = base::GetErrorDetail(status);
  if (!detail.has_value()) return status;
  detail->field = ReadableName(detail->field);
  return base::MakeError(status.code(), *detail);
}

// Counts what comes out of a file and of all archives in it.
class Budget {
 public:
  Budget(const Bounds& bounds, size_t file_size)
      : bounds_(bounds),
        allowed_(std::max(bounds.always_allowed_bytes,
                          bounds.max_ratio * static_cast<int64_t>(file_size))) {
  }

  absl::Status AddEntry() {
    return ++entries_ > bounds_.max_entries
               ? TooMuch("ARCHIVE_TOO_MANY", bounds_.max_entries)
               : absl::OkStatus();
  }
  absl::Status AddBytes(size_t bytes) {
    total_ += static_cast<int64_t>(bytes);
    if (total_ > allowed_) return TooMuch("ARCHIVE_RATIO", bounds_.max_ratio);
    if (total_ > bounds_.max_total_bytes) {
      return TooMuch("ARCHIVE_TOO_LARGE", bounds_.max_total_bytes);
    }
    return absl::OkStatus();
  }
  const Bounds& bounds() const { return bounds_; }

 private:
  const Bounds bounds_;
  const int64_t allowed_;
  int64_t entries_ = 0;
  int64_t total_ = 0;
};

absl::StatusOr<std::vector<Entry>> ScanArchive(absl::string_view file,
                                               int depth, Budget& budget);

// The bytes of one entry as they come: counted, and kept when they are an
// archive, to be looked into.
class EntryScan {
 public:
  EntryScan(int depth, Budget* budget) : depth_(depth), budget_(*budget) {}

  absl::Status Add(absl::string_view bytes) {
    PREAU_RETURN_IF_ERROR(budget_.AddBytes(bytes.size()));
    crc_ = AddToCrc(crc_, bytes);
    if (size_ == 0) {
      keeps_ = absl::StartsWith(bytes, kZip) || absl::StartsWith(bytes, kGzip);
    }
    size_ += static_cast<int64_t>(bytes.size());
    if (!keeps_) return absl::OkStatus();
    if (depth_ >= budget_.bounds().max_depth) {
      return TooMuch("ARCHIVE_TOO_DEEP", budget_.bounds().max_depth);
    }
    if (size_ > budget_.bounds().max_nested_bytes) {
      return TooMuch("ARCHIVE_NESTED_TOO_LARGE",
                     budget_.bounds().max_nested_bytes);
    }
    kept_.append(bytes.data(), bytes.size());
    return absl::OkStatus();
  }

  absl::Status Finish() {
    if (!keeps_) return absl::OkStatus();
    if (absl::StartsWith(kept_, kZip)) {
      return ScanArchive(kept_, depth_ + 1, budget_).status();
    }
    EntryScan inner(depth_ + 1, &budget_);
    PREAU_RETURN_IF_ERROR(
        Unpack(kept_, Packing::kGzip,
               [&](absl::string_view bytes) { return inner.Add(bytes); }));
    return inner.Finish();
  }

  int64_t size() const { return size_; }
  uint32_t crc() const { return crc_; }

 private:
  const int depth_;
  Budget& budget_;
  bool keeps_ = false;
  int64_t size_ = 0;
  uint32_t crc_ = 0;
  std::string kept_;
};

absl::Status ScanRecord(absl::string_view file, const ZipRecord& record,
                        int depth, Budget& budget) {
  EntryScan scan(depth, &budget);
  const absl::string_view packed = file.substr(
      static_cast<size_t>(record.offset), static_cast<size_t>(record.packed));
  const auto add = [&](absl::string_view bytes) {
    absl::Status status = scan.Add(bytes);
    if (status.ok() && scan.size() > record.size) {
      status = base::InvalidField("ARCHIVE_SIZES_LIE", "");
    }
    return status;
  };
  PREAU_RETURN_IF_ERROR(Unpack(
      packed, record.deflated ? Packing::kDeflate : Packing::kStored, add));
  if (scan.size() != record.size) {
    return base::InvalidField("ARCHIVE_SIZES_LIE", "");
  }
  if (scan.crc() != record.crc) {
    return base::InvalidField("ARCHIVE_DAMAGED", "");
  }
  return scan.Finish();
}

absl::StatusOr<std::vector<Entry>> ScanZip(absl::string_view file, int depth,
                                           Budget& budget) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<ZipRecord> records,
                         ReadZipDirectory(file, budget.bounds().max_entries));
  NameSet names;
  std::vector<Entry> entries;
  for (const ZipRecord& record : records) {
    PREAU_RETURN_IF_ERROR(budget.AddEntry());
    PREAU_ASSIGN_OR_RETURN(std::string name, CleanName(record.raw_name));
    if (name.empty()) continue;
    PREAU_RETURN_IF_ERROR(names.Add(name, record.is_folder));
    if (record.is_folder) {
      if (record.size != 0) {
        return base::InvalidField("ARCHIVE_SIZES_LIE", name);
      }
      continue;
    }
    if (absl::Status status = ScanRecord(file, record, depth, budget);
        !status.ok()) {
      return About(status, name);
    }
    entries.push_back({std::move(name), record.size, record.offset,
                       record.packed, record.deflated});
  }
  return entries;
}

absl::StatusOr<std::vector<Entry>> ScanTarball(absl::string_view file,
                                               int depth, Budget& budget) {
  NameSet names;
  std::vector<Entry> entries;
  std::unique_ptr<EntryScan> scan;
  const auto finish = [&]() -> absl::Status {
    if (scan == nullptr) return absl::OkStatus();
    entries.back().size = scan->size();
    return About(scan->Finish(), entries.back().name);
  };
  PREAU_RETURN_IF_ERROR(ReadTarball(
      file, {[&](const TarHeader& header) -> absl::Status {
               PREAU_RETURN_IF_ERROR(finish());
               scan.reset();
               PREAU_RETURN_IF_ERROR(budget.AddEntry());
               PREAU_ASSIGN_OR_RETURN(std::string name,
                                      CleanName(header.raw_name));
               if (name.empty()) return absl::OkStatus();
               PREAU_RETURN_IF_ERROR(names.Add(name, header.is_folder));
               if (header.is_folder) return absl::OkStatus();
               entries.push_back({std::move(name)});
               scan = std::make_unique<EntryScan>(depth, &budget);
               return absl::OkStatus();
             },
             [&](absl::string_view bytes) -> absl::Status {
               if (scan == nullptr) return budget.AddBytes(bytes.size());
               return About(scan->Add(bytes), entries.back().name);
             }}));
  PREAU_RETURN_IF_ERROR(finish());
  return entries;
}

absl::StatusOr<std::vector<Entry>> ScanArchive(absl::string_view file,
                                               int depth, Budget& budget) {
  if (absl::StartsWith(file, kZip)) return ScanZip(file, depth, budget);
  return ScanTarball(file, depth, budget);
}

}  // namespace

absl::StatusOr<Package> Package::Open(absl::string_view file,
                                      const Bounds& bounds) {
  Package package(file);
  if (absl::StartsWith(file, kEmptyZip)) {
    return base::InvalidField("ARCHIVE_EMPTY", "");
  }
  package.is_tarball_ = !absl::StartsWith(file, kZip);
  Budget budget(bounds, file.size());
  absl::StatusOr<std::vector<Entry>> entries = ScanArchive(file, 0, budget);
  if (!entries.ok()) return Readable(entries.status());
  package.entries_ = *std::move(entries);
  if (package.entries_.empty()) return base::InvalidField("ARCHIVE_EMPTY", "");
  return package;
}

const Entry* Package::Find(absl::string_view name) const {
  for (const Entry& entry : entries_) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

absl::StatusOr<std::string> Package::Read(const Entry& entry,
                                          size_t max_bytes) const {
  if (entry.size > static_cast<int64_t>(max_bytes)) {
    return base::InvalidField("ARCHIVE_ENTRY_TOO_LARGE", entry.name,
                              {{"max", absl::StrCat(max_bytes)}});
  }
  std::string bytes;
  const auto take = [&](absl::string_view piece) {
    bytes.append(piece.data(), piece.size());
    return absl::OkStatus();
  };
  if (!is_tarball_) {
    PREAU_RETURN_IF_ERROR(
        Unpack(file_.substr(static_cast<size_t>(entry.offset),
                            static_cast<size_t>(entry.packed)),
               entry.deflated ? Packing::kDeflate : Packing::kStored, take));
    return bytes;
  }
  bool is_it = false;
  PREAU_RETURN_IF_ERROR(
      ReadTarball(file_, {[&](const TarHeader& header) {
                            const absl::StatusOr<std::string> name =
                                CleanName(header.raw_name);
                            is_it = name.ok() && *name == entry.name;
                            return absl::OkStatus();
                          },
                          [&](absl::string_view piece) {
                            return is_it ? take(piece) : absl::OkStatus();
                          }}));
  return bytes;
}

absl::StatusOr<std::string> Package::Read(absl::string_view name,
                                          size_t max_bytes) const {
  const Entry* entry = Find(name);
  if (entry == nullptr) {
    return base::MakeError(absl::StatusCode::kNotFound,
                           {"ARCHIVE_ENTRY_MISSING",
                            std::string(name),
                            {{"name", std::string(name)}}});
  }
  return Read(*entry, max_bytes);
}

}  // namespace preau::archive
