#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "preau/v1/catalogue_service.grpc.pb.h"
#include "services/rpc/channel.h"
#include "services/rpc/server.h"
#include "services/rpc/unary_call.h"
#include "storage/base/error.h"
#include "storage/base/random.h"

namespace preau::rpc {
namespace {

struct CertificateAndKey {
  std::string certificate;
  std::string key;
};

template <typename Write>
std::string Pem(Write write) {
  BIO* bio = BIO_new(BIO_s_mem());
  EXPECT_EQ(write(bio), 1);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  const std::string text(data, static_cast<size_t>(size));
  BIO_free(bio);
  return text;
}

// Signed by itself, for 127.0.0.1.
CertificateAndKey MakeCertificate() {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* name = X509_get_subject_name(certificate);
  const std::string host = "preau";
  X509_NAME_add_entry_by_txt(
      name, "CN", MBSTRING_ASC,
      reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_EXTENSION* names = X509V3_EXT_conf_nid(
      nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
  X509_add_ext(certificate, names, -1);
  X509_EXTENSION_free(names);
  EXPECT_GT(X509_sign(certificate, key, EVP_sha256()), 0);
  CertificateAndKey made{
      Pem([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); }),
      Pem([&](BIO* bio) {
        return PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr,
                                        nullptr);
      })};
  X509_free(certificate);
  EVP_PKEY_free(key);
  return made;
}

class Stats : public v1::CatalogueService::CallbackService {
 public:
  explicit Stats(const Runtime& runtime) : runtime_(runtime) {}
  grpc::ServerUnaryReactor* GetStats(grpc::CallbackServerContext* context,
                                     const v1::GetStatsRequest*,
                                     v1::Stats* response) override {
    return UnaryCall(runtime_, "/preau.v1.CatalogueService/GetStats", context,
                     response,
                     [](const CallContext&) -> absl::StatusOr<v1::Stats> {
                       return v1::Stats();
                     });
  }

 private:
  const Runtime& runtime_;
};

class TlsTest : public testing::Test {
 protected:
  TlsTest() {
    std::filesystem::create_directory(folder_);
    options_.socket = folder_ / "preau.sock";
    options_.listen = "127.0.0.1:0";
    options_.tls_certificate = File("certificate.pem", made_.certificate);
    options_.tls_key = File("key.pem", made_.key);
  }
  ~TlsTest() override { std::filesystem::remove_all(folder_); }

  std::string File(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

  static grpc::StatusCode Call(const std::shared_ptr<grpc::Channel>& channel) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() +
                         std::chrono::seconds(30));
    v1::Stats stats;
    return v1::CatalogueService::NewStub(channel)
        ->GetStats(&context, v1::GetStatsRequest(), &stats)
        .error_code();
  }

  std::string ReasonOf(const ServerOptions& options) {
    return base::GetErrorDetail(Server::Create(options, {}).status())->reason;
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("tls_" + base::NewUid(base::SystemRandom()));
  const CertificateAndKey made_ = MakeCertificate();
  ForwardingVerifier keys_;
  Guard guard_{&keys_};
  base::Executor executor_{1, 8};
  Runtime runtime_{&guard_, &executor_};
  Stats stats_{runtime_};
  ServerOptions options_;
};

TEST_F(TlsTest, WhoTrustsTheCertificateGetsThrough) {
  const auto server = Server::Create(options_, {&stats_});
  ASSERT_TRUE(server.ok()) << server.status();
  const std::string& address = (*server)->listen();
  EXPECT_EQ(Call(ConnectTls(address, options_.tls_certificate).value()),
            grpc::StatusCode::OK);
  const std::string others = File("others.pem", MakeCertificate().certificate);
  EXPECT_EQ(Call(ConnectTls(address, others).value()),
            grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(Call(Connect(address).value()), grpc::StatusCode::UNAVAILABLE);
  // The local socket has none.
  EXPECT_EQ(Call(Connect("unix:" + options_.socket).value()),
            grpc::StatusCode::OK);
}

TEST_F(TlsTest, FilesThatWillNotDoAreRefused) {
  ServerOptions options = options_;
  options.tls_key = folder_ / "none.pem";
  EXPECT_EQ(ReasonOf(options), "TLS_FILE_UNREADABLE");
  options.tls_key = folder_;
  EXPECT_EQ(ReasonOf(options), "TLS_FILE_UNREADABLE");
  options.tls_key = File("empty.pem", "");
  EXPECT_EQ(ReasonOf(options), "TLS_FILE_UNREADABLE");
  options.tls_key = File("junk.pem", "junk");
  EXPECT_EQ(ReasonOf(options), "TLS_FAILED");
  options.tls_key = File("other_key.pem", MakeCertificate().key);
  EXPECT_EQ(ReasonOf(options), "TLS_FAILED");
  EXPECT_FALSE(ConnectTls("localhost:1", folder_ / "none.pem").ok());
  EXPECT_FALSE(ConnectTls("nowhere", "").ok());
}

}  // namespace
}  // namespace preau::rpc
