#ifndef TOOLS_PREAU_FAKE_SERVICES_TESTING_H_
#define TOOLS_PREAU_FAKE_SERVICES_TESTING_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "preau/v1/admin_service.grpc.pb.h"
#include "preau/v1/catalogue_service.grpc.pb.h"
#include "preau/v1/ingestion_service.grpc.pb.h"
#include "preau/v1/search_service.grpc.pb.h"
#include "preau/v1/vocabulary_service.grpc.pb.h"
#include "storage/base/clock.h"
#include "storage/base/mutex.h"
#include "tools/preau/connection.h"

namespace preau::command {

// A clock that moves on by a fixed step each time it is asked.
class SteppingClock : public base::Clock {
 public:
  explicit SteppingClock(int64_t step_micros) : step_(step_micros) {}
  int64_t NowMicros() override {
    base::MutexLock lock(&mutex_);
    return now_ += step_;
  }

 private:
  const int64_t step_;
  base::Mutex mutex_;
  int64_t now_ ABSL_GUARDED_BY(mutex_) = 1764000000000000;
};

// A server in this process whose answers a test sets: by a function for each
// method, which gets the request. A method without one is UNIMPLEMENTED.
class FakeServices {
 public:
  template <typename Request, typename Response>
  using Handler =
      std::function<absl::Status(const Request& request, Response& response)>;

  FakeServices();
  ~FakeServices();

  std::unique_ptr<Connection> Connect(base::Language language);
  // "unix:/path", for those who make their own connection.
  std::string address() const { return "unix:" + socket_; }

  Handler<v1::SearchRequest, v1::SearchResponse> search;
  Handler<v1::ListSimilarResourcesRequest, v1::ListSimilarResourcesResponse>
      similar;
  Handler<v1::BrowseRowsRequest, v1::BrowseRowsResponse> rows;
  Handler<v1::GetIndexStatusRequest, v1::IndexStatus> index_status;
  Handler<v1::GetResourceRequest, v1::Resource> get_resource;
  Handler<v1::ListResourcesRequest, v1::ListResourcesResponse> list_resources;
  Handler<v1::GetStatsRequest, v1::Stats> stats;
  Handler<v1::ListMembersRequest, v1::ListMembersResponse> list_members;
  Handler<v1::CreateMemberRequest, v1::Member> create_member;
  Handler<v1::CreateKeyRequest, v1::CreateKeyResponse> create_key;
  Handler<v1::ListKeysRequest, v1::ListKeysResponse> list_keys;
  Handler<v1::RevokeKeyRequest, v1::Key> revoke_key;
  Handler<v1::ListVocabulariesRequest, v1::ListVocabulariesResponse>
      list_vocabularies;
  Handler<v1::GetVocabularyRequest, v1::Vocabulary> get_vocabulary;

  // Each request of an import as it comes; sends what it likes.
  using ImportStream =
      grpc::ServerReaderWriter<v1::ImportResponse, v1::ImportRequest>;
  std::function<absl::Status(grpc::ServerContext& context,
                             ImportStream& stream)>
      import;

  // The metadata of the newest unary call.
  std::string last_authorization;
  std::string last_language;

 private:
  class Impl;

  std::string folder_;
  std::string socket_;
  std::unique_ptr<Impl> impl_;
  std::unique_ptr<grpc::Server> server_;
};

// A message from a file of testdata/ in proto3 JSON; ends the test on error.
void ReadTestMessage(absl::string_view file,
                     google::protobuf::Message& message);

// A file of testdata/.
std::string ReadTestFile(absl::string_view file);

// Compares with testdata/`file`; with PREAU_UPDATE_GOLDEN set, writes it anew.
void ExpectGolden(absl::string_view file, const std::string& text);

}  // namespace preau::command

#endif  // TOOLS_PREAU_FAKE_SERVICES_TESTING_H_
