package diagnosis

import (
	"cmp"
	"slices"
	"strings"

	"oplyst/extract/match"
)

// consolidate turns mentions into rows: one per code (first three characters)
// and status, after later and weightier mentions of the same disorder of the
// same person have decided.
func (f *Finder) consolidate(doc *document, all []mention) []Diagnosis {
	all = f.special(all)
	groups := map[string][]mention{}
	var order []string
	for _, m := range all {
		key := m.code[:3] + person(m)
		if _, ok := groups[key]; !ok {
			order = append(order, key)
		}
		groups[key] = append(groups[key], m)
	}
	var chosen []mention
	for _, key := range order {
		chosen = append(chosen, f.settle(groups[key])...)
	}
	slices.SortStableFunc(chosen, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.start, b.start))
	})
	out := make([]Diagnosis, 0, len(chosen))
	for _, m := range chosen {
		span := doc.pages[m.page].ByteSpan(m.page+1, m.start, m.end)
		out = append(out, Diagnosis{Span: span, Code: m.code, Name: m.name, Status: m.status, Rule: f.explain(&m)})
	}
	return out
}

// settle keeps of the mentions of one disorder of one person one per status
// that stands.
func (f *Finder) settle(ms []mention) []mention {
	best := map[Status]mention{}
	for _, m := range ms {
		if o, ok := best[m.status]; !ok || stronger(m, o) {
			best[m.status] = m
		}
	}
	c, confirmed := best[Confirmed]
	n, negated := best[Negated]
	h, historical := best[Historical]
	if sus, ok := best[Suspected]; ok && (confirmed && !distinct(c.code, sus.code) || negated && !distinct(n.code, sus.code)) {
		delete(best, Suspected)
	}
	firm := c.explicit || c.coded
	switch {
	case confirmed && negated && (n.fresh || distinct(c.code, n.code) || subtype(c, n)):
	case confirmed && negated && (firm || c.weight > n.weight) && !n.later:
		delete(best, Negated)
	case confirmed && negated:
		delete(best, Confirmed)
		confirmed = false
	}
	if confirmed && historical && !distinct(c.code, h.code) {
		switch {
		case h.weak && (firm || c.weight > h.weight):
			delete(best, Historical)
		case h.explicit && !firm && c.weight <= h.weight && f.course(c.code) == "episodic":
			delete(best, Confirmed)
		}
	}
	if negated && historical && n.later && n.page == h.page && n.first == h.first {
		delete(best, Historical) // what was believed once is refuted
		historical = false
	}
	if negated && historical && f.course(h.code) == "" && !h.later && !h.coded && (n.page > h.page || n.page == h.page && n.first > h.first) && !n.fresh && h.by != nil && h.by.Type == match.Hist {
		delete(best, Historical) // a lasting disorder that is not there was never there
		historical = false
	}
	if negated && historical && h.explicit && !n.fresh && (h.code[0] == 'C' || n.trait) {
		delete(best, Negated) // once there and gone: 'leukæmien er i remission'
	}
	if s, ok := best[Suspected]; ok && historical && h.later && s.first == h.first {
		delete(best, Suspected)
	}
	var out []mention
	for _, s := range []Status{Confirmed, Suspected, Negated, Historical, Family} {
		if m, ok := best[s]; ok {
			out = append(out, m)
		}
	}
	return out
}

// subtype reports whether a denial is of a special kind of what is confirmed in
// general: 'en personlighedsforstyrrelse; borderline er ikke bekræftet'.
func subtype(c, n mention) bool {
	return len(c.code) > 4 && len(n.code) > 4 && c.code[4] == '9' && n.code[4] != '9' && c.code[:3] == "F60" && c.first != n.first
}

// distinct reports whether two codes of one category are different special
// disorders.
func distinct(a, b string) bool {
	return a != b && len(a) > 4 && len(b) > 4 && a[4] != '9' && b[4] != '9'
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

// special drops mentions of a general category, or moves them to a special one
// that the document names of the same person: 'kræften' after 'lungekræft'. A
// denial is moved, other general mentions add nothing.
func (f *Finder) special(all []mention) []mention {
	seen, held := map[string]string{}, map[string]bool{}
	for _, m := range all {
		key := m.code[:3] + person(m)
		if _, ok := seen[key]; !ok && f.general[m.code] == "" {
			seen[key] = m.code
		}
		held[key] = held[key] || m.status != Negated && m.status != Suspected
	}
	out := all[:0]
	for _, m := range all {
		code, general := "", f.general[m.code]
		if general == "" {
			out = append(out, m)
			continue
		}
		for _, special := range strings.Split(general, "|") {
			if c, ok := seen[special+person(m)]; ok && special != "" && code == "" && (held[special+person(m)] || m.code[0] != 'R') {
				code = c
			}
		}
		switch {
		case code == "", m.explicit && m.status != Family && m.code[:1] != "C":
			out = append(out, m)
		case (m.status == Negated || m.status == Historical) && m.code[:1] == code[:1] && m.code[:1] == "C":
			m.code = code
			m.say("the kind named before")
			out = append(out, m)
		}
	}
	return out
}

// person tells relatives apart from the citizen.
func person(m mention) string {
	if m.status == Family {
		return "/family"
	}
	return ""
}
