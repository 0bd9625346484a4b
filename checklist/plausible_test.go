package checklist

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"oplyst/extract"
	"oplyst/extract/match"
	"oplyst/extract/statement"
)

func sentenceOf(label, kind, quote string) (*paper, statement.Statement) {
	s := statement.Statement{Label: label}
	s.Quote = quote
	return &paper{Document: &Document{Findings: &extract.Findings{}}, kind: kind}, s
}

func TestPlausible(t *testing.T) {
	for _, c := range []struct {
		label, kind, quote string
		want               bool
	}{
		{"stationary", "laege-265", "Stationær.", true},
		{"field_empty", "rehabiliteringsplan-forberedende", "Ikke oplyst", true},
		{"field_empty", "rehabiliteringsplan-forberedende", "Udfyldt af: Lone Dam", false},
		{"functions_concrete", "praktikevaluering", "Opgaver", false},
		{"functions_concrete", "praktikevaluering", "Hun kan sortere skruer.", true},
		{"passed_to_pension", "journalnotat", "Start i uge 12 hos anden aktør.", false},
		{"passed_to_pension", "journalnotat", "Sagen overgår til pensionsbehandling.", true},
		{"review_proposed", "journalnotat", "Revurderingstidspunktet er nået.", false},
		{"review_proposed", "epikrise", "Kontrol igen om et år.", false},
		{"review_proposed", "afgoerelse", "Din sag tages op igen i 2028.", true},
		{"development_perspective", "praktikevaluering", "Antallet af fejl stiger efter den første halve time.", false},
		{"development_perspective", "neuropsykologisk-undersoegelse", "Opmærksomheden svinger, og trætheden øges i løbet af dagen.", false},
		{"development_perspective", "praktikevaluering", "Timetallet stiger, og hun laver færre fejl.", true},
		{"development_perspective", "praktikevaluering", "Smerterne er de samme, men timetallet stiger støt.", true},
		{"municipal_doctor", "epikrise", "Fire lægekonsultationer og en samtale.", false},
		{"municipal_doctor", "journalnotat", "Drøftet med lægekonsulenten.", true},
		{"treatment_left", "journalnotat", "Sagen afventer pensionsbehandlingen.", false},
		{"treatment_left", "epikrise", "Starter i gruppe til maj.", true},
		{"evident", "sundhedskoordinator-udtalelse", "Emne: åbenbar sag, forespørgsel", false},
		{"evident", "sundhedskoordinator-udtalelse", "Det er efter min mening helt åbenbart.", true},
		{"team_course", "afgoerelse", "Teamet kan herefter pege på fx ressourceforløb, mentor og fleksjob.", false},
		{"measures_left", "afgoerelse", "Din ressourceforløbsydelse fortsætter, til sagen er afgjort.", false},
		{"permanent_reduction", "afgoerelse", "Førtidspension kan tilkendes, når arbejdsevnen er varigt nedsat, se loven; førtidspension kan tilkendes fra 18 år.", false},
	} {
		if p, s := sentenceOf(c.label, c.kind, c.quote); plausible(p, s) != c.want {
			t.Errorf("plausible(%s, %s, %q) = %v", c.label, c.kind, c.quote, !c.want)
		}
	}
}

// TestPlausibleKeepsTheExamples holds the guards to the annotated sentences:
// hardly any true one may be thrown away.
func TestPlausibleKeepsTheExamples(t *testing.T) {
	shared := os.Getenv("OPLYST_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "lexicon", "statements_examples.tsv"))
	if err != nil {
		t.Skip("shared/lexicon/statements_examples.tsv is not here")
	}
	defer f.Close()
	kind := map[string]string{"laege": "laege-125", "speciallaege": "speciallaegeerklaering", "klinisk_funktion": "laege-275",
		"team": "teamindstilling", "sundhedskoordinator": "sundhedskoordinator-udtalelse", "virksomhed": "praktikevaluering"}
	total, lost := 0, []string{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		cols := strings.Split(sc.Text(), "\t")
		if len(cols) < 3 || cols[0] == "sentence" || cols[2] == "none" {
			continue
		}
		for _, label := range strings.Split(cols[2], "|") {
			total++
			if p, s := sentenceOf(label, kind[cols[1]], cols[0]); !plausible(p, s) {
				lost = append(lost, label+": "+cols[0])
			}
		}
	}
	if total == 0 || len(lost)*100 > total {
		t.Errorf("%d of %d annotated sentences thrown away: %q", len(lost), total, lost)
	}
}

func TestSentence(t *testing.T) {
	text := "Overskrift\nHun går til dr. Ulla Berg. Prognosen er god!\tCelle to\n- punkt: se s. 3. Åben for mere."
	for word, want := range map[string]string{
		"Overskrift": "Overskrift", "Prognosen": "Prognosen er god!\tCelle to", "punkt": "- punkt: se s. 3. Åben for mere.",
	} {
		start, end := sentence(text, strings.Index(text, word))
		if got := text[start:end]; got != want {
			t.Errorf("sentence around %q = %q, want %q", word, got, want)
		}
	}
}

func FuzzSentence(f *testing.F) {
	f.Add("Der er ikke lavet plan. Æbler.\nNæste", 12)
	f.Add(strings.Repeat("å", 500), 301)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if !utf8.ValidString(text) || at < 0 || at >= len(text) {
			t.Skip()
		}
		start, end := sentence(text, at)
		if start < 0 || end > len(text) || start > end || !utf8.ValidString(text[start:end]) {
			t.Errorf("sentence(%q, %d) = %d, %d", text, at, start, end)
		}
	})
}

func TestMentionsQuoteThePage(t *testing.T) {
	in := build(t, "2019-05-01", born1975, "journalnotat 2019-03-01\n\nkorrespondance 2019-03-02")
	in.Documents[0].Text = []string{"Første side.", "Øvrigt: Der laves ikke nogen rehabiliteringsplan i sagen. Slut."}
	it := item(t, judge(t, in), "nr1")
	if len(it.Against) != 1 || it.Against[0].Page != 2 || !strings.Contains(it.Against[0].Quote, "laves ikke nogen rehabiliteringsplan") {
		t.Fatalf("against = %+v", it.Against)
	}
	e := it.Against[0]
	if text := in.Documents[0].Text[e.Page-1]; text[e.Start:e.End] != e.Quote {
		t.Errorf("quote %q is not the page's text at %d-%d", e.Quote, e.Start, e.End)
	}
}

func TestWholeWidensToTheRow(t *testing.T) {
	p := &paper{Document: &Document{Text: []string{"Indsats\tUdfald\nPraktik\tStoppet efter to uger\nMentor\tSlut"}}}
	at := strings.Index(p.Text[0], "Praktik")
	got := p.whole(match.Span{Page: 1, Start: at, End: at + 7, Quote: "Praktik"})
	if got.Quote != "Praktik\tStoppet efter to uger" || p.Text[0][got.Start:got.End] != got.Quote {
		t.Errorf("whole = %+v", got)
	}
	for _, bad := range []match.Span{{Page: 0}, {Page: 2, End: 3}, {Page: 1, Start: 5, End: 5}, {Page: 1, Start: 1, End: 900}} {
		if got := p.whole(bad); got != bad {
			t.Errorf("whole(%+v) = %+v, want it unchanged", bad, got)
		}
	}
}
