#ifndef TOOLS_PREAU_FIGURES_H_
#define TOOLS_PREAU_FIGURES_H_

#include <cstdint>
#include <string>

#include "google/protobuf/timestamp.pb.h"
#include "storage/base/language.h"

// Figures as a person reads them. All functions are thread-safe.
namespace preau::command {

// 21420: "21 420" (with U+202F) in French, "21,420" in English.
std::string Number(int64_t number, base::Language language);

// 1234567: "1,2 Mo", "1.2 MB".
std::string Bytes(int64_t bytes, base::Language language);

// "0,42 s", "12 s", "3 min 5 s", "2 h 10 min".
std::string Seconds(int64_t micros, base::Language language);

// "2026-11-25 10:38" in universal time; empty when it isn't set.
std::string Moment(const google::protobuf::Timestamp& time);

}  // namespace preau::command

#endif  // TOOLS_PREAU_FIGURES_H_
