package match

import (
	"fmt"
	"strings"

	"oplyst/extract/lexicon"
)

// member is one wording that may stand at a place of a pattern, with the
// lower-case forms of its tokens.
type member struct {
	text  string
	norms []string
}

// addPatterns adds the triggers that the patterns of a table make of word
// classes: '{no} {found}' stands for each member of 'no' before each of
// 'found'. A trigger that is there already keeps its row; one of the same type
// widens its direction. Errors are of type *lexicon.TableError.
func (c *Context) addPatterns(patterns, words *lexicon.Table) error {
	classes := map[string][]member{}
	for _, r := range words.Rows {
		for _, w := range r.List("words") {
			classes[r.Get("class")] = append(classes[r.Get("class")], member{w, norms(w)})
		}
	}
	for _, r := range patterns.Rows {
		parts, err := places(r.Get("trigger"), classes)
		if err != nil {
			return &lexicon.TableError{File: patterns.Name, Line: r.Line, Err: err}
		}
		t, err := readTrigger(patterns.Name, r, "")
		if err != nil {
			return err
		}
		t.Table = patterns.Name
		t.Bare = t.Type == Neg && t.Forward && t.Backward
		c.spread(0, t, parts)
	}
	c.index()
	return nil
}

// spread files a trigger from a state on for every choice of members at the
// places left.
func (c *Context) spread(at int32, t Trigger, parts [][]member) {
	if len(parts) == 0 {
		t.Person = person(t)
		c.file(at, t)
		return
	}
	for _, m := range parts[0] {
		next, to := t, at
		next.Text = strings.TrimSpace(t.Text + " " + m.text)
		for _, k := range m.norms {
			to = c.step(to, k)
		}
		c.spread(to, next, parts[1:])
	}
}

// places splits a pattern into its places: fixed words, which have one member,
// and slots.
func places(pattern string, classes map[string][]member) ([][]member, error) {
	var out [][]member
	for rest := pattern; rest != ""; {
		fixed, slot, open := strings.Cut(rest, "{")
		if fixed = strings.TrimSpace(fixed); fixed != "" {
			out = append(out, []member{{fixed, norms(fixed)}})
		}
		if !open {
			break
		}
		name, after, ok := strings.Cut(slot, "}")
		if !ok || classes[name] == nil {
			return nil, fmt.Errorf("unknown class in %q", pattern)
		}
		out, rest = append(out, classes[name]), after
	}
	return out, nil
}
