# preau_library(NAME SOURCES … [DEPS …] [PRIVATE_DEPS …] [PCH])
#   One small library per folder. Its tests follow with preau_test.
# preau_test(NAME SOURCES … DEPS … [LABELS …] [TIMEOUT s])
#   One GoogleTest executable; each case becomes a ctest.
# preau_binary(NAME SOURCES … DEPS …)
# preau_protos(NAME [GRPC] PROTOS … [DEPS …])
# Each library and each set of protos also gets a link test (ctest -L link);
# with PREAU_CHECK_HEADERS each header of a library is compiled alone.
include(GoogleTest)

option(PREAU_LINK_TESTS "Link each library with nothing but its DEPS" ON)
option(PREAU_CHECK_HEADERS "Compile each header alone" OFF)

function(preau_library name)
  cmake_parse_arguments(A "PCH" "" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  if(A_SOURCES)
    add_library(${name} STATIC ${A_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${A_DEPS} PRIVATE ${A_PRIVATE_DEPS})
    if(A_PCH)
      preau_use_pch(${name} grpc)
    endif()
    preau_link_test(${name})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${A_DEPS})
  endif()
  preau_check_headers(${name} "${A_SOURCES}")
  set_property(GLOBAL APPEND PROPERTY PREAU_LIBRARIES ${name})
endfunction()

# A static library is never linked by itself, so a symbol that no DEPS provide
# would go unnoticed for as long as every program happens to bring it. Here all
# of the library is linked into a program with its DEPS alone.
function(preau_link_test name)
  if(NOT PREAU_LINK_TESTS OR PREAU_SANITIZE)
    return()
  endif()
  if(NOT TARGET preau_link_main)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/link/main.cc CONTENT "int main() {}\n")
    add_library(preau_link_main OBJECT ${CMAKE_BINARY_DIR}/link/main.cc)
  endif()
  add_executable(${name}_link_test $<TARGET_OBJECTS:preau_link_main>)
  target_link_libraries(${name}_link_test PRIVATE $<LINK_LIBRARY:WHOLE_ARCHIVE,${name}>)
  # Debug information would make these files large, and nobody debugs them.
  target_link_options(${name}_link_test PRIVATE -Wl,--strip-debug)
  set_target_properties(${name}_link_test PROPERTIES
    LINKER_LANGUAGE CXX RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/link)
  add_test(NAME link.${name} COMMAND ${name}_link_test)
  set_tests_properties(link.${name} PROPERTIES LABELS link TIMEOUT 60)
endfunction()

# The headers of a folder's sources; those without a source go to the first
# library of the folder.
function(preau_check_headers name sources)
  if(NOT PREAU_CHECK_HEADERS)
    return()
  endif()
  file(GLOB headers CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
       ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  get_property(is_second DIRECTORY PROPERTY PREAU_HAS_LIBRARY)
  set_property(DIRECTORY PROPERTY PREAU_HAS_LIBRARY TRUE)
  file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(checks)
  foreach(header IN LISTS headers)
    string(REGEX REPLACE "\\.h$" ".cc" source ${header})
    if(source IN_LIST sources OR
       (NOT is_second AND NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${source}))
      set(check ${CMAKE_BINARY_DIR}/headers/${folder}/${source})
      file(CONFIGURE OUTPUT ${check} CONTENT
           "#include \"${folder}/${header}\"\n#include \"${folder}/${header}\"\n")
      list(APPEND checks ${check})
    endif()
  endforeach()
  if(checks)
    add_library(${name}_headers OBJECT ${checks})
    target_link_libraries(${name}_headers PRIVATE ${name})
  endif()
endfunction()

function(preau_test name)
  cmake_parse_arguments(A "NO_MAIN" "TIMEOUT" "SOURCES;DEPS;LABELS;DEFINITIONS" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  target_link_libraries(${name} PRIVATE ${A_DEPS} GTest::gmock Threads::Threads)
  if(NOT A_NO_MAIN)
    target_link_libraries(${name} PRIVATE GTest::gmock_main)
  endif()
  target_compile_definitions(${name} PRIVATE
    PREAU_SOURCE_DIR="${CMAKE_SOURCE_DIR}" PREAU_BINARY_DIR="${CMAKE_BINARY_DIR}"
    ${A_DEFINITIONS})
  preau_use_pch(${name} test)
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 120)
  endif()
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 120
    PROPERTIES TIMEOUT ${A_TIMEOUT}
      ENVIRONMENT "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tools/cmake/tsan.supp"
      LABELS "${A_LABELS}")
endfunction()

function(preau_binary name)
  cmake_parse_arguments(A "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  target_link_libraries(${name} PRIVATE ${A_DEPS})
endfunction()

# Two precompiled headers serve all who ask; libraries below the services
# compile without one, so that a missing include is noticed there.
function(preau_use_pch name kind)
  if(NOT PREAU_PCH)
    return()
  endif()
  if(NOT TARGET preau_pch_${kind})
    file(WRITE ${CMAKE_BINARY_DIR}/pch/${kind}.cc "")
    add_library(preau_pch_${kind} OBJECT ${CMAKE_BINARY_DIR}/pch/${kind}.cc)
    if(kind STREQUAL "grpc")
      target_precompile_headers(preau_pch_grpc PRIVATE <grpcpp/grpcpp.h> <absl/status/statusor.h>
                                <absl/strings/str_cat.h> <string> <vector> <memory>)
      target_link_libraries(preau_pch_grpc PRIVATE gRPC::grpc++ absl::statusor absl::strings)
    else()
      target_precompile_headers(preau_pch_test PRIVATE <gmock/gmock.h> <gtest/gtest.h>
                                <absl/status/statusor.h> <absl/strings/str_cat.h> <string> <vector>)
      target_link_libraries(preau_pch_test PRIVATE GTest::gmock absl::statusor absl::strings)
    endif()
  endif()
  target_precompile_headers(${name} REUSE_FROM preau_pch_${kind})
endfunction()

function(preau_protos name)
  cmake_parse_arguments(A "GRPC" "" "PROTOS;DEPS" ${ARGN})
  set(out ${CMAKE_BINARY_DIR}/generated)
  file(MAKE_DIRECTORY ${out})
  set(sources)
  foreach(proto IN LISTS A_PROTOS)
    string(REGEX REPLACE "\\.proto$" "" stem ${proto})
    set(input ${CMAKE_SOURCE_DIR}/proto/${proto})
    if(A_GRPC)
      set(files ${out}/${stem}.grpc.pb.cc ${out}/${stem}.grpc.pb.h)
      add_custom_command(OUTPUT ${files}
        COMMAND protobuf::protoc -I ${CMAKE_SOURCE_DIR}/proto --grpc_out=${out}
                --plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin> ${input}
        DEPENDS ${input} VERBATIM)
    else()
      set(files ${out}/${stem}.pb.cc ${out}/${stem}.pb.h)
      add_custom_command(OUTPUT ${files}
        COMMAND protobuf::protoc -I ${CMAKE_SOURCE_DIR}/proto --cpp_out=${out} ${input}
        DEPENDS ${input} VERBATIM)
    endif()
    list(APPEND sources ${files})
  endforeach()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} SYSTEM PUBLIC ${out})
  # Generated code is not ours to warn about.
  target_compile_options(${name} PRIVATE -w)
  target_link_libraries(${name} PUBLIC protobuf::libprotobuf ${A_DEPS})
  if(A_GRPC)
    target_link_libraries(${name} PUBLIC gRPC::grpc++)
  endif()
  preau_link_test(${name})
endfunction()
