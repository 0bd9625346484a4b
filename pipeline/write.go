package pipeline

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"oplyst/ledger"
	"oplyst/report"
	"oplyst/whole"
)

// output is one file of a case, ready to be written.
type output struct {
	name string
	data []byte
}

// render makes all files of a case before any of them is written.
func (r *run) render(c *report.Case) ([]output, error) {
	var files []output
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{CaseFile, c.WriteJSON},
		{ReportFile, func(w io.Writer) error { return c.WriteHTML(w, r.decisions) }},
		{MarkdownFile, func(w io.Writer) error { return c.WriteMarkdown(w, r.decisions) }},
	} {
		var buf bytes.Buffer
		if err := f.write(&buf); err != nil {
			return nil, fmt.Errorf("write %s: %w", f.name, err)
		}
		files = append(files, output{f.name, buf.Bytes()})
	}
	return files, nil
}

// writeCase writes the files of a case into its folder. A new folder is there
// with all of them or not at all.
func (r *run) writeCase(name string, files []output) error {
	folder := filepath.Join(r.opt.Out, name)
	into := folder
	if _, err := os.Lstat(folder); os.IsNotExist(err) {
		if into, err = os.MkdirTemp(r.opt.Out, tempFolder); err != nil { // 0700
			return fmt.Errorf("make case folder: %w", err)
		}
	}
	for _, f := range files {
		if err := whole.Write(filepath.Join(into, f.name), f.data, 0o600); err != nil {
			return err
		}
		r.point("case-file")
	}
	if into == folder {
		return nil
	}
	if err := os.Rename(into, folder); err != nil {
		return fmt.Errorf("make case folder: %w", err)
	}
	r.point("case-folder")
	return nil
}

// outputsSound tells whether a case's files are those that were written.
func (r *run) outputsSound(folder string, outputs map[string]string) bool {
	for name, sum := range outputs {
		data, err := os.ReadFile(filepath.Join(r.opt.Out, folder, name))
		if err != nil || key(string(data)) != sum {
			return false
		}
	}
	return len(outputs) > 0
}

// finish writes what concerns the whole archive.
func (r *run) finish() (*report.Archive, error) {
	a := &report.Archive{Name: r.archive.Name, Cases: r.rows}
	for _, f := range r.archive.Loose {
		a.Loose = append(a.Loose, report.FileRow{Path: f.Path, State: f.State, Reason: f.Reason, Size: f.Size})
	}
	if r.opt.Anonym {
		anonymousArchive(a)
	}
	outputs := []struct {
		name  string
		write func(*bytes.Buffer) error
	}{
		{OverviewFile, func(b *bytes.Buffer) error { return a.WriteHTML(b) }},
		{VerdictsFile, func(b *bytes.Buffer) error { return a.WriteVerdictsCSV(b) }},
		{FilesFile, func(b *bytes.Buffer) error { return a.WriteFilesCSV(b) }},
	}
	for _, o := range outputs {
		var buf bytes.Buffer
		if err := o.write(&buf); err != nil {
			return nil, fmt.Errorf("write %s: %w", o.name, err)
		}
		if err := whole.Write(filepath.Join(r.opt.Out, o.name), buf.Bytes(), 0o600); err != nil {
			return nil, err
		}
		r.point("overview")
	}
	if r.mended > 0 {
		r.say(mendedMessage(r.mended))
	}
	if r.ledger == nil {
		return a, nil
	}
	return a, r.ledger.SetMeta(ledger.MetaFinished, finished)
}

// finished is the value of ledger.MetaFinished after a whole scan.
const finished = "ja"

func mendedMessage(n int) string {
	if n == 1 {
		return "rapporterne i 1 sag var ændret eller væk og er lavet igen"
	}
	return fmt.Sprintf("rapporterne i %d sager var ændret eller væk og er lavet igen", n)
}
