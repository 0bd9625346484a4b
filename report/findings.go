package report

import (
	"cmp"
	"slices"
	"strings"
)

// diagnosisViews groups the diagnoses of the case by code and status, in order
// of code, with every place that names them. Documents about somebody else are
// left out.
func (c *Case) diagnosisViews() []findingView {
	var all []findingView
	at := map[string]int{}
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.OtherCitizen {
			continue
		}
		for _, x := range d.Findings.Diagnoses {
			key := x.Code + "|" + string(x.Status)
			if _, ok := at[key]; !ok {
				at[key] = len(all)
				all = append(all, findingView{Name: x.Name, Code: x.Code, Status: word(diagnosisStatusWords, string(x.Status))})
			}
			v := &all[at[key]]
			v.Places = append(v.Places, c.quoteView(d.Path, x.Span))
		}
	}
	slices.SortStableFunc(all, func(a, b findingView) int {
		return cmp.Or(strings.Compare(a.Code, b.Code), strings.Compare(a.Status, b.Status))
	})
	return all
}

// indsatsViews groups the indsatser of the case by type, status and period, in
// order of type and start.
func (c *Case) indsatsViews() []findingView {
	type row struct {
		findingView
		sort string
	}
	var all []row
	at := map[string]int{}
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.OtherCitizen {
			continue
		}
		for _, x := range d.Findings.Indsatser {
			if x.Status == "mentioned" {
				continue
			}
			key := x.Type + "|" + x.From + "|" + x.To + "|" + string(x.Status)
			if _, ok := at[key]; !ok {
				at[key] = len(all)
				all = append(all, row{findingView{Name: word(indsatsTypeWords, x.Type),
					Status: word(indsatsStatusWords, string(x.Status)), Period: period(x.From, x.To)}, key})
			}
			v := &all[at[key]]
			if v.Hours == "" {
				v.Hours = hours(x.HoursPerWeek)
			}
			v.Places = append(v.Places, c.quoteView(d.Path, x.Span))
		}
	}
	slices.SortStableFunc(all, func(a, b row) int { return strings.Compare(a.sort, b.sort) })
	views := make([]findingView, len(all))
	for i := range all {
		views[i] = all[i].findingView
	}
	return views
}
