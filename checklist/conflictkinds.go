package checklist

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"oplyst/extract/diagnosis"
	"oplyst/extract/indsats"
	"oplyst/extract/statement"
)

// newestEach keeps the newest fact of every document, newest document first.
func newestEach(fs []fact) []fact {
	out, seen := []fact{}, map[string]bool{}
	for _, f := range reversed(byTime(fs)) {
		if !seen[f.Path] {
			seen[f.Path] = true
			out = append(out, f)
		}
	}
	return out
}

func reversed(fs []fact) []fact {
	out := make([]fact, len(fs))
	for i, f := range fs {
		out[len(fs)-1-i] = f
	}
	return out
}

// byProfessionals are the current words of clinicians with one of the labels,
// as far as they can be held up to somebody.
func (v *view) byProfessionals(labels ...string) []fact {
	return v.where(func(f fact) bool {
		return !f.weak && has(labels, f.label) && clinician(f) && !has(argued, f.kind) && !has(unofficial, f.kind) && arguable(f)
	})
}

// plainWords are words of which a sentence must hold one before it is set
// against another's: the label alone is not enough to say that people disagree.
var plainWords = map[string][]string{
	"treatment_exhausted": {"behandl", "terapi", "medicin", "operation", "tilbyde", "muligheder", "udtømt", "præparat", "resistent", "refraktær"},
	"treatment_left": {"behandl", "henvi", "bør", "mulig", "planlagt", "venter på", "venteliste", "fortsat", "i gang", "begynd", "start", "tilbud", "tilbyd", "ikke prøvet", "ikke forsøgt",
		"ikke afprøvet", "mangler", "bedre", "effekt", "forløb", "skal oper", "forvent", "ventes"},
	"under_investigation":        {"udred", "undersøg", "henvi", "afvent", "scan", "svar", "venter"},
	"development_perspective":    {"udvikl", "perspektiv", "fremgang", "forbedr", "bedre", "potentiale", "på sigt", "kan komme", "kunne komme", "øge"},
	"no_development_perspective": {"udvikl", "perspektiv", "forbedr", "bedre", "potentiale", "ændre", "øge", "åbenbar", "formålsløs"},
	"fleksjob_possible":          {"fleks", "job", "arbejd", "time"},
	"team_fleksjob":              {"fleks"},
	"fleksjob_not_possible":      {"fleks", "job", "arbejd", "vilkår"},
	"no_self_support":            {"forsørg", "arbejd", "fleks", "job", "erhverv"},
}

// arguable reports whether a fact says its meaning in so many words.
func arguable(f fact) bool {
	words := plainWords[f.label]
	return words == nil || countWords(f.span.Quote) >= 4 && containsAny(lower(f.span.Quote), words)
}

// otherMatter reports whether a sentence about treatment names disorders that
// the other side's paper says nothing of.
func otherMatter(left, spent fact) bool {
	named := false
	for _, d := range left.Findings.Diagnoses {
		if d.Page != left.span.Page || d.Start >= left.span.End || left.span.Start >= d.End {
			continue
		}
		named = true
		for _, o := range spent.Findings.Diagnoses {
			if codeGroup(o.Code) == codeGroup(d.Code) {
				return false
			}
		}
	}
	return named
}

// treatmentConflicts sets 'exhausted' against 'left' or 'under examination' in
// another paper. Treatment that only relieves or was refused is no opposite;
// exhausted words newer than what was left are a development.
func (v *view) treatmentConflicts() []Conflict {
	out, refused := []Conflict{}, v.refusals()
	spent, used := newestEach(v.byProfessionals("treatment_exhausted")), map[string]bool{}
	for _, l := range newestEach(v.byProfessionals("treatment_left", "under_investigation")) {
		if comfort(l) || v.with(l, "quality_of_life_only", "refused_treatment", "treatment_exhausted") || answered(l, refused) {
			continue
		}
		for _, s := range spent {
			if s.Path == l.Path || s.when == "" || l.when == "" || used[s.Path] || otherMatter(l, s) {
				continue
			}
			state := Changed
			if s.when <= l.when || !overtaken(l, []fact{s}) {
				if !v.stands(s, l) {
					continue // years apart: neither a disagreement nor a change of the same matter
				}
				state = Unresolved
			}
			used[s.Path] = true
			out = append(out, conflict(ConflictTreatment, state, "nr3", s, l, meaning))
			break
		}
	}
	return out
}

// abilityConflicts sets professionals who hold work possible against those
// who rule it out.
func (v *view) abilityConflicts() []Conflict {
	can := v.byProfessionals("fleksjob_possible", "development_perspective", "team_fleksjob")
	for _, f := range v.able() {
		if f.label == "hours" && clinician(f) && !has(argued, f.kind) {
			can = append(can, f)
		}
	}
	cannot := newestEach(v.byProfessionals("no_self_support", "fleksjob_not_possible", "no_development_perspective"))
	out, used := []Conflict{}, map[string]bool{}
	for _, c := range newestEach(can) {
		for _, n := range cannot {
			if n.Path == c.Path || n.when == "" || c.when == "" || used[n.Path] {
				continue
			}
			state := Changed
			if v.stands(c, n) && len(v.untested([]fact{c})) > 0 {
				state = Unresolved
			}
			used[n.Path] = true
			out = append(out, conflict(ConflictAbility, state, "nr4", c, n, abilityMeaning))
			break
		}
	}
	return out
}

// abilityMeaning names the hours where a fact has them.
func abilityMeaning(f fact) string {
	if f.label == "hours" {
		return strconv.FormatFloat(f.hours, 'f', -1, 64) + " timer om ugen holdes for muligt"
	}
	return meaning(f)
}

// municipalityConflicts sets the team's newest recommendation against what
// the municipality decided or means to decide.
func (v *view) municipalityConflicts() []Conflict {
	team := v.papers("teamindstilling")
	if len(team) == 0 {
		return nil
	}
	said := v.inPapers(team[len(team)-1:], "team_pension", "team_course", "team_fleksjob")
	decided := newestEach(v.where(func(f fact) bool {
		return !f.weak && has([]string{"grant", "refusal"}, f.label) && has(argued, f.kind) && f.speaker != statement.Jurist
	}))
	if len(said) == 0 || len(decided) == 0 {
		return nil
	}
	pension := has(labels(said), "team_pension")
	d := decided[0]
	if (d.label == "grant") == pension || d.when < said[0].when {
		return nil
	}
	for _, s := range said {
		if (s.label == "team_pension") == pension {
			c := conflict(ConflictMunicipality, Unresolved, "rehabiliteringsteam", s, d, meaning)
			if v.date < withoutTeam {
				c.Text += " Følger kommunen ikke indstillingen, skal sagen forelægges teamet igen."
			}
			return []Conflict{c}
		}
	}
	return nil
}

// trackConflicts shows a case that argues both nr. 4 and nr. 5.
func (v *view) trackConflicts() []Conflict {
	nr4, nr5 := v.ask("nr4"), v.ask("nr5")
	if nr4.verdict != Documented || nr5.verdict != Contradicted || len(nr4.pro) == 0 || len(nr5.pro) == 0 {
		return nil
	}
	a, b := choose(nr4.pro, "no_self_support", "fleksjob_not_possible")[0], choose(nr5.pro, "functions_concrete")[0]
	return []Conflict{conflict(ConflictTracks, Unresolved, "nr5", a, b, meaning)}
}

// trialTypes are the courses whose hours two papers may tell.
var trialTypes = []string{"virksomhedspraktik", "arbejdsproevning", "loentilskud", "fleksjob", "nytteindsats"}

// hoursConflicts sets the hours two papers give for the same course against
// each other. The same course: same type, same start to the month, held in
// both papers. Hours that rise while it runs are a development.
func (v *view) hoursConflicts() []Conflict {
	out := []Conflict{}
	for _, rows := range v.courseRows() {
		for i, a := range rows {
			for _, b := range rows[i+1:] {
				if c, ok := v.hoursConflict(a, b); ok {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// maxTellers bounds how many papers on one course are held against each other.
const maxTellers = 8

// courseRows groups the rows that tell of one course, the first of each paper:
// same type, same start to the month, with hours. Oldest course first.
func (v *view) courseRows() [][]*measure {
	at, out := map[string]int{}, [][]*measure{}
	for _, m := range v.rows {
		held := m.Status == indsats.Completed || m.Status == indsats.Interrupted || m.Status == indsats.Ongoing
		if !held || m.HoursPerWeek == 0 || len(m.From) < len("2006-01") || earliest(m.From) == "" || !has(trialTypes, m.Indsats.Type) || has(unofficial, m.kind) {
			continue
		}
		key := m.Indsats.Type + m.From[:len("2006-01")]
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		if rows := out[i]; len(rows) < maxTellers && (len(rows) == 0 || rows[len(rows)-1].Path != m.Path) {
			out[i] = append(rows, m)
		}
	}
	return out
}

// hoursConflict compares two papers on one course. Both hours must be there to
// show, and neither paper may tell how one became the other.
func (v *view) hoursConflict(a, b *measure) (Conflict, bool) {
	apart := math.Abs(a.HoursPerWeek - b.HoursPerWeek)
	if a.Path == b.Path || apart < 1 || apart < 0.2*max(a.HoursPerWeek, b.HoursPerWeek) {
		return Conflict{}, false
	}
	x, inA := v.hoursSentence(a, a.HoursPerWeek)
	y, inB := v.hoursSentence(b, b.HoursPerWeek)
	_, bothA := v.hoursSentence(a, b.HoursPerWeek)
	_, bothB := v.hoursSentence(b, a.HoursPerWeek)
	if !inA || !inB || bothA || bothB {
		return Conflict{}, false
	}
	state := Unresolved
	if a.Status == indsats.Ongoing || b.Status == indsats.Ongoing {
		state = Changed
	}
	says := map[string]string{a.Path: hoursSaid(a), b.Path: hoursSaid(b)}
	return conflict(ConflictHours, state, "nr2", x, y, func(f fact) string { return says[f.Path] }), true
}

// smallNumbers are hours as people write them out.
var smallNumbers = []string{"", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}

// hoursSentence finds the sentence of a measure's paper that gives a number of
// hours: in the sentence of the measure itself, or one that speaks of hours.
func (v *view) hoursSentence(m *measure, hours float64) (fact, bool) {
	number := strings.Replace(strconv.FormatFloat(hours, 'f', -1, 64), ".", ",", 1)
	words := []string{number}
	if n := int(hours); float64(n) == hours && n > 0 && n < len(smallNumbers) {
		words = append(words, smallNumbers[n])
	}
	says := func(q string) bool {
		for _, w := range strings.FieldsFunc(lower(q), func(r rune) bool { return strings.ContainsRune(" \t();:-–/", r) }) {
			if has(words, strings.TrimRight(w, ".,t")) {
				return true
			}
		}
		return false
	}
	if says(m.span.Quote) {
		return m.fact, true
	}
	for _, f := range v.mentions([]paper{*m.paper}, "time", "t/u", "t. ") {
		if says(f.span.Quote) {
			f.speaker = m.speaker
			return f, true
		}
	}
	return fact{}, false
}

func hoursSaid(m *measure) string {
	return fmt.Sprintf("%s på %s timer om ugen", measureOr(m.Indsats.Type), strings.Replace(strconv.FormatFloat(m.HoursPerWeek, 'f', -1, 64), ".", ",", 1))
}

func measureOr(kind string) string {
	if n := measureNames[kind]; n != "" {
		return n
	}
	return kind
}

// diagnosisConflicts sets confirmed against refuted, same code, in two doctors'
// papers. Refuted and later confirmed is a work-up that came to an end;
// confirmed and later refuted by somebody as heavy is a correction.
func (v *view) diagnosisConflicts() []Conflict {
	type row struct {
		diagnosis.Diagnosis
		fact
	}
	rows := []row{}
	for _, p := range v.papers(medical...) {
		for _, d := range p.Findings.Diagnoses {
			if p.date == "" || len(d.Code) < 3 || d.Status != diagnosis.Confirmed && d.Status != diagnosis.Negated {
				continue
			}
			f := fact{paper: &p, span: p.whole(d.Span), label: string(d.Status), speaker: author[p.kind], when: p.date}
			f.rank = rank(f)
			rows = append(rows, row{d, f})
		}
	}
	out, done := []Conflict{}, map[string]bool{}
	for i := len(rows) - 1; i >= 0; i-- {
		no := rows[i]
		again := func(r row) bool { // the newest paper decides
			return r.Status == diagnosis.Confirmed && sameDisorder(r.Code, no.Code) && r.when > no.when
		}
		if no.Status != diagnosis.Negated || done[no.Code[:3]] || slices.ContainsFunc(rows, again) {
			continue
		}
		for k := len(rows) - 1; k >= 0; k-- {
			yes := rows[k]
			if yes.Status != diagnosis.Confirmed || yes.Path == no.Path || !sameDisorder(yes.Code, no.Code) || yes.when > no.when {
				continue
			}
			state := Changed
			if yes.rank > no.rank || monthsBetween(yes.when, no.when) < 3 {
				state = Unresolved
			}
			name := lowerFirst(yes.Name)
			says := map[string]string{yes.Path: name + " er bekræftet", no.Path: name + " er afkræftet"}
			out = append(out, conflict(ConflictDiagnosis, state, "nr3", yes.fact, no.fact, func(f fact) string { return says[f.Path] }))
			done[no.Code[:3]] = true
			break
		}
	}
	return out
}

// sameDisorder compares codes as far as both are specific: M51.2 and M51.1 are
// two places of the back, M51 and M51.2 may be one.
func sameDisorder(a, b string) bool {
	if a[:3] != b[:3] {
		return false
	}
	return len(a) < 5 || len(b) < 5 || a == b
}
