package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/checklist"
	"oplyst/ingest"
	"oplyst/report"
)

// journal is a plain case document.
const journal = `Journalnotat
Dato: 12. marts 2019
Vedr.: 170584-0012

Borgeren har fibromyalgi. Der er ikke tegn på depression.
Hun deltog i virksomhedspraktik fra marts 2018 til juni 2018, 4 timer om ugen.
Ankestyrelsens principmeddelelse 33-15 er nævnt.
`

// archive writes files (path to content) under a new folder and gives it.
func archive(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "arkiv")
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func scan(t *testing.T, opt Options) (*report.Archive, string) {
	t.Helper()
	opt.Out = filepath.Join(t.TempDir(), "ud")
	a, err := Run(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return a, opt.Out
}

func TestRun(t *testing.T) {
	dir := archive(t, map[string]string{
		"sag 1/notat.txt":     journal,
		"sag 1/kopi/igen.txt": journal,
		"sag 1/tom.pdf":       "",
		"sag 1/sag.yaml":      "as_of: 2019-11-28\n",
		"sag 2/Thumbs.db":     "x",
		"sag 2/brev.txt":      "Kære borger. Vi har modtaget dit brev af 2. maj 2020.",
		"løs.txt":             "En løs fil fra 3. juni 2021.",
	})
	a, out := scan(t, Options{Archive: dir})
	if len(a.Cases) != 3 || a.Files() != 6 {
		t.Fatalf("%d cases, %d files", len(a.Cases), a.Files())
	}
	n := 0
	for _, k := range a.States() {
		n += k
	}
	if n != a.Files() {
		t.Errorf("%d states for %d files", n, a.Files())
	}
	data, err := os.ReadFile(filepath.Join(out, "sag 1", CaseFile))
	if err != nil {
		t.Fatal(err)
	}
	var sag struct {
		AsOf      string `json:"as_of"`
		Regime    string
		Warnings  []report.Warning
		Diagnoses []struct {
			Document, Code, Status, Quote string
			Page, Start, End              int
		}
	}
	if err := json.Unmarshal(data, &sag); err != nil {
		t.Fatal(err)
	}
	if sag.AsOf != "2019-11-28" || sag.Regime != "R2018" {
		t.Errorf("as_of %q, regime %q", sag.AsOf, sag.Regime)
	}
	found := map[string]string{}
	for _, d := range sag.Diagnoses {
		found[d.Code[:3]] = d.Status
		if d.Page == 1 && d.Start < d.End && !strings.Contains(journal, d.Quote) {
			t.Errorf("quote %q isn't in the document", d.Quote)
		}
	}
	if found["M79"] != "confirmed" || found["F32"] != "negated" {
		t.Errorf("diagnoses %v", found)
	}
	warned := false
	for _, w := range sag.Warnings {
		warned = warned || w.Kind == "repealed-decision" && strings.Contains(w.Text, "58-18")
	}
	if !warned {
		t.Errorf("no warning of the repealed 33-15: %v", sag.Warnings)
	}
	for _, name := range []string{OverviewFile, VerdictsFile, FilesFile, filepath.Join("sag 2", ReportFile), IndexFolder} {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestRunAgainReplaces(t *testing.T) {
	dir := archive(t, map[string]string{"a/n.txt": journal, "b/n.txt": journal})
	opt := Options{Archive: dir, Out: filepath.Join(t.TempDir(), "ud"), NoIndex: true}
	if _, err := Run(context.Background(), opt); err != nil {
		t.Fatal(err)
	}
	keep := filepath.Join(opt.Out, "mine noter.txt")
	if err := os.WriteFile(keep, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(context.Background(), opt); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(opt.Out, "b")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the report of a case that is gone is still there: %v", err)
	}
	if _, err := os.Stat(keep); err != nil {
		t.Errorf("a file that isn't ours was removed: %v", err)
	}
}

func TestRunRefuses(t *testing.T) {
	dir := archive(t, map[string]string{"a/n.txt": journal})
	foreign := archive(t, map[string]string{"vigtigt.txt": "x"})
	empty := t.TempDir()
	file := filepath.Join(dir, "a", "n.txt")
	for _, x := range []struct {
		name string
		opt  Options
		want func(error) bool
	}{
		{"no such archive", Options{Archive: filepath.Join(dir, "findes ikke")}, kind(ingest.NotFound)},
		{"empty", Options{Archive: empty}, kind(ingest.Empty)},
		{"one file", Options{Archive: file}, kind(ingest.PlainFile)},
		{"out in archive", Options{Archive: dir, Out: filepath.Join(dir, "ud")}, is(ErrOutInArchive)},
		{"out is archive", Options{Archive: dir, Out: dir}, is(ErrOutInArchive)},
		{"out holds something else", Options{Archive: dir, Out: foreign}, is(ErrNotOutput)},
		{"no rules", Options{Archive: dir, AsOf: "1999-01-01"}, is(checklist.ErrNoRules)},
	} {
		if x.opt.Out == "" {
			x.opt.Out = filepath.Join(t.TempDir(), "ud")
		}
		if _, err := Run(context.Background(), x.opt); !x.want(err) {
			t.Errorf("%s: %v", x.name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(foreign, "vigtigt.txt")); err != nil {
		t.Error(err)
	}
}

func TestProvision(t *testing.T) {
	for _, x := range []struct{ value, written, asOf, status, warning string }{
		{"LAB § 68 a", "2018-05-01", "2021-06-01", "nu LAB § 112", ""},
		{"LAB § 68 a", "2021-05-01", "2021-06-01", "nu LAB § 112", "old-numbering"},
		{"LAB § 68 a", "2018-05-01", "2018-06-01", "", ""},
		{"LSP § 19, stk. 1, nr. 2", "2021-05-01", "2021-06-01", "", ""},
		{"LSP § 17, stk. 1", "2018-07-01", "2018-07-30", "", ""},
		{"FVL § 19", "", "2021-06-01", "", ""},
	} {
		status, warning := provision(x.value, x.written, x.asOf)
		if status != x.status || warning.Kind != x.warning {
			t.Errorf("%s written %s, on %s: %q, %q %q", x.value, x.written, x.asOf, status, warning.Kind, warning.Text)
		}
	}
}

func TestInUse(t *testing.T) {
	opt := Options{Archive: archive(t, map[string]string{"a/n.txt": journal}), Out: filepath.Join(t.TempDir(), "ud")}
	var inner error
	first := opt
	first.Progress = func(Progress) { _, inner = Run(context.Background(), opt) }
	if _, err := Run(context.Background(), first); err != nil {
		t.Fatal(err)
	}
	if !errors.Is(inner, ErrInUse) {
		t.Errorf("a second scan into the same folder got %v", inner)
	}
	if _, err := Run(context.Background(), opt); err != nil {
		t.Errorf("after the first has ended: %v", err)
	}
}

func is(want error) func(error) bool { return func(err error) bool { return errors.Is(err, want) } }

func kind(want ingest.ErrorKind) func(error) bool {
	return func(err error) bool {
		var e *ingest.ArchiveError
		return errors.As(err, &e) && e.Kind == want
	}
}

func TestRunCancelled(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("sag %02d/n.txt", i)] = journal
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	opt := Options{Archive: archive(t, files), Out: filepath.Join(t.TempDir(), "ud"), Workers: 1,
		Progress: func(p Progress) {
			if p.Files == 3 {
				cancel()
			}
		}}
	if _, err := Run(ctx, opt); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestOnlyUnreadable(t *testing.T) {
	a, _ := scan(t, Options{Archive: archive(t, map[string]string{"s/a.pdf": "", "s/b.docx": "PK\x03\x04 ødelagt"})})
	if n := a.States(); n[ingest.Unread] != 2 {
		t.Errorf("states %v", n)
	}
	if a.Cases[0].Error == "" {
		t.Error("a case without any date can't be judged, and says so")
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := archive(t, map[string]string{"a/n.txt": journal, "b/n.txt": journal})
	if err := os.Chmod(filepath.Join(dir, "b"), 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Join(dir, "b"), 0o755)
	a, _ := scan(t, Options{Archive: dir})
	if n := a.States(); n[ingest.Unread] == 0 || n[ingest.Read] != 1 {
		t.Errorf("states %v", n)
	}
}

// BenchmarkRun scans an archive of 40 small cases with index and reports.
func BenchmarkRun(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "arkiv")
	text := bytes.Repeat([]byte(journal), 20)
	for i := range 40 {
		sub := filepath.Join(dir, fmt.Sprintf("s%02d", i))
		if err := os.MkdirAll(sub, 0o755); err != nil {
			b.Fatal(err)
		}
		for k := range 5 {
			if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("n%d.txt", k)), text, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.SetBytes(int64(len(text) * 200))
	for b.Loop() {
		if _, err := Run(context.Background(), Options{Archive: dir, Out: filepath.Join(b.TempDir(), "ud")}); err != nil {
			b.Fatal(err)
		}
	}
}
