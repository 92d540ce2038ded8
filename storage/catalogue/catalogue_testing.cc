#include "storage/catalogue/catalogue_testing.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/base/random.h"
#include "storage/catalogue/verify.h"

namespace preau::catalogue {

std::unique_ptr<Catalogue> OpenCatalogue(kv::KeyValueStore* store,
                                         base::Clock* clock) {
  auto catalogue =
      Catalogue::Create({}, store, clock, base::SystemRandom()).value();
  if (catalogue->Members().empty()) {
    StoredMember member;
    member.set_id("lille");
    member.set_label_fr("Académie de Lille");
    member.set_label_en("Académie de Lille");
    catalogue->AddMember(member).IgnoreError();
  }
  return catalogue;
}

Mutation PutTitle(absl::string_view key, absl::string_view title) {
  Mutation mutation;
  mutation.owner = "lille";
  mutation.source = "members/lille/sources/test";
  mutation.source_key = std::string(key);
  mutation.edit = [title = std::string(title)](StoredResource& resource) {
    resource.mutable_notice()->clear_title();
    resource.mutable_notice()->add_title()->set_value(title);
    return absl::OkStatus();
  };
  return mutation;
}

WriteRequest RequestOf(Mutation mutation, absl::string_view request_id) {
  WriteRequest request;
  request.actor = {"tester", "Test.Write"};
  request.request_id = std::string(request_id);
  request.request_sha256 = mutation.source_key;
  request.mutations.push_back(std::move(mutation));
  request.respond = [](absl::Span<const Outcome> outcomes) {
    std::string uids;
    for (const Outcome& outcome : outcomes) {
      absl::StrAppend(&uids, outcome.resource.uid(), " ",
                      outcome.resource.revision(), ";");
    }
    return uids;
  };
  return request;
}

std::string Faults(const kv::Reader& store) {
  std::string text;
  const auto result = Verify(store, [&](absl::string_view fault) {
    absl::StrAppend(&text, fault, "\n");
  });
  if (!result.ok()) absl::StrAppend(&text, result.status().ToString());
  return text;
}

}  // namespace preau::catalogue
