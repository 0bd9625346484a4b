package copies

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// blockEnd returns where the block that starts at a place ends: the line or
// cell. The quoted lines of a mail ('> ...') are one block together.
func blockEnd(text string, start int) int {
	end := start
	for end < len(text) && text[end] != '\n' && text[end] != '\t' {
		end++
	}
	for text[start] == '>' && end+1 < len(text) && text[end] == '\n' && text[end+1] == '>' {
		for end++; end < len(text) && text[end] != '\n'; {
			end++
		}
	}
	return end
}

// question reports whether a block only asks, as forms do.
func question(block string) bool {
	return strings.HasSuffix(strings.TrimRight(block, " "), "?")
}

// What a block must hold to have been copied: so many letters, words, words in
// small letters, and words that standard phrases don't have.
const (
	minLetters = 80
	minWords   = 10
	minSmall   = 0.6
	minOwn     = 4
)

// stock counts the words that a block has from an older paper.
type stock struct {
	letters, words, small int
	special               []uint32 // hashes of words of its own, at most minOwn
}

func (s *stock) add(text string, ws []token) {
	for _, w := range ws {
		word := text[w.start:w.end]
		s.letters += utf8.RuneCountInString(word)
		s.words++
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLower(r) {
			s.small++
		}
		if len(s.special) < minOwn && len(word) >= ownLength && !standard(strings.ToLower(word)) && !slices.Contains(s.special, w.hash) {
			s.special = append(s.special, w.hash)
		}
	}
}

// own reports whether the words are prose that somebody wrote about this case:
// long enough, no letterhead, and not only what every recommendation says.
func (s *stock) own() bool {
	return s.letters >= minLetters && s.words >= minWords && float64(s.small) >= minSmall*float64(s.words) && len(s.special) >= minOwn
}

// Telling reports whether a sentence is more than a standard phrase or a short
// answer, so that two papers with the same words hardly wrote them apart.
func Telling(sentence string) bool {
	var s stock
	s.add(sentence, tokens(nil, sentence))
	return s.letters >= minLetters/2 && len(s.special) >= minOwn-1
}

// ownLength is how many bytes a word has at least that can be unusual.
const ownLength = 5

// stems are how the words begin of which the standard phrases of the field are
// made: two authors who both write 'arbejdsevnen er væsentligt og varigt
// nedsat' have not copied each other. Lower case, sorted by subject.
var stems = []string{
	// who
	"borger", "patient", "kommune", "jobcenter", "rehabilitering", "team", "sundhedskoordinator", "koordinator", "sagsbehandler", "læge", "speciallæge", "klinisk", "funktion", "myndighed", "ankestyrelse", "region",
	// what is judged
	"arbejdsevne", "arbejds", "arbejde", "erhvervsevne", "erhverv", "ressource", "udfordring", "barriere", "helbred", "tilstand", "lidelse", "sygdom", "symptom", "diagnose", "prognose", "begræns", "skånehensyn", "nedsæt", "nedsat", "selvforsørg", "forsørg", "ordinær", "vilkår", "arbejdsmarked", "fleksjob", "førtidspension", "pension", "timer", "timetal", "ugentlig", "støtte", "livskvalitet",
	// how
	"varig", "væsentlig", "blivende", "permanent", "stationær", "kronisk", "langvarig", "udtøm", "relevant", "mulig", "realistisk", "fremtid", "åbenbar", "tilstrækkelig", "fuldt", "meget", "fysisk", "psykisk", "social", "faglig", "samlet", "samlede", "øvrig", "yderligere", "flere",
	// what was done
	"indsats", "behandl", "undersøg", "udred", "afprøv", "prøvet", "forsøg", "forløb", "tilbud", "tiltag", "foranstaltning", "praktik", "virksomhed", "beskæftigelse", "uddannelse", "udvikl", "forbedr", "bedre", "bedring", "genoptræn", "operation", "medicin", "afklar", "klarlagt", "oplys", "belys", "dokument",
	// how it is said
	"vurder", "indstil", "anbefal", "konklu", "finder", "fremgår", "beskriv", "anse", "skøn", "forvent", "herunder", "derfor", "således", "hverken", "ligesom", "heller", "eller", "efter", "under", "siden", "fordi", "hvorfor", "grundlag", "grund", "baggrund", "henblik", "forhold", "omfang", "længere", "kunne", "skulle", "ville", "bliver", "blevet", "været", "andre", "andet", "anden", "denne", "dette", "disse", "deres", "hendes", "gennem", "nogen", "noget", "nogle", "alle", "aktuel", "fortsat", "stadig", "uændre", "generel", "sagen", "møde", "afgørelse", "loven", "stk", "paragraf", "træffe", "opfyld", "beting", "krav", "muligh",
}

// standard reports whether a lower-case word belongs to the field's standard
// phrases.
func standard(word string) bool {
	for _, s := range stems {
		if strings.HasPrefix(word, s) {
			return true
		}
	}
	return false
}
