package checklist

import "sort"

// paper is one of the citizen's own documents.
type paper struct {
	*Document
	kind        string      // document type
	fromCitizen bool        // a letter or mail of the citizen
	date        string      // sortable, "" if unknown
	low         []string    // Text in lower case, page by page, at the same places
	seek        []string    // low as words are looked for in it: without doubted words if strict
	entries     entries     // dates of a journal's entries
	holds       []*presence // what each page of low may hold
	guides      []guide     // which guidance words each page may hold
	said        []int32     // its statements, by place in view.facts
	told        []int32     // and in view.own
}

// papersOf returns the citizen's own documents, each once, oldest first.
func papersOf(in Input) []*paper {
	docs := []*paper{}
	for i := range in.Documents {
		d := &in.Documents[i]
		if d.OtherCitizen || d.Duplicate || d.Findings == nil {
			continue
		}
		p := &paper{Document: d, kind: d.Type, date: sortable(d.Date)}
		if p.kind == "" {
			p.kind = d.Findings.Type
		}
		if p.date == "" {
			p.date = sortable(d.Findings.Date)
		}
		for _, text := range d.Text {
			low := lower(text)
			if d.strict {
				p.seek = append(p.seek, blotted(low, d.page(len(p.low)), d.Uncertain))
			}
			p.low = append(p.low, low)
			holds := newPresence(low)
			p.holds, p.guides = append(p.holds, holds), append(p.guides, guideOf(holds))
		}
		if !d.strict {
			p.seek = p.low
		}
		p.kind = kindOf(p.kind, p.low)
		p.entries = entryDates(p)
		p.fromCitizen = byCitizen(p.kind, p.low)
		docs = append(docs, p)
	}
	sort.SliceStable(docs, func(i, j int) bool {
		if docs[i].date != docs[j].date {
			return docs[i].date < docs[j].date
		}
		return docs[i].Path < docs[j].Path
	})
	return docs
}
