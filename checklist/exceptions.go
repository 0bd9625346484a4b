package checklist

import "strings"

// undoubtedWords finds the municipality's words that the conditions are
// without doubt not met.
func (v *view) undoubtedWords() []fact {
	fs := v.mentions(v.papers("afgoerelse", "journalnotat", "partshoering", "moedereferat"), "utvivlsom", "uden tvivl ikke", "ikke tvivl om, at betingelserne ikke")
	return without(fs, "ikke utvivlsom", "hvis det er utvivlsom", "når det er utvivlsom", "om det er utvivlsom", "?", "kan kommunen")
}

// undoubted judges the exception for evident refusals (§ 17 stk. 4, since 2020
// stk. 3): only on the existing basis, only to refuse, and with a plan.
func (v *view) undoubted() finding {
	said := v.undoubtedWords()
	if len(said) == 0 || len(v.papers("teamindstilling")) > 0 {
		return finding{verdict: NotApplicable, reason: "Vi fandt ikke, at undtagelsen er brugt."}
	}
	first := []string{"mention", "refusal"}
	_, pro := v.decidedAs("grant")
	switch for4 := v.ask("nr4"); {
	case len(pro) > 0:
		return finding{verdict: Contradicted, gap: "g2", pro: said, con: pro, first: first,
			reason: "Undtagelsen er kun til afslag, men sagen ender med tilkendelse: det fremgår af " + sources(pro, 1) + "."}
	case for4.verdict == Documented || v.ask("nr3").verdict == Documented && v.ask("nr2").verdict == Documented:
		return finding{verdict: Contradicted, gap: "g1", pro: said, con: append(for4.pro, v.ask("nr3").pro...), first: first,
			reason: "Kommunen kalder det utvivlsomt, men fagpersoner i sagen peger den anden vej."}
	case len(v.plans()) == 0:
		return finding{verdict: Partial, gap: "g3", pro: said, first: first,
			reason: "Undtagelsen er brugt, men vi fandt ingen rehabiliteringsplan, og den skal laves alligevel."}
	}
	return finding{verdict: Documented, pro: said, first: first, effect: "Sagen kan overgå uden forelæggelse for teamet.",
		reason: "Kommunen har skrevet, at det er utvivlsomt, at betingelserne ikke er opfyldt: det fremgår af " + sources(byTime(said), 1) + "."}
}

// decidedAs returns what the newest decision says, if it has the label.
func (v *view) decidedAs(label string) (string, []fact) {
	day, fs := v.decided()
	out := []fact{}
	for _, f := range fs {
		if f.label == label {
			out = append(out, f)
		}
	}
	return day, out
}

// evidentCase judges the claim that improvement is evidently ruled out. Since
// June 2016 it lets the case pass without the team, if the sundhedskoordinator
// has said so or the citizen is dying (§ 18 stk. 2, 2. pkt.).
func (v *view) evidentCase() finding {
	first := []string{"evident", "mention"}
	said := v.all("evident")
	why, shown := v.exempt()
	switch {
	case v.date >= exceptionsFrom && why != "" && v.track != Senior && !strings.Contains(why, "utvivlsomt"):
		return finding{verdict: Documented, pro: append(shown, said...), first: first, effect: "Sagen kan overgå uden forelæggelse for teamet.", reason: why}
	case len(said) == 0:
		return finding{verdict: NotApplicable, reason: "Vi fandt ikke, at nogen kalder sagen helt åbenbar."}
	}
	doubts := []fact{}
	for _, f := range append(v.ask("nr2").con, v.ask("nr3").con...) {
		if f.when >= newest(said) {
			doubts = append(doubts, f)
		}
	}
	team := len(v.papers("teamindstilling")) > 0
	switch {
	case len(doubts) > 0:
		return finding{verdict: Contradicted, gap: "g2", pro: said, con: doubts, first: first,
			reason: "Sagen er kaldt helt åbenbar, men der peges stadig på behandling eller indsatser: det fremgår af " + sources(byTime(doubts), 1) + "."}
	case team && len(v.evident()) > 0:
		return finding{verdict: Documented, pro: said, first: first,
			reason: "Det er begrundet, at bedring er helt åbenbart udelukket, og sagen er forelagt teamet."}
	case team:
		return finding{verdict: Partial, gap: "g1", pro: said, first: first,
			reason: "Kun kommunen kalder sagen helt åbenbar; vi fandt ikke, at en fagperson siger det."}
	}
	return finding{verdict: Partial, gap: "g1", pro: said, first: first,
		reason: "Sagen er kaldt helt åbenbar, men vi fandt hverken sundhedskoordinatorens udtalelse om det eller oplysning om terminal sygdom.",
		looked: "en skriftlig udtalelse fra sundhedskoordinatoren om, at det er helt åbenbart, eller lægelige oplysninger om terminal sygdom"}
}

// misused finds further rules that were used where they are not in force.
func (v *view) misused(id string) (finding, bool) {
	switch {
	case id == "utvivlsomt" && v.date >= exceptionsFrom && v.date < withoutTeam && v.track != ExistingBasis && v.track != Senior:
		said := v.undoubtedWords()
		if len(said) > 0 && len(v.papers("teamindstilling")) == 0 {
			return finding{verdict: Contradicted, gap: "g2", con: said, first: []string{"mention"},
				reason: "Sagen er kaldt utvivlsom, men undtagelsen gælder kun, når borgeren har bedt om afgørelse på det foreliggende grundlag."}, true
		}
	case id == "senior" && v.date > seniorTo:
		asked := without(v.mentions(v.papers("ansoegning", "afgoerelse", "partshoering"), "seniorførtidspension"), "ophævet", "afskaffet", "findes ikke", "ikke længere")
		if len(asked) > 0 {
			return finding{verdict: Contradicted, gap: "g4", con: asked, first: []string{"mention"},
				reason: "Sagen nævner seniorførtidspension, som er ophævet fra 1. januar 2020."}, true
		}
	}
	return finding{}, false
}
