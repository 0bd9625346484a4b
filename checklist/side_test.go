package checklist

import (
	"strings"
	"testing"
)

// sideItem returns one further rule of a result.
func sideItem(t testing.TB, res Result, id string) Item {
	t.Helper()
	for _, it := range res.SideItems {
		if it.Item == id {
			return it
		}
	}
	t.Fatalf("no further rule %s", id)
	return Item{}
}

// sideCases are small cases read through the extraction: head as in
// testdata/written, "rule verdict" and words the reason must hold.
var sideCases = []struct {
	name, head, text, rule string
	want                   Verdict
	words                  string
}{
	{"decided in time", "2019-06-10 ordinary 1970-01-01", `@doc Brev.txt
Engby Kommune, 1. april 2019. Kære Bo. Din sag er den 1. april 2019 overgået til behandling efter reglerne om førtidspension.
@doc Afgørelse.txt
Engby Kommune. Afgørelse 10. juni 2019
Kære Bo. Du tilkendes førtidspension fra 1. juli 2019.`, "frist", Documented, "inden for fristen"},
	{"decided too late", "2019-10-10 ordinary 1970-01-01", `@doc Brev.txt
Engby Kommune, 1. april 2019. Kære Bo. Din sag er den 1. april 2019 overgået til behandling efter reglerne om førtidspension.
@doc Afgørelse.txt
Engby Kommune. Afgørelse 10. oktober 2019
Kære Bo. Du tilkendes førtidspension fra 1. november 2019.`, "frist", Contradicted, "1. juli 2019"},
	{"late, and told so", "2019-10-10 ordinary 1970-01-01", `@doc Brev.txt
Engby Kommune, 1. april 2019. Kære Bo. Din sag er den 1. april 2019 overgået til behandling efter reglerne om førtidspension.
@doc Brev 2.txt
Engby Kommune, 25. juni 2019. Kære Bo. Vi kan ikke overholde fristen på tre måneder, fordi vi venter på klinisk funktion. Vi forventer at træffe afgørelse i oktober.
@doc Afgørelse.txt
Engby Kommune. Afgørelse 10. oktober 2019
Kære Bo. Du tilkendes førtidspension fra 1. november 2019.`, "frist", Documented, "besked om forsinkelsen"},
	{"never passed", "2019-10-10 ordinary 1970-01-01", `@doc Journal.txt
Journalnotat 3. maj 2019. Bo er i praktik i en genbrugsbutik.`, "frist", NotApplicable, ""},
	{"attest there", "2019-06-10 ordinary 1970-01-01", `@doc LÆ 265.txt
LÆ 265. 3. april 2019. Konsultation samme dag. Diagnose: Slidgigt i hoften. Prognosen er dårlig.`, "laege_265", Documented, ""},
	{"attest without seeing the patient", "2019-06-10 ordinary 1970-01-01", `@doc LÆ 265.txt
LÆ 265. 3. april 2019. Jeg har ikke set patienten siden 2016; attesten er skrevet ud fra journalen.`, "laege_265", Partial, "konsultation"},
	{"left out with a reason, allowed from 2025", "2025-06-10 ordinary 1970-01-01", `@doc Notat.txt
Journalnotat 3. april 2025. Ny lægeattest er ikke nødvendig, da sagens helbredsoplysninger er tilstrækkelige.`, "laege_265", Documented, "begrundet"},
	{"left out with a reason, not allowed in 2019", "2019-06-10 ordinary 1970-01-01", `@doc Notat.txt
Journalnotat 3. april 2019. Ny lægeattest er ikke nødvendig, da sagens helbredsoplysninger er tilstrækkelige.`, "laege_265", Partial, "ikke den adgang"},
	{"never asked for on the existing basis", "2019-06-10 existing_basis 1970-01-01", `@doc Ansøgning.txt
Ansøgning om førtidspension 3. april 2019. Jeg vil have sagen afgjort på det foreliggende grundlag efter § 17, stk. 2.`, "laege_265", NotApplicable, ""},
	{"refused operation, noted and left alone", "2021-06-10 ordinary 1970-01-01", `@doc LÆ 125.txt
LÆ 125. 3. april 2021. Patienten er tilbudt operation i skulderen, men har takket nej. Tilstanden er stationær.`, "paragraf_18a", Documented, "noteret"},
	{"before there was such a rule", "2013-09-10 ordinary 1970-01-01", `@doc LÆ 125.txt
LÆ 125. 3. april 2013. Patienten er tilbudt operation i skulderen, men har takket nej.`, "paragraf_18a", NotApplicable, "ingen særregel"},
	{"in the trial, without the statement", "2017-06-10 ordinary 1970-01-01", `@doc LÆ 125.txt
LÆ 125. 3. april 2017. Patienten er tilbudt operation i skulderen, men har takket nej.`, "paragraf_18a", Partial, "sundhedskoordinatoren"},
	{"training is not covered as such", "2021-06-10 ordinary 1970-01-01", `@doc LÆ 125.txt
LÆ 125. 3. april 2021. Patienten er tilbudt fysioterapi på hold, men har afvist behandlingen.`, "paragraf_18a", Partial, "lige så indgribende"},
	{"existing basis with guidance", "2019-06-10 existing_basis 1970-01-01", `@doc Ansøgning.txt
Ansøgning om førtidspension 3. april 2019. Jeg vil have sagen afgjort på det foreliggende grundlag efter § 17, stk. 2.
@doc Notat.txt
Journalnotat 10. april 2019. Borger er vejledt om, hvad en afgørelse på det foreliggende grundlag betyder, og fastholder.`, "foreliggende_grundlag", Documented, ""},
	{"existing basis without guidance", "2019-06-10 existing_basis 1970-01-01", `@doc Ansøgning.txt
Ansøgning om førtidspension 3. april 2019. Jeg vil have sagen afgjort på det foreliggende grundlag efter § 17, stk. 2.`, "foreliggende_grundlag", Partial, "vejledning"},
	{"other tracks", "2019-06-10 ordinary 1970-01-01", `@doc Journal.txt
Journalnotat 3. maj 2019. Bo er i praktik.`, "foreliggende_grundlag", NotApplicable, ""},
	{"undoubted, used in an ordinary case", "2019-06-10 ordinary 1970-01-01", `@doc Afgørelse.txt
Engby Kommune. Afgørelse 10. juni 2019. Kære Bo. Du får afslag på førtidspension. Det er utvivlsomt, at betingelserne ikke er opfyldt, så sagen er ikke forelagt teamet.`, "utvivlsomt", Contradicted, "foreliggende grundlag"},
	{"undoubted before there was such a rule", "2015-06-10 ordinary 1970-01-01", `@doc Afgørelse.txt
Engby Kommune. Afgørelse 10. juni 2015. Kære Bo. Du får afslag på førtidspension. Det er utvivlsomt, at betingelserne ikke er opfyldt.`, "utvivlsomt", NotApplicable, ""},
	{"senior after the end", "2021-06-10 ordinary 1958-01-01", `@doc Ansøgning.txt
Ansøgning om seniorførtidspension. 3. april 2021. Jeg har arbejdet i 40 år.`, "senior", Contradicted, "ophævet"},
	{"near the pension age without a word", "2023-06-10 ordinary 1960-01-01", `@doc Journal.txt
Journalnotat 3. maj 2023. Bo er i praktik.`, "seniorpension", Missing, "63 år"},
	{"near the pension age and told", "2023-06-10 ordinary 1960-01-01", `@doc Journal.txt
Journalnotat 3. maj 2023. Bo er vejledt om seniorpension og vil ikke søge.`, "seniorpension", Documented, ""},
	{"young", "2023-06-10 ordinary 1980-01-01", `@doc Journal.txt
Journalnotat 3. maj 2023. Bo er i praktik.`, "seniorpension", NotApplicable, ""},
	{"no plan, no points", "2019-06-10 ordinary 1970-01-01", `@doc Journal.txt
Journalnotat 3. maj 2019. Bo er i praktik.`, "plan_indhold", Missing, ""},
}

func TestSideItems(t *testing.T) {
	x := newExtractor(t)
	for _, c := range sideCases {
		w := readWritten(t, x, "x "+c.head+"\n"+c.text)
		it := sideItem(t, judge(t, w.input), c.rule)
		if it.Verdict != c.want || !strings.Contains(it.Reason, c.words) {
			t.Errorf("%s: %s is %s (%s), want %s", c.name, c.rule, it.Verdict, it.Reason, c.want)
		}
	}
}

func TestThirteenItemsStayThirteen(t *testing.T) {
	res := judge(t, build(t, "2019-11-28", born1975, busyCase))
	for i, it := range res.Items {
		if it.Item != Items[i] {
			t.Errorf("item %d is %s", i, it.Item)
		}
	}
	for i, it := range res.SideItems {
		if it.Item != SideItems[i] || has(Items, it.Item) {
			t.Errorf("side item %d is %s", i, it.Item)
		}
	}
}

func TestPlanPointsAreNamedOneByOne(t *testing.T) {
	w := readWritten(t, newExtractor(t), `x 2019-06-10 ordinary 1970-01-01
@doc Rehabiliteringsplan forberedende del.txt
Rehabiliteringsplan, forberedende del. 4. marts 2019. Bo Krog, 010170-0019
Lavet sammen med Bo.
Uddannelse: Smed.
Netværk: Kone og to sønner.
Helbred: Slidgigt.
Forsørgelse:
Ønsker: Et roligt job.`)
	it := sideItem(t, judge(t, w.input), "plan_indhold")
	found := map[string]bool{}
	for _, p := range it.Points {
		found[p.Key] = p.Found
		if p.Text == "" || p.Ref == "" || p.Found && p.Key != "beskrivende" && p.At.Quote == "" {
			t.Errorf("incomplete point %+v", p)
		}
		if p.Key == "forsoergelse" && !p.Empty {
			t.Error("the blank field is not seen")
		}
	}
	for key, want := range map[string]bool{"samarbejde": true, "erfaring_cv": true, "personlige_ressourcer": true, "helbred": true, "oensker": true, "forsoergelse": false, "indsats_social": false, "beskrivende": true} {
		if found[key] != want {
			t.Errorf("point %s: %v", key, found[key])
		}
	}
	if _, shown := found["selvstaendig"]; shown {
		t.Error("the point for the self-employed is shown")
	}
}
