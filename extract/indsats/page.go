package indsats

import (
	"sort"

	"oplyst/extract/dates"
	"oplyst/extract/match"
)

// mention is one place where a term of the tables stands.
type mention struct {
	row         *row
	page        *page
	first, last int // tokens, both inclusive
	sent, block int
	record      bool // it heads a row of a table of measures
	status      Status
	why         string // the cue or default that gave the status
	cue         *cue   // nil if a default did
	from, to    string
	hours       float64
	evaluated   bool // the row of a praktikevaluering
	firm        bool // a heading, section or box gave the status
	answerIn    bool // an examination whose answer is there
	open        bool // its period has no end on purpose: 'fra 2018'
	since       bool // 'siden 2018'
	advised     bool // told in prose under a recommendation
	point       bool // its date is one past time: 'i foråret 2023'
	sheetFirst  int  // tokens of the fields under a mention that heads a sheet,
	sheetLast   int  // [sheetFirst, sheetLast)
	timed       bool // the status is what is usual, and the period may correct it
}

// page is one parsed page with everything found on it.
type page struct {
	number   int
	t        *match.Text
	ds       []dates.Date
	mentions []mention
	cues     []cue
	blocked  map[int]bool // tokens of phrases that only look like cues
	cls      []class      // classes of the tokens
	verbs    []int        // tokens that are verbs of the table
	breaks   []int32      // breaks[i] clause boundaries before token i
	psych    bool         // the document is about psychiatry
	entry    []string     // date of the journal entry a block belongs to, EDTF; "" if none
	lead     []lead       // what the block or the text before it says of its measures
}

// newPage finds terms, cues and clause boundaries of a page.
func (t *tables) newPage(number int, text *match.Text, ds []dates.Date) *page {
	p := &page{number: number, t: text, ds: ds}
	p.cls, p.verbs = t.classes.all(text)
	p.breaks = clauseBreaks(text, p.cls)
	p.cues, p.blocked = t.findCues(text)
	hits := match.Longest(t.terms.Find(text))
	for i, h := range hits {
		if i > 0 && hits[i-1].First == h.First && hits[i-1].Last == h.Last {
			continue // the same words in a later row
		}
		r := &t.rows[h.ID]
		s := text.SentenceOf(h.First)
		if p.denied(r, h.First, h.Last) || r.need&needColumn != 0 && !p.inMeasures(s) {
			continue
		}
		p.mentions = append(p.mentions, mention{row: r, page: p, first: h.First, last: h.Last, sent: int(text.Tokens[h.First].Sent), block: s.Block})
	}
	t.drugCompounds(p)
	p.addCues(t.predicates(p))
	p.addCues(t.verbCues(p))
	p.entry = entries(p)
	p.lead = leads(p)
	return p
}

// upVerbs are verbs before the adverb 'op'. Read only.
var upVerbs = words(`møder mødte mødt sat satte står stod stå gik går gå kommer kom ringer ringet følger fulgt trappes trappet giver gav`)

// denied reports whether the words of a hit are listed as something else.
func (p *page) denied(r *row, first, last int) bool {
	if p.t.Tokens[first].Word.Norm == "op." && first == last { // 'op. 2017', not 'satte op.'
		if first > 0 && upVerbs[p.t.Tokens[first-1].Word.Norm] || first+1 < len(p.t.Tokens) && p.t.SentenceOf(first+1).Block != p.t.SentenceOf(first).Block {
			return true
		}
		if first+1 >= len(p.t.Tokens) || p.t.Tokens[first+1].Kind != match.NumberToken && p.t.Tokens[first+1].Word.Norm != "for" {
			return true
		}
	}
	for i := first; i <= last; i++ {
		norm := p.t.Tokens[i].Word.Norm
		for _, n := range r.not {
			if norm == n {
				return true
			}
		}
	}
	return false
}

// cuesIn returns the cues whose first token lies in [from, to).
func (p *page) cuesIn(from, to int) []cue {
	i := sort.Search(len(p.cues), func(k int) bool { return p.cues[k].first >= from })
	j := i
	for j < len(p.cues) && p.cues[j].first < to {
		j++
	}
	return p.cues[i:j]
}

// mentionsIn returns the mentions whose first token lies in [from, to).
func (p *page) mentionsIn(from, to int) []mention {
	i := sort.Search(len(p.mentions), func(k int) bool { return p.mentions[k].first >= from })
	j := i
	for j < len(p.mentions) && p.mentions[j].first < to {
		j++
	}
	return p.mentions[i:j]
}

// norm returns the lower-case form of token i, "" outside the sentence s.
func (p *page) norm(s *match.Sentence, i int) string {
	if i < s.First || i >= s.Last {
		return ""
	}
	return p.t.Tokens[i].Word.Norm
}

// before reports whether one of the words stands within n tokens before token
// i of the sentence.
func (p *page) before(s *match.Sentence, i, n int, words map[string]bool) bool {
	for k := i - 1; k >= s.First && k >= i-n; k-- {
		if words[p.t.Tokens[k].Word.Norm] {
			return true
		}
	}
	return false
}

// maxSentence is the most tokens of a sentence that are looked through: longer
// ones are lists without an end, or hostile.
const maxSentence = 300

// has reports whether one of the words stands in the sentence.
func (p *page) has(s *match.Sentence, words map[string]bool) bool {
	for k := s.First; k < min(s.Last, s.First+maxSentence); k++ {
		if words[p.t.Tokens[k].Word.Norm] {
			return true
		}
	}
	return false
}
