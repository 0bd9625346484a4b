package report

import (
	"io"
	"net/url"
	"strings"

	"oplyst/checklist"
	"oplyst/ingest"
)

// overviewPage is what template/oversigt.html.tmpl shows: a grid of cases and
// requirements, the sums, and the files that could not be read.
type overviewPage struct {
	Name, Summary string
	Cases         []overviewCase
	Verdicts      []verdictView
	Items         []overviewItem
	Files         []fileView
}

// verdictView is a verdict in word and shape; Href and Title only in the grid.
type verdictView struct {
	Word, Shape, Href, Title string
	Verdict                  checklist.Verdict
}

// Class is the style of the verdict.
func (v verdictView) Class() string { return string(v.Verdict) }

type overviewCase struct {
	Name, Href, AsOf, Track, Error string
	Files, Unread                  int
	Verdicts                       []verdictView
}

type overviewItem struct {
	Title, Short string
	Counts       []int
}

// WriteHTML writes the archive overview.
func (a *Archive) WriteHTML(w io.Writer) error {
	p := overviewPage{Name: a.Name, Summary: a.Summary()}
	for _, v := range checklist.Verdicts {
		words := verdictWords[string(v)]
		p.Verdicts = append(p.Verdicts, verdictView{Word: words.Word, Shape: words.Shape, Verdict: v})
	}
	at := map[string]int{}
	for i := range a.Cases {
		r := &a.Cases[i]
		p.Cases = append(p.Cases, r.overview())
		for _, it := range r.Items {
			if _, ok := at[it.Item]; !ok {
				at[it.Item] = len(p.Items)
				p.Items = append(p.Items, overviewItem{it.Title, word(itemShortWords, it.Item), make([]int, len(checklist.Verdicts))})
			}
			for k, v := range checklist.Verdicts {
				if it.Verdict == v {
					p.Items[at[it.Item]].Counts[k]++
				}
			}
		}
		for _, f := range r.Files {
			if f.State != ingest.Read && f.State != ingest.Skipped {
				// Href is relative to the case's folder; the overview lies one level up
				p.Files = append(p.Files, fileView{Case: r.Name, Path: f.Path, Href: strings.TrimPrefix(f.Href, "../"),
					State: stateWords[f.State], Reason: f.Reason})
			}
		}
	}
	return templates().ExecuteTemplate(w, "oversigt.html.tmpl", p)
}

func (r *CaseRow) overview() overviewCase {
	href := url.PathEscape(r.Folder) + "/rapport.html"
	v := overviewCase{Name: r.Name, Href: href, AsOf: r.AsOf, Track: word(trackShortWords, r.Track), Error: r.Error, Files: len(r.Files),
		Unread: r.States[ingest.Unread] + r.States[ingest.Partial] + r.States[ingest.Quarantined]}
	for _, it := range r.Items {
		words := verdictWords[string(it.Verdict)]
		v.Verdicts = append(v.Verdicts, verdictView{words.Word, words.Shape, href + "#" + it.Item, it.Title, it.Verdict})
	}
	return v
}
