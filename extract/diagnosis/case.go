package diagnosis

import (
	"strings"
	"sync"
)

// generalTable is diagnosis_general.tsv, read once.
var generalTable = sync.OnceValue(func() map[string]string {
	m, err := loadPairs("diagnosis_general.tsv", "general", "special")
	if err != nil {
		panic(err) // an embedded table
	}
	return m
})

// SettleCase makes general diagnoses of the documents of one case special where
// their words take the disorder for known and the case names one special
// disorder only: 'sukkersygen' in a plan is the type 2 diabetes of the doctor's
// attest, 'sukkersyge' stays general. docs[i] are the diagnoses of one document;
// the rows are changed in place, and the shorter lists returned: a general row
// that says what a special one of its document says is left out. What is denied
// stays as it is.
func SettleCase(docs [][]Diagnosis) [][]Diagnosis {
	special := map[string]Diagnosis{}
	for _, rows := range docs {
		for _, d := range rows {
			key := d.Code[:3] + whose(d)
			if o, ok := special[key]; d.Status != Negated && (!ok || len(d.Code) > len(o.Code)) {
				special[key] = d
			}
		}
	}
	for i, rows := range docs {
		out := rows[:0]
		for _, d := range rows {
			s, ok := only(special, d)
			if !ok || d.Status == Negated || !suffixed(d.Quote) {
				out = append(out, d)
				continue
			}
			if !holds(rows, s.Code[:3], d.Status) {
				d.Rule += "; the case names " + s.Code
				d.Code, d.Name = s.Code, s.Name
				out = append(out, d)
			}
		}
		docs[i] = out
	}
	return docs
}

// suffixed reports whether a quote ends in a noun with the article.
func suffixed(quote string) bool {
	return len(quote) > 7 && (strings.HasSuffix(quote, "en") || strings.HasSuffix(quote, "et"))
}

// only returns the one special disorder that a general row may stand for.
func only(special map[string]Diagnosis, d Diagnosis) (Diagnosis, bool) {
	var found Diagnosis
	n := 0
	for _, c := range strings.Split(generalTable()[d.Code], "|") {
		if s, ok := special[c+whose(d)]; ok && c != "" && c != d.Code[:3] {
			found = s
			n++
		}
	}
	return found, n == 1
}

// holds reports whether rows have a category with a status.
func holds(rows []Diagnosis, category string, status Status) bool {
	for _, d := range rows {
		if d.Code[:3] == category && d.Status == status {
			return true
		}
	}
	return false
}

// whose tells relatives apart from the citizen.
func whose(d Diagnosis) string {
	if d.Status == Family {
		return "/family"
	}
	return ""
}
