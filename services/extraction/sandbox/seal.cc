#include "services/extraction/sandbox/seal.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"

namespace preau::sandbox {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// A sanitizer's shadow takes terabytes of addresses.
constexpr bool kBoundsAddresses = false;
#else
constexpr bool kBoundsAddresses = true;
#endif

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

// What computing takes.
constexpr int kAllowed[] = {
    SCMP_SYS(brk),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(close),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(fstat),
    SCMP_SYS(futex),
    SCMP_SYS(getpid),
    SCMP_SYS(getrandom),
    SCMP_SYS(gettid),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(lseek),
    SCMP_SYS(madvise),
    SCMP_SYS(mremap),
    SCMP_SYS(munmap),
    SCMP_SYS(pread64),
    SCMP_SYS(read),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(time),
};

// What libraries try, and can do without.
constexpr int kRefused[] = {
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(fcntl),
    SCMP_SYS(fstatfs),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(getegid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(getuid),
    SCMP_SYS(ioctl),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(openat2),
    SCMP_SYS(prlimit64),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(stat),
    SCMP_SYS(statfs),
    SCMP_SYS(statx),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
};

absl::Status Failed(const char* what, int error) {
  return absl::InternalError(absl::StrCat("seal: ", what, ": errno ", error));
}

absl::Status Limit(decltype(RLIMIT_CPU) resource, rlim_t soft, rlim_t hard) {
  struct rlimit had;
  if (getrlimit(resource, &had) != 0) return Failed("getrlimit", errno);
  // Nobody may raise a limit that was set already.
  const struct rlimit limit = {std::min(soft, had.rlim_max),
                               std::min(hard, had.rlim_max)};
  return setrlimit(resource, &limit) == 0 ? absl::OkStatus()
                                          : Failed("setrlimit", errno);
}

absl::Status SetLimits(const SealLimits& limits) {
  struct stat file;
  if (fstat(kFileDescriptor, &file) != 0) return Failed("fstat", errno);
  const auto memory = static_cast<rlim_t>(limits.memory_bytes);
  const auto cpu = static_cast<rlim_t>(limits.cpu_seconds);
  absl::Status status = Limit(RLIMIT_CPU, cpu, cpu + 1);
  status.Update(Limit(RLIMIT_CORE, 0, 0));
  status.Update(Limit(RLIMIT_FSIZE, 0, 0));
  status.Update(Limit(RLIMIT_NPROC, 0, 0));
  status.Update(Limit(RLIMIT_MEMLOCK, 0, 0));
  status.Update(Limit(RLIMIT_NOFILE, 3, 3));
  if (kBoundsAddresses) {
    const rlim_t with_file = memory + static_cast<rlim_t>(file.st_size);
    status.Update(Limit(RLIMIT_AS, with_file, with_file));
    status.Update(Limit(RLIMIT_DATA, memory, memory));
  }
  return status;
}

// No file at all, even if a way around the filter were found. Kernels without
// Landlock do without.
void ForbidFiles() {
  struct landlock_ruleset_attr rules = {};
  // All that the first version knows.
  rules.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const long descriptor =
      syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (descriptor < 0) return;
  syscall(SYS_landlock_restrict_self, descriptor, 0);
  close(static_cast<int>(descriptor));
}

// The filter of system calls; 0 or a negative errno.
int AddRules(void* filter) {
  int code = 0;
  const auto add = [&](int result) {
    if (code == 0) code = result;
  };
  for (const int call : kAllowed) {
    add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0));
  }
  for (const int call : kRefused) {
    add(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0));
  }
  for (const int call : {SCMP_SYS(write), SCMP_SYS(writev)}) {
    for (const int to : {kAnswerDescriptor, kErrorDescriptor}) {
      add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                           SCMP_A0(SCMP_CMP_EQ, static_cast<uint64_t>(to))));
    }
  }
  // Memory is never both written and run.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                         SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)));
  }
  // abort() sends itself a signal.
  add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                       SCMP_A0(SCMP_CMP_EQ, static_cast<uint64_t>(getpid()))));
  return code;
}

}  // namespace

absl::Status Seal(const SealLimits& limits) {
  // When the one who started it is gone, nobody wants the answer.
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0 ||
      prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return Failed("prctl", errno);
  }
  ForbidFiles();
  if (absl::Status status = SetLimits(limits); !status.ok()) return status;
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (filter == nullptr) return Failed("seccomp_init", ENOMEM);
  int code = seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH,
                              SCMP_ACT_KILL_PROCESS);
  if (code == 0) code = AddRules(filter.get());
  if (code == 0) code = seccomp_load(filter.get());
  return code == 0 ? absl::OkStatus() : Failed("seccomp", -code);
}

}  // namespace preau::sandbox
