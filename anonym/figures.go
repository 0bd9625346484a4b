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
	phones    = regexp.MustCompile(`(?:\+45|\(\+45\)|0045)?[ ]?\b\d{2}[ .]\d{2}[ .]\d{2}[ .]\d{2}\b|(?:\+45|0045)[ ]?\d{8}\b|\b\d{4}[ -]\d{4}\b|\b[2-9]\d{7}\b`)
	caseNr    = regexp.MustCompile(`(?i)\b(?:sags?[ -]?(?:nr|nummer|id)|journal(?:nr|nummer)|j\.? ?nr|jnr|dok(?:ument)?[.-]? ?(?:nr|id|nummer)|acadre[a-zæøå-]*|kmd[a-zæøå -]*nr|ydernr|ydernummer|autorisations(?:-?id|nr|nummer)|cvr(?:-?nr)?|ean(?:-?nr)?|konto(?:nr|nummer)?|reg\.? ?nr|medlems(?:nr|nummer)|ref(?:erence)?(?:nr)?|lokation(?:s-?nr|snummer)?|p-?nr)\.?:?[ \t]{0,3}([\p{L}\d]*\d[\p{L}\d./-]*\d|\d)`)
	streets   = regexp.MustCompile(`(?:[A-ZÆØÅ][\p{Ll}.]+ ){0,2}[A-ZÆØÅ][\p{Ll}é]*(?:vej|gade|allé|alle|stræde|vænget|vænge|boulevard|torv|torvet|parken|park|haven|toften|bakken|vangen|marken|engen|skrænten|stien|sti|kæret|krogen|dammen|lunden|svinget|plads|pladsen|gården|brynet|højen|ager|bo|bro|kaj|leddet|løkken|ledet|grønningen|volden|ås|sving|have|mark|hegn|dal|dalen)(?:en|et|s)?[ ,]{1,2}\d{1,3}(?: ?[A-Za-z]\b)?(?:,? ?(?:\d{1,2}\.|st\.?|kl\.?)(?: ?(?:tv|th|mf|sal)\b\.?)?(?: ?(?:tv|th|mf)\b\.?)?)?`)
	wordPlace = regexp.MustCompile(`(?:[A-ZÆØÅ][\p{Ll}.]+ )(?:Vej|Gade|Allé|Plads|Torv|Park|Have|Stræde|Boulevard|Landevej|Strandvej|Hovedgade|Bygade)s? \d{1,3}(?: ?[A-Za-z]\b)?(?:,? ?(?:\d{1,2}\.|st\.?)(?: ?(?:tv|th|mf)\b\.?)?)?`)
	road      = regexp.MustCompile(`\b[A-ZÆØÅ][\p{Ll}é]{2,}(?:vej|gade|allé|stræde|vænget|boulevard|toften|brynet)s?\b`)
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
	if strings.ContainsAny(text, "0123456789") {
		r.digits(text, add)
	}
	if strings.Contains(text, "@") {
		for _, m := range mails.FindAllStringIndex(text, -1) {
			add(m[0], m[1], r.label("e-mail", strings.ToLower(text[m[0]:m[1]])))
		}
	}
	for _, m := range sites.FindAllStringIndex(text, -1) {
		add(m[0], m[1], r.label("netsted", strings.ToLower(text[m[0]:m[1]])))
	}
	for _, m := range road.FindAllStringIndex(text, -1) {
		low := strings.ToLower(text[m[0]:m[1]])
		if !r.known[low] && !r.known[strings.TrimSuffix(low, "s")] {
			add(m[0], m[1], r.label("adresse", strings.TrimSuffix(low, "s")))
		}
	}
	r.births(text, add)
	return out
}

// digits finds what has digits in it.
func (r *Replacer) digits(text string, add func(int, int, string)) {
	for _, m := range phones.FindAllStringIndex(text, -1) {
		n := onlyDigits(text[m[0]:m[1]])
		n = n[max(0, len(n)-8):]
		if start := m[0] + len(text[m[0]:m[1]]) - len(strings.TrimLeft(text[m[0]:m[1]], " ")); phoneLike(text, m[0], m[1], n) {
			add(start, m[1], r.label("telefon", n))
		}
	}
	for _, m := range caseNr.FindAllStringSubmatchIndex(text, -1) {
		add(m[2], m[3], r.label("nr", strings.ToLower(text[m[2]:m[3]])))
	}
	for _, re := range []*regexp.Regexp{streets, wordPlace} {
		for _, m := range re.FindAllStringIndex(text, -1) {
			low := strings.ToLower(text[m[0]:m[1]])
			if k := strings.LastIndexByte(strings.TrimRight(low, "0123456789abcdefghijklmnopqrstuvwxyz., "), ' '); k < 0 && r.known[strings.TrimRight(low, "0123456789 ,.")] {
				continue // 'Praktikplads 2'
			}
			add(m[0], m[1], r.label("adresse", low))
		}
	}
	for _, m := range postTown.FindAllStringSubmatchIndex(text, -1) {
		code, town := text[m[2]:m[3]], strings.ToLower(text[m[4]:m[5]])
		first, _, _ := strings.Cut(town, " ")
		e, isPlace := r.entry(strings.Trim(first, "."))
		year := code >= "1900" && code <= "2069"
		if listed(lists().town, first) || isPlace && e.kind != person && !year || !year && code >= "1000" && !r.known[first] {
			add(m[0], m[1], r.label("by", code))
		}
	}
	for _, m := range maskedCPR.FindAllStringSubmatchIndex(text, -1) {
		if l, ok := r.cprs[text[m[2]:m[3]]]; ok {
			add(m[0], m[1], l)
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
	for at := 0; at < len(text); {
		end := len(text)
		if k := strings.IndexByte(text[at:], '\n'); k >= 0 {
			end = at + k
		}
		if line := text[at:end]; r.mayHoldBirth(line) {
			for _, d := range dates.Find(1, line, dates.Options{DocDate: "2026"}) {
				if (d.Class == "birth" || d.Value == r.born && r.born != "") && len(d.Value) >= len("2006-01") && d.Value[4] == '-' {
					add(at+d.Start, at+d.End, d.Value[:4])
				}
			}
		}
		at = end + 1
	}
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
