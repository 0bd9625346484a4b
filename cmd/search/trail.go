package main

import (
	"context"
	"path/filepath"

	"oplyst/audit"
	"oplyst/cmd/internal/cli"
	"oplyst/index"
)

// logFolder is the folder whose audit log a search in an index belongs to: the
// one scan wrote the index into. An index that was moved has its log in itself.
func logFolder(index string) string {
	if abs, err := filepath.Abs(index); err == nil {
		index = abs
	}
	if filepath.Base(index) == "indeks" {
		return filepath.Dir(index)
	}
	return index
}

// searched logs a search in case pages before anything of it is shown: the cases
// whose pages come, not what was asked.
func (f *flags) searched(ctx context.Context, dir string, res *index.CaseResult) error {
	e := audit.Event{Action: audit.Search, Options: f.options, Counts: audit.Counts{Hits: res.Total, Shown: len(res.Hits)}}
	last := ""
	for i := range res.Hits {
		if name := res.Hits[i].Case; name != last {
			e.Cases = append(e.Cases, name)
			last = name
		}
	}
	_, err := audit.Open(dir).Append(ctx, e)
	if failure, ok := cli.LogFailure(err, "og uden det vises ingen sider af sager"); ok {
		return failure
	}
	return nil
}

// viewed logs that the decisions of one case are shown, if its sag.json lies in
// an output folder. One that was copied elsewhere has no log.
func (f *flags) viewed(ctx context.Context, sag *sagFile, shown int) error {
	folder, err := filepath.Abs(f.sag)
	if err != nil {
		return nil
	}
	if !isDir(folder) {
		folder = filepath.Dir(folder)
	}
	out := filepath.Dir(folder)
	if !cli.IsOutput(out) {
		return nil
	}
	_, err = audit.Open(out).Append(ctx, audit.Event{Action: audit.View, Options: f.options, Cases: []string{sag.Case}, Counts: audit.Counts{Cases: 1, Shown: shown}})
	if failure, ok := cli.LogFailure(err, "og uden det vises intet om sagen"); ok {
		return failure
	}
	return nil
}
