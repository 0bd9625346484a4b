package checklist

import (
	"slices"
	"strings"

	"oplyst/extract/indsats"
)

// measure is one indsats row in one of the citizen's papers.
type measure struct {
	fact
	indsats.Indsats
}

// workMeasures are the indsatser aimed at work, whose exhaustion § 19 nr. 2
// asks for. Mentor and personal assistance belong: they support them.
var workMeasures = []string{"ressourceforloeb", "jobafklaringsforloeb", "virksomhedspraktik", "loentilskud", "fleksjob",
	"nytteindsats", "ordinaere_timer", "arbejdsproevning", "vejledning_opkvalificering", "stu", "revalidering",
	"mentor", "personlig_assistance"}

// support is help around a measure, not a measure of its own.
var support = []string{"mentor", "personlig_assistance"}

// treatments are the indsatser that may improve the ability to work.
var treatments = []string{"operation", "smertebehandling", "misbrugsbehandling", "psykologbehandling",
	"psykiatrisk_behandling", "udredning"}

// unofficial papers give the citizen's or relatives' wishes; a measure they
// name is not a measure the authorities hold relevant.
var unofficial = []string{"ansoegning", "korrespondance", "klage", "samtykke", "cv"}

// measures returns the indsats rows of the given types and statuses, oldest
// paper first.
func (v *view) measures(types []string, statuses ...indsats.Status) []*measure {
	out := []*measure{}
	for _, m := range v.rows {
		if has(types, m.Indsats.Type) && slices.Contains(statuses, m.Status) {
			out = append(out, m)
		}
	}
	return out
}

// pending returns measures still recommended, planned or running: not tried
// since according to a newer paper, and not overtaken by newer words.
func (v *view) pending(types []string, over []fact, statuses ...indsats.Status) []fact {
	tried := v.measures(types, indsats.Completed, indsats.Interrupted, indsats.NotRelevant)
	out, newer, last := []fact{}, newestOf(over), map[string]*lastOf{}
	for _, t := range tried {
		if last[t.Indsats.Type] == nil {
			last[t.Indsats.Type] = &lastOf{}
		}
		last[t.Indsats.Type].add(t.when, t.Path)
	}
	for _, m := range v.measures(types, statuses...) {
		// The preparatory part describes and may not propose (order § 3 stk. 3);
		// what it lists as possible is guidance text.
		if m.Status == indsats.Planned && m.later < v.asOf {
			continue // long begun, whatever became of it
		}
		if m.Status == indsats.Ongoing && has(support, m.Indsats.Type) {
			continue // help that runs on is no measure left to try
		}
		guidance := m.kind == "rehabiliteringsplan-forberedende" && m.Status == indsats.Recommended
		if guidance || has(unofficial, m.kind) || newer.overtake(m.fact) || v.denied(m.fact) {
			continue
		}
		if t := last[m.Indsats.Type]; t == nil || t.when <= m.when && t.beside(m.Path) != m.when {
			out = append(out, m.fact)
		}
	}
	return out
}

// denied reports whether the sentence that names a measure says that it, or
// anything, will not help.
func (v *view) denied(m fact) bool {
	for _, i := range m.said {
		f := &v.facts[i]
		if f.span.Page == m.span.Page && f.span.Start < m.span.End && m.span.Start < f.span.End &&
			has([]string{"fleksjob_not_possible", "no_self_support", "measures_exhausted", "no_development_perspective"}, f.label) {
			return true
		}
	}
	q := lower(m.span.Quote)
	return provenOtherwise(q) || containsAny(q, []string{"kan overvejes", "kunne overvejes", "kan evt.", "intet af det", "ingen af delene", "vil ikke kunne", "ikke realistisk", "urealistisk"}) || noGain(q)
}

// gains are verbs, denied, of what a treatment could do.
var gains = []string{"bedrer ikke", "ændrer ikke", "øger ikke", "vil ikke bedre", "vil ikke forbedre", "vil ikke ændre", "vil ikke øge"}

// noGain reports whether a sentence says of the treatment it names that it changes
// nothing: 'foreslår en operation, men den bedrer ikke udholdenheden'. What the
// treatment until now does not better is another matter.
func noGain(q string) bool {
	for _, but := range []string{", men den ", ", men det ", ", men de ", ", men denne ", ", men dette "} {
		if _, after, ok := strings.Cut(q, but); ok && hasPrefixAny(after, gains) {
			return true
		}
	}
	return false
}

// factsOf drops what only measures have.
func factsOf(ms []*measure) []fact {
	out := []fact{}
	for _, m := range ms {
		out = append(out, m.fact)
	}
	return out
}
