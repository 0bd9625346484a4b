package match

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"oplyst/extract/lexicon"
)

// TriggerType is the effect of a context trigger.
type TriggerType string

// The trigger types of context.tsv.
const (
	Neg         TriggerType = "neg"
	Pseudo      TriggerType = "pseudo" // blocks shorter triggers inside it
	Poss        TriggerType = "poss"
	Hist        TriggerType = "hist"
	Known       TriggerType = "known"
	Sequela     TriggerType = "sequela"
	Resolved    TriggerType = "resolved"
	Relative    TriggerType = "family" // the finding belongs to a relative
	Generic     TriggerType = "generic"
	Hypo        TriggerType = "hypo"
	Plan        TriggerType = "plan"
	Ongoing     TriggerType = "ongoing"
	Done        TriggerType = "done"
	Interrupted TriggerType = "interrupted"
	Declined    TriggerType = "declined" // by the citizen
	Rejected    TriggerType = "rejected" // by authority or clinic
	NotStarted  TriggerType = "notstarted"
	Term        TriggerType = "term" // ends scopes
)

// Reach of a trigger that goes to the end of its clause, or of its sentence
// over all terminators.
const (
	Clause        = -1
	WholeSentence = -2
)

// Trigger is one row of context.tsv.
type Trigger struct {
	Text     string
	Type     TriggerType
	Forward  bool
	Backward bool
	Scope    int    // number of words, or Clause
	State    string // state of an indsats it gives, "" if none
	Line     int    // line in context.tsv
	Person   bool   // of type family: names a person, who may be the subject
	Opener   bool   // a terminator that opens a relative clause
	Bare     bool   // of type neg: it says only that something was not found; what, stands behind it
	Table    string // file of the row, "" for context.tsv
}

// Found is a trigger at a place in a text.
type Found struct {
	*Trigger
	First, Last int // tokens, both inclusive

	inside bool // it lies within a longer trigger
}

// Rule names the table row and the trigger's words.
func (f Found) Rule() string {
	table := f.Table
	if table == "" {
		table = "context.tsv"
	}
	return fmt.Sprintf("%s:%d %s '%s'", table, f.Line, f.Type, f.Text)
}

// Context is the ConText engine over one trigger table. It is safe for
// concurrent use.
type Context struct {
	triggers []Trigger
	edges    map[edge]int32
	roots    map[string]int32
	ends     []int32 // trigger that ends in a state, -1 if none
	walk     *states // the same edges, for walking
	memo     *Memo[form]
}

// form is where the triggers have a lower-case form: its symbol, and the state
// it leads to from the root.
type form struct{ symbol, root int32 }

// form returns where the triggers have a word.
func (c *Context) form(w *Word) *form {
	if f := c.memo.Get(w); f != nil {
		return f
	}
	symbol := c.walk.symbol(w.Norm)
	if symbol == none && w.Surface == "pa" {
		symbol = c.walk.symbol("på") // text recognition lost the ring
	}
	return c.memo.Put(w, form{symbol, c.walk.start(symbol)})
}

// defaultContext is the engine over the embedded table.
var defaultContext = sync.OnceValue(func() *Context {
	c, err := NewContext(lexicon.MustLoad("context.tsv", "trigger", "type", "direction", "scope", "indsats_state"))
	if err == nil {
		err = c.addPatterns(lexicon.MustLoad("context_patterns.tsv", "trigger", "type", "direction", "scope"), lexicon.MustLoad("context_words.tsv", "class", "words"))
	}
	if err != nil {
		panic(err)
	}
	return c
})

// DefaultContext returns the engine over the embedded context.tsv, made on
// first use.
func DefaultContext() *Context { return defaultContext() }

// triggerTypes lists every type.
var triggerTypes = []TriggerType{Neg, Pseudo, Poss, Hist, Known, Sequela, Resolved, Relative, Generic, Hypo,
	Plan, Ongoing, Done, Interrupted, Declined, Rejected, NotStarted, Term}

// NewContext makes an engine of a table with the columns of context.tsv.
// Errors are of type *lexicon.TableError.
func NewContext(table *lexicon.Table) (*Context, error) {
	c := &Context{edges: map[edge]int32{}, roots: map[string]int32{}, ends: []int32{-1}}
	for _, r := range table.Rows {
		text := r.Get("trigger")
		if text == "newline" {
			continue
		}
		t, err := readTrigger(table.Name, r, text)
		if err != nil {
			return nil, err
		}
		t.State = r.Get("indsats_state")
		if t.Type == Pseudo && t.State != "" {
			t.Forward, t.Backward, t.Scope = true, true, Clause
		}
		c.add(t)
	}
	c.index()
	return c, nil
}

// index makes the trie of the triggers ready for walking.
func (c *Context) index() {
	c.walk, c.memo = newStates(len(c.ends), c.roots, c.edges), &Memo[form]{}
}

// person reports whether a trigger names a person, who may be the subject.
func person(t Trigger) bool {
	if t.Type != Relative || strings.HasPrefix(t.Text, "hvoraf") || strings.HasPrefix(t.Text, "ophob") {
		return false
	}
	return strings.Contains(t.Text, "familiemedlem") || !strings.Contains(t.Text, "disp") && !strings.Contains(t.Text, "arvelig") && !strings.Contains(t.Text, "famili")
}

// readTrigger reads a row of a table of triggers.
func readTrigger(table string, r lexicon.Row, text string) (Trigger, error) {
	t := Trigger{Text: text, Type: TriggerType(r.Get("type")), Line: r.Line}
	if !slices.Contains(triggerTypes, t.Type) {
		return t, &lexicon.TableError{File: table, Line: r.Line, Err: fmt.Errorf("unknown type %q", t.Type)}
	}
	t.Opener = t.Type == Term && strings.HasPrefix(text, ", ") && text != ", så"
	t.Person = person(t)
	dir := r.Get("direction")
	t.Forward, t.Backward = dir == "forward" || dir == "both", dir == "backward" || dir == "both"
	switch scope := r.Get("scope"); scope {
	case "clause":
		t.Scope = Clause
	case "sentence":
		t.Scope = WholeSentence
	default:
		n, err := strconv.Atoi(scope)
		if err != nil {
			return t, &lexicon.TableError{File: table, Line: r.Line, Err: fmt.Errorf("scope %q", scope)}
		}
		t.Scope = n
	}
	return t, nil
}

// add files a trigger under its tokens.
func (c *Context) add(t Trigger) {
	at := int32(0)
	for _, k := range norms(t.Text) {
		at = c.step(at, k)
	}
	c.file(at, t)
}

// norms returns the lower-case forms of the tokens of a text.
func norms(text string) []string {
	var out []string
	for _, tok := range tokenize(Shared(), nil, text, 0, len(text)) {
		out = append(out, tok.Word.Norm)
	}
	return out
}

// step follows a lower-case form from a state, and makes the edge if there is
// none.
func (c *Context) step(at int32, k string) int32 {
	next, ok := c.next(at, k)
	if !ok {
		next = int32(len(c.ends))
		c.ends = append(c.ends, -1)
		if at == 0 {
			c.roots[k] = next
		} else {
			c.edges[edge{at, k}] = next
		}
	}
	return next
}

// file puts a trigger at a state. The first one stays; a pattern of the same type
// widens it.
func (c *Context) file(at int32, t Trigger) {
	switch {
	case at == 0:
	case c.ends[at] < 0:
		c.ends[at] = int32(len(c.triggers))
		c.triggers = append(c.triggers, t)
	default:
		if old := &c.triggers[c.ends[at]]; t.Table != "" && old.Type == t.Type {
			old.Forward, old.Backward, old.Bare = old.Forward || t.Forward, old.Backward || t.Backward, old.Bare || t.Bare
		}
	}
}

// next follows a lower-case form from a state.
func (c *Context) next(state int32, norm string) (int32, bool) {
	if state == 0 {
		s, ok := c.roots[norm]
		return s, ok
	}
	s, ok := c.edges[edge{state, norm}]
	return s, ok
}
