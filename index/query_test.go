package index

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// shape writes a query tree in short.
func shape(n node) string {
	join := func(op string, parts []node) string {
		var out []string
		for _, p := range parts {
			out = append(out, shape(p))
		}
		return op + "(" + strings.Join(out, " ") + ")"
	}
	switch n := n.(type) {
	case wordNode:
		return strings.ReplaceAll(n.text, " ", "_")
	case phraseNode:
		return fmt.Sprintf("%q", n.text)
	case prefixNode:
		return n.text + "*"
	case fieldNode:
		return n.name + ":" + strings.ReplaceAll(n.value, " ", "_")
	case notNode:
		return "!" + shape(n.part)
	case andNode:
		return join("and", n.parts)
	case orNode:
		return join("or", n.parts)
	case seqNode:
		if len(n.parts) == 1 {
			return shape(n.parts[0])
		}
		return join("", n.parts)
	}
	return "?"
}

func TestParseQuery(t *testing.T) {
	cases := []struct{ query, want string }{
		{"fibromyalgi", "fibromyalgi"},
		{"alvorlig sygdom", "(alvorlig sygdom)"},
		{`"ikke udtømt" praktik`, `("ikke udtømt" praktik)`},
		{`»ikke udtømt«`, `"ikke udtømt"`},
		{`„ikke udtømt“`, `"ikke udtømt"`},
		{"a1 OG b1", "and(a1 b1)"},
		{"a1 AND b1 OR c1", "or(and(a1 b1) c1)"},
		{"a1 ELLER b1 OG c1", "or(a1 and(b1 c1))"},
		{"(a1 ELLER b1) OG c1", "and(or(a1 b1) c1)"},
		{"a1 IKKE b1", "(a1 !b1)"},
		{"a1 OG IKKE (b1 ELLER c1)", "and(a1 !or(b1 c1))"},
		{"a1 -b1", "(a1 !b1)"},
		{`a1 -"b1 c1"`, `(a1 !"b1 c1")`},
		{"praktik- og fleksjob", "(praktik- og fleksjob)"},
		{"der er ikke og eller", "(der er ikke og eller)"},
		{"rehab* team", "(rehab* team)"},
		{"tema:fleksjob 2019", "(tema:fleksjob 2019)"},
		{`lov:"LSP § 16, stk. 2"`, "lov:LSP_§_16,_stk._2"},
		{"lov:LSP § 16, stk. 2 ung", "(lov:LSP_§_16,_stk._2 ung)"},
		{"emne:revision", "tema:revision"},
		{"status:gældende -tema:revision", "(status:gældende !tema:revision)"},
		{"LAB § 68 a, stk. 2 ung", "(LAB_§_68_a,_stk._2 ung)"},
		{"LÆ 265 mangler", "(LÆ_265 mangler)"},
		{"hvad er en sag: kort", "(hvad er en sag kort)"},
		{"()", ""},
	}
	for _, tc := range cases {
		t.Run(tc.query, func(t *testing.T) {
			q, err := ParseQuery(tc.query, append([]string{"tema"}, PrecedentFields...))
			if tc.want == "" {
				if err == nil {
					t.Fatalf("gives %s, want an error", shape(q.root))
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := shape(q.root); got != tc.want {
				t.Errorf("gives %s, want %s", got, tc.want)
			}
		})
	}
}

func TestParseQuerySaysWhatIsWrong(t *testing.T) {
	cases := []struct {
		query string
		col   int
		part  string
	}{
		{"", 1, "ikke noget at søge efter"},
		{"   ", 1, "ikke noget at søge efter"},
		{`ung "ikke udtømt`, 5, "anførselstegnet bliver aldrig lukket"},
		{"(praktik OG fleksjob", 1, "parentesen bliver aldrig lukket"},
		{"praktik) fleksjob", 8, "parentesen blev aldrig åbnet"},
		{"OG praktik", 1, "OG mangler noget foran"},
		{"praktik OG", 9, "OG mangler noget bagefter"},
		{"ærø ELLER", 5, "ELLER mangler noget bagefter"},
		{"praktik IKKE", 9, "IKKE mangler"},
		{"-praktik", 1, "siger kun, hvad der ikke må stå"},
		{"IKKE a1 IKKE b1", 1, "siger kun, hvad der ikke må stå"},
		{"tama:fleksjob", 1, "Mente du tema:?"},
		{"farve:blå", 1, "Felterne er"},
		{"tema:", 1, "mangler en værdi"},
		{"a*", 1, "mindst to bogstaver"},
		{strings.Repeat("(", 50) + "x", 22, "for mange parenteser"},
	}
	for _, tc := range cases {
		t.Run(tc.query, func(t *testing.T) {
			_, err := ParseQuery(tc.query, PrecedentFields)
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("got %v, want a SyntaxError", err)
			}
			if !strings.Contains(err.Error(), tc.part) || syntax.Col != tc.col {
				t.Errorf("says %q at %d, want %q at %d", err, syntax.Col, tc.part, tc.col)
			}
		})
	}
}

func TestAsOf(t *testing.T) {
	cases := []struct{ query, day, rest string }{
		{"gældende på 1.3.2019", "2019-03-01", ""},
		{"ressourceforløb gældende på 2018-06-01", "2018-06-01", "ressourceforløb"},
		{"ressourceforløb Gældende pr. 1. juni 2018 unge", "2018-06-01", "(ressourceforløb unge)"},
		{"gældende den 28/11-2019 fleksjob", "2019-11-28", "fleksjob"},
		{"gældende i 2014 fleksjob", "2014-12-31", "fleksjob"},
		{"gældende på november 2019 fleksjob", "2019-11-30", "fleksjob"},
		{"gældende praksis", "", "(gældende praksis)"},
		{"gældende på 31.2.2019", "", "(gældende på 31.2.2019)"},
	}
	for _, tc := range cases {
		q, err := ParseQuery(tc.query, PrecedentFields)
		if err != nil {
			t.Errorf("%q: %v", tc.query, err)
			continue
		}
		if got := shape(q.root); q.AsOf != tc.day || got != tc.rest && !(tc.rest == "" && isEmpty(q.root)) {
			t.Errorf("%q gives %q and %s, want %q and %s", tc.query, q.AsOf, got, tc.day, tc.rest)
		}
	}
}

func TestLongQueryIsCut(t *testing.T) {
	q, err := ParseQuery(strings.Repeat("førtidspension ", 10000), PrecedentFields)
	if err != nil || len(q.Notes) != 1 || !strings.Contains(q.Notes[0], "meget lang") {
		t.Fatalf("%v %v", q, err)
	}
	var words []wordNode
	if wordsOf(q.root, &words); len(words) > maxWords {
		t.Errorf("%d words, want at most %d", len(words), maxWords)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{`a1 OG (b1 ELLER "c d") -e1`, "lov:LSP § 16, stk. 2", "gældende på 1. juni 2018", "status:", "((", `"`, "a* *", "§ § 58-18 P-21-99 LÆ 265", "IKKE IKKE a1", "gældende \xff på 2018"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuery(s, PrecedentFields)
		var syntax *SyntaxError
		switch {
		case err == nil && q == nil:
			t.Fatal("neither query nor error")
		case err != nil && !errors.As(err, &syntax):
			t.Fatalf("%T: %v", err, err)
		case syntax != nil && syntax.Col < 1:
			t.Fatalf("column %d", syntax.Col)
		}
	})
}
