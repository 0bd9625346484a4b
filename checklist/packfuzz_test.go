package checklist

import (
	"errors"
	"maps"
	"testing"
)

// FuzzParsePacks reads rule packs of which one file is replaced: a fault names
// the file, and packs that are taken answer for every rule.
func FuzzParsePacks(f *testing.F) {
	entries, err := packs.ReadDir("rules")
	if err != nil {
		f.Fatal(err)
	}
	whole, names := map[string][]byte{}, []string{}
	for _, e := range entries {
		data, err := packs.ReadFile("rules/" + e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(len(names)), data)
		whole[e.Name()] = data
		names = append(names, e.Name())
	}
	f.Add(uint8(0), []byte("id: &a [*a]\n"))
	f.Fuzz(func(t *testing.T, at uint8, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		files := maps.Clone(whole)
		files[names[int(at)%len(names)]] = data
		rs, err := parsePacks(files)
		var fault *PackError
		switch {
		case (rs == nil) == (err == nil):
			t.Fatalf("rules %v, error %v", rs != nil, err)
		case err != nil && (!errors.As(err, &fault) || fault.File == "" && fault.Problem == ""):
			t.Fatalf("%T: %v", err, err)
		}
		if rs == nil {
			return
		}
		for _, r := range rs.Rules {
			if r.ID == "" || rs.Rule(r.ID) == nil {
				t.Fatalf("rule %q", r.ID)
			}
		}
	})
}
