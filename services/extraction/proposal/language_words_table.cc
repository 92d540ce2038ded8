#include "services/extraction/proposal/guess.h"

namespace preau::extraction {
namespace {

// Words that are common in one of them and rare in the others, folded.
constexpr LanguageWords kWords[] = {
    {"br", "ar ez evit eus gant zo bet pe hag oa ur anezhan dre war deus"},
    {"ca",
     "els les amb per aquest aquesta mes tambe perque pero dels aixo son"},
    {"de",
     "der die das und ist nicht ein eine mit den von auf fur sich auch "
     "dem wird sind oder wie"},
    {"en",
     "the and of to in is that for with are this be on as by from or "
     "which have not"},
    {"es",
     "el los las una que por con para del como pero este esta mas sus "
     "entre cuando muy sin"},
    {"eu", "eta da ez dira bat ere izan du dute baina hau den zen egin"},
    {"fr",
     "le les des et est une dans que qui pour pas sur avec ce il sont "
     "par au plus ne"},
    {"it",
     "il di che per una sono con del della non gli anche come piu nel "
     "questo alla dei"},
    {"oc", "lo los las amb es que dins son per una mai aqueste aquela tanben"},
    {"pt",
     "os uma nao com para que por mais como dos das seu foi ser tambem "
     "ao pelo"},
};

}  // namespace

absl::Span<const LanguageWords> AllLanguageWords() { return kWords; }

}  // namespace preau::extraction
