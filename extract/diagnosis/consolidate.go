package diagnosis

import (
	"cmp"
	"slices"
)

// consolidate turns mentions into rows: one per code (first three characters)
// and status, after later and weightier mentions of the same disorder of the
// same person have decided.
func consolidate(doc *document, all []mention) []Diagnosis {
	groups := map[string][]mention{}
	var order []string
	for _, m := range all {
		key := m.code[:3]
		if m.status == Family {
			key += "/family"
		}
		if _, ok := groups[key]; !ok {
			order = append(order, key)
		}
		groups[key] = append(groups[key], m)
	}
	var chosen []mention
	for _, key := range order {
		chosen = append(chosen, settle(groups[key])...)
	}
	chosen = subsume(chosen)
	slices.SortStableFunc(chosen, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.start, b.start))
	})
	out := make([]Diagnosis, 0, len(chosen))
	for _, m := range chosen {
		span := doc.pages[m.page].ByteSpan(m.page+1, m.start, m.end)
		out = append(out, Diagnosis{Span: span, Code: m.code, Name: m.name, Status: m.status, Rule: m.rule})
	}
	return out
}

// settle keeps of the mentions of one disorder of one person one per status
// that stands.
func settle(ms []mention) []mention {
	best := map[Status]mention{}
	for _, m := range ms {
		if o, ok := best[m.status]; !ok || stronger(m, o) {
			best[m.status] = m
		}
	}
	_, confirmed := best[Confirmed]
	_, negated := best[Negated]
	if confirmed || negated {
		delete(best, Suspected)
	}
	if confirmed && negated {
		if best[Confirmed].explicit || best[Confirmed].coded || best[Confirmed].weight > best[Negated].weight {
			delete(best, Negated)
		} else {
			delete(best, Confirmed)
		}
	}
	var out []mention
	for _, s := range []Status{Confirmed, Suspected, Negated, Historical, Family} {
		if m, ok := best[s]; ok {
			out = append(out, m)
		}
	}
	return out
}

// stronger reports whether a says more than b of the same status.
func stronger(a, b mention) bool {
	if a.coded != b.coded {
		return a.coded
	}
	if a.weight != b.weight {
		return a.weight > b.weight
	}
	return len(a.code) > len(b.code)
}

// subsume drops general disorders where the same person has a special one.
func subsume(all []mention) []mention { return all }
