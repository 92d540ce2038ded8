# Compiler, linker and cache: what every target gets.
option(PREAU_PCH "Precompiled headers for service and test code" ON)
option(PREAU_WERROR "Warnings are errors" OFF)
set(PREAU_SANITIZE "" CACHE STRING "Empty, or: address, thread, fuzzer")

find_program(PREAU_CCACHE ccache)
if(PREAU_CCACHE)
  # The sloppiness is what ccache needs to cache translation units that use a
  # precompiled header; base_dir lets build folders share results.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${PREAU_CCACHE})
endif()

find_program(PREAU_MOLD mold)
if(PREAU_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(
  # Everywhere, or precompiled headers don't fit those who link gRPC.
  -pthread
  -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Werror=unused-result -Werror=return-type
  # Abseil's headers trip it in C++20 mode; the members are meant to be empty.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-fpch-preprocess)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_compile_options(-Wthread-safety -Werror=thread-safety)
endif()
if(PREAU_WERROR)
  add_compile_options(-Werror)
endif()
if(PREAU_SANITIZE STREQUAL "address")
  # "vptr" asks through a pipe whether memory can be read, and a process that has
  # locked itself in (services/extraction/sandbox) has none.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr
                      -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
elseif(PREAU_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
elseif(PREAU_SANITIZE STREQUAL "fuzzer")
  # libFuzzer's main comes with tests/fuzz's targets only.
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer
                      -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
elseif(PREAU_SANITIZE)
  message(FATAL_ERROR "PREAU_SANITIZE is empty, 'address', 'thread' or 'fuzzer'")
endif()
