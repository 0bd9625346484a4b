package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"oplyst/extract/dates"
	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
	"oplyst/extract/match"
	"oplyst/extract/statement"
	"oplyst/ingest"
)

// unsure reports whether text recognition doubted any word of a document.
func unsure(doc *ingest.Document) bool {
	for i := range doc.Pages {
		if len(doc.Pages[i].Uncertain) > 0 {
			return true
		}
	}
	return false
}

// doubt marks the findings that rest on words which text recognition doubted.
// The document is read a second time with those words blotted out: a finding
// that is still there needed none of them, whatever else of its sentence was
// doubted; one that is gone or says something else rests on them. So does one
// beside a doubted word that may be a misread negation.
func (x *Extractor) doubt(doc *ingest.Document, f *Findings) {
	blotted := *doc
	blotted.Pages = append([]ingest.Page(nil), doc.Pages...)
	for i := range blotted.Pages {
		blotted.Pages[i].Text = blot(blotted.Pages[i].Text, blotted.Pages[i].Uncertain)
	}
	sure := identify(&blotted)
	f.TypeDoubted, f.DateDoubted = sure.Type != f.Type, sure.Date != f.Date
	rest := Findings{Type: f.Type, Date: f.Date, Language: f.Language, Born: f.Born}
	x.find(&blotted, &rest)
	turned := negationsOf(doc)
	statements := perPage(rest.Statements, func(r *statement.Statement) int { return r.Page })
	rows := perPage(rest.Indsatser, func(r *indsats.Indsats) int { return r.Page })
	diagnoses := perPage(rest.Diagnoses, func(r *diagnosis.Diagnosis) int { return r.Page })
	days := perPage(rest.Dates, func(r *dates.Date) int { return r.Page })

	for i := range f.Statements {
		s := &f.Statements[i]
		s.Doubted = turned.in(s.Span) || !stands(statements[s.Page], func(r statement.Statement) bool {
			return meets(r.Span, s.Span) && r.Label == s.Label && r.Weak == s.Weak && r.Past == s.Past && r.Hours == s.Hours
		})
	}
	for i := range f.Indsatser {
		s := &f.Indsatser[i]
		s.Doubted = turned.in(s.Span) || !stands(rows[s.Page], func(r indsats.Indsats) bool {
			return meets(r.Span, s.Span) && r.Type == s.Type && r.Status == s.Status && r.From == s.From && r.To == s.To && r.HoursPerWeek == s.HoursPerWeek
		})
	}
	for i := range f.Diagnoses {
		s := &f.Diagnoses[i]
		s.Doubted = turned.in(s.Span) || !stands(diagnoses[s.Page], func(r diagnosis.Diagnosis) bool {
			return meets(r.Span, s.Span) && r.Code == s.Code && r.Status == s.Status
		})
	}
	for i := range f.Dates {
		s := &f.Dates[i]
		s.Doubted = !stands(days[s.Page], func(r dates.Date) bool { return meets(r.Span, s.Span) && r.Value == s.Value })
	}
}

// perPage parts findings by the number of their page.
func perPage[T any](rows []T, page func(*T) int) map[int][]T {
	out := map[int][]T{}
	for i := range rows {
		n := page(&rows[i])
		out[n] = append(out[n], rows[i])
	}
	return out
}

// stands reports whether one of the rows is the one looked for.
func stands[T any](rows []T, is func(T) bool) bool {
	for _, r := range rows {
		if is(r) {
			return true
		}
	}
	return false
}

// meets reports whether two places overlap.
func meets(a, b match.Span) bool { return a.Page == b.Page && a.Start < b.End && b.Start < a.End }

// blotLetter stands for a letter nobody can be sure of. No Danish word has it,
// and it is no tick.
const blotLetter = 'q'

// blot writes over the letters and digits of doubted words; marks, capitals and
// every offset stay.
func blot(text string, doubted []ingest.Span) string {
	if len(doubted) == 0 {
		return text
	}
	out := []byte(text)
	for _, s := range doubted {
		if s.Start < 0 || s.End > len(text) {
			continue
		}
		for i := s.Start; i < s.End; {
			r, size := utf8.DecodeRuneInString(text[i:])
			letter := byte(blotLetter)
			if unicode.IsUpper(r) {
				letter = blotLetter - 'a' + 'A'
			}
			for k := 0; k < size && (unicode.IsLetter(r) || unicode.IsDigit(r)); k++ {
				out[i+k] = letter
			}
			i += size
		}
	}
	return string(out)
}

// turns are the doubted words of a document that may be a misread negation, by
// page number, each with the bounds of its sentence.
type turns map[int][]ingest.Span

// in reports whether a place lies in the sentence of such a word.
func (t turns) in(at match.Span) bool {
	for _, s := range t[at.Page] {
		if at.Start < s.End && s.Start < at.End {
			return true
		}
	}
	return false
}

// reach bounds a sentence around a doubted word, in bytes to either side.
const reach = 250

func negationsOf(doc *ingest.Document) turns {
	out := turns{}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		for _, s := range p.Uncertain {
			if s.Start < 0 || s.End > len(p.Text) || !mayNegate(p.Text[s.Start:s.End]) {
				continue
			}
			before, after := p.Text[max(0, s.Start-reach):s.Start], p.Text[s.End:min(len(p.Text), s.End+reach)]
			start := s.Start - len(before) + max(strings.LastIndexByte(before, '\n'), strings.LastIndex(before, ". ")) + 1
			end := s.End + len(after)
			if k := indexFirst(after, "\n", ". "); k >= 0 {
				end = s.End + k
			}
			out[p.Number] = append(out[p.Number], ingest.Span{Start: start, End: end})
		}
	}
	return out
}

func indexFirst(s string, marks ...string) int {
	first := -1
	for _, m := range marks {
		if i := strings.Index(s, m); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// negations are words that turn a sentence, with how many letters of each may
// be misread.
var negations = []struct {
	word  string
	wrong int
}{{"ikke", 2}, {"ingen", 2}, {"intet", 1}, {"aldrig", 2}, {"uden", 1}, {"næppe", 2}, {"hverken", 2}}

// mayNegate reports whether a doubted word that is no negation as it stands may
// be one, misread: 'ilke', 'itke', 'lngen'.
func mayNegate(word string) bool {
	low := []rune(strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })))
	if len(low) < 3 || len(low) > 8 {
		return false
	}
	for _, n := range negations {
		want := []rune(n.word)
		if len(want) != len(low) || string(low) == n.word {
			continue
		}
		wrong := 0
		for i := range want {
			if want[i] != low[i] {
				wrong++
			}
		}
		if wrong <= n.wrong {
			return true
		}
	}
	return false
}
