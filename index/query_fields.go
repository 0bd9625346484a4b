package index

import (
	"strings"
)

// PrecedentFields and CaseFields are the field names a query may use.
var (
	PrecedentFields = []string{"nr", "tema", "lov", "status", "år", "diagnose", "indsats"}
	CaseFields      = []string{"sag", "dokument", "type", "dato", "diagnose", "indsats", "udsagn", "krav", "udfald"}
)

// fieldAlias gives the field a name stands for.
func fieldAlias(name string) string {
	switch name {
	case "nummer", "pm", "afgørelse":
		return "nr"
	case "emne", "temaer":
		return "tema"
	case "paragraf", "law", "lovgivning":
		return "lov"
	case "aar", "year":
		return "år"
	case "diagnoser", "diagnosis", "sygdom":
		return "diagnose"
	case "indsatser", "tilbud":
		return "indsats"
	case "fil", "document":
		return "dokument"
	case "case":
		return "sag"
	case "date":
		return "dato"
	}
	return name
}

func fieldExample(name string) string {
	switch name {
	case "nr":
		return "nr:58-18"
	case "lov":
		return "lov:\"LSP § 16, stk. 2\""
	case "status":
		return "status:gældende"
	case "år":
		return "år:2019 eller år:2014-2019"
	case "diagnose":
		return "diagnose:fibromyalgi"
	case "indsats":
		return "indsats:fleksjob"
	case "dato":
		return "dato:2019 eller dato:2018-01..2019-06"
	case "type":
		return "type:laege-265"
	}
	return name + ":ord"
}

// fieldHint suggests the nearest field name, else lists them.
func fieldHint(name string, fields []string) string {
	for _, f := range fields {
		if editDistance(name, f, 2) <= 1 || strings.HasPrefix(f, name) {
			return "Mente du " + f + ":?"
		}
	}
	return "Felterne er " + strings.Join(fields, ", ")
}

// takeAsOf cuts "gældende på DATO" (also pr., den) out of a query and sets
// AsOf; the place is blanked so that positions stay right.
func (q *Query) takeAsOf(text string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return text
	}
	at := strings.Index(lower, "gældende ")
	for at >= 0 {
		i := at + len("gældende ")
		for _, w := range []string{"på ", "pr. ", "pr ", "per ", "den ", "d. ", "i "} {
			if strings.HasPrefix(lower[i:], w) {
				i += len(w)
				if w != "på " {
					continue
				}
			}
		}
		if i > at+len("gældende ") {
			if day, n := leadingDate(lower[i:]); day != "" {
				q.AsOf = day
				return text[:at] + strings.Repeat(" ", i+n-at) + text[i+n:]
			}
		}
		next := strings.Index(lower[at+1:], "gældende ")
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return text
}
