package index

import (
	"sort"
	"strings"
)

// hit fills in what is shown of a decision.
func (p *Precedents) hit(row uint32, finder *highlighter, on string) PrecedentHit {
	full := p.record(row)
	doc := newPrecedent(p.corpus, p.docs[row], full)
	h := PrecedentHit{Decision: doc.d, Status: doc.d.StatusOn(on)}
	best := -1.0
	offer := func(field, heading, text string, weight float64) {
		if text == "" {
			return
		}
		marks := finder.marks(text)
		sn := passage(text, marks)
		worth := worthWithin(marks, sn) * weight
		if worth > best+1e-9 {
			best, h.Field, h.Heading, h.Snippet = worth, field, heading, sn
		}
	}
	offer("kerne", "", doc.d.Holding, 1)
	offer("sagen", "", doc.d.Facts, 0.8)
	offer("anvendt i", "", doc.applied, 0.6)
	if full != nil {
		for i := range full.Sections {
			sec := &full.Sections[i]
			weight := 0.8
			if sec.Kind == "resumé" {
				weight = 0.95
			}
			if paragraph := bestParagraph(sec.Text, finder); paragraph != "" || best < 0 {
				offer(string(sec.Kind), sec.Heading, paragraph, weight)
			}
		}
		if h.Snippet.Text == "" && len(full.Sections) > 0 {
			offer(string(full.Sections[0].Kind), full.Sections[0].Heading, firstLines(full.Sections[0].Text), 1)
		}
	}
	return h
}

// bestParagraph picks the paragraph of a section that meets most of the query,
// so that only that one is taken apart into sentences.
func bestParagraph(text string, finder *highlighter) string {
	best, bestWorth := "", 0.0
	for line := range strings.SplitSeq(text, "\n") {
		marks := finder.marks(line)
		if len(marks) == 0 {
			continue
		}
		sort.Slice(marks, func(i, j int) bool { return marks[i].start < marks[j].start })
		if w := worthOf(marks, len(line)); w > bestWorth+1e-9 {
			best, bestWorth = line, w
		}
	}
	return best
}

// firstLines is the beginning of a text, for a hit that no word explains.
func firstLines(text string) string {
	if len(text) <= maxSnippet {
		return text
	}
	text = head(text, maxSnippet)
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return text
}

// worthWithin adds up the marks of a snippet.
func worthWithin(marks []mark, sn Snippet) float64 {
	worth := 0.0
	for _, m := range marks {
		if m.start >= sn.Start && m.end <= sn.End {
			worth += m.worth
		}
	}
	return worth
}

func (p *Precedents) why(words []queryWord, s *scores, row uint32) ([]Cause, error) {
	found, err := p.ranker.causes(words, s, row)
	if err != nil {
		return nil, err
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Points > found[j].Points })
	var out []Cause
	for _, c := range found {
		c.Points = round(c.Points)
		if c.Points > 0 {
			out = append(out, c)
		}
	}
	return out, nil
}
