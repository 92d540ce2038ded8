#ifndef STORAGE_BASE_STATUS_MACROS_H_
#define STORAGE_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns from the enclosing function when `expr` is an error.
#define PREAU_RETURN_IF_ERROR(expr)                             \
  do {                                                          \
    if (absl::Status preau_status = (expr); !preau_status.ok()) \
      return preau_status;                                      \
  } while (false)

// PREAU_ASSIGN_OR_RETURN(auto x, F()): returns F's error, or assigns its value.
#define PREAU_ASSIGN_OR_RETURN(lhs, expr) \
  PREAU_ASSIGN_OR_RETURN_IMPL_(PREAU_CONCAT_(preau_or_, __LINE__), lhs, expr)

#define PREAU_CONCAT_INNER_(a, b) a##b
#define PREAU_CONCAT_(a, b) PREAU_CONCAT_INNER_(a, b)
#define PREAU_ASSIGN_OR_RETURN_IMPL_(tmp, lhs, expr) \
  auto tmp = (expr);                                 \
  if (!tmp.ok()) return std::move(tmp).status();     \
  lhs = *std::move(tmp)

#endif  // STORAGE_BASE_STATUS_MACROS_H_
