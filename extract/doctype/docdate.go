package doctype

import (
	"strings"

	"oplyst/extract/dates"
)

// dateLabels are words before a date that say how likely it is the document's
// own. The longest that ends the text before the date counts.
var dateLabels = []struct {
	word   string
	weight int
}{
	{"dato", 12}, {"dateret", 3}, {"date", 12}, {"udskrevet", 7}, {"udskr", 6}, {"udfærdiget", 12}, {"udarbejdet", 11}, {"udfyldt", 11}, {"udfyldelsesdato", 12}, {"ajourført", 13}, {"revideret", 13},
	{"opdateret", 13}, {"afgivet", 13}, {"skrevet", 12}, {"forfattet", 12}, {"besvaret", 12}, {"godkendt", 11}, {"underskrevet", 12}, {"underskrift", 11}, {"oprettet", 11}, {"dannet", 11}, {"afsluttet", 9},
	{"mødedato", 14}, {"dato for møde", 14}, {"møde", 9}, {"mødet", 8}, {"behandlet på møde", 14}, {"behandlet på mødet", 14}, {"efter møde", 13}, {"afholdt", 9}, {"sendt", 9}, {"kontaktdato", 10}, {"kontakt", 8},
	{"notat", 8}, {"statusbrev", 11}, {"brev", 3}, {"modtaget", 1}, {"modt", 1}, {"anmodning", 0}, {"undersøgt", 4}, {"undersøgelse", 4}, {"konsultation", 5}, {"konsultationsdato", 5}, {"seneste konsultation", 6}, {"besøg", 3},
	{"stempel", 0}, {"journal", 9}, {"journaludskrift", 10}, {"udtræk", 10}, {"udtræk af journal", 12}, {"udsendt", 6}, {"gennemgået", 7}, {"rekvireret", 0}, {"bestilt", 0}, {"senest", -8}, {"inden", -8}, {"født", -40}, {"f", -40},
	{"dikteret", 11}, {"signeret", 12}, {"elektronisk godkendt", 13}, {"attest afgivet", 14}, {"plan oprettet", 12}, {"kl", -5}, {"periode", -6}, {"siden", -8}, {"indlagt", 0}, {"indl", 0}, {"indlæggelsesdato", 0}, {"udskrivningsdato", 8},
	{"rettet", 8}, {"fremsendt", 6}, {"virkning fra", -9}, {"pr", -4}, {"henvist", -2}, {"udkast", 6}, {"den", 0}, {"startdato", -4}, {"slutdato", -3}, {"forlænget", -3}, {"ref", 4}, {"attesten er udarbejdet på baggrund af konsultation den", 5},
}

// Date finds a document's own date: YYYY-MM-DD or coarser, and how it was
// found. It weighs what stands before each date, where it stands (letterhead,
// alone on a line, sign-off), and takes the file name's date only if the text
// gives none.
func Date(name string, pages []string, kind string) (date, rule string) {
	return Look(name, pages).Date(kind)
}

// Date finds the date of the document, which is of the given type.
func (p *Paper) Date(kind string) (date, rule string) {
	name, pages, head, tail := p.name, p.pages, p.head, p.tail
	best, top, why := "", -1, ""
	consider := func(v string, w int, r string) {
		if len(v) != 10 {
			return
		}
		if w > top || w == top && v > best {
			best, top, why = v, w, r
		}
	}
	mail := mailHeader(head)
	for _, l := range head {
		if mail {
			mailDate(l, consider)
			continue
		}
		lineDates(l, pages, kind, true, consider)
	}
	if mail && top > 0 {
		return best, "mailhoved"
	}
	for _, l := range tail {
		if l.index == -1 || kind != "journalnotat" {
			lineDates(l, pages, kind, false, consider)
		}
	}
	if kind == "journalnotat" && (top < 11 || p.notes > 1 && top < 13) {
		if v := lastEntry(pages); v != "" {
			return v, "seneste notat"
		}
	}
	if top >= 3 {
		if v := nameDate(name); strings.HasSuffix(best, "-01") && len(v) == 10 && v[:7] == best[:7] {
			return v, "filnavn og måned" // an automatic list number can swallow the day
		}
		return best, why
	}
	if v := nameDate(name); v != "" {
		return v, "filnavn"
	}
	if best != "" {
		return best, why
	}
	if v, r := anyDate(pages); v != "" {
		return v, r
	}
	return headMonth(head)
}

// headMonth is a month written in the letterhead ('juni 2018').
func headMonth(head []line) (string, string) {
	for _, l := range head {
		if l.index < 6 && len(l.text) < 80 { // a longer one tells something
			for _, d := range dates.Find(1, l.text, dates.Options{}) {
				if len(d.Value) == 7 && d.Class == "date" {
					return d.Value, "måned i brevhoved"
				}
			}
		}
	}
	return "", ""
}

// mailDate reads the 'Dato:' or 'Sendt:' line of a mail's header.
func mailDate(l line, consider func(string, int, string)) {
	if l.index > 9 {
		return
	}
	for _, f := range []string{"dato:", "sendt:", "date:", "sent:"} {
		if !strings.HasPrefix(l.low(), f) {
			continue
		}
		for _, d := range dates.Find(1, l.text, dates.Options{}) {
			consider(d.Value, 20-l.index, "mailhoved")
		}
	}
}

// lineDates weighs the dates of one line of the upper or lower part.
func lineDates(l line, pages []string, kind string, head bool, consider func(string, int, string)) {
	text := pages[l.page-1]
	e := strings.IndexByte(text[l.start:], '\n')
	if e < 0 {
		e = len(text) - l.start
	}
	t := text[l.start : l.start+e]
	if len(t) > 600 { // a long paragraph: its beginning, or its end in a sign-off
		if head {
			t = t[:600]
		} else {
			t = t[len(t)-600:]
		}
	}
	if !strings.ContainsAny(t, "0123456789") {
		return
	}
	ds := dates.Find(1, t, dates.Options{})
	for n, d := range ds {
		if d.Class == "birth" || d.Class == "law" || d.Class == "docref" && !(head && ownTitle(l, t[:d.Start])) {
			continue
		}
		if kind == "journalnotat" && strings.Trim(t[:d.Start], " *#|-\t") == "" && (head || l.index != -1) {
			continue // a note's heading, see lastEntry
		}
		w, label := labelWeight(t[:d.Start], kind)
		v := d.Value
		if k := strings.IndexByte(v, '/'); k >= 0 { // 'Kontaktperiode: 14.09.2021 - 21.02.2023'
			if v = v[k+1:]; kind != "epikrise" || !strings.Contains(l.low(), "periode") && !strings.Contains(l.low(), "indl") {
				continue
			}
			w, label = 5, "periodens slutning"
		}
		if label == "" {
			w = 2
			if verb := verbBefore(t, ds, n); verb != "" {
				w, label = 8, verb
			}
		}
		consider(v, w+placeWeight(l, t, d, head, kind), strings.TrimSpace("dato: "+label))
	}
}

// ownTitle reports whether a date of a paper is that of the paper it stands in:
// it follows the paper's name at the start of one of the first lines
// ('Erklæring af 3. marts 2025 til Bakkenæs Kommune').
func ownTitle(l line, before string) bool {
	return l.index < 5 && len(strings.Fields(before)) <= 3
}

// placeWeight weighs where on its line and in the document a date stands.
func placeWeight(l line, t string, d dates.Date, head bool, kind string) int {
	w := 0
	rest := strings.Trim(t[:d.Start]+t[d.End:], " .,*_|\t-/:()")
	row := strings.Contains(strings.TrimSpace(t), "\t")
	switch {
	case len(rest) == 0 || alone(rest):
		w = 9
	case !head && !row && (d.Start < 24 || d.End > len(t)-8) && signature(rest):
		w = 9
	case !head && !row && signature(rest):
		w = 5
	case head && l.index < 4 && len(rest) < 60 && (d.Start < 3 || d.End > len(t)-3):
		w = 5
	case head && l.index < 7 && !row && meeting(kind) && onlyWeekday(t[:d.Start]):
		w = 10
	}
	if head && l.index < 4 {
		w += 2
	}
	if head && l.index > 12 {
		w -= 4
	}
	return w
}

func meeting(kind string) bool { return kind == "teamindstilling" || kind == "moedereferat" }

func onlyWeekday(s string) bool { return alone(strings.Trim(s, " ,.:")) && len(s) < 24 }

// signature reports whether what stands beside a date looks like a sign-off: few
// words, most of them names, titles or 'underskrift'.
func signature(rest string) bool {
	f := strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == ':' })
	if len(f) > 12 {
		return false
	}
	names, words := 0, 0
	for _, w := range f {
		low := strings.ToLower(w)
		if strings.ContainsAny(w, "0123456789") || low == "tlf." || low == "ved" {
			continue
		}
		words++
		if capital(w) || strings.Contains(low, "underskr") || strings.HasPrefix(low, "læge") || strings.HasSuffix(low, "læge") || low == "d." || low == "den" || low == "alm." || low == "i" || low == "kl." || low == "af" || strings.HasSuffix(low, "skrevet") || strings.HasSuffix(low, "leder") {
			names++
		}
	}
	return names*3 >= words*2
}

// writing are verbs of making a paper; a date later in the same line is its date
// ('Planen er lavet 28. oktober og 4. november 2021', 'Skrevet af Signe, 14. april 2020').
var writing = []string{"skrevet", "udarbejdet", "udfærdiget", "udfyldt", "lavet", "godkendt", "gennemgået", "underskrevet", "oprettet", "forfattet", "afsluttet", "samtaler", "tre samtaler", "udkast", "behandlet"}

func verbBefore(t string, ds []dates.Date, n int) string {
	low := fold(t[:ds[n].Start])
	for _, v := range writing {
		if k := find(low, v); k >= 0 && len(low)-k < 90 {
			return v
		}
	}
	return ""
}

// alone reports whether only a weekday, 'Dato' or a place name stands beside a
// date ('Sundsted', 'Mandag d', 'København, den').
func alone(rest string) bool {
	n, plain := 0, true
	for i := 0; i < len(rest); {
		if between(rest[i]) {
			i++
			continue
		}
		start := i
		for i < len(rest) && !between(rest[i]) {
			i++
		}
		if n++; n > 3 {
			return false
		}
		w := rest[start:i]
		if low := strings.ToLower(w); low == "den" || low == "d" || low == "dato" || strings.HasSuffix(low, "dag") {
			continue
		}
		if !capital(w) || strings.ContainsAny(w, "0123456789") {
			return false
		}
		plain = false // a name: at most two words may stand there
	}
	return n <= 2 || plain
}

// between reports whether a byte stands between the words of a place and date.
func between(c byte) bool { return c == ' ' || c == ',' || c == '.' || c == ':' }

// lastEntry is the latest full date that opens a line or a table row.
func lastEntry(pages []string) string {
	last := ""
	for n, p := range pages {
		for _, d := range dates.Find(n+1, p, dates.Options{}) {
			if len(d.Value) != 10 || d.Class != "date" {
				continue
			}
			s := lineStart(p, d.Start)
			if strings.Trim(p[s:d.Start], " *#|-\t") == "" && d.Value > last {
				last = d.Value
			}
		}
	}
	return last
}

// anyDate is the last resort: the latest full date of the text.
func anyDate(pages []string) (string, string) {
	best := ""
	for n, p := range pages {
		for _, d := range dates.Find(n+1, p, dates.Options{}) {
			if d.Class == "date" && len(d.Value) == 10 && d.Value > best && d.Value < "2035" {
				best = d.Value
			}
		}
	}
	if best == "" {
		return "", ""
	}
	return best, "seneste dato i teksten"
}
