package indsats

import (
	"fmt"
	"strings"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// need is a second signal a term asks for before its mention counts.
type need uint32

// The needs of indsatser.tsv, column need.
const (
	needCue      need = 1 << iota // a status word, or a section or table of measures
	needAid                       // an aid: somebody has, gets or uses it
	needPerson                    // a profession: 'hos psykolog', not 'psykolog Anne Lund'
	needPsych                     // a word of psychiatry near by
	needMed                       // a verb of taking: får, tager, startet
	needExam                      // an examination: done unless said otherwise
	needRefer                     // henvist til, bør ses af
	needErkl                      // a statement that was ordered or came
	needMeasure                   // another measure beside it
	needNoJob                     // not as a workplace
	needNoCV                      // not in a CV or under education
	needSection                   // a section or table of measures
	needOp                        // surgery: done unless said otherwise
	needDrug                      // a named drug
	needListed                    // a section or table of measures, whatever the cue
	needCourse                    // a course of any subject: arranged or advised
	needColumn                    // the column of a table that names the measures
	needFunction                  // the regional unit klinisk funktion: an examination ordered or held
)

// needs maps the words of the column to flags.
var needs = map[string]need{
	"cue": needCue, "cue2": needAid, "person": needPerson, "psych": needPsych, "med": 0, "medcue": needMed,
	"exam": needExam, "refer": needRefer, "erkl": needErkl, "measure": needMeasure, "nojob": needNoJob,
	"nocv": needNoCV, "section": needSection, "op": needOp, "drug": needDrug, "listed": needListed, "column": needColumn, "kf": needFunction, "kursus": needCourse, "fys": 0, "nosize": 0, "notdrug": 0,
}

// row is one line of indsatser.tsv or drugs.tsv.
type row struct {
	typ  string
	name string
	line int
	file string
	need need
	not  []string // lower-case surfaces that are something else
}

// rule names the row for a reader of the findings.
func (r *row) rule() string { return fmt.Sprintf("%s:%d %s", r.file, r.line, r.name) }

// tables holds the loaded tables and their dictionaries.
type tables struct {
	rows    []row
	terms   *match.Dict
	cues    []cueRow
	words   *match.Dict    // cue words, literal
	named   map[string]int // terms of indsatser.tsv in lower case, to rows
	cueText [][]string     // the words of each term of words
	classes *classes       // what word forms can be in a clause
	ends    *match.Memo[tail]
	drugs   map[string]int // names of drugs in lower case, to rows
}

// load reads the tables. Errors are of type *lexicon.TableError.
func load() (*tables, error) {
	t := &tables{terms: match.NewDict(), words: match.NewDict(), drugs: map[string]int{}, named: map[string]int{}, classes: &classes{}, ends: &match.Memo[tail]{}}
	measures, err := lexicon.Load("indsatser.tsv", "type", "name", "terms", "not", "need", "hit", "miss")
	if err != nil {
		return nil, err
	}
	for _, r := range measures.Rows {
		n, err := parseNeed(r.Get("need"))
		if err != nil {
			return nil, &lexicon.TableError{File: measures.Name, Line: r.Line, Err: err}
		}
		for _, name := range r.List("terms") {
			if low := strings.ToLower(name); t.named[low] == 0 {
				t.named[low] = len(t.rows)
			}
		}
		t.add(row{typ: r.Get("type"), name: r.Get("name"), line: r.Line, file: measures.Name, need: n, not: lowered(r.List("not"))},
			r.List("terms"), match.Options{Hypernym: true, NoGap: true, NoFuzzy: true})
	}
	drugs, err := lexicon.Load("drugs.tsv", "group", "terms", "hit", "miss")
	if err != nil {
		return nil, err
	}
	for _, r := range drugs.Rows {
		for _, name := range r.List("terms") {
			t.drugs[name] = len(t.rows)
		}
		t.add(row{typ: medicine, name: r.Get("group"), line: r.Line, file: drugs.Name, need: needDrug},
			r.List("terms"), match.Options{NoGap: true, NoCompound: true})
	}
	if err := t.loadVerbs(); err != nil {
		return nil, err
	}
	return t, t.loadCues()
}

// add files the terms of one row.
func (t *tables) add(r row, terms []string, opt match.Options) {
	n := len(t.rows)
	t.rows = append(t.rows, r)
	for _, term := range terms {
		t.terms.Add(term, n, opt)
	}
}

// parseNeed reads the column need: words apart by spaces.
func parseNeed(cell string) (need, error) {
	var n need
	for _, w := range strings.Fields(cell) {
		f, ok := needs[w]
		if !ok {
			return 0, fmt.Errorf("unknown need %q", w)
		}
		n |= f
	}
	return n, nil
}

// lowered lower-cases words.
func lowered(words []string) []string {
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	return words
}
