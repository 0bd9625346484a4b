package report

import "oplyst/ingest"

// ArchiveJSON is the archive's result for programs: cases, verdicts and file
// states, without quotes.
type ArchiveJSON struct {
	Schema  string         `json:"schema"`
	Archive string         `json:"archive"`
	Files   int            `json:"files"`
	Pages   int            `json:"pages"`
	Unread  int            `json:"unread_pages"`
	States  map[string]int `json:"states"` // every state, also those with no file
	Cases   []ArchiveCase  `json:"cases"`
}

// ArchiveCase is one case in ArchiveJSON. Folder is relative to the output
// folder; verdicts are by item.
type ArchiveCase struct {
	Case     string            `json:"case"`
	Folder   string            `json:"folder"`
	AsOf     string            `json:"as_of"`
	Regime   string            `json:"regime"`
	Track    string            `json:"track"`
	Verdicts map[string]string `json:"verdicts"`
	Error    string            `json:"error,omitempty"`
	Compared *ComparedCase     `json:"compared,omitempty"` // with --compare
}

// ComparedCase is a case's verdicts by the rules of a second date.
type ComparedCase struct {
	AsOf     string            `json:"as_of"`
	Regime   string            `json:"regime"`
	Verdicts map[string]string `json:"verdicts"`
}

// JSON gives the archive's result for programs.
func (a *Archive) JSON() ArchiveJSON {
	out := ArchiveJSON{Schema: "oplyst/arkiv/1", Archive: a.Name, Files: a.Files(), States: map[string]int{}, Cases: []ArchiveCase{}}
	out.Pages, out.Unread = a.Pages()
	n := a.States()
	for _, s := range ingest.States {
		out.States[string(s)] = n[s]
	}
	for i := range a.Cases {
		r := &a.Cases[i]
		c := ArchiveCase{Case: r.Name, Folder: r.Folder, AsOf: r.AsOf, Regime: r.Regime, Track: r.Track,
			Verdicts: map[string]string{}, Error: r.Error}
		for _, it := range r.Items {
			c.Verdicts[it.Item] = string(it.Verdict)
		}
		if x := r.Compared; x != nil {
			c.Compared = &ComparedCase{x.AsOf, x.Regime, map[string]string{}}
			for _, it := range x.Items {
				c.Compared.Verdicts[it.Item] = string(it.Verdict)
			}
		}
		out.Cases = append(out.Cases, c)
	}
	return out
}
