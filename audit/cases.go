package audit

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// salts maps the name of a case to its salt, in hex.
type salts map[string]string

// maxSalts bounds the file of salts in bytes: some hundred thousand cases.
const maxSalts = 64 << 20

// readSalts reads the salts. A file that makes no sense is as none: then earlier
// references can't be led back to a case, and new ones are made.
func readSalts(dir string) (salts, error) {
	data, err := readSmall(filepath.Join(dir, CasesFile), maxSalts)
	s := salts{}
	if err != nil || data == nil {
		return s, err
	}
	if json.Unmarshal(data, &s) != nil || s == nil {
		return salts{}, nil
	}
	return s, nil
}

// write puts the salts on disk.
func (s salts) write(dir string) error {
	data, err := json.Marshal(s) // keys are sorted
	if err != nil {
		return err
	}
	p, err := stage(filepath.Join(dir, CasesFile), append(data, '\n'))
	if err != nil {
		return err
	}
	return p.Place()
}

// reference gives a case's reference; made tells that its salt is new.
func (s salts) reference(name string) (ref string, made bool) {
	salt, ok := s[name]
	if !ok {
		var b [16]byte
		rand.Read(b[:]) // never fails
		salt = hex.EncodeToString(b[:])
		s[name] = salt
	}
	return referenceOf(salt, name), !ok
}

func referenceOf(salt, name string) string {
	mac := hmac.New(sha256.New, []byte(salt))
	mac.Write([]byte(name))
	return hex.EncodeToString(mac.Sum(nil)[:8])
}

// references gives the references of cases, sorted and each once, and writes new
// salts before they are used.
func references(dir string, names []string) (refs []string, more int, err error) {
	if len(names) == 0 {
		return nil, 0, nil
	}
	s, err := readSalts(dir)
	if err != nil {
		return nil, 0, err
	}
	anyNew := false
	for _, name := range names {
		ref, made := s.reference(name)
		anyNew = anyNew || made
		refs = append(refs, ref)
	}
	slices.Sort(refs)
	refs = slices.Compact(refs)
	if len(refs) > maxCases {
		refs, more = refs[:maxCases], len(refs)-maxCases
	}
	if anyNew {
		err = s.write(dir)
	}
	return refs, more, err
}

// Reference gives the reference a case has in the log; "" if it has none, since
// no line concerns it or it was forgotten.
func Reference(dir, name string) (string, error) {
	s, err := readSalts(dir)
	if err != nil || s[name] == "" {
		return "", err
	}
	return referenceOf(s[name], name), nil
}

// DropCases takes away the salts of cases, so that nobody can tell any more which
// lines concern them.
func (l *Log) DropCases(ctx context.Context, names ...string) error {
	return l.change(ctx, func(s salts) {
		for _, name := range names {
			delete(s, name)
		}
	})
}

// KeepCases takes away the salts of all cases but these, so that the name of a
// case that has left the archive doesn't stay.
func (l *Log) KeepCases(ctx context.Context, names []string) error {
	keep := map[string]bool{}
	for _, name := range names {
		keep[name] = true
	}
	return l.change(ctx, func(s salts) {
		maps.DeleteFunc(s, func(name, _ string) bool { return !keep[name] })
	})
}

// change rewrites the salts if do changes their number.
func (l *Log) change(ctx context.Context, do func(salts)) error {
	f, err := l.hold(ctx)
	if err != nil {
		return &Error{err}
	}
	defer f.Close()
	s, err := readSalts(l.dir)
	if err != nil {
		return &Error{err}
	}
	os.Remove(filepath.Join(l.dir, CasesFile) + ".tmp") // of a process that was stopped
	before := len(s)
	if do(s); len(s) == before {
		return nil
	}
	if err := s.write(l.dir); err != nil {
		return &Error{err}
	}
	return nil
}
