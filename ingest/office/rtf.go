package office

import (
	"bytes"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// RTF reads Rich Text Format: text in every code page and font charset, tables,
// list marks, headers, footers, notes, comments and text boxes. Hidden and
// deleted text is left out.
func RTF(data []byte, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	at := bytes.Index(data, []byte("{\\rtf"))
	if at < 0 {
		return Result{}, errDamaged
	}
	r := &rtf{data: data[at:], table: charmap.Windows1252, fonts: map[int]rtfFont{}, headings: map[int]bool{}}
	r.flow = newFlow(lim.MaxText)
	main := r.flow
	err := r.run()
	for len(r.flows) > 0 {
		r.closeFlow()
	}
	r.flushBytes()
	main.endRow()
	if main.para.Len() > 0 || len(main.boxes) > 0 {
		main.endParagraph()
	}
	out := newBlocks(lim.MaxText)
	for _, s := range r.header {
		out.line(s)
	}
	out.limit -= lim.MaxText - main.out.limit
	pages := main.out.done()
	for i, p := range pages {
		if i > 0 {
			out.page()
		}
		out.b.WriteString(p)
	}
	for _, s := range append(r.notes, r.footer...) {
		out.line(s)
	}
	res := Result{Pages: out.done(), Pictures: r.pictures}
	if main.out.full || out.full {
		return res, errTooLong
	}
	return res, err
}

// maxRTFGroups bounds how deep groups may lie in each other.
const maxRTFGroups = 1000

// rtf is the state of reading one RTF.
type rtf struct {
	data  []byte
	pos   int
	stack []rtfGroup
	rtfGroup

	table    encoding.Encoding // the document's code page
	fonts    map[int]rtfFont
	headings map[int]bool // style numbers of headings
	deflang  int

	pending  []byte // bytes waiting for decoding
	pendFont int
	high     rune // first half of a surrogate pair
	skipNext int  // bytes or escapes that stand in for the last \u

	flow   *rtfFlow
	flows  []openFlow
	header []string
	footer []string
	notes  []string

	pictures bool
	form     rtfForm
}

// rtfGroup is what a group inherits and its end restores.
type rtfGroup struct {
	dest    rtfDest
	font    int
	uc      int
	hidden  bool
	deleted bool
	moved   bool // from here: it stands where it was moved to
	starred bool // \* was the group's first word
	fresh   bool // no word yet: a destination may come
}

// rtfDest is where a group's text goes.
type rtfDest int

const (
	destText  rtfDest = iota
	destSkip          // nowhere, and nothing inside counts
	destShape         // nowhere, but a text box inside counts
	destFonts
	destStyles
	destForm
	destChoice // a form field's list of choices
	destTwice  // the same text twice: \upr
	destMark   // a list item's ready-made mark
)

// rtfForm is a form field of the old kind.
type rtfForm struct {
	kind, result, standard int
	choices                []string
}

// rtfFont is what the font table says of one font.
type rtfFont struct {
	charset int
	name    string
}

// openFlow is a text apart from the running one, such as a footnote.
type openFlow struct {
	depth int // length of the group stack when it was opened
	kind  string
	outer *rtfFlow
}

// run reads the whole file.
func (r *rtf) run() error {
	r.uc = 1
	for r.pos < len(r.data) {
		if r.flow.out.full {
			return errTooLong
		}
		switch c := r.data[r.pos]; c {
		case '{':
			r.flushBytes()
			r.skipNext = 0
			if len(r.stack) >= maxRTFGroups {
				return errTooDeep
			}
			r.stack = append(r.stack, r.rtfGroup)
			r.starred, r.fresh = false, true
			r.pos++
		case '}':
			r.flushBytes()
			r.skipNext = 0
			r.pos++
			if !r.closeGroup() {
				return nil // what follows the last brace is not the document's
			}
		case '\\':
			r.control()
		case '\r', '\n', 0:
			r.pos++
		default:
			r.pos++
			r.putByte(c)
		}
	}
	if len(r.stack) > 0 {
		return errDamaged
	}
	return nil
}

// closeGroup ends a group and tells whether any is still open.
func (r *rtf) closeGroup() bool {
	if len(r.stack) == 0 {
		return false
	}
	if n := len(r.flows); n > 0 && r.flows[n-1].depth == len(r.stack) {
		r.closeFlow()
	}
	if r.dest == destForm && r.stack[len(r.stack)-1].dest != destForm && r.stack[len(r.stack)-1].dest != destSkip {
		r.formField()
	}
	r.rtfGroup = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	r.fresh = false
	return len(r.stack) > 0
}

// control reads a control word or symbol at the backslash.
func (r *rtf) control() {
	r.pos++
	if r.pos >= len(r.data) {
		return
	}
	c := r.data[r.pos]
	if !isLetter(c) {
		r.pos++
		r.symbol(c)
		return
	}
	start := r.pos
	for r.pos < len(r.data) && isLetter(r.data[r.pos]) && r.pos-start < 64 {
		r.pos++
	}
	word := string(r.data[start:r.pos])
	n, has := 0, false
	sign := 1
	if r.pos+1 < len(r.data) && r.data[r.pos] == '-' && isDigit(r.data[r.pos+1]) {
		sign = -1
		r.pos++
	}
	for r.pos < len(r.data) && isDigit(r.data[r.pos]) {
		if n < 1<<27 {
			n = n*10 + int(r.data[r.pos]-'0')
		}
		has = true
		r.pos++
	}
	if r.pos < len(r.data) && r.data[r.pos] == ' ' {
		r.pos++
	}
	if word == "bin" {
		r.pos = min(r.pos+max(n*sign, 0), len(r.data))
		return
	}
	if r.skipNext > 0 {
		r.skipNext--
		return
	}
	r.word(word, n*sign, has)
	r.fresh = false
}

// symbol reads a control symbol: backslash and one character.
func (r *rtf) symbol(c byte) {
	switch c {
	case '\'':
		if r.pos+1 < len(r.data) {
			hi, lo := unhex(r.data[r.pos]), unhex(r.data[r.pos+1])
			r.pos += 2
			if hi >= 0 && lo >= 0 {
				r.putByte(byte(hi<<4 | lo))
			}
		}
	case '*':
		r.starred = true
		return // fresh stays
	case '~':
		r.putText(" ")
	case '_':
		r.putText("-")
	case '\\', '{', '}':
		r.putByte(c)
	case '\r', '\n':
		r.paragraph()
	case '\t':
		r.putText("\t")
	}
	r.fresh = false
}
