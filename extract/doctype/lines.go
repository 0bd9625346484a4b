package doctype

import "strings"

// line is one line of a document's upper or lower part.
type line struct {
	text  string // as written, cells joined by ' | '
	lower string // lower case, "" if not asked for yet: see low
	title int8   // whether it can be a title: 1 yes, -1 no, 0 not yet looked at
	index int    // 0-based among the non-empty lines of the document
	page  int    // 1-based
	start int    // byte offset in the page's text
}

// maxHead is how many lines count as the upper part, maxTail as the lower.
const (
	maxHead = 26
	maxTop  = 6
	maxTail = 6
)

// headLines lists the first non-empty lines of the first page that has text.
func headLines(pages []string) []line {
	for n, p := range pages {
		var out []line
		for i := 0; i < len(p) && len(out) < maxHead; {
			e := strings.IndexByte(p[i:], '\n')
			if e < 0 {
				e = len(p)
			} else {
				e += i
			}
			if t := strings.TrimSpace(p[i:e]); t != "" {
				out = append(out, newLine(t, len(out), n+1, i))
			}
			i = e + 1
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// tailLines lists the last non-empty lines of the document, last one last.
func tailLines(pages []string) []line {
	var out []line
	for n := len(pages) - 1; n >= 0 && len(out) < maxTail; n-- {
		p := pages[n]
		for e := len(p); e > 0 && len(out) < maxTail; {
			i := strings.LastIndexByte(p[:e], '\n') + 1
			if t := strings.TrimSpace(p[i:e]); t != "" {
				out = append(out, newLine(t, -1-len(out), n+1, i))
			}
			e = i - 1
		}
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

func newLine(t string, index, page, start int) line {
	return line{text: t, index: index, page: page, start: start}
}

// low is the line in lower case.
func (l *line) low() string {
	if l.lower == "" {
		l.lower = fold(l.text)
	}
	return l.lower
}

// opens reports whether a line begins with one of a few lower-case ASCII words.
func (l *line) opens(words ...string) bool {
	for _, w := range words {
		if len(l.text) >= len(w) && l.text[0]|0x20 == w[0] && strings.HasPrefix(l.low(), w) {
			return true
		}
	}
	return false
}

// canBeTitle reports whether a line can be a title: short, no sentence, no
// filled-in field.
func (l *line) canBeTitle() bool {
	if l.title == 0 {
		l.title = -1
		if titleLike(l) {
			l.title = 1
		}
	}
	return l.title > 0
}

// titleLike works canBeTitle out.
func titleLike(l *line) bool {
	t := l.text
	if len(t) > 130 || strings.Count(t, " ") > 16 {
		return false
	}
	if strings.Contains(t, "\t") && l.index > 3 {
		return false
	}
	if strings.HasPrefix(t, "- ") || strings.HasPrefix(t, "• ") || strings.HasPrefix(t, "[") || strings.HasPrefix(t, ">") {
		return false
	}
	if strings.HasSuffix(t, ".") && strings.Count(t, " ") > 2 {
		return false
	}
	if k := strings.Index(t, ". "); k > 30 && k+2 < len(t) && t[k+2] >= 'A' && t[k+2] <= 'Z' {
		return false
	}
	for _, f := range []string{" modtaget ", " bestilt", " rekvireret ", " indhentet", " fremsendt", " afventes", " samt "} {
		if strings.Contains(l.low(), f) {
			return false
		}
	}
	for _, f := range fieldLabels {
		if strings.HasPrefix(l.low(), f) {
			return false
		}
	}
	return true
}

// fieldLabels open lines that are filled-in fields or references, not titles.
var fieldLabels = []string{"bilag:", "bilag ", "grundlag:", "grundlag ", "akter:", "kopi", "sagsnr", "sag:", "sag ", "j.nr", "journalnr", "vedlagt", "vedr.", "vedr:", "vedrørende",
	"til:", "til ", "att.", "att:", "henvist", "henviser:", "rekv", "baggrund", "borger:", "borger ", "navn", "cpr", "pt.:", "patient", "deltager", "til stede", "afbud", "spørgsm", "spm",
	"modtager:", "afsender:", "fra:", "dato", "side ", "tlf", "telefon:", "telefon ", "telefonnr", "telefonnummer", "telefontid", "bestilt", "sagsbehandler", "læge:", "anledning", "kære", "hej", "emne:", "forsørgelse", "formål", "sendt:",
	"adresse", "grundlag", "vi har modtaget", "tak for", "forelagt", "modtaget", "jeg ", "du har", "ring ", "kommunens spørgsmål", "anmodende", "svar på brev", "udfyldes", "kontakt:"}

// fold lowers a text and makes its dashes plain hyphens; lengths may change.
func fold(s string) string {
	i := 0
	for i < len(s) && s[i] < 0x80 && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	b := make([]byte, i, len(s))
	copy(b, s)
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c < 0x80:
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
		case (c == 0xC2 || c == 0xC3) && i+1 < len(s) && s[i+1]&0xC0 == 0x80: // Latin-1
			i++
			d := s[i]
			if c == 0xC3 && d <= 0x9E && d != 0x97 {
				d += 0x20
			}
			b = append(b, c, d)
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2]&0xC0 == 0x80: // dashes and quotes
			i += 2
			if d := s[i]; d == 0x90 || d == 0x91 || d == 0x93 || d == 0x94 {
				b = append(b, '-')
			} else {
				b = append(b, 0xE2, 0x80, d)
			}
		default:
			return dashes.Replace(strings.ToLower(s))
		}
	}
	return string(b)
}

// dashes makes every kind of dash a hyphen.
var dashes = strings.NewReplacer("–", "-", "—", "-", "‐", "-", "‑", "-")

// lineStart is where the line of i begins, looking back at most 300 bytes, so
// that a page of one endless line costs no more than others.
func lineStart(t string, i int) int {
	from := max(0, i-300)
	return from + strings.LastIndexByte(t[from:i], '\n') + 1
}
