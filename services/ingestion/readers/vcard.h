#ifndef SERVICES_INGESTION_READERS_VCARD_H_
#define SERVICES_INGESTION_READERS_VCARD_H_

#include "absl/strings/string_view.h"
#include "preau/log/v1/notice.pb.h"

namespace preau::readers {

// Name, organisation and page of a vCard (RFC 2426, RFC 6350 and 2.1); nothing
// else of it is looked at, so that addresses, e-mails and telephone numbers
// never come in. Text that is no vCard is taken as the name.
log::v1::Agent ParseVcard(absl::string_view text);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_VCARD_H_
