#include "tools/preau/try_command.h"

#include <stdlib.h>

#include <filesystem>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/base/error.h"

namespace preau::command {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class TryTest : public testing::Test {
 protected:
  TryTest() {
    std::string pattern =
        (fs::temp_directory_path() / "preau-try-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    environment_.variables["XDG_STATE_HOME"] = folder_.string();
  }
  ~TryTest() override { fs::remove_all(folder_); }

  std::string Try(const TryOptions& options = {}) {
    std::ostringstream out;
    std::ostringstream err;
    Output output(Output::Options(), &out, &err);
    const absl::Status status = RunTry(options, environment_, output);
    const auto detail = base::GetErrorDetail(status);
    return detail.has_value() ? detail->reason : out.str();
  }

  fs::path folder_;
  Environment environment_;
};

TEST_F(TryTest, TheLastSearchInFourLanguages) {
  EXPECT_EQ(Try(), "TRY_NOTHING");
  v1::SearchRequest request;
  request.set_query("l'été \"chaud\"");
  request.set_match(v1::SearchRequest::ANY_WORD);
  request.set_understanding(v1::SearchRequest::WORDS_ONLY);
  request.set_sort(v1::SearchRequest::NEWEST);
  request.set_page_size(5);
  v1::Filter& levels = *request.add_filters();
  levels.set_field("level");
  levels.add_values("6e");
  levels.add_values("5e");
  v1::Filter& kinds = *request.add_filters();
  kinds.set_field("kind");
  kinds.set_exclude(true);
  kinds.add_values("video");
  request.add_facets()->set_field("level");
  RememberSearch(request, environment_);
  const std::string text = Try({"http://127.0.0.1:1"});
  EXPECT_THAT(text, HasSubstr("--data-urlencode 'q=l'\\''été \"chaud\"'"));
  EXPECT_THAT(text, HasSubstr("--data-urlencode 'level=5e'"));
  EXPECT_THAT(text, HasSubstr("['q', 'l\\'été \"chaud\"']"));
  EXPECT_THAT(text, HasSubstr("(\"q\", \"l'été \\\"chaud\\\"\")"));
  EXPECT_THAT(text, HasSubstr("[\"not.kind\", \"video\"]"));
  EXPECT_THAT(text, HasSubstr("[\"match\", \"any\"], [\"understanding\", "
                              "\"words_only\"], [\"sort\", \"newest\"]"));
  EXPECT_THAT(text, HasSubstr("http://127.0.0.1:1/v1/search"));
  environment_.variables["PREAU_HTTP"] = "http://127.0.0.1:2";
  EXPECT_THAT(Try(), HasSubstr("http://127.0.0.1:2/v1/search"));

  // The newest counts, and nobody else reads it.
  RememberSearch(v1::SearchRequest(), environment_);
  EXPECT_THAT(Try(), Not(HasSubstr("été")));
  const fs::perms perms =
      fs::status(folder_ / "preau" / "last-search.json").permissions();
  EXPECT_EQ(perms & (fs::perms::group_all | fs::perms::others_all),
            fs::perms::none);
}

TEST_F(TryTest, WithoutAFolderNothingIsKept) {
  environment_.variables.clear();
  RememberSearch(v1::SearchRequest(), environment_);
  EXPECT_EQ(Try(), "TRY_NOTHING");
}

}  // namespace
}  // namespace preau::command
