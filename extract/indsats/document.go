package indsats

import (
	"strings"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// documentRows adds the measure a document as a whole is about: the praktik of
// an evaluation, the description a funktionsevnebeskrivelse is, the examination
// behind a specialist's statement.
func documentRows(doc DocInfo, ps []*page) []mention {
	switch doc.Type {
	case "praktikevaluering":
		return praktik(doc, ps)
	case "funktionsevnebeskrivelse":
		return append(visitor(ps), dated(doc, ps, "funktionsevnebeskrivelse", visitWords)...)
	case "speciallaegeerklaering", "laege-275", "neuropsykologisk-undersoegelse":
		return dated(doc, ps, "udredning", examWords)
	}
	return provider(doc, ps)
}

// Words beside the days of a visit or an examination. Read only.
var (
	visitWords = words(`besøg besøgt hjemmebesøg besøgsdato undersøgelse undersøgt`)
	examWords  = words(`us. undersøgelsesdatoer undersøgt undersøgelse undersøgelsen undersøgelsesdato set samtale testet undersøgelser testdato testning`)
)

// dayReach is how many bytes behind the word are searched at least: a line may
// break before the date.
const dayReach = 40

// dated makes one completed row of a type, with the days that stand beside one
// of the words for the first time.
func dated(doc DocInfo, ps []*page, typ string, beside map[string]bool) []mention {
	for _, p := range ps {
		for i := range p.t.Tokens {
			if w := p.t.Tokens[i].Word.Norm; !beside[w] && !(beside["besøg"] && strings.HasSuffix(w, "besøg")) {
				continue
			}
			b := p.t.BlockOf(i)
			s := p.t.SentenceOf(i)
			end := s.End
			if b.Kind == match.Field || b.Kind == match.Row {
				end = b.End
			}
			end = max(end, min(len(p.t.Source), p.t.Tokens[i].End+dayReach))
			from, to := "", ""
			for _, d := range dates.In(p.ds, p.t.Tokens[i].Start, end) {
				if a, b := dates.From(d.Value), dates.To(d.Value); from == "" && len(a) == len("2006-01-02") && len(b) == len(a) && a != b && d.Class == "date" {
					from, to = a, b // 'i perioden 12. april til 19. maj'
					continue
				}
				if len(d.Value) != len("2006-01-02") || d.Class == "birth" || d.Class == "law" {
					continue
				}
				if from == "" {
					from = d.Value
				}
				if d.Value > to {
					to = d.Value
				}
			}
			if from == "" {
				continue
			}
			m := mention{row: &row{typ: typ, name: "document type " + doc.Type, file: "document.go"}, page: p, first: i, last: i,
				sent: int(p.t.Tokens[i].Sent), block: s.Block, status: Completed, why: "days beside '" + p.t.Tokens[i].Word.Surface + "'", from: from, to: to}
			return []mention{m}
		}
	}
	return nil
}
