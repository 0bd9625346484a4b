package fulltext

import (
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"

	"oplyst/corpus"
)

// Heads reads the metadata of texts, in their order; nil stands for a file that
// can't be read or is of another decision.
func Heads(entries []Entry) []*Record {
	read := make([]*Record, len(entries))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range entries {
		g.Go(func() error {
			data, err := os.ReadFile(entries[i].Path)
			if err != nil {
				return nil
			}
			if r, err := DecodeHead(string(data)); err == nil && r.Nr == entries[i].Nr {
				read[i] = r
			}
			return nil
		})
	}
	g.Wait()
	return read
}

// Decisions reads the metadata of every text as the catalogue has decisions;
// files that can't be read are left out.
func (f Folder) Decisions() ([]corpus.Decision, error) {
	entries, err := f.List()
	if err != nil {
		return nil, err
	}
	var out []corpus.Decision
	for _, r := range Heads(entries) {
		if r != nil {
			out = append(out, r.Decision())
		}
	}
	return out, nil
}
