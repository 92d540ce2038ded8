#include "services/ingestion/fetch/url.h"

#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::fetch {
namespace {

std::string Read(absl::string_view text) {
  const absl::StatusOr<Url> url = ParseUrl(text);
  return url.ok() ? url->ToString()
                  : base::GetErrorDetail(url.status()).value().reason;
}

TEST(UrlTest, IsWrittenInOneWay) {
  const struct {
    absl::string_view text, url;
  } kCases[] = {
      {"https://example.org", "https://example.org/"},
      {"HTTP://EXAMPLE.org:80/A?b=C#d", "http://example.org/A?b=C"},
      {"https://example.org:443/", "https://example.org/"},
      {"https://example.org:80/", "https://example.org:80/"},
      {"http://example.org:/", "http://example.org/"},
      {"http://example.org?a=1", "http://example.org/?a=1"},
      {"http://a_b.example.org./x", "http://a_b.example.org/x"},
      {"http://example.org/a/./b/../c", "http://example.org/a/c"},
      {"http://example.org/../../a/..", "http://example.org/"},
      {"http://example.org/a/b/%2E%2e/c", "http://example.org/a/c"},
      {"http://example.org/a/.", "http://example.org/a/"},
      {"http://example.org/a//b", "http://example.org/a//b"},
      {"http://example.org/?a=../b", "http://example.org/?a=../b"},
      {"http://example.org/é à\\", "http://example.org/%C3%A9%20%C3%A0%5C"},
      {"http://example.org/%C3%A9%zz%", "http://example.org/%C3%A9%zz%"},
      {"http://éduthèque.FR/", "http://xn--duthque-5xae.fr/"},
      {"http://1２7。0.0.1/", "http://127.0.0.1/"},
      {"http://[2001:DB8:0:0::1]:8080/", "http://[2001:db8::1]:8080/"},
      {"http://[::ffff:127.0.0.1]/", "http://[::ffff:127.0.0.1]/"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Read(c.text), c.url) << c.text;
}

TEST(UrlTest, RefusesWhatIsNoWebAddress) {
  for (const absl::string_view text : {"",
                                       "example.org",
                                       "/a",
                                       "//example.org/",
                                       "ftp://example.org/",
                                       "file:///etc/passwd",
                                       "javascript:alert(1)",
                                       "http:",
                                       "http://",
                                       "http:///",
                                       "http:example.org",
                                       "http:/example.org",
                                       "http://:80/",
                                       "http://user@example.org/",
                                       "http://user:word@example.org/",
                                       "http://@example.org/",
                                       "http://a@b@example.org/",
                                       "http://example.org\\@example.com/",
                                       "http://exa mple.org/",
                                       "http://example.org\n/",
                                       "http://example.org/\r\nHost: a",
                                       "http://example.org/\x7f",
                                       "http://example.org:0/",
                                       "http://example.org:65536/",
                                       "http://example.org:8a/",
                                       "http://example.org:-80/",
                                       "http://%31%32%37.0.0.1/",
                                       "http://[::1/",
                                       "http://[]/",
                                       "http://[fe80::1%25eth0]/",
                                       "http://[127.0.0.1]/",
                                       "http://[::1]80/",
                                       "http://.example.org/",
                                       "http://./",
                                       "http://a../",
                                       "http://\xff/",
                                       "http://a\xcc\x81\xe2\x80\xae.org/"}) {
    EXPECT_EQ(Read(text), "URL_INVALID") << text;
  }
  EXPECT_EQ(Read(absl::string_view("http://a/\0", 10)), "URL_INVALID");
  const std::string longest = "http://example.org/";
  EXPECT_EQ(Read(longest + std::string(kMaxUrlBytes + 1 - longest.size(), 'a')),
            "URL_INVALID");
  EXPECT_NE(Read(longest + std::string(kMaxUrlBytes - longest.size(), 'a')),
            "URL_INVALID");
  // Encoded it is three times as long.
  EXPECT_EQ(Read(longest + std::string(kMaxUrlBytes - longest.size(), '|')),
            "URL_INVALID");
  EXPECT_EQ(Read("http://" + std::string(254, 'a') + "/"), "URL_INVALID");
}

TEST(UrlTest, ResolvesReferences) {
  const Url base = *ParseUrl("https://example.org:8443/a/b?c=d/e");
  const struct {
    absl::string_view reference, url;
  } kCases[] = {
      {"", "https://example.org:8443/a/b?c=d/e"},
      {"#top", "https://example.org:8443/a/b?c=d/e"},
      {"?x", "https://example.org:8443/a/b?x"},
      {"x", "https://example.org:8443/a/x"},
      {"./x?y", "https://example.org:8443/a/x?y"},
      {"../x", "https://example.org:8443/x"},
      {"../../x", "https://example.org:8443/x"},
      {"/x", "https://example.org:8443/x"},
      {"//other.org/x", "https://other.org/x"},
      {"http://other.org", "http://other.org/"},
      {"x:y", "URL_INVALID"},
      {"./x:y", "https://example.org:8443/a/x:y"},
      {"file:///etc/passwd", "URL_INVALID"},
      {"//user@other.org/", "URL_INVALID"},
  };
  for (const auto& c : kCases) {
    const absl::StatusOr<Url> url = ResolveUrl(base, c.reference);
    EXPECT_EQ(url.ok() ? url->ToString()
                       : base::GetErrorDetail(url.status()).value().reason,
              c.url)
        << c.reference;
  }
}

TEST(UrlTest, ErrorsShowAsMuchAsIsDecent) {
  const absl::Status status =
      ParseUrl("http://\xff\n" + std::string(9000, 'a')).status();
  const base::ErrorDetail detail = base::GetErrorDetail(status).value();
  EXPECT_EQ(detail.field, "url");
  EXPECT_LT(detail.args.at("url").size(), 510u);
  EXPECT_EQ(detail.args.at("url").find('\xff'), std::string::npos);
}

}  // namespace
}  // namespace preau::fetch
