package diagnosis

import (
	"strings"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// labels maps wordings of labels, headings and columns to what they say of the
// disorders listed under them.
type labels map[string]Status

// loadLabels reads diagnosis_labels.tsv.
func loadLabels() (labels, error) {
	table, err := lexicon.Load("diagnosis_labels.tsv", "wording", "status")
	if err != nil {
		return nil, err
	}
	l := labels{}
	for _, r := range table.Rows {
		l[r.Get("wording")] = Status(r.Get("status"))
	}
	return l, nil
}

// Bounds of a label: bytes, words, words of a wording.
const (
	maxLabel        = 90
	maxLabelWords   = 10
	maxWordingWords = 4
)

// read returns the status the longest known wording in a label gives, dropped
// if there is none.
func (l labels) read(label string) Status {
	if len(label) > maxLabel {
		return dropped
	}
	words := strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return strings.ContainsRune(" \t,;:()[]/-–*#", r) })
	if len(words) > maxLabelWords {
		return dropped
	}
	for n := min(maxWordingWords, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			if s, ok := l[strings.TrimRight(strings.Join(words[i:i+n], " "), ".")]; ok {
				return s
			}
		}
	}
	return dropped
}

// byLabel applies what the label, the column or the heading over a bare name
// says of it: 'Udelukket: leddegigt, lupus'.
func (f *Finder) byLabel(doc *document, m *mention, s *match.Sentence) {
	if m.status != Confirmed || m.explicit || m.coded && s.Section == "diagnose" {
		return
	}
	t := doc.pages[m.page]
	if doc.label.of != s {
		doc.label.of = s
		doc.label.status, doc.label.text = f.labelled(doc, t, m.page, s)
	}
	status, label := doc.label.status, doc.label.text
	if status == dropped {
		return
	}
	m.status, m.explicit = status, true
	m.say("under '" + strings.TrimSpace(label) + "'")
}

// labelReach is how many sentences or lines of a list lie between a label and
// the last name it may speak of.
const labelReach = 30

// lastLabel remembers the label of the sentence looked at last.
type lastLabel struct {
	of     *match.Sentence
	status Status
	text   string

	title  string // the heading read last
	titled Status // what it says
}

// bareName is how many tokens a further sentence under a label has at most to be
// a member of its list.
const bareName = 5

// labelled looks for the nearest label that speaks of a sentence's names.
func (f *Finder) labelled(doc *document, t *match.Text, page int, s *match.Sentence) (Status, string) {
	if finiteIn(t, s.First, s.Last) {
		return dropped, ""
	}
	b := &t.Blocks[s.Block]
	at := int(t.Tokens[s.First].Sent)
	for i := at - 1; i >= 0 && i >= at-labelReach && t.Sentences[i].Block == s.Block && t.Sentences[i].Cell == s.Cell; i-- {
		o := &t.Sentences[i]
		if i < at-1 && s.Last-s.First > bareName {
			break // a sentence of its own
		}
		if t.Tokens[o.Last-1].Word.Norm == ":" {
			return f.labelSentence(doc, t, page, o)
		}
		if finiteIn(t, o.First, o.Last) {
			return dropped, ""
		}
	}
	if b.Kind == match.Row {
		if st := f.labels.read(t.Column(s)); st != dropped {
			return st, t.Column(s)
		}
		if s.Cell > 0 && s.Label != "" {
			return f.labels.read(s.Label), s.Label
		}
		return dropped, ""
	}
	if st, label := f.listLabel(doc, t, page, s.Block); st != dropped || label != "" {
		return st, label
	}
	if b.Title != doc.label.title {
		doc.label.title, doc.label.titled = b.Title, f.labels.read(b.Title)
	}
	return doc.label.titled, b.Title
}

// listLabel reads the line with a colon that opens the list a line belongs to.
// The label is "" if there is none.
func (f *Finder) listLabel(doc *document, t *match.Text, page, block int) (Status, string) {
	for i := block - 1; i >= 0 && i >= block-labelReach; i-- {
		o := &t.Blocks[i]
		switch {
		case o.Kind == match.Empty && i > 0 && i == block-1:
			continue
		case o.Kind == match.Empty || o.First == o.Last:
			return dropped, ""
		case t.Tokens[o.Last-1].Word.Norm == ":":
			return f.labelSentence(doc, t, page, t.SentenceOf(o.Last-1))
		case o.Kind == match.Item && t.Blocks[block].Kind == match.Item:
		case o.Kind == match.Prose && t.Blocks[block].Kind == match.Prose && o.End-o.Start < maxLabel/2 && !finiteIn(t, o.First, o.Last):
		default:
			return dropped, ""
		}
	}
	return dropped, ""
}

// labelSentence reads a label that is a sentence; one that names a disorder
// itself speaks of that one.
func (f *Finder) labelSentence(doc *document, t *match.Text, page int, s *match.Sentence) (Status, string) {
	if doc.names(page, s.First, s.Last) {
		return dropped, ""
	}
	label := t.Source[s.Start:s.End]
	return f.labels.read(label), label
}

// finiteIn reports whether a finite verb stands in the tokens [from, to).
func finiteIn(t *match.Text, from, to int) bool {
	for i := from; i < to; i++ {
		if t.Tokens[i].Word.Finite {
			return true
		}
	}
	return false
}
