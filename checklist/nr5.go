package checklist

import (
	"oplyst/extract/statement"
)

// nr5 asks, where nr. 4 does not carry the case, for concrete work functions
// the citizen can do.
func (v *view) nr5() finding {
	r, nr4 := v.rules.Rule("nr5"), v.ask("nr4")
	concrete := v.where(func(f fact) bool {
		return f.label == "functions_concrete" && !f.weak && f.speaker != statement.Jurist &&
			(has(r.Documents, f.kind) || f.kind == "andet" && containsAny(lower(f.span.Quote), ability))
	})
	general := v.all("functions_general")
	first := []string{"functions_concrete", "functions_general"}
	settled := newest(nr4.pro)
	current := []fact{}
	for _, f := range concrete {
		if able := containsAny(lower(f.span.Quote), ability); f.kind == "praktikevaluering" && !able && !v.named() {
			continue // what was tried, not what she can do
		}
		if f.when >= yearsFrom(v.asOf, -3) && (settled == "" || nr4.verdict != Documented && nr4.verdict != Contradicted || f.when >= settled) {
			current = append(current, f)
		}
	}
	switch {
	case nr4.verdict == Documented && len(current) == 0:
		return finding{verdict: NotApplicable, reason: "Nr. 4 er forklaret, og ingen peger nu på arbejdsfunktioner."}
	case nr4.verdict == Documented:
		return finding{verdict: Contradicted, gap: "conflict", pro: current, con: nr4.pro, first: first,
			reason: "Sagen begrunder både, at arbejdsevnen ikke kan bruges (nr. 4), og at der er arbejdsfunktioner (nr. 5)."}
	case len(current) > 0:
		return finding{verdict: Documented, pro: append(current, general...), first: first,
			reason: "Konkrete arbejdsfunktioner er nævnt: det fremgår af " + sources(current, 2) + "."}
	case len(concrete) > 0 && (len(general) > 0 || len(only(concrete, ability...)) > 0):
		return finding{verdict: Partial, gap: "untested", pro: append(concrete, general...), first: first,
			reason: "Arbejdsfunktioner er nævnt i " + sources(concrete, 1) + ", men ingen angiver dem som noget, borgeren kan udføre nu."}
	case len(general) > 0:
		return finding{verdict: Partial, gap: "general_only", pro: general, first: first,
			reason: "Der peges kun på arbejde i almindelighed, ikke på bestemte arbejdsfunktioner."}
	case len(v.tasksTried()) > 0:
		return finding{verdict: Partial, gap: "untested", pro: v.tasksTried(), con: v.withoutFunctions(), first: first,
			reason: "Arbejdsopgaver er prøvet i praktik, men ingen har vurderet dem som arbejdsfunktioner, borgeren kan udføre til løn."}
	}
	return finding{verdict: Missing, gap: "general_only", con: v.withoutFunctions(), first: first,
		reason: "Nr. 4 er ikke fuldt forklaret, og vi fandt ingen arbejdsfunktioner, som borgeren kan udføre.",
		looked: "navngivne arbejdsfunktioner i praktikevalueringer, indstillinger, høringer og afgørelser"}
}

// tasksTried finds the tasks a work place tells that the citizen did in the
// last years. Nobody has judged them: they make nr. 5 no more than touched.
func (v *view) tasksTried() []fact {
	out := []fact{}
	for _, f := range v.mentions(v.papers("praktikevaluering"), workVerbs...) {
		q := " " + lower(f.span.Quote)
		if f.when >= yearsFrom(v.asOf, -3) && !containsAny(q, []string{" ikke", " aldrig", "hverken", "kunne ", "skulle ", "opgav", "?"}) {
			out = append(out, f)
		}
	}
	return out
}

// workVerbs are past participles of what is done in work trials.
var workVerbs = []string{" sorteret", " pakket", " bundet", " prismærket", " sat etiketter", " fyldt op", "opfyldt varer", " skiftet ", " monteret", " pudset", " malet ", " vasket op", " gjort rent", " scannet", " arkiveret", " tastet", " vandet ", " luget", " strøget", " lagt tøj sammen", " ryddet "}

// ability are words with which a work place says what somebody can do, beside
// listing what was tried.
var ability = []string{"kan ", "magter", "varetage", "klarer", "udfør", "fungere", "god til", "brugbar", "duer", "honorere", "bestride", "lykkes", "mestre", "rettede", "har kunnet"}

// named reports whether the municipality itself names functions in a decision
// or a hearing: what was tried then supports it.
func (v *view) named() bool {
	for _, f := range v.all("functions_concrete") {
		if has([]string{"afgoerelse", "partshoering", "teamindstilling"}, f.kind) {
			return true
		}
	}
	return false
}
