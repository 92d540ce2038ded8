#include "indexer/query/query.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "indexer/document/document.h"
#include "indexer/text/analyser.h"
#include "storage/base/error.h"
#include "storage/base/status_macros.h"

namespace preau::query {
namespace {

struct FieldWord {
  absl::string_view word;
  absl::string_view prefix;
};
constexpr FieldWord kFieldWords[] = {
    {"titre", document::kTitlePrefix},
    {"title", document::kTitlePrefix},
    {"auteur", document::kAuthorPrefix},
    {"autrice", document::kAuthorPrefix},
    {"author", document::kAuthorPrefix},
    {"mot-cle", document::kKeywordPrefix},
    {"mot-clé", document::kKeywordPrefix},
    {"motcle", document::kKeywordPrefix},
    {"keyword", document::kKeywordPrefix},
    {"fournisseur", document::kProviderPrefix},
    {"editeur", document::kProviderPrefix},
    {"éditeur", document::kProviderPrefix},
    {"provider", document::kProviderPrefix},
};

struct Quote {
  absl::string_view open;
  absl::string_view close;
};
constexpr Quote kQuotes[] = {{"\"", "\""}, {"«", "»"}, {"“", "”"}, {"„", "“"}};

// A piece of what was typed: a word or a quoted phrase, with what stood before.
struct Piece {
  absl::string_view text;
  // Where it begins in what was typed.
  uint32_t begin = 0;
  absl::string_view prefix;
  bool quoted = false;
  bool excluded = false;
  // All of it, in what was typed.
  absl::string_view whole;

  bool plain() const { return !quoted && !excluded && prefix.empty(); }
};

absl::string_view Between(absl::string_view first, absl::string_view last) {
  return absl::string_view(
      first.data(),
      static_cast<size_t>(last.data() - first.data()) + last.size());
}

void SkipSpace(absl::string_view& text) {
  while (!text.empty()) {
    if (absl::ascii_isspace(static_cast<unsigned char>(text[0]))) {
      text.remove_prefix(1);
    } else if (!absl::ConsumePrefix(&text, "\xC2\xA0") &&
               !absl::ConsumePrefix(&text, "\xE2\x80\xAF")) {
      return;
    }
  }
}

// The phrase at the start of `text`, if a quote opens there; without its
// closing quote it goes to the end.
bool TakeQuoted(absl::string_view& text, absl::string_view& phrase) {
  for (const Quote& quote : kQuotes) {
    if (!absl::ConsumePrefix(&text, quote.open)) continue;
    const size_t end = text.find(quote.close);
    phrase = text.substr(0, end);
    text.remove_prefix(end == absl::string_view::npos
                           ? text.size()
                           : end + quote.close.size());
    return true;
  }
  return false;
}

absl::string_view TakePrefix(absl::string_view& text) {
  for (const FieldWord& field : kFieldWords) {
    if (text.size() > field.word.size() + 1 && text[field.word.size()] == ':' &&
        absl::EqualsIgnoreCase(text.substr(0, field.word.size()), field.word) &&
        !absl::ascii_isspace(
            static_cast<unsigned char>(text[field.word.size() + 1]))) {
      text.remove_prefix(field.word.size() + 1);
      return field.prefix;
    }
  }
  return "";
}

std::vector<Piece> SplitPieces(absl::string_view text) {
  std::vector<Piece> pieces;
  for (SkipSpace(text); !text.empty(); SkipSpace(text)) {
    Piece piece;
    const absl::string_view rest = text;
    if (text.size() > 1 && text[0] == '-' &&
        !absl::ascii_isspace(static_cast<unsigned char>(text[1])) &&
        text[1] != '-') {
      piece.excluded = true;
      text.remove_prefix(1);
    }
    piece.prefix = TakePrefix(text);
    if (TakeQuoted(text, piece.text)) {
      piece.quoted = true;
    } else {
      size_t end = 0;
      while (end < text.size() && text[end] != '"' &&
             !absl::ascii_isspace(static_cast<unsigned char>(text[end])) &&
             !absl::StartsWith(text.substr(end), "«")) {
        ++end;
      }
      // A lone quote in a word's place is passed over.
      piece.text = text.substr(0, std::max(end, size_t{1}));
      text.remove_prefix(piece.text.size());
    }
    piece.whole = rest.substr(0, rest.size() - text.size());
    pieces.push_back(piece);
  }
  return pieces;
}

// Words of one kind that follow one another are analysed together, so that
// "cycle 3" is seen as one thing.
std::vector<Piece> JoinPlain(const std::vector<Piece>& pieces) {
  std::vector<Piece> joined;
  for (const Piece& piece : pieces) {
    if (piece.plain() && !joined.empty() && joined.back().plain()) {
      Piece& last = joined.back();
      last.text = last.whole = Between(last.whole, piece.whole);
      continue;
    }
    joined.push_back(piece);
  }
  return joined;
}

// Words that ask and say nothing of what about: "comment fonctionne un volcan".
bool AsksOnly(absl::string_view folded) {
  constexpr absl::string_view kQuestionWords[] = {
      "combien",  "comment", "lequel", "laquelle", "lesquelles", "lesquels",
      "pourquoi", "quand",   "quel",   "quelle",   "quelles",    "quels"};
  return std::find(std::begin(kQuestionWords), std::end(kQuestionWords),
                   folded) != std::end(kQuestionWords);
}

// `base`: where the token's text begins in the query.
Word MakeWord(const text::Token& token, absl::string_view prefix,
              uint32_t base) {
  Word word;
  word.begin = base + token.begin;
  word.end = base + token.end;
  word.terms.push_back(absl::StrCat(prefix, token.stem));
  if (!token.other_stem.empty()) {
    word.terms.push_back(absl::StrCat(prefix, token.other_stem));
  }
  if (!token.folded.empty() && prefix.empty()) {
    word.folded = absl::StrCat(document::kFoldedPrefix, token.folded);
  }
  if (!token.exact.empty() && prefix.empty()) {
    word.exact = absl::StrCat(document::kExactPrefix, token.exact);
  }
  word.stop_word = token.stop_word ||
                   AsksOnly(token.folded.empty() ? token.stem : token.folded);
  return word;
}

uint32_t OffsetOf(absl::string_view part, absl::string_view text) {
  return static_cast<uint32_t>(part.data() - text.data());
}

void SetPlace(const Piece& piece, absl::string_view text, Clause& clause) {
  if (clause.plain) {
    clause.begin = clause.words.front().begin;
    clause.end = clause.words.back().end;
  } else {
    clause.begin = OffsetOf(piece.whole, text);
    clause.end = clause.begin + static_cast<uint32_t>(piece.whole.size());
  }
}

// Tokens grouped by what stands for several of them.
void AddWords(const std::vector<text::Token>& tokens, const Piece& piece,
              absl::string_view text, Query& query) {
  for (size_t i = 0; i < tokens.size();) {
    size_t span = 1;
    for (const text::Alternative& alternative : tokens[i].alternatives) {
      if (alternative.narrower) continue;
      span = std::max(span, static_cast<size_t>(alternative.span));
    }
    span = std::min(span, tokens.size() - i);
    Clause clause;
    clause.excluded = piece.excluded;
    clause.plain = piece.plain();
    for (size_t j = i; j < i + span; ++j) {
      clause.words.push_back(
          MakeWord(tokens[j], piece.prefix, OffsetOf(piece.text, text)));
    }
    SetPlace(piece, text, clause);
    for (const text::Alternative& alternative : tokens[i].alternatives) {
      if (alternative.span == span && !alternative.narrower) {
        clause.instead.push_back(absl::StrCat(piece.prefix, alternative.term));
      }
    }
    query.clauses.push_back(std::move(clause));
    i += span;
  }
}

void AddPhrase(const std::vector<text::Token>& tokens, const Piece& piece,
               absl::string_view text, Query& query) {
  if (tokens.empty()) return;
  Clause clause;
  clause.kind = Clause::Kind::kPhrase;
  clause.excluded = piece.excluded;
  for (const text::Token& token : tokens) {
    clause.words.push_back(
        MakeWord(token, piece.prefix, OffsetOf(piece.text, text)));
  }
  SetPlace(piece, text, clause);
  query.clauses.push_back(std::move(clause));
}

// Stop words go, unless nothing that is looked for would be left.
void DropStopWords(Query& query) {
  const bool something = std::any_of(
      query.clauses.begin(), query.clauses.end(), [](const Clause& clause) {
        return !clause.excluded && !SaysNothing(clause);
      });
  if (!something) return;
  query.clauses.erase(
      std::remove_if(query.clauses.begin(), query.clauses.end(), SaysNothing),
      query.clauses.end());
}

void CollectMarked(Query& query) {
  for (const Clause& clause : query.clauses) {
    if (clause.excluded) continue;
    for (const Word& word : clause.words) {
      if (word.stop_word && clause.words.size() > 1) continue;
      for (absl::string_view term : word.terms) {
        for (const FieldWord& field : kFieldWords) {
          if (absl::ConsumePrefix(&term, field.prefix)) break;
        }
        query.marked.insert(std::string(term));
      }
    }
    query.marked.insert(clause.instead.begin(), clause.instead.end());
  }
}

}  // namespace

bool SaysNothing(const Clause& clause) {
  return clause.kind == Clause::Kind::kWords && clause.instead.empty() &&
         std::all_of(clause.words.begin(), clause.words.end(),
                     [](const Word& word) { return word.stop_word; });
}

absl::StatusOr<Query> ParseQuery(absl::string_view text) {
  PREAU_ASSIGN_OR_RETURN(Query query, ReadClauses(text));
  FinishQuery(query);
  return query;
}

bool IsOfField(const Word& word) {
  return std::any_of(std::begin(kFieldWords), std::end(kFieldWords),
                     [&](const FieldWord& field) {
                       return !word.terms.empty() &&
                              absl::StartsWith(word.terms[0], field.prefix);
                     });
}

absl::StatusOr<Query> ReadClauses(absl::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    return base::InvalidField("QUERY_TOO_LONG", "query",
                              {{"max", absl::StrCat(kMaxQueryBytes)}});
  }
  Query query;
  size_t words = 0;
  for (Piece& piece : JoinPlain(SplitPieces(text))) {
    piece.begin = static_cast<uint32_t>(piece.text.data() - text.data());
    const std::vector<text::Token> tokens = text::Analyse(piece.text);
    words += tokens.size();
    if (words > kMaxQueryWords) {
      return base::InvalidField("QUERY_TOO_MANY_WORDS", "query",
                                {{"max", absl::StrCat(kMaxQueryWords)}});
    }
    if (piece.quoted) {
      AddPhrase(tokens, piece, text, query);
    } else {
      AddWords(tokens, piece, text, query);
    }
  }
  return query;
}

void FinishQuery(Query& query) {
  DropStopWords(query);
  CollectMarked(query);
}

}  // namespace preau::query
