#include "services/ingestion/writers/lom_life_cycle.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/ingestion/writers/lom_element.h"
#include "services/ingestion/writers/values.h"
#include "services/ingestion/writers/vcard_writer.h"
#include "services/ingestion/writers/xml_text.h"

namespace preau::writers {
namespace {

using log::v1::Contribution;
using log::v1::Notice;
using pugi::xml_node;

bool DatesPublication(const Contribution& contribution) {
  const std::string& role = contribution.role().id();
  return Publishes(contribution) || role == "distributor" ||
         role == "broadcaster";
}

// Whether a role was stated, which readers otherwise call "unknown".
bool HasRole(const Contribution& contribution) {
  const log::v1::Term& role = contribution.role();
  return !role.id().empty() || role.stated() != "unknown" ||
         !role.stated_label().empty();
}

bool SameRoleAndDate(const Contribution& a, const Contribution& b) {
  return a.role().id() == b.role().id() &&
         a.role().stated() == b.role().stated() &&
         a.role().stated_label() == b.role().stated_label() &&
         a.date().value() == b.date().value() &&
         a.date().text() == b.date().text();
}

// A date, unless the first contribution that readers take it from says it.
void AddDateOf(xml_node node, const Notice& notice, const log::v1::Date& date,
               const char* role, bool (*dates)(const Contribution&)) {
  if (date.value().empty() && date.text().empty()) return;
  for (const Contribution& each : notice.contribution()) {
    if (!dates(each) || each.date().value().empty()) continue;
    if (each.date().value() == date.value()) return;
    break;
  }
  xml_node contribute = node.append_child("contribute");
  AddValue(contribute, "", "role", absl::StrCat(kScolomfrConcept, role), "");
  AddDate(contribute, date);
}

bool IsCalled(const log::v1::Agent& agent, const std::string& name) {
  return agent.organisation() == name || NameOf(agent) == name;
}

// The house, unless the contribution that readers take it from says it.
void AddProvider(xml_node node, const Notice& notice) {
  if (notice.provider().empty()) return;
  const Contribution* house = nullptr;
  for (const Contribution& each : notice.contribution()) {
    if (Publishes(each)) {
      house = &each;
      break;
    }
    if (house == nullptr && Distributes(each)) house = &each;
  }
  if (house != nullptr && IsCalled(house->agent(), notice.provider())) return;
  log::v1::Agent agent;
  agent.set_kind(log::v1::Agent::ORGANISATION);
  agent.set_name(notice.provider());
  xml_node contribute = node.append_child("contribute");
  AddValue(contribute, "", "role", absl::StrCat(kScolomfrConcept, "publisher"),
           "éditeur");
  AddElement(contribute, "entity", WriteVcard(agent));
}

// Those who did the same at the same time stand together.
void AddContributions(xml_node node, const Notice& notice) {
  for (int i = 0; i < notice.contribution_size();) {
    const Contribution& first = notice.contribution(i);
    xml_node contribute = node.append_child("contribute");
    if (HasRole(first)) AddValue(contribute, "", "role", first.role());
    for (; i < notice.contribution_size() &&
           SameRoleAndDate(first, notice.contribution(i));
         ++i) {
      AddElement(contribute, "entity",
                 WriteVcard(notice.contribution(i).agent()));
    }
    AddDate(contribute, first.date());
  }
}

}  // namespace

void AddLifeCycle(xml_node life_cycle, const Notice& notice) {
  if (!notice.version().empty()) {
    AddElement(life_cycle.append_child("version"), "string", notice.version());
  }
  AddValue(life_cycle, "", "status", notice.status());
  AddDateOf(life_cycle, notice, notice.date_created(), "author", IsAuthor);
  AddDateOf(life_cycle, notice, notice.date_published(), "publisher",
            DatesPublication);
  AddProvider(life_cycle, notice);
  AddContributions(life_cycle, notice);
}

}  // namespace preau::writers
