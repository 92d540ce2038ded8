#include "services/ingestion/fetch/curl_fetcher.h"

#include <sys/resource.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingestion/fetch/scripted_server.h"
#include "storage/base/error.h"
#include "storage/messages/messages.h"

namespace preau::fetch {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

// zlib's kinds of frame.
constexpr int kGzip = 31;
constexpr int kZlib = 15;
constexpr int kBareDeflate = -15;

std::string Pack(absl::string_view text, int frame, int flush = Z_FINISH) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, frame, 8, Z_DEFAULT_STRATEGY),
            Z_OK);
  std::string input(text);
  std::string packed(input.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, flush);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

class CurlFetcherTest : public testing::Test {
 protected:
  CurlFetcherTest() { options_.allow_private = true; }

  void Serve(ScriptedServer::Script script) {
    server_ = std::make_unique<ScriptedServer>(std::move(script));
    ASSERT_NE(server_->port(), 0);
  }

  absl::StatusOr<Response> Fetch(
      Request request, const std::function<bool()>& cancelled = nullptr) {
    if (fetcher_ == nullptr) fetcher_ = *CurlFetcher::Create(options_);
    if (request.url.empty()) request.url = server_->Url("/");
    return fetcher_->Fetch(request, cancelled);
  }

  // The reason, and that it is one with its field and sentences.
  static std::string ReasonOf(const absl::StatusOr<Response>& response) {
    if (response.ok()) return absl::StrCat("status ", response->status);
    const auto detail = base::GetErrorDetail(response.status());
    if (!detail.has_value()) return std::string(response.status().message());
    EXPECT_EQ(detail->field, "url");
    for (const auto language :
         {base::Language::kFrench, base::Language::kEnglish}) {
      EXPECT_TRUE(messages::HasSentence(detail->reason)) << detail->reason;
      EXPECT_THAT(messages::SayStatus(response.status(), language),
                  testing::AllOf(Not(HasSubstr("{")),
                                 HasSubstr(detail->args.at("url"))));
    }
    return detail->reason;
  }

  CurlFetcher::Options options_;
  std::atomic<bool> cancel_ = false;
  // Its threads run until the test is over: scripts own what they use.
  std::unique_ptr<ScriptedServer> server_;
  std::unique_ptr<CurlFetcher> fetcher_;
};

TEST_F(CurlFetcherTest, AsksAndReads) {
  Serve([](ScriptedServer::Exchange& exchange) {
    exchange.Answer(
        "200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nETag: \"a\"\r\n"
        "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\nSet-Cookie: a=b",
        "<a/>");
  });
  Request request;
  request.url = server_->Url("/é/../oai?verb=Identify#top");
  request.accept = "text/xml";
  request.etag = "\"old\"";
  request.last_modified = "Sat, 05 Nov 1994 08:49:37 GMT";
  const auto response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->body, "<a/>");
  EXPECT_EQ(response->url, server_->Url("/oai?verb=Identify"));
  EXPECT_EQ(response->content_type, "text/xml; charset=utf-8");
  EXPECT_EQ(response->etag, "\"a\"");
  EXPECT_EQ(response->last_modified, "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(response->retry_after_seconds, 0);

  // Neither what would break out of a line, nor cookies, are sent.
  request.etag = "a\r\nX-Evil: 1";
  ASSERT_TRUE(Fetch(request).ok());
  const std::vector<std::string> heads = server_->requests();
  ASSERT_EQ(heads.size(), 2u);
  EXPECT_THAT(heads[0], HasSubstr("GET /oai?verb=Identify HTTP/1.1\r\n"));
  EXPECT_THAT(heads[0], HasSubstr("\r\nUser-Agent: Preau/0.1\r\n"));
  EXPECT_THAT(heads[0], HasSubstr("\r\nAccept: text/xml\r\n"));
  EXPECT_THAT(heads[0], HasSubstr("\r\nAccept-Encoding: gzip, deflate\r\n"));
  EXPECT_THAT(heads[0], HasSubstr("\r\nIf-None-Match: \"old\"\r\n"));
  EXPECT_THAT(heads[0], HasSubstr("\r\nIf-Modified-Since: Sat, 05 Nov 1994"));
  EXPECT_THAT(heads[1], Not(HasSubstr("X-Evil")));
  EXPECT_THAT(heads[1], Not(HasSubstr("Cookie")));
  EXPECT_EQ(server_->connections(), 1);
}

TEST_F(CurlFetcherTest, Unpacks) {
  const std::string text(100'000, 'x');
  Serve([text](ScriptedServer::Exchange& exchange) {
    const std::string target = exchange.target();
    if (target == "/gzip") {
      exchange.Answer("200 OK\r\nContent-Encoding: gzip", Pack(text, kGzip));
    } else if (target == "/deflate") {
      exchange.Answer("200 OK\r\nContent-Encoding: deflate", Pack(text, kZlib));
    } else if (target == "/bare") {
      exchange.Answer("200 OK\r\nContent-Encoding: deflate",
                      Pack(text, kBareDeflate));
    } else {
      exchange.Send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 10; ++i) {
        exchange.Send("2710;ext\r\n" + std::string(10'000, 'x') + "\r\n");
      }
      exchange.Send("0\r\nETag: trailer\r\n\r\n");
    }
  });
  for (const char* target : {"/gzip", "/deflate", "/bare", "/chunked"}) {
    Request request;
    request.url = server_->Url(target);
    request.max_bytes = text.size();
    const auto response = Fetch(request);
    ASSERT_TRUE(response.ok()) << target << response.status();
    EXPECT_TRUE(response->body == text) << target;
    EXPECT_EQ(response->content_type, "");
    EXPECT_EQ(response->etag, "");
    --request.max_bytes;
    EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_TOO_LARGE") << target;
  }
}

// 10 GB of zeros in 10 MB.
TEST_F(CurlFetcherTest, ABombIsntUnpacked) {
  const std::string block =
      Pack(std::string(size_t{1} << 20, '\0'), kBareDeflate, Z_FULL_FLUSH);
  Serve([block](ScriptedServer::Exchange& exchange) {
    exchange.Close();
    exchange.Send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    exchange.Send({"\x1f\x8b\x08\0\0\0\0\0\0\x03", 10});
    for (int i = 0; i < 10 * 1024 && exchange.Send(block); ++i) {
    }
  });
  Request request;
  request.max_bytes = 1'000'000;
  size_t taken = 0;
  size_t largest = 0;
  request.take = [&](absl::string_view piece) {
    taken += piece.size();
    largest = std::max(largest, piece.size());
    return absl::OkStatus();
  };
  rusage before, after;
  getrusage(RUSAGE_SELF, &before);
  const auto response = Fetch(request);
  getrusage(RUSAGE_SELF, &after);
  EXPECT_EQ(ReasonOf(response), "ANSWER_TOO_LARGE");
  EXPECT_GT(taken, 500'000u);
  EXPECT_LE(taken, request.max_bytes);
  EXPECT_LE(largest, 100'000u);
  // In kilobytes.
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 32 << 10);

  // The same without anybody who takes it.
  request.take = nullptr;
  EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_TOO_LARGE");
}

TEST_F(CurlFetcherTest, PackedTwiceOrUnreadablyIsRefused) {
  Serve([](ScriptedServer::Exchange& exchange) {
    const std::string once = Pack("hello", kGzip);
    if (exchange.target() == "/twice") {
      exchange.Answer("200 OK\r\nContent-Encoding: gzip, gzip",
                      Pack(once, kGzip));
    } else if (exchange.target() == "/unknown") {
      exchange.Answer("200 OK\r\nContent-Encoding: br", "abc");
    } else if (exchange.target() == "/broken") {
      exchange.Answer("200 OK\r\nContent-Encoding: gzip", "not gzip");
    } else {
      exchange.Answer("200 OK\r\nContent-Encoding: gzip",
                      once.substr(0, once.size() - 1));
    }
  });
  for (const char* target : {"/twice", "/unknown", "/broken", "/short"}) {
    Request request;
    request.url = server_->Url(target);
    EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_CUT") << target;
  }
}

TEST_F(CurlFetcherTest, FollowsRedirectsWithinBounds) {
  ScriptedServer other([](ScriptedServer::Exchange& exchange) {
    exchange.Answer("200 OK", exchange.target());
  });
  const std::string elsewhere = other.Url("/there?a=b#c");
  Serve([elsewhere](ScriptedServer::Exchange& exchange) {
    const std::string target = exchange.target();
    absl::string_view number = target;
    int left = 0;
    if (absl::ConsumePrefix(&number, "/again/") &&
        absl::SimpleAtoi(number, &left) && left > 0) {
      exchange.Answer(
          absl::StrCat("302 Found\r\nLocation: ../again/", left - 1),
          "elsewhere");
    } else if (target == "/other") {
      exchange.Answer("301 Moved\r\nLocation: " + elsewhere, "");
    } else if (target == "/endless") {
      exchange.Close();
      exchange.Send("HTTP/1.1 307 x\r\nLocation: /again/0\r\n\r\n");
      while (exchange.Send(std::string(10'000, 'x'))) {
      }
    } else if (target == "/none") {
      exchange.Answer("302 Found", "nowhere");
    } else {
      exchange.Answer("200 OK", "here");
    }
  });
  Request request;
  request.max_bytes = 100;
  std::string taken;
  request.take = [&](absl::string_view piece) {
    absl::StrAppend(&taken, piece);
    return absl::OkStatus();
  };
  request.url = server_->Url("/again/5");
  auto response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(taken, "here");
  EXPECT_EQ(response->body, "");
  EXPECT_EQ(response->url, server_->Url("/again/0"));
  request.url = server_->Url("/again/6");
  EXPECT_EQ(ReasonOf(Fetch(request)), "TOO_MANY_REDIRECTS");

  taken.clear();
  request.url = server_->Url("/other");
  response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(taken, "/there?a=b");
  EXPECT_EQ(response->url, other.Url("/there?a=b"));

  taken.clear();
  request.url = server_->Url("/endless");
  ASSERT_TRUE(Fetch(request).ok());
  EXPECT_EQ(taken, "here");

  request.url = server_->Url("/none");
  response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 302);
  EXPECT_EQ(response->body, "nowhere");
}

TEST_F(CurlFetcherTest, HeadersAreBounded) {
  Serve([](ScriptedServer::Exchange& exchange) {
    exchange.Close();
    const std::string target = exchange.target();
    if (target == "/announce") {
      while (exchange.Send("HTTP/1.1 103 x\r\nA: b\r\n\r\n")) {
      }
    }
    exchange.Send("HTTP/1.1 200 OK\r\n");
    if (target == "/many") {
      while (exchange.Send("X-More: abcdefgh\r\n")) {
      }
    }
    exchange.Send("X-Long: ");
    while (exchange.Send(std::string(1000, 'a'))) {
    }
  });
  for (const char* target : {"/many", "/long", "/announce"}) {
    Request request;
    request.url = server_->Url(target);
    EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_TOO_LARGE") << target;
  }
}

TEST_F(CurlFetcherTest, AByteNowAndThenIsTooSlow) {
  options_.slow_bytes = 1000;
  options_.slow_time = milliseconds(100);
  Serve([](ScriptedServer::Exchange& exchange) {
    exchange.Close();
    if (exchange.target() == "/body") {
      exchange.Send("HTTP/1.1 200 OK\r\n\r\n");
    } else {
      exchange.Send("HTTP/1.1 200 OK\r\nX: ");
    }
    exchange.Trickle('a');
  });
  Request request;
  request.url = server_->Url("/body");
  EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_TOO_SLOW");
  request.url = server_->Url("/header");
  EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_TOO_SLOW");
}

TEST_F(CurlFetcherTest, SilenceEnds) {
  options_.total_timeout = milliseconds(100);
  Serve([](ScriptedServer::Exchange& exchange) {
    if (exchange.target() == "/body") {
      exchange.Send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc");
    }
    exchange.AwaitEnd();
  });
  for (const char* target : {"/", "/body"}) {
    Request request;
    request.url = server_->Url(target);
    EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_TOO_SLOW") << target;
  }
}

TEST_F(CurlFetcherTest, WhatBreaksOffIsCut) {
  Serve([](ScriptedServer::Exchange& exchange) {
    exchange.Close();
    const std::string target = exchange.target();
    if (target == "/length") {
      exchange.Send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    } else if (target == "/chunk") {
      exchange.Send(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nabc");
    } else if (target == "/lastchunk") {
      exchange.Send(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          "3\r\nabc\r\n");
    } else if (target == "/headers") {
      exchange.Send("HTTP/1.1 200 OK\r\nContent-Le");
    } else if (target == "/old") {
      exchange.Send("abc");
    }
  });
  for (const char* target :
       {"/length", "/chunk", "/lastchunk", "/headers", "/old", "/nothing"}) {
    Request request;
    request.url = server_->Url(target);
    EXPECT_EQ(ReasonOf(Fetch(request)), "ANSWER_CUT") << target;
  }
}

TEST_F(CurlFetcherTest, AnyStatusIsAnAnswer) {
  Serve([](ScriptedServer::Exchange& exchange) {
    const std::string target = exchange.target();
    if (target == "/304") {
      exchange.Send("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n");
    } else if (target == "/404") {
      exchange.Answer("404 Not Found\r\nContent-Type: text/html", "no such");
    } else if (target == "/503") {
      exchange.Answer("503 Later\r\nRetry-After: 120", "later");
    } else {
      exchange.Answer(
          "429 Later\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
          "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT",
          "");
    }
  });
  Request request;
  request.take = [](absl::string_view) {
    return absl::InternalError("only of a 200");
  };
  request.url = server_->Url("/304");
  auto response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 304);
  EXPECT_EQ(response->etag, "\"a\"");
  request.url = server_->Url("/404");
  response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 404);
  EXPECT_EQ(response->body, "no such");
  request.url = server_->Url("/503");
  response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 503);
  EXPECT_EQ(response->retry_after_seconds, 120);
  request.url = server_->Url("/429");
  response = Fetch(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 429);
  EXPECT_EQ(response->retry_after_seconds, 30);
}

TEST_F(CurlFetcherTest, AnErrorOfWhoTakesEndsTheReading) {
  Serve([](ScriptedServer::Exchange& exchange) {
    exchange.Close();
    exchange.Send("HTTP/1.1 200 OK\r\n\r\n");
    while (exchange.Send(std::string(1000, 'x'))) {
    }
  });
  Request request;
  request.take = [](absl::string_view) { return absl::DataLossError("ours"); };
  EXPECT_EQ(Fetch(request).status(), absl::DataLossError("ours"));
}

TEST_F(CurlFetcherTest, CanBeCancelled) {
  Serve([this](ScriptedServer::Exchange& exchange) {
    cancel_ = true;
    exchange.AwaitEnd();
  });
  auto response = Fetch({}, [this] { return cancel_.load(); });
  EXPECT_EQ(ReasonOf(response), "FETCH_CANCELLED");
  EXPECT_TRUE(absl::IsCancelled(response.status()));
  // Before it begins.
  EXPECT_TRUE(absl::IsCancelled(Fetch({}, [] { return true; }).status()));
  EXPECT_EQ(server_->requests().size(), 1u);
}

TEST_F(CurlFetcherTest, SaysWhyThereIsNoConnection) {
  Serve([](ScriptedServer::Exchange&) {});
  Request request;
  request.url = server_->Url("/");
  server_.reset();
  auto response = Fetch(request);
  EXPECT_EQ(ReasonOf(response), "CONNECTION_FAILED");
  EXPECT_TRUE(absl::IsUnavailable(response.status()));
  // A label that is too long for the DNS is found nowhere, without asking it.
  request.url = "http://" + std::string(64, 'a') + ".example/";
  response = Fetch(request);
  EXPECT_EQ(ReasonOf(response), "HOST_NOT_FOUND");
  EXPECT_TRUE(absl::IsUnavailable(response.status()));
  request.url = "http://user:word@127.0.0.1/";
  EXPECT_EQ(ReasonOf(Fetch(request)), "URL_INVALID");
}

TEST_F(CurlFetcherTest, ServesSeveralThreads) {
  Serve([](ScriptedServer::Exchange& exchange) {
    exchange.Answer("200 OK", exchange.target());
  });
  ASSERT_TRUE(Fetch({}).ok());
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < 20; ++i) {
        Request request;
        const std::string target = absl::StrCat("/", t, "/", i);
        request.url = server_->Url(target);
        const auto response = Fetch(request);
        ASSERT_TRUE(response.ok()) << response.status();
        EXPECT_EQ(response->body, target);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(server_->connections(), 5);
}

}  // namespace
}  // namespace preau::fetch
