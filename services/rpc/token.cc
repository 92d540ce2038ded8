#include "services/rpc/token.h"

#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "storage/base/error.h"
#include "storage/crypto/crypto.h"

namespace preau::rpc {
namespace {

constexpr size_t kMaxTokenBytes = 4096;

// Stands before the content inside the seal.
std::string Binding(absl::string_view method,
                    absl::string_view request_digest) {
  return crypto::Sha256({method, "\n", request_digest});
}

}  // namespace

std::string TokenSealer::Seal(absl::string_view method,
                              absl::string_view request_digest,
                              absl::string_view content) const {
  std::string token;
  absl::WebSafeBase64Escape(
      crypto::Seal(absl::StrCat(Binding(method, request_digest), content),
                   key_),
      &token);
  return token;
}

absl::StatusOr<std::string> TokenSealer::Open(absl::string_view method,
                                              absl::string_view request_digest,
                                              absl::string_view token) const {
  std::string sealed;
  if (token.size() <= kMaxTokenBytes &&
      absl::WebSafeBase64Unescape(token, &sealed)) {
    absl::StatusOr<std::string> text = crypto::Open(sealed, key_);
    const std::string binding = Binding(method, request_digest);
    if (text.ok() && text->compare(0, binding.size(), binding) == 0) {
      return text->substr(binding.size());
    }
  }
  return base::InvalidField("PAGE_TOKEN_INVALID", "page_token");
}

std::string RequestDigest(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> rest(request.New());
  rest->CopyFrom(request);
  for (const char* name : {"page_token", "page_size"}) {
    const auto* field = rest->GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) rest->GetReflection()->ClearField(rest.get(), field);
  }
  // In the same order each time, for maps have none.
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    rest->SerializeToCodedStream(&coded);
  }
  return crypto::Sha256({bytes});
}

absl::StatusOr<int> PageSize(int asked, int standard, int max) {
  if (asked < 0 || asked > max) {
    return base::InvalidField("PAGE_SIZE_INVALID", "page_size",
                              {{"max", absl::StrCat(max)}});
  }
  return asked == 0 ? standard : asked;
}

}  // namespace preau::rpc
