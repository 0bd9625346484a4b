package statement

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"oplyst/extract/match"
)

// DocInfo is what the finder must know of the document.
type DocInfo struct {
	Type string // document type of the annotation guide; "" if unknown
	Date string // the document's own date, YYYY-MM-DD or coarser; "" if unknown
}

// Finder finds statements. It is made once, holds only tables and is safe for
// concurrent use.
type Finder struct {
	analysis    *analysis
	frames      *frameTable
	model       *model
	hashes      []uint64 // of signed concepts
	labelIndex  map[string]int
	lawIndex    int // after the labels
	noneIndex   int
	hypo        concept
	weak        concept
	past        concept
	now         concept
	retract     concept
	lawsure     concept
	zero        concept // hours that need no figure: nul timer, en halv dag
	kin         concept
	empty       concept    // words that stand for a missing value
	attribution []int8     // by concept: its number in attributions plus one, 0 if it is none
	spare       *sync.Pool // of *scratch: working space of documents read before
}

// New loads the tables. A fault in them is a bug and panics.
func New() *Finder {
	f := untrained()
	f.use(loadModel(f.model.labels, f.hashes))
	return f
}

// use makes a finder judge by a model.
func (f *Finder) use(m *model) {
	a := *f.analysis
	a.facts = &factCache{table: a.concepts, model: m}
	f.analysis, f.model = &a, m
}

// untrained loads everything but the weights.
func untrained() *Finder {
	f := &Finder{analysis: newAnalysis(), labelIndex: map[string]int{}, spare: &sync.Pool{}}
	c := f.analysis.concepts
	f.hypo, f.weak, f.past, f.now = c.name("hypo"), c.name("weak"), c.name("past"), c.name("now")
	f.retract, f.kin, f.lawsure, f.zero = c.name("retract"), c.name("kinsubject"), c.name("lawsure"), c.name("zerohours")
	f.empty = c.name("placeholder")
	for _, a := range attributions {
		c.name(a.concept)
	}
	f.attribution = make([]int8, len(c.names))
	for k, a := range attributions {
		f.attribution[c.name(a.concept)] = int8(k + 1)
	}
	f.frames = loadFrames(c)
	f.hashes = c.signedHashes()
	for i, l := range Labels {
		f.labelIndex[l] = i
	}
	f.lawIndex, f.noneIndex = len(Labels), len(Labels)+1
	f.model = &model{labels: append(slices.Clone(Labels), lawLabel, noneLabel)}
	return f
}

// documentLimits are the limits in running case text, where most sentences
// have no label.
var documentLimits = limitsOf(0.8, 0.6)

// sentenceLimits are the limits for a sentence that was picked out.
var sentenceLimits = limitsOf(0.28, 0.6).orBest(0.16, 0.4)

// Classify gives the labels of one sentence said by a speaker ("" if unknown),
// in the order of Labels. Document context plays no part.
func (f *Finder) Classify(sentence string, speaker Speaker) []string {
	var s scratch
	s.scores = make([]float32, len(f.model.labels))
	f.load(&s.unit, sentence, speaker)
	var out []string
	for _, d := range f.decide(&s, sentenceLimits) {
		out = append(out, Labels[d.label])
	}
	return out
}

// load makes a unit of a single sentence.
func (f *Finder) load(u *unit, sentence string, speaker Speaker) {
	t := match.Parse(strings.ReplaceAll(sentence, "\n", " "))
	u.reset(f.analysis.concepts)
	f.analysis.addTokens(u, t, 0, len(t.Tokens), joined)
	f.analysis.finish(u)
	u.speaker = speaker
}

// Find returns the statements of a document in the order of their places, and
// of Labels within a place. The pages are those of match.ParsePages.
func (f *Finder) Find(doc DocInfo, pages []*match.Text) []Statement {
	s, _ := f.spare.Get().(*scratch)
	if s == nil {
		s = &scratch{scores: make([]float32, len(f.model.labels))}
	}
	defer func() {
		s.forget()
		f.spare.Put(s)
	}()
	s.author, s.letter, s.docType = authorOf(doc, pages), unsigned[doc.Type], doc.Type
	if len(doc.Date) >= 4 {
		s.unit.year, _ = strconv.Atoi(doc.Date[:4])
	}
	var out []Statement
	for p, t := range pages {
		out = f.page(s, out, t, p+1)
	}
	return out
}

// page appends the statements of one page.
func (f *Finder) page(s *scratch, out []Statement, t *match.Text, page int) []Statement {
	block, title, skip := -1, false, false
	for i := 0; i < len(t.Sentences); {
		n := group(t, i)
		if b := t.Sentences[i].Block; b != block {
			block, s.label = b, i
			title, skip = s.opens(t, &t.Blocks[b])
			s.quoted(t, &t.Blocks[b])
		}
		if !skip {
			s.unit.title = title
			out = f.sentence(s, out, t, i, i+n, page)
		}
		i += n
	}
	return out
}

// group says how many sentences from i on belong together: those of one block
// and cell that a colon or semicolon parts.
func group(t *match.Text, i int) int {
	n := 1
	for i+n < len(t.Sentences) {
		a, b := &t.Sentences[i+n-1], &t.Sentences[i+n]
		if a.Block != b.Block || a.Cell != b.Cell || a.Last == a.First {
			break
		}
		switch t.Tokens[a.Last-1].Word.Norm {
		case ":", ";":
		case "?":
			if !answers(t, b) {
				return n
			}
		default:
			return n
		}
		n++
	}
	return n
}

// answers reports whether a sentence opens with yes or no.
func answers(t *match.Text, s *match.Sentence) bool {
	if s.First >= s.Last {
		return false
	}
	norm := t.Tokens[s.First].Word.Norm
	return norm == "ja" || norm == "nej"
}

// sentence appends the statements of the sentences [from, to) of a page.
func (f *Finder) sentence(s *scratch, out []Statement, t *match.Text, from, to, page int) []Statement {
	first, last := &t.Sentences[from], &t.Sentences[to-1]
	block := &t.Blocks[first.Block]
	if last.Last-first.First < 1 || to-from == 1 && first.IsLabel && !s.unit.title {
		return out
	}
	u := &s.unit
	u.reset(f.analysis.concepts)
	labelled := first.Label != "" && len(first.Label) <= 120 && (block.Kind == match.Row || first.Cell > 0)
	if labelled {
		f.addLabel(u, t, from, s.label)
	}
	before := uint8(joined)
	if len(u.words) > 0 {
		before = stop
		u.own = len(u.words)
	}
	f.analysis.addTokens(u, t, first.First, last.Last, before)
	f.analysis.finish(u)
	u.speaker = f.speakerOf(s, first)
	if f.blank(s, t, from, to) {
		return append(out, Statement{Span: t.ByteSpan(page, first.Start, last.End), Label: "field_empty", Speaker: u.speaker, Rule: "felt uden indhold"})
	}
	for _, d := range f.decide(s, documentLimits) {
		st := Statement{
			Span: t.ByteSpan(page, first.Start, last.End), Label: Labels[d.label], Speaker: u.speaker,
			Weak: f.hedged(u) || Labels[d.label] == "cannot_exclude", Past: d.past || f.earlier(u), Rule: d.rule,
		}
		switch st.Label {
		case "hours":
			if st.Hours = hoursOf(u); st.Hours == 0 && !u.present[f.zero] {
				continue // a number, but not of hours
			}
		case "field_empty":
			st.Past = false // 'se tidligere'
		}
		out = append(out, st)
	}
	return out
}

// addLabel puts the words of the row's first sentence before the cell's own.
func (f *Finder) addLabel(u *unit, t *match.Text, i, label int) {
	if first := &t.Sentences[label]; first.Cell == 0 && t.Sentences[i].Cell > 0 {
		f.analysis.addTokens(u, t, first.First, first.Last, joined)
	}
	u.colon = true
}

// speakerOf says whose words a unit of a document is: those its own words name,
// else those of its heading or label, else the author's.
func (f *Finder) speakerOf(s *scratch, first *match.Sentence) Speaker {
	if who := f.attributed(&s.unit); who != "" {
		return who
	}
	if first.Label != "" {
		if who := s.ofLabel.under(first.Label); who != "" {
			return who
		}
	}
	if s.heading != "" {
		if who := s.ofHeading.under(s.heading); who != "" {
			return who
		}
	}
	return s.author
}

// hedged reports whether the words of a unit are careful.
func (f *Finder) hedged(u *unit) bool { return u.present[f.weak] || u.present[f.hypo] }

// earlier reports whether a unit tells of an earlier time and names no later
// one.
func (f *Finder) earlier(u *unit) bool { return u.present[f.past] && !u.present[f.now] }
