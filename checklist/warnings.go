package checklist

import (
	"sort"

	"oplyst/extract/indsats"
)

// warnings names what a person should look at besides the items.
func (v *view) warnings(items []Item) []Warning {
	out := []Warning{}
	add := func(kind, text string, at ...fact) {
		w := Warning{Kind: kind, Text: text}
		if len(at) > 0 {
			w.Document, w.Page = at[0].Path, at[0].span.Page
		}
		out = append(out, w)
	}
	if text := v.trackProblem(); text != "" {
		add("track", text)
	}
	if v.age < 0 {
		add("age", "Borgerens fødselsdato er ikke fundet. Reglen for 18-39-årige er derfor ikke vurderet.")
	} else if v.age < 18 {
		add("age", "Borgeren er under 18 år på sagens dato.")
	}
	if v.age >= 0 && v.age < 40 {
		if to := yearsFrom(v.bornOr(), 40); to != "" && to <= yearsFrom(v.asOf, 1) {
			add("age", "Borgeren fylder 40 år inden for et år. Alderen er regnet på sagens dato.")
		}
	}
	concrete := v.all("functions_concrete")
	if f := v.memo["nr4"]; f.verdict == Documented && v.memo["nr5"].verdict == Contradicted {
		add("nr4-nr5", "Sagen begrunder både § 19, stk. 1, nr. 4, og nr. 5. Den bør vælge ét spor.", concrete...)
	}
	for _, f := range v.all("conflicting_opinion") {
		add("conflict", "Fagpersoner er uenige ifølge "+source(f)+". Nævn og vej begge udsagn.", f)
	}
	for _, f := range v.all("abuse_not_assessed") {
		add("abuse", "Misbrugets betydning er ikke vurderet ifølge "+source(f)+".", f)
	}
	for _, text := range v.transitions() {
		add("transition", text)
	}
	if v.in.UnreadPages > 0 {
		add("unread", "Nogle sider kunne ikke læses. 'Ikke fundet' gælder kun de sider, der er læst.")
	}
	return out
}

// transitions names what the case has from before a change of the rules whose
// transitional provision was not seen (law/final/open-questions.md Q7, Q18,
// Q20, Q28).
func (v *view) transitions() []string {
	out := []string{}
	if v.date >= "2026-07-01" {
		for _, p := range v.papers("teamindstilling", "rehabiliteringsplan-forberedende") {
			if p.date != "" && p.date < "2026-07-01" {
				out = append(out, "Sagen er begyndt før 1. juli 2026. Kontrollér overgangsreglen.")
				break
			}
		}
	}
	if v.date >= "2026-02-01" && len(v.measures([]string{"ressourceforloeb"}, indsats.Ongoing)) > 0 {
		out = append(out, "Borgeren er efter papirerne i et ressourceforløb, som kan fortsætte efter 31. januar 2026. Skriv, hvorfor det ikke afventes.")
	}
	if v.date > seniorTo && v.date < "2021-01-01" && len(v.said("senior")) > 0 {
		out = append(out, "Sagen nævner seniorførtidspension, som er ophævet fra 2020. Er der ansøgt før, så kontrollér overgangsreglen.")
	}
	if v.date < "2013-07-01" && v.memo["klinisk_funktion"].verdict == Contradicted {
		out = append(out, "Ordningen med klinisk funktion var under indførelse i første halvår 2013.")
	}
	return out
}

func (v *view) bornOr() string {
	if v.in.Born != "" {
		return v.in.Born
	}
	return born(v.docs)
}

// byTime returns the facts oldest first.
func byTime(fs []fact) []fact {
	out := append([]fact(nil), fs...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].when < out[j].when })
	return out
}

// byPlace orders facts by document, page and place.
func byPlace(fs []fact) []fact {
	sort.SliceStable(fs, func(i, j int) bool {
		a, b := fs[i], fs[j]
		if a.Path != b.Path {
			return a.Path < b.Path
		}
		if a.span.Page != b.span.Page {
			return a.span.Page < b.span.Page
		}
		return a.span.Start < b.span.Start
	})
	return fs
}
