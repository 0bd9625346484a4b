package ledger

import "fmt"

// Forget drops everything about a case and writes the database anew, so that no
// byte of it is left in the ledger's files. It gives the keys of the OCR cache
// that only this case made use of. A case that isn't there is no error.
func (l *Ledger) Forget(name string) (scans []string, err error) {
	scans = l.ScansOf(name)
	for _, f := range l.Files() {
		if f.Case == name && name != "" {
			if err := l.RemoveFile(f.Key); err != nil {
				return nil, err
			}
		}
	}
	if err := l.RemoveCase(name); err != nil {
		return nil, err
	}
	return scans, l.Compact()
}

// Compact writes the database anew without the room of what was deleted, and
// empties the file of changes beside it.
func (l *Ledger) Compact() error {
	if err := l.Flush(); err != nil {
		return err
	}
	for _, do := range []string{`PRAGMA wal_checkpoint(TRUNCATE)`, `VACUUM`, `PRAGMA wal_checkpoint(TRUNCATE)`} {
		if _, err := l.db.Exec(do); err != nil {
			return fmt.Errorf("compact ledger: %w", err)
		}
	}
	return nil
}

// ScansOf lists the keys of the OCR cache that only this case makes use of.
func (l *Ledger) ScansOf(name string) []string {
	others := map[string]bool{}
	var own []string
	for _, f := range l.Files() {
		for _, key := range f.Scans {
			if f.Case == name {
				own = append(own, key)
			} else {
				others[key] = true
			}
		}
	}
	kept := own[:0]
	for _, key := range own {
		if !others[key] {
			others[key] = true // once
			kept = append(kept, key)
		}
	}
	return kept
}
