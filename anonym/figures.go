package anonym

import (
	"regexp"
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/doctype"
)

var (
	mails     = regexp.MustCompile(`[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`)
	sites     = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>"«»]+`)
	phones    = regexp.MustCompile(`(?:\+45|\(\+45\)|0045)?[ ]?\b[2-9]\d[ .]\d{2}[ .]\d{2}[ .]\d{2}\b|(?:\+45|0045)[ ]?\d{8}\b|\b\d{4}[ -]\d{4}\b|\b[2-9]\d{7}\b`)
	caseNr    = regexp.MustCompile(`(?i)\b(?:sags?[ -]?(?:nr|nummer|id)|journal(?:nr|nummer)|j\.? ?nr|jnr|dok(?:ument)?[.-]? ?(?:nr|id|nummer)|acadre[a-zæøå-]*|kmd[a-zæøå -]*nr|ydernr|ydernummer|autorisations(?:-?id|nr|nummer)|cvr(?:-?nr)?|ean(?:-?nr)?|konto(?:nr|nummer)?|reg\.? ?nr|medlems(?:nr|nummer)|ref(?:erence)?(?:nr)?|lokation(?:s-?nr|snummer)?|p-?nr)\.?:?[ \t]{0,3}((?:[\p{L}\d]+[./-]?){0,8}\d[\p{L}\d]*)`)
	streets   = regexp.MustCompile(`(?:[A-ZÆØÅ][\p{Ll}.]+ ){0,2}[A-ZÆØÅ][\p{Ll}é]*(?:vej|gade|allé|alle|stræde|vænget|vænge|boulevard|torv|torvet|parken|park|haven|toften|bakken|vangen|marken|engen|skrænten|stien|sti|kæret|krogen|dammen|lunden|svinget|plads|pladsen|gården|brynet|højen|ager|bo|bro|kaj|leddet|løkken|ledet|grønningen|volden|ås|sving|have|mark|hegn|dal|dalen)(?:en|et|s)?[ ,]{1,2}\d{1,3}(?:[A-Za-z]| [A-Z])?\b(?:,? ?(?:\d{1,2}\.|st\.?|kl\.?)(?: ?(?:tv|th|mf|sal)\b\.?)?(?: ?(?:tv|th|mf)\b\.?)?)?`)
	wordPlace = regexp.MustCompile(`(?:[A-ZÆØÅ][\p{Ll}.]+ )(?:Vej|Gade|Allé|Plads|Torv|Park|Have|Stræde|Boulevard|Landevej|Strandvej|Hovedgade|Bygade)s? \d{1,3}(?:[A-Za-z]| [A-Z])?\b(?:,? ?(?:\d{1,2}\.|st\.?)(?: ?(?:tv|th|mf)\b\.?)?)?`)
	postTown  = regexp.MustCompile(`\b(?:DK-?)?(\d{4}) ([A-ZÆØÅ][\p{L}.]+(?: (?:[A-ZÆØÅ][\p{L}]*|på [A-ZÆØÅ][\p{L}]+))?)`)
	maskedCPR = regexp.MustCompile(`\b(\d{6})(?:[ -]{0,2}[xX*]{4})?\b`)
)

// figures finds numbers, dates of birth and addresses.
func (r *Replacer) figures(text string) []edit {
	var out []edit
	add := func(start, end int, with string) { out = append(out, edit{start, end, with}) }
	for _, c := range doctype.FindCPR(1, text) {
		l := r.label("cpr", c.Number)
		r.cprs[c.Number[:6]] = l
		add(c.Start, c.End, l)
	}
	eachLine(text, func(at int, line string) {
		if hints := look(line); hints.digits > 0 {
			r.digits(line, hints, func(start, end int, with string) { add(at+start, at+end, with) })
		}
	})
	if strings.Contains(text, "@") {
		for _, m := range mails.FindAllStringIndex(text, -1) {
			add(m[0], m[1], r.label("e-mail", strings.ToLower(text[m[0]:m[1]])))
		}
	}
	if strings.Contains(text, "://") || strings.Contains(text, "www.") || strings.Contains(text, "WWW.") {
		for _, m := range sites.FindAllStringIndex(text, -1) {
			add(m[0], m[1], r.label("netsted", strings.ToLower(text[m[0]:m[1]])))
		}
	}
	for _, w := range tokens(text) {
		road := strings.TrimSuffix(w.low, "s")
		if w.form != lower && w.letters > 5 && endsIn(road, roads) && !r.known[w.low] && !r.known[road] {
			add(w.start, w.end, r.label("adresse", road))
		}
	}
	r.births(text, add)
	return out
}

// roads are the ends of street names that need no number to be one; houses the
// ends that do.
var (
	roads  = strings.Fields("vej gade allé alléen stræde vænget boulevard boulevarden toften brynet")
	houses = strings.Fields(`vej gade allé alle stræde vænget vænge boulevard torv torvet parken park haven toften bakken vangen marken engen skrænten
		stien sti kæret krogen dammen lunden svinget sving plads pladsen gården brynet højen ager bo bro kaj leddet løkken ledet grønningen volden ås have
		mark hegn dal dalen vejen gaden`)
)

func endsIn(word string, ends []string) bool {
	for _, e := range ends {
		if strings.HasSuffix(word, e) && len(word) > len(e)+2 {
			return true
		}
	}
	return false
}

// hints say which of the slow searches a line is worth.
type hints struct {
	digits       int
	phone        bool // eight digits in one run, or runs with one sign between
	street, post bool
	number       bool // a word for a number
}

// look goes over a line once.
func look(line string) hints {
	var h hints
	chain, last := 0, 0 // digits in runs with one sign between
	for i := 0; i < len(line); i++ {
		if line[i] < '0' || line[i] > '9' {
			continue
		}
		j := i
		for j < len(line) && line[j] >= '0' && line[j] <= '9' {
			j++
		}
		h.digits += j - i
		if last == 0 || i-last != 1 || strings.IndexByte(" .-", line[last]) < 0 {
			chain = 0
		}
		chain, last = chain+j-i, j
		h.phone = h.phone || chain >= 8
		if j-i == 4 && j+1 < len(line) && line[j] == ' ' && (line[j+1] >= 'A' && line[j+1] <= 'Z' || line[j+1] == 0xc3) {
			h.post = true
		}
		if before := strings.TrimRight(line[:i], " ,"); j-i <= 3 && len(before) < i {
			word := strings.TrimSuffix(strings.ToLower(before[strings.LastIndexAny(before, " \t")+1:]), "s")
			h.street = h.street || endsIn("xxx"+word, houses)
		}
		i = j
	}
	if h.digits > 0 {
		low := strings.ToLower(line)
		for _, w := range []string{"nr", "nummer", "sagsid", "sags-id", " id", "-id", "ref", "acadre", "lokation", "ean", "cvr"} {
			h.number = h.number || strings.Contains(low, w)
		}
	}
	return h
}

// eachLine calls f with every line and where it begins.
func eachLine(text string, f func(at int, line string)) {
	for at := 0; at < len(text); {
		end := len(text)
		if k := strings.IndexByte(text[at:], '\n'); k >= 0 {
			end = at + k
		}
		f(at, text[at:end])
		at = end + 1
	}
}

// digits finds what has digits in it, in one line.
func (r *Replacer) digits(text string, h hints, add func(int, int, string)) {
	if h.phone {
		for _, m := range phones.FindAllStringIndex(text, -1) {
			n := onlyDigits(text[m[0]:m[1]])
			n = n[max(0, len(n)-8):]
			if start := m[0] + len(text[m[0]:m[1]]) - len(strings.TrimLeft(text[m[0]:m[1]], " ")); phoneLike(text, start, m[1], n) {
				add(start, m[1], r.label("telefon", n))
			}
		}
	}
	if h.number {
		for _, m := range caseNr.FindAllStringSubmatchIndex(text, -1) {
			add(m[2], m[3], r.label("nr", strings.ToLower(text[m[2]:m[3]])))
		}
	}
	if h.street {
		r.streets(text, add)
	}
	if h.post {
		r.postTowns(text, add)
	}
	if h.digits < 6 {
		return
	}
	for _, m := range maskedCPR.FindAllStringSubmatchIndex(text, -1) {
		if l, ok := r.cprs[text[m[2]:m[3]]]; ok {
			add(m[0], m[1], l)
		}
	}
}

// streets finds addresses: a street with a house number, floor and door.
func (r *Replacer) streets(text string, add func(int, int, string)) {
	for _, re := range []*regexp.Regexp{streets, wordPlace} {
		for _, m := range re.FindAllStringIndex(text, -1) {
			low := strings.ToLower(text[m[0]:m[1]])
			if street := strings.TrimRight(low, "0123456789 ,."); !strings.Contains(street, " ") && r.known[street] {
				continue // 'Praktikplads 2'
			}
			add(m[0], m[1], r.label("adresse", low))
		}
	}
}

// postTowns finds '8700 Horsens'; a year before a name is none.
func (r *Replacer) postTowns(text string, add func(int, int, string)) {
	for _, m := range postTown.FindAllStringSubmatchIndex(text, -1) {
		code, town := text[m[2]:m[3]], strings.ToLower(text[m[4]:m[5]])
		first, _, _ := strings.Cut(town, " ")
		e, isPlace := r.entry(strings.Trim(first, "."))
		year := code >= "1900" && code <= "2069"
		if listed(lists().town, first) || isPlace && e.kind != person && !year || !year && code >= "1000" && !r.known[first] {
			add(m[0], m[1], r.label("by", code))
		}
	}
}

// phoneLike keeps dates and amounts from being phone numbers: eight digits in
// one run, or two fours, must stand behind a word for a phone or begin as Danish
// numbers do and be no year beside a year.
func phoneLike(text string, start, end int, digits string) bool {
	if len(digits) != 8 {
		return false
	}
	if start > 0 && (text[start-1] == '-' || text[start-1] == '/' || text[start-1] == '.') {
		return false
	}
	if end < len(text) && end+1 < len(text) && (text[end] == ' ' || text[end] == '.' || text[end] == '-') && text[end+1] >= '0' && text[end+1] <= '9' {
		return false
	}
	years := func(s string) bool { return s >= "1900" && s <= "2069" }
	if strings.ContainsAny(text[start:end], " -") && len(strings.Fields(strings.ReplaceAll(text[start:end], "-", " "))) == 2 && years(digits[:4]) && years(digits[4:]) {
		return false
	}
	return true
}

func onlyDigits(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, s)
}

// births leaves only the year of dates of birth, in any way of writing them.
func (r *Replacer) births(text string, add func(int, int, string)) {
	eachLine(text, func(at int, line string) {
		if !r.mayHoldBirth(line) {
			return
		}
		for _, d := range dates.Find(1, line, dates.Options{DocDate: "2026"}) {
			if (d.Class == "birth" || d.Value == r.born && r.born != "") && len(d.Value) >= len("2006-01") && d.Value[4] == '-' {
				add(at+d.Start, at+d.End, d.Value[:4])
			}
		}
	})
}

func (r *Replacer) mayHoldBirth(line string) bool {
	if !strings.ContainsAny(line, "0123456789") {
		return false
	}
	low := strings.ToLower(line)
	if strings.Contains(low, "fød") || strings.Contains(low, "f.") || strings.Contains(low, "f ") {
		return true
	}
	return len(r.born) == 10 && (strings.Contains(line, r.born[:4]) || strings.Contains(line, r.born[2:4]))
}
