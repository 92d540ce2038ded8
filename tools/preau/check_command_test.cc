#include "tools/preau/check_command.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

// A clock that is three seconds further each time.
class SlowClock : public base::Clock {
 public:
  int64_t NowMicros() override { return now_ += 3000000; }

 private:
  int64_t now_ = 1764000000000000;
};

class CheckTest : public testing::Test {
 protected:
  CheckTest() {
    std::string pattern =
        (fs::temp_directory_path() / "preau-check-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    how_.live = true;
    std::ofstream(folder_ / "a.csv")
        << "titre;url\nLes volcans;https://edu.example.org/1\n";
    options_.what = (folder_ / "a.csv").string();
    options_.output = (folder_ / "rapport.html").string();
  }
  ~CheckTest() override { fs::remove_all(folder_); }

  std::string Reason() {
    out_.str("");
    Output output(how_, &out_, &err_);
    const absl::Status status = RunCheck(options_, clock_, interrupt_, output);
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : status.ToString();
  }
  std::string Page() const {
    std::ifstream file(folder_ / "rapport.html");
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  fs::path folder_;
  CheckOptions options_;
  SlowClock clock_;
  Interrupt interrupt_;
  Output::Options how_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(CheckTest, SaysItHereAndOnAPage) {
  EXPECT_EQ(Reason(), "OK");
  EXPECT_THAT(out_.str(), HasSubstr("« volcans cycle 3 » ne trouve pas"));
  EXPECT_THAT(out_.str(), HasSubstr("1. Écrire une description."));
  EXPECT_THAT(Page(), HasSubstr("<code>Description</code>"));
  EXPECT_THAT(Page(), Not(HasSubstr(folder_.string())));
  EXPECT_THAT(err_.str(), HasSubstr("rapport.html"));
  EXPECT_THAT(err_.str(), HasSubstr("Recherches d'essai"));
}

TEST_F(CheckTest, FiguresForAProgram) {
  how_.json = true;
  EXPECT_EQ(Reason(), "OK");
  const auto json = nlohmann::json::parse(out_.str());
  EXPECT_EQ(json["records"], 1);
  EXPECT_EQ(json["corrections"][0]["element"], "Description");
  EXPECT_GT(json["corrections"][0]["searches"], 0);
}

TEST_F(CheckTest, SaysWhatCannotBeReadOrWritten) {
  options_.output = (folder_ / "nowhere" / "a.html").string();
  EXPECT_EQ(Reason(), "FILE_NOT_WRITTEN");
  options_.what = (folder_ / "b.csv").string();
  EXPECT_EQ(Reason(), "FILE_UNREADABLE");
  // A port that nobody listens on, and that nobody else gets.
  const int held = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const general = reinterpret_cast<sockaddr*>(&address);
  ASSERT_EQ(bind(held, general, size), 0);
  ASSERT_EQ(getsockname(held, general, &size), 0);
  options_.what =
      absl::StrCat("http://127.0.0.1:", ntohs(address.sin_port), "/a.csv");
  EXPECT_EQ(Reason(), "URL_FORBIDDEN");
  options_.private_networks = true;
  EXPECT_EQ(Reason(), "CONNECTION_FAILED");
  close(held);
}

TEST_F(CheckTest, WritesNothingWhenItIsInterrupted) {
  interrupt_.Trigger();
  EXPECT_EQ(Reason(), "CHECK_INTERRUPTED");
  EXPECT_FALSE(fs::exists(options_.output));
}

}  // namespace
}  // namespace preau::command
