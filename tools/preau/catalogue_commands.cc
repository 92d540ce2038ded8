#include "tools/preau/catalogue_commands.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "storage/base/resource_name.h"
#include "storage/base/status_macros.h"
#include "tools/preau/figures.h"
#include "tools/preau/json_text.h"
#include "tools/preau/resource_view.h"

namespace preau::command {
namespace {

constexpr int kListPage = 500;
constexpr int kColumn = 24;

absl::StatusOr<std::vector<std::string>> MembersToList(const std::string& asked,
                                                       Connection& connection) {
  if (!asked.empty()) {
    return std::vector<std::string>{
        absl::StartsWith(asked, "members/") ? asked : base::MemberName(asked)};
  }
  PREAU_ASSIGN_OR_RETURN(
      const v1::ListMembersResponse response,
      connection.Call(connection.admin(), &v1::AdminService::Stub::ListMembers,
                      v1::ListMembersRequest()));
  std::vector<std::string> names;
  for (const v1::Member& member : response.members()) {
    names.push_back(member.name());
  }
  return names;
}

void ShowLine(const v1::Resource& resource, Output& output) {
  StyledText line(resource.name());
  line.Append("  ").Append(TitleOf(resource, output.language()), Style::kBold);
  if (resource.state() != v1::Resource::PUBLISHED) {
    line.Append("  ").Append(StateText(resource, output), Style::kBad);
  }
  output.Line(line);
}

absl::Status ListMember(const std::string& member, bool all,
                        Connection& connection, Output& output) {
  v1::ListResourcesRequest request;
  request.set_parent(member);
  request.set_page_size(kListPage);
  request.set_show_all(all);
  do {
    PREAU_ASSIGN_OR_RETURN(
        const v1::ListResourcesResponse response,
        connection.Call(connection.catalogue(),
                        &v1::CatalogueService::Stub::ListResources, request));
    for (const v1::Resource& resource : response.resources()) {
      if (output.json()) {
        output.JsonLine(resource);
      } else {
        ShowLine(resource, output);
      }
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

void ShowMember(const v1::Member& member, Output& output) {
  const base::Language language = output.language();
  StyledText head(member.display_name(), Style::kBold);
  head.Append(absl::StrCat("  ", member.name()), Style::kDim);
  output.Line(head);
  const auto row = [&](absl::string_view code, uint64_t count) {
    output.Row(absl::StrCat("  ", output.Say(code)),
               {Number(static_cast<int64_t>(count), language)}, kColumn);
  };
  row("STATS_PUBLISHED", member.published());
  row("STATS_DRAFTS", member.drafts());
  row("STATS_WITHDRAWN", member.withdrawn());
  row("STATS_LOG", member.log_sequence());
}

}  // namespace

// Permanent links end with the uid, which is a name's last part too.
std::string NameOf(absl::string_view asked) {
  if (absl::StartsWith(asked, "members/") ||
      absl::StartsWith(asked, "resources/")) {
    return std::string(asked);
  }
  std::string uid(asked);
  if (absl::ConsumePrefix(&asked, "urn:uuid:")) {
    uid = absl::StrReplaceAll(asked, {{"-", ""}});
  } else if (absl::StrContains(asked, "://")) {
    uid = std::string(asked.substr(asked.rfind('/') + 1));
  }
  return absl::StrCat("resources/", uid);
}

absl::Status RunGet(const GetOptions& options, Connection& connection,
                    Output& output) {
  v1::GetResourceRequest request;
  request.set_name(NameOf(options.name));
  PREAU_ASSIGN_OR_RETURN(
      const v1::Resource resource,
      connection.Call(connection.catalogue(),
                      &v1::CatalogueService::Stub::GetResource, request));
  if (output.json()) {
    output.Json(resource);
  } else {
    ShowResource(resource, output);
  }
  return absl::OkStatus();
}

absl::Status RunList(const ListOptions& options, Connection& connection,
                     Output& output) {
  PREAU_ASSIGN_OR_RETURN(const std::vector<std::string> members,
                         MembersToList(options.member, connection));
  for (const std::string& member : members) {
    PREAU_RETURN_IF_ERROR(ListMember(member, options.all, connection, output));
  }
  return absl::OkStatus();
}

absl::Status RunStats(Connection& connection, Output& output) {
  PREAU_ASSIGN_OR_RETURN(const v1::Stats stats,
                         connection.Call(connection.catalogue(),
                                         &v1::CatalogueService::Stub::GetStats,
                                         v1::GetStatsRequest()));
  // Search may run elsewhere and be down; the rest is worth showing.
  const absl::StatusOr<v1::IndexStatus> index = connection.Call(
      connection.search(), &v1::SearchService::Stub::GetIndexStatus,
      v1::GetIndexStatusRequest());
  if (output.json()) {
    output.Raw(JoinJson(
        {{"stats", &stats}, {"index", index.ok() ? &*index : nullptr}}));
    return absl::OkStatus();
  }
  for (const v1::Member& member : stats.members()) ShowMember(member, output);
  output.Line();
  const base::Language language = output.language();
  output.Row(output.Say("STATS_CHANGES"),
             {Number(static_cast<int64_t>(stats.applied_sequence()), language)},
             kColumn);
  output.Row(output.Say("STATS_DISK"), {Bytes(stats.disk_bytes(), language)},
             kColumn);
  if (!index.ok()) {
    output.Error(index.status());
    return absl::OkStatus();
  }
  output.Row(output.Say("STATS_INDEXED"),
             {Number(static_cast<int64_t>(index->documents()), language)},
             kColumn);
  const uint64_t behind =
      stats.applied_sequence() > index->applied_sequence()
          ? stats.applied_sequence() - index->applied_sequence()
          : 0;
  output.Row(output.Say("STATS_BEHIND"),
             {output.SayCount("STATS_BEHIND", static_cast<int64_t>(behind))},
             kColumn);
  return absl::OkStatus();
}

}  // namespace preau::command
