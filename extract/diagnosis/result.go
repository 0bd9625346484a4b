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

// afterwards is how many sentences after a suspicion its tests are looked for.
const afterwards = 3

// tested lets a test without a finding, reported after a suspicion, refute it:
// 'mistanke om epilepsi, men EEG var normalt', 'Søvnapnø undersøgt, AHI normal'.
func (f *Finder) tested(doc *document, all []mention) {
	for i := range all {
		m := &all[i]
		t := doc.pages[m.page]
		s := t.SentenceOf(m.first)
		if m.status != Suspected && !(m.status == Confirmed && !m.explicit && !m.coded && examined(t, m, s)) || m.by != nil && (m.by.Text == "præget af" || open(m.by.Text)) {
			continue
		}
		if word := f.cleared(doc, all, i, s); word != "" {
			m.status, m.explicit, m.later = Negated, true, true
			m.say("test '" + word + "'")
		}
	}
}

// open reports whether a trigger says outright that a disorder is not ruled
// out: no test refutes that.
func open(trigger string) bool {
	return strings.Contains(trigger, "ikke") && (strings.Contains(trigger, "udeluk") || strings.Contains(trigger, "afvis") || strings.Contains(trigger, "afkræft"))
}

// examined reports whether the words right behind a name say that it was looked
// for: a bracket, a label or 'undersøgt'.
func examined(t *match.Text, m *mention, s *match.Sentence) bool {
	if m.head == testHead {
		return true
	}
	if i := m.last + 1; i < s.Last {
		switch t.Tokens[i].Word.Norm {
		case "(":
			return s.Section != "diagnose"
		case ":":
			return s.First == m.first || m.first-s.First <= 3
		case "undersøgt", "udredt", "testet", "screenet":
			return true
		}
	}
	for i := m.last + 1; i < s.Last && i <= m.last+6; i++ {
		switch t.Tokens[i].Word.Norm {
		case "undersøgt":
			return true
		case ",", ";", "og", "(":
			return disputed(t, i, s.Last)
		}
	}
	return s.Last < len(t.Tokens) && t.Tokens[m.last+1].Word.Norm == ":"
}

// disputed reports whether 'men' and a judgement that differs stand in the
// tokens [from, to): ', men psykiateren var ikke enig'.
func disputed(t *match.Text, from, to int) bool {
	men := false
	for i := from; i < to && i <= from+8; i++ {
		w := t.Tokens[i].Word.Norm
		men = men || w == "men"
		if men && (w == "enig" || w == "uenig") {
			return true
		}
	}
	return false
}

// cleared looks behind mention i for an outcome of a test that can settle it,
// and returns its word.
func (f *Finder) cleared(doc *document, all []mention, i int, s *match.Sentence) string {
	m := &all[i]
	t := doc.pages[m.page]
	n := int(t.Tokens[m.first].Sent)
	for k := n; k <= n+afterwards && k < len(t.Sentences); k++ {
		o := &t.Sentences[k]
		if o.Block != s.Block {
			break
		}
		from, to := o.First, o.Last
		if k == n {
			from = m.last + 1
			to = bracketEnd(t, m, s)
		} else if asserted(all, i, o) && !otherwise(t, o) {
			return ""
		}
		if k == n && upheldLater(all, i, o) {
			return ""
		}
		if word := outcome(t, m, from, to); word != "" {
			if pending(t, o, k+1) {
				return ""
			}
			return word
		}
	}
	return ""
}

// bracketEnd returns where the words end that belong to a mention: at the end of
// the bracket right behind it, else at the end of its sentence.
func bracketEnd(t *match.Text, m *mention, s *match.Sentence) int {
	if m.last+1 < s.Last && t.Tokens[m.last+1].Word.Norm == "(" {
		for i := m.last + 2; i < s.Last; i++ {
			if t.Tokens[i].Word.Norm == ")" {
				return i
			}
		}
	}
	return s.Last
}

// asserted reports whether a sentence after mention i names a disorder that it
// does not deny.
func asserted(all []mention, i int, s *match.Sentence) bool {
	for _, o := range all[i+1:] {
		if o.page != all[i].page || o.first >= s.Last {
			return false
		}
		if o.first >= s.First && o.status != Negated {
			return true
		}
	}
	return false
}

// otherwise reports whether 'i øvrigt' stands in a sentence: what it names
// besides is not what was looked for.
func otherwise(t *match.Text, s *match.Sentence) bool {
	for i := s.First + 1; i < s.Last; i++ {
		if w := t.Tokens[i].Word.Norm; (w == "øvrigt" || w == "ellers") && i+1 < s.Last && outcomes[t.Tokens[i+1].Word.Norm] {
			return true
		}
	}
	return false
}

// upheldLater reports whether the same disorder is named again in the sentence
// of mention i and not denied: 'EEG normalt, epilepsi kan ikke udelukkes'.
func upheldLater(all []mention, i int, s *match.Sentence) bool {
	for _, o := range all[i+1:] {
		if o.page != all[i].page || o.first >= s.Last {
			return false
		}
		if o.code[:3] == all[i].code[:3] && o.status != Negated {
			return true
		}
	}
	return false
}

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

// waiting are words that say that tests are still to come. Read only.
var waiting = map[string]bool{"afventer": true, "afventes": true, "bestilt": true, "bestilles": true, "henvises": true, "henvist": true, "fortsat": true, "fastholdes": true, "endnu": true,
	"supplerende": true, "yderligere": true, "videre": true, "stadig": true, "planlagt": true, "planlægges": true, "gentages": true, "bekræftet": true}

// pending reports whether the rest of a sentence of results, or the next one in
// its block, says that the suspicion goes on.
func pending(t *match.Text, s *match.Sentence, next int) bool {
	last := s.Last
	if next < len(t.Sentences) && t.Sentences[next].Block == s.Block {
		last = t.Sentences[next].Last
	}
	for i := s.First; i < last; i++ {
		w := t.Tokens[i].Word.Norm
		if waiting[w] && (i >= s.Last || w != "henvist") && t.Tokens[max(i-1, 0)].Word.Norm != "ikke" && t.Tokens[max(i-1, 0)].Word.Norm != "ingen" {
			return true
		}
	}
	return false
}
