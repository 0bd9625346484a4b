package checklist

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"oplyst/corpus"
)

func TestEvaluateRefusesADateWithoutRules(t *testing.T) {
	for _, day := range []string{"2012-12-31", "", "i går"} {
		if _, err := Evaluate(Input{AsOf: day}, mustLoad(t), nil); !errors.Is(err, ErrNoRules) {
			t.Errorf("Evaluate on %q: %v", day, err)
		}
	}
}

func TestEvaluateOfAnEmptyCase(t *testing.T) {
	res := judge(t, Input{AsOf: "2019-05-01", TotalPages: 3, UnreadPages: 3})
	if len(res.Items) != len(Items) || res.Age != -1 || res.Track != Ordinary {
		t.Fatalf("%d items, age %d, track %s", len(res.Items), res.Age, res.Track)
	}
	for _, it := range res.Items {
		if it.Verdict == Documented || it.Searched != (Searched{Pages: 0, Unread: 3}) {
			t.Errorf("%s: %s, searched %+v", it.Item, it.Verdict, it.Searched)
		}
	}
}

const busyCase = `rehabiliteringsplan-forberedende 2019-05-01
diagnose F20.0 confirmed
sagsbehandler plan_with_citizen,clarified: Planen er gennemgået, og intet udestår.
indsats ressourceforloeb completed 2015-01/2017-01
pm 33-15

journalnotat 2019-06-01
sagsbehandler measures_left: Ny praktik drøftes.
sagsbehandler abuse_not_assessed: Misbruget er ikke vurderet.

teamindstilling 2019-07-01
team measures_exhausted,no_development_perspective: Der er ikke mere at prøve.
team permanent_reduction: Arbejdsevnen er varigt nedsat.
team fleksjob_not_possible: Heller ikke i fleksjob.
team conflicting_opinion: Lægerne er ikke enige.`

func TestEvaluateIsPure(t *testing.T) {
	in := build(t, "2019-11-28", born1990, busyCase)
	before := build(t, "2019-11-28", born1990, busyCase)
	first := judge(t, in)
	for range 20 {
		if again := judge(t, in); !reflect.DeepEqual(first, again) {
			t.Fatal("the same case gave two results")
		}
	}
	if !reflect.DeepEqual(in, before) {
		t.Error("Evaluate changed its input")
	}
	// The order of the documents does not matter.
	in.Documents[0], in.Documents[2] = in.Documents[2], in.Documents[0]
	if again := judge(t, in); !reflect.DeepEqual(first, again) {
		t.Error("the result depends on the order of documents")
	}
}

func TestQuotationsAreTheDecidingSentences(t *testing.T) {
	res := judge(t, build(t, "2019-11-28", born1990, busyCase))
	it := item(t, res, "nr2")
	if it.Verdict != Documented || len(it.For) == 0 || !strings.Contains(it.For[0].Quote, "ikke mere at prøve") {
		t.Errorf("nr2 %s, for %+v", it.Verdict, it.For)
	}
	for _, it := range res.Items {
		for _, e := range append(it.For, it.Against...) {
			if e.Document == "" || e.Page == 0 || e.Quote == "" {
				t.Errorf("%s: evidence without a place: %+v", it.Item, e)
			}
		}
	}
}

func TestAPastedSentenceKeepsItsFirstDate(t *testing.T) {
	text := `epikrise 2015-01-01
laege treatment_left: Henvist til smertecenter, hvilket kan bedre funktionen.

speciallaegeerklaering 2018-01-01
speciallaege permanent_reduction: Arbejdsevnen er varigt nedsat.

journalnotat 2019-01-01
sagsbehandler treatment_left: Henvist til smertecenter, hvilket kan bedre  funktionen.`
	if it := item(t, judge(t, build(t, "2019-05-01", born1975, text)), "nr3"); it.Verdict != Documented {
		t.Errorf("nr3 %s: %s", it.Verdict, it.Reason)
	}
}

func TestUnconfirmedRulesCarryTheirCaveat(t *testing.T) {
	for day, want := range map[string]bool{"2019-05-01": false, "2026-03-01": true, "2026-08-01": true, "2027-03-01": true} {
		res := judge(t, build(t, day, born1975, busyCase))
		if got := item(t, res, "nr2").Caveat != ""; got != want {
			t.Errorf("%s: caveat %v, want %v", day, got, want)
		}
		if got := res.Caveat != ""; got != want {
			t.Errorf("%s: regime caveat %q", day, res.Caveat)
		}
	}
	if res := judge(t, build(t, "2027-03-01", born1975, busyCase)); !strings.Contains(res.Caveat, "2027") {
		t.Errorf("2027: caveat %q does not name the announced act", res.Caveat)
	}
}

func TestTrack(t *testing.T) {
	for name, c := range map[string]struct {
		asOf, text string
		want       Track
	}{
		"nothing said":         {"2019-05-01", "cv 2019-01-01", Ordinary},
		"existing basis":       {"2019-05-01", "ansoegning 2019-01-01\nborger existing_basis: Afgør det på papirerne.", ExistingBasis},
		"a relative asks":      {"2019-05-01", "korrespondance 2019-01-01\npaaroerende existing_basis: Kan I ikke bare afgøre det?", Ordinary},
		"the law says it":      {"2019-05-01", "journalnotat 2019-01-01\nlov existing_basis: Borgeren kan bede om det.", Ordinary},
		"senior":               {"2019-12-31", "ansoegning 2019-01-01\nborger senior: Jeg søger seniorførtidspension.", Senior},
		"guided, not wanted":   {"2018-12-31", "journalnotat 2018-01-01\nsagsbehandler senior: Hun ønsker ikke at søge seniorførtidspension.", Ordinary},
		"no senior any more":   {"2020-01-01", "ansoegning 2019-01-01\nborger senior: Jeg søger seniorførtidspension.", Ordinary},
		"refusal":              {"2019-05-01", "partshoering 2019-01-01\nsagsbehandler refusal: Vi påtænker afslag.", Refusal},
		"granted after all":    {"2019-05-01", "partshoering 2019-01-01\nsagsbehandler refusal: Vi påtænker afslag.\n\nafgoerelse 2019-03-01\nsagsbehandler grant: Du får pension.", Ordinary},
		"basis before refusal": {"2019-05-01", "partshoering 2019-01-01\nsagsbehandler refusal: Vi påtænker afslag.\nsagsbehandler existing_basis: Du har bedt om det.", ExistingBasis},
	} {
		res := judge(t, build(t, c.asOf, "1956-04-01", c.text))
		if res.Track != c.want || res.TrackWhy == "" {
			t.Errorf("%s: track %s (%s), want %s", name, res.Track, res.TrackWhy, c.want)
		}
	}
	if res := judge(t, build(t, "2018-12-31", born1990, "ansoegning 2018-01-01\nborger senior: Min far har seniorførtidspension.")); res.Track != Ordinary {
		t.Errorf("a young citizen is on the track %s", res.Track)
	}
	in := build(t, "2019-05-01", born1975, "cv 2019-01-01")
	in.Track = Refusal
	if res := judge(t, in); res.Track != Refusal {
		t.Errorf("given track is not kept: %s", res.Track)
	}
}

func TestAsOf(t *testing.T) {
	for name, c := range map[string]struct{ given, text, want string }{
		"given":           {"2020-02-02", "cv 2019-01-01", "2020-02-02"},
		"newest decision": {"", "teamindstilling 2019-01-01\n\nafgoerelse 2019-03-01\n\njournalnotat 2019-04-01", "2019-03-01"},
		"newest document": {"", "cv 2019-01-01\n\njournalnotat 2019-04-01", "2019-04-01"},
		"no dates":        {"", "cv ", ""},
		"not a stranger":  {"", "cv 2019-01-01\n\nafgoerelse 2021-03-01\nanden borger", "2019-01-01"},
	} {
		if got, why := AsOf(build(t, c.given, "", c.text)); got != c.want || (got != "") != (why != "") {
			t.Errorf("%s: AsOf = %q (%s), want %q", name, got, why, c.want)
		}
	}
}

func TestJournalEntriesHaveTheirOwnDates(t *testing.T) {
	in := build(t, "2019-11-28", born1975, `teamindstilling 2019-06-01
team measures_exhausted: Indsatserne er udtømt.

journalnotat 2019-10-01
sagsbehandler measures_left: Praktik aftales.
sagsbehandler abuse_assessed: Misbrug drøftet.`)
	f := in.Documents[1].Findings
	f.Dates = append(f.Dates, dateAt(900, "2019-02-01"), dateAt(1008, "2018-03-01"), dateAt(1900, "2019-10-01"))
	if it := item(t, judge(t, in), "nr2"); it.Verdict != Documented {
		t.Errorf("an entry from before the conclusion counted as newer: %s", it.Reason)
	}
}

type fixedCatalogue map[string]corpus.Value

func (c fixedCatalogue) StatusOn(nr, _ string) corpus.Status { return corpus.Status{Value: c[nr]} }

func TestReadingNeverShowsARepealedDecisionAsCurrent(t *testing.T) {
	for day, want := range map[string]string{"2017-01-01": "gældende", "2019-11-28": "ophævet"} {
		res, err := Evaluate(build(t, day, born1990, busyCase), mustLoad(t), fixedCatalogue{"33-15": corpus.Current})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range res.Precedents {
			if h.Nr == "33-15" && h.Status != want {
				t.Errorf("%s: 33-15 is %s, want %s", day, h.Status, want)
			}
			if h.Why == "" || h.Score <= 0 {
				t.Errorf("%s: %+v without reason or score", day, h)
			}
		}
		for _, it := range res.Items {
			if day > "2018-12-31" && has(it.Precedents, "33-15") {
				t.Errorf("%s names 33-15", it.Item)
			}
		}
	}
}

func TestReadingOnlyNamesPublishedDecisions(t *testing.T) {
	rs := mustLoad(t)
	cat, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	for day := range map[string]bool{"2013-06-01": true, "2016-06-01": true, "2018-11-30": true, "2024-01-01": true} {
		res, err := Evaluate(build(t, day, born1990, busyCase), rs, cat)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range res.Precedents {
			if d, ok := cat.ByNr(h.Nr); ok {
				if out, certain := d.PublishedBy(day); certain && !out {
					t.Errorf("%s: %s was not published", day, h.Nr)
				}
			}
		}
	}
}

func TestEveryDecisionIsInTheCatalogue(t *testing.T) {
	cat, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	rs := mustLoad(t)
	nrs := []string{}
	for _, d := range rs.Reading {
		nrs = append(nrs, d.Nr)
	}
	for _, r := range rs.Rules {
		nrs = append(nrs, append(r.Precedents, r.Repealed...)...)
	}
	for _, nr := range nrs {
		if _, ok := cat.ByNr(nr); !ok {
			t.Errorf("%s is not in the catalogue", nr)
		}
	}
}

func TestWarnings(t *testing.T) {
	kinds := map[string]bool{}
	in := build(t, "2029-11-28", born1990, busyCase)
	in.UnreadPages = 1
	for _, w := range judge(t, in).Warnings {
		kinds[w.Kind] = true
	}
	for _, k := range []string{"conflict", "abuse", "unread", "age"} {
		if !kinds[k] {
			t.Errorf("no warning of kind %s", k)
		}
	}
}

func TestTransitionsAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		asOf, text string
		want       bool
	}{
		"plan from before July 2026": {"2026-08-01", "rehabiliteringsplan-forberedende 2026-05-01", true},
		"everything after":           {"2026-08-01", "samlet-beskrivelse 2026-07-20", false},
		"course running on":          {"2026-03-01", "journalnotat 2026-02-20\nindsats ressourceforloeb ongoing", true},
		"senior asked for late":      {"2020-03-01", "ansoegning 2019-12-20\nborger senior: Jeg søger seniorførtidspension.", true},
		"own doctor in spring 2013":  {"2013-03-01", "journalnotat 2013-02-20\nsagsbehandler municipal_doctor: Drøftet med lægekonsulenten.", true},
		"own doctor later":           {"2014-03-01", "journalnotat 2014-02-20\nsagsbehandler municipal_doctor: Drøftet med lægekonsulenten.", false},
	} {
		got := false
		for _, w := range judge(t, build(t, c.asOf, born1975, c.text)).Warnings {
			got = got || w.Kind == "transition"
		}
		if got != c.want {
			t.Errorf("%s: transition warning %v, want %v", name, got, c.want)
		}
	}
}

// BenchmarkEvaluate judges cases of more and more papers, each full of findings;
// the time per paper should stay the same.
func BenchmarkEvaluate(b *testing.B) {
	rs := mustLoad(b)
	for _, papers := range []int{60, 600, 2400} {
		b.Run(strconv.Itoa(papers), func(b *testing.B) {
			parts := []string{}
			for i := range papers {
				parts = append(parts, "journalnotat 20"+strconv.Itoa(13+i%7)+"-0"+strconv.Itoa(1+i%9)+"-01\n"+strings.Repeat("sagsbehandler measures_left,hours=4: Ny praktik nummer "+strconv.Itoa(i)+" drøftes.\nindsats virksomhedspraktik completed 2016-01/2016-05\n", 40))
			}
			in := build(b, "2019-11-28", born1990, busyCase+"\n\n"+strings.Join(parts, "\n\n"))
			page := strings.Repeat("Der er talt med borgeren om hverdagen, om fleksjob og om et møde i rehabiliteringsteamet til efteråret.\n", 25)
			for i := range in.Documents {
				in.Documents[i].Text = []string{page, page, page, page, page}
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Evaluate(in, rs, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*papers), "µs/paper")
		})
	}
}
