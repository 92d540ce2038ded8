# Everything comes from Debian 12's packages; tools/packages.txt lists them.
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(Protobuf REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(RocksDB CONFIG REQUIRED)
find_package(GTest CONFIG REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(CLI11 CONFIG REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(pugixml CONFIG REQUIRED)
find_package(xapian CONFIG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)

# Debian's Xapian and Snowball packages give no CMake targets.
add_library(preau_xapian_library INTERFACE)
target_include_directories(preau_xapian_library SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(preau_xapian_library INTERFACE ${XAPIAN_LIBRARIES})

find_library(PREAU_STEMMER_LIBRARY stemmer REQUIRED)
add_library(preau_stemmer_library INTERFACE)
target_link_libraries(preau_stemmer_library INTERFACE ${PREAU_STEMMER_LIBRARY})
