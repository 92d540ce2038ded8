#include "tools/preau/resource_view.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "storage/notice/notice.h"
#include "tools/preau/figures.h"

namespace preau::command {
namespace {

constexpr int kColumn = 22;

using Terms = google::protobuf::RepeatedPtrField<log::v1::Term>;
using Texts = google::protobuf::RepeatedPtrField<log::v1::LangString>;

std::string LabelOf(const log::v1::Term& term) {
  if (!term.label().empty()) return term.label();
  if (!term.id().empty()) return term.id();
  return term.stated_label().empty() ? term.stated() : term.stated_label();
}

// What no vocabulary knows is shown as it was written, with a question mark.
std::string TermText(const log::v1::Term& term) {
  const std::string label = LabelOf(term);
  return term.flag() == log::v1::TERM_FLAG_UNSPECIFIED || label.empty()
             ? label
             : absl::StrCat(label, " (?)");
}

class View {
 public:
  View(const v1::Resource& resource, Output& output)
      : resource_(resource), notice_(resource.notice()), output_(output) {}

  void Show() {
    ShowHead();
    ShowUse();
    ShowRights();
    ShowOrigin();
  }

 private:
  void Row(absl::string_view code, const StyledText& value) {
    output_.Row(output_.Say(code), value, kColumn);
  }
  // Not broken: it is to be copied.
  void LinkRow(absl::string_view code, absl::string_view link) {
    if (link.empty()) return;
    StyledText line(PadRight(output_.Say(code), kColumn), Style::kDim);
    output_.Line(line.Append(link, Style::kLink));
  }
  void RowOf(absl::string_view code, const Terms& terms) {
    std::vector<std::string> labels;
    for (const log::v1::Term& term : terms) {
      if (const std::string text = TermText(term); !text.empty()) {
        labels.push_back(text);
      }
    }
    Row(code, {absl::StrJoin(labels, ", ")});
  }
  void RowOf(absl::string_view code, const Texts& texts) {
    std::vector<std::string> values;
    for (const log::v1::LangString& text : texts)
      values.push_back(text.value());
    Row(code, {absl::StrJoin(values, ", ")});
  }
  void RowOf(absl::string_view code, const log::v1::Date& date) {
    Row(code, {date.value().empty() ? date.text() : date.value()});
  }

  void ShowHead() {
    output_.Paragraph({TitleOf(resource_, output_.language()), Style::kBold});
    if (resource_.state() != v1::Resource::PUBLISHED) {
      output_.Paragraph({StateText(resource_, output_), Style::kBad});
    }
    if (resource_.has_withdrawal()) ShowWithdrawal();
    if (!notice_.url().empty()) output_.Line({notice_.url(), Style::kLink});
    output_.Line();
    const absl::string_view description =
        notice::BestText(notice_.description(), output_.language());
    if (!description.empty()) {
      output_.Paragraph({description});
      output_.Line();
    }
  }

  void ShowWithdrawal() {
    const v1::Withdrawal& withdrawal = resource_.withdrawal();
    output_.Paragraph({output_.Say(
        "GET_WITHDRAWN",
        {{"reason", log::v1::WithdrawalReason_Name(withdrawal.reason())}})});
    if (!withdrawal.successor().empty()) {
      output_.Paragraph(
          {output_.Say("GET_SUCCESSOR", {{"name", withdrawal.successor()}})});
    }
  }

  void ShowUse() {
    RowOf("FACET_LEVEL", notice_.level());
    RowOf("FACET_DISCIPLINE", notice_.discipline());
    RowOf("FACET_KIND", notice_.kind());
    RowOf("FACET_DOCUMENT_TYPE", notice_.document_type());
    RowOf("FACET_AUDIENCE", notice_.audience());
    RowOf("FACET_LANGUAGE", notice_.language());
    RowOf("FACET_KEYWORD", notice_.keyword());
    RowOf("GET_PROGRAMME", notice_.programme());
    if (notice_.duration_seconds() > 0) {
      Row("FACET_DURATION",
          {Seconds(int64_t{notice_.duration_seconds()} * 1000000,
                   output_.language())});
    }
    if (notice_.size_bytes() > 0) {
      Row("FACET_SIZE", {Bytes(notice_.size_bytes(), output_.language())});
    }
    RowOf("FACET_ACCESSIBILITY", notice_.accessibility().feature());
    RowOf("FACET_SPECIAL_NEED", notice_.accessibility().special_need());
  }

  void ShowRights() {
    std::string licence = TermText(notice_.licence().term());
    if (!licence.empty() && !notice_.licence().version().empty()) {
      absl::StrAppend(&licence, " ", notice_.licence().version());
    }
    Row("FACET_LICENCE", {licence});
    Row("FACET_ACCESS", {TermText(notice_.access().term())});
    if (notice_.has_free_of_charge()) {
      Row("FACET_FREE_OF_CHARGE",
          {output_.Say(notice_.free_of_charge() ? "VALUE_YES" : "VALUE_NO")});
    }
    Row("FACET_PERSONAL_DATA", {TermText(notice_.personal_data())});
    Row("FACET_PROVIDER", {notice_.provider()});
    for (const log::v1::Contribution& contribution : notice_.contribution()) {
      const std::string role = TermText(contribution.role());
      Row("GET_CONTRIBUTOR",
          {role.empty()
               ? contribution.agent().name()
               : absl::StrCat(contribution.agent().name(), " (", role, ")")});
    }
    Row("GET_CREDIT_LINE", {resource_.credit_line()});
  }

  void ShowOrigin() {
    output_.Line();
    RowOf("GET_PUBLISHED", notice_.date_published());
    RowOf("GET_MODIFIED", notice_.date_modified());
    Row("FACET_MEMBER", {resource_.owner_display_name().empty()
                             ? resource_.owner()
                             : resource_.owner_display_name()});
    Row("FACET_SOURCE", {resource_.source()});
    Row("GET_RECORD_NAME", {resource_.name()});
    Row("GET_UID", {resource_.uid()});
    LinkRow("GET_PERMANENT_LINK", resource_.permanent_link());
    Row("GET_UPDATED", {Moment(resource_.update_time())});
  }

  const v1::Resource& resource_;
  const log::v1::Notice& notice_;
  Output& output_;
};

}  // namespace

void ShowResource(const v1::Resource& resource, Output& output) {
  View(resource, output).Show();
}

std::string TitleOf(const v1::Resource& resource, base::Language language) {
  const absl::string_view title =
      notice::BestText(resource.notice().title(), language);
  return std::string(title.empty() ? absl::string_view(resource.name())
                                   : title);
}

std::string StateText(const v1::Resource& resource, const Output& output) {
  switch (resource.state()) {
    case v1::Resource::DRAFT:
      return output.Say("STATE_DRAFT");
    case v1::Resource::WITHDRAWN:
      return output.Say("STATE_WITHDRAWN");
    default:
      return output.Say("STATE_PUBLISHED");
  }
}

}  // namespace preau::command
