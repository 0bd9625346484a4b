package checklist

import (
	"errors"
	"maps"
	"strings"
	"testing"
)

// mustLoad returns the embedded rules.
func mustLoad(t testing.TB) *Rules {
	t.Helper()
	rs, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return rs
}

func TestLoadHasARuleForEveryItem(t *testing.T) {
	rs := mustLoad(t)
	n := 0
	for _, r := range rs.Rules {
		if r.Kind != "item" {
			continue
		}
		if n >= len(Items) || r.ID != Items[n] {
			t.Errorf("item %d is %s, want the order of Items", n, r.ID)
		}
		n++
	}
	if n != len(Items) {
		t.Errorf("%d items, want %d", n, len(Items))
	}
	for _, id := range []string{"frist", "laege_265", "paragraf_18a", "foreliggende_grundlag", "utvivlsomt", "aabenbart", "senior"} {
		if r := rs.Rule(id); r == nil || r.Kind != "support" {
			t.Errorf("supporting rule %s is missing", id)
		}
	}
}

func TestEveryItemCoversEveryDay(t *testing.T) {
	rs := mustLoad(t)
	for _, item := range Items {
		for _, day := range []string{"2013-01-01", "2014-06-30", "2014-07-01", "2018-05-31", "2019-12-31", "2020-01-01", "2026-01-31", "2026-02-01", "2026-07-01", "2031-01-01"} {
			if item == "samlet_beskrivelse" && day < "2026-07-01" {
				continue
			}
			if _, ok := rs.Rule(item).On(day); !ok {
				t.Errorf("%s has no version on %s", item, day)
			}
		}
	}
}

func TestRegimeOnBothSidesOfEveryBorder(t *testing.T) {
	rs := mustLoad(t)
	for day, want := range map[string]string{
		"2013-01-01": "R2013", "2016-05-31": "R2013", "2016-06-01": "R2016", "2018-05-31": "R2016",
		"2018-06-01": "R2018", "2019-12-31": "R2018", "2020-01-01": "R2020", "2021-12-31": "R2020",
		"2022-01-01": "R2022", "2024-12-31": "R2022", "2025-01-01": "R2025", "2026-01-31": "R2025",
		"2026-02-01": "R2026A", "2026-06-30": "R2026A", "2026-07-01": "R2026B", "2029-01-01": "R2026B",
	} {
		got, err := rs.Regime(day)
		if err != nil || got.ID != want {
			t.Errorf("Regime(%s) = %s, %v, want %s", day, got.ID, err, want)
		}
	}
	for _, day := range []string{"2012-12-31", "2003-05-05", ""} {
		if _, err := rs.Regime(day); !errors.Is(err, ErrNoRules) {
			t.Errorf("Regime(%q) error = %v, want ErrNoRules", day, err)
		}
	}
}

func TestSourcesFollowTheChainOfOrders(t *testing.T) {
	rs := mustLoad(t)
	for day, want := range map[string]string{"2015-06-01": "1557/2014", "2019-03-01": "996/2016", "2026-03-01": "47/2026"} {
		v, _ := rs.Rule("nr1").On(day)
		if got := strings.Join(rs.Sources(v, day), "; "); !strings.Contains(got, want) {
			t.Errorf("Sources(nr1, %s) = %q, want %s in it", day, got, want)
		}
	}
	if got := rs.Consolidation("LSP", "2019-11-28"); got != "LBK 983/2019" {
		t.Errorf("Consolidation(LSP) = %q", got)
	}
	if got := rs.Consolidation("LSP", "2012-01-01"); got != "" {
		t.Errorf("Consolidation before the first text = %q, want none", got)
	}
}

// embedded returns the rule packs as files, to be broken by tests.
func embedded(t *testing.T) map[string][]byte {
	t.Helper()
	entries, err := packs.ReadDir("rules")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		data, err := packs.ReadFile("rules/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = data
	}
	return files
}

func TestParsePacksNamesTheFault(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, want string }{
		"gap between versions":   {"nr3.yaml", `to: "2026-01-31"`, `to: "2026-01-30"`, "hul mellem"},
		"overlapping versions":   {"nr3.yaml", `to: "2026-01-31"`, `to: "2026-02-01"`, "overlap"},
		"open in the middle":     {"nr3.yaml", `to: "2026-01-31"`, `to: null`, "ikke den sidste"},
		"unknown predicate":      {"nr4.yaml", "predicate: nr4", "predicate: nr44", "findes ikke"},
		"missing citation":       {"nr4.yaml", `citation: "LSP § 19, stk. 1, nr. 4 (antaget uændret)"`, `citation: ""`, "mangler citation"},
		"missing requirement":    {"under-40.yaml", `requirement: "Aldersreglen`, `requirement: "" #`, "mangler citation eller requirement"},
		"unknown track":          {"revision.yaml", "tracks: [ordinary", "tracks: [ordinaer", "sporet"},
		"unknown regime":         {"revision.yaml", "R2013,", "R1913,", "perioden"},
		"unknown confidence":     {"frist.yaml", "confidence: inferred", "confidence: maybe", "confidence"},
		"unknown field":          {"frist.yaml", "kind: support", "kind: support\nfarve: blå", "farve"},
		"bad date":               {"nr5.yaml", `from: "2013-01-01"`, `from: "2013-13-01"`, "ikke en dato"},
		"id used twice":          {"nr5.yaml", "id: nr5", "id: nr4", "to gange"},
		"unknown chain":          {"nr1.yaml", "chain: BEK-plan", "chain: BEK-plam", "kæden"},
		"gap without action":     {"nr1.yaml", `action: "Spørg borgeren`, `action: "" # "`, "mangel (gap)"},
		"unknown further rule":   {"frist.yaml", "id: frist", "id: frisk", "hjælperegel"},
		"point without words":    {"plan-indhold.yaml", `words: ["ønske"`, `word: ["ønske"`, "word"},
		"point not listed":       {"plan-indhold.yaml", "points: [samarbejde, maal", "points: [samarbejde, maalet", "maalet"},
		"caveat missing":         {"nr5.yaml", "caveat:", "# caveat:", "forbehold"},
		"regimes overlap":        {"regimes.yaml", `to: "2016-05-31"`, `to: "2016-06-01"`, "overlap"},
		"decision without grade": {"precedents.yaml", "    grade: 3", "    grade: 7", "grade"},
		"decision on no item":    {"precedents.yaml", "revision: [", "revisjon: [", "punktet"},
		"decision, no verdict":   {"precedents.yaml", "revision: [documented", "revision: [fine", "udfaldet"},
	} {
		files := maps.Clone(embedded(t))
		broken := strings.Replace(string(files[c.file]), c.old, c.new, 1)
		if broken == string(files[c.file]) {
			t.Errorf("%s: %s does not hold %q", name, c.file, c.old)
			continue
		}
		files[c.file] = []byte(broken)
		_, err := parsePacks(files)
		var pe *PackError
		if !errors.As(err, &pe) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error = %v, want %q", name, err, c.want)
		}
	}
	files := embedded(t)
	delete(files, "nr2.yaml")
	if _, err := parsePacks(files); err == nil || !strings.Contains(err.Error(), "nr2") {
		t.Errorf("without nr2.yaml: %v", err)
	}
}

func TestUnconfirmedVersionsCarryACaveat(t *testing.T) {
	for _, r := range mustLoad(t).Rules {
		for _, v := range r.Versions {
			if v.Confidence != "proved" && (v.Caveat == "" || v.Question == "") {
				t.Errorf("%s from %s: %s without caveat", r.ID, v.From, v.Confidence)
			}
		}
	}
}
