package report

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"oplyst/checklist"
	"oplyst/ingest"
)

// Archive is what the overview, the CSV files and the terminal show of a whole
// scan. It holds no page text, so that an archive of any size fits in memory.
type Archive struct {
	Name  string
	Cases []CaseRow // in archive order
	Loose []FileRow // files beside the cases that are no document of any
}

// CaseRow is one case in the overview.
type CaseRow struct {
	Name, Folder  string // Folder is the case's folder under the output folder
	AsOf, AsOfWhy string
	Regime        string
	Track         string
	Pages, Unread int
	States        map[ingest.State]int
	Files         []FileRow
	Items         []ItemRow
	Warnings      int
	Error         string // Danish: why the case could not be judged, "" if it was
}

// FileRow is one file of the archive and the state it ended in.
type FileRow struct {
	Path, Type, Date, SHA256, Reason string
	State                            ingest.State
	Pages                            int
	UnreadPages                      []int
	Href                             string
	Size                             int64
}

// ItemRow is one verdict.
type ItemRow struct {
	Item, Title, Reason, Action string
	Verdict                     checklist.Verdict
}

// Row is the overview's row for the case.
func (c *Case) Row(folder string) CaseRow {
	r := CaseRow{Name: c.Name, Folder: folder, AsOf: c.Result.AsOf, AsOfWhy: c.AsOfWhy, Regime: c.Result.Regime,
		Track: string(c.Result.Track), States: c.States(), Warnings: len(c.AllWarnings())}
	r.Pages, r.Unread = c.Pages()
	for i := range c.Documents {
		d := &c.Documents[i]
		reason := d.Reason
		if reason == "" {
			reason = firstReason(d.Pages)
		}
		r.Files = append(r.Files, FileRow{Path: d.Path, Type: d.Findings.Type, Date: d.Findings.Date, SHA256: d.SHA256,
			Reason: reason, State: d.State, Pages: len(d.Pages), UnreadPages: d.UnreadPages(), Href: c.href(d.Path, 0), Size: d.Size})
	}
	for _, it := range c.Result.Items {
		r.Items = append(r.Items, ItemRow{it.Item, it.Title, it.Reason, it.Action, it.Verdict})
	}
	return r
}

// States adds up the files of the archive by state.
func (a *Archive) States() map[ingest.State]int {
	n := make(map[ingest.State]int, len(ingest.States))
	for i := range a.Cases {
		for s, k := range a.Cases[i].States {
			n[s] += k
		}
	}
	for i := range a.Loose {
		n[a.Loose[i].State]++
	}
	return n
}

// Files counts the files of the archive.
func (a *Archive) Files() int {
	n := len(a.Loose)
	for i := range a.Cases {
		n += len(a.Cases[i].Files)
	}
	return n
}

// Pages counts the pages of the archive and the unread ones among them.
func (a *Archive) Pages() (total, unread int) {
	for i := range a.Cases {
		total += a.Cases[i].Pages
		unread += a.Cases[i].Unread
	}
	return total, unread
}

// Summary says in one Danish sentence what was read and what not.
func (a *Archive) Summary() string {
	total, unread := a.Pages()
	n := a.States()
	text := fmt.Sprintf("%s med %s og %s.", count(len(a.Cases), "sag", "sager"), count(a.Files(), "fil", "filer"),
		count(total, "side", "sider"))
	var parts []string
	for _, s := range ingest.States {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], stateWords[s]))
		}
	}
	if len(parts) > 0 {
		text += " Filer: " + strings.Join(parts, ", ") + "."
	}
	if unread > 0 {
		text += " " + count(unread, "side", "sider") + " kunne ikke læses."
	}
	return text
}

type overviewPage struct {
	Name, Summary string
	Cases         []overviewCase
	Verdicts      []struct{ Word, Shape string }
	Items         []overviewItem
	Files         []fileView
}

type overviewCase struct {
	Name, Href, AsOf, Track, Error string
	Files, Unread                  int
	Gaps                           []overviewGap
}

type overviewGap struct {
	Href, Title, Word, Shape string
	Verdict                  checklist.Verdict
}

type overviewItem struct {
	Title  string
	Counts []int
}

// WriteHTML writes the archive overview.
func (a *Archive) WriteHTML(w io.Writer) error {
	p := overviewPage{Name: a.Name, Summary: a.Summary()}
	for _, v := range checklist.Verdicts {
		p.Verdicts = append(p.Verdicts, verdictWords[string(v)])
	}
	at := map[string]int{}
	for i := range a.Cases {
		r := &a.Cases[i]
		p.Cases = append(p.Cases, r.overview())
		for _, it := range r.Items {
			if _, ok := at[it.Item]; !ok {
				at[it.Item] = len(p.Items)
				p.Items = append(p.Items, overviewItem{it.Title, make([]int, len(checklist.Verdicts))})
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
	v := overviewCase{Name: r.Name, Href: href, AsOf: danishDate(r.AsOf), Track: word(trackWords, r.Track), Error: r.Error,
		Files: len(r.Files), Unread: r.States[ingest.Unread] + r.States[ingest.Partial] + r.States[ingest.Quarantined]}
	for _, it := range r.Items {
		if it.Verdict == checklist.Documented || it.Verdict == checklist.NotApplicable {
			continue
		}
		w := verdictWords[string(it.Verdict)]
		v.Gaps = append(v.Gaps, overviewGap{href + "#" + it.Item, it.Title, w.Word, w.Shape, it.Verdict})
	}
	return v
}
