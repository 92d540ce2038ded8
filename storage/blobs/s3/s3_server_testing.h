#ifndef STORAGE_BLOBS_S3_S3_SERVER_TESTING_H_
#define STORAGE_BLOBS_S3_S3_SERVER_TESTING_H_

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>

namespace preau::blobs {

// For tests: tests/s3/server.mjs as a process, in a folder of its own.
// Thread-compatible.
class S3Server {
 public:
  // Null when Node or the npm packages aren't there.
  static std::unique_ptr<S3Server> Start(const std::string& source_directory);
  ~S3Server();
  S3Server(const S3Server&) = delete;
  S3Server& operator=(const S3Server&) = delete;

  // "http://127.0.0.1:port".
  std::string endpoint() const;
  static constexpr char kBucket[] = "preau";
  static constexpr char kKeyId[] = "S3RVER";
  static constexpr char kSecret[] = "S3RVER";

 private:
  S3Server() = default;

  std::string folder_;
  pid_t process_ = -1;
  // It ends when this is closed.
  int input_ = -1;
  int port_ = 0;
};

}  // namespace preau::blobs

#endif  // STORAGE_BLOBS_S3_S3_SERVER_TESTING_H_
