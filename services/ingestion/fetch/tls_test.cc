#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/curl_fetcher.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::fetch {
namespace {

// A certificate for 127.0.0.1 that nobody but its own key has signed.
void UseOwnCertificate(SSL_CTX* context) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_EXTENSION* names = X509V3_EXT_conf_nid(
      nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
  X509_add_ext(certificate, names, -1);
  X509_EXTENSION_free(names);
  EXPECT_GT(X509_sign(certificate, key, EVP_sha256()), 0);
  EXPECT_EQ(SSL_CTX_use_certificate(context, certificate), 1);
  EXPECT_EQ(SSL_CTX_use_PrivateKey(context, key), 1);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

// Takes one connection and tries to agree on encryption, if it `knows` any.
class Server {
 public:
  explicit Server(bool knows)
      : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(listener_, generic, size), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    EXPECT_EQ(getsockname(listener_, generic, &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, knows] { Serve(knows); });
  }
  ~Server() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }

  std::string url() const {
    return absl::StrCat("https://127.0.0.1:", port_, "/");
  }

 private:
  void Serve(bool knows) const {
    const int connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) return;
    if (knows) {
      SSL_CTX* context = SSL_CTX_new(TLS_server_method());
      UseOwnCertificate(context);
      SSL* ssl = SSL_new(context);
      SSL_set_fd(ssl, connection);
      EXPECT_NE(SSL_accept(ssl), 1) << "the certificate was believed";
      SSL_free(ssl);
      SSL_CTX_free(context);
    } else {
      constexpr absl::string_view kPlain = "HTTP/1.1 400 Bad Request\r\n\r\n";
      EXPECT_GT(send(connection, kPlain.data(), kPlain.size(), MSG_NOSIGNAL),
                0);
    }
    close(connection);
  }

  const int listener_;
  uint16_t port_ = 0;
  std::thread thread_;
};

void ExpectNoTrust(bool knows) {
  const Server server(knows);
  CurlFetcher::Options options;
  options.allow_private = true;
  const auto fetcher = *CurlFetcher::Create(options);
  Request request;
  request.url = server.url();
  const auto response = fetcher->Fetch(request, nullptr);
  EXPECT_EQ(response.status().code(), absl::StatusCode::kFailedPrecondition);
  const auto detail = base::GetErrorDetail(response.status());
  ASSERT_TRUE(detail.has_value()) << response.status();
  EXPECT_EQ(detail->reason, "SECURE_CONNECTION_FAILED");
  EXPECT_EQ(detail->field, "url");
  EXPECT_THAT(messages::SayStatus(response.status(), base::Language::kFrench),
              testing::Not(testing::HasSubstr("{")));
}

TEST(TlsTest, ACertificateThatNobodyVouchesForIsntBelieved) {
  ExpectNoTrust(true);
}

TEST(TlsTest, AServerWithoutEncryptionIsntSpokenWith) { ExpectNoTrust(false); }

}  // namespace
}  // namespace preau::fetch
