package checklist

import "oplyst/extract/statement"

// lastingDisease finds sentences of the same papers that call the disease or
// injury itself lasting where the extraction saw neither.
func (v *view) lastingDisease(r *Rule) []fact {
	said := v.mentions(v.papers(append(append([]string{}, r.Documents...), medical...)...), "er varig", "er kronisk", "er blivende", "er permanent", "er livslang", "er livsvarig", "er stationær", "må anses for varig", "anses for kronisk")
	said = only(said, "skade", "lidelse", "sygdom", "tilstand", "følger", "smerte", "gener", "syndrom", "lammelse")
	out := []fact{}
	for _, f := range without(said, "ikke", " om ", "hvorvidt", "?", "uvist", "tvivl", "måske", "risiko", "endnu", "hvis ", "når ", ", men ", " kan ") {
		f.label, f.speaker = "stationary", voice(f.paper, statement.Statement{})
		f.rank, f.later = rank(f), yearsFrom(f.when, 1)
		if q := lower(f.span.Quote); !deferred(q) && !f.general(f.span.Page, q) && clinician(f) {
			out = append(out, f)
		}
	}
	return byTime(out)
}
