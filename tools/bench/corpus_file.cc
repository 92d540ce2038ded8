#include "tools/bench/corpus_file.h"

#include <fcntl.h>
#include <google/protobuf/io/zero_copy_stream_impl.h>
#include <google/protobuf/util/delimited_message_util.h>

#include <utility>

#include "absl/strings/str_cat.h"

namespace preau::bench {

using google::protobuf::io::FileInputStream;
using google::protobuf::io::FileOutputStream;

class CorpusWriter::Stream {
 public:
  Stream(std::string path, int file) : path_(std::move(path)), file_(file) {}
  ~Stream() {
    if (!closed_) file_.Close();
  }

  FileOutputStream& file() { return file_; }
  bool Close() {
    closed_ = true;
    return file_.Close();
  }
  absl::Status Lost() const {
    return absl::DataLossError(absl::StrCat(path_, ": can't be written"));
  }

 private:
  const std::string path_;
  FileOutputStream file_;
  // A second Close() ends the program.
  bool closed_ = false;
};

absl::StatusOr<std::unique_ptr<CorpusWriter>> CorpusWriter::Create(
    const std::string& path) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) {
    return absl::NotFoundError(absl::StrCat(path, ": can't be created"));
  }
  return std::unique_ptr<CorpusWriter>(
      new CorpusWriter(std::make_unique<Stream>(path, file)));
}

CorpusWriter::CorpusWriter(std::unique_ptr<Stream> stream)
    : stream_(std::move(stream)) {}
CorpusWriter::~CorpusWriter() = default;

absl::Status CorpusWriter::Write(const v1::Resource& resource) {
  return google::protobuf::util::SerializeDelimitedToZeroCopyStream(
             resource, &stream_->file())
             ? absl::OkStatus()
             : stream_->Lost();
}

absl::Status CorpusWriter::Close() {
  return stream_->Close() ? absl::OkStatus() : stream_->Lost();
}

class CorpusReader::Stream {
 public:
  Stream(std::string path, int file) : path_(std::move(path)), file_(file) {
    file_.SetCloseOnDelete(true);
  }

  absl::StatusOr<bool> Next(v1::Resource& resource) {
    // What is parsed is added to what is there.
    resource.Clear();
    bool at_end = false;
    if (google::protobuf::util::ParseDelimitedFromZeroCopyStream(
            &resource, &file_, &at_end)) {
      return true;
    }
    if (at_end && file_.GetErrno() == 0) return false;
    return absl::DataLossError(
        absl::StrCat(path_, ": ends within a record, or isn't a corpus"));
  }

 private:
  const std::string path_;
  FileInputStream file_;
};

absl::StatusOr<std::unique_ptr<CorpusReader>> CorpusReader::Open(
    const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return absl::NotFoundError(absl::StrCat(path, ": can't be opened"));
  }
  return std::unique_ptr<CorpusReader>(
      new CorpusReader(std::make_unique<Stream>(path, file)));
}

CorpusReader::CorpusReader(std::unique_ptr<Stream> stream)
    : stream_(std::move(stream)) {}
CorpusReader::~CorpusReader() = default;

absl::StatusOr<bool> CorpusReader::Next(v1::Resource& resource) {
  return stream_->Next(resource);
}

}  // namespace preau::bench
