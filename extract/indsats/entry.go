package indsats

import (
	"sort"
	"strings"
)

// entries works out for every block of a page the date of the journal entry it
// belongs to: the date with which the entry opens.
func entries(p *page) []string {
	out := make([]string, len(p.t.Blocks))
	open, date := "", ""
	for i := range p.t.Blocks {
		b := &p.t.Blocks[i]
		if b.Entry == "" {
			open, date = "", ""
			continue
		}
		if text := p.t.BlockText(b); b.Entry != open || strings.Contains(text[:min(len(text), 40)], b.Entry) {
			open = b.Entry
			k := sort.Search(len(p.ds), func(k int) bool { return p.ds[k].Start >= b.Start })
			if k < len(p.ds) && p.ds[k].Start <= b.Start+12 && !strings.Contains(p.ds[k].Value, "/") {
				date = p.ds[k].Value
			}
		}
		out[i] = date
	}
	return out
}

// opensEntry reports whether the date at a byte is the one that opens the
// journal entry of a block.
func (p *page) opensEntry(block, at int) bool {
	b := &p.t.Blocks[block]
	if b.Entry == "" || at > b.Start+len("Dato: ")+2 {
		return false
	}
	return strings.HasPrefix(p.t.Source[at:b.End], b.Entry)
}

// day is the date a mention is told on: its journal entry's, else the document's.
func (p *page) day(m *mention, doc DocInfo) string {
	if d := p.entry[m.block]; d != "" && doc.Type == "journalnotat" {
		return d
	}
	return doc.Date
}

// several reports whether a mention tells of several courses since a day: 'fem
// gange siden 2015', 'har siden 2013 været gennem'.
func (p *page) several(m *mention) bool {
	return p.has(&p.t.Sentences[m.sent], throughout)
}

// Words of several courses one after the other. Read only.
var throughout = words(`gange gennem igennem`)
