package corpus

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func load(t testing.TB) *Corpus {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEmbeddedCatalogueKeepsItsSchema(t *testing.T) {
	c := load(t)
	if len(c.Decisions()) < 81 || len(c.Provisions()) < 98 {
		t.Fatalf("%d decisions and %d provisions, want at least 81 and 98", len(c.Decisions()), len(c.Provisions()))
	}
	if !slices.IsSortedFunc(c.Decisions(), func(a, b Decision) int {
		if nrLess(b.Nr, a.Nr) {
			return 1
		}
		return -1
	}) {
		t.Error("decisions are not sorted by year and number")
	}
}

func TestStatusOn(t *testing.T) {
	c := load(t)
	cases := []struct {
		name, nr, date string
		want           Value
		text           string
	}{
		{"repealed today", "33-15", "", Repealed, "ophævet, erstattet af 58-18"},
		{"repealed after the replacing decision", "33/15", "2019-03-01", Repealed, "ophævet, erstattet af 58-18"},
		{"current before it was replaced, inferred", "33-15", "2016-10-20", Current, "gældende (udledt: senere erstattet af 58-18; ikke bekræftet)"},
		{"in the month of the replacement nobody knows the day", "33-15", "2018-12-10", Unknown, "status ikke bekræftet (erstattet af 58-18 i løbet af december 2018)"},
		{"used as practice on the date", "58-18", "2019-06-01", Current, "gældende"},
		{"not confirmed since", "58-18", "2024-01-01", Unknown, "status ikke bekræftet (anvendt som gældende praksis november 2019)"},
		{"before publication", "58-18", "2018-07-30", Unknown, "endnu ikke offentliggjort på datoen"},
		{"exact day of replacement", "15-14", "2025-02-19", Current, "gældende (udledt: senere erstattet af 1-25; ikke bekræftet)"},
		{"exact day of replacement reached", "15-14", "2025-02-20", Repealed, "ophævet, erstattet af 1-25"},
		{"merged, inferred", "A-4-08", "2024-01-01", Historical, "historisk, erstattet af 16-20 (ikke bekræftet)"},
		{"scheme gone", "12-19", "2021-01-01", Unknown, "status ikke bekræftet (ordningen er ophævet: seniorførtidspension, 1. januar 2020)"},
		{"the record says current", "1-25", "", Current, "gældende (sidst bekræftet 2025)"},
		{"no such decision", "999-99", "2020-01-01", Unknown, "status ikke bekræftet (findes ikke i kataloget)"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			got := c.StatusOn(tc.nr, tc.date)
			if got.Value != tc.want || got.String() != tc.text {
				t.Errorf("StatusOn(%q, %q) = %q %q, want %q %q", tc.nr, tc.date, got.Value, got.String(), tc.want, tc.text)
			}
		})
	}
}

func TestPublishedBy(t *testing.T) {
	c := load(t)
	cases := []struct {
		nr, date     string
		out, certain bool
	}{
		{"58-18", "2018-11-30", false, true},
		{"58-18", "2018-12-15", true, false},
		{"58-18", "2019-01-01", true, true},
		{"42-17", "2017-06-15", true, false},
		{"84-15", "2015-09-21", false, false}, // 75-15 came in November 2015
		{"84-15", "2014-12-31", false, true},
		{"33-15", "2015-09-21", true, false},
		{"15-14", "2014-06-01", true, true}, // 24-14 came in May 2014
		{"26-19", "2019-07-01", true, false},
		{"P-21-99", "2000-01-01", true, true},
	}
	for _, tc := range cases {
		d, ok := c.ByNr(tc.nr)
		if !ok {
			t.Fatal(tc.nr)
		}
		if out, certain := d.PublishedBy(tc.date); out != tc.out || certain != tc.certain {
			t.Errorf("%s by %s: %v %v, want %v %v", tc.nr, tc.date, out, certain, tc.out, tc.certain)
		}
	}
}

func TestNormalizeNr(t *testing.T) {
	cases := map[string]string{
		"58-18": "58-18", "58/18": "58-18", "58–18": "58-18", "PM 58-18": "58-18", "pm58/18": "58-18",
		"principafgørelse nr. 58-18": "58-18", "afg. 16-20": "16-20", "058-2018": "58-18",
		"P-21-99": "P-21-99", "p 21 99": "P-21-99", "principmeddelelse P 12-19": "P-12-19",
		"A-4-08": "A-4-08", "Ankestyrelsens principafgørelse N-5-06": "N-5-06",
		"": "", "2018-05-01": "", "58": "", "12-345": "", "1-2-3-4": "", "kr. 58-18": "", "0-18": "",
	}
	for in, want := range cases {
		got, ok := NormalizeNr(in)
		if got != want || ok != (want != "") {
			t.Errorf("NormalizeNr(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestByNrTriesBothReadingsOfP(t *testing.T) {
	c := load(t)
	for in, want := range map[string]string{"P 12-19": "12-19", "P 21-99": "P-21-99", "40/17": "40-17"} {
		if d, ok := c.ByNr(in); !ok || d.Nr != want {
			t.Errorf("ByNr(%q) found %v, want %s", in, ok, want)
		}
	}
}

func TestProvisionOnDate(t *testing.T) {
	c := load(t)
	cases := []struct {
		short, ref, date string
		label            string
		found            bool
	}{
		{"LSP", "§ 16, stk. 2", "2015-09-21", "før 1. juni 2018", true},
		{"LSP", "§ 16, stk. 2", "2018-06-01", "", true},
		{"LSP", "§ 17, stk. 3", "2018-07-30", "seniorførtidspension", true},
		{"LSP", "§ 17, stk. 3", "2022-03-21", "", true},
		{"LSP", "§ 20, stk. 3, 1. pkt.", "2022-03-21", "", true},
		{"LAB", "§ 112, stk. 1", "2026-02-01", "", false},
		{"LAB", "§ 68 a, stk. 2", "2018-05-31", "før 1. juni 2018", true},
		{"XYZ", "§ 1", "2020-01-01", "", false},
	}
	for _, tc := range cases {
		p, ok := c.Provision(tc.short, tc.ref, tc.date)
		if ok != tc.found || (ok && p.Label != tc.label) {
			t.Errorf("Provision(%s, %s, %s) = %v %v, want label %q, found %v", tc.short, tc.ref, tc.date, p, ok, tc.label, tc.found)
		}
	}
}

func FuzzNormalizeNr(f *testing.F) {
	for _, s := range []string{"58-18", "P-21-99", "pm 58/18", "–", "nr. nr. nr."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		nr, ok := NormalizeNr(s)
		if again, same := NormalizeNr(nr); ok && (!same || again != nr) {
			t.Errorf("%q gives %q, which gives %q", s, nr, again)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for range b.N {
		if _, err := LoadFS(files); err != nil {
			b.Fatal(err)
		}
	}
}

// keyOrder is the order of keys in README.md.
var keyOrder = []string{"nr", "type", "title", "date", "published", "status", "current_until", "replaced_by", "replaces", "scheme",
	"scheme_ended", "themes", "law_refs", "diagnoses", "indsatser", "holding", "facts", "applied", "keywords", "sources",
	"confidence", "unconfirmed", "note"}

func TestRecordsKeepTheOrderOfKeys(t *testing.T) {
	names, err := fs.Glob(files, "decisions/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		last := -1
		for _, line := range strings.Split(string(data), "\n") {
			key, _, ok := strings.Cut(line, ":")
			if !ok || strings.HasPrefix(line, " ") {
				continue
			}
			at := slices.Index(keyOrder, key)
			if at <= last {
				t.Errorf("%s: %q is unknown or stands in the wrong place", name, key)
			}
			last = at
		}
	}
}

func TestValidateFindsFaults(t *testing.T) {
	good := "nr: \"1-20\"\ntype: principmeddelelse\npublished: \"2020\"\nstatus: ukendt\nthemes: [a]\nholding: b\nkeywords: [c]\nsources: [d]\nconfidence: low\nunconfirmed: [title, date, facts, law_refs, status]\n"
	cases := []struct{ name, old, new, says string }{
		{"good", "", "", ""},
		{"status", "status: ukendt", "status: fin", "unknown status"},
		{"not said", "law_refs, status]", "law_refs]", "status is unknown and must be listed"},
		{"date", `published: "2020"`, `published: "20"`, "a date is missing"},
		{"unknown key", "themes:", "tema:", "unknown field"},
		{"repealed by nobody", "status: ukendt", "status: ophævet", "by what"},
		{"one end", "themes:", "replaces: [\"9-19\"]\nthemes:", "is not told there"},
		{"file name", `nr: "1-20"`, `nr: "2-20"`, "the file name says otherwise"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			_, err := LoadFS(fstest.MapFS{"decisions/1-20.yaml": {Data: []byte(strings.Replace(good, tc.old, tc.new, 1))}})
			if tc.says == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("got %v, want %q", err, tc.says)
			}
		})
	}
}

func TestNumberingSuccessors(t *testing.T) {
	c := load(t)
	got := map[string]bool{}
	for _, r := range c.Successors("LAB", "§ 68 a") {
		got[r.SuccessorLaw+" "+r.SuccessorRef] = true
	}
	for _, want := range []string{"LAB § 112, stk. 1", "LAB § 112, stk. 2", "LAB § 114, stk. 1"} {
		if !got[want] {
			t.Errorf("§ 68 a has no successor %s in %v", want, got)
		}
	}
}
