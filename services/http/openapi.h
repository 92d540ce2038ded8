#ifndef SERVICES_HTTP_OPENAPI_H_
#define SERVICES_HTTP_OPENAPI_H_

#include <string>

namespace preau::http {

// What Routes answers, as an OpenAPI 3.0 document (JSON).
const std::string& OpenApi();

}  // namespace preau::http

#endif  // SERVICES_HTTP_OPENAPI_H_
