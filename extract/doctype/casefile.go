package doctype

import (
	"slices"
	"sort"
	"strings"
)

// Doc is one document of a case for Case.
type Doc struct {
	Name   string // file name, for nothing but order
	Pages  []string
	People People // of Pages; nil if they were not looked up yet
}

// Foreign is a page or document that concerns somebody else.
type Foreign struct {
	Doc  int      // index in the documents given
	Page int      // 1-based; 0 if the whole document is somebody else's
	Who  Identity // whom it concerns
	Why  string   // "cpr", "born" or "name"
}

// CaseResult is what the documents of a case tell together.
type CaseResult struct {
	Citizen Identity  // by majority; Born "" if no document says it
	Foreign []Foreign // in order of document and page
}

// Case finds the citizen of a case by majority over its documents and the
// documents and pages that belong to another person. born, if not "", is given
// from outside (sag.yaml) and wins over the majority.
func Case(docs []Doc, born string) CaseResult {
	ids := make([]Identity, len(docs))
	docs = slices.Clone(docs)
	for n := range docs {
		if len(docs[n].People) != len(docs[n].Pages) {
			docs[n].People = PeopleOf(docs[n].Pages)
		}
		ids[n] = docs[n].People.About()
	}
	r := CaseResult{Citizen: majority(ids, born)}
	names := aliases(ids, r.Citizen)
	for n, d := range docs {
		r.Foreign = append(r.Foreign, foreign(n, d, names, r.Citizen)...)
	}
	return r
}

// majority is the identity most documents give.
func majority(ids []Identity, born string) Identity {
	votes := map[string]int{}
	for _, id := range ids {
		if id.Born != "" {
			votes[id.Born]++
		}
	}
	keys := make([]string, 0, len(votes))
	for k := range votes {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(a, b int) bool {
		if votes[keys[a]] != votes[keys[b]] {
			return votes[keys[a]] > votes[keys[b]]
		}
		return keys[a] < keys[b]
	})
	c := Identity{Born: born}
	if born == "" && len(keys) > 0 {
		c.Born = keys[0]
	}
	for _, id := range ids { // the fullest name and number that go with the birth date
		if id.Born != c.Born || c.Born == "" {
			continue
		}
		if len(id.CPR) > len(c.CPR) {
			c.CPR = id.CPR
		}
		if len(id.Name) > len(c.Name) {
			c.Name = id.Name
		}
	}
	return c
}

// aliases lists every name that the documents give beside the citizen's birth
// date. One of them may be a doctor's or a caseworker's that stood nearest, so a
// name is somebody else's only if it goes with none of them.
func aliases(ids []Identity, citizen Identity) []string {
	var names []string
	for _, id := range ids {
		if id.Name != "" && id.Born == citizen.Born {
			names = append(names, id.Name)
		}
	}
	return names
}

// foreign lists the pages of one document that concern another person. A page
// that names the citizen by number or birth date is the citizen's, whoever else
// it names.
func foreign(n int, d Doc, names []string, citizen Identity) []Foreign {
	if citizen.Born == "" {
		return nil
	}
	var out []Foreign
	own, other := 0, 0
	for p, t := range d.Pages {
		reach := 3000
		if own > 0 { // within the citizen's own paper only a letterhead makes a page another's
			reach = 600
		}
		switch who, why, mine := whose(p+1, t, d.People[p], names, citizen, reach); {
		case mine:
			own++
		case why != "":
			other++
			out = append(out, Foreign{Doc: n, Page: p + 1, Who: who, Why: why})
		}
	}
	if other > 0 && own == 0 { // the whole document
		f := out[0]
		f.Page = 0
		return []Foreign{f}
	}
	if own > 0 { // a page of the citizen's own document needs a number, or a birth date with another name, to be another's
		kept := out[:0]
		for _, f := range out {
			_, differs := anyName(f.Who.Name, names)
			if f.Why == "cpr" || f.Why == "born" && differs {
				kept = append(kept, f)
			}
		}
		out = kept
	}
	return out
}

// whose tells whether a page is the citizen's own (it names the citizen's
// number or birth date, or without any number the citizen's name), or another
// person's and why. Numbers and dates weigh before names.
func whose(page int, t string, ps []Person, names []string, citizen Identity, reach int) (who Identity, why string, mine bool) {
	for _, x := range ps {
		if x.Born == "" || x.Misfiled {
			continue
		}
		if x.Born == citizen.Born || x.CPR != "" && len(x.CPR) == 6 && x.Born[2:] == citizen.Born[2:] || misread(x, citizen) {
			return Identity{}, "", true
		}
		if why == "" && x.Start < reach {
			who, why = Identity{Name: x.Name, CPR: x.CPR, Born: x.Born, Page: page}, "cpr"
			if x.CPR == "" {
				why = "born"
			}
		}
	}
	if why != "" || len(names) == 0 {
		return who, why, false
	}
	for _, x := range ps {
		if x.Name == "" {
			continue
		}
		same, differs := anyName(x.Name, names)
		if same {
			return Identity{}, "", true
		}
		if differs && why == "" && x.Start < 600 && !x.weak {
			who, why = Identity{Name: x.Name, Page: page}, "name"
		}
	}
	if why == "name" && slices.ContainsFunc(names, func(name string) bool { return namesCitizen(t, name) }) {
		return Identity{}, "", true
	}
	return who, why, false
}

// anyName is sameName over several names: the same as one of them, or clearly
// another than all.
func anyName(name string, names []string) (same, differs bool) {
	differs = true
	for _, n := range names {
		s, d := sameName(name, n)
		if s {
			return true, false
		}
		differs = differs && d
	}
	return false, differs
}

// namesCitizen reports whether the citizen's given name or surname stands
// somewhere in the page.
func namesCitizen(t, name string) bool {
	f := strings.Fields(name)
	return len(f) > 0 && (strings.Contains(t, f[0]) || strings.Contains(t, f[len(f)-1]))
}

// misread reports whether a number is the citizen's with at most two digits
// wrong (typing, OCR) and the name does not speak against it.
func misread(x Person, citizen Identity) bool {
	if len(x.CPR) != 10 || len(citizen.CPR) != 10 {
		return false
	}
	wrong := 0
	for k := 0; k < 10; k++ {
		if x.CPR[k] != citizen.CPR[k] {
			wrong++
		}
	}
	same, _ := sameName(x.Name, citizen.Name)
	return wrong <= 2 && (same || x.Name == "" || namesCitizen(x.Name, citizen.Name))
}
