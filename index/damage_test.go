package index

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// damageQueries reach every file of an index, each in its own way.
var damageQueries = []string{"smerter", "kroniske smerter", `"ikke udtømt"`, `"er udtømt"`, "rehab*", "behandlingsm*", "fibromyalgie", "praktik", "§ 112", "58-18",
	"diagnose:m79.7", "indsats:virksomhedspraktik", "sag:sag-1 dato:2019", "type:laege smerter", "udtømt -fleksjob", "praktik ELLER depression", "ME/CFS", "kvantemekanik", "dato:2018..2020", "har er på"}

// caseAnswers gives the answers of the index at dir to all of them.
func caseAnswers(dir string) (string, error) {
	c, err := OpenCases(dir)
	if err != nil {
		return "", err
	}
	defer c.Close()
	var all []any
	for _, q := range damageQueries {
		for _, opt := range []CaseOptions{{}, {Limit: -1, Case: "sag-2", From: "2019"}} {
			res, err := c.Search(q, opt)
			if err != nil {
				return "", err
			}
			all = append(all, res)
			for _, h := range res.Hits {
				all = append(all, h.Snippet)
			}
		}
	}
	data, err := json.Marshal(all)
	return string(data), err
}

// harms are ways to damage a file. Each gives the new contents.
func harms(r *rand.Rand, flips int) []func(data []byte) []byte {
	var out []func([]byte) []byte
	flip := func(bits func() byte) func(data []byte) []byte {
		return func(data []byte) []byte {
			if len(data) == 0 {
				return []byte("x")
			}
			data[r.IntN(len(data))] ^= bits()
			return data
		}
	}
	for range flips {
		out = append(out, flip(func() byte { return 1 << r.IntN(8) }), flip(func() byte { return byte(1 + r.IntN(255)) }),
			func(data []byte) []byte { return append(data[:len(data):len(data)], data...)[:r.IntN(len(data)+1)] })
	}
	return append(out,
		func(data []byte) []byte { return nil },
		func(data []byte) []byte { return data[:max(len(data)-1, 0)] },
		func(data []byte) []byte { return append(data, 0) },
		func(data []byte) []byte { return make([]byte, len(data)) },
		func(data []byte) []byte { return append(data[len(data)/2:], data[:len(data)/2]...) })
}

// inflict damages each file of a folder in each way and calls check in between;
// the file is whole again afterwards.
func inflict(t *testing.T, dir string, flips int, check func(name, how string, changed bool)) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	for name, sound := range folderFiles(t, dir) {
		path := filepath.Join(dir, name)
		for _, harm := range harms(r, flips) {
			bad := harm(append([]byte(nil), sound...))
			// a new file each time: some systems flush one that is cut and written
			if err := errors.Join(os.Remove(path), os.WriteFile(path, bad, 0o600)); err != nil {
				t.Fatal(err)
			}
			check(name, "changed", string(bad) != string(sound))
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		check(name, "removed", true)
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		check(name, "a folder", true)
		if err := errors.Join(os.Remove(path), os.WriteFile(path, sound, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDamagedCaseIndexNeverAnswersWrongly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	writeArchive(t, dir, "sag-1", "sag-2")
	want, err := caseAnswers(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "fremmed.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := caseAnswers(dir); err != nil || got != want || Verify(dir) != nil {
		t.Errorf("with a stranger's file: %v", err)
	}
	os.Remove(filepath.Join(dir, "fremmed.txt"))
	said, answered := 0, 0
	inflict(t, dir, 25, func(name, how string, changed bool) {
		got, err := caseAnswers(dir)
		switch {
		case errors.Is(err, ErrDamaged), errors.Is(err, ErrNoIndex) && name == markerFile:
			said++
		case err != nil:
			t.Errorf("%s %s: %v", name, how, err)
		case got != want:
			t.Errorf("%s %s: another answer", name, how)
		default:
			answered++
		}
		if err := Verify(dir); changed && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNoIndex) {
			t.Errorf("%s %s: Verify says %v", name, how, err)
		} else if !changed && err != nil {
			t.Errorf("%s is whole: Verify says %v", name, err)
		}
	})
	t.Logf("%d times said, %d times the same answer", said, answered)
	if got, err := caseAnswers(dir); err != nil || got != want {
		t.Errorf("mended: %v", err)
	}
}

func TestOtherLayout(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	writeArchive(t, dir, "sag-1")
	for _, text := range []string{`{"schema":"oplyst/index/2","documents":1,"pages":1,"text_bytes":3}`, `{"schema":"oplyst/index/99"}`} {
		if err := os.WriteFile(filepath.Join(dir, markerFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := OpenCases(dir)
		_, stampErr := ReadStamp(dir)
		for _, err := range []error{err, stampErr, Verify(dir)} {
			if !errors.Is(err, ErrLayout) || !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v", text, err)
			}
		}
	}
	if _, err := ReadStamp(t.TempDir()); !errors.Is(err, ErrNoIndex) {
		t.Errorf("no index: %v", err)
	}
}

// TestDamagedWhileOpen damages texts and words under an open index.
func TestDamagedWhileOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	writeArchive(t, dir, "sag-1", "sag-2")
	for name, query := range map[string]string{textsFile: "smerter", wordsFile: `"ikke udtømt"`} {
		c, err := OpenCases(dir)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		sound, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range [][]byte{make([]byte, len(sound)), nil} {
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := c.Search(query, CaseOptions{}); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := errors.Join(c.Close(), os.WriteFile(path, sound, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDamagedLibraryNeverAnswersWrongly(t *testing.T) {
	f := collection(t, 6)
	put(t, f, grounds)
	openCollection(t, f)
	c, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := f.List()
	if err != nil {
		t.Fatal(err)
	}
	dir, print := filepath.Join(f.Dir, fulltext.IndexDir), fingerprint(c, entries)
	answers := func() (string, error) {
		p, err := openLibrary(c, dir, print)
		if err != nil {
			return "", err
		}
		defer p.Close()
		var all []any
		for _, q := range []string{"kajak", `"sejlede kajak hver onsdag"`, "kajakker", "år:2018 kajak", "kommunen vurderede", "fleksjob*"} {
			res, err := p.Search(q, PrecedentOptions{Why: true, Facets: true})
			if err != nil {
				return "", err
			}
			all = append(all, res)
		}
		data, err := json.Marshal(all)
		return string(data), err
	}
	want, err := answers()
	if err != nil {
		t.Fatal(err)
	}
	inflict(t, dir, 4, func(name, how string, changed bool) {
		got, err := answers()
		switch {
		case errors.Is(err, ErrDamaged), errors.Is(err, errOutdated) && name == markerFile, errors.Is(err, fs.ErrNotExist) && name == markerFile:
		case err != nil:
			t.Errorf("%s %s: %v", name, how, err)
		case got != want:
			t.Errorf("%s %s: another answer", name, how)
		case changed:
			t.Errorf("%s %s: nobody noticed", name, how)
		}
	})
}
