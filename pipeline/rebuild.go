package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"oplyst/ingest"
	"oplyst/ledger"
)

// ErrNoLedger says that there is no ledger from which index and reports could be
// made: none at all, a damaged one, or one of a scan that was broken off.
var ErrNoLedger = errors.New("no whole ledger")

// openLedger opens the output folder's ledger. A scan with Anonym keeps none,
// since everything in it is in the original.
func (r *run) openLedger(ctx context.Context) (err error) {
	path := filepath.Join(r.opt.Out, ledger.Name)
	switch {
	case r.opt.Anonym:
		return ledger.Remove(path)
	case r.opt.Rebuild:
		r.ledger, err = ledger.OpenExisting(ctx, path)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ledger.ErrDamaged) {
			return fmt.Errorf("%w: %w", ErrNoLedger, err)
		}
		if err == nil && r.ledger.Meta(ledger.MetaFinished) != finished {
			return fmt.Errorf("%w: a scan was broken off", ErrNoLedger)
		}
	default:
		var damage ledger.Damage
		r.ledger, damage, err = ledger.Open(ctx, path)
		r.say(damage.Message())
	}
	if err != nil {
		return err
	}
	r.ledger.Trace(r.point)
	r.before = map[string]string{}
	for _, name := range r.ledger.Cases() {
		c, _ := r.ledger.Case(name)
		r.before[name] = c.Indexed
	}
	return nil
}

// fromLedger lists the archive as the last scan found it, without it being
// there.
func (r *run) fromLedger() {
	a := &ingest.Archive{Name: r.ledger.Meta(ledger.MetaArchive), Root: r.ledger.Meta(ledger.MetaRoot)}
	at := map[string]int{}
	for i, name := range r.ledger.Cases() {
		c, _ := r.ledger.Case(name)
		a.Cases = append(a.Cases, ingest.Case{Name: name, Settings: c.Settings, Warnings: c.Warnings})
		r.bases = append(r.bases, c.FileBase)
		at[name] = i
	}
	for _, f := range r.ledger.Files() {
		file := ingest.File{Path: f.Path, Size: f.Size, State: f.State, Reason: f.Reason, Stamp: f.Stamp, Modified: f.Modified}
		if i, ok := at[f.Case]; ok {
			a.Cases[i].Files = append(a.Cases[i].Files, file)
		} else if f.Case == "" {
			a.Loose = append(a.Loose, file)
		}
	}
	r.archive = a
}

// noteArchive keeps in the ledger which archive it is of, and that the scan is
// under way.
func (r *run) noteArchive() error {
	if r.ledger == nil || r.opt.Rebuild {
		return nil
	}
	root, err := filepath.Abs(r.opt.Archive)
	if err != nil {
		root = r.opt.Archive
	}
	return errors.Join(r.ledger.SetMeta(ledger.MetaFinished, ""), r.ledger.SetMeta(ledger.MetaArchive, r.archive.Name), r.ledger.SetMeta(ledger.MetaRoot, root))
}
