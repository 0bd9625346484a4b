package index

import "strings"

// diagnosisKind is the kind of tag of what the citizen has or is suspected of
// having; with "-" and a status behind it, of that status alone.
const diagnosisKind = "diagnose"

// DiagnosisTags makes a page findable by a diagnosis found on it: by its code
// and its name, with its status ("confirmed", "suspected", "negated",
// "historical", "family"). Only the first two answer a plain diagnose:M79.7.
func DiagnosisTags(code, name, status string, start, end int) []Tag {
	kinds := []string{diagnosisKind + "-" + status}
	if status == "confirmed" || status == "suspected" {
		kinds = append(kinds, diagnosisKind)
	}
	var out []Tag
	for _, kind := range kinds {
		for _, value := range []string{code, strings.ToLower(name)} {
			if value != "" {
				out = append(out, Tag{Kind: kind, Value: value, Start: start, End: end})
			}
		}
	}
	return out
}

// diagnosisStatuses gives the kinds of tags that a word before the diagnosis
// asks for: diagnose:afkræftet:M79.7.
var diagnosisStatuses = map[string][]string{
	"bekræftet": {"confirmed"}, "bekraeftet": {"confirmed"},
	"mistanke": {"suspected"}, "mistænkt": {"suspected"}, "obs": {"suspected"},
	"afkræftet": {"negated"}, "afkraeftet": {"negated"}, "negeret": {"negated"},
	"tidligere": {"historical"}, "historisk": {"historical"},
	"familie": {"family"}, "slægt": {"family"},
	"alle": {"confirmed", "suspected", "negated", "historical", "family"},
}

// diagnosisKinds reads the status before a diagnosis, if one is named.
func diagnosisKinds(value string) (kinds []string, rest string, named bool) {
	word, rest, ok := strings.Cut(value, ":")
	statuses, known := diagnosisStatuses[strings.ToLower(strings.TrimSpace(word))]
	if !ok || !known {
		return []string{diagnosisKind}, value, false
	}
	for _, s := range statuses {
		kinds = append(kinds, diagnosisKind+"-"+s)
	}
	return kinds, strings.TrimSpace(rest), true
}
