#include "tools/preau/export_command.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/ingestion/writers/amb_writer.h"
#include "services/ingestion/writers/csv_writer.h"
#include "services/ingestion/writers/dc_writer.h"
#include "services/ingestion/writers/oai_envelope.h"
#include "services/ingestion/writers/scolomfr_writer.h"
#include "services/ingestion/writers/unimarc_writer.h"
#include "storage/base/error.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "storage/notice/notice.h"
#include "tools/preau/catalogue_commands.h"
#include "tools/preau/export_file.h"
#include "tools/preau/figures.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;

constexpr int kPage = 200;
constexpr int64_t kQuietMicros = 2000000;
constexpr int64_t kLiveMicros = 100000;
constexpr char kDeclaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

struct Format {
  const char* name;
  const char* ending;
  std::string (*write)(const writers::Record& record);
  // OAI-PMH's name of an XML format; null for others.
  const char* oai_prefix;
};
constexpr Format kFormats[] = {
    {"scolomfr", ".xml", writers::WriteScolomfr, "scolomfr"},
    {"dc", ".xml", writers::WriteDublinCore, "oai_dc"},
    {"amb", ".jsonl", writers::WriteAmb, nullptr},
    {"csv", ".csv", writers::WriteCsv, nullptr},
    {"unimarc", ".mrc", writers::WriteUnimarc, nullptr},
};

const Format& FormatOf(const std::string& name) {
  for (const Format& format : kFormats) {
    if (name == format.name) return format;
  }
  return kFormats[0];
}

std::string Moment(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

std::string Moment(bool known, const google::protobuf::Timestamp& time) {
  return known ? Moment(absl::FromUnixSeconds(time.seconds())) : "";
}

writers::Record RecordOf(const v1::Resource& resource) {
  writers::Record record;
  record.notice = resource.notice();
  notice::Normalise(record.notice);
  record.name = resource.name();
  record.permanent_link = resource.permanent_link().empty()
                              ? resource.name()
                              : resource.permanent_link();
  record.create_time =
      Moment(resource.has_create_time(), resource.create_time());
  record.update_time =
      Moment(resource.has_update_time(), resource.update_time());
  record.catalogue = resource.owner_display_name();
  return record;
}

// The last part of the name, as a file may be called anywhere.
std::string FileNameOf(const v1::Resource& resource) {
  std::string id = resource.name().substr(resource.name().rfind('/') + 1);
  for (char& c : id) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '-') {
      c = '_';
    }
  }
  return id.substr(0, 100);
}

// Records in their file, files or the standard output.
class Target {
 public:
  Target(const ExportOptions& options, base::Clock& clock, Output& output)
      : format_(FormatOf(options.format)),
        path_(options.output),
        named_(!options.names.empty()),
        alone_(options.names.size() == 1),
        output_(output),
        begun_(Moment(absl::FromUnixMicros(clock.NowMicros()))) {
    std::error_code error;
    folder_ = !to_output() &&
              (absl::EndsWith(path_, "/") || fs::is_directory(path_, error));
  }

  bool to_output() const { return path_ == "-"; }
  const std::string& path() const { return path_; }

  absl::Status Begin() {
    if (folder_) {
      std::error_code error;
      fs::create_directories(path_, error);
      // A folder that can't be made can't be written to either.
      return absl::OkStatus();
    }
    if (!to_output()) {
      PREAU_ASSIGN_OR_RETURN(ExportFile file, ExportFile::Create(path_));
      file_.emplace(std::move(file));
    }
    return Put(Head());
  }

  absl::Status Add(const v1::Resource& resource) {
    const writers::Record record = RecordOf(resource);
    std::string text = format_.write(record);
    if (!folder_) {
      if (format_.oai_prefix != nullptr && !alone_) {
        text = writers::OaiRecord(record, text);
      }
      if (format_.write == writers::WriteAmb) text.push_back('\n');
      return Put(text);
    }
    std::string name = FileNameOf(resource);
    // Two members may have given the same id.
    while (named_ && !taken_.insert(name).second) name.push_back('_');
    PREAU_ASSIGN_OR_RETURN(
        ExportFile file,
        ExportFile::Create(
            (fs::path(path_) / absl::StrCat(name, format_.ending)).string()));
    PREAU_RETURN_IF_ERROR(file.Write(absl::StrCat(DocumentHead(), text)));
    // A disk that had to be waited for at each would make it a matter of hours.
    return file.Commit(/*synced=*/false);
  }

  absl::Status End() {
    if (folder_) return absl::OkStatus();
    if (format_.oai_prefix != nullptr && !alone_) {
      PREAU_RETURN_IF_ERROR(Put(writers::OaiTail()));
    }
    if (!file_.has_value()) return absl::OkStatus();
    PREAU_RETURN_IF_ERROR(file_->Commit(/*synced=*/true));
    file_.reset();
    if (format_.oai_prefix != nullptr && bytes_ > writers::kReadableOaiBytes) {
      output_.Note({output_.Say(
          "EXPORT_LARGE",
          {{"path", path_},
           {"max", Bytes(writers::kReadableOaiBytes, output_.language())}})});
    }
    return absl::OkStatus();
  }

 private:
  std::string DocumentHead() const {
    if (format_.oai_prefix != nullptr) return kDeclaration;
    return format_.write == writers::WriteCsv ? writers::CsvHeader() : "";
  }

  std::string Head() const {
    if (format_.oai_prefix == nullptr || alone_) return DocumentHead();
    return writers::OaiHead(format_.oai_prefix, begun_);
  }

  absl::Status Put(absl::string_view text) {
    bytes_ += static_cast<int64_t>(text.size());
    if (file_.has_value()) return file_->Write(text);
    output_.Raw(text);
    return absl::OkStatus();
  }

  const Format& format_;
  const std::string path_;
  const bool named_;
  // One record, as its own document.
  const bool alone_;
  Output& output_;
  const std::string begun_;
  bool folder_ = false;
  std::optional<ExportFile> file_;
  int64_t bytes_ = 0;
  std::set<std::string> taken_;
};

// What a person sees who waits.
class Progress {
 public:
  Progress(base::Clock& clock, bool shown, Output& output)
      : clock_(clock),
        shown_(shown && output.live()),
        output_(output),
        start_micros_(clock.NowMicros()),
        next_micros_(start_micros_ + kQuietMicros) {}

  void Count() {
    ++records_;
    if (!shown_) return;
    const int64_t now = clock_.NowMicros();
    if (now < next_micros_) return;
    next_micros_ = now + kLiveMicros;
    const int64_t rate = records_ * 1000000 / (now - start_micros_);
    output_.Live({Truncate(
        output_.Say("EXPORT_AT",
                    {{"records", Number(records_, output_.language())},
                     {"rate", Number(rate, output_.language())}}),
        output_.width() - 1)});
  }

  void End() { output_.EndLive(); }
  int64_t records() const { return records_; }

 private:
  base::Clock& clock_;
  const bool shown_;
  Output& output_;
  const int64_t start_micros_;
  int64_t next_micros_;
  int64_t records_ = 0;
};

using Take = absl::FunctionRef<absl::Status(const v1::Resource& resource)>;

absl::Status Interrupted() {
  return base::MakeError(absl::StatusCode::kCancelled,
                         {"EXPORT_INTERRUPTED", "", {}});
}

absl::Status EachNamed(const ExportOptions& options, Interrupt& interrupt,
                       Connection& connection, Take take) {
  for (const std::string& name : options.names) {
    if (interrupt.triggered()) return Interrupted();
    v1::GetResourceRequest request;
    request.set_name(NameOf(name));
    PREAU_ASSIGN_OR_RETURN(
        const v1::Resource resource,
        connection.Call(connection.catalogue(),
                        &v1::CatalogueService::Stub::GetResource, request));
    if (resource.state() != v1::Resource::PUBLISHED) {
      return base::MakeError(
          absl::StatusCode::kFailedPrecondition,
          {"EXPORT_NOT_PUBLISHED", "", {{"name", resource.name()}}});
    }
    PREAU_RETURN_IF_ERROR(take(resource));
  }
  return absl::OkStatus();
}

absl::Status EachPublished(const std::string& member, Interrupt& interrupt,
                           Connection& connection, Take take) {
  v1::ListResourcesRequest request;
  request.set_parent(base::MemberName(member));
  request.set_page_size(kPage);
  do {
    if (interrupt.triggered()) return Interrupted();
    PREAU_ASSIGN_OR_RETURN(
        const v1::ListResourcesResponse response,
        connection.Call(connection.catalogue(),
                        &v1::CatalogueService::Stub::ListResources, request));
    for (const v1::Resource& resource : response.resources()) {
      if (resource.state() != v1::Resource::PUBLISHED) continue;
      PREAU_RETURN_IF_ERROR(take(resource));
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

}  // namespace

absl::Status RunExport(const ExportOptions& options, base::Clock& clock,
                       Interrupt& interrupt, Connection& connection,
                       Output& output) {
  std::string member;
  if (options.names.empty()) {
    PREAU_ASSIGN_OR_RETURN(member, ChooseMember(options.member, connection));
  }
  Target target(options, clock, output);
  PREAU_RETURN_IF_ERROR(target.Begin());
  // Records that scroll by show themselves that it goes on.
  Progress progress(clock, !target.to_output() || !output.terminal(), output);
  const auto take = [&](const v1::Resource& resource) {
    PREAU_RETURN_IF_ERROR(target.Add(resource));
    progress.Count();
    return absl::OkStatus();
  };
  const absl::Status status =
      options.names.empty() ? EachPublished(member, interrupt, connection, take)
                            : EachNamed(options, interrupt, connection, take);
  progress.End();
  PREAU_RETURN_IF_ERROR(status);
  PREAU_RETURN_IF_ERROR(target.End());
  if (!target.to_output()) {
    output.Note({output.SayCount("EXPORT_DONE", progress.records(),
                                 {{"path", target.path()}})});
  }
  return absl::OkStatus();
}

}  // namespace preau::command
