#ifndef SERVICES_HTTP_HTTP_MESSAGE_H_
#define SERVICES_HTTP_HTTP_MESSAGE_H_

#include <string>
#include <utility>
#include <vector>

// Requests and answers as the routes see them, whatever carries them.
namespace preau::http {

struct HttpRequest {
  // "GET".
  std::string method;
  // "/v1/search?q=volcan", as it came.
  std::string target;
  // Values of the headers of these names; empty without.
  std::string accept_language;
  std::string authorization;
  std::string if_none_match;
  std::string origin;
};

struct HttpResponse {
  int status = 200;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

}  // namespace preau::http

#endif  // SERVICES_HTTP_HTTP_MESSAGE_H_
