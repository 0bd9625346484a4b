package checklist

import (
	"fmt"
	"sort"

	"oplyst/extract"
	"oplyst/extract/dates"
	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
	"oplyst/extract/match"
	"oplyst/extract/statement"
)

// Words that text recognition doubted can't carry a verdict alone. A case with
// such words is judged twice: as it was read, and without anything that rests on
// them (soundInput). Where only the first reading makes an item documented or
// contradicted, the item is partial and says where to look.

// soundInput is the case without what rests on doubted words; false if there is
// nothing of the kind. A paper whose date was doubted has none there, one whose
// type was doubted is any paper.
func soundInput(in Input) (Input, bool) {
	out, any := in, false
	out.Documents = append([]Document(nil), in.Documents...)
	for i := range out.Documents {
		d := &out.Documents[i]
		if len(d.Uncertain) == 0 || d.Findings == nil {
			continue
		}
		any = true
		f := soundFindings(d)
		if f.TypeDoubted && (d.Type == "" || d.Type == f.Type) {
			d.Type, f.Type = "andet", "andet"
		}
		if f.DateDoubted && (d.Date == "" || d.Date == f.Date) {
			d.Date, f.Date = "", ""
		}
		d.Findings, d.strict = &f, true
	}
	return out, any
}

// soundFindings drops the findings that rest on doubted words.
func soundFindings(d *Document) extract.Findings {
	f := d.Findings
	out := *f
	out.Statements = sound(f.Statements, func(s *statement.Statement) bool { return s.Doubted || d.undecided(s) })
	out.Indsatser = sound(f.Indsatser, func(s *indsats.Indsats) bool { return s.Doubted })
	out.Diagnoses = sound(f.Diagnoses, func(s *diagnosis.Diagnosis) bool { return s.Doubted })
	out.Dates = sound(f.Dates, func(s *dates.Date) bool { return s.Doubted })
	return out
}

// decisive are the words of which a label's sentence has at least one that
// carries it, beside those of plainWords. The extraction may give a label to
// the rest of the sentence as well ('arbejdsevnen er ... nedsat').
var decisive = map[string][]string{
	"permanent_reduction": {"varig", "blivende", "permanent", "livslang", "livsvarig", "kronisk", "stationær", "uoprettelig"},
	"stationary":          {"stationær", "varig", "blivende", "permanent", "kronisk", "uændret", "livslang", "livsvarig"},
	"measures_exhausted":  {"udtømt", "udtømte", "flere", "yderligere", "alle ", "alt ", "mere at", "opbrugt"},
	"not_permanent":       {"ikke", "ingen", "uvis", "tvivl", "næppe", "hverken", "tidlig"},
	"evident":             {"åbenbar", "oplagt", "utvivl", "formålsløs"},
}

// undecided reports whether all the words that carry a statement's label were
// doubted.
func (d *Document) undecided(s *statement.Statement) bool {
	words := append(append([]string{}, decisive[s.Label]...), plainWords[s.Label]...)
	if len(words) == 0 {
		return false
	}
	q := lower(s.Quote)
	read := blotted(q, s.Page, d.within(s.Span))
	return read != q && containsAny(q, words) && !containsAny(read, words)
}

// within lists the doubted words of a quotation, as places in it.
func (d *Document) within(at match.Span) []match.Span {
	var out []match.Span
	first := sort.Search(len(d.Uncertain), func(i int) bool {
		u := &d.Uncertain[i]
		return u.Page > at.Page || u.Page == at.Page && u.End > at.Start
	})
	for _, u := range d.Uncertain[first:] {
		if u.Page != at.Page || u.Start >= at.End {
			break
		}
		if u.End > at.Start {
			out = append(out, match.Span{Page: at.Page, Start: max(u.Start, at.Start) - at.Start, End: min(u.End, at.End) - at.Start})
		}
	}
	return out
}

func sound[T any](rows []T, doubted func(*T) bool) []T {
	var out []T
	for i := range rows {
		if !doubted(&rows[i]) {
			out = append(out, rows[i])
		}
	}
	return out
}

// blotted writes over the doubted words of a page in lower case, so that no word
// is found in them.
func blotted(low string, page int, doubted []match.Span) string {
	var out []byte
	for _, s := range doubted {
		if s.Page != page || s.Start < 0 || s.End > len(low) {
			continue
		}
		if out == nil {
			out = []byte(low)
		}
		for i := s.Start; i < s.End; i++ {
			out[i] = 0
		}
	}
	if out == nil {
		return low
	}
	return string(out)
}

// readable is the quotation of a fact in lower case, without doubted words where
// they must not count.
func (f fact) readable() string {
	if f.paper != nil && f.Document != nil && f.strict {
		if i := f.place(f.span.Page); i >= 0 && i < len(f.seek) && f.span.Start >= 0 && f.span.Start <= f.span.End && f.span.End <= len(f.seek[i]) {
			return f.seek[i][f.span.Start:f.span.End]
		}
	}
	return lower(f.span.Quote)
}

// doubtful reports whether the quotation of a fact holds a doubted word, or its
// paper's date or type rests on one.
func (f fact) doubtful() bool {
	if f.paper == nil || f.Document == nil || len(f.Uncertain) == 0 {
		return false
	}
	if f.Findings.DateDoubted || f.Findings.TypeDoubted {
		return true
	}
	return len(f.within(f.span)) > 0
}

// doubt is what an item's explanation says of doubted words.
type doubt struct {
	text  string // Danish; "" if none decided anything
	facts []fact
}

// maxDoubts bounds how many doubted quotations an explanation shows.
const maxDoubts = 4

// restrained takes back what a finding has only from doubted words. Nothing is
// made better or worse by them alone than partial; where the sound words say
// more than 'partial', they decide.
func (v *view) restrained(r *Rule, f finding) (finding, doubt) {
	if v.sound == nil {
		return f, doubt{}
	}
	s := v.sound.judge(r)
	if s.verdict == f.verdict || f.verdict == Missing || f.verdict == Partial && s.verdict != Contradicted {
		return f, doubt{}
	}
	d := doubt{text: fmt.Sprintf("Læst, som det står: %s. Uden de ord, som tekstgenkendelsen var usikker på: %s.", verdictNames[f.verdict], verdictNames[s.verdict])}
	for _, x := range append(append([]fact{}, f.pro...), f.con...) {
		if x.doubtful() && len(d.facts) < maxDoubts {
			d.facts = append(d.facts, x)
		}
	}
	look := "de scannede sider"
	if len(d.facts) > 0 {
		look = fmt.Sprintf("%s, side %d", source(d.facts[0]), d.facts[0].span.Page)
	}
	action := "Slå de usikkert læste ord op i originalen (" + look + "), eller indhent en læsbar kopi."
	if f.verdict == NotApplicable || s.verdict == Contradicted {
		s.reason += " Usikkert læste ord siger noget andet; se " + look + "."
		return s, d
	}
	said := "Det hviler kun på ord, som tekstgenkendelsen var usikker på; se " + look + "."
	if f.verdict == Contradicted {
		said = "At sagen siger det modsatte, hviler kun på ord, som tekstgenkendelsen var usikker på; se " + look + "."
	}
	f.verdict, f.reason, f.action = Partial, said, action
	return f, d
}
