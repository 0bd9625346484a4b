package index

import (
	"reflect"
	"strings"
	"testing"

	"oplyst/corpus"
)

func openEmbedded(t testing.TB) *Precedents {
	t.Helper()
	c, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	p, err := OpenPrecedents(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func numbers(hits []PrecedentHit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, h.Decision.Nr)
	}
	return out
}

func TestPrecedentQueries(t *testing.T) {
	p := openEmbedded(t)
	cases := []struct {
		name, query string
		want        string // the first hits
		all         bool   // and no others
	}{
		{"number", "37-19", "37-19", false},
		{"number with words around", "Ankestyrelsens principmeddelelse nr. 37/19", "37-19", false},
		{"number without a space", "pm58-18", "58-18", false},
		{"number with a whole year", "58/2018", "58-18", false},
		{"number with spaces", "principafgørelse N 5 06", "N-5-06", true},
		{"old number read as new", "P 12-19", "12-19", false},
		{"a repealed decision can be asked for", "33-15", "33-15 58-18", false},
		{"field number", "nr:P-21-99", "P-21-99", true},
		{"law with its whole name", "lov om social pension § 20, stk. 1", "119-13", true},
		{"new number of an old paragraph", "LAB § 142", "16-20", false},
		{"paragraph of a list of new numbers", "LAB § 110", "91-15", false},
		{"paragraph that no decision names", "forvaltningslovens § 19", "F-7-01", false},
		{"paragraph nobody knows", "servicelovens § 85", "", true},
		{"field law", `lov:"LSP § 17, stk. 2"`, "40-17 39-17", true},
		{"field law runs over spaces", "lov:SDL § 27, stk. 1, nr. 5", "79-09 30-15 68-16", true},
		{"phrase", `"ikke kan udelukkes"`, "58-18 33-15", true},
		{"phrase in another form", `"ikke kunne udelukkes"`, "33-15", true},
		{"phrase that nobody wrote", `"kan ikke udelukke"`, "", true},
		{"fields together", "status:ophævet tema:ressourceforløb", "92-16 33-15", true},
		{"year", "år:2025", "1-25 17-25", true},
		{"years", "tema:sanktion år:2021-2022", "13-22 21-22 15-21", true},
		{"diagnosis", "diagnose:fibromyalgi", "37-19 P-21-99", true},
		{"indsats", "indsats:mentor", "", true},
		{"without", "seniorpension -seniorførtidspension", "32-24", false},
		{"prefix", "arkæo*", "A-37-01", true},
		{"nothing", "kvantemekanik", "", true},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			res, err := p.Search(tc.query, PrecedentOptions{Limit: -1})
			if err != nil {
				t.Fatal(err)
			}
			got, want := numbers(res.Hits), strings.Fields(tc.want)
			if tc.all && len(got) != len(want) {
				t.Fatalf("%q found %v, want %v", tc.query, got, want)
			}
			if len(got) < len(want) {
				t.Fatalf("%q found only %v, want %v", tc.query, got, want)
			}
			if tc.all && len(want) > 2 {
				return // the order of equals is ranking's business
			}
			if !reflect.DeepEqual(got[:len(want)], append([]string{}, want...)) {
				t.Errorf("%q found %v, want %v first", tc.query, got, want)
			}
		})
	}
}

func TestRepealedComesAfterCurrent(t *testing.T) {
	p := openEmbedded(t)
	res, err := p.Search("erhvervsevnetab fleksjob", PrecedentOptions{})
	if err != nil || len(res.Hits) < 3 {
		t.Fatal(res, err)
	}
	if res.Hits[0].Decision.Nr != "1-25" {
		t.Errorf("%v, want 1-25 before what it repealed", numbers(res.Hits))
	}
	for _, h := range res.Hits {
		if h.Decision.Nr == "15-14" && (h.Status.Value != corpus.Repealed || !strings.Contains(h.Status.String(), "1-25")) {
			t.Errorf("15-14 is shown as %q", h.Status)
		}
	}
}

func TestSearchOnADate(t *testing.T) {
	p := openEmbedded(t)
	cases := []struct {
		name, query, on string
		has, hasNot     string
	}{
		{"today", "ressourceforløb ikke kan udelukkes", "", "58-18 33-15", ""},
		{"before the new decision", "ressourceforløb ikke kan udelukkes", "2017-01-01", "33-15", "58-18"},
		{"in the query, repealed is left out", "ressourceforløb udelukkes gældende på 1. marts 2019", "", "58-18", "33-15"},
		{"in the query, before", "ressourceforløb udelukkes gældende på 2017", "", "33-15", "58-18"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			res, err := p.Search(tc.query, PrecedentOptions{On: tc.on, Limit: -1})
			if err != nil {
				t.Fatal(err)
			}
			got := " " + strings.Join(numbers(res.Hits), " ") + " "
			for _, nr := range strings.Fields(tc.has) {
				if !strings.Contains(got, " "+nr+" ") {
					t.Errorf("%s is missing in%s", nr, got)
				}
			}
			for _, nr := range strings.Fields(tc.hasNot) {
				if strings.Contains(got, " "+nr+" ") {
					t.Errorf("%s must not be in%s", nr, got)
				}
			}
		})
	}
}

func TestWhyAddsUpToTheScore(t *testing.T) {
	p := openEmbedded(t)
	res, err := p.Search("udviklingsperspektiv funktionelle lidelser", PrecedentOptions{Why: true, Limit: 3})
	if err != nil || len(res.Hits) != 3 {
		t.Fatal(res, err)
	}
	for _, h := range res.Hits {
		sum := 0.0
		for _, c := range h.Why {
			if c.Word == "" || c.Field == "" || c.Times < 1 {
				t.Errorf("%s: %+v says too little", h.Decision.Nr, c)
			}
			sum += c.Points
		}
		if ratio := h.Score / sum; ratio < 0.4 || ratio > 1.4 {
			t.Errorf("%s: causes add up to %.2f, the score is %.2f", h.Decision.Nr, sum, h.Score)
		}
	}
}

func TestSnippetShowsTheWords(t *testing.T) {
	p := openEmbedded(t)
	res, err := p.Search("hjernesvulst kemoterapi", PrecedentOptions{Limit: 1})
	if err != nil || len(res.Hits) != 1 {
		t.Fatal(res, err)
	}
	h := res.Hits[0]
	var marked []string
	for _, m := range h.Snippet.Marks {
		marked = append(marked, h.Snippet.Text[m.Start:m.End])
	}
	if h.Field != "sagen" || strings.Join(marked, " ") != "hjernesvulst kemoterapi" {
		t.Errorf("marked %q in %s: %q", marked, h.Field, h.Snippet.Text)
	}
}

func TestTypingErrorsAreSaidAloud(t *testing.T) {
	p := openEmbedded(t)
	for query, want := range map[string]string{
		"resourceforløp":       "ressourceforløb",
		"rehabilliteringtem":   "",
		"fibromialgi":          "fibromyalgi",
		"udvilkingsperspektiv": "udviklingsperspektiv",
	} {
		res, err := p.Search(query, PrecedentOptions{})
		if err != nil {
			t.Fatal(err)
		}
		notes := strings.Join(res.Notes, " ")
		if want != "" && (!strings.Contains(notes, want) || len(res.Hits) == 0) {
			t.Errorf("%q: notes %q, %d hits, want %q", query, notes, len(res.Hits), want)
		}
	}
}

func TestSameQuerySameAnswer(t *testing.T) {
	a, b := openEmbedded(t), openEmbedded(t)
	for _, q := range benchQueries {
		x, err1 := a.Search(q, PrecedentOptions{Limit: -1, Why: true})
		y, err2 := b.Search(q, PrecedentOptions{Limit: -1, Why: true})
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if !reflect.DeepEqual(x, y) {
			t.Errorf("%q: two searches differ: %v and %v", q, numbers(x.Hits), numbers(y.Hits))
		}
	}
}

func TestSimilarDecisions(t *testing.T) {
	p := openEmbedded(t)
	for nr, want := range map[string]string{"82-19": "91-15", "39/17": "40-17", "3-15": "2-15", "14-22": "51-16"} {
		res, err := p.Similar(nr, PrecedentOptions{Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		got := numbers(res.Hits)
		if len(got) == 0 || !strings.Contains(strings.Join(got, " "), want) {
			t.Errorf("like %s: %v, want %s among the first", nr, got, want)
		}
	}
	if _, err := p.Similar("999-99", PrecedentOptions{}); err == nil {
		t.Error("a decision that doesn't exist has similar ones")
	}
}

func TestChain(t *testing.T) {
	p := openEmbedded(t)
	for nr, want := range map[string]string{"58-18": "33-15 92-16 58-18", "15-14": "15-14 1-25", "37-19": "37-19", "999-99": ""} {
		var got []string
		for _, d := range p.Chain(nr) {
			got = append(got, d.Nr)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("chain of %s is %v, want %s", nr, got, want)
		}
	}
}

func TestFacetsCountWhatWasFound(t *testing.T) {
	p := openEmbedded(t)
	res, err := p.Search("tema:revalidering", PrecedentOptions{Limit: 1, Facets: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Facets) == 0 {
		t.Fatal("no facets")
	}
	for _, f := range res.Facets {
		sum := 0
		for _, c := range f.Values {
			sum += c.Hits
		}
		if f.Name != "tema" && sum != res.Total {
			t.Errorf("%s adds up to %d, found were %d", f.Name, sum, res.Total)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, q := range benchQueries {
		f.Add(q)
	}
	f.Add("lov:x nr:y år:2 status:ukendt -a \"b\" (c ELLER d*)")
	p := openEmbedded(f)
	f.Fuzz(func(t *testing.T, q string) {
		res, err := p.Search(q, PrecedentOptions{Limit: 3, Why: true})
		if err != nil {
			return
		}
		for _, h := range res.Hits {
			for _, m := range h.Snippet.Marks {
				if m.Start < 0 || m.End > len(h.Snippet.Text) || m.Start >= m.End {
					t.Fatalf("%q: mark %v in %q", q, m, h.Snippet.Text)
				}
			}
		}
	})
}
