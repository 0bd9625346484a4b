package dates

// numberCue reports whether the word before i says that what follows is a
// number of a case, phone, form or page, or a time or measure, not a date.
func numberCue(t string, i int) bool {
	w, start, punct := wordBefore(t, i)
	if w == "" {
		if start > 2 && t[start-2] == 0xC2 && t[start-1] == 0xA7 { // §
			return true
		}
		return false
	}
	for _, c := range []string{"nr", "nummer", "numre", "sagsid", "journal", "tlf", "telefon", "mobil", "kle", "kl", "klokken",
		"blanket", "version", "side", "kap", "kapitel", "stk", "acc", "ydernr", "cvr", "ean", "tel", "mobilnr", "vas", "nrs", "mmse", "gaf", "bt", "blodtryk", "bmi", "pkt", "punkt", "bilag", "id"} {
		if len(w) == len(c) && equalFold(w, c) {
			if c == "side" || c == "bilag" || c == "journal" {
				return punct == 0 && !(isDigit(t, i+2) && isDigit(t, i+3))
			}
			return punct != ','
		}
	}
	if len(w) > 3 && (suffixFold(w, "nr") || suffixFold(w, "nummer")) && punct != ',' {
		return true
	}
	// 'Sag 2019-0093', 'sag 24-003127', 'Sags-id 2016-33-15842'
	return equalFold(w, "sag") && punct != ','
}

// serialCue reports whether the word before i names a serial number, so that
// even a well-formed date behind it is a number.
func serialCue(t string, i int) bool {
	w, _, punct := wordBefore(t, i)
	return punct != ',' && (equalFold(w, "kle") || equalFold(w, "nr") || len(w) > 3 && (suffixFold(w, "nr") || suffixFold(w, "nummer")))
}

// monthYearPlace reports whether 'mm/yy' at i..e can be a month: no scale in
// capitals stands before (MMSE 11/30), and nothing is counted after it.
func monthYearPlace(t string, i, e int) bool {
	k := spaces(t, e)
	if isLetter(t, k) {
		ok := false
		for _, w := range []string{"i", "og", "til", "med", "uden", "viste", "viser", "blev", "er", "var", "pga", "ved", "hos", "normal", "ikke", "efter", "hvor", "som", "da", "med", "fra"} {
			ok = ok || wordFold(t, k, w)
		}
		if !ok {
			return false
		}
	}
	w, _, _ := wordBefore(t, i)
	upper := len(w) > 1
	for n := 0; n < len(w); n++ {
		upper = upper && w[n] >= 'A' && w[n] <= 'Z'
	}
	return !upper && !isDigit(t, i-2)
}

// measured reports whether a unit follows, so that '1/2' is a fraction.
func measured(t string, e int) bool {
	e = spaces(t, e)
	for _, u := range []string{"tablet", "tabl", "tbl", "time", "år", "dag", "dosis", "del", "kop", "liter", "mil", "pakke", "flaske", "gang", "point", "stk", "døgn", "måned", "mg", "ml", "mikrogram", "enheder", "kr"} {
		if prefixFold(t, e, u) {
			return true
		}
	}
	return false
}

// scoreCue reports whether the word before i names a scale.
func scoreCue(t string, i int) bool {
	w, start, _ := wordBefore(t, i)
	for _, c := range []string{"vas", "nrs", "mmse", "moca", "score", "point", "scorer", "smerter", "skala", "gaf", "apgar", "gcs", "svt", "niveau", "bt", "syn", "visus"} {
		if equalFold(w, c) {
			return true
		}
	}
	_ = start
	return false
}

// dateCue reports whether the word before i announces a date.
func dateCue(t string, i int) bool {
	w, _, _ := wordBefore(t, i)
	for _, c := range []string{"d", "den", "dato", "date", "oprettet", "dateret", "pr", "modtaget", "udskrevet", "scannet"} {
		if equalFold(w, c) {
			return true
		}
	}
	return len(w) > 4 && suffixFold(w, "dato")
}

// kle reports whether a KLE facet follows: 27.03.12-G01, 15.17.06 A26.
func kle(t string, e int) bool {
	if c := at(t, e); c != '-' && c != ' ' {
		return false
	}
	switch at(t, e+1) {
	case 'G', 'A', 'K', 'P', 'Ø', 'I', 'S':
		return isDigit(t, e+2) && isDigit(t, e+3)
	}
	return prefixFold(t, e+1, "ø") && isDigit(t, e+3)
}

// units are words that turn four digits into a quantity.
var units = []string{"kr", "mg", "mikrogram", "g", "gram", "kg", "ml", "l", "ie", "m", "meter", "km", "kcal", "kj", "kalorier",
	"kroner", "timer", "dage", "personer", "stk", "skridt", "cm", "mm", "enheder", "point", "watt", "hz", "t"}

// bareYear reports whether four digits standing alone are a year.
func (s *scanner) bareYear(i, e int) bool {
	t := s.t
	if decade(t, e) {
		return false
	}
	p := at(t, i-1)
	if (p == '.' || p == ',' || p == '-' || p == '/' || p == ':' || p == '+' || p == '=' || p == '<' || p == '>') && (isDigit(t, i-2) || p == '+' || p == '=' || p == '<' || p == '>') {
		return false
	}
	n := e
	if at(t, n) == ' ' {
		n++
	}
	if (at(t, e) == ',' || at(t, e) == '.') && at(t, e+1) == '-' { // 2000,-
		return false
	}
	switch w, _, punct := wordBefore(t, i); {
	case punct != 0 && punct != '.':
	case equalFold(w, "kr"), equalFold(w, "dkk"), equalFold(w, "beløb"), equalFold(w, "lokale"), equalFold(w, "lok"), equalFold(w, "windows"), equalFold(w, "office"), equalFold(w, "postnr"):
		return false
	}
	if at(t, n) == '%' || prefixFold(t, n, "frederiksberg") || prefixFold(t, n, "´") || prefixFold(t, n, "°") {
		return false
	}
	if isDigit(t, n) && n > e { // phone numbers: '2015 1207', '20 15 12 07'
		v, k, ok := number(t, n, 8)
		if ok && (k-n == 4 && !plausibleYear(v) || k-n == 2 && at(t, k) == ' ' && isDigit(t, k+1)) {
			return false
		}
	}
	for _, u := range units {
		if n > e && wordFold(t, n, u) {
			// 'i 2019 l' cannot be told from '2000 l'; a unit wins unless 'i' stands before
			w, _, _ := wordBefore(t, i)
			return equalFold(w, "i") || equalFold(w, "siden") || equalFold(w, "år")
		}
	}
	if p == ' ' && isDigit(t, i-2) && !s.afterDate(i) { // '9955 2014', '12 2014'
		return false
	}
	return true
}

// afterDate reports whether the digit before a space belongs to an atom just read.
func (s *scanner) afterDate(i int) bool {
	if n := len(s.atoms); n > 0 && s.atoms[n-1].end == i-1 {
		return true
	}
	// 'klasse 10 2000' and phone groups are told apart by length: a lone short
	// number before may be anything but a phone group of four.
	j := i - 2
	for j > 0 && isDigit(s.t, j-1) {
		j--
	}
	return i-1-j < 2
}

// fillers skips what may stand between a preposition and the date it governs.
func fillers(t string, e int) int {
	for {
		e = spaces(t, e)
		start := e
		for _, f := range fillerWords {
			if wordFold(t, e, f) {
				e += len(f)
				break
			}
		}
		if e == start {
			if _, k, ok := oneOf(t, e, weekdaysBy[at(t, e)|0x20]); ok {
				e = k
			}
		}
		if e == start {
			return e
		}
		for at(t, e) == '.' || at(t, e) == ',' {
			e++
		}
	}
}

var fillerWords = []string{"den", "d", "ca", "cirka", "omkring", "omtrent", "primo", "medio", "ultimo", "ult", "start", "starten af",
	"slut", "slutningen af", "begyndelsen af", "midten af", "udgangen af", "i løbet af", "starten", "slutningen", "midt i", "først i", "sidst i", "i", "om", "dato"}
