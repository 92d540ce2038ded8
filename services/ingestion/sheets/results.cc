#include "services/ingestion/sheets/results.h"

namespace preau::sheets {

size_t AnswerColumn(const std::vector<std::string>& columns,
                    const Answer& answer) {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == answer.result_header) return i;
  }
  size_t count = columns.size();
  while (count > 0 && columns[count - 1].empty()) --count;
  return count;
}

}  // namespace preau::sheets
