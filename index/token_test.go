package index

import (
	"strings"
	"testing"
)

// termsOf writes the tokens of a text: words by themselves, parts after "+",
// symbols in brackets.
func termsOf(text string) string {
	var out []string
	for _, t := range (Analyzer{}).Tokens(text) {
		switch t.Kind {
		case Part:
			out = append(out, "+"+t.Term)
		case Symbol:
			out = append(out, "["+t.Term+"]")
		default:
			out = append(out, t.Term)
		}
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"inflection", "pension pensionen pensionerne", "pension pension pension"},
		{"both spellings of æøå", "førtidspension foertidspension", "foertidspension +foertid +pension foertidspension +foertid +pension"},
		{"small words stay", "er ikke udtømt", "er ikk udtoemt"},
		{"paragraph", "§ 16, stk. 2", "[§16] [?§16] [§16.2] [?§16.2] 16 stk 2"},
		{"paragraph with a letter and number", "§ 68 a, stk. 2, nr. 1", "[§68a] [?§68a] [§68a.2] [?§68a.2] [§68a.2.1] [?§68a.2.1] 68 a stk 2 nr 1"},
		{"paragraph without spaces", "§19 stk 1 nr 2", "[§19] [?§19] [§19.1] [?§19.1] [§19.1.2] [?§19.1.2] 19 stk 1 nr 2"},
		{"act before", "LSP § 20", "lsp [§20] [lsp§20] 20"},
		{"act with its name in the genitive", "pensionslovens § 20", "pensionslov +pension +lov [§20] [lsp§20] 20"},
		{"no act", "efter § 20 kan", "eft [§20] [?§20] 20 kan"},
		{"act after", "§ 68 a i LAB", "[§68a] [lab§68a] 68 a i lab"},
		{"act without §", "SDL 27.1.5", "sdl [§27] [sdp§27] [§27.1] [sdp§27.1] [§27.1.5] [sdp§27.1.5] 27 1 5"},
		{"number of a decision", "se 58-18.", "se 58 18 [58-18]"},
		{"slash and en dash", "58/18 og 37–19", "58 18 [58-18] og 37 19 [37-19]"},
		{"old series", "P-21-99", "p 21 99 [p-21-99]"},
		{"a date is no number", "12-05-18 og 2018-05-12", "12 05 18 og 2018 05 12"},
		{"an age range is none", "18-39-årige", "18 39 aarig"},
		{"form apart and together", "LÆ 265 LÆ265", "lae 265 [lae265] lae265 [lae265]"},
		{"abbreviation with a slash", "ME/CFS", "me cfs [me/cfs]"},
		{"words with a slash are none", "og/eller", "og ell"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if got := termsOf(tc.text); got != tc.want {
				t.Errorf("%q gives\n%s, want\n%s", tc.text, got, tc.want)
			}
		})
	}
}

func TestTokensPointAtTheirText(t *testing.T) {
	text := "Høreapparatbehandling, rehabiliteringsplan og § 16, stk. 2; PM 58-18 (LÆ 265) Ødem İstanbul"
	for _, tok := range (Analyzer{}).Tokens(text) {
		if tok.Start < 0 || tok.End > len(text) || tok.Start >= tok.End {
			t.Fatalf("%+v lies outside", tok)
		}
		if s := text[tok.Start:tok.End]; !strings.ContainsAny(s, "0123456789") && tok.Kind == Part && !strings.Contains(strings.ToLower(text), strings.ToLower(s)) {
			t.Errorf("%+v stands on %q", tok, s)
		}
	}
	got := map[string]string{}
	for _, tok := range (Analyzer{}).Tokens(text) {
		got[tok.Term] = text[tok.Start:tok.End]
	}
	for term, want := range map[string]string{"plan": "plan", "rehabilitering": "rehabiliterings", "§16.2": "§ 16, stk. 2", "58-18": "58-18", "lae265": "LÆ 265"} {
		if w, ok := got[term]; ok && w != want {
			t.Errorf("%s stands on %q, want %q", term, w, want)
		}
	}
}

func TestPartsLieAtTheirWord(t *testing.T) {
	pos := -1
	for _, tok := range (Analyzer{}).Tokens("nye virksomhedspraktikforløb nu") {
		switch {
		case tok.Kind == Word && tok.Pos != pos+1:
			t.Errorf("%q at %d, after %d", tok.Term, tok.Pos, pos)
		case tok.Kind != Word && tok.Pos != pos:
			t.Errorf("part %q at %d, its word at %d", tok.Term, tok.Pos, pos)
		}
		pos = tok.Pos
	}
	if pos != 2 {
		t.Errorf("%d positions, want 3", pos+1)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"§ 68 a, stk. 2, nr. 1 i LAB", "PM 58/18", "P-21-99", "LÆ265 ME/CFS", "§§§§", "\xff§\xc2", "lov om social pension § 19", "SDL 27.1.5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pos := 0
		for _, tok := range (Analyzer{}).Tokens(s) {
			if tok.Start < 0 || tok.End > len(s) || tok.Start > tok.End || tok.Pos < pos {
				t.Fatalf("%+v in %q", tok, s)
			}
			if tok.Kind == Word {
				pos = tok.Pos
			}
		}
	})
}
