package indsats

import (
	"fmt"
	"slices"
	"strings"

	"oplyst/extract/lexicon"
)

// verbClass is what a verb does with a measure.
type verbClass uint8

// The classes of indsats_verbs.tsv; noVerb for other words.
const (
	noVerb verbClass = iota
	starts
	grants
	proposes
	wishes
	runs
	closes
	finishes
	breaks
	refuses
	cancels
	helps
	tries
	delivers
)

// verbClasses are the names of the classes, in their order.
var verbClasses = []string{"", "start", "grant", "propose", "wish", "run", "end", "finish", "break", "refuse", "cancel", "help", "try", "deliver"}

// verbForm is a form of a verb.
type verbForm uint8

// The forms. A past that is also an adjective ('den gennemførte') is a past.
const (
	infinitive verbForm = iota
	presentForm
	pastForm
	participle
	passivePresent
	passivePast
)

// verb is a form of a verb of the table.
type verb struct {
	class verbClass
	form  verbForm
	line  uint16
}

// loadVerbs reads indsats_verbs.tsv.
func (t *tables) loadVerbs() error {
	table, err := lexicon.Load("indsats_verbs.tsv", "class", "verbs", "status", "hit", "miss")
	if err != nil {
		return err
	}
	forms := map[string]verb{}
	for _, r := range table.Rows {
		n := slices.Index(verbClasses, r.Get("class"))
		if n < 1 {
			return &lexicon.TableError{File: table.Name, Line: r.Line, Err: fmt.Errorf("unknown class %q", r.Get("class"))}
		}
		for _, v := range r.List("verbs") {
			f := conjugate(v)
			for k, w := range [...]string{f[0], f[1], f[2], f[3], f[0] + "s", f[2] + "s"} {
				if _, ok := forms[w]; !ok {
					forms[w] = verb{verbClass(n), verbForm(k), uint16(r.Line)}
				}
			}
			if last := f[3]; !strings.HasSuffix(last, "et") {
				if _, ok := forms[last+"e"]; !ok {
					forms[last+"e"] = verb{verbClass(n), participle, uint16(r.Line)} // 'det afbrudte forløb'
				}
			}
		}
	}
	t.classes.verbs = forms
	return nil
}

// conjugate gives infinitive, present, past and participle of an entry.
func conjugate(v string) [4]string {
	if f := strings.Split(v, ","); len(f) == 4 {
		return [4]string(f)
	}
	inf, weak := strings.CutSuffix(v, "/te")
	stem := strings.TrimSuffix(inf, "e")
	if !weak {
		return [4]string{inf, inf + "r", stem + "ede", stem + "et"}
	}
	if n := len(stem); n > 1 && stem[n-1] == stem[n-2] {
		stem = stem[:n-1]
	}
	return [4]string{inf, inf + "r", stem + "te", stem + "t"}
}
