package match

// Decision is what the context says of one target.
type Decision struct {
	Active []Found // triggers whose scope reaches the target, by first token
}

// Has returns the first active trigger of a type.
func (d Decision) Has(typ TriggerType) (Found, bool) {
	for _, f := range d.Active {
		if f.Type == typ {
			return f, true
		}
	}
	return Found{}, false
}

// Decide returns the triggers that reach the tokens first to last of a text.
// Its work is bounded by the triggers of one sentence.
func (c *Context) Decide(t *Text, first, last int) Decision {
	var d Decision
	s := c.scanText(t)
	sent := t.Tokens[first].Sent
	for _, f := range s.found[s.of[sent]:s.of[sent+1]] {
		if s.reaches(t, f, first, last) {
			d.Active = append(d.Active, f)
		}
	}
	return d
}

// Values of Decision.Diagnosis.
const (
	Affirmed      = "affirmed"
	Negated       = "negated"
	Uncertain     = "uncertain"
	Historical    = "historical"
	OfFamily      = "family"
	Hypothetical  = "hypothetical"
	GenericValue  = "generic"
	SequelaValue  = "sequela"
	ResolvedValue = "resolved"
)

// Diagnosis sums the active triggers up for a disorder: the value, and the
// trigger that decided ("" text if none did).
func (d Decision) Diagnosis() (string, Found) {
	for _, p := range []struct {
		typ   TriggerType
		value string
	}{{Relative, OfFamily}, {Generic, GenericValue}, {Hypo, Hypothetical}, {Neg, Negated}, {Resolved, ResolvedValue},
		{Poss, Uncertain}, {Sequela, SequelaValue}, {Hist, Historical}} {
		f, ok := d.Has(p.typ)
		if known, is := d.Has(Known); is && p.typ == Poss && (known.First > f.First || !known.Forward) {
			continue // 'mistanken om PTSD er bekræftet'
		}
		if ok {
			return p.value, f
		}
	}
	return Affirmed, Found{Trigger: &Trigger{}}
}

// Mentioned is the state of an indsats without any trigger.
const Mentioned = "nævnt"

// Indsats sums the active triggers up for a measure: its state in the words of
// context.tsv, and the trigger that decided.
func (d Decision) Indsats() (string, Found) {
	for _, typ := range []TriggerType{Declined, Rejected, NotStarted, Interrupted, Neg, Pseudo, Plan, Done, Ongoing, Hist, Resolved} {
		if f, ok := d.Has(typ); ok {
			if f.State == "" {
				if typ == Neg {
					return "ikke iværksat", f
				}
				continue
			}
			return f.State, f
		}
	}
	return Mentioned, Found{Trigger: &Trigger{}}
}
