package dates

import "strings"

// bare walks back from the start of an atom over the words that may stand
// between it and a preposition: den, d., ca., primo, weekdays.
func (f *finder) bare(i int) int {
	t := f.t
	for range 8 { // 'fra ca. den første mandag d.' needs no more
		w, start, punct := wordBefore(t, i)
		if w == "" || punct == '(' || (punct == ',' || punct == ':') && !isWeekday(w) {
			return i
		}
		if !isFiller(w) && !isWeekday(w) {
			if equalFold(w, "af") { // 'slutningen af', 'udgangen af'
				w2, s2, _ := wordBefore(t, start)
				if isEdge(w2) {
					i = s2
					continue
				}
			}
			return i
		}
		i = start
	}
	return i
}

func isWeekday(w string) bool {
	for _, d := range weekdays {
		if equalFold(w, d.text) {
			return true
		}
	}
	return false
}

func isFiller(w string) bool {
	switch len(w) {
	case 1:
		return w == "d" || w == "D"
	case 2:
		return equalFold(w, "ca")
	case 3:
		return equalFold(w, "den") || equalFold(w, "ult")
	}
	return equalFold(w, "cirka") || equalFold(w, "omkring") || equalFold(w, "primo") || equalFold(w, "medio") ||
		equalFold(w, "ultimo") || equalFold(w, "start") || equalFold(w, "slut") || equalFold(w, "tidligt") || equalFold(w, "dato")
}

func isEdge(w string) bool {
	return equalFold(w, "starten") || equalFold(w, "slutningen") || equalFold(w, "begyndelsen") || equalFold(w, "midten") || equalFold(w, "udgangen") || equalFold(w, "løbet")
}

// opener looks at the preposition before an atom: +1 opens it to the right
// (siden, fra), -1 to the left (indtil, frem til), 0 not at all; start is where
// the preposition begins.
func (f *finder) opener(a *atom) (dir, start int) {
	t := f.t
	i := f.bare(a.start)
	w, s, punct := wordBefore(t, i)
	if w == "" || punct == ':' || punct == ',' || punct == '(' || crossesCell(t, s, i) {
		return 0, a.start
	}
	switch {
	case equalFold(w, "siden"):
		return 1, s
	case equalFold(w, "fra"):
		if f.paperBefore(s) || (a.kind == kYear || a.kind == kMonth || a.kind == kSeason) && definiteBefore(t, s) {
			return 0, a.start
		}
		return 1, s
	case equalFold(w, "med"): // fra og med, til og med
		if w2, s2, _ := wordBefore(t, s); equalFold(w2, "og") {
			switch w3, s3, _ := wordBefore(t, s2); {
			case equalFold(w3, "fra"):
				return 1, s3
			case equalFold(w3, "til"):
				return -1, s3
			}
		}
	case equalFold(w, "indtil"):
		return -1, s
	case equalFold(w, "til"):
		if w2, s2, _ := wordBefore(t, s); equalFold(w2, "frem") {
			return -1, s2
		}
		if untilVerb(t, s) {
			return -1, s
		}
	case equalFold(w, "m"), equalFold(w, "tom"), equalFold(w, "fom"):
		if equalFold(w, "tom") || strings.HasSuffix(strings.ToLower(t[max(0, s-4):s]), "t.o.") {
			return -1, s
		}
		if equalFold(w, "fom") || strings.HasSuffix(strings.ToLower(t[max(0, s-4):s]), "f.o.") {
			return 1, s
		}
	}
	return 0, a.start
}

func crossesCell(t string, s, i int) bool { return strings.ContainsAny(t[s:i], "\t\n") }

// paperBefore reports whether a document stands before 'fra' ('LÆ 135 fra marts
// 2016', 'status fra 2018'): then the date is the paper's, not a beginning.
func (f *finder) paperBefore(i int) bool {
	w, s, _ := wordBefore(f.t, i)
	if w == "" && s > 0 && isDigit(f.t, s-1) { // LÆ 135 fra
		for s > 0 && (isDigit(f.t, s-1) || f.t[s-1] == ' ') {
			s--
		}
		w, _, _ = wordBefore(f.t, s)
	}
	return isPaper(w) || isThing(w)
}

// isThing reports whether a word is an event or thing that 'fra 2014' dates
// ('arbejdsskade fra 2014', 'erfaringer fra praktik').
func isThing(w string) bool {
	for _, p := range []string{"skade", "skader", "brud", "ulykke", "hændelse", "resultater", "erfaringer", "fotos", "billede", "kontoudtog", "lønsedler", "opgørelse", "besked", "sms", "opkald", "afslag", "piskesmæld", "forløb", "film", "ar"} {
		if len(w) >= len(p) && suffixFold(w, p) && (len(p) > 3 || len(w) == len(p)) {
			return true
		}
	}
	return false
}

// definiteBefore reports whether a definite noun stands before 'fra'
// ('anbefalingen fra 2018'), which then only dates that noun.
func definiteBefore(t string, i int) bool {
	w, _, punct := wordBefore(t, i)
	return punct == 0 && len(w) > 5 && (suffixFold(w, "en") || suffixFold(w, "et") || suffixFold(w, "erne") || suffixFold(w, "ene")) && !suffixFold(w, "ansat") &&
		!suffixFold(w, "meldt") && !suffixFold(w, "bevilget") && !suffixFold(w, "ret") && !suffixFold(w, "startet") && !suffixFold(w, "iværksat")
}

// paperEnds are the endings of words for documents and findings that have a date.
var paperEnds = []string{"attest", "attesten", "attester", "erklæring", "erklæringen", "erklæringer", "journal", "journalen", "journaler", "notat", "notatet", "notater",
	"plan", "planen", "evaluering", "evalueringen", "udtalelse", "udtalelsen", "status", "statussen", "brev", "brevet", "breve", "mail", "mailen", "epikrise", "epikrisen", "epikriser",
	"rapport", "rapporten", "beskrivelse", "beskrivelsen", "afgørelse", "afgørelsen", "indstilling", "indstillingen", "referat", "referatet", "papirer", "skrivelse", "svar", "svaret",
	"undersøgelse", "undersøgelsen", "scanning", "skanning", "skanningen", "scanningen", "anmodning", "anmodningen", "ansøgning", "ansøgningen", "henvisning", "vurdering", "vurderingen",
	"test", "billeder", "røntgen", "mr", "ct", "læ", "prøve", "prøver", "skema", "skemaet", "høring", "partshøring", "bilag", "cv", "aftale", "aftalen", "bekendtgørelse", "lov", "fund", "henvendelse", "skrivelsen", "meddelelse", "bevilling", "certifikat", "certifikatet", "bevis", "beviset", "kørekort", "anbefaling", "overført", "oplysninger", "tal", "dom", "data", "model", "eksamen", "svendebrev", "stammer", "bevillingen"}

func isPaper(w string) bool {
	for _, p := range paperEnds {
		if len(w) >= len(p) && suffixFold(w, p) && (len(p) > 3 || len(w) == len(p)) {
			return true
		}
	}
	return false
}

// untilVerb reports whether the clause before 'til' makes it 'until': bevilget,
// forlænget, gælder, varer ... til 12.02.2021.
func untilVerb(t string, i int) bool {
	j := i
	for j > 0 && i-j < 34 && t[j-1] != '.' && t[j-1] != ',' && t[j-1] != '\n' && t[j-1] != ';' && t[j-1] != '\t' {
		j--
	}
	s := strings.ToLower(t[j:i])
	for _, v := range []string{"bevilget", "forlænget", "forlænges", "gælder", "gyldig", "varer", "løber", "ansat", "sygemeldt", "fortsætter", "fortsat", "ret til", "vente", "afventer", "udsat", "tilknyttet", "indlagt", "op til", "periode", "bevilling", "varede", "forløb"} {
		if strings.Contains(s, v) {
			return true
		}
	}
	return false
}

// onward reports whether 'og frem', 'og fortsat', 'til nu' or a dangling dash
// follows, and where it ends.
func onward(t string, e int) (int, bool) {
	k := spaces(t, e)
	for _, w := range []string{"og frem", "og fremefter", "og fremad", "og fremover", "og fortsat", "og stadig", "og stadigvæk", "og pågår", "og løbende", "til stadighed", "og derefter"} {
		if wordFold(t, k, w) && !wordFold(t, spaces(t, k+len(w)), "til") {
			return k + len(w), true
		}
	}
	w := dash(t, k)
	if w == 0 {
		return e, false
	}
	k = spaces(t, k+w)
	for _, w := range []string{"fortsat", "igangværende", "pågår", "løbende", "stadig", "i dag", "dato", "nuværende"} {
		if wordFold(t, k, w) {
			return k + len(w), true
		}
	}
	if k >= len(t) || t[k] == '\t' || t[k] == '\n' || t[k] == ')' {
		return k, true
	}
	if t[k] == ':' && k+1 < len(t) {
		return k, true
	}
	return e, false
}

// widen moves the start of an interval back over 'fra' and 'den'.
func (f *finder) widen(i int) int {
	j := f.bare(i)
	if w, s, p := wordBefore(f.t, j); p == 0 && (equalFold(w, "fra") || equalFold(w, "siden") || equalFold(w, "mellem")) && !crossesCell(f.t, s, j) {
		return s
	}
	return i
}

// classOf tells birth dates, dates of acts and dates of other papers from
// dates of events, by the words before the date.
func classOf(t string, start int) string {
	f := finder{scanner: &scanner{t: t}}
	i := f.bare(start)
	w, s, _ := wordBefore(t, i)
	switch {
	case w == "":
		return "date"
	case equalFold(w, "født"), equalFold(w, "f"), equalFold(w, "fødselsdato"), equalFold(w, "fødselsdag"), equalFold(w, "fødselsdata"), equalFold(w, "fødselsår"), equalFold(w, "fødselsdagen"), equalFold(w, "født den"):
		return "birth"
	case equalFold(w, "af"), equalFold(w, "fra"), equalFold(w, "dateret"), equalFold(w, "dat"):
		if lawBefore(t, s) {
			return "law"
		}
		w2, s2, _ := wordBefore(t, s)
		if w2 == "" && s2 > 0 && isDigit(t, s2-1) {
			for s2 > 0 && (isDigit(t, s2-1) || t[s2-1] == ' ') {
				s2--
			}
			w2, _, _ = wordBefore(t, s2)
		}
		if isPaper(w2) || equalFold(w, "dateret") {
			return "docref"
		}
	}
	return "date"
}

// lawBefore reports whether 'lov nr. 553', 'bekendtgørelse nr. 1243' or 'LBK nr. 10' ends at i.
func lawBefore(t string, i int) bool {
	s := strings.ToLower(t[max(0, i-44):i])
	s = strings.TrimRight(s, " ")
	k := len(s)
	for k > 0 && s[k-1] >= '0' && s[k-1] <= '9' {
		k--
	}
	s = strings.TrimRight(s[:k], " ")
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "nr."), "nr"), " ")
	for _, w := range []string{"lov", "bekendtgørelse", "lbk", "bek", "cirkulære", "vejledning", "lovforslag", "forordning"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// birthYear moves a two-digit birth year to the earlier century if a person can
// be that old.
func (f *finder) birthYear(v, quote string) string {
	y := yearOf(v)
	if f.docYear == 0 || y <= f.docYear && f.docYear-y >= 16 {
		return v
	}
	if strings.Contains(quote, v[:4]) {
		return v
	}
	if f.docYear-(y-100) <= 100 {
		var b strings.Builder
		pad4(&b, y-100)
		return b.String() + v[4:]
	}
	return v
}
