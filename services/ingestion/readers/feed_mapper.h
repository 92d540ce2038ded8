#ifndef SERVICES_INGESTION_READERS_FEED_MAPPER_H_
#define SERVICES_INGESTION_READERS_FEED_MAPPER_H_

#include <pugixml.hpp>
#include <vector>

#include "services/ingestion/readers/reader.h"

// Feeds: RSS 2.0 and 1.0, Atom (RFC 4287), with what Dublin Core, Media RSS and
// podcasts add to their items.
namespace preau::readers {

// Whether a document's root is a feed's.
bool IsFeed(const pugi::xml_node& root);

// The items of a feed, in order; maybe none.
std::vector<pugi::xml_node> FeedItems(const pugi::xml_node& root);

// Turns an item into a notice with its key: its guid or id, else its address.
// What the feed says of all its items (title, language, rights) is theirs where
// they don't say it themselves.
void MapFeedItem(const pugi::xml_node& item, ParsedRecord& record);

}  // namespace preau::readers

#endif  // SERVICES_INGESTION_READERS_FEED_MAPPER_H_
