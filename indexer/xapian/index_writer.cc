#include "indexer/xapian/index_writer.h"

#include <xapian.h>

#include <filesystem>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "indexer/xapian/errors.h"
#include "storage/base/error.h"
#include "storage/base/log.h"
#include "storage/base/status_macros.h"

namespace preau::xapian {
namespace {

// Changes with what terms and data mean.
constexpr char kLayout[] = "3";

Xapian::Document ToXapian(const document::Document& document) {
  Xapian::Document doc;
  for (const document::Posting& posting : document.terms) {
    const std::string term(posting.term);
    for (const uint32_t position : posting.positions) {
      doc.add_posting(term, position + 1, 0);
    }
    doc.add_term(term, posting.occurrences.frequency);
  }
  doc.add_boolean_term(absl::StrCat("Q", document.record.uid()));
  doc.set_data(document.record.SerializeAsString());
  return doc;
}

}  // namespace

class IndexWriter::Database {
 public:
  explicit Database(const std::string& path)
      : db_(path, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS) {}
  Xapian::WritableDatabase& operator*() { return db_; }
  Xapian::WritableDatabase* operator->() { return &db_; }

 private:
  Xapian::WritableDatabase db_;
};

IndexWriter::IndexWriter(std::string path) : path_(std::move(path)) {}

IndexWriter::~IndexWriter() = default;

absl::StatusOr<std::unique_ptr<IndexWriter>> IndexWriter::Open(
    const std::string& path) {
  std::unique_ptr<IndexWriter> writer(new IndexWriter(path));
  for (int attempt = 0;; ++attempt) {
    const absl::Status status = Guarded([&]() -> absl::Status {
      writer->database_ = std::make_unique<Database>(path);
      Database& db = *writer->database_;
      const std::string layout = db->get_metadata("layout");
      if (db->get_doccount() == 0 && layout.empty()) {
        db->set_metadata("layout", kLayout);
        db->set_metadata("sequence", "0");
        db->commit();
      } else if (layout != kLayout ||
                 !absl::SimpleAtoi(db->get_metadata("sequence"),
                                   &writer->sequence_)) {
        return absl::DataLossError(absl::StrCat("layout ", layout));
      }
      return absl::OkStatus();
    });
    if (status.ok()) return writer;
    if (absl::IsFailedPrecondition(status)) {
      return base::MakeError(absl::StatusCode::kFailedPrecondition,
                             {"INDEX_IN_USE", "", {{"path", path}}});
    }
    if (attempt > 0) return status;
    base::LogWarning("the index can't be used and is built anew: ",
                     status.ToString());
    writer->database_.reset();
    writer->sequence_ = 0;
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
}

absl::StatusOr<std::vector<Slot>> IndexWriter::Apply(
    const std::vector<Change>& changes, uint64_t sequence) {
  std::vector<Slot> slots;
  if (database_ == nullptr) {
    PREAU_RETURN_IF_ERROR(
        Guarded([&] { database_ = std::make_unique<Database>(path_); }));
  }
  const absl::Status status = Guarded([&] {
    Database& db = *database_;
    for (const Change& change : changes) {
      const std::string key = absl::StrCat("Q", change.uid);
      if (change.document.has_value()) {
        slots.push_back(db->replace_document(key, ToXapian(*change.document)));
        continue;
      }
      const Xapian::PostingIterator found = db->postlist_begin(key);
      slots.push_back(found == db->postlist_end(key) ? 0 : *found);
      db->delete_document(key);
    }
    db->set_metadata("sequence", absl::StrCat(sequence));
    db->commit();
  });
  if (!status.ok()) {
    // What the failed database object still holds must never be committed.
    database_.reset();
    return status;
  }
  sequence_ = sequence;
  return slots;
}

absl::Status IndexWriter::ForEach(
    absl::FunctionRef<void(Slot slot, const document::IndexedDocument& record)>
        visit) {
  return Guarded([&]() -> absl::Status {
    Database& db = *database_;
    document::IndexedDocument record;
    for (Xapian::PostingIterator it = db->postlist_begin("");
         it != db->postlist_end(""); ++it) {
      if (!record.ParseFromString(db->get_document(*it).get_data())) {
        return absl::DataLossError("document data");
      }
      visit(*it, record);
    }
    return absl::OkStatus();
  });
}

}  // namespace preau::xapian
