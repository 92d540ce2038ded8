#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "indexer/text/analyser.h"
#include "indexer/text/html_text.h"
#include "indexer/text/snippet.h"

namespace preau::text {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

// "stem~other+alternative/span" of each word that isn't a stop word.
std::vector<std::string> Terms(absl::string_view text) {
  std::vector<std::string> terms;
  for (const Token& token : Analyse(text)) {
    if (token.stop_word) continue;
    std::string term = token.stem;
    if (!token.other_stem.empty()) term += "~" + token.other_stem;
    for (const Alternative& alternative : token.alternatives) {
      term += "+" + alternative.term + "/" + std::to_string(alternative.span);
    }
    terms.push_back(term);
  }
  return terms;
}

std::string Joined(absl::string_view text) {
  return absl::StrJoin(Terms(text), " ");
}

TermSet QueryTerms(absl::string_view query) {
  TermSet terms;
  for (const Token& token : Analyse(query)) {
    terms.insert(token.stem);
    if (!token.other_stem.empty()) terms.insert(token.other_stem);
    for (const Alternative& alternative : token.alternatives) {
      terms.insert(alternative.term);
    }
  }
  return terms;
}

// Whether a document with `text` has one of the terms of the query's one word.
bool Finds(absl::string_view query, absl::string_view text) {
  const TermSet document = QueryTerms(text);
  for (const std::string& term : QueryTerms(query)) {
    if (document.contains(term)) return true;
  }
  return false;
}

TEST(AnalyserTest, ElisionsAreTakenOff) {
  for (const char* text : {"L'École", "l’école", "d'école", "qu'école",
                           "jusqu'école", "LʼÉCOLE", "école",
                           "e\xCC\x81"
                           "cole",
                           "ecole",
                           "é\xC2\xAD"
                           "cole"}) {
    EXPECT_THAT(Terms(text), ElementsAre("ecol")) << text;
  }
}

TEST(AnalyserTest, SomeWordsKeepTheirApostrophe) {
  EXPECT_THAT(Terms("aujourd'hui"), ElementsAre("aujourdhui"));
  EXPECT_EQ(Joined("Aujourd’hui"), Joined("aujourd'hui"));
  EXPECT_THAT(Terms("la presqu'île"), ElementsAre("presquil"));
  EXPECT_TRUE(Finds("connor", "O'Connor"));
}

TEST(AnalyserTest, FoldsBeforeItStems) {
  for (const auto& [query, text] :
       std::vector<std::pair<const char*, const char*>>{
           {"scolarite", "la scolarité"},
           {"empechaient", "Ils empêchaient"},
           {"échappé", "Les échappées"},
           {"evenement", "évènements"},
           {"événement", "évènement"},
           {"français", "française"},
           {"francaises", "français"},
           {"oeuvre", "Une œuvre"},
           {"coelacanthe", "cœlacanthe"},
           {"maitre", "maîtres"},
           {"allo", "Allô"},
           {"gregorova", "Gregorová"},
           {"oignon", "ognons"},
           {"bijou", "bijoux"},
           {"travail", "travaux"},
           {"ambiguïté", "ambigüité"},
           {"propriétaire", "proprietaire"},
           {"sûre", "sûrs"},
           {"sportif", "sportives"},
           {"clé", "clefs"},
           {"vitrail", "vitraux"},
           {"E.P.S.", "eps"},
           {"GPS", "gps"},
           {"ﬁche", "fiche"}}) {
    EXPECT_TRUE(Finds(query, text)) << query << " in " << text;
    EXPECT_TRUE(Finds(text, query)) << text << " in " << query;
  }
}

TEST(AnalyserTest, WhatIsNotTheSameStaysApart) {
  for (const auto& [query, text] :
       std::vector<std::pair<const char*, const char*>>{
           {"chat", "châtiment"},
           {"muse", "musée"},
           {"C", "C++"},
           {"6e", "16e"},
           {"が", "かがく"},
           {"6e", "5e"},
           {"kung", "cuisine"},
           {"maïs", "mais"},
           {"maïs", "mai"},
           {"sûr", "sur"},
           {"dés", "des"},
           {"mauvais", "mauve"},
           {"multiple", "multiplication"}}) {
    EXPECT_FALSE(Finds(query, text)) << query << " in " << text;
  }
}

TEST(AnalyserTest, StopWordsAreToldByTheirAccents) {
  for (const char* stop : {"la", "là", "a", "à", "ou", "où", "mais", "du",
                           "sur", "l", "qu", "les", "comment", "peut"}) {
    const auto tokens = Analyse(stop);
    if (std::string(stop) == "a") {
      EXPECT_FALSE(tokens[0].stop_word);
    } else {
      EXPECT_TRUE(tokens[0].stop_word) << stop;
    }
  }
  for (const char* word : {"maïs", "thé", "dû", "sûr", "été", "eau"}) {
    EXPECT_FALSE(Analyse(word)[0].stop_word) << word;
  }
}

TEST(AnalyserTest, AWordIsKnownAsItIsWritten) {
  EXPECT_EQ(Analyse("Sécurités")[0].folded, "securites");
  EXPECT_EQ(Analyse("sécurité")[0].exact, "sécurité");
  // Its own stem.
  EXPECT_EQ(Analyse("roi")[0].folded, "");
  EXPECT_EQ(Analyse("SES")[0].folded, "");
}

TEST(AnalyserTest, HyphensGivePartsAndWhole) {
  EXPECT_THAT(Terms("Spider-Man"), ElementsAre("spid+spiderman/2", "man"));
  EXPECT_TRUE(Finds("spiderman", "Spider-Man"));
  EXPECT_TRUE(Finds("arc-en-ciel", "arcenciel"));
  EXPECT_THAT(Terms("Curie–Radioactivité"), testing::SizeIs(2));
  EXPECT_THAT(Terms("Fiche_Test"), ElementsAre("fich", "test"));
  EXPECT_THAT(Terms("ABC/12345"), ElementsAre("abc", "12345"));
  EXPECT_THAT(Terms("1914-1918"), Contains("1918"));
}

TEST(AnalyserTest, AcronymsAndLanguagesAreOneWord) {
  EXPECT_EQ(Joined("S.V.T."), Joined("SVT"));
  EXPECT_THAT(Terms("en C++, puis C#."), ElementsAre("c++", "puis", "c#"));
  EXPECT_THAT(Terms("Fin. Un début"), ElementsAre("fin", "debut"));
  EXPECT_THAT(Terms("3,5 et 2.5"), ElementsAre("3", "5", "2", "5"));
}

TEST(AnalyserTest, InclusiveEndingsAreTakenOff) {
  for (const char* text :
       {"enseignant·e·s", "enseignant(e)s", "enseignant.e.s"}) {
    EXPECT_EQ(Joined(text), Joined("enseignant")) << text;
  }
  EXPECT_EQ(Joined("lycéen(ne)s"), Joined("lycéen"));
}

TEST(AnalyserTest, SchoolTokensAreOneConcept) {
  for (const char* text :
       {"6e", "6ème", "6eme", "sixième", "classe de sixième"}) {
    EXPECT_TRUE(Finds(text, "6e")) << text;
    EXPECT_TRUE(QueryTerms(text).contains("#6e")) << text;
  }
  for (const auto& [text, concept_term] :
       std::vector<std::pair<const char*, const char*>>{
           {"CM2", "#cm2"},
           {"cours moyen 2", "#cm2"},
           {"le cycle 3", "#cycle-3"},
           {"Terminale", "#terminale"},
           {"SVT", "#svt"},
           {"S.V.T.", "#svt"},
           {"EPS", "#eps"}}) {
    EXPECT_TRUE(QueryTerms(text).contains(concept_term)) << text;
  }
  for (const auto& [text, concept_term] :
       std::vector<std::pair<const char*, const char*>>{
           {"la seconde guerre mondiale", "#seconde"},
           {"une première fois", "#premiere"},
           {"la troisième en partant d'ici", "#3e"},
           {"sous licence libre", "#licence"},
           {"l'un ou l'autre", "#autre-niveau"},
           {"si ses amis ont pour but le cap", "#sciences-ingenieur"},
           {"si ses amis ont pour but le cap", "#ses"},
           {"si ses amis ont pour but le cap", "#but"},
           {"si ses amis ont pour but le cap", "#cap"},
           {"SI SES AMIS ONT POUR BUT LE CAP", "#ses"},
           {"en un clin d'œil", "#upe2a"},
           {"un épi de blé", "#epi"},
           {"anglais, niveau C1", "#cycle-1"},
           {"un angle de 2°", "#seconde"},
           {"au 3e siècle", "#3e"},
           {"trois siècles, 3 siècles", "#siecle-3"}}) {
    EXPECT_FALSE(QueryTerms(text).contains(concept_term)) << text;
  }
}

TEST(AnalyserTest, ConceptsOfEveryKindAreFound) {
  for (const auto& [text, terms] :
       std::vector<std::pair<const char*, std::vector<std::string>>>{
           {"6°", {"#6e"}},
           {"volcans en troisième", {"#3e"}},
           {"Troisième", {"#3e"}},
           {"des élèves de première", {"#premiere"}},
           {"Tle S", {"#tle-generale", "#terminale"}},
           {"CM1-CM2", {"#cm1", "#cm2"}},
           {"CE1CE2", {"#ce1", "#ce2"}},
           {"cycles 2 et 3", {"#cycle-2", "#cycle-3"}},
           {"cycle III", {"#cycle-3"}},
           {"un cours de SES", {"#ses"}},
           {"SES", {"#ses"}},
           {"préparer le CAP", {"#cap"}},
           {"brevet des collèges", {"#dnb"}},
           {"un É.N.T.", {"#ent"}},
           {"au XIXe siècle", {"#siecle-19"}},
           {"au 19ème siècle", {"#siecle-19"}},
           {"le Ier siècle", {"#siecle-1"}}}) {
    for (const std::string& term : terms) {
      EXPECT_TRUE(QueryTerms(text).contains(term)) << text << " " << term;
    }
  }
}

// A required clause of a query, else.
TEST(AnalyserTest, AStopWordIsNoConceptUnlessInCapitals) {
  for (const char* text : {"si", "ses", "autre", "il a ses raisons"}) {
    for (const Token& token : Analyse(text)) {
      EXPECT_THAT(token.alternatives, IsEmpty()) << text;
    }
  }
  const std::vector<Token> tokens = Analyse("bac SES");
  EXPECT_EQ(tokens[1].stem, "#ses");
  EXPECT_FALSE(tokens[1].stop_word);
}

TEST(AnalyserTest, OffsetsAreThoseOfTheSource) {
  const std::string text = "Mise à jour de l’élève, S.V.T. en C++ !";
  std::vector<std::string> words;
  for (const Token& token : Analyse(text)) {
    words.push_back(text.substr(token.begin, token.end - token.begin));
    EXPECT_EQ(token.position, words.size() - 1);
  }
  EXPECT_THAT(words, ElementsAre("Mise", "à", "jour", "de", "l", "élève",
                                 "S.V.T", "en", "C++"));
}

TEST(AnalyserTest, ExactFormsKeepTheirAccents) {
  EXPECT_EQ(Analyse("CELLÈS")[0].exact, "cellès");
  EXPECT_EQ(Analyse("Celles")[0].exact, "");
}

TEST(AnalyserTest, HostileTextDoesNoHarm) {
  EXPECT_THAT(Analyse(""), IsEmpty());
  EXPECT_THAT(Analyse("'' -- ·· … ++ #"), IsEmpty());
  EXPECT_THAT(Terms("mot \xE2\x80\x8B volcan \xEF\xBB\xBF"),
              ElementsAre("mot", "volcan"));
  std::string expanding;
  for (int i = 0; i < 40; ++i) expanding += "\xEF\xB7\xBA";
  for (const Token& token : Analyse(expanding)) {
    EXPECT_THAT(token.stem, Not(IsEmpty()));
    EXPECT_LE(token.exact.size(), 2 * kMaxWordBytes);
  }
  Analyse("\xFF\xFE\xC3(\xE2\x82");
  Analyse(std::string("a\0b", 3));
  const std::string accents(30000, '\xCC');
  Analyse(accents);
  for (const char* unit :
       {"a", "é", "-", "a-", "a.", "a'", "a·", "\xCC\x81", "(e)s", "l'"}) {
    std::string text;
    while (text.size() < 300000) text += unit;
    const auto tokens = Analyse(text);
    EXPECT_LE(tokens.size(), kMaxTokens);
    for (const Token& token : tokens) EXPECT_LE(token.stem.size(), 400u);
  }
}

TEST(HtmlTextTest, GivesTheTextAlone) {
  for (const auto& [html, text] :
       std::vector<std::pair<const char*, const char*>>{
           {"<p>Un <b>volcan</b></p><p>Deux</p>", "Un volcan\nDeux"},
           {"l&#039;&eacute;t&eacute; &amp; l&rsquo;hiver", "l'été & l’hiver"},
           {"&amp;eacute;t&amp;eacute;", "été"},
           {"&lt;p&gt;Texte&lt;/p&gt;", "Texte"},
           {"a < b et c > d", "a < b et c > d"},
           {"<script>alert('<b>')</script>Texte", "Texte"},
           {"<!-- rien -->Texte", "Texte"},
           {"<SCRIPT>a</SCRIPT>Texte<style>b</Style>", "Texte"},
           {"<p>La balise &lt;b&gt; &amp; &lt;/b&gt;</p>",
            "La balise <b> & </b>"},
           {"a&#1;b&#x9F;c", "a b c"},
           {"Un<br/>deux &nbsp; trois", "Un\ndeux trois"},
           {"&#x1F600; &bogus; &#99999999;",
            "\xF0\x9F\x98\x80 &bogus; "
            "&#99999999;"},
           {"<a href=\"x>y\">lien", "y\">lien"},
           {"tronqué <a href=", "tronqué <a href="},
           {"", ""}}) {
    EXPECT_EQ(HtmlToText(html), text) << html;
  }
}

TEST(Utf8Test, WhatIsIllFormedIsReplaced) {
  EXPECT_EQ(SanitiseUtf8("a\xFF"
                         "b\x01\r\nc\rd\te\xC3"),
            "a\xEF\xBF\xBD"
            "b\nc\nd\te\xEF\xBF\xBD");
  EXPECT_EQ(TruncateUtf8("été", 1), "");
  EXPECT_EQ(TruncateUtf8("été", 4), "ét");
}

std::vector<std::string> Marked(const Snippet& snippet) {
  std::vector<std::string> marked;
  for (const auto& span : snippet.spans) {
    marked.push_back(snippet.text.substr(span.begin, span.end - span.begin));
  }
  return marked;
}

TEST(SnippetTest, MarksWholeWordsOfTheSource) {
  const std::string text = "Rencontre avec l’astronome François en sixième";
  EXPECT_THAT(
      Marked(Marker(QueryTerms("astronomes françois 6e")).MarkAll(text)),
      ElementsAre("astronome", "François", "sixième"));
  EXPECT_EQ(Marker({}).MarkAll(text).text, text);
}

TEST(SnippetTest, ChoosesThePieceWithMostTerms) {
  std::string text = "Un volcan. ";
  for (int i = 0; i < 50; ++i) text += "Du texte sans rapport aucun. ";
  text += "Le volcan et sa lave, expliqués aux élèves. ";
  for (int i = 0; i < 50; ++i) text += "Encore autre chose ici. ";
  const Snippet snippet =
      Marker(QueryTerms("volcan lave")).MakeSnippet(text, 120);
  EXPECT_THAT(Marked(snippet), ElementsAre("volcan", "lave"));
  EXPECT_TRUE(snippet.cut_before);
  EXPECT_TRUE(snippet.cut_after);
  EXPECT_NE(text.find(snippet.text), std::string::npos);
  EXPECT_LE(snippet.text.size(), 140u);
  EXPECT_NE(snippet.text[0], ' ');
}

// The cases that ask only which documents a query's words find and what is
// marked.
TEST(CasesTest, EveryWordOfTheQueryIsInTheDocumentsThatAreHits) {
  struct Case {
    const char* query;
    std::vector<const char*> hits;
    std::vector<const char*> not_hits;
    std::vector<std::string> marked;
  };
  for (const Case& test : std::vector<Case>{
           {"actium bataille",
            {"La bataille d'Actium"},
            {"La bataille de Lépante"},
            {}},
           {"astronome", {"Rencontre avec l’astronome"}, {}, {"astronome"}},
           {"Défenses d’éléphants", {"Défenses d'éléphants"}, {}, {}},
           {"l imbroglio", {"Jean et l’imbroglio des noms"}, {}, {}},
           {"eau", {"Le cycle de l'eau"}, {"Planter l'ail"}, {}},
           {"aujourd'hui",
            {"Aujourd'hui à l'école"},
            {"Le prud'homme", "La presqu'île"},
            {}},
           {"Cellès", {"Le site de Cellès", "Le site de Cellés"}, {}, {}},
           {"resume illustre",
            {"Un résumé illustré"},
            {"Le café au XIXe siècle"},
            {}},
           {"empechaient maitre",
            {"Ils empêchaient le maître de parler"},
            {},
            {}},
           {"economie",
            {"Économie circulaire", "L'economie locale",
             "Les économies d'énergie"},
            {},
            {}},
           {"naïve café",
            {"Une fac\xCC\xA7"
             "ade nai\xCC\x88ve au cafe\xCC\x81"},
            {},
            {"nai\xCC\x88ve", "cafe\xCC\x81"}},
           {"evenement",
            {"Un évènement historique", "Des événements récents"},
            {},
            {}},
           {"échappées", {"Les échappées de la Tour"}, {}, {}},
           {"editions du ble", {"Aux éditions du blé"}, {}, {}},
           {"français",
            {"La langue française", "Le théâtre français",
             "Des chansons françaises"},
            {},
            {}},
           {"chat", {"Le chat et la souris"}, {"Crime et châtiment"}, {}},
           {"françois", {"Biographie de François Villon"}, {}, {"François"}},
           {"petït", {"Le Petït Prince, lecture suivie"}, {}, {"Petït"}},
           {"spiderman rendezvous", {"Rendez-vous avec Spider-Man"}, {}, {}},
           {"marie curie", {"Marie Curie–Radioactivité"}, {}, {}},
           {"ABC/12345", {"Référence ABC/12345"}, {}, {}},
           {"être ou ne pas être",
            {"Être ou ne pas être"},
            {"Où sont-ils ?"},
            {}},
           {"C++", {"Programmer en C++"}, {"Programmer en C"}, {"C++"}},
           {"gregorova", {"Gregorová, une femme politique"}, {}, {}},
           {"kung fu", {"Le kung-fu à l'école"}, {"Cuisine et chimie"}, {}}}) {
    const auto found = [&test](const char* text) {
      const std::vector<Token> words = Analyse(test.query);
      const TermSet document = QueryTerms(text);
      return std::all_of(words.begin(), words.end(), [&](const Token& word) {
        if (document.contains(word.stem)) return true;
        if (document.contains(word.other_stem)) return true;
        // Only sound with one word to the clause, as in all these.
        return std::any_of(word.alternatives.begin(), word.alternatives.end(),
                           [&](const Alternative& alternative) {
                             return document.contains(alternative.term);
                           });
      });
    };
    for (const char* hit : test.hits) {
      EXPECT_TRUE(found(hit)) << test.query << " in " << hit;
    }
    for (const char* other : test.not_hits) {
      EXPECT_FALSE(found(other)) << test.query << " in " << other;
    }
    if (!test.marked.empty()) {
      EXPECT_EQ(Marked(Marker(QueryTerms(test.query)).MarkAll(test.hits[0])),
                test.marked);
    }
  }
}

TEST(SnippetTest, WithoutAMatchItIsTheBeginning) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "élève ";
  const Snippet snippet = Marker(QueryTerms("volcan")).MakeSnippet(text, 50);
  EXPECT_FALSE(snippet.cut_before);
  EXPECT_TRUE(snippet.cut_after);
  EXPECT_THAT(snippet.spans, IsEmpty());
  EXPECT_EQ(text.find(snippet.text), 0u);
  EXPECT_EQ(Marker({}).MakeSnippet("", 50).text, "");
  const std::string long_word(5000, 'a');
  EXPECT_EQ(Marker({}).MakeSnippet(long_word, 50).text.size(), 50u);
}

// More words than a thread keeps the forms of.
TEST(AnalyserTest, GivesTheSameForWordsThatItHasForgotten) {
  const std::string text = "Des échappées au CP, rendez-vous à l'École";
  const auto stems = [&text] {
    std::vector<std::string> all;
    for (const Token& token : Analyse(text)) {
      all.insert(all.end(),
                 {token.stem, token.other_stem, token.folded, token.exact});
    }
    return all;
  };
  const std::vector<std::string> before = stems();
  for (int i = 0; i < 100; ++i) {
    std::string others;
    for (int j = 0; j < 1000; ++j) {
      others += absl::StrCat("n", 1000 * i + j, " ");
    }
    EXPECT_EQ(Analyse(others).size(), 1000u);
  }
  EXPECT_EQ(stems(), before);
}

TEST(AnalyserTest, LowersALetterWhateverStandsBesideIt) {
  for (const std::string letter : {"É", "Œ", "ß", "İ", "Ÿ", "à"}) {
    const std::string latin = letter + "A" + letter;
    // ICU is asked for what isn't Latin.
    const std::string asked = latin + "ж";
    EXPECT_EQ(Analyse(latin)[0].exact + "ж", Analyse(asked)[0].exact);
  }
}

}  // namespace
}  // namespace preau::text
