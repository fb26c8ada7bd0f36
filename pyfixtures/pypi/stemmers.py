"""Snowball's stemmers of every language, over texts in these languages."""
# module: snowballstemmer
import snowballstemmer

TEXTS = {
    "english": "The generously communicating scientists were running happily through universities' skies, dying skis and andes, atlas howes proceed succeeding",
    "porter": "relational conditional rational valenci digitizer conformably radically vietnamization predication operator feudalism decisiveness hopefulness",
    "german": "aufeinanderfolgenden Häusern katers kategorischen Straßenbahnhaltestellen gefährlichsten jugendlichen Universitäten mächtigeren",
    "french": "continuellement majestueusement abandonnées nationalité évidemment travaillaient quoique appelés naïvement",
    "spanish": "torneábamos cheque guardándose rápidamente biologías comiéndoselo inteligencias habríamos vergüenza",
    "russian": "важнейшими противоположностями вавиловой прекрасными читающимися государственности поцеловавшись красивейший",
    "finnish": "edeltäjistään taloissammekin juoksentelisinkohan innostuneisuudesta kaikkialla tyttöjensä",
    "turkish": "kitaplarımızdan evlerindekilerden gidiyorlardı çocuklarına öğretmenlerimizin okuldakiler",
    "arabic": "والمعلمون استخدامات المدارس كتابهم سيكتبون الطالبات",
    "hungarian": "gyermekeinkkel házaitokban szépségéről megszentségteleníthetetlenségeskedéseitekért emberekkel",
    "italian": "abbandonatamente pronunciarglielo nazionalità velocissimamente ritrovandosi propagazioni",
    "greek": "παιδιά ανθρώπους διαφορετικότητα γραφόμασταν ελληνικές σπουδαιότερος",
    "dutch": "lichamelijkheden opgroeiende gemeenschappelijkheid kinderboerderijen mogelijkheden",
    "swedish": "jaktkarlarnas universiteten klostergården möjligheterna", "romanian": "abundenţa copiilor frumoasele naţionalităţi muncitorilor",
    "hindi": "लड़कियों पुस्तकालयों जाएंगे किताबें", "tamil": "புத்தகங்கள் மரங்களிலிருந்து பறவைகளின்", "lithuanian": "žmonėms universitetuose gražiausias",
}
languages = snowballstemmer.algorithms()
print(languages)
latin = "nationalizations beautifully quickly running flies dies abilities xyz '' 'tis y yy sky's".split()
for language in languages:
    stemmer = snowballstemmer.stemmer(language)
    words = TEXTS.get(language, TEXTS["english"]).replace(",", "").split()
    print(language, stemmer.stemWords(words))
    print(language, [stemmer.stemWord(w) for w in latin], stemmer.stemWord(""), stemmer.stemWord(words[0].upper()))
counts = {}
stemmer = snowballstemmer.stemmer("english")
for ending in "ing ed ly ness ful ation ational izer ement ies ss us eed edly ogist li al iveness".split():
    for root in "connect happ relat hop plan fl abil trouble feud communic gener arsen".split():
        counts[stemmer.stemWord(root + ending)] = counts.get(stemmer.stemWord(root + ending), 0) + 1
print(sorted(counts.items()))
for bad in (lambda: snowballstemmer.stemmer("klingon"), lambda: stemmer.stemWord(3), lambda: stemmer.stemWords(5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
