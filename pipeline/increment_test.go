//go:build unix

package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"oplyst/ingest"
	"oplyst/ledger"
	"oplyst/report"
)

// TestIncrements scans an archive again and again while it changes: only what
// changed is read, and the end is that of a fresh scan.
func TestIncrements(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "arkiv")
	put(t, dir, someFiles(5))
	opt := Options{Archive: dir, Out: filepath.Join(root, "ud")}
	p, said := mustRun(t, opt)
	if p.Unchanged != 0 || len(said) > 0 {
		t.Errorf("first scan: %+v, %q", p, said)
	}
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	index := func() time.Time {
		info, err := os.Stat(filepath.Join(opt.Out, IndexFolder))
		if err != nil {
			t.Fatal(err)
		}
		return info.ModTime()
	}
	total, built := p.Files, index()
	for _, x := range []struct {
		name                   string
		do                     func()
		read, removed, indexed int
	}{
		{"nothing", func() {}, 0, 0, 0},
		{"touched", func() { put(t, dir, map[string]string{"sag 1/notat 0.txt": someFiles(5)["sag 1/notat 0.txt"]}) }, 0, 0, 0},
		{"changed", func() { put(t, dir, map[string]string{"sag 1/notat 0.txt": journal + "Mere.\n"}) }, 1, 0, 1},
		{"changed, same size and time", func() {
			info, _ := os.Stat(at("sag 1/notat 0.txt"))
			put(t, dir, map[string]string{"sag 1/notat 0.txt": journal + "Nyt..\n"})
			os.Chtimes(at("sag 1/notat 0.txt"), info.ModTime(), info.ModTime())
		}, 1, 0, 1},
		{"removed", func() { os.Remove(at("sag 3/notat 2.txt")) }, 0, 1, 1},
		{"case renamed", func() { os.Rename(at("sag 4"), at("sag fire")) }, 0, 1, 1},
		{"settings", func() { put(t, dir, map[string]string{"sag 1/sag.yaml": "as_of: 2020-01-01\n"}) }, 0, 0, 0},
		{"case removed", func() { os.RemoveAll(at("sag 2")) }, 0, 3, 1},
	} {
		x.do()
		p, said := mustRun(t, opt)
		if read := p.Files - p.Unchanged; read != x.read || p.Removed != x.removed || len(said) > 0 {
			t.Errorf("%s: %d read, %d removed of %d, %q", x.name, read, p.Removed, total, said)
		}
		if now := index(); now.Equal(built) != (x.indexed == 0) {
			t.Errorf("%s: index of %v, before %v", x.name, now, built)
		} else {
			built = now
		}
		fresh := opt
		fresh.Out = filepath.Join(root, "frisk "+x.name)
		mustRun(t, fresh)
		sameEnd(t, x.name, end(t, opt.Out), end(t, fresh.Out))
		if t.Failed() {
			return
		}
	}
}

// TestOtherTables: findings and reports of other versions are made again without
// the files being read.
func TestOtherTables(t *testing.T) {
	ctx, opt := context.Background(), Options{Archive: filepath.Join(t.TempDir(), "arkiv"), Out: filepath.Join(t.TempDir(), "ud")}
	put(t, opt.Archive, someFiles(4))
	mustRun(t, opt)
	want := end(t, opt.Out)
	l, _, err := ledger.Open(ctx, filepath.Join(opt.Out, ledger.Name))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range l.Files() {
		e, err := l.Load(ctx, f.Key)
		if err != nil {
			t.Fatal(err)
		}
		for i := range e.Found {
			e.Found[i].Findings.Diagnoses = nil
		}
		if e.Extract = "en anden"; f.Case != "" {
			if err := l.PutFound(&e); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	p, _ := mustRun(t, opt)
	if p.Unchanged != p.Files {
		t.Errorf("%d of %d files unchanged", p.Unchanged, p.Files)
	}
	sameEnd(t, "other tables", end(t, opt.Out), want)
	opt.AsOf = "2020-05-05" // reports only
	if p, _ = mustRun(t, opt); p.Unchanged != p.Files {
		t.Errorf("%d of %d files unchanged", p.Unchanged, p.Files)
	}
	if data, err := os.ReadFile(filepath.Join(opt.Out, "sag 3", CaseFile)); err != nil || !strings.Contains(string(data), `"as_of": "2020-05-05"`) && !strings.Contains(string(data), `"as_of":"2020-05-05"`) {
		t.Errorf("the report is still the old one: %v", err)
	}
}

// TestRebuild makes everything again from the ledger, the archive being gone.
func TestRebuild(t *testing.T) {
	root := t.TempDir()
	opt := Options{Archive: filepath.Join(root, "arkiv"), Out: filepath.Join(root, "ud")}
	put(t, opt.Archive, someFiles(5))
	mustRun(t, opt)
	want := end(t, opt.Out)
	if err := errors.Join(os.RemoveAll(opt.Archive), os.RemoveAll(filepath.Join(opt.Out, IndexFolder)), os.RemoveAll(filepath.Join(opt.Out, "sag 2")),
		os.Remove(filepath.Join(opt.Out, OverviewFile)), os.WriteFile(filepath.Join(opt.Out, "sag 3", CaseFile), []byte("{}"), 0o600)); err != nil {
		t.Fatal(err)
	}
	again := Options{Out: opt.Out, Rebuild: true}
	mustRun(t, again)
	sameEnd(t, "rebuild", end(t, opt.Out), want)
	path := filepath.Join(opt.Out, ledger.Name)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{"none": nil, "half": data[:len(data)/2], "no database": []byte("x")} {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if bad != nil {
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Run(context.Background(), again); !errors.Is(err, ErrNoLedger) {
			t.Errorf("%s: %v", name, err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, none := range []string{filepath.Join(root, "findes ikke"), t.TempDir()} {
		if _, err := Run(context.Background(), Options{Out: none, Rebuild: true}); !errors.Is(err, ErrNoLedger) {
			t.Errorf("%s: %v", none, err)
		}
	}
}

// TestRetry: what could not be read is read again when that is asked for.
func TestRetry(t *testing.T) {
	opt := Options{Archive: filepath.Join(t.TempDir(), "arkiv"), Out: filepath.Join(t.TempDir(), "ud"), NoIndex: true}
	put(t, opt.Archive, map[string]string{"a/n.txt": journal, "a/brudt.docx": "PK\x03\x04word/", "a/x.bin": "\x00\x01\x02"})
	mustRun(t, opt)
	for _, x := range []struct {
		retry Retry
		read  int
	}{{RetryNone, 0}, {RetryFailed, 2}, {RetryAll, 3}} {
		opt.Retry = x.retry
		if p, _ := mustRun(t, opt); p.Files-p.Unchanged != x.read {
			t.Errorf("retry %d: %d read, want %d", x.retry, p.Files-p.Unchanged, x.read)
		}
	}
	l, err := ledger.OpenExisting(context.Background(), filepath.Join(opt.Out, ledger.Name))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if f, ok := l.File(ledger.Key{Case: "a", Path: "x.bin"}); !ok || f.Tries != 3 || f.State != ingest.Unread {
		t.Errorf("row %+v", f)
	}
}

// TestStatesAddUp: every file of a random archive has one row and one state.
func TestStatesAddUp(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, uint64(time.Now().UnixNano())))
	contents := []string{journal, "", "%PDF-1.4\nx", "PK\x03\x04word/", "\x00\x01", "MZ\x90\x00", "<html><body><p>Brev</p></body></html>", "{\\rtf1 hej}"}
	names := []string{"n.txt", "Thumbs.db", "~$lås.docx", "brev.pdf", "æøå.rtf", "x.exe", "under/mappe/n.htm", ".skjult/n.txt", "n (2).txt", "tom.zip"}
	for range 5 {
		files := map[string]string{}
		for range 5 + rnd.IntN(40) {
			name := names[rnd.IntN(len(names))]
			if rnd.IntN(8) > 0 {
				name = fmt.Sprintf("sag %d/%s", rnd.IntN(6), name)
			}
			files[name] = contents[rnd.IntN(len(contents))]
		}
		files["sag 0/n.txt"] = journal
		opt := Options{Archive: filepath.Join(t.TempDir(), "arkiv"), Out: filepath.Join(t.TempDir(), "ud"), NoIndex: true}
		put(t, opt.Archive, files)
		a, err := Run(context.Background(), opt)
		if err != nil {
			t.Fatal(err)
		}
		l, err := ledger.OpenExisting(context.Background(), filepath.Join(opt.Out, ledger.Name))
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, n := range l.States() {
			sum += n
		}
		if sum != a.Files() || !reflect.DeepEqual(l.States(), a.States()) {
			t.Errorf("ledger %v, reports %v of %d files", l.States(), a.States(), a.Files())
		}
		l.Close()
	}
}

// TestRowRoundTrip: the overview's row of a case is the same after it was kept.
func TestRowRoundTrip(t *testing.T) {
	a, _ := scan(t, Options{Archive: archive(t, someFiles(3)), Compare: "2026-07-01", NoIndex: true})
	for i := range a.Cases {
		data, err := json.Marshal(&a.Cases[i])
		if err != nil {
			t.Fatal(err)
		}
		var back report.CaseRow
		if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(back, a.Cases[i]) {
			t.Errorf("%s: %v\n%+v, want\n%+v", a.Cases[i].Name, err, back, a.Cases[i])
		}
	}
}

// TestDamagedOutput damages what a scan wrote, anywhere: the next scan says it
// and the end is the same.
func TestDamagedOutput(t *testing.T) {
	if testing.Short() {
		t.Skip("scans some thirty times")
	}
	root := t.TempDir()
	opt := Options{Archive: filepath.Join(root, "arkiv"), Out: filepath.Join(root, "ud")}
	put(t, opt.Archive, someFiles(8))
	mustRun(t, opt)
	want := end(t, opt.Out)
	rnd := rand.New(rand.NewPCG(11, uint64(time.Now().UnixNano())))
	var files []string
	for _, pattern := range []string{ledger.Name, IndexFolder + "/*", "sag */*", "*.csv", "*.html"} {
		found, _ := filepath.Glob(filepath.Join(opt.Out, pattern))
		files = append(files, found...)
	}
	for round := range 24 {
		path := files[rnd.IntN(len(files))]
		if round%3 == 0 {
			path = filepath.Join(opt.Out, ledger.Name)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		bad := []byte(string(data))
		switch at := rnd.IntN(max(1, len(bad))); {
		case len(bad) == 0:
			bad = []byte("x")
		case round%4 == 0:
			bad = bad[:at]
		case round%4 == 1:
			clear(bad[at:])
		default:
			bad[at] ^= 1 << rnd.IntN(8)
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		_, said := mustRun(t, opt)
		sameEnd(t, fmt.Sprintf("round %d: %s", round, path), end(t, opt.Out), want)
		if inFolder := filepath.Dir(path) != opt.Out; inFolder && string(bad) != string(data) && len(said) == 0 {
			t.Errorf("round %d: %s was damaged and nothing said", round, path)
		}
		if t.Failed() {
			return
		}
	}
}
