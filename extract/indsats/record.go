package indsats

import (
	"sort"
	"strings"

	"oplyst/extract/match"
)

// maxRow is the most tokens of a row that is read as one.
const maxRow = 600

// isRecord reports whether a mention heads a row of a table of measures: it
// stands in the first cell, and the row has further cells that tell of time,
// extent or outcome.
func (p *page) isRecord(m *mention) bool {
	b := &p.t.Blocks[m.block]
	cell := p.t.Sentences[m.sent].Cell
	if k := measureColumn(b.Columns); k >= 0 && b.Kind == match.Row && b.Last-b.First <= maxRow {
		return cell == k
	}
	if b.Kind != match.Row || b.Last-b.First > maxRow || cell > 2 || cell > 0 && !p.numbered(b, cell) {
		return false
	}
	if cell == 0 && p.t.Sentences[m.sent].IsLabel && len(b.Columns) == 0 && !p.lead[m.block].measures {
		return false
	}
	cells := p.t.SentenceOf(b.Last - 1).Cell
	if cells <= cell {
		return false
	}
	return len(b.Columns) > 0 && !question(b.Columns[0]) || p.lead[m.block].measures || cells >= 2
}

// furtherInRecord reports whether a mention stands behind another in the cell
// that heads a row, and not beside it in a list: 'genoptræning efter operation'.
func (p *page) furtherInRecord(m *mention) bool {
	b := &p.t.Blocks[m.block]
	s := &p.t.Sentences[m.sent]
	switch p.norm(s, m.first-1) {
	case "og", ",", "+", "/", "samt":
		return false
	}
	for _, o := range p.mentionsIn(b.First, m.first) {
		if p.t.SentenceOf(o.first).Cell == s.Cell {
			return true
		}
	}
	return false
}

// numbered reports whether the cells of a row before the given one only count or
// date it: '1', '01.02.2018 - 30.04.2018'.
func (p *page) numbered(b *match.Block, cell int) bool {
	for i := b.First; i < b.Last; i++ {
		tok := &p.t.Tokens[i]
		if p.t.SentenceOf(i).Cell >= cell {
			break
		}
		if tok.Kind == match.WordToken && tok.End-tok.Start > 2 && !p.inDate(tok.Start) {
			return false
		}
	}
	return true
}

// inDate reports whether a byte lies in a date.
func (p *page) inDate(at int) bool {
	k := sort.Search(len(p.ds), func(k int) bool { return p.ds[k].End > at })
	return k < len(p.ds) && p.ds[k].Start <= at
}

// question reports whether a column's name belongs to a form: question and
// answer, field and content.
func question(column string) bool {
	switch lower(column) {
	case "felt", "spørgsmål", "rubrik", "emne", "tema", "punkt", "område", "navn", "rolle":
		return true
	}
	return false
}

// inRecord reports whether a mention stands in a later cell of a row of
// measures: it then tells of the measure in the first cell.
func (p *page) inRecord(m *mention) bool {
	b := &p.t.Blocks[m.block]
	if b.Kind != match.Row || b.Last-b.First > maxRow {
		return false
	}
	if k := measureColumn(b.Columns); k >= 0 {
		return p.t.Sentences[m.sent].Cell != k
	}
	if p.t.Sentences[m.sent].Cell == 0 {
		return false
	}
	for _, o := range p.mentionsIn(b.First, m.first) {
		if p.isRecord(&o) {
			return true
		}
	}
	return false
}

// measureNames are what the column of the measures is called. Read only.
var measureNames = words(`indsats indsatser foranstaltning foranstaltninger tilbud tiltag aktivitet forløb indsatstype tilbudstype`)

// inMeasures reports whether a sentence stands in the column of a table that
// names the measures.
func (p *page) inMeasures(s *match.Sentence) bool {
	b := &p.t.Blocks[s.Block]
	return b.Kind == match.Row && s.Cell == measureColumn(b.Columns)
}

// measureColumn finds the column that names the measures, -1 if none does.
func measureColumn(columns []string) int {
	for k, c := range columns {
		for _, w := range strings.FieldsFunc(lower(c), func(r rune) bool { return r == ' ' || r == '/' || r == ',' || r == '(' || r == ')' }) {
			if measureNames[w] {
				return k
			}
		}
	}
	return -1
}
