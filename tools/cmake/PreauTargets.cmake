# preau_library(NAME SOURCES … [DEPS …] [PRIVATE_DEPS …] [PCH])
#   One small library per folder. Its tests follow with preau_test.
# preau_test(NAME SOURCES … DEPS … [LABELS …] [TIMEOUT s])
#   One GoogleTest executable; each case becomes a ctest.
# preau_binary(NAME SOURCES … DEPS …)
# preau_protos(NAME [GRPC] PROTOS … [DEPS …])
include(GoogleTest)

function(preau_library name)
  cmake_parse_arguments(A "PCH" "" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  if(A_SOURCES)
    add_library(${name} STATIC ${A_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${A_DEPS} PRIVATE ${A_PRIVATE_DEPS})
    if(A_PCH)
      preau_use_pch(${name} grpc)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${A_DEPS})
  endif()
  set_property(GLOBAL APPEND PROPERTY PREAU_LIBRARIES ${name})
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
    PROPERTIES TIMEOUT ${A_TIMEOUT} LABELS "${A_LABELS}")
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
endfunction()
