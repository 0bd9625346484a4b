package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// How large the heading of a sheet may be, and how many fields belong to it.
const (
	maxSheetHead = 12 // tokens
	maxFields    = 8
)

// sheetLabels begin the labels of the fields that tell of the measure in the
// heading above them. Read only.
var sheetLabels = []string{"periode", "omfang", "status", "start", "slut", "opstart", "timer", "timetal", "resultat", "varighed", "udbytte", "evaluering",
	"fremmøde", "tidsrum", "formål", "mål", "indhold", "leverandør", "sted", "udfører", "ansvarlig", "bemærkning", "effekt", "afsluttet", "virksomhed"}

// sheet gives the tokens of the fields that stand under a mention as under a
// heading: 'Indsats 1: Mentor', then 'Periode: ...', 'Omfang: ...'. It is empty
// if there are none.
func (p *page) sheet(m *mention) (first, last int) {
	b := &p.t.Blocks[m.block]
	if m.record || b.Kind == match.Row || b.Last-b.First > maxSheetHead || m.last < b.Last-4 {
		return 0, 0
	}
	n := 0
	for i := m.block + 1; i < len(p.t.Blocks) && n < maxFields; i++ {
		f := &p.t.Blocks[i]
		if f.Kind == match.Empty || !p.isSheetField(f) {
			break
		}
		if n == 0 {
			first = f.First
		}
		last = f.Last
		n++
	}
	return first, last
}

// isSheetField reports whether a block is a field of a sheet.
func (p *page) isSheetField(b *match.Block) bool {
	label := labelOf(p.t.BlockText(b))
	if label == "" || len(label) > maxLead/3 {
		return false
	}
	for _, l := range sheetLabels {
		if strings.HasPrefix(label, l) || strings.HasSuffix(label, l) {
			return true
		}
	}
	return false
}

// sheetCue is the latest cue of the fields of a sheet that tell of an outcome:
// 'Status: afbrudt'. It is nil if none does.
func (p *page) sheetCue(m *mention) *cue {
	var best *cue
	for i := m.sheetFirst; i < m.sheetLast; {
		b := p.t.BlockOf(i)
		label := labelOf(p.t.BlockText(b))
		for _, l := range outcomeLabels {
			if !strings.HasPrefix(label, l) {
				continue
			}
			in := p.cuesIn(b.First, b.Last)
			for k := range in {
				if c := &in[k]; c.status != "" && (best == nil || stage[c.status] > stage[best.status]) {
					best = c
				}
			}
		}
		i = max(b.Last, i+1)
	}
	return best
}

// outcomeLabels begin the labels of fields that tell how a measure went. Read only.
var outcomeLabels = []string{"status", "resultat", "evaluering", "udbytte", "slut", "afsluttet", "bemærkning"}
