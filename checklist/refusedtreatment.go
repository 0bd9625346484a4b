package checklist

import (
	"oplyst/extract/indsats"
	"oplyst/extract/statement"
)

// § 18 a in its three stages (rules/paragraf-18a.yaml): a trial with klinisk
// funktion, a trial with the sundhedskoordinator, then a permanent rule.
const trialFrom, trialCoordinatorFrom, permanentFrom = "2014-07-01", "2016-07-01", "2019-07-01"

// covered are words of treatment that § 18 a names: operation, medicine
// prescribed by a doctor, and hospital treatment as invasive as those.
var covered = []string{"oper", "kirurg", "medicin", "præparat", "tablet", "insulin", "injektion", "blokade", "ect", "kemo", "stråle", "biologisk", "metotrexat",
	"methotrexat", "morfin", "opioid", "antidepressiv", "antipsykot", "lithium", "protese", "alloplastik", "stimulator", "pacemaker", "indgreb", "transplant", "infusion", "indlæggelse"}

// refusedTreatment judges § 18 a: a refusal of treatment must not count
// against the citizen.
func (v *view) refusedTreatment() finding {
	first := []string{"refused_treatment", "indsats:declined", "treatment_left"}
	said := v.all("refused_treatment")
	for _, f := range v.own {
		if f.label == "refused_treatment" && f.speaker == statement.Borger && !f.weak {
			said = append(said, f)
		}
	}
	said = append(said, factsOf(v.measures([]string{"operation", "medicinsk_behandling", "smertebehandling", "psykiatrisk_behandling"}, indsats.Declined))...)
	if len(said) == 0 {
		return finding{verdict: NotApplicable, reason: "Vi fandt ikke, at borgeren har sagt nej til behandling."}
	}
	if v.date < trialFrom {
		return finding{verdict: NotApplicable, pro: said, first: first,
			reason: "Der var ingen særregel om afvist behandling på datoen; et nej kunne indgå i vurderingen."}
	}
	protected := only(said, covered...)
	if len(protected) == 0 {
		return finding{verdict: Partial, gap: "g4", pro: said, first: first,
			reason: "Borgeren har sagt nej til behandling, men det fremgår ikke, om den er lige så indgribende som operation eller medicin.",
			effect: "Det skal vurderes konkret, om nejet er omfattet af § 18 a."}
	}
	effect := "Behandlingen tæller ikke som udviklingsmulighed under nr. 3."
	used := []fact{}
	for _, f := range v.all("treatment_left") {
		for _, r := range protected {
			if f.when >= r.when && f.Path != r.Path && sharesWord(f.span.Quote, r.span.Quote) && has([]string{"afgoerelse", "partshoering", "teamindstilling", "journalnotat"}, f.kind) {
				used = append(used, f)
				break
			}
		}
	}
	if len(used) > 0 {
		return finding{verdict: Contradicted, gap: "g1", pro: protected, con: used, first: first, effect: effect,
			reason: "Borgeren har sagt nej til behandlingen, men " + sources(byTime(used), 1) + " bruger den stadig som mulighed."}
	}
	if v.date < permanentFrom && !v.statedOnRefusal() {
		asked := "sundhedskoordinatoren"
		if v.date < trialCoordinatorFrom {
			asked = "klinisk funktion"
		}
		return finding{verdict: Partial, gap: "g3", pro: protected, first: first,
			reason: "Borgeren har sagt nej til behandling, men vi fandt ikke den udtalelse fra " + asked + ", som forsøgsordningen krævede."}
	}
	return finding{verdict: Documented, pro: protected, first: first, effect: effect,
		reason: "Borgerens nej er noteret i " + sources(byTime(protected), 1) + ", og vi fandt ikke, at nogen siden bruger det imod borgeren."}
}

// statedOnRefusal reports whether the adviser of the trial has spoken.
func (v *view) statedOnRefusal() bool {
	if v.date < trialCoordinatorFrom {
		return v.ask("klinisk_funktion").verdict == Documented
	}
	return v.ask("sundhedskoordinator").verdict == Documented
}
