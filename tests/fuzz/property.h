#ifndef TESTS_FUZZ_PROPERTY_H_
#define TESTS_FUZZ_PROPERTY_H_

#include <cstddef>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

// What targets share: how they say that something doesn't hold.
namespace preau::fuzz {

// What is longer is cut, so that every run is quick.
inline constexpr size_t kMaxInputBytes = size_t{64} << 10;

// The input, cut.
absl::string_view TextOf(const uint8_t* data, size_t size);

// Ends the process with `what` unless it holds, as libFuzzer asks for.
void Require(bool holds, const char* what);

// Well-formed (Unicode 15, table 3-7), without U+0000.
void RequireText(absl::string_view text, const char* what);

// All strings of the message.
void RequireTexts(const google::protobuf::Message& message, const char* what);

// An error that a person can be told: its reason has a sentence with nothing
// left to fill in, in French and in English.
void RequireSayable(const absl::Status& error);

}  // namespace preau::fuzz

#endif  // TESTS_FUZZ_PROPERTY_H_
