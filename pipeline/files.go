package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"oplyst/extract"
	"oplyst/ingest"
	"oplyst/ledger"
)

// file settles one file of a case into its slot: from the ledger where it is
// unchanged, else by reading it.
func (r *run) file(ctx context.Context, work *caseWork, k int) error {
	same, err := r.known(ctx, work, k)
	if err != nil {
		return err
	}
	if !same {
		back, err := r.hands.take(ctx, r.archive.Cases[work.at].Files[k].Size)
		if err != nil {
			return err
		}
		defer back()
		r.began(work.at, k)
		if same, err = r.read(ctx, work, k); err != nil {
			return err
		}
	}
	r.ended(work.at, k, work.rows[k].Pages, same)
	return nil
}

// known takes a file over from the ledger if it is unchanged there without being
// opened. What no reading can have left (a file that could not be opened) is
// never known.
func (r *run) known(ctx context.Context, work *caseWork, k int) (bool, error) {
	if r.ledger == nil {
		return false, nil
	}
	c := &r.archive.Cases[work.at]
	f := &c.Files[k]
	row, ok := r.ledger.File(ledger.Key{Case: c.Name, Path: f.Path})
	switch {
	case r.opt.Rebuild && !ok:
		return false, ErrNoLedger
	case r.opt.Rebuild:
	case !ok || row.ReadKey != r.readKey || r.opt.again(&row):
		return false, nil
	case f.State != "":
		if row.SHA256 != "" || row.State != f.State || row.Reason != f.Reason || row.Size != f.Size {
			return false, nil
		}
	case row.SHA256 == "" || !row.Unchanged(f.Stamp):
		return false, nil
	}
	work.rows[k] = row
	return true, r.extracted(ctx, work, k)
}

// extracted makes findings anew that other tables made.
func (r *run) extracted(ctx context.Context, work *caseWork, k int) error {
	if work.rows[k].Extract == r.versions.extract {
		return nil
	}
	e, err := r.ledger.Load(ctx, work.rows[k].Key)
	if errors.Is(err, ledger.ErrDamaged) && !r.opt.Rebuild {
		_, err = r.read(ctx, work, k)
		return err
	}
	if err != nil {
		return err
	}
	e.Found, e.Extract = r.found(&e.Document), r.versions.extract
	return r.put(work, k, &e, r.ledger.PutFound)
}

// put keeps an entry in the ledger and in its slot.
func (r *run) put(work *caseWork, k int, e *ledger.Entry, put func(*ledger.Entry) error) error {
	if r.ledger != nil {
		if err := put(e); err != nil {
			return err
		}
	} else {
		e.Pages = len(e.Document.Pages)
	}
	work.rows[k], work.files[k] = e.File, e.Found
	return nil
}

// read opens a file. same tells that its bytes are those the ledger knows, so
// that nothing had to be parsed. A file whose reading was interrupted is not
// recorded.
func (r *run) read(ctx context.Context, work *caseWork, k int) (same bool, err error) {
	c := &r.archive.Cases[work.at]
	f := &c.Files[k]
	e := ledger.Entry{File: ledger.File{Key: ledger.Key{Case: c.Name, Path: f.Path}, Size: f.Size, Modified: f.Modified, Stamp: f.Stamp,
		Last: time.Now().UTC(), Reader: r.versions.read, ReadKey: r.readKey, Extract: r.versions.extract}}
	limits := r.opt.Limits
	var watch *fileWatch
	if r.scans != nil {
		watch = &fileWatch{scanCache: r.scans}
		limits.Watch = watch
	}
	var old ledger.Entry
	e.Document = f.ReadBy(ctx, limits, func(ctx context.Context, name string, data []byte, limits ingest.Limits) ingest.Document {
		e.Raw = rawSum(data, limits.Packed)
		if old, same = r.sameBytes(ctx, &e.File); same {
			return old.Document
		}
		if r.cage != nil {
			return r.cage.ReadDocument(ctx, name, data, limits)
		}
		return ingest.ReadDocument(ctx, name, data, limits)
	})
	if err := ctx.Err(); err != nil {
		return false, err
	}
	if same && old.Key == e.Key && old.Extract == e.Extract {
		work.rows[k], work.files[k] = old.File, old.Found
		return true, r.touch(ctx, work, k, &e.File)
	}
	d := &e.Document
	d.Path = f.Path
	e.SHA256, e.State, e.Reason, e.Locked = d.SHA256, d.State, d.Reason, locked(d)
	if e.Found = r.found(d); len(e.Found) == 1 && e.Found[0].Document.State == ingest.Quarantined { // a fault in a rule of ours
		e.State, e.Reason = ingest.Quarantined, e.Found[0].Document.Reason
	}
	switch {
	case same:
		e.Scans = old.Scans
	case watch != nil:
		e.Scans = watch.used()
	default:
		e.Scans = r.keptScans(&e.File)
	}
	put := (*ledger.Ledger).Put
	if same && old.Key == e.Key {
		put = (*ledger.Ledger).PutFound
	}
	return same, r.put(work, k, &e, func(e *ledger.Entry) error { return put(r.ledger, e) })
}

// touch keeps the new stamp of a file whose bytes are the same.
func (r *run) touch(ctx context.Context, work *caseWork, k int, f *ledger.File) error {
	if err := r.ledger.Touch(ctx, f); err != nil {
		return err
	}
	work.rows[k], _ = r.ledger.File(f.Key)
	return nil
}

// sameBytes gives what the ledger has of a file with these bytes that was read
// in the same way: of itself, or of one with the same name that lay elsewhere.
func (r *run) sameBytes(ctx context.Context, f *ledger.File) (ledger.Entry, bool) {
	if r.ledger == nil {
		return ledger.Entry{}, false
	}
	for _, k := range append([]ledger.Key{f.Key}, r.ledger.WithBytes(f.Raw)...) {
		row, ok := r.ledger.File(k)
		if !ok || row.Raw != f.Raw || row.ReadKey != f.ReadKey || row.SHA256 == "" || path.Base(k.Path) != path.Base(f.Path) || r.opt.again(&row) {
			continue
		}
		if e, err := r.ledger.Load(ctx, k); err == nil {
			return e, true
		}
	}
	return ledger.Entry{}, false
}

// keptScans are the keys of the OCR cache that an earlier scan had for the same
// bytes: a scan without OCR must not lose what took minutes to read.
func (r *run) keptScans(f *ledger.File) []string {
	if r.ledger == nil {
		return nil
	}
	if row, ok := r.ledger.File(f.Key); ok && row.Raw == f.Raw {
		return row.Scans
	}
	return nil
}

// again tells whether a file is to be read again though it is unchanged: because
// the user asks for it, or because it wanted a password and there are some.
func (o *Options) again(f *ledger.File) bool {
	switch o.Retry {
	case RetryAll:
		return true
	case RetryFailed:
		if f.State == ingest.Partial || f.State == ingest.Unread || f.State == ingest.Quarantined {
			return true
		}
	}
	return f.Locked && len(o.Limits.Passwords) > 0
}

// locked tells whether something in a document asked for a password.
func locked(d *ingest.Document) bool {
	const word = "kodeord"
	if strings.Contains(d.Reason, word) {
		return true
	}
	for i := range d.Pages {
		if d.Pages[i].Unread && strings.Contains(d.Pages[i].Reason, word) {
			return true
		}
	}
	return false
}

// rawSum hashes a file's bytes as they lie in the archive, and how they are
// packed.
func rawSum(data []byte, packed []ingest.Entry) string {
	h := sha256.New()
	h.Write(data)
	for i := range packed {
		e := &packed[i]
		if i == 0 { // where the first begins doesn't matter
			fmt.Fprintf(h, "/%d %d %d %08x %d %d", e.Method, e.Flags, e.AES, e.CRC, e.Packed, e.Size)
		} else {
			fmt.Fprintf(h, "/%d %d %d %08x %d %d %d", e.Method, e.Flags, e.AES, e.CRC, e.Packed, e.Size, e.Offset)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// loose keeps the rows of the files beside the cases.
func (r *run) loose() error {
	if r.ledger == nil || r.opt.Rebuild {
		return nil
	}
	for i := range r.archive.Loose {
		f := &r.archive.Loose[i]
		k := ledger.Key{Path: f.Path}
		if row, ok := r.ledger.File(k); ok && row.State == f.State && row.Reason == f.Reason && row.Size == f.Size {
			continue
		}
		d := ingest.Document{Path: f.Path, Size: f.Size, State: f.State, Reason: f.Reason}
		err := r.ledger.Put(&ledger.Entry{Document: d, Found: []extract.Found{}, File: ledger.File{Key: k, Size: f.Size, Modified: f.Modified, Stamp: f.Stamp,
			State: f.State, Reason: f.Reason, Last: time.Now().UTC(), Reader: r.versions.read, ReadKey: r.readKey, Extract: r.versions.extract}})
		if err != nil {
			return err
		}
	}
	return nil
}
