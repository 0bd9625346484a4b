package checklist

import (
	"strings"

	"oplyst/extract/diagnosis"
	"oplyst/extract/statement"
)

// medical papers can carry a diagnosis with its prognosis.
var medical = []string{"laege-265", "laege-125", "laege-135", "laege-145", "laege-275", "laege-285", "speciallaegeerklaering",
	"epikrise", "neuropsykologisk-undersoegelse", "sundhedskoordinator-udtalelse"}

// nr3 asks for a professional explanation why the ability to work is
// permanently reduced: diagnosis, treatment tried, outlook, function, work.
func (v *view) nr3() finding {
	r := v.rules.Rule("nr3")
	carried := func(label string) []fact {
		return v.where(func(f fact) bool {
			return f.label == label && !f.weak && clinician(f) && (has(r.Documents, f.kind) || has(medical, f.kind))
		})
	}
	permanent, lasting := carried("permanent_reduction"), carried("stationary")
	if len(permanent) == 0 {
		permanent = v.lastingWords(r)
	}
	if len(lasting)+len(permanent) == 0 {
		lasting = v.lastingDisease(r)
	}
	spent := v.shown("treatment_exhausted", "quality_of_life_only", "refused_treatment")
	work := v.shown("no_self_support", "fleksjob_not_possible", "no_development_perspective")
	pro := append(append(append([]fact{}, permanent...), lasting...), spent...)
	over := append(append([]fact{}, pro...), v.evident()...)
	con := v.outstanding(over)
	first := []string{"treatment_left", "under_investigation", "improving", "not_permanent", "permanent_reduction", "stationary", "treatment_exhausted"}
	doubts := v.doubts(append(append([]fact{}, permanent...), lasting...))
	bearing := only(only(lasting, "varig", "permanent", "livsvarig", "blivende"), "funktion", "arbejd", "erhverv")
	reasoned := len(permanent) > 0 || len(bearing) > 0 || len(lasting) > 0 && len(spent)+len(work) > 0 || len(v.evident()) > 0 && len(spent) > 0
	switch {
	case len(con) > 0:
		f := finding{verdict: Contradicted, gap: "outstanding", pro: pro, con: append(append(con, doubts...), v.notAllTried()...), first: first,
			reason: "Behandling eller undersøgelse, der kan ændre billedet, er ikke afsluttet, eller tilstanden er i bedring: det fremgår af " + sources(byTime(con), 2) + "."}
		return f
	case reasoned && len(doubts) == 0:
		return finding{verdict: Documented, pro: pro, first: first,
			reason: "Nedsættelsen er fagligt forklaret som varig: det fremgår af " + sources(byTime(append(append(permanent, lasting...), v.evident()...)), 2) + "."}
	case reasoned && len(open(plain(doubts), append(permanent, lasting...))) > 0:
		return finding{verdict: Contradicted, gap: "conflict", pro: pro, con: doubts, first: first,
			reason: "Varigheden er omstridt: " + sources(byTime(doubts), 1) + " siger, at den ikke er vist."}
	case len(pro)+len(doubts) > 0:
		return finding{verdict: Partial, gap: "diagnosis_only", pro: append(pro, v.outlooks()...), con: append(doubts, v.unsureOfDuration()...), first: first,
			reason: "Lidelser og behandling er beskrevet, men vi fandt ingen klar faglig udtalelse om, at nedsættelsen er varig."}
	}
	if ds := v.diagnoses(); len(ds) > 0 {
		return finding{verdict: Partial, gap: "diagnosis_only", pro: append(v.outlooks(), ds...), con: v.unsureOfDuration(), first: append(first, "mention"),
			reason: "Diagnoser er beskrevet, men ingen læge udtaler sig om prognose eller varighed."}
	}
	return finding{verdict: Missing, gap: "diagnosis_only", first: first,
		reason: "Vi fandt ingen faglig forklaring på, at arbejdsevnen er varigt nedsat.",
		looked: "udsagn fra læger, klinisk funktion, sundhedskoordinator og team om prognose, stationær tilstand og udtømt behandling"}
}

// clinician reports whether f is the words of somebody who can judge duration.
func clinician(f fact) bool {
	switch f.speaker {
	case statement.Laege, statement.Speciallaege, statement.KliniskFunktion, statement.Sundhedskoordinator, statement.Team:
		return true
	}
	return has(medical, f.kind)
}

// lastingWords finds, in papers that can carry nr. 3, sentences that call the
// loss of ability lasting where the extraction saw none.
func (v *view) lastingWords(r *Rule) []fact {
	out := []fact{}
	said := v.mentions(v.papers(append(append([]string{}, r.Documents...), medical...)...), "varig", "blivende", "permanent", "livslang", "livsvarig")
	said = only(said, "arbejdsevne", "erhvervsevne", "nedsættelse", "funktionsniveau", "funktionstab", "funktionsevne", "funktionsnedsættelse", "begrænsning")
	for _, f := range without(said, "ikke", " om ", "hvorvidt", "?", "uvist", "tvivl", "måske", "kan være", "kan blive", "risiko", "varighed", "hvor varig", "endnu", "hvis ", "når ") {
		f.label, f.speaker = "permanent_reduction", voice(f.paper, statement.Statement{})
		f.rank, f.later = rank(f), yearsFrom(f.when, 1)
		if q := lower(f.span.Quote); !deferred(q) && !f.general(f.span.Page, q) && clinician(f) {
			out = append(out, f)
		}
	}
	return byTime(out)
}

// doubts returns the newest words that duration is not shown, unless somebody
// newer has shown it.
func (v *view) doubts(pro []fact) []fact {
	said := v.where(func(f fact) bool {
		return f.label == "not_permanent" && !f.weak && clinician(f)
	})
	declined := v.mentions(v.papers(medical...), "ikke sige noget om", "kan jeg ikke sige", "ikke udtale mig", "for tidligt at", "grundlag for at angive",
		"ikke forudsige", "tør jeg ikke", "tage stilling til varighed")
	for _, f := range only(declined, "bedre", "varig", "prognose", "udvikl", "funktion", "fremtid", "på sigt", "arbejdsevne") {
		f.label, f.speaker = "not_permanent", voice(f.paper, statement.Statement{})
		f.rank = rank(f)
		said = append(said, f)
	}
	return open(said, pro)
}

// plain keeps the doubts that deny duration, not those that only abstain.
func plain(fs []fact) []fact {
	out := []fact{}
	for _, f := range fs {
		if !abstains(f.span.Quote) {
			out = append(out, f)
		}
	}
	return out
}

// abstains reports whether a sentence declines to judge rather than judges.
func abstains(q string) bool {
	q = lower(q)
	for _, s := range []string{"udtale", "angive", "tage stilling", "tages stilling", "intet om fremtiden", "kan sige", "sige noget", "vides ikke", "kan ikke vurdere", "kan ikke svare",
		"ikke oplyse", "uvist", "må vurderes", "må afgøre", "kan ikke forudsi", "kan ingen sige", "ikke muligt at sige"} {
		if strings.Contains(q, s) {
			return true
		}
	}
	return false
}

// outlooks returns what medical papers and the journal say under 'prognosis'.
func (v *view) outlooks() []fact {
	return v.mentions(v.papers(append([]string{"journalnotat"}, medical...)...), "prognose", "forventet udvikling", "varighed")
}

// diagnoses returns the citizen's confirmed diagnoses in medical papers.
func (v *view) diagnoses() []fact {
	out := []fact{}
	for _, p := range v.papers(medical...) {
		for _, d := range p.Findings.Diagnoses {
			if d.Status == diagnosis.Confirmed {
				f := fact{paper: p, span: p.whole(d.Span), label: "diagnosis", rank: 3}
				f.when, f.from = v.dated(p, f.span, p.date)
				out = append(out, f)
			}
		}
	}
	return out
}
