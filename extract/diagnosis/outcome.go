package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// general ends names of examinations that can settle any suspicion. Read only.
var general = []string{"udredning", "udredningen", "undersøgelse", "undersøgelsen", "undersøgelser", "undersøgelserne", "test", "testen", "testning", "testningen", "screening", "screeningen",
	"resultat", "resultatet", "svar", "svaret", "fund", "fundet", "undersøgt", "udredt", "testet", "screenet", "vurderet", "vurdering", "vurderingen", "psykiater", "psykiateren", "neurolog", "neurologen", "speciallæge", "speciallægen", "reumatolog", "reumatologen", "kardiolog", "kardiologen", "alt", "alle", "begge"}

// special ends names of tests of the body; they say nothing of disorders of the
// mind or of functional ones. Read only.
var special = []string{"eeg", "ekg", "mr", "mri", "ct", "pet", "scanning", "scanningen", "skanning", "skanningen", "prøve", "prøven", "prøver", "prøverne", "prøvetagning", "biopsi", "biopsien", "biopsier",
	"spirometri", "spirometrien", "ahi", "kag", "røntgen", "rtg", "rtg.", "lungefunktion", "lungefunktionen", "ekkokardiografi", "ekkokardiografien", "ekko", "skopi", "skopien", "måling", "målingen",
	"ultralyd", "ul", "monitorering", "registrering", "hba1c", "tsh", "crp", "antistof", "antistoffer", "grafi", "grafien", "grafisk", "punktur", "punkturen", "væske", "væsken", "cars", "holter", "dxa", "ena", "ana",
	"rf", "ccp", "d-dimer", "dimer", "troponin", "troponiner", "tnt", "blodsukker", "stofskifte", "tal", "tallene", "levertal", "serologi", "målte", "målt", "emg", "eng", "billede", "billedet", "billeder", "billederne", "optagelse", "optagelsen", "optagelser", "blodtryk", "blodtrykket", "døgnblodtryk"}

// outcomes are words for a result that shows nothing. Read only.
var outcomes = map[string]bool{"normal": true, "normalt": true, "normale": true, "upåfaldende": true, "negativ": true, "negativt": true, "negative": true, "neg.": true, "neg": true,
	"u.a.": true, "i.a.": true, "ua": true, "ia": true, "godartet": true, "godartede": true, "benign": true, "benignt": true}

// testReach is how many tokens before an outcome its test is looked for.
const testReach = 12

// outcome returns the word in the tokens [from, to) for a test without a
// finding that can settle a mention, "" if there is none.
func outcome(t *match.Text, m *mention, from, to int) string {
	for i := from; i < to; i++ {
		w := t.Tokens[i].Word.Norm
		switch {
		case outcomes[w] && !denied(t, i, from) && (standsAlone(t, i, to) || i == t.SentenceOf(i).First):
		case w == "frikender" || w == "frikendte" || w == "uenig":
		case w == "ikke" && i+1 < to && t.Tokens[i+1].Word.Norm == "enig" && closes(t, i+2, to):
		case (w == "taler" || w == "talte") && i+1 < to && (t.Tokens[i+1].Word.Norm == "imod" || t.Tokens[i+1].Word.Norm == "herimod"):
		case (w == "bekræfter" || w == "bekræftede" || w == "understøtter" || w == "understøttede") && i+1 < to && t.Tokens[i+1].Word.Norm == "ikke":
		case (w == "intet" || w == "ingen" || w == "uden" || w == "ikke" || w == "ej") && i+1 < to && nothing(t.Tokens[i+1].Word.Norm):
		default:
			continue
		}
		if w == "trods" || despite(t, i, from) {
			return ""
		}
		if byTest(t, m, i) {
			return w
		}
	}
	return ""
}

// nothing reports whether a word after 'intet' or 'uden' makes a result that
// shows nothing.
func nothing(w string) bool {
	switch w {
	case "fundet", "fund", "abnormt", "abnorm", "patologisk", "patologiske", "påvist", "positive", "anmærkninger", "abnormiteter", "betændelse", "malignitet", "inflammation", "forandringer", "patologi", "afvigelser", "grundlag", "belæg", "holdepunkt", "holdepunkter":
		return true
	}
	return false
}

// denied reports whether 'ikke' stands right before token i.
func denied(t *match.Text, i, from int) bool {
	return i > from && (t.Tokens[i-1].Word.Norm == "ikke" || t.Tokens[i-1].Word.Norm == "ej")
}

// standsAlone reports whether an outcome is said of a test and is not the
// adjective or adverb of something else: 'var normal', 'normale forhold', not
// 'normalt sover han'.
func standsAlone(t *match.Text, i, to int) bool {
	if i+1 >= to || t.Tokens[i+1].Kind != match.WordToken {
		return true
	}
	switch t.Tokens[i+1].Word.Norm {
	case "forhold", "fund", "resultat", "resultater", "svar", "værdi", "værdier", "og", "for", "cyste", "på", "i", "ved", "så", "hvorfor", "men", "billeder", "prøver", "tal", "knude", "proces", "eeg", "ekg", "mr", "ct", "blodprøver", "lungefunktion", "med", "uden", "som", "hos":
		return true
	}
	return false
}

// despite reports whether 'trods' or the like opens the words before token i.
func despite(t *match.Text, i, from int) bool {
	for j := i - 1; j >= from && j >= i-testReach; j-- {
		switch t.Tokens[j].Word.Norm {
		case "trods", "selvom", "uagtet", "selv", "bortset":
			return true
		}
	}
	return false
}

// byTest reports whether a test that can settle a mention stands before the
// outcome at token i, or right behind it.
func byTest(t *match.Text, m *mention, i int) bool {
	first := t.SentenceOf(i).First
	if k := int(t.Tokens[i].Sent); k > 0 && i <= first+1 && t.Sentences[k-1].Block == t.Sentences[k].Block && t.Tokens[first-1].Word.Norm == ":" {
		first = t.Sentences[k-1].First // 'Gastroskopi: normal slimhinde'
	}
	if i2 := i - testReach; i2 > first {
		first = i2
	}
	last := min(i+2, t.SentenceOf(i).Last-1)
	for j := first; j <= last; j++ {
		w := t.Tokens[j].Word.Norm
		if j >= m.first && j <= m.last || j == i {
			continue
		}
		if endsIn(w, general) || !mental(m.code) && endsIn(w, special) {
			return true
		}
	}
	w := t.Tokens[i].Word.Norm
	if i+1 < t.SentenceOf(i).Last && t.Tokens[i+1].Word.Norm == "forhold" && m.status == Suspected && !mental(m.code) {
		return true
	}
	return m.head == testHead || strings.HasPrefix(w, "godartet") || strings.HasPrefix(w, "benign") || reported(t, i)
}

// reported reports whether token i opens 'normale forhold' or the like under the
// label of a report.
func reported(t *match.Text, i int) bool {
	s := t.SentenceOf(i)
	if i > s.First+3 {
		return false
	}
	k := int(t.Tokens[i].Sent)
	if k == 0 || t.Sentences[k-1].Block != s.Block {
		return false
	}
	label := &t.Sentences[k-1]
	if t.Tokens[label.Last-1].Word.Norm != ":" {
		return false
	}
	switch t.Tokens[label.First].Word.Norm {
	case "beskrivelse", "fund", "svar", "resultat", "konklusion", "resultater", "billeddiagnostik", "rtg", "mr", "undersøgelse":
		return true
	}
	return false
}

// endsIn reports whether a word is one of some words, or a compound that ends
// with one of the longer ones.
func endsIn(w string, ends []string) bool {
	for _, e := range ends {
		if w == e || len(e) > 3 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// mental reports whether a code is of a disorder that tests of the body do not
// settle.
func mental(code string) bool {
	return code[0] == 'F' && code[:3] != "F03" || code[:3] == "M79" || code[:3] == "R52" || strings.HasPrefix(code, "G93.3")
}
