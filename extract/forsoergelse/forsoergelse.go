// Package forsoergelse finds what the citizen lived on and when: periods of
// sickness benefit, cash assistance and the like, as plans and journals list
// them. It reads rows and sentences that name a benefit beside a date; what
// is told without a date is left out.
package forsoergelse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// Period is a benefit with the period a document gives it.
type Period struct {
	match.Span        // from the benefit's name to its date, or the other way round
	Type       string // one of Types
	From, To   string // YYYY-MM-DD or coarser; "" if unknown; To ".." if it runs on
}

// Types lists the kinds of support in the order a timeline shows them.
var Types = []string{"loen", "selvforsoergelse", "su", "dagpenge", "sygedagpenge", "revalideringsydelse", "ressourceforloebsydelse",
	"uddannelseshjaelp", "kontanthjaelp", "integrationsydelse", "ledighedsydelse", "fleksloentilskud", "efterloen"}

// words are the names of benefits, lower case and whole: 'Team Sygedagpenge'
// and 'sygedagpengeloven' are none.
var words = map[string]string{
	"løn": "loen", "lønnet": "loen", "selvforsørgende": "selvforsoergelse", "selvforsørget": "selvforsoergelse", "su": "su",
	"dagpenge": "dagpenge", "dagpengene": "dagpenge", "arbejdsløshedsdagpenge": "dagpenge", "a-dagpenge": "dagpenge",
	"sygedagpenge": "sygedagpenge", "sygedagpengene": "sygedagpenge", "revalideringsydelse": "revalideringsydelse",
	"ressourceforløbsydelse": "ressourceforloebsydelse", "ressourceforløbsydelsen": "ressourceforloebsydelse",
	"uddannelseshjælp": "uddannelseshjaelp", "uddannelseshjælpen": "uddannelseshjaelp",
	"kontanthjælp": "kontanthjaelp", "kontanthjælpen": "kontanthjaelp",
	"integrationsydelse": "integrationsydelse", "overgangsydelse": "integrationsydelse", "hjemrejseydelse": "integrationsydelse",
	"ledighedsydelse": "ledighedsydelse", "ledighedsydelsen": "ledighedsydelse",
	"fleksløntilskud": "fleksloentilskud", "fleksløntilskuddet": "fleksloentilskud", "efterløn": "efterloen", "efterlønnen": "efterloen",
}

// mention is a benefit's name in a line.
type mention struct {
	start, end int
	kind       string
}

// stamp is a date in a line, with offsets in the line.
type stamp struct {
	start, end int
	value      string
}

// Find lists the periods a page gives. found are the dates of that page in
// order of place; those of other pages are skipped.
func Find(page int, text string, found []dates.Date) []Period {
	var out []Period
	done := 0 // lines before this are read
	for i := range found {
		d := &found[i]
		if d.Page != page || d.Start < done || d.End > len(text) {
			continue
		}
		at, end := strings.LastIndexByte(text[:d.Start], '\n')+1, len(text)
		if k := strings.IndexByte(text[d.Start:], '\n'); k >= 0 {
			end = d.Start + k
		}
		done = end
		line := text[at:end]
		names := mentions(line)
		if len(names) == 0 {
			continue
		}
		for _, p := range inLine(line, names, stamps(page, at, end, found[i:])) {
			p.Page = page
			p.Start, p.End = p.Start+at, p.End+at
			p.Quote = text[p.Start:p.End]
			out = append(out, p)
		}
	}
	return out
}

// mentions finds the benefits named in a line, in order.
func mentions(line string) []mention {
	var out []mention
	prev := ""
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		j := i
		for j < len(line) {
			r, n := utf8.DecodeRuneInString(line[j:])
			if !unicode.IsLetter(r) && !(r == '-' && j+1 < len(line) && line[j+1]|0x20 >= 'a' && line[j+1]|0x20 <= 'z') {
				break
			}
			j += n
		}
		word := line[i:j]
		low := strings.ToLower(word)
		if kind := words[low]; kind != "" && counts(line, i, word, prev) {
			out = append(out, mention{i, j, kind})
		}
		prev, i = low, j
	}
	return out
}

// counts keeps out words that only look like a benefit of the citizen: a team's
// name, pay in running text, what is denied or asked for.
func counts(line string, at int, word, prev string) bool {
	switch low := strings.ToLower(word); low {
	case "su":
		return word == "SU"
	case "løn":
		return word == "Løn" || at == 0
	default:
		switch prev {
		case "team", "afdelingen", "jobcenter", "ikke", "ingen", "til", "søger", "ansøger", "søge", "søgte", "om", "uden":
			return false
		}
		return true
	}
}

// stamps lists the dates that lie in text[at:end], as offsets from at.
func stamps(page, at, end int, found []dates.Date) []stamp {
	var out []stamp
	for _, d := range found {
		if d.Page > page || d.Page == page && d.Start >= end {
			break
		}
		if d.Page != page || d.Start < at || d.End > end || d.Class == "law" || d.Class == "birth" || d.Class == "docref" {
			continue
		}
		out = append(out, stamp{d.Start - at, d.End - at, d.Value})
	}
	return out
}
