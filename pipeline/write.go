package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"oplyst/anonym"
	"oplyst/report"
)

// judge evaluates a case whose files are all read, writes its outputs, hands
// its pages to the index and lets go of its text. With Anonym everything is
// replaced first, and a case in whose outputs an original is left is not
// written at all.
func (r *run) judge(ctx context.Context, work *caseWork) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c := r.evaluate(work)
	name := r.folders[work.at]
	var replacer *anonym.Replacer
	if r.opt.Anonym {
		c.Case, replacer = c.Anonymise(anonymousName(work.at, len(r.archive.Cases)), nil)
		c.problem = replacer.String(c.problem)
	}
	row := c.row(name)
	files, err := r.render(c.Case)
	if err != nil {
		return err
	}
	if replacer != nil {
		if problem := leaked(files, &row, replacer); problem != "" {
			r.rows[work.at] = report.CaseRow{Name: c.Name, Folder: name, Error: problem, Leaked: true}
			work.files = nil
			return nil
		}
	}
	folder := filepath.Join(r.opt.Out, name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make case folder: %w", err)
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(folder, f.name), f.data); err != nil {
			return err
		}
	}
	r.rows[work.at] = row
	if r.index != nil {
		if err := r.indexCase(c.Case); err != nil {
			return fmt.Errorf("index pages: %w", err)
		}
	}
	work.files = nil
	return nil
}

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
		if err := writeFile(filepath.Join(r.opt.Out, o.name), buf.Bytes()); err != nil {
			return nil, err
		}
	}
	return a, nil
}
