package diagnosis

import (
	"strings"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// DocInfo is what is known of a document before its diagnoses are read. Its
// zero value stands for a document of unknown type about the citizen.
type DocInfo struct {
	Type         string // document type, golden/README.md section 2; "" if unknown
	OtherCitizen bool   // it concerns somebody else: no diagnoses come from it
	Date         string // its own date, YYYY-MM-DD or coarser; "" if unknown
	OtherPages   []int  // numbers of single pages that concern somebody else
	CodesOnly    bool   // its text is in another language: only codes are read
}

// entry is one disorder of the tables.
type entry struct {
	code  string
	name  string
	table string
	line  int
	group string
	only  Status // "" or the status the wording stands for: see flags in README
	none  bool   // the wording is no diagnosis: it hides shorter ones
}

// Finder finds diagnoses. It is safe for concurrent use.
type Finder struct {
	entries []entry
	byCode  map[string]int // entry by full code, the first of a code
	dict    *match.Dict
	context *match.Context
	signal  map[string]bool // abbreviations that need a second signal
	sites   *sites
	courses map[string]string  // course by start of code
	general map[string]string  // special categories by general code, '|' between
	lasting map[string]siteRow // sequelae by start of the event's code
	hung    *match.Memo[hungHead]
	labels  labels // what labels and headings say of the names under them
}

// skipGroups are groups of diagnoses.tsv that are symptoms only: README of the
// cases, section 3. Read only.
var skipGroups = map[string]bool{"symptom": true}

// New makes a Finder over the embedded tables. Errors are of type
// *lexicon.TableError.
func New() (*Finder, error) {
	f := &Finder{byCode: map[string]int{}, dict: match.NewDict(), context: match.DefaultContext(), signal: map[string]bool{}, hung: &match.Memo[hungHead]{}}
	taken := map[string]bool{}
	for _, name := range []string{"diagnoses_chapters.tsv", "diagnoses_more.tsv", "diagnoses.tsv"} {
		table, err := lexicon.Load(name, "icd10", "name", "synonyms", "group")
		if err != nil {
			return nil, err
		}
		for _, r := range table.Rows {
			f.addRow(r, name, taken)
		}
	}
	var err error
	if f.sites, err = loadSites(); err != nil {
		return nil, err
	}
	if f.courses, err = loadPairs("diagnosis_courses.tsv", "prefix", "course"); err != nil {
		return nil, err
	}
	if f.general, err = loadPairs("diagnosis_general.tsv", "general", "special"); err != nil {
		return nil, err
	}
	if f.lasting, err = loadSequelae(); err != nil {
		return nil, err
	}
	if f.labels, err = loadLabels(); err != nil {
		return nil, err
	}
	ambiguous, err := lexicon.Load("ambiguous.tsv", "abbr")
	if err != nil {
		return nil, err
	}
	for _, r := range ambiguous.Rows {
		if abbr := r.Get("abbr"); len(abbr) <= 2 || strings.Contains(r.Get("note"), "upper case") && len(abbr) <= 3 {
			f.signal[abbr] = true
		}
	}
	return f, nil
}

// addRow files one row of a table of diagnoses.
func (f *Finder) addRow(r lexicon.Row, table string, taken map[string]bool) {
	group := r.Get("group")
	if skipGroups[group] {
		return
	}
	code := codeOf(r)
	id := len(f.entries)
	f.entries = append(f.entries, entry{code: code, name: r.Get("name"), table: table, line: r.Line, group: group, only: onlyStatus(r.Get("flags")), none: r.Get("flags") == "none"})
	if _, ok := f.byCode[code]; !ok && (r.Get("flags") == "" || r.Get("flags") == "head") {
		f.byCode[code] = id
	}
	for _, t := range append([]string{r.Get("name")}, r.List("synonyms")...) {
		low := strings.ToLower(t)
		if len(t) <= 5 && t == strings.ToUpper(t) {
			low = t // abbreviations are told from words
		}
		if taken[low] {
			continue // the table that was read first decides
		}
		taken[low] = true
		opt := match.Options{NoStem: r.Get("flags") == "exact", Hypernym: r.Get("flags") == "head"}
		opt.NoGap = !strings.ContainsAny(t, " ") || f.entries[id].none
		if len(t) < 5 {
			opt.NoCompound = true
		}
		f.dict.Add(t, id, opt)
	}
}

// codeOf returns the code of a row; a mark for doubt on it is left out.
func codeOf(r lexicon.Row) string { return strings.TrimSuffix(r.Get("icd10"), "?") }

// onlyStatus reads the flags that bind a wording to a status: "historical" for
// words such as tørlagt, "negated" for words that name no diagnosis unless they
// are denied ('ikke deprimeret').
func onlyStatus(flags string) Status {
	switch flags {
	case "historical":
		return Historical
	case "negated":
		return Negated
	}
	return ""
}

// Dicts lists the dictionaries of the finder, for a match.Library that reads
// them with others in one pass.
func (f *Finder) Dicts() []*match.Dict {
	return []*match.Dict{f.dict, f.sites.heads, f.sites.parts, f.sites.whole}
}
