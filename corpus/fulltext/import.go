package fulltext

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Result says what became of a file.
type Result string

// The results. They are Danish because they are shown as they are.
const (
	New     Result = "ny"
	Changed Result = "ændret"
	Same    Result = "uændret"
	Foreign Result = "ikke en afgørelse" // another document, not damaged
	Failed  Result = "ikke læst"
)

// Item is one file that was to be imported.
type Item struct {
	Name   string // path as given, or "archive.zip: path in it"
	Nr     string // "" if none was read
	Result Result
	Reason string // Danish; why it was not read, or which of two files won
}

// Report is what an import did.
type Report struct {
	Items []Item // in the order of the files
}

// Count tells how many files ended with a result.
func (r *Report) Count(result Result) int {
	n := 0
	for i := range r.Items {
		if r.Items[i].Result == result {
			n++
		}
	}
	return n
}

// batchSize and batchBytes bound the files held in memory at a time.
const (
	batchSize  = 256
	batchBytes = 64 << 20
)

// Import reads files, folders and zips into a collection. A file that can't be
// read is an Item with its reason; the error is a *DiskError, the context's, or
// that a path isn't there. What was written before an error stays, whole.
// progress, if not nil, is called with the number of files done.
func (f Folder) Import(ctx context.Context, paths []string, progress func(done int)) (*Report, error) {
	return f.ImportBy(ctx, InProcess{}, paths, progress)
}

// ImportBy is Import with another reader of foreign bytes, which must be safe
// for concurrent use.
func (f Folder) ImportBy(ctx context.Context, read Reader, paths []string, progress func(done int)) (*Report, error) {
	if err := f.Writable(); err != nil {
		return nil, err
	}
	f.Sweep()
	report := &Report{}
	var batch []source
	held := int64(0)
	flush := func() error {
		err := f.importBatch(ctx, read, batch, report)
		batch, held = batch[:0], 0
		if progress != nil {
			progress(len(report.Items))
		}
		return err
	}
	err := walkSources(ctx, read, paths, func(s source) error {
		batch = append(batch, s)
		if held += s.size; len(batch) < batchSize && held < batchBytes {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	return report, err
}

// importBatch reads in parallel and writes in order.
func (f Folder) importBatch(ctx context.Context, read Reader, batch []source, report *Report) error {
	records, faults := make([]*Record, len(batch)), make([]error, len(batch))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range batch {
		g.Go(func() error {
			data, err := batch[i].open()
			if err == nil {
				records[i], err = read.Record(gctx, batch[i].name, data, batch[i].packed)
			}
			faults[i] = err
			return gctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i := range batch {
		item := Item{Name: batch[i].shown}
		switch err := faults[i]; {
		case errors.Is(err, errNotDecision):
			item.Result, item.Reason = Foreign, err.Error()
		case err != nil:
			item.Result, item.Reason = Failed, reason(err)
		default:
			var err error
			if item, err = f.add(item, records[i]); err != nil {
				return err
			}
		}
		report.Items = append(report.Items, item)
	}
	return nil
}

// Add puts one record into the collection.
func (f Folder) Add(name string, r *Record) (Item, error) { return f.add(Item{Name: name}, r) }

func (f Folder) add(item Item, r *Record) (Item, error) {
	item.Nr, item.Result = r.Nr, New
	have, err := f.Get(r.Nr)
	switch {
	case err == nil:
		item.Result = Changed
		r, item.Reason = join(have, r)
	case !errors.Is(err, fs.ErrNotExist):
		item.Result = Changed
		item.Reason = "den gamle fil i samlingen var beskadiget og er skrevet igen"
	}
	changed, err := f.Put(r)
	if err != nil {
		return item, diskError(f.Dir, err)
	}
	if !changed {
		item.Result = Same
	}
	return item, nil
}

// reason is what is shown of a fault: of the system's errors only the kind.
func reason(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "ingen adgang til filen"
	case errors.Is(err, fs.ErrNotExist):
		return "filen findes ikke"
	case errors.As(err, &path):
		return "filen kan ikke læses fra disken"
	}
	return strings.TrimSpace(err.Error())
}

// Summary is the outcome in one Danish sentence.
func (r *Report) Summary() string {
	n := r.Count(New)
	s := fmt.Sprintf("%s: %s, %s, %d uændrede", plural(len(r.Items), "fil", "filer"), plural(n, "ny afgørelse", "nye afgørelser"),
		plural(r.Count(Changed), "ændret", "ændrede"), r.Count(Same))
	if n := r.Count(Foreign); n > 0 {
		s += fmt.Sprintf(", %d er ikke en afgørelse", n)
	}
	if n := r.Count(Failed); n > 0 {
		s += fmt.Sprintf(", %d kunne ikke læses", n)
	}
	return s + "."
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
