package checklist

import (
	"strings"
	"time"
)

// monthsAllowed is the time for a decision after the transfer to pension
// treatment, seniorMonths from the receipt of a senior application (LSP § 21).
const monthsAllowed, seniorMonths = 3, 6

// deadline judges § 21: a dated transfer to pension treatment and a decision
// within the months allowed, or a letter with the reason and a new date.
func (v *view) deadline() finding {
	if !v.passed() {
		return finding{verdict: NotApplicable, reason: "Vi fandt ikke, at sagen er overgået til pensionsbehandling, så fristen løber ikke."}
	}
	first := []string{"passed_to_pension", "mention", "grant", "refusal"}
	from, at := v.transfer()
	decided, decision := v.decided()
	if from == "" {
		return finding{verdict: Missing, gap: "g1", pro: at, con: decision, first: first,
			reason: "Sagen er nået til pensionsbehandling, men vi fandt ikke datoen for overgangen, så fristen kan ikke regnes ud.",
			looked: "en beslutning eller et brev med datoen for, at sagen overgår til pensionsbehandling"}
	}
	months := monthsAllowed
	if v.track == Senior {
		months = seniorMonths
	}
	end := monthsFrom(from, months)
	effect := "Fristen løber fra " + danish(from) + " til " + danish(end) + "."
	told := v.delayTold()
	switch {
	case decided != "" && decided <= end:
		return finding{verdict: Documented, pro: append(at, decision...), first: first, effect: effect,
			reason: "Afgørelsen af " + danish(decided) + " ligger inden for fristen, som løb fra " + danish(from) + "."}
	case decided == "" && v.asOf <= end:
		return finding{verdict: Documented, pro: at, first: first, effect: effect,
			reason: "Sagen overgik " + danish(from) + ", og fristen udløber " + danish(end) + "."}
	case len(told) > 0:
		return finding{verdict: Documented, pro: append(at, told...), first: first, effect: effect,
			reason: "Fristen udløb " + danish(end) + ", men borgeren har fået besked om forsinkelsen."}
	case decided != "":
		return finding{verdict: Contradicted, gap: "g3", pro: at, con: decision, first: first, effect: effect,
			reason: "Afgørelsen af " + danish(decided) + " er truffet efter fristens udløb " + danish(end) + ", og vi fandt ikke besked til borgeren om hvorfor."}
	}
	return finding{verdict: Contradicted, gap: "g3", con: at, first: first, effect: effect,
		reason: "Fristen udløb " + danish(end) + ", og vi fandt hverken en afgørelse eller besked til borgeren om hvorfor."}
}

// transfer finds the day the case passed to pension treatment (in senior cases
// the day the application came), with the words that say so.
func (v *view) transfer() (string, []fact) {
	if v.track == Senior {
		for _, p := range v.papers("ansoegning") {
			if len(p.date) == len(time.DateOnly) {
				return p.date, v.mentions([]*paper{p}, "senior", "ansøg")
			}
		}
	}
	said := v.where(func(f fact) bool { return f.label == "passed_to_pension" && !f.weak })
	for _, f := range v.own {
		if f.label == "passed_to_pension" && !f.weak {
			said = append(said, f)
		}
	}
	if len(said) == 0 {
		said = v.transferWords()
	}
	from, first := "", ""
	for _, f := range said {
		if day := f.dayNear("overg"); day != "" && day <= v.asOf && day > from {
			from = day
		}
		// A letter or note that decides it, without naming a day, is the day.
		if own := has([]string{"afgoerelse", "korrespondance", "journalnotat"}, f.kind); own && first == "" && len(f.when) == len(time.DateOnly) && f.when <= v.asOf {
			first = f.when
		}
	}
	if from == "" {
		from = first
	}
	return from, said
}

// dayNear returns the full date in the sentence of f that stands nearest to a
// word; "" if the sentence has none.
func (f fact) dayNear(word string) string {
	q := lower(f.span.Quote)
	at := max(0, strings.Index(q, word)) + f.span.Start
	best, day := 1<<30, ""
	for _, d := range f.Findings.Dates {
		if d.Page != f.span.Page || d.Start < f.span.Start || d.End > f.span.End || len(d.Value) != len(time.DateOnly) || sortable(d.Value) == "" {
			continue
		}
		if away := max(d.Start-at, at-d.End); away < best {
			best, day = away, d.Value
		}
	}
	return day
}

// decided returns the date of the newest decision on or before the case's
// date, with the words that decide. A draft without them decides nothing.
func (v *view) decided() (string, []fact) {
	day, said := "", []fact{}
	for _, p := range v.papers("afgoerelse") {
		fs := v.inPapers([]*paper{p}, "grant", "refusal")
		draft := p.headed("udkast") || strings.Contains(lower(p.Path), "udkast")
		if len(fs) > 0 && !draft && len(p.date) == len(time.DateOnly) && p.date <= v.asOf {
			day, said = p.date, fs
		}
	}
	return day, said
}

// delayTold finds a letter to the citizen that the deadline cannot be kept.
func (v *view) delayTold() []fact {
	letters := v.papers("korrespondance", "partshoering", "afgoerelse", "journalnotat")
	late := only(v.mentions(letters, "frist", "sagsbehandlingstid", "forsink"), "kan ikke overhold", "ikke kan overhold", "ikke nå", "forlæng", "forsink", "udskud", "udskyd", "forventer at træffe", "forventes truffet")
	return without(late, "svarfrist", "høringsfrist", "klagefrist")
}

// monthsFrom moves a date by whole months; a day the month lacks becomes its
// last.
func monthsFrom(date string, months int) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	moved := t.AddDate(0, months, 0)
	if moved.Day() != t.Day() {
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return moved.Format(time.DateOnly)
}
