package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"oplyst/cmd/internal/cli"
	"oplyst/corpus"
	"oplyst/index"
)

// search does what the flags say with the query.
func search(ctx context.Context, f *flags, query string, stdout, stderr io.Writer) error {
	if f.json && f.csv {
		return cli.Fail(exitUsage, "--json og --csv kan ikke bruges sammen")
	}
	if f.limit < 0 {
		return cli.Fail(exitUsage, "--limit skal være 0 eller mere")
	}
	if err := f.days(); err != nil {
		return err
	}
	if (f.sag != "" || f.similar != "") && strings.TrimSpace(query) != "" {
		return cli.Fail(exitUsage, "--sag og --lignende bruges uden søgning")
	}
	if f.sag != "" {
		return searchSag(ctx, f, stdout, stderr)
	}
	if f.similar != "" {
		return searchPrecedents(f, f.similar, stdout, stderr)
	}
	if strings.TrimSpace(query) == "" {
		return cli.Fail(exitUsage, "der mangler noget at søge efter")
	}
	switch f.in {
	case "afgørelser", "afgoerelser", "pm":
		return searchPrecedents(f, query, stdout, stderr)
	case "sager":
		return searchCases(ctx, f, query, stdout, stderr)
	}
	return cli.Fail(exitUsage, fmt.Sprintf("--in kan være afgørelser eller sager, ikke %q", f.in))
}

// days reads the date flags into YYYY-MM-DD.
func (f *flags) days() error {
	for _, d := range []struct {
		flag  string
		value *string
	}{{"--dato", &f.date}, {"--fra", &f.cases.From}, {"--til", &f.cases.To}} {
		if *d.value == "" {
			continue
		}
		day, ok := index.ParseDay(*d.value)
		if !ok {
			return cli.Fail(exitUsage, fmt.Sprintf("%s: %q er ikke en dato; skriv fx 2019-11-28", d.flag, *d.value))
		}
		if d.flag == "--fra" && len(*d.value) == 4 {
			day = *d.value + "-01-01"
		}
		*d.value = day
	}
	return nil
}

func (f *flags) rows() int {
	if f.limit == 0 {
		return -1
	}
	return f.limit
}

func searchPrecedents(f *flags, query string, stdout, stderr io.Writer) error {
	c, err := corpus.Load()
	if err != nil {
		return err
	}
	p, err := openDecisions(c, f.folder, stderr)
	if err != nil {
		return cli.Fail(exitNoIndex, "afgørelserne kan ikke åbnes: "+err.Error())
	}
	defer p.Close()
	opt := index.PrecedentOptions{On: f.date, Limit: f.rows(), Why: f.why, Facets: f.facets}
	var res *index.PrecedentResult
	if f.similar != "" {
		res, err = p.Similar(query, opt)
	} else {
		res, err = p.Search(query, opt)
	}
	if err != nil {
		return usageError(err)
	}
	switch {
	case f.json:
		err = precedentsJSON(stdout, query, res, f.facets)
	case f.csv:
		tell(stderr, res.Notes)
		err = precedentsCSV(stdout, res)
	default:
		f.printer.precedents(res, f.facets)
		err = f.printer.flush()
	}
	return outcome(len(res.Hits), err)
}

// openDecisions opens the catalogue together with the user's collection, if
// there is one. What had to be done first is told on stderr.
func openDecisions(c *corpus.Corpus, folder string, stderr io.Writer) (*index.Precedents, error) {
	f, err := collection(folder)
	if err != nil {
		return index.OpenPrecedents(c)
	}
	p, err := index.OpenLibrary(c, f, func(s string) { fmt.Fprintln(stderr, s) })
	if err == nil {
		return p, nil
	}
	fmt.Fprintln(stderr, "Samlingen i "+f.Dir+" kan ikke bruges ("+err.Error()+"); der søges kun i det indbyggede katalog.")
	return index.OpenPrecedents(c)
}

func searchCases(ctx context.Context, f *flags, query string, stdout, stderr io.Writer) error {
	dir := indexFolder(f.index)
	if _, err := os.ReadDir(dir); errors.Is(err, fs.ErrPermission) {
		return cli.Fail(exitNoIndex, fmt.Sprintf("du har ikke ret til at læse %s; mappen tilhører en anden bruger", f.index))
	}
	c, err := index.OpenCases(dir)
	switch {
	case errors.Is(err, index.ErrNoIndex):
		return cli.Fail(exitNoIndex, fmt.Sprintf("der er intet søgeindeks i %s; lav det med: scan ARKIV --out %s", f.index, f.index))
	case indexFault(err, f.index) != nil:
		return indexFault(err, f.index)
	case err != nil:
		return cli.Fail(exitNoIndex, fmt.Sprintf("søgeindekset i %s kan ikke åbnes: %v", f.index, err))
	}
	defer c.Close()
	opt := f.cases
	opt.Limit = f.rows()
	res, err := c.Search(query, opt)
	if fault := indexFault(err, f.index); fault != nil {
		return fault
	}
	if err != nil {
		return usageError(err)
	}
	if err := f.searched(ctx, logFolder(dir), res); err != nil {
		return err
	}
	switch {
	case f.json:
		err = casesJSON(stdout, query, res)
	case f.csv:
		tell(stderr, res.Notes)
		err = casesCSV(stdout, res)
	default:
		f.printer.cases(res)
		err = f.printer.flush()
	}
	return outcome(len(res.Hits), err)
}

// indexFault says that the index in a folder can't be used and how to mend it;
// nil if err is another one.
func indexFault(err error, dir string) error {
	mend := "lav det igen af det, der er læst, med: scan --rebuild --out " + dir
	switch {
	case errors.Is(err, index.ErrLayout):
		return cli.Fail(exitNoIndex, fmt.Sprintf("søgeindekset i %s er skrevet af en anden version af programmet; %s", dir, mend))
	case errors.Is(err, index.ErrDamaged):
		return cli.Fail(exitNoIndex, fmt.Sprintf("søgeindekset i %s er beskadiget og kan ikke bruges; %s", dir, mend))
	}
	return nil
}

// indexFolder finds the index in the folder that scan wrote, or takes the
// folder itself.
func indexFolder(dir string) string {
	if inner := filepath.Join(dir, "indeks"); isDir(inner) {
		return inner
	}
	return dir
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// usageError makes an unreadable query a usage error; others stay.
func usageError(err error) error {
	var syntax *index.SyntaxError
	if errors.As(err, &syntax) {
		return cli.Fail(exitUsage, "søgningen kan ikke læses, "+syntax.Error())
	}
	return cli.Fail(exitNoIndex, "søgningen kunne ikke gennemføres: "+err.Error())
}

func outcome(hits int, err error) error {
	if err != nil {
		return cli.Fail(exitUsage, "resultatet kunne ikke skrives: "+err.Error())
	}
	if hits == 0 {
		return errNoHits
	}
	return nil
}

func tell(w io.Writer, notes []string) {
	for _, n := range notes {
		fmt.Fprintln(w, n)
	}
}
