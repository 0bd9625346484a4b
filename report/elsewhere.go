package report

import (
	"sort"
	"strings"
)

// shared is a file that lies in several cases, byte for byte.
type shared struct {
	Files, Cases string // Danish lists: "brev.pdf", "h01 og h07"
}

// Bounds of what is told as lying in several cases: a text of so many letters,
// in at most so many cases. Shorter ones are blank forms; what lies in more is
// a leaflet or a form that everybody gets.
const (
	sharedLetters = 400
	sharedCases   = 3
)

// elsewhere lists the files that lie in more than one case, in the order of the
// archive: a letter may have been filed in the wrong one. It tells names of
// cases and files, nothing of what is in them.
func (a *Archive) elsewhere() []shared {
	type place struct{ kase, file string }
	at, order := map[string][]place{}, []string{}
	for i := range a.Cases {
		for _, f := range a.Cases[i].Files {
			if f.SHA256 == "" || f.Letters < sharedLetters {
				continue
			}
			if _, ok := at[f.SHA256]; !ok {
				order = append(order, f.SHA256)
			}
			at[f.SHA256] = append(at[f.SHA256], place{a.Cases[i].Name, f.Path})
		}
	}
	var out []shared
	for _, sum := range order {
		files, cases := map[string]bool{}, map[string]bool{}
		for _, p := range at[sum] {
			files[p.file], cases[p.kase] = true, true
		}
		if len(cases) > 1 && len(cases) <= sharedCases {
			out = append(out, shared{strings.Join(sorted(files), "; "), strings.Join(sorted(cases), ", ")})
		}
	}
	return out
}

func sorted(set map[string]bool) []string {
	var all []string
	for s := range set {
		all = append(all, s)
	}
	sort.Strings(all)
	return all
}
