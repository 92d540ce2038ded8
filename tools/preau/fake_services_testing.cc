#include "tools/preau/fake_services_testing.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "services/rpc/status.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;

std::string TestPath(absl::string_view file) {
  return absl::StrCat(PREAU_SOURCE_DIR, "/tools/preau/testdata/", file);
}

std::string Metadata(const grpc::ServerContext& context, const char* name) {
  const auto found = context.client_metadata().find(name);
  return found == context.client_metadata().end()
             ? ""
             : std::string(found->second.data(), found->second.size());
}

}  // namespace

class FakeServices::Impl {
 public:
  explicit Impl(FakeServices* fake)
      : search(fake),
        catalogue(fake),
        admin(fake),
        vocabulary(fake),
        ingestion(fake) {}

  template <typename Request, typename Response>
  static grpc::Status Answer(FakeServices* fake, grpc::ServerContext* context,
                             const Handler<Request, Response>& handler,
                             const Request* request, Response* response) {
    fake->last_authorization = Metadata(*context, "authorization");
    fake->last_language = Metadata(*context, "accept-language");
    if (handler == nullptr) {
      return grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "no handler");
    }
    return rpc::ToGrpcStatus(
        handler(*request, *response),
        base::LanguageFromAcceptHeader(fake->last_language));
  }

  struct SearchImpl : v1::SearchService::Service {
    explicit SearchImpl(FakeServices* f) : fake(f) {}
    grpc::Status Search(grpc::ServerContext* c, const v1::SearchRequest* q,
                        v1::SearchResponse* a) override {
      return Answer(fake, c, fake->search, q, a);
    }
    grpc::Status ListSimilarResources(
        grpc::ServerContext* c, const v1::ListSimilarResourcesRequest* q,
        v1::ListSimilarResourcesResponse* a) override {
      return Answer(fake, c, fake->similar, q, a);
    }
    grpc::Status BrowseRows(grpc::ServerContext* c,
                            const v1::BrowseRowsRequest* q,
                            v1::BrowseRowsResponse* a) override {
      return Answer(fake, c, fake->rows, q, a);
    }
    grpc::Status GetIndexStatus(grpc::ServerContext* c,
                                const v1::GetIndexStatusRequest* q,
                                v1::IndexStatus* a) override {
      return Answer(fake, c, fake->index_status, q, a);
    }
    FakeServices* fake;
  };

  struct CatalogueImpl : v1::CatalogueService::Service {
    explicit CatalogueImpl(FakeServices* f) : fake(f) {}
    grpc::Status GetResource(grpc::ServerContext* c,
                             const v1::GetResourceRequest* q,
                             v1::Resource* a) override {
      return Answer(fake, c, fake->get_resource, q, a);
    }
    grpc::Status ListResources(grpc::ServerContext* c,
                               const v1::ListResourcesRequest* q,
                               v1::ListResourcesResponse* a) override {
      return Answer(fake, c, fake->list_resources, q, a);
    }
    grpc::Status GetStats(grpc::ServerContext* c, const v1::GetStatsRequest* q,
                          v1::Stats* a) override {
      return Answer(fake, c, fake->stats, q, a);
    }
    FakeServices* fake;
  };

  struct AdminImpl : v1::AdminService::Service {
    explicit AdminImpl(FakeServices* f) : fake(f) {}
    grpc::Status CreateMember(grpc::ServerContext* c,
                              const v1::CreateMemberRequest* q,
                              v1::Member* a) override {
      return Answer(fake, c, fake->create_member, q, a);
    }
    grpc::Status ListMembers(grpc::ServerContext* c,
                             const v1::ListMembersRequest* q,
                             v1::ListMembersResponse* a) override {
      return Answer(fake, c, fake->list_members, q, a);
    }
    grpc::Status CreateKey(grpc::ServerContext* c,
                           const v1::CreateKeyRequest* q,
                           v1::CreateKeyResponse* a) override {
      return Answer(fake, c, fake->create_key, q, a);
    }
    grpc::Status ListKeys(grpc::ServerContext* c, const v1::ListKeysRequest* q,
                          v1::ListKeysResponse* a) override {
      return Answer(fake, c, fake->list_keys, q, a);
    }
    grpc::Status RevokeKey(grpc::ServerContext* c,
                           const v1::RevokeKeyRequest* q, v1::Key* a) override {
      return Answer(fake, c, fake->revoke_key, q, a);
    }
    FakeServices* fake;
  };

  struct VocabularyImpl : v1::VocabularyService::Service {
    explicit VocabularyImpl(FakeServices* f) : fake(f) {}
    grpc::Status ListVocabularies(grpc::ServerContext* c,
                                  const v1::ListVocabulariesRequest* q,
                                  v1::ListVocabulariesResponse* a) override {
      return Answer(fake, c, fake->list_vocabularies, q, a);
    }
    grpc::Status GetVocabulary(grpc::ServerContext* c,
                               const v1::GetVocabularyRequest* q,
                               v1::Vocabulary* a) override {
      return Answer(fake, c, fake->get_vocabulary, q, a);
    }
    FakeServices* fake;
  };

  struct IngestionImpl : v1::IngestionService::Service {
    explicit IngestionImpl(FakeServices* f) : fake(f) {}
    grpc::Status Import(grpc::ServerContext* c, ImportStream* s) override {
      if (fake->import == nullptr) {
        return grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "no handler");
      }
      return rpc::ToGrpcStatus(
          fake->import(*c, *s),
          base::LanguageFromAcceptHeader(Metadata(*c, "accept-language")));
    }
    FakeServices* fake;
  };

  SearchImpl search;
  CatalogueImpl catalogue;
  AdminImpl admin;
  VocabularyImpl vocabulary;
  IngestionImpl ingestion;
};

FakeServices::FakeServices() : impl_(std::make_unique<Impl>(this)) {
  std::string pattern =
      (fs::temp_directory_path() / "preau-fake-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
  socket_ = folder_ + "/s";
  grpc::ServerBuilder builder;
  builder.AddListeningPort(address(), grpc::InsecureServerCredentials());
  builder.RegisterService(&impl_->search);
  builder.RegisterService(&impl_->catalogue);
  builder.RegisterService(&impl_->admin);
  builder.RegisterService(&impl_->vocabulary);
  builder.RegisterService(&impl_->ingestion);
  server_ = builder.BuildAndStart();
}

FakeServices::~FakeServices() {
  server_->Shutdown();
  fs::remove_all(folder_);
}

std::unique_ptr<Connection> FakeServices::Connect(base::Language language) {
  return std::make_unique<Connection>(server_->InProcessChannel({}), language);
}

std::string ReadTestFile(absl::string_view file) {
  std::ifstream stream(TestPath(file));
  EXPECT_TRUE(stream.is_open()) << file;
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

void ReadTestMessage(absl::string_view file,
                     google::protobuf::Message& message) {
  const auto status =
      google::protobuf::util::JsonStringToMessage(ReadTestFile(file), &message);
  ASSERT_TRUE(status.ok()) << file << ": " << status.ToString();
}

void ExpectGolden(absl::string_view file, const std::string& text) {
  if (getenv("PREAU_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(TestPath(file)) << text;
  }
  EXPECT_EQ(text, ReadTestFile(file)) << file;
}

}  // namespace preau::command
