package dates

// word is a Danish word (lower case) with a number it stands for.
type word struct {
	text string
	n    int
}

// monthWords are the names of the months with their usual abbreviations,
// longest first within a month so that the first match is the longest.
var monthWords = [256][]word{
	'j': {{"januar", 1}, {"january", 1}, {"jan", 1}, {"juni", 6}, {"june", 6}, {"jun", 6}, {"juli", 7}, {"july", 7}, {"jul", 7}},
	'f': {{"februar", 2}, {"february", 2}, {"febr", 2}, {"feb", 2}},
	'm': {{"marts", 3}, {"march", 3}, {"mar", 3}, {"maj", 5}},
	'a': {{"april", 4}, {"apr", 4}, {"august", 8}, {"aug", 8}},
	's': {{"september", 9}, {"sept", 9}, {"sep", 9}},
	'o': {{"oktober", 10}, {"october", 10}, {"okt", 10}, {"oct", 10}},
	'n': {{"november", 11}, {"nov", 11}},
	'd': {{"december", 12}, {"dec", 12}},
}

// seasonWords are the seasons; n is the EDTF number. Winter 2016/17 is 2016-24.
var seasonWords = [256][]word{
	'f': {{"forårssemesteret", 21}, {"forårets", 21}, {"foråret", 21}, {"forår", 21}, {"foraaret", 21}, {"foraar", 21}},
	's': {{"sommerferien", 22}, {"sommerens", 22}, {"sommeren", 22}, {"sommer", 22}},
	'e': {{"efterårssemesteret", 23}, {"efterårets", 23}, {"efteråret", 23}, {"efterår", 23}, {"efteraaret", 23}, {"efteraar", 23}},
	'v': {{"vinterens", 24}, {"vinteren", 24}, {"vinter", 24}},
}

// ordinals are ordinal numbers in words, as in 'den tolvte marts' or 'første
// kvartal'.
var ordinals = []word{
	{"første", 1}, {"anden", 2}, {"andet", 2}, {"tredje", 3}, {"tredie", 3}, {"fjerde", 4}, {"femte", 5},
	{"sjette", 6}, {"syvende", 7}, {"ottende", 8}, {"niende", 9}, {"tiende", 10}, {"ellevte", 11},
	{"elvte", 11}, {"tolvte", 12}, {"trettende", 13}, {"fjortende", 14}, {"femtende", 15}, {"sekstende", 16},
	{"syttende", 17}, {"attende", 18}, {"nittende", 19}, {"tyvende", 20}, {"enogtyvende", 21},
	{"toogtyvende", 22}, {"treogtyvende", 23}, {"fireogtyvende", 24}, {"femogtyvende", 25},
	{"seksogtyvende", 26}, {"syvogtyvende", 27}, {"otteogtyvende", 28}, {"niogtyvende", 29},
	{"tredivte", 30}, {"enogtredivte", 31},
}

// byFirst sorts words by their first letter, an ASCII one, and keeps their order.
func byFirst(list []word) (by [256][]word) {
	for _, w := range list {
		by[w.text[0]] = append(by[w.text[0]], w)
	}
	return by
}

// ordinalsBy and weekdaysBy are the words by first letter.
var (
	ordinalsBy = byFirst(ordinals)
	weekdaysBy = byFirst(weekdays)
)

// weekdays are the names of the days with abbreviations; 1 is Monday.
var weekdays = []word{
	{"mandag", 1}, {"mandagen", 1}, {"man", 1}, {"tirsdag", 2}, {"tirsdagen", 2}, {"tirs", 2}, {"tir", 2},
	{"onsdag", 3}, {"onsdagen", 3}, {"ons", 3}, {"torsdag", 4}, {"torsdagen", 4}, {"tors", 4}, {"tor", 4},
	{"fredag", 5}, {"fredagen", 5}, {"fre", 5}, {"lørdag", 6}, {"lørdagen", 6}, {"lør", 6},
	{"søndag", 7}, {"søndagen", 7}, {"søn", 7},
}

// isLetter reports whether the byte at i belongs to a letter. Bytes of two-byte
// letters (C3 xx: æ ø å é ü ...) count; dashes, quotes and signs do not.
func isLetter(t string, i int) bool {
	if i < 0 || i >= len(t) {
		return false
	}
	c := t[i]
	if c < 0x80 {
		return c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	if c == 0xC3 {
		return true
	}
	return c < 0xC0 && i > 0 && t[i-1] == 0xC3
}

func isDigit(t string, i int) bool {
	return i >= 0 && i < len(t) && t[i] >= '0' && t[i] <= '9'
}

func at(t string, i int) byte {
	if i < 0 || i >= len(t) {
		return 0
	}
	return t[i]
}

// foldByte lowers an ASCII letter or the second byte of a Latin-1 letter.
func foldByte(t string, i int) byte {
	c := t[i]
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	if c >= 0x80 && c <= 0x9E && c != 0x97 && i > 0 && t[i-1] == 0xC3 {
		return c + 0x20
	}
	return c
}

// prefixFold reports whether t at i begins with the lower-case word w, which is
// not empty.
func prefixFold(t string, i int, w string) bool {
	return uint(i) < uint(len(t)) && (t[i] == w[0] || t[i]|0x20 == w[0]) && restFold(t, i, w)
}

// restFold is prefixFold for a place whose first byte fits.
func restFold(t string, i int, w string) bool {
	if len(t)-i < len(w) {
		return false
	}
	for k := 0; k < len(w); k++ {
		if foldByte(t, i+k) != w[k] {
			return false
		}
	}
	return true
}

// wordFold reports whether the whole word at i is w, whatever its case.
func wordFold(t string, i int, w string) bool {
	return prefixFold(t, i, w) && !isLetter(t, i+len(w))
}

// oneOf returns the number of the first word of the list that stands whole at
// i, and where it ends; ok is false if none does.
func oneOf(t string, i int, list []word) (n, end int, ok bool) {
	for _, w := range list {
		if wordFold(t, i, w.text) {
			return w.n, i + len(w.text), true
		}
	}
	return 0, i, false
}

func spaces(t string, i int) int {
	for i < len(t) && t[i] == ' ' {
		i++
	}
	return i
}

// number reads up to max digits at i; it fails on a longer run.
func number(t string, i, max int) (v, end int, ok bool) {
	j := i
	for j < len(t) && t[j] >= '0' && t[j] <= '9' {
		if j-i >= max {
			return 0, i, false
		}
		v = v*10 + int(t[j]-'0')
		j++
	}
	return v, j, j > i
}

// dash returns the length of a hyphen, minus, en or em dash at i, or 0.
func dash(t string, i int) int {
	switch {
	case at(t, i) == '-':
		return 1
	case at(t, i) == 0xE2 && at(t, i+1) == 0x80 && at(t, i+2) >= 0x90 && at(t, i+2) <= 0x95:
		return 3
	case at(t, i) == 0xE2 && at(t, i+1) == 0x88 && at(t, i+2) == 0x92:
		return 3
	}
	return 0
}

// wordBefore returns the word (letters) that ends at or before i, skipping
// spaces, and where it begins; punct tells which other sign stood between.
func wordBefore(t string, i int) (w string, start int, punct byte) {
	j := i
	for j > 0 {
		c := t[j-1]
		if c == ' ' {
			j--
			continue
		}
		if (c == '.' || c == ':' || c == ',' || c == '(') && punct == 0 {
			punct = c
			j--
			continue
		}
		break
	}
	e := j
	for j > 0 && isLetter(t, j-1) && e-j < 40 {
		j--
	}
	return t[j:e], j, punct
}

func equalFold(a, lower string) bool { return len(a) == len(lower) && prefixFold(a, 0, lower) }

func suffixFold(a, lower string) bool {
	return len(a) >= len(lower) && prefixFold(a, len(a)-len(lower), lower)
}
