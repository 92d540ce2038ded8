#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kDurations[] = {
    {"under-5-min", "Moins de 5 minutes", "Under 5 minutes", "", "", ""},
    {"5-15-min", "5 à 15 minutes", "5 to 15 minutes", "", "", ""},
    {"15-30-min", "15 à 30 minutes", "15 to 30 minutes", "", "", ""},
    {"30-60-min", "30 minutes à 1 heure", "30 minutes to 1 hour", "", "", ""},
    {"1-2-h", "1 à 2 heures", "1 to 2 hours", "", "", ""},
    {"over-2-h", "Plus de 2 heures", "Over 2 hours", "", "", ""},
};

constexpr Row kSizes[] = {
    {"under-1-mb", "Moins de 1 Mo", "Under 1 MB", "", "", ""},
    {"1-10-mb", "1 à 10 Mo", "1 to 10 MB", "", "", ""},
    {"10-100-mb", "10 à 100 Mo", "10 to 100 MB", "", "", ""},
    {"100-mb-1-gb", "100 Mo à 1 Go", "100 MB to 1 GB", "", "", ""},
    {"over-1-gb", "Plus de 1 Go", "Over 1 GB", "", "", ""},
};

// Which of the two a notice is, document::NatureOf() says.
constexpr Row kNatures[] = {
    {"teaching-resource", "Ressource pédagogique", "Teaching resource", "", "",
     ""},
    {"document", "Document", "Document", "", "", ""},
};

}  // namespace

Table DurationBandTable() {
  return {"duration-band", "Durée", "Duration", kDurations};
}

Table NatureTable() { return {"nature", "Nature", "Nature", kNatures}; }

Table SizeBandTable() { return {"size-band", "Poids", "Size", kSizes}; }

}  // namespace preau::vocabulary::internal
