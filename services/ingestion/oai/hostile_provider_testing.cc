#include "services/ingestion/oai/hostile_provider_testing.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace preau::oai {
namespace {

using Arguments = std::map<std::string, std::string>;

std::string Unescape(absl::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      plain += absl::HexStringToBytes(text.substr(i + 1, 2));
      i += 2;
    } else {
      plain.push_back(text[i]);
    }
  }
  return plain;
}

Arguments ArgumentsOf(absl::string_view url) {
  Arguments arguments;
  const size_t question = url.find('?');
  for (const absl::string_view part :
       absl::StrSplit(url.substr(question + 1), '&')) {
    const std::pair<std::string, std::string> pair =
        absl::StrSplit(part, absl::MaxSplits('=', 1));
    arguments[pair.first] = Unescape(pair.second);
  }
  return arguments;
}

std::string ErrorXml(absl::string_view code) {
  return absl::StrCat("<error code=\"", code, "\">", code, "</error>");
}

// "set|from|offset": what a list goes on with.
std::string MakeToken(const Arguments& arguments, size_t offset) {
  const auto get = [&](const char* name) {
    const auto at = arguments.find(name);
    return at == arguments.end() ? "" : at->second;
  };
  return absl::StrCat(get("set"), "|", get("from"), "|", offset);
}

}  // namespace

void HostileProvider::Fill(size_t count) {
  for (size_t i = 0; i < count; ++i) {
    Record& record = records.emplace_back();
    record.identifier = absl::StrCat("r", i);
    record.title = absl::StrCat("Volcan numéro ", i);
  }
}

HostileProvider::Record& HostileProvider::At(const std::string& identifier) {
  return *std::find_if(records.begin(), records.end(), [&](const Record& each) {
    return each.identifier == identifier;
  });
}

std::string HostileProvider::HeaderXml(const Record& record) const {
  std::string xml = absl::StrCat(
      "<header", record.deleted ? " status=\"deleted\"" : "", "><identifier>",
      record.identifier, "</identifier><datestamp>",
      record.datestamp.substr(0, granularity.size()), "</datestamp>");
  for (const std::string& set : record.sets) {
    absl::StrAppend(&xml, "<setSpec>", set, "</setSpec>");
  }
  return xml + "</header>";
}

std::string HostileProvider::RecordXml(const Record& record) const {
  if (record.deleted) {
    return absl::StrCat("<record>", HeaderXml(record), "</record>\n");
  }
  const std::string metadata =
      record.metadata.empty()
          ? absl::StrCat(
                "<oai_dc:dc "
                "xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
                "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>",
                record.title,
                "</dc:title><dc:identifier>http://museum.example.org/",
                record.identifier, "</dc:identifier></oai_dc:dc>")
          : record.metadata;
  return absl::StrCat("<record>", HeaderXml(record), "<metadata>", metadata,
                      "</metadata>", record.about, "</record>\n");
}

std::string HostileProvider::List(bool whole, Arguments arguments,
                                  bool* fails) {
  size_t offset = 0;
  if (const auto token = arguments.find("resumptionToken");
      token != arguments.end()) {
    if (arguments.size() > 2) return ErrorXml("badArgument");
    if (tokens_before_expiry.has_value() &&
        tokens_used_++ == *tokens_before_expiry) {
      tokens_before_expiry.reset();
      return ErrorXml("badResumptionToken");
    }
    const std::vector<std::string> parts = absl::StrSplit(token->second, '|');
    if (parts.size() >= 3 && absl::SimpleAtoi(parts[2], &offset)) {
      if (!token_forgets_set) arguments["set"] = parts[0];
      if (!token_forgets_from) arguments["from"] = parts[1];
    }
  }
  const std::string set = arguments["set"];
  const std::string from = arguments["from"];
  std::vector<const Record*> found;
  for (const Record& record : records) {
    const bool in_set = std::any_of(
        record.sets.begin(), record.sets.end(), [&](const std::string& each) {
          return each == set || absl::StartsWith(each, set + ":");
        });
    if (!set.empty() && !in_set) continue;
    if (record.datestamp.substr(0, from.size()) < from) continue;
    found.push_back(&record);
  }
  if (found.empty()) return ErrorXml("noRecordsMatch");
  if (second_page_for_ever && offset > page_size) offset = page_size;
  const size_t end = std::min(found.size(), offset + page_size);
  if (offset >= found.size() && after_end == AfterEnd::kError) {
    return ErrorXml("badResumptionToken");
  }
  std::string xml = whole ? "<ListRecords>" : "<ListIdentifiers>";
  for (size_t i = offset; i < end; ++i) {
    *fails = *fails || (whole && broken.contains(found[i]->identifier));
    xml += whole ? RecordXml(*found[i]) : HeaderXml(*found[i]);
  }
  const std::string size =
      says_complete_list_size
          ? absl::StrCat(" completeListSize=\"", found.size(), "\" cursor=\"",
                         offset, "\"")
          : "";
  const bool more = end < found.size() || second_page_for_ever ||
                    (after_end != AfterEnd::kNothing && offset < found.size());
  if (!constant_token.empty()) {
    absl::StrAppend(&xml, "<resumptionToken>", constant_token,
                    "</resumptionToken>");
  } else if (more) {
    absl::StrAppend(
        &xml, "<resumptionToken", size, ">", around_token,
        MakeToken(arguments, end),
        second_page_for_ever ? absl::StrCat("|", asked["ListRecords"]) : "",
        around_token, "</resumptionToken>");
  } else {
    xml += last_token;
  }
  return xml + (whole ? "</ListRecords>" : "</ListIdentifiers>");
}

std::string HostileProvider::Get(const Arguments& arguments, bool* fails) {
  const std::string& identifier = arguments.at("identifier");
  for (const Record& record : records) {
    if (record.identifier != identifier) continue;
    *fails = broken.contains(identifier);
    return absl::StrCat("<GetRecord>", RecordXml(record), "</GetRecord>");
  }
  return ErrorXml("idDoesNotExist");
}

absl::StatusOr<fetch::Response> HostileProvider::Fetch(
    const fetch::Request& request, const std::function<bool()>& cancelled) {
  if (cancelled()) return absl::CancelledError();
  urls.push_back(request.url);
  if (down.has_value()) return *down;
  const Arguments arguments = ArgumentsOf(request.url);
  const std::string& verb = arguments.at("verb");
  const size_t number = asked[verb]++;
  if (!first.empty() && verb == "ListRecords") {
    auto answer = std::move(first.front());
    first.pop_front();
    return answer;
  }
  bool fails = false;
  std::string content;
  if (verb == "Identify") {
    content = absl::StrCat(
        "<Identify><repositoryName>Musée</repositoryName><granularity>",
        granularity, "</granularity></Identify>");
  } else if (verb == "ListMetadataFormats") {
    content = "<ListMetadataFormats>";
    for (const auto& [prefix, name_space] : formats) {
      absl::StrAppend(&content, "<metadataFormat><metadataPrefix>", prefix,
                      "</metadataPrefix><metadataNamespace>", name_space,
                      "</metadataNamespace></metadataFormat>");
    }
    content += "</ListMetadataFormats>";
  } else if (verb == "GetRecord") {
    content = Get(arguments, &fails);
  } else {
    content = List(verb == "ListRecords", arguments, &fails);
  }
  fetch::Response response;
  response.status = fails ? 500 : 200;
  response.url = request.url;
  response.content_type = "text/xml";
  if (fails) return response;
  response.body = absl::StrCat(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
      "<responseDate>",
      response_date, "</responseDate><request>", kUrl, "</request>", content,
      "</OAI-PMH>");
  if (verb == "ListRecords") {
    if (const auto at = mangle.find(number); at != mangle.end()) {
      response.body = at->second(std::move(response.body));
    }
  }
  return response;
}

}  // namespace preau::oai
