package forget

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/text/unicode/norm"

	"oplyst/ledger"
)

// plan settles what is forgotten: the cases asked for and those of a run that
// was stopped, with the signs they would be known by.
func plan(ctx context.Context, opt *Options, l *ledger.Ledger) (*journal, error) {
	j, err := readJournal(opt.Out)
	if err != nil {
		return nil, err
	}
	if j == nil {
		j = &journal{}
	}
	files := map[string][]ledger.File{}
	for _, f := range l.Files() {
		files[f.Case] = append(files[f.Case], f)
	}
	var unknown, fresh []string
	composed := map[string]string{}
	for _, name := range append(j.names(), l.Cases()...) {
		composed[norm.NFC.String(name)] = name
	}
	for _, name := range opt.Cases {
		if as, ok := composed[norm.NFC.String(name)]; ok { // however it was typed
			name = as
		}
		_, there := l.Case(name)
		switch {
		case slices.Contains(fresh, name):
		case name != "" && (there || len(files[name]) > 0):
			fresh = append(fresh, name)
		case !slices.Contains(j.names(), name):
			unknown = append(unknown, name)
		}
	}
	switch {
	case len(unknown) > 0:
		return nil, &UnknownError{unknown}
	case len(fresh)+len(j.Cases) == 0:
		return nil, ErrNothing
	case len(fresh) == 0: // what has come since may hold a sign, too
		mine := map[string]bool{}
		for _, name := range j.names() {
			mine[name] = true
		}
		own, shared, err := telling(ctx, l, opt.Program, files, mine, j.Signs)
		if err != nil {
			return nil, err
		}
		j.Signs, j.Shared = own, j.Shared+shared
		return j, nil
	}
	var cases []Case
	for _, name := range fresh {
		c := Case{Name: name, Folder: folderIn(l, name), Files: len(files[name]), Archive: inArchive(l, name, files[name])}
		scans := slices.DeleteFunc(l.ScansOf(name), func(key string) bool { return !scanKey.MatchString(key) })
		c.Scans = len(scans)
		j.Scans = append(j.Scans, scans...)
		cases = append(cases, c)
	}
	found, err := signs(ctx, l, opt.Program, files, cases)
	if err != nil {
		return nil, err
	}
	j.Cases = slices.DeleteFunc(j.Cases, func(c Case) bool { return slices.Contains(fresh, c.Name) })
	j.Cases = append(j.Cases, cases...)
	j.Signs = append(j.Signs, found.texts...)
	j.Shared += found.shared
	j.resumed = j.resumed && len(fresh) == 0
	return j, nil
}

// folderIn is the folder of a case by its row in the ledger.
func folderIn(l *ledger.Ledger, name string) string {
	c, ok := l.Case(name)
	var row struct{ Folder string }
	if !ok || json.Unmarshal(c.Overview, &row) != nil || !caseFolder(row.Folder) {
		return ""
	}
	return row.Folder
}

// foldersOf lists the folders that hold a case by what their sag.json says.
func foldersOf(out, name string) []string {
	entries, err := os.ReadDir(out)
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range entries {
		if e.IsDir() && caseFolder(e.Name()) && caseIn(filepath.Join(out, e.Name(), "sag.json")) == name {
			found = append(found, e.Name())
		}
	}
	return found
}

// caseIn reads the name of the case out of the head of a sag.json; "" if it has
// none.
func caseIn(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	dec := json.NewDecoder(io.LimitReader(f, 64<<10))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return ""
	}
	for range 3 { // schema and case come first
		key, err1 := dec.Token()
		value, err2 := dec.Token()
		if name, ok := value.(string); err1 == nil && err2 == nil && ok && key == "case" {
			return name
		}
	}
	return ""
}

// inArchive tells whether files of a case still lie where they were read. Of a
// zip or a list it is only known that it is there.
func inArchive(l *ledger.Ledger, name string, files []ledger.File) bool {
	root := l.Meta(ledger.MetaRoot)
	if root == "" {
		return false
	}
	info, err := os.Stat(root)
	if err != nil {
		return false
	}
	if !info.IsDir() {
		return true
	}
	for _, f := range files {
		for _, path := range []string{filepath.Join(root, name, f.Path), filepath.Join(root, f.Path)} {
			if _, err := os.Lstat(path); err == nil {
				return true
			}
		}
	}
	return false
}
