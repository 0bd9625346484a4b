package forget

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"oplyst/extract"
	"oplyst/index"
	"oplyst/ingest"
	"oplyst/ledger"
	"oplyst/lock"
)

var ctx = context.Background()

const mark = ".oplyst"

// sheet is a note of a case: what is its own, and a form that all cases have.
func sheet(name, cpr, own string) string {
	return "Journalnotat\nVedr.: " + name + ", cpr-nr. " + cpr + "\n" + own + "\nBorgeren er gjort bekendt med sine rettigheder efter forvaltningsloven.\n"
}

// folder makes an output folder with three cases, as a scan would leave it.
func folder(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	put(t, out, mark, "")
	l, _, err := ledger.Open(ctx, filepath.Join(out, ledger.Name))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct{ name, folder, text string }{
		{"Bodil Ærø 17", "Bodil Ærø 17", sheet("Bodil Ærøskov", "170584-0012", "Hun har haft svære smerter i nakken siden styrtet på cykel i maj.")},
		{"170260-0047", "170260-0047", sheet("Vagn Tranekær", "170260-0047", "Han kan ikke længere løfte de tunge kasser på lageret i Grenå.")},
		{"h03", "h03", sheet("Grethe Fjordgaard", "010170-0004", "Hendes syn er blevet dårligere, og hun læser nu kun med lup.")},
	} {
		d := ingest.Document{Path: "Notat " + c.folder + ".txt", SHA256: fmt.Sprintf("%064x", i+1), State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: c.text}}}
		e := ledger.Entry{File: ledger.File{Key: ledger.Key{Case: c.name, Path: d.Path}, SHA256: d.SHA256, State: ingest.Read, Last: time.Now(), Scans: []string{"aa" + fmt.Sprint(i), "fælles"}}, Document: d, Found: []extract.Found{{Document: d}}}
		e.Scans[1] = "bb0"
		overview, _ := json.Marshal(map[string]string{"Name": c.name, "Folder": c.folder})
		if err := errors.Join(l.Put(&e), l.PutCase(ledger.Case{Name: c.name, Place: i, Overview: overview})); err != nil {
			t.Fatal(err)
		}
		put(t, out, c.folder+"/sag.json", fmt.Sprintf(`{"schema":"oplyst/sag/1","case":%q,"text":%q}`, c.name, c.text))
		put(t, out, ".scanninger/aa/aa"+fmt.Sprint(i)+".json", c.text)
	}
	put(t, out, ".scanninger/bb/bb0.json", "fælles side")
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	derive(t, out)
	return out
}

func put(t *testing.T, out, name, data string) {
	t.Helper()
	path := filepath.Join(out, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(data), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// derive stands for the pipeline's rebuilding: an overview and an index out of
// the ledger.
func derive(t *testing.T, out string) error {
	t.Helper()
	l, err := ledger.OpenExisting(ctx, filepath.Join(out, ledger.Name))
	if err != nil {
		return err
	}
	defer l.Close()
	var index strings.Builder
	for _, f := range l.Files() {
		e, err := l.Load(ctx, f.Key)
		if err != nil {
			return err
		}
		index.WriteString(e.Document.Pages[0].Text)
	}
	put(t, out, "indeks/texts.txt", index.String())
	put(t, out, "oversigt.html", "<p>"+strings.Join(l.Cases(), "</p><p>"))
	return nil
}

// options are those of a run whose calls are counted.
func options(t *testing.T, out string, cases ...string) Options {
	return Options{Out: out, MarkFile: mark, ScanDir: ".scanninger", Cases: cases,
		Begin:   func([]string) error { return nil },
		Rebuild: func(context.Context) (bool, error) { return true, derive(t, out) },
		Unlink:  func(context.Context, []string) error { return nil }}
}

// left gives the files under out that hold one of the words, or have it in their
// name.
func left(t *testing.T, out string, words ...string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(data, []byte(w)) || strings.Contains(path[len(out):], w) {
				files = append(files, path[len(out):])
				break
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var bodil = []string{"Bodil", "Ærøskov", "170584", "svære smerter", "styrtet på cykel", fmt.Sprintf("%064x", 1)}

func TestForget(t *testing.T) {
	out := folder(t)
	if n := len(left(t, out, bodil...)); n < 5 {
		t.Fatalf("only %d files hold the case to begin with", n)
	}
	var begun []string
	opt := options(t, out, "Bodil Ærø 17")
	opt.Begin = func(cases []string) error { begun = cases; return nil }
	r, err := Forget(ctx, opt)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Clean() || r.Resumed || r.Before.Found < r.Signs-1 || r.Signs < 6 || r.Shared == 0 || len(r.Before.Hits) < 5 {
		t.Errorf("%+v, before %+v, after %+v", r, r.Before, r.After)
	}
	if c := r.Cases[0]; c.Folder != "Bodil Ærø 17" || c.Files != 1 || c.Pages != 1 || c.Scans != 1 || c.NoName {
		t.Errorf("%+v", c)
	}
	if files := left(t, out, bodil...); len(files) > 0 {
		t.Errorf("left in %q", files)
	}
	if files := left(t, out, "Tranekær"); len(files) != 4 {
		t.Errorf("another case is only in %q", files)
	}
	if !slices.Equal(begun, []string{"Bodil Ærø 17"}) || Pending(out) {
		t.Errorf("begun %q, pending %v", begun, Pending(out))
	}
	for name, there := range map[string]bool{".scanninger/aa/aa0.json": false, ".scanninger/aa/aa1.json": true, ".scanninger/bb/bb0.json": true} {
		if _, err := os.Stat(filepath.Join(out, name)); (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
	}
	var unknown *UnknownError
	if _, err := Forget(ctx, opt); !errors.As(err, &unknown) || strings.Contains(err.Error(), "Bodil") {
		t.Errorf("once more: %v", err)
	}
}

// TestFormsOfOthers: the index writes words of other cases in other forms, and
// one of those may be a place or a name of the case that is forgotten.
func TestFormsOfOthers(t *testing.T) {
	out := folder(t)
	l, err := ledger.OpenExisting(ctx, filepath.Join(out, ledger.Name))
	if err != nil {
		t.Fatal(err)
	}
	d := ingest.Document{Path: "Brev.txt", SHA256: fmt.Sprintf("%064x", 9), State: ingest.Read,
		Pages: []ingest.Page{{Number: 1, Text: "Fra Grenås havn er der udsigt over bugten."}}}
	e := ledger.Entry{File: ledger.File{Key: ledger.Key{Case: "h03", Path: d.Path}, SHA256: d.SHA256, State: ingest.Read, Last: time.Now()}, Document: d, Found: []extract.Found{{Document: d}}}
	if err := errors.Join(l.Put(&e), l.Close()); err != nil {
		t.Fatal(err)
	}
	opt := options(t, out, "170260-0047")
	opt.Rebuild = func(context.Context) (bool, error) {
		if err := derive(t, out); err != nil {
			return false, err
		}
		texts, err := os.ReadFile(filepath.Join(out, "indeks", "texts.txt"))
		forms := strings.Builder{}
		index.Forms(string(texts), func(form string) { forms.WriteString(form + "\n") })
		if !strings.Contains(forms.String(), "grenaa\n") {
			t.Error("the index doesn't write the name")
		}
		put(t, out, "indeks/forms.txt", forms.String())
		return true, err
	}
	r, err := Forget(ctx, opt)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Clean() || r.Signs < 6 || Pending(out) {
		t.Errorf("%+v, after %+v", r, r.After)
	}
	if files := left(t, out, "Tranekær", "170260", "tunge kasser"); len(files) > 0 {
		t.Errorf("left in %q", files)
	}
}

// TestSharedSince: what stands in the way the first time may be a word of
// another case by the second.
func TestSharedSince(t *testing.T) {
	out := folder(t)
	opt := options(t, out, "170260-0047")
	put(t, out, "min note.txt", "husk Grenå")
	r, err := Forget(ctx, opt)
	if err != nil || r.Clean() || !Pending(out) {
		t.Fatalf("%+v, %v", r, err)
	}
	l, err := ledger.OpenExisting(ctx, filepath.Join(out, ledger.Name))
	if err != nil {
		t.Fatal(err)
	}
	d := ingest.Document{Path: "Brev.txt", SHA256: fmt.Sprintf("%064x", 9), State: ingest.Read, Pages: []ingest.Page{{Number: 1, Text: "Hun er flyttet til Grenå."}}}
	e := ledger.Entry{File: ledger.File{Key: ledger.Key{Case: "h03", Path: d.Path}, SHA256: d.SHA256, State: ingest.Read, Last: time.Now()}, Document: d, Found: []extract.Found{{Document: d}}}
	if err := errors.Join(l.Put(&e), l.Close()); err != nil {
		t.Fatal(err)
	}
	again, err := Forget(ctx, options(t, out))
	if err != nil {
		t.Fatal(err)
	}
	if !again.Clean() || Pending(out) || again.Signs != r.Signs-1 || again.Shared != r.Shared+1 {
		t.Errorf("%+v after %+v", again, r)
	}
}

func TestSeveralAtOnce(t *testing.T) {
	out := folder(t)
	r, err := Forget(ctx, options(t, out, "170260-0047", "Bodil Ærø 17", "170260-0047"))
	if err != nil || !r.Clean() || len(r.Cases) != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	if files := left(t, out, append(bodil, "170260", "Tranekær", "lageret")...); len(files) > 0 {
		t.Errorf("left in %q", files)
	}
}

// A name typed with letters and marks apart is the same name.
func TestComposedNames(t *testing.T) {
	out := folder(t)
	if r, err := Forget(ctx, options(t, out, "Bodil Ær\u00f8 17", norm.NFD.String("Bodil Ærø 17"))); err != nil || !r.Clean() || len(r.Cases) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestRefused(t *testing.T) {
	out := folder(t)
	before := left(t, out, "a", "e")
	unchanged := func(what string) {
		t.Helper()
		if now := left(t, out, "a", "e"); !slices.Equal(now, before) || Pending(out) {
			t.Errorf("%s changed something: %q", what, now)
		}
	}
	var unknown *UnknownError
	if _, err := Forget(ctx, options(t, out, "h03", "kendes ikke")); !errors.As(err, &unknown) || len(unknown.Names) != 1 {
		t.Errorf("%v", err)
	}
	unchanged("an unknown case")
	if _, err := Forget(ctx, options(t, out)); !errors.Is(err, ErrNothing) {
		t.Errorf("no case: %v", err)
	}
	opt := options(t, out, "h03")
	opt.Begin = func([]string) error { return errors.New("no log") }
	if _, err := Forget(ctx, opt); err == nil {
		t.Error("goes on without a log")
	}
	unchanged("a log that can't be written")
	held, err := lock.Open(filepath.Join(out, mark))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Forget(ctx, options(t, out, "h03")); !errors.Is(err, ErrInUse) {
		t.Errorf("locked: %v", err)
	}
	held.Close()
	unchanged("a locked folder")
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := Forget(stopped, options(t, out, "h03")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	unchanged("a cancelled run")
	for _, name := range []string{ledger.Name, mark} {
		os.Remove(filepath.Join(out, name))
		want := map[string]error{ledger.Name: ErrNoLedger, mark: ErrNotOutput}[name]
		if _, err := Forget(ctx, options(t, out, "h03")); !errors.Is(err, want) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// What is left in a file that isn't ours is told, and the run can be finished
// when it is gone.
func TestSomethingLeft(t *testing.T) {
	out := folder(t)
	put(t, out, "mine/noter.txt", "husk bodil ærøskov")
	put(t, out, "170260-0047/brev Bodil Ærøskov.md", "x")
	r, err := Forget(ctx, options(t, out, "Bodil Ærø 17"))
	if err != nil || r.Clean() || len(r.After.Hits) != 2 || r.After.Hits[1].Path != "mine/noter.txt" || !r.After.Hits[0].Name {
		t.Fatalf("%+v, %v", r.After, err)
	}
	if !Pending(out) {
		t.Error("nothing is pending")
	}
	os.RemoveAll(filepath.Join(out, "mine"))
	os.Remove(filepath.Join(out, "170260-0047", "brev Bodil Ærøskov.md"))
	for _, cases := range [][]string{{"Bodil Ærø 17"}, nil} { // named again, or not
		again, err := Forget(ctx, options(t, out, cases...))
		if cases == nil && errors.Is(err, ErrNothing) {
			continue
		}
		if err != nil || !again.Clean() || !again.Resumed || again.Signs != r.Signs || Pending(out) {
			t.Errorf("%+v, %v", again, err)
		}
	}
}

// A run that is stopped at any point is finished by the next, named or not, and
// what is then there is what an undisturbed run leaves.
func TestStoppedAnywhere(t *testing.T) {
	points := map[string]int{}
	opt := options(t, folder(t), "Bodil Ærø 17", "h03")
	opt.Point = func(name string) { points[name]++ }
	if _, err := Forget(ctx, opt); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"journal", "ledger", "folder", "scans", "rebuilt", "unlinked", "searched"} {
		if points[want] == 0 {
			t.Errorf("no point %q in %v", want, points)
		}
	}
	for name, times := range points {
		for k := range times {
			out := folder(t)
			n := 0
			stop(t, options(t, out, "Bodil Ærø 17", "h03"), func(at string) bool {
				if at == name {
					n++
				}
				return at == name && n > k
			})
			if !Pending(out) && name != "journal" {
				t.Errorf("%s %d: stopped, and nothing is pending", name, k)
			}
			cases := []string{"h03", "Bodil Ærø 17"}
			if k%2 == 0 {
				cases = nil
			}
			r, err := Forget(ctx, options(t, out, cases...))
			if err != nil || !r.Clean() || !r.Resumed || Pending(out) || len(r.Cases) != 2 {
				t.Errorf("%s %d: %+v, %v", name, k, r, err)
				continue
			}
			if files := left(t, out, append(bodil, "Fjordgaard", "kun med lup")...); len(files) > 0 {
				t.Errorf("%s %d: left in %q", name, k, files)
			}
		}
	}
}

// stop runs Forget up to the point where at says so, without any of its cleaning
// up after that.
func stop(t *testing.T, opt Options, at func(name string) bool) {
	t.Helper()
	type stopped struct{}
	defer func() {
		if e := recover(); e != (stopped{}) {
			t.Fatalf("not stopped: %v", e)
		}
	}()
	opt.Point = func(name string) {
		if at(name) {
			panic(stopped{})
		}
	}
	_, err := Forget(ctx, opt)
	t.Fatalf("ran to its end: %v", err)
}

func TestTornJournal(t *testing.T) {
	out := folder(t)
	put(t, out, JournalFile, `{"cases":[{"name":"h0`)
	put(t, out, JournalFile+".tmp", `{"cas`)
	if _, err := Forget(ctx, options(t, out)); !errors.Is(err, ErrNothing) {
		t.Errorf("%v", err)
	}
	if r, err := Forget(ctx, options(t, out, "h03")); err != nil || !r.Clean() || Pending(out) {
		t.Errorf("%+v, %v", r, err)
	}
}

// FuzzJournal reads any bytes as a journal: what it names must be of the output
// folder. Nothing is removed here.
func FuzzJournal(f *testing.F) {
	for _, seed := range []string{"", "{}", `{"cases":[{"name":"a","folder":".."}],"scans":["x/y","..","aa0"],"signs":["","abc"]}`, `{"cases":[{"name":"h03"}]`, `{"cases":[{"name":"h03","folder":"h03"}],"scans":["aa0"]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		j := parseJournal(data)
		if j == nil {
			return
		}
		for _, c := range j.Cases {
			if c.Name == "" || c.Folder != "" && (filepath.Base(c.Folder) != c.Folder || c.Folder == "." || c.Folder == ".." || strings.ContainsAny(c.Folder, `/\`)) {
				t.Fatalf("folder %q", c.Folder)
			}
		}
		for _, key := range j.Scans {
			if len(key) < 3 || strings.ContainsAny(key, `./\`) {
				t.Fatalf("key %q", key)
			}
		}
	})
}
