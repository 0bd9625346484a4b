package anonym

import (
	_ "embed" // the lists of names
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"oplyst/extract/lexicon"
)

//go:embed navne.tsv
var nameTable string

// nameLists are the names of navne.tsv, lower case.
type nameLists struct{ first, last, town map[string]bool }

var lists = sync.OnceValue(func() nameLists {
	l := nameLists{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, line := range strings.Split(nameTable, "\n") {
		kind, names, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		into := map[string]map[string]bool{"first": l.first, "last": l.last, "town": l.town}[kind]
		for _, n := range strings.Split(names, "|") {
			if into != nil {
				into[strings.ToLower(n)] = true
			}
		}
	}
	return l
})

// vocabulary is the words of our own tables: what they hold in lower case, and
// all words of the tables of diagnoses and drugs (Parkinsons, Panodil).
var vocabulary = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, name := range []string{"simplex.tsv", "compounds.tsv", "indsatser.tsv", "indsats_cues.tsv", "statement_concepts.tsv",
		"doc_types.tsv", "sections.tsv", "context.tsv", "stem_overrides.tsv", "stem_protect.tsv", "acts.tsv"} {
		addTable(known, name, false)
	}
	for _, name := range []string{"diagnoses.tsv", "diagnoses_chapters.tsv", "diagnoses_more.tsv", "diagnosis_sites.tsv", "drugs.tsv", "ambiguous.tsv"} {
		addTable(known, name, true)
	}
	for _, w := range strings.Fields(wellKnown) {
		known[strings.ToLower(w)] = true
	}
	return known
})

// addTable takes in the words of a table, examples left out; with capitals also
// those it writes large.
func addTable(known map[string]bool, file string, capitals bool) {
	t, err := lexicon.Load(file)
	if err != nil {
		return
	}
	for _, row := range t.Rows {
		for _, column := range t.Columns {
			if column == "hit" || column == "miss" || column == "note" || column == "not" {
				continue // examples may name places
			}
			for _, w := range tokens(row.Get(column)) {
				if w.form == lower || capitals {
					known[w.low] = true
				}
			}
		}
	}
}

// wellKnown are capitalised words inside sentences that point to nobody: tests
// and scales named after people, authorities, programs, countries, forms of
// address, and the general words of institutions.
const wellKnown = `Ankestyrelsen Ankestyrelsens Folketinget Danmark Danmarks ATP Seniorpensionsenheden Modic Beighton Hamilton Beck Becks Barthel
Oswestry Morris Hopkins Raven Rey Boston Trail Making Stroop Wechsler Borg Tinetti Lasègue Lasegue Romberg Babinski Tinel Phalen Spurling
Schober Cobb Kellgren Lawrence Addenbrooke Glasgow Rankin Epworth Likert Apgar Skype Teams Excel Word Windows Facebook Google Outlook Youtube Zoom
Jobnet Borger Digital Post NemID MitID Min Plan Talsymbol Naming Questionnaire Inventory Scale Test Score Index Becks Montreal Europa
De Dem Deres Dig Du Jer I Norge Sverige Tyskland Grønland Færøerne Polen Tyrkiet Irak Iran Syrien Somalia Afghanistan Bosnien Libanon Ukraine Rusland
Storbritannien Spanien Thailand Pakistan Vietnam Covid Corona Falck Røde Kors Kræftens Bekæmpelse Scleroseforeningen Gigtforeningen Hjerteforeningen
Center Centeret Centret Afdeling Afdelingen Afd Klinik Klinikken Praksis Ambulatorium Ambulatoriet Hospital Hospitalet Sygehus Sygehuset Kommune Kommunen Kommunes
Jobcenter Jobcentret Jobcenteret Region Regionen Regionens Team Teamet Skole Skolen Bibliotek Plejecenter Lægehus Lægehuset Lægerne Lægepraksis Social Sundhed
Job Ydelse Pension Ressourcer Rehabilitering Psykiatri Psykiatrien Psykiatrisk Neurologisk Kirurgisk Ortopædkirurgisk Reumatologisk Medicinsk Kardiologisk Neurokirurgisk
Rygkirurgisk Tværfagligt Socialmedicinsk Arbejdsmedicinsk Klinisk Funktion Sjælland Syddanmark Midtjylland Nordjylland Hovedstaden Udbetaling Arbejdsmarked Beskæftigelse Borgerservice
Januar Februar Marts April Maj Juni Juli August September Oktober November December Mandag Tirsdag Onsdag Torsdag Fredag Lørdag Søndag Jul Påske Pinse
Vedr Vedrørende Dato Navn Cpr Adresse Tlf Telefon Mail Emne Fra Til Kopi Side Bilag Journalnr Sagsnr Ref Kære Hej Hilsen Venlig Mvh Overlæge Læge Speciallæge Psykolog Sagsbehandler
Ergoterapeut Fysioterapeut Socialrådgiver Sygeplejerske Sundhedskoordinator Jobkonsulent Mentor Kontaktperson Afdelingsleder Leder Formand Direktør Tolk Konsulent Koordinator Borgeren Ansøger Patienten Pt
Statusattest Erklæring Epikrise Notat Journal Journalnotat Referat Afgørelse Indstilling Partshøring Udkast Ansøgning Klage Samtykke Konklusion Vurdering Baggrund Diagnose Diagnoser Behandling Medicin Resultat Forløb Udredning
Hr Fru Frk Dr Prof Cand Psych Aut Med Venlig Bedste Ingen Ikke Der Den Det Han Hun Vi Jeg Ja Nej Se Jf Obs Kl Ca Evt Pga Iht Mht Mhp Ift
Ny Nord Syd Øst Vest Frisk Ren Gammel Stor Lille Tom God Ledig Syg Rask Arbejds Aktivitetsparate Særlige Funktionelle Lidelser Virksomhed Afklaring Træning Ydelser Tillæg Gården Havnen Torvet`

type form int

const (
	lower form = iota
	capital
	capitals // all of two or more letters
)

// token is one word of a text.
type token struct {
	start, end int
	low        string // lower case
	form       form
	letters    int
}

// tokens cuts a text into runs of letters.
func tokens(text string) []token {
	var out []token
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		t := token{start: i}
		uppers := 0
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
				break
			}
			if unicode.IsUpper(r) {
				uppers++
			}
			t.letters++
			i += n
		}
		t.end = i
		t.low = strings.ToLower(text[t.start:t.end])
		first, _ := utf8.DecodeRuneInString(text[t.start:])
		switch {
		case uppers == t.letters && t.letters > 1:
			t.form = capitals
		case unicode.IsUpper(first):
			t.form = capital
		}
		out = append(out, t)
	}
	return out
}

// knownWords are the words that are ordinary in this case: our vocabulary, our
// own texts, and what the case itself writes in lower case.
func knownWords(in Input) map[string]bool {
	known := map[string]bool{}
	for w := range vocabulary() {
		known[w] = true
	}
	for _, t := range in.Known {
		for _, w := range tokens(t) {
			known[w.low] = true
		}
	}
	low, high := map[string]int{}, map[string]int{} // written small; with a capital inside a sentence
	for _, pages := range in.Pages {
		for _, t := range pages {
			t = mails.ReplaceAllString(t, " ")
			ts := tokens(t)
			for k, w := range ts {
				switch {
				case w.form == lower:
					low[w.low]++
				case w.form == capital && inside(t, ts, k):
					high[w.low]++
				}
			}
		}
	}
	for w, n := range low { // 'jeg talte med tesfalem' doesn't make the name a word
		if n > high[w] && !(lists().first[w] && len(w) > 4) {
			known[w] = true
		}
	}
	return known
}

// bare takes a word's genitive away: the forms it may have in a table.
func bare(low string) []string {
	out := []string{low}
	for _, end := range []string{"s", "es", "ernes", "erne"} {
		if b, ok := strings.CutSuffix(low, end); ok && len(b) >= 2 {
			out = append(out, b)
		}
	}
	return out
}
