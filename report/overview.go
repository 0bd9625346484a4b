package report

import (
	"fmt"
	"io"
	"net/url"
	"slices"
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
	Gaps          []gapView // commonest first
	Compared      bool
	Shared        []shared // files that lie in several cases
	Files         []fileView
}

// gapView is how often a requirement has a gap over the archive.
type gapView struct {
	Title, Text string
	Cases       int
}

// verdictView is a verdict in word and shape; Href and Title only in the grid.
type verdictView struct {
	Word, Shape, Href, Title string
	Verdict                  checklist.Verdict
}

// Class is the style of the verdict.
func (v verdictView) Class() string { return string(v.Verdict) }

type overviewCase struct {
	Name, Href, AsOf, Track, Error, Second string
	Files, Unread, Open                    int // Open counts the requirements with a gap
	Verdicts                               []verdictView
}

type overviewItem struct {
	ID, Title, Short string
	Counts           []int
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
		p.Compared = p.Compared || r.Compared != nil
		for _, it := range r.Items {
			if _, ok := at[it.Item]; !ok {
				at[it.Item] = len(p.Items)
				p.Items = append(p.Items, overviewItem{it.Item, it.Title, word(itemShortWords, it.Item), make([]int, len(checklist.Verdicts))})
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
	p.Gaps, p.Shared = commonGaps(p.Items), a.elsewhere()
	return templates().ExecuteTemplate(w, "oversigt.html.tmpl", p)
}

// maxGaps bounds the list of the commonest gaps.
const maxGaps = 6

// commonGaps lists the requirements that most cases have a gap in.
func commonGaps(items []overviewItem) []gapView {
	var all []gapView
	for _, it := range items {
		g := gapView{Title: it.Title}
		var parts []string
		for k, v := range checklist.Verdicts {
			if gap(v) && it.Counts[k] > 0 {
				g.Cases += it.Counts[k]
				parts = append(parts, fmt.Sprintf("%d %s", it.Counts[k], strings.ToLower(verdictWords[string(v)].Word)))
			}
		}
		if g.Cases > 0 {
			g.Text = strings.Join(parts, ", ")
			all = append(all, g)
		}
	}
	slices.SortStableFunc(all, func(a, b gapView) int { return b.Cases - a.Cases })
	return all[:min(len(all), maxGaps)]
}

func (r *CaseRow) overview() overviewCase {
	href := url.PathEscape(r.Folder) + "/rapport.html"
	if r.Leaked {
		href = ""
	}
	v := overviewCase{Name: r.Name, Href: href, AsOf: r.AsOf, Second: r.comparedLine(), Track: word(trackShortWords, r.Track), Error: r.Error, Files: len(r.Files),
		Unread: r.States[ingest.Unread] + r.States[ingest.Partial] + r.States[ingest.Quarantined]}
	for _, it := range r.Items {
		if gap(it.Verdict) {
			v.Open++
		}
		words := verdictWords[string(it.Verdict)]
		v.Verdicts = append(v.Verdicts, verdictView{words.Word, words.Shape, href + "#" + it.Item, it.Title, it.Verdict})
	}
	return v
}
