package indsats

import (
	"strings"
	"sync"

	"oplyst/extract/match"
)

// lead is what the heading or the lead-in of a block says of the measures in
// it: a status, or that it is a list of measures at all.
type lead struct {
	status   Status // "" if it says none
	measures bool   // a section or table of measures
	label    bool   // it stands before the sentence itself: 'Anbefalinger: ...'
	mute     bool   // a section that names none: law, participants, sources
	why      string
}

// leadWords tell by a heading or lead-in what the measures under it are, the
// first that is contained wins. Lower case. Read only.
var leadWords = []struct {
	words string
	lead  lead
}{
	{"om reglerne", lead{mute: true}},
	{"klagevejledning", lead{mute: true}},
	{"lovgrundlag", lead{mute: true}},
	{"vejledende tekst", lead{mute: true}},
	{"borgerens mål", lead{status: Recommended}},
	{"borgers mål", lead{status: Recommended}},
	{"jobmål", lead{status: Recommended}},
	{"egne ønsker", lead{status: Recommended}},
	{"det mangler vi", lead{status: Recommended}},
	{"hvad mangler", lead{status: Planned}},
	{"ikke udtømt", lead{status: Recommended}},
	{"yderligere behandlingsmuligheder", lead{status: Recommended}},
	{"kan bedre funktionsniveauet", lead{status: Recommended}},
	{"behandlingsmuligheder", lead{status: Recommended}},
	{"behandlingsplan", lead{status: Planned}},
	{"følgende indhold", lead{status: Recommended, measures: true}},
	{"anbefal", lead{status: Recommended, measures: true}},
	{"forslag", lead{status: Recommended, measures: true}},
	{"foreslå", lead{status: Recommended, measures: true}},
	{"indstiller", lead{status: Recommended, measures: true}},
	{"ikke er udtømt", lead{status: Recommended}},
	{"er udtømt", lead{status: Completed, measures: true}},
	{"til nu", lead{status: Completed, measures: true}},
	{"hidtil", lead{status: Completed, measures: true}},
	{"til dato", lead{status: Completed, measures: true}},
	{"har prøvet", lead{status: Completed, measures: true}},
	{"har afprøvet", lead{status: Completed, measures: true}},
	{"har vi prøvet", lead{status: Completed, measures: true}},
	{"der er gjort", lead{status: Completed, measures: true}},
	{"er afprøvet", lead{status: Completed, measures: true}},
	{"er gennemført", lead{status: Completed, measures: true}},
	{"hidtidig", lead{status: Completed, measures: true}},
	{"tidligere indsats", lead{status: Completed, measures: true}},
	{"tidligere behandling", lead{status: Completed, measures: true}},
	{"tidligere foranstaltning", lead{status: Completed, measures: true}},
	{"afprøvede", lead{status: Completed, measures: true}},
	{"har været prøvet", lead{status: Completed, measures: true}},
	{"er prøvet", lead{status: Completed, measures: true}},
	{"været forsøgt", lead{status: Completed, measures: true}},
	{"er forsøgt", lead{status: Completed, measures: true}},
	{"der forsøgt", lead{status: Completed, measures: true}},
	{"har været i gang", lead{status: Completed, measures: true}},
	{"gennemførte", lead{status: Completed, measures: true}},
	{"deltaget i følgende", lead{status: Completed, measures: true}},
	{"gennemgået følgende", lead{status: Completed, measures: true}},
	{"har modtaget", lead{status: Completed, measures: true}},
	{"har haft", lead{status: Completed, measures: true}},
	{"har været i", lead{status: Completed, measures: true}},
	{"indsatser i", lead{status: Completed, measures: true}},
	{"behandlet således", lead{status: Completed, measures: true}},
	{"igangværende", lead{status: Ongoing, measures: true}},
	{"nuværende", lead{status: Ongoing, measures: true}},
	{"aktuel behandling", lead{status: Ongoing, measures: true}},
	{"aktuel medicin", lead{status: Ongoing, measures: true}},
	{"behandling nu", lead{status: Ongoing, measures: true}},
	{"planlagte", lead{status: Planned, measures: true}},
	{"kommende", lead{status: Planned, measures: true}},
	{"aftaler", lead{status: Planned, measures: true}},
	{"aftale", lead{status: Planned, measures: true}},
	{"plan", lead{status: Planned}},
	{"rp.", lead{status: Planned}},
	{"indsats", lead{measures: true}},
	{"foranstaltning", lead{measures: true}},
	{"tilbud", lead{measures: true}},
	{"grundlag", lead{mute: true}},
	{"kilder", lead{mute: true}},
	{"bilag", lead{mute: true}},
	{"deltagere", lead{mute: true}},
	{"til stede", lead{mute: true}},
	{"kopi til", lead{mute: true}},
	{"henviser", lead{mute: true}},
	{"henvist af", lead{mute: true}},
	{"rekvirent", lead{mute: true}},
	{"rekvireret af", lead{mute: true}},
	{"bestilt af", lead{mute: true}},
	{"afsender", lead{mute: true}},
	{"modtager", lead{mute: true}},
	{"indstilling:", lead{status: Recommended, measures: true}},
	{"akter", lead{mute: true}},
}

// leadNeedles finds the words of leadWords, and behind them two that have rules
// of their own.
var leadNeedles = sync.OnceValue(func() *match.Needles {
	var list []string
	for _, w := range leadWords {
		list = append(list, w.words)
	}
	return match.NewFoldedNeedles(append(list, "indstilling", "rehabiliteringsplan"))
})

// leadOf looks a heading or lead-in up.
func leadOf(text string) lead {
	first, proposal, plan := len(leadWords), false, false
	leadNeedles().Each(text, func(n, _ int) bool {
		switch n {
		case len(leadWords):
			proposal = true
		case len(leadWords) + 1:
			plan = true
		default:
			first = min(first, n)
		}
		return true
	})
	if proposal && strings.Count(strings.TrimSpace(text), " ") <= 2 {
		return lead{status: Recommended, measures: true, why: "under '" + strings.TrimSpace(text) + "'"}
	}
	if first == len(leadWords) || plan {
		return lead{}
	}
	l := leadWords[first].lead
	l.why = "under '" + strings.TrimSpace(text) + "'"
	return l
}

// maxLead is the length in bytes up to which a text is taken as a heading or
// lead-in.
const maxLead = 120

// leads works out the lead of every block of a page.
func leads(p *page) []lead {
	out := make([]lead, len(p.t.Blocks))
	var intro lead // of the last block that ended with a colon
	introduced := false
	title, titled := "", lead{} // the last heading looked up, and what it says
	own := ""                   // the last numbered heading
	var asked lead              // of the last question that stood alone
	for i := range p.t.Blocks {
		b := &p.t.Blocks[i]
		text := p.t.BlockText(b)
		if b.Kind == match.Empty {
			continue
		}
		listed := b.Kind == match.Item || b.Kind == match.Row
		if !listed {
			introduced = false
		}
		if b.Kind == match.Heading {
			own = ""
		} else if p.numberedHeading(i) {
			own, introduced = text, false
			continue
		}
		switch {
		case introduced && listed:
			out[i] = intro
		case own != "":
			if own != title {
				title, titled = own, leadOf(own)
			}
			out[i] = titled
		case len(b.Title) > 0 && len(b.Title) <= maxLead:
			if b.Title != title {
				title, titled = b.Title, leadOf(b.Title)
			}
			out[i] = titled
		}
		if asked.why != "" && !listed && b.Kind != match.Heading && out[i].why == "" {
			out[i] = asked
		}
		asked = lead{}
		trimmed := strings.TrimRight(text, " *")
		if b.Kind == match.Heading || len(text) <= maxLead && strings.HasSuffix(trimmed, "?") {
			if strings.HasSuffix(trimmed, "?") {
				asked = leadOf(text)
			}
		}
		if strings.HasSuffix(trimmed, ":") && b.Last > b.First {
			s := p.t.Sentences[p.t.Tokens[b.Last-1].Sent]
			if intro = leadOf(p.t.Source[s.Start:s.End]); intro.why != "" {
				introduced = true
			}
		}
	}
	return out
}

// numberedHeading reports whether block i is a heading such as '8. Helbred': a
// numbered line, short and without an end, that no further item follows at once.
func (p *page) numberedHeading(i int) bool {
	b := &p.t.Blocks[i]
	text := strings.TrimSpace(p.t.BlockText(b))
	if len(text) < 4 || len(text) > maxLead/2 {
		return false
	}
	lettered := b.Kind == match.Prose && text[0] >= 'A' && text[0] <= 'Z' && text[1] == '.' && text[2] == ' '
	if !lettered && (b.Kind != match.Item || text[0] < '0' || text[0] > '9') {
		return false
	}
	if strings.ContainsAny(text[len(text)-1:], ".,;!") || strings.Contains(text, ":") || !lettered && strings.Contains(text, ",") {
		return false
	}
	if i > 0 && p.t.Blocks[i-1].Kind == match.Item && !lettered {
		return false // the last of a list
	}
	next := i + 1
	if next >= len(p.t.Blocks) {
		return false
	}
	k := p.t.Blocks[next].Kind
	return (lettered || k != match.Item) && (lettered || k == match.Empty || k == match.Prose || k == match.Row || k == match.Head || k == match.Field)
}
