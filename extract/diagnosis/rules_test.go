package diagnosis

import (
	"strings"
	"testing"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// byCode finds the diagnoses of an example; \n parts its lines.
func byCode(f *Finder, text, typ string) []Diagnosis {
	text = strings.ReplaceAll(text, `\n`, "\n")
	return f.Find([]*match.Text{match.Parse(text)}, DocInfo{Type: typ, Date: "2019-05-01"})
}

// statusUnder returns the status of the first diagnosis whose code begins with a
// prefix, "" if there is none.
func statusUnder(ds []Diagnosis, prefix string) Status {
	for _, d := range ds {
		if strings.HasPrefix(d.Code, prefix) {
			return d.Status
		}
	}
	return ""
}

// TestRuleRows runs the hit and miss of the tables that say how disorders run,
// which general names special ones explain, and what events leave behind.
func TestRuleRows(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	wrong := func(name string, r lexicon.Row, example string) {
		t.Errorf("%s:%d: %q gives %+v", name, r.Line, example, byCode(f, example, "epikrise"))
	}
	rows := func(name, key string, hit, miss func(r lexicon.Row, ds []Diagnosis) bool) {
		for _, r := range lexicon.MustLoad(name, key, "hit", "miss").Rows {
			if h := r.Get("hit"); h == "" || !hit(r, byCode(f, h, "epikrise")) {
				wrong(name, r, h)
			}
			if m := r.Get("miss"); m == "" || !miss(r, byCode(f, m, "epikrise")) {
				wrong(name, r, m)
			}
		}
	}
	rows("diagnosis_courses.tsv", "prefix",
		func(r lexicon.Row, ds []Diagnosis) bool { return statusUnder(ds, r.Get("prefix")) == Historical },
		func(r lexicon.Row, ds []Diagnosis) bool {
			s := statusUnder(ds, r.Get("prefix"))
			return s != "" && s != Historical
		})
	rows("diagnosis_general.tsv", "general",
		func(r lexicon.Row, ds []Diagnosis) bool {
			return statusUnder(ds, r.Get("general")) == "" && len(ds) > 0
		},
		func(r lexicon.Row, ds []Diagnosis) bool { return statusUnder(ds, r.Get("general")) != "" })
	rows("diagnosis_sequelae.tsv", "prefix",
		func(r lexicon.Row, ds []Diagnosis) bool { return statusUnder(ds, r.Get("icd10")) == Confirmed },
		func(r lexicon.Row, ds []Diagnosis) bool { return statusUnder(ds, r.Get("icd10")) == "" })
}

// TestAmbiguousRows holds that an abbreviation is found as a doctor writes it and
// not as a word or a caseworker's initials.
func TestAmbiguousRows(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	named := func(text, typ, abbr string) bool {
		for _, d := range byCode(f, text, typ) {
			if strings.Contains(d.Rule, "'"+abbr+"'") {
				return true
			}
		}
		return false
	}
	for _, r := range lexicon.MustLoad("ambiguous.tsv", "abbr", "hit", "miss").Rows {
		a := r.Get("abbr")
		if !named(r.Get("hit"), "epikrise", a) {
			t.Errorf("line %d: %s not found in %q", r.Line, a, r.Get("hit"))
		}
		if r.Get("miss") == "" || named(r.Get("miss"), "journalnotat", a) {
			t.Errorf("line %d: %s found in %q", r.Line, a, r.Get("miss"))
		}
	}
}
