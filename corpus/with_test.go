package corpus

import (
	"slices"
	"testing"
)

func TestWithJoinsTheSameNumber(t *testing.T) {
	base := load(t)
	c := base.With([]Decision{
		{Nr: "58-18", Type: "principafgørelse", Title: "Officiel titel", Date: "2018-11-28", Published: "2018-12-03", Status: Current, StatusFrom: "Retsinformation", Sources: []string{"url"}, FullText: true},
		{Nr: "200-26", Type: "principmeddelelse", Title: "Ny", Published: "2026-02-03", Status: Current, StatusFrom: "ast.dk", Replaces: []string{"26-19", "39-17"}, Merges: []string{"39-17"}, FullText: true},
		{Nr: "33-15", Type: "principafgørelse", Status: Current, StatusFrom: "Retsinformation", Published: "2015-05-01", FullText: true},
		{Nr: "202-17", Type: "principafgørelse", Status: Current, StatusFrom: "Retsinformation", Published: "2017-05-01", ReplacedBy: []string{"203-22"}, FullText: true},
		{Nr: "201-10", Type: "principafgørelse", Status: Historical, StatusFrom: "ast.dk", Published: "2010-05-01", FullText: true},
	})
	if n := len(c.Decisions()); n != len(base.Decisions())+3 {
		t.Fatalf("%d decisions", n)
	}
	if !slices.IsSortedFunc(c.Decisions(), func(a, b Decision) int {
		if nrLess(b.Nr, a.Nr) {
			return 1
		}
		return -1
	}) {
		t.Error("not sorted")
	}
	d, _ := c.ByNr("58-18")
	if d.Title != "Officiel titel" || d.Date != "2018-11-28" || d.IsUnconfirmed("date") || d.Holding == "" || !d.FullText {
		t.Errorf("%+v", d)
	}
	for _, tc := range []struct{ nr, date, want string }{
		{"58-18", "", "gældende (ifølge Retsinformation, da teksten blev hentet; ikke bekræftet)"},
		{"33-15", "", "ophævet, erstattet af 58-18"}, // never better than the catalogue knows
		{"26-19", "", "ophævet, erstattet af 200-26"},
		{"26-19", "2026-02-02", "gældende (udledt: senere erstattet af 200-26; ikke bekræftet)"},
		{"39-17", "", "historisk, erstattet af 200-26"},
		{"200-26", "", "gældende (ifølge ast.dk, da teksten blev hentet)"},
		{"200-26", "2026-01-01", "endnu ikke offentliggjort på datoen"},
		{"202-17", "", "ophævet, erstattet af 203-22"}, // though the catalogue doesn't have 203-22
		{"201-10", "", "historisk (ifølge ast.dk, da teksten blev hentet)"},
		{"201-10", "2012-01-01", "status ikke bekræftet (senere historisk ifølge ast.dk, da teksten blev hentet)"},
	} {
		if got := c.StatusOn(tc.nr, tc.date).String(); got != tc.want {
			t.Errorf("%s on %q: %q, want %q", tc.nr, tc.date, got, tc.want)
		}
	}
	if s := base.StatusOn("26-19", ""); s.Value == Repealed {
		t.Error("the embedded catalogue was changed")
	}
}
