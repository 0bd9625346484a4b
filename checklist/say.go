package checklist

import (
	"strconv"
	"strings"
	"time"
)

// kinds names document types in running Danish text, definite form.
var kinds = map[string]string{
	"rehabiliteringsplan-forberedende": "rehabiliteringsplanen", "rehabiliteringsplan-indsatsdel": "planens indsatsdel",
	"samlet-beskrivelse": "den samlede beskrivelse", "teamindstilling": "teamets indstilling",
	"sundhedskoordinator-udtalelse": "sundhedskoordinatorens udtalelse",
	"laege-265":                     "LÆ 265", "laege-125": "LÆ 125", "laege-135": "LÆ 135", "laege-145": "LÆ 145",
	"laege-275": "LÆ 275", "laege-285": "LÆ 285", "speciallaegeerklaering": "speciallægeerklæringen",
	"epikrise": "epikrisen", "neuropsykologisk-undersoegelse": "den neuropsykologiske undersøgelse",
	"funktionsevnebeskrivelse": "funktionsevnebeskrivelsen", "praktikevaluering": "praktikevalueringen",
	"journalnotat": "journalen", "moedereferat": "mødereferatet", "partshoering": "høringsbrevet",
	"afgoerelse": "afgørelsen", "ansoegning": "ansøgningen", "klage": "klagen", "samtykke": "samtykket",
	"cv": "cv'et", "korrespondance": "brevet", "andet": "dokumentet",
}

// source names where a fact stands: "LÆ 125 af 25. august 2015".
func source(f fact) string {
	name := kinds[f.kind]
	if name == "" {
		name = "dokumentet"
	}
	when := f.when
	if f.paper != nil && f.when == f.paper.date {
		when = f.paper.foundDate() // a year as a year
	}
	switch d := danish(when); {
	case d == "":
		return name
	case len(when) < len(time.DateOnly):
		return name + " fra " + d
	default:
		return name + " af " + d
	}
}

// sources names where the facts stand, newest first, at most n of them.
func sources(fs []fact, n int) string {
	names := []string{}
	for i := len(fs) - 1; i >= 0 && len(names) < n; i-- {
		if s := source(fs[i]); !has(names, s) {
			names = append(names, s)
		}
	}
	return list(names)
}

// paperName names a document: "teamets indstilling af 14. september 2016".
func paperName(p *paper) string { return source(fact{paper: p, when: p.date}) }

// list joins Danish words: "a, b og c".
func list(parts []string) string {
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " og " + parts[len(parts)-1]
}

// upper makes the first letter a capital.
func upper(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return strings.ToUpper(s)
}

// years says an age in Danish.
func years(n int) string { return strconv.Itoa(n) + " år" }
