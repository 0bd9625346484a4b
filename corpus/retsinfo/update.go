package retsinfo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"oplyst/corpus/fulltext"
	"oplyst/whole"
)

// daysBack is how far back the interface lists changes.
const daysBack = 10

// stateFile remembers in the collection's folder how far an update came.
const stateFile = "hentning.json"

// state is the contents of stateFile.
type state struct {
	Done    string   `json:"done"`              // last day whose documents are all fetched, YYYY-MM-DD
	Day     string   `json:"day,omitempty"`     // the day in hand
	Pending []string `json:"pending,omitempty"` // its addresses still to fetch
}

// change is an entry of a day's list, as far as it is used.
type change struct {
	Accession string `json:"accessionsnummer"`
	Href      string `json:"href"`
	Reason    string `json:"reasonForChange"`
	Type      struct {
		ShortName string `json:"shortName"`
	} `json:"documentType"`
}

// Report is what an update did.
type Report struct {
	Days    int // whose lists were read
	Items   []fulltext.Item
	Removed []string // accession numbers that Retsinformation took away; our texts stay
	Missed  string   // Danish: days that could no longer be asked for, or ""
}

// Update fetches the decisions that changed since the last update, at most ten
// days back, into a collection. On an error what was fetched is kept and the
// next Update goes on from there. say, if not nil, is told of progress in
// Danish. The error is a *StopError, a *fulltext.DiskError or the context's.
func (c *Client) Update(ctx context.Context, f fulltext.Folder, say func(string)) (*Report, error) {
	if say == nil {
		say = func(string) {}
	}
	if err := f.Writable(); err != nil {
		return nil, err
	}
	u := &update{client: c, folder: f, say: say, report: &Report{}}
	if err := u.load(); err != nil {
		return nil, err
	}
	if !c.open() {
		return u.report, &StopError{closedText}
	}
	today := danish(c.now())
	first := today.AddDate(0, 0, -daysBack).Format(time.DateOnly)
	day := u.state.Day
	if day == "" {
		day = first
		if u.state.Done != "" {
			day = nextDay(u.state.Done)
		}
	}
	if day < first {
		if u.state.Done != "" {
			u.report.Missed = fmt.Sprintf("Ændringer fra %s til dagen før %s kan ikke længere hentes dag for dag; hent dem som filer, og brug search import.", day, first)
		}
		day, u.state.Pending, u.state.Day = first, nil, ""
	}
	for ; day < today.Format(time.DateOnly); day = nextDay(day) {
		if err := u.day(ctx, day); err != nil {
			return u.report, err
		}
	}
	return u.report, nil
}

func nextDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "9999-12-31"
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}

// update is one run.
type update struct {
	client *Client
	folder fulltext.Folder
	say    func(string)
	state  state
	report *Report
}

// day fetches the list of a day, unless that was done before, and then its
// documents.
func (u *update) day(ctx context.Context, day string) error {
	if u.state.Day != day {
		pending, err := u.list(ctx, day)
		if err != nil {
			return err
		}
		u.report.Days++
		u.state.Day, u.state.Pending = day, pending
		if err := u.save(); err != nil {
			return err
		}
		u.say(fmt.Sprintf("%s: %d afgørelser er ændret", day, len(pending)))
	}
	for len(u.state.Pending) > 0 {
		if err := u.fetch(ctx, u.state.Pending[0]); err != nil {
			return err
		}
		u.state.Pending = u.state.Pending[1:]
		if err := u.save(); err != nil {
			return err
		}
	}
	u.state = state{Done: day}
	return u.save()
}

// list gives the addresses of the decisions that changed on a day.
func (u *update) list(ctx context.Context, day string) ([]string, error) {
	address := u.client.base() + "/v1/Documents?" + url.Values{"date": {day}}.Encode()
	data, err := u.client.get(ctx, address, "application/json", listPause, maxList)
	if err != nil {
		return nil, stop(ctx, err)
	}
	var changes []change
	if err := json.Unmarshal(data, &changes); err != nil {
		return nil, &StopError{"Retsinformations liste for " + day + " kan ikke læses; prøv igen senere"}
	}
	var out []string
	for _, ch := range changes {
		if !isDecision(ch.Type.ShortName) {
			continue
		}
		if strings.EqualFold(ch.Reason, "RemovedDocument") {
			u.report.Removed = append(u.report.Removed, ch.Accession)
			continue
		}
		if ch.Href != "" && !slices.Contains(out, ch.Href) {
			out = append(out, ch.Href)
		}
	}
	return out, nil
}

// isDecision keeps the types that decisions are published as.
func isDecision(shortName string) bool {
	return strings.HasPrefix(shortName, "KEN") || strings.HasPrefix(shortName, "AFG")
}

// stop makes an error that ends the run a Danish one.
func stop(ctx context.Context, err error) error {
	var known *StopError
	if errors.As(err, &known) || ctx.Err() != nil {
		return err
	}
	return &StopError{"Retsinformations liste kan ikke hentes (" + err.Error() + "); prøv igen senere"}
}

// fetch puts one document into the collection. One that can't be had or read
// is an item of the report; only what ends the run is an error.
func (u *update) fetch(ctx context.Context, href string) error {
	item := fulltext.Item{Name: href, Result: fulltext.Failed}
	data, err := u.client.get(ctx, href, "application/xml", documentPause, maxDocument)
	var ends *StopError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &ends):
		return err
	case err != nil:
		item.Reason = err.Error()
		u.report.Items = append(u.report.Items, item)
		return nil
	}
	r, err := u.client.reader().Record(ctx, nameOf(href), data, nil)
	if err != nil {
		if fulltext.IsForeign(err) {
			item.Result = fulltext.Foreign
		}
		item.Reason = err.Error()
		u.report.Items = append(u.report.Items, item)
		return nil
	}
	if address := strings.TrimSuffix(strings.TrimSuffix(href, "/xml"), "/dan"); strings.HasPrefix(address, "http") && len(r.URLs) == 0 {
		r.URLs = append(r.URLs, address)
	}
	item, err = u.folder.Add(href, r)
	if err != nil {
		return err
	}
	u.say(fmt.Sprintf("%s: %s", item.Nr, item.Result))
	u.report.Items = append(u.report.Items, item)
	return nil
}

// nameOf makes a file name of an address: "2023-9456.xml".
func nameOf(href string) string {
	parts := strings.Split(strings.TrimSuffix(strings.TrimSuffix(href, "/xml"), "/dan"), "/")
	return strings.Join(parts[max(0, len(parts)-2):], "-") + ".xml"
}

func (u *update) path() string { return filepath.Join(u.folder.Dir, stateFile) }

func (u *update) load() error {
	data, err := os.ReadFile(u.path())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return &fulltext.DiskError{Dir: u.folder.Dir, Err: err}
	}
	if err := json.Unmarshal(data, &u.state); err != nil || nextDay(u.state.Done) == "9999-12-31" && u.state.Done != "" {
		u.state = state{} // start over; nothing is fetched twice in vain
	}
	return nil
}

func (u *update) save() error {
	data, err := json.Marshal(u.state)
	if err != nil {
		return err
	}
	if err := whole.Write(u.path(), append(data, '\n'), 0o644); err != nil {
		return &fulltext.DiskError{Dir: u.folder.Dir, Err: err}
	}
	return nil
}
