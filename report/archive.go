package report

import (
	"fmt"
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
	Leaked        bool   // not written: pseudonymisation left an original in its outputs
	Compared      *ComparedRow
}

// ComparedRow is the case by the rules of a second date.
type ComparedRow struct {
	AsOf, Regime string
	Items        []ItemRow // as CaseRow.Items, with the second date's verdicts; Reason says what the change means
}

// FileRow is one file of the archive and the state it ended in.
type FileRow struct {
	Path, Type, Date, SHA256, Reason string
	State                            ingest.State
	Pages                            int
	UnreadPages                      []int
	Href                             string
	Size                             int64 // -1 if it is not told
	Letters                          int   // bytes of text that was read
	Documents                        int   // papers in it: more than 1 in a merged file, which has no type and date of its own
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
	for _, f := range c.files() {
		r.Files = append(r.Files, f.row(c))
	}
	for _, it := range c.Result.Items {
		r.Items = append(r.Items, ItemRow{it.Item, it.Title, it.Reason, it.Action, it.Verdict})
	}
	if x := c.Comparison; x != nil {
		r.Compared = &ComparedRow{AsOf: x.Second.AsOf, Regime: x.Second.Regime}
		for i := range x.Items {
			y := &x.Items[i]
			r.Compared.Items = append(r.Compared.Items, ItemRow{y.Item, y.Title, y.Text, y.Second.Action, y.Second.Verdict})
		}
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
