#include "storage/vocabulary/table.h"

namespace preau::vocabulary::internal {
namespace {

constexpr Row kFeatures[] = {
    {"alternative-text", "Textes de remplacement", "Alternative text",
     "texte alternatif|alt text|textes alternatifs", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#alternativeText|alternativeText"},
    {"annotations", "Annotations", "Annotations", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#annotations|annotations"},
    {"audio-description", "Audiodescription", "Audio description",
     "audio-description", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#audioDescription|audioDescription"},
    {"bookmarks", "Signets", "Bookmarks", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#bookmarks|bookmarks"},
    {"braille", "Braille", "Braille", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#braille|braille"},
    {"captions", "Sous-titres", "Captions",
     "sous-titrage|sous-titré|subtitles|closedCaptions|closed captions", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#captions|captions"},
    {"described-math", "Mathématiques décrites", "Described mathematics", "",
     "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#describedMath|describedMath"},
    {"display-transformability", "Affichage adaptable", "Adjustable display",
     "police adaptable|taille de police réglable", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#displayTransformability|displayTransformability"},
    {"high-contrast-audio", "Son sans bruit de fond", "High-contrast audio", "",
     "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#highContrastAudio|highContrastAudio"},
    {"high-contrast-display", "Contraste élevé", "High-contrast display",
     "contraste renforcé|high contrast", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#highContrastDisplay|highContrastDisplay"},
    {"index", "Index", "Index", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#index|index"},
    {"large-print", "Gros caractères", "Large print", "grands caractères", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#largePrint|largePrint"},
    {"latex", "Formules en LaTeX", "LaTeX formulas", "latex", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#latex|latex"},
    {"long-description", "Description longue", "Long description",
     "longDescriptions|descriptions longues", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#longDescription|longDescription"},
    {"mathml", "Formules en MathML", "MathML formulas", "mathml", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#MathML|MathML"},
    {"page-navigation", "Navigation par page", "Page navigation", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#pageNavigation|pageNavigation"},
    {"print-page-numbers", "Numéros de page de l'imprimé", "Print page numbers",
     "pageBreakMarkers", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#printPageNumbers|printPageNumbers"},
    {"reading-order", "Ordre de lecture logique", "Logical reading order",
     "ordre de lecture|reading order", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#readingOrder|readingOrder"},
    {"ruby-annotations", "Annotations ruby", "Ruby annotations",
     "fullRubyAnnotations", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#rubyAnnotations|rubyAnnotations"},
    {"sign-language", "Langue des signes", "Sign language",
     "LSF|langue des signes française|signé", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#signLanguage|signLanguage"},
    {"structural-navigation", "Navigation par titres", "Structural navigation",
     "navigation structurée", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#structuralNavigation|structuralNavigation"},
    {"synchronized-audio-text", "Texte synchronisé au son",
     "Audio synchronised with text", "synchronized audio text", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#synchronizedAudioText|synchronizedAudioText"},
    {"table-of-contents", "Table des matières", "Table of contents", "sommaire",
     "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#tableOfContents|tableOfContents"},
    {"tagged-pdf", "PDF balisé", "Tagged PDF", "PDF accessible", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#taggedPDF|taggedPDF"},
    {"tactile-graphic", "Image tactile", "Tactile graphic", "image en relief",
     "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#tactileGraphic|tactileGraphic"},
    {"tactile-object", "Objet tactile", "Tactile object", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#tactileObject|tactileObject"},
    {"timing-control", "Temps réglable", "Timing control",
     "sans limite de temps", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#timingControl|timingControl"},
    {"transcript", "Transcription", "Transcript",
     "transcription textuelle|transcript", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#transcript|transcript"},
    {"tts-markup", "Balisage pour synthèse vocale", "Text-to-speech markup",
     "synthèse vocale|lecture audio", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#ttsMarkup|ttsMarkup"},
    {"unlocked", "Sans verrou numérique", "Unlocked", "sans DRM|DRM-free", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#unlocked|unlocked"},
    {"aria", "Balisage ARIA", "ARIA markup", "aria", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#ARIA|ARIA"},
    {"horizontal-writing", "Écriture horizontale", "Horizontal writing", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#horizontalWriting|horizontalWriting"},
    {"vertical-writing", "Écriture verticale", "Vertical writing", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#verticalWriting|verticalWriting"},
    {"with-word-separation", "Mots séparés", "Additional word segmentation", "",
     "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#withAdditionalWordSegmentation|withAdditionalWordSegmentation"},
    {"without-word-separation", "Mots non séparés",
     "No additional word segmentation", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#withoutAdditionalWordSegmentation|withoutAdditionalWordSegmentation"},
    {"easy-to-read", "Facile à lire et à comprendre (FALC)", "Easy to read",
     "FALC|facile à lire|facile à lire et à comprendre|easy read", "", ""},
    {"dyslexia-friendly", "Adapté à la dyslexie", "Dyslexia-friendly",
     "adapté dys|police dys|dys friendly|OpenDyslexic|ADÉLY", "", ""},
    {"none", "Aucune adaptation", "None", "aucune|no feature", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#none|none"},
    {"unknown", "Adaptations non précisées", "Features not stated",
     "non précisé", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#unknown|unknown"},
};

constexpr Row kHazards[] = {
    {"flashing", "Flashs lumineux", "Flashing", "flash|clignotements", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#flashing|flashing|flashingHazard"},
    {"no-flashing", "Sans flashs lumineux", "No flashing hazard", "sans flash",
     "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#noFlashingHazard|noFlashingHazard"},
    {"motion-simulation", "Simulation de mouvement", "Motion simulation",
     "motionSimulationHazard", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#motionSimulation|motionSimulation"},
    {"no-motion-simulation", "Sans simulation de mouvement",
     "No motion simulation hazard", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#noMotionSimulationHazard|noMotionSimulationHazard"},
    {"sound", "Sons gênants", "Sound hazard", "soundHazard", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#sound|sound"},
    {"no-sound", "Sans sons gênants", "No sound hazard", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#noSoundHazard|noSoundHazard"},
    {"none", "Aucun danger", "No hazard", "aucun", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#none|none"},
    {"unknown-flashing", "Flashs lumineux non précisés", "Flashing not stated",
     "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#unknownFlashingHazard|unknownFlashingHazard"},
    {"unknown-motion-simulation", "Simulation de mouvement non précisée",
     "Motion simulation not stated", "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#unknownMotionSimulationHazard|unknownMotionSimulationHazard"},
    {"unknown-sound", "Sons gênants non précisés", "Sound hazard not stated",
     "", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/"
     "#unknownSoundHazard|unknownSoundHazard"},
    {"unknown", "Dangers non précisés", "Hazards not stated", "non précisé", "",
     "https://www.w3.org/2021/a11y-discov-vocab/latest/#unknown|unknown"},
};

constexpr Row kNeeds[] = {
    {"hearing", "Trouble auditif", "Hearing impairment",
     "sourd|malentendant|surdité|déficience auditive|handicap auditif|trouble "
     "des fonctions auditives|deaf|hard of hearing",
     "", "#041-003"},
    {"vision", "Trouble visuel", "Visual impairment",
     "aveugle|malvoyant|cécité|déficience visuelle|handicap "
     "visuel|non-voyant|trouble des fonctions visuelles|blind|low vision",
     "", "#041-004"},
    {"multiple-disabilities", "Polyhandicap", "Profound multiple disabilities",
     "polyhandicapés", "", "#041-005"},
    {"intellectual", "Trouble intellectuel et cognitif",
     "Intellectual and cognitive impairment",
     "troubles cognitifs|déficience intellectuelle|trouble important des "
     "fonctions cognitives",
     "", "#041-006"},
    {"motor", "Trouble moteur", "Motor impairment",
     "troubles moteurs|handicap moteur|trouble des fonctions motrices", "",
     "#041-007"},
    {"psychological", "Trouble psychique", "Psychological disorder",
     "troubles psychiques|trouble du psychisme", "", "#041-008"},
    {"dys", "Trouble du langage et des apprentissages (dys)",
     "Language and learning disorder (dys)",
     "dys|troubles dys|TSLA|trouble spécifique du langage et des "
     "apprentissages|troubles spécifiques des apprentissages|trouble des "
     "apprentissages|learning disability",
     "", "#041-009"},
    {"dyslexia", "Dyslexie", "Dyslexia", "dyslexique|dysorthographie", "dys",
     ""},
    {"dyspraxia", "Dyspraxie", "Dyspraxia", "dyspraxique|TDC", "dys|motor", ""},
    {"dyscalculia", "Dyscalculie", "Dyscalculia", "dyscalculique", "dys", ""},
    {"dysphasia", "Dysphasie", "Dysphasia",
     "dysphasique|trouble du langage oral", "dys", ""},
    {"dysgraphia", "Dysgraphie", "Dysgraphia", "dysgraphique", "dys", ""},
    {"adhd", "Trouble de l'attention (TDAH)", "Attention disorder (ADHD)",
     "TDAH|TDA/H|trouble de l'attention|hyperactivité|ADHD|trouble de déficit "
     "de l'attention avec ou sans hyperactivité (TDAH)",
     "dys", ""},
    {"visceral", "Trouble viscéral", "Internal organ disorder",
     "déficiences viscérales|maladie chronique", "", "#041-036"},
    {"autism", "Autisme (TSA)", "Autism spectrum",
     "autisme|TSA|TED|trouble du spectre de l'autisme|trouble envahissant du "
     "développement et autisme",
     "", "#041-037"},
    {"several", "Plusieurs troubles associés", "Several disorders",
     "plurihandicap|troubles associés", "", "#041-038"},
    {"gifted", "Haut potentiel", "Gifted pupils",
     "EIP|HPI|élève intellectuellement précoce|élève surdoué", "", ""},
    {"newly-arrived", "Élève allophone",
     "Newly arrived speaker of another language",
     "allophone|EANA|élèves allophones", "", ""},
    {"away-from-school", "Élève empêché", "Pupil kept away from school",
     "hospitalisé|élève hospitalisé|école à l'hôpital|APADHE", "", ""},
};

}  // namespace

Table AccessibilityFeatureTable() {
  return {"accessibility-feature", "Adaptation", "Accessibility feature",
          kFeatures};
}

Table AccessibilityHazardTable() {
  return {"accessibility-hazard", "Danger sensoriel", "Accessibility hazard",
          kHazards};
}

Table SpecialNeedTable() {
  return {"special-need", "Besoin particulier", "Special need", kNeeds};
}

}  // namespace preau::vocabulary::internal
