#include "services/ingestion/fetch/answer_headers.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace preau::fetch {
namespace {

AnswerHeaders Read(std::initializer_list<absl::string_view> lines) {
  AnswerHeaders headers;
  for (const absl::string_view line : lines) {
    headers.Read(absl::StrCat(line, "\r\n"));
  }
  return headers;
}

int64_t RetryAfter(absl::string_view value, absl::string_view date = "") {
  return Read({"HTTP/1.1 503 Later", absl::StrCat("Retry-After: ", value),
               absl::StrCat("Date: ", date), ""})
      .RetryAfterSeconds(absl::FromUnixSeconds(784111777));
}

TEST(AnswerHeadersTest, KeepsWhatCounts) {
  const AnswerHeaders headers =
      Read({"HTTP/1.1 200 OK", "content-TYPE:  text/xml; charset=utf-8 ",
            "ETag: W/\"a\"", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
            "X-Robots-Tag: nofollow", "x-robots-tag: Preau: noindex",
            "Nonsense", ""});
  EXPECT_EQ(headers.status(), 200);
  EXPECT_EQ(headers.content_type(), "text/xml; charset=utf-8");
  EXPECT_EQ(headers.robots_tag(), "nofollow, Preau: noindex");
  EXPECT_EQ(headers.etag(), "W/\"a\"");
  EXPECT_EQ(headers.last_modified(), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_FALSE(headers.is_redirect());
}

TEST(AnswerHeadersTest, IsOfTheLastAnswerAndNotOfTrailers) {
  const AnswerHeaders headers =
      Read({"HTTP/1.1 103 Early Hints", "ETag: early", "", "HTTP/1.1 200 OK",
            "HTTP/1.1 500 within", "Content-Type: a/b", "", "ETag: late",
            "HTTP/1.1 302 Found"});
  EXPECT_EQ(headers.status(), 200);
  EXPECT_EQ(headers.content_type(), "a/b");
  EXPECT_EQ(headers.etag(), "");
  EXPECT_TRUE(headers.is_complete());
  EXPECT_FALSE(Read({"HTTP/1.1 103 x", ""}).is_complete());
  EXPECT_FALSE(Read({"HTTP/1.1 200 OK", "A: b"}).is_complete());
}

TEST(AnswerHeadersTest, LeavesOutWhatIsntPrintableOrTooLong) {
  const AnswerHeaders headers =
      Read({"HTTP/1.1 200 OK", "Content-Type: text/h\xe9",
            absl::StrCat("ETag: ", std::string(1001, 'a'))});
  EXPECT_EQ(headers.content_type(), "");
  EXPECT_EQ(headers.etag(), "");
}

TEST(AnswerHeadersTest, ARedirectSaysWhereTo) {
  for (const int status : {301, 302, 303, 307, 308}) {
    const std::string line = absl::StrCat("HTTP/1.1 ", status, " x");
    EXPECT_TRUE(Read({line, "Location: /a"}).is_redirect());
    EXPECT_FALSE(Read({line}).is_redirect());
  }
  for (const int status : {200, 201, 300, 304, 305, 404}) {
    EXPECT_FALSE(Read({absl::StrCat("HTTP/1.1 ", status, " x"), "Location: /a"})
                     .is_redirect());
  }
}

TEST(AnswerHeadersTest, SaysHowTheBodyIsPacked) {
  const auto packing = [](std::initializer_list<absl::string_view> lines) {
    const AnswerHeaders headers = Read(lines);
    return headers.is_packed_oddly() ? std::nullopt
                                     : std::make_optional(headers.packing());
  };
  EXPECT_EQ(packing({"HTTP/1.1 200 OK"}), Packing::kNone);
  EXPECT_EQ(packing({"HTTP/1.1 200 OK", "Content-Encoding: GZIP",
                     "Transfer-Encoding: chunked"}),
            Packing::kGzip);
  EXPECT_EQ(packing({"HTTP/1.1 200 OK", "Content-Encoding: x-gzip"}),
            Packing::kGzip);
  EXPECT_EQ(packing({"HTTP/1.1 200 OK", "Content-Encoding: identity, deflate"}),
            Packing::kDeflate);
  for (const absl::string_view odd :
       {"Content-Encoding: gzip, gzip", "Content-Encoding: br",
        "Content-Encoding: chunked", "Transfer-Encoding: gzip, chunked"}) {
    EXPECT_EQ(packing({"HTTP/1.1 200 OK", odd}), std::nullopt) << odd;
  }
  EXPECT_EQ(packing({"HTTP/1.1 200 OK", "Content-Encoding: gzip",
                     "Content-Encoding: deflate"}),
            std::nullopt);
}

TEST(AnswerHeadersTest, ReadsHowLongToWait) {
  EXPECT_EQ(RetryAfter("120"), 120);
  EXPECT_EQ(RetryAfter("0"), 0);
  EXPECT_EQ(RetryAfter(""), 0);
  EXPECT_EQ(RetryAfter("-5"), 0);
  EXPECT_EQ(RetryAfter("soon"), 0);
  EXPECT_EQ(RetryAfter("86401"), 86400);
  EXPECT_EQ(RetryAfter("99999999999999999999999"), 86400);
  // The three forms of RFC 9110, 5.6.7; our clock says 08:49:37.
  EXPECT_EQ(RetryAfter("Sun, 06 Nov 1994 08:50:37 GMT"), 60);
  EXPECT_EQ(RetryAfter("Sunday, 06-Nov-94 08:50:37 GMT"), 60);
  EXPECT_EQ(RetryAfter("Sun Nov  6 08:50:37 1994"), 60);
  EXPECT_EQ(RetryAfter("Sun, 06 Nov 1994 08:00:00 GMT"), 0);
  EXPECT_EQ(RetryAfter("Sun, 06 Nov 2094 08:00:00 GMT"), 86400);
  // The server's clock counts where it tells the time.
  EXPECT_EQ(RetryAfter("Mon, 07 Nov 1994 08:00:30 GMT",
                       "Mon, 07 Nov 1994 08:00:00 GMT"),
            30);
  EXPECT_EQ(Read({"HTTP/1.1 429 x", "Retry-After: 7"})
                .RetryAfterSeconds(absl::UnixEpoch()),
            7);
  EXPECT_EQ(Read({"HTTP/1.1 200 OK", "Retry-After: 7"})
                .RetryAfterSeconds(absl::UnixEpoch()),
            0);
}

}  // namespace
}  // namespace preau::fetch
