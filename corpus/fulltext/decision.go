package fulltext

import (
	"slices"
	"strconv"
	"strings"

	"oplyst/corpus"
)

// Decision is a record as the catalogue has decisions. Its holding and facts
// are empty: those of the catalogue are own words, the text is the official one.
func (r *Record) Decision() corpus.Decision {
	d := corpus.Decision{Nr: r.Nr, Type: r.Type, Title: r.Title, Date: r.Date, Published: r.Published, Status: r.Status, StatusFrom: r.StatusFrom,
		ReplacedBy: r.ReplacedBy, Replaces: slices.Concat(r.Replaces, r.Merges), Merges: r.Merges, LawRefs: r.LawRefs,
		Sources: r.URLs, Confidence: "high", FullText: true, Cites: r.Cites}
	if d.Published == "" {
		d.Published = r.Date
	}
	if d.Published == "" {
		d.Published = strconv.Itoa(corpus.Year(r.Nr))
	}
	for _, l := range r.Labels {
		if !strings.HasPrefix(strings.ToLower(l), "lov") {
			d.Themes = append(d.Themes, l)
		}
	}
	d.Keywords = Subjects(r.Title)
	if len(d.Sources) == 0 && r.Source != "" {
		d.Sources = []string{r.Source}
	}
	for _, f := range []struct {
		name    string
		missing bool
	}{{"title", d.Title == ""}, {"date", d.Date == ""}, {"law_refs", len(d.LawRefs) == 0}, {"status", !r.confirmsStatus()}} {
		if f.missing {
			d.Unconfirmed = append(d.Unconfirmed, f.name)
		}
	}
	return d
}
