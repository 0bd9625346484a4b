package diagnosis

import (
	"fmt"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// loadSequelae reads diagnosis_sequelae.tsv.
func loadSequelae() (map[string]siteRow, error) {
	table, err := lexicon.Load("diagnosis_sequelae.tsv", "prefix", "icd10", "name")
	if err != nil {
		return nil, err
	}
	m := map[string]siteRow{}
	for _, r := range table.Rows {
		m[r.Get("prefix")] = siteRow{r.Line, r.Get("icd10"), r.Get("name")}
	}
	return m, nil
}

// sequelaOf returns the code of what an event leaves behind.
func (f *Finder) sequelaOf(code string) (siteRow, bool) {
	for n := len(code); n > 0; n-- {
		if r, ok := f.lasting[code[:n]]; ok {
			return r, true
		}
	}
	return siteRow{}, false
}

// sequel turns 'følger efter X' into the lasting disorder: the code of the
// sequelae for an event, X itself as present for others. 'Efter X' alone leaves
// X a past event.
func (f *Finder) sequel(t *match.Text, m *mention, by match.Found) {
	if by.Type != match.Sequela {
		return
	}
	if by.Text == "efter" {
		if f.course(m.code) == "" && hung(t, by.Last+1, m.first) {
			m.status, m.explicit = Confirmed, false
		}
		return
	}
	if r, ok := f.sequelaOf(m.code); ok && f.course(m.code) == "event" {
		m.code, m.name = r.code, r.name
		m.say(fmt.Sprintf("diagnosis_sequelae.tsv:%d", r.line))
	}
	m.status = Confirmed
}

// hung reports whether 'med' stands in the tokens [from, to): 'rygmarvsskade
// efter trafikulykke med paraplegi' has the paraplegia of the injury.
func hung(t *match.Text, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if t.Tokens[i].Word.Norm == "med" {
			return true
		}
	}
	return false
}

// left adds the sequelae of an event whose sentence speaks of lasting effects:
// 'har efter sin hjerneblødning varige kognitive følger'.
func (f *Finder) left(doc *document, all []mention) []mention {
	n := len(all)
	for i := 0; i < n; i++ {
		m := all[i]
		if m.status != Historical && m.status != Confirmed || f.course(m.code) != "event" {
			continue
		}
		r, ok := f.sequelaOf(m.code)
		if !ok || !effects(doc.pages[m.page], m) {
			continue
		}
		o := m
		o.code, o.name, o.status, o.coded = r.code, r.name, Confirmed, false
		o.say(fmt.Sprintf("diagnosis_sequelae.tsv:%d 'følger'", r.line))
		all = append(all, o)
	}
	return all
}

// effects reports whether the noun 'følger' or 'senfølger' stands in the
// sentence of a mention without a denial.
func effects(t *match.Text, m mention) bool {
	s := t.SentenceOf(m.first)
	for i := s.First + 1; i < s.Last; i++ {
		w := t.Tokens[i].Word.Norm
		prev := t.Tokens[i-1].Word.Norm
		switch w {
		case "senfølger", "senfølgerne", "følgerne", "eftervirkninger":
			return prev != "ingen" && prev != "uden"
		case "følger":
			if n := len(prev); n > 3 && prev[n-1] == 'e' && prev != "denne" {
				return true
			}
		}
	}
	return false
}
