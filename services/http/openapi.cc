#include "services/http/openapi.h"

#include <google/protobuf/descriptor.h>

#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "indexer/document/fields.h"
#include "preau/v1/catalogue_service.pb.h"
#include "preau/v1/search_service.pb.h"
#include "preau/v1/vocabulary_service.pb.h"

namespace preau::http {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using Json = nlohmann::ordered_json;

Json Ref(absl::string_view name) {
  return {{"$ref", absl::StrCat("#/components/schemas/", name)}};
}

// Schemas of messages as proto3 JSON has them.
class Schemas {
 public:
  Json Of(const Descriptor* message) {
    const std::string& full = message->full_name();
    if (full == "google.protobuf.Timestamp") {
      return {{"type", "string"}, {"format", "date-time"}};
    }
    if (seen_.insert(message->name()).second) {
      Json properties = Json::object();
      for (int i = 0; i < message->field_count(); ++i) {
        const FieldDescriptor* field = message->field(i);
        properties[field->json_name()] = OfField(field);
      }
      schemas_[message->name()] = {{"type", "object"},
                                   {"properties", properties}};
    }
    return Ref(message->name());
  }

  Json all() const { return schemas_; }

 private:
  Json OfField(const FieldDescriptor* field) {
    if (field->is_map()) {
      return {
          {"type", "object"},
          {"additionalProperties", OfOne(field->message_type()->map_value())}};
    }
    if (field->is_repeated()) {
      return {{"type", "array"}, {"items", OfOne(field)}};
    }
    return OfOne(field);
  }

  Json OfOne(const FieldDescriptor* field) {
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Of(field->message_type());
      case FieldDescriptor::CPPTYPE_ENUM:
        return OfEnum(field->enum_type());
      case FieldDescriptor::CPPTYPE_BOOL:
        return {{"type", "boolean"}};
      case FieldDescriptor::CPPTYPE_INT32:
      case FieldDescriptor::CPPTYPE_UINT32:
        return {{"type", "integer"}};
      case FieldDescriptor::CPPTYPE_DOUBLE:
      case FieldDescriptor::CPPTYPE_FLOAT:
        return {{"type", "number"}};
      case FieldDescriptor::CPPTYPE_INT64:
      case FieldDescriptor::CPPTYPE_UINT64:
        // Proto3 JSON writes them as text, since JavaScript's numbers are
        // doubles.
        return {{"type", "string"}, {"format", "int64"}};
      default:
        return {{"type", "string"}};
    }
  }

  static Json OfEnum(const EnumDescriptor* type) {
    Json values = Json::array();
    for (int i = 0; i < type->value_count(); ++i) {
      values.push_back(type->value(i)->name());
    }
    return {{"type", "string"}, {"enum", values}};
  }

  std::set<std::string> seen_;
  Json schemas_ = Json::object();
};

Json Parameter(const std::string& name, const char* in,
               const std::string& description, Json schema) {
  return {{"name", name},
          {"in", in},
          {"required", absl::string_view(in) == "path"},
          {"description", description},
          {"schema", std::move(schema)}};
}

Json Text(const std::string& name, const char* in,
          const std::string& description) {
  return Parameter(name, in, description, {{"type", "string"}});
}

Json Number(const std::string& name, const std::string& description, int min,
            int max) {
  return Parameter(name, "query", description,
                   {{"type", "integer"}, {"minimum", min}, {"maximum", max}});
}

Json Choice(const std::string& name, const std::string& description,
            const std::vector<std::string>& values) {
  return Parameter(name, "query", description,
                   {{"type", "string"}, {"enum", values}});
}

Json Many(const std::string& name, const std::string& description) {
  return Parameter(name, "query", description,
                   {{"type", "array"}, {"items", {{"type", "string"}}}});
}

Json Operation(const char* id, const char* summary, Json parameters,
               Json answer) {
  const auto content = [](Json schema) {
    return Json{{"application/json", {{"schema", std::move(schema)}}}};
  };
  return {{"get",
           {{"operationId", id},
            {"summary", summary},
            {"parameters", std::move(parameters)},
            {"responses",
             {{"200",
               {{"description", "The answer."}, {"content", content(answer)}}},
              {"304", {{"description", "Unchanged since If-None-Match."}}},
              {"default",
               {{"description", "What is wrong, and what would be right."},
                {"content", content(Ref("Error"))}}}}}}}};
}

void AddFields(Json& parameters) {
  for (const document::Field& field : document::Fields()) {
    const std::string name(field.name);
    parameters.push_back(
        Many(name, "Keeps what has one of these ids; also not." + name + "."));
  }
}

Json SearchParameters() {
  Json parameters = {
      Text("q", "query",
           "As a person types it: words, \"a phrase\", -excluded, "
           "titre:volcan. Empty: everything."),
      Choice("match",
             "Whether all words must be found, or any. Without it: all, and "
             "where few resources have all, those that have some follow.",
             {"all", "any"}),
      Choice("explain", "Whether to say what each hit's score is made of.",
             {"yes", "no"}),
      Choice("understanding",
             "Whether words that name a level, a kind and the like are taken "
             "for that, as interpretation says, or are words only.",
             {"on", "words_only"}),
      Choice("sort", "The order.",
             {"relevance", "title", "newest", "oldest", "smallest", "largest"}),
      Choice("spelling",
             "Words that may be misspelt: search others where nothing is "
             "found (rescue, the default), only propose them, or neither.",
             {"rescue", "propose", "as_typed"}),
      Choice("as_you_type",
             "Whether the last word may be the beginning of one.",
             {"true", "false"}),
      Number("page_size", "Hits on a page; 10.", 1, 100),
      Text("page_token", "query",
           "nextPageToken of the page before; the rest must be the same."),
      Number("snippet", "Longest snippet in characters; 200.", 50, 1000),
      Many("facet",
           "Fields to count values of: level, level:20 for 20 of them, "
           "level:20:40 for 20 after the first 40.")};
  AddFields(parameters);
  return parameters;
}

Json SimilarParameters(Json path) {
  path.push_back(Number("limit", "Resources at most; 10.", 1, 50));
  path.push_back(
      Number("snippet", "Longest snippet in characters; 200.", 50, 1000));
  AddFields(path);
  return path;
}

Json RowsParameters() {
  return {Text("level", "query", "Id of a level: what all rows are for."),
          Text("discipline", "query", "The same of a subject."),
          Text("audience", "query", "The same of an audience."),
          Text("date", "query",
               "2027-03-22, to see the rows of another day than today."),
          Number("rows", "Rows at most; 8.", 1, 20),
          Number("hits", "Resources in a row at most; 10.", 4, 30),
          Number("snippet", "Longest snippet in characters; 200.", 50, 1000)};
}

Json Document() {
  Schemas schemas;
  Json paths;
  paths["/v1/search"] =
      Operation("search", "Finds resources.", SearchParameters(),
                schemas.Of(v1::SearchResponse::descriptor()));
  paths["/v1/suggest"] =
      Operation("suggest", "What a person who types may mean.",
                {Text("q", "query", "What has been typed so far."),
                 Number("limit", "Suggestions at most; 8.", 1, 20)},
                schemas.Of(v1::SuggestResponse::descriptor()));
  const Json by_uid = Text("uid", "path", "32 hexadecimal digits.");
  const Json by_name = {Text("member", "path", "Who owns it."),
                        Text("id", "path", "Its id.")};
  paths["/v1/resources/{uid}/similar"] =
      Operation("listSimilarResources",
                "Those that are about the same as one, with what they have in "
                "common.",
                SimilarParameters(Json::array({by_uid})),
                schemas.Of(v1::ListSimilarResourcesResponse::descriptor()));
  paths["/v1/members/{member}/resources/{id}/similar"] =
      Operation("listSimilarResourcesByName",
                "Those that are about the same as one, with what they have in "
                "common.",
                SimilarParameters(by_name),
                schemas.Of(v1::ListSimilarResourcesResponse::descriptor()));
  paths["/v1/rows"] = Operation(
      "browseRows", "What a home page shows, with why.", RowsParameters(),
      schemas.Of(v1::BrowseRowsResponse::descriptor()));
  paths["/v1/resources/{uid}"] =
      Operation("getResource", "One resource by its uid.",
                Json::array({by_uid}), schemas.Of(v1::Resource::descriptor()));
  paths["/v1/members/{member}/resources/{id}"] =
      Operation("getResourceByName", "One resource by its name.", by_name,
                schemas.Of(v1::Resource::descriptor()));
  paths["/v1/members/{member}/resources"] = Operation(
      "listResources", "All resources of a member, by name.",
      {Text("member", "path", "Whose."),
       Number("page_size", "Resources on a page; 50.", 1, 1000),
       Text("page_token", "query", "nextPageToken of the page before.")},
      schemas.Of(v1::ListResourcesResponse::descriptor()));
  paths["/v1/vocabularies"] =
      Operation("listVocabularies", "The vocabularies.", Json::array(),
                schemas.Of(v1::ListVocabulariesResponse::descriptor()));
  paths["/v1/vocabularies/{id}"] =
      Operation("getVocabulary", "One vocabulary with its terms.",
                {Text("id", "path", "\"level\", for instance.")},
                schemas.Of(v1::Vocabulary::descriptor()));
  Json components = schemas.all();
  const Json text = {{"type", "string"}};
  components["Error"] = {{"type", "object"},
                         {"properties",
                          {{"error",
                            {{"type", "object"},
                             {"properties",
                              {{"code", text},
                               {"reason", text},
                               {"field", text},
                               {"message", text}}}}}}}};
  return {{"openapi", "3.0.3"},
          {"info",
           {{"title", "Préau"},
            {"version", "v1"},
            {"description",
             "The catalogue for reading. Labels come in the language of "
             "Accept-Language (fr, en). The same messages as over gRPC, in "
             "proto3's JSON."}}},
          {"paths", paths},
          {"components",
           {{"schemas", components},
            {"securitySchemes",
             {{"key", {{"type", "http"}, {"scheme", "bearer"}}}}}}},
          {"security", {Json::object(), {{"key", Json::array()}}}}};
}

}  // namespace

const std::string& OpenApi() {
  static const auto* const kDocument = new std::string(Document().dump(1));
  return *kDocument;
}

}  // namespace preau::http
