package ingest

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func TestParseSettings(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     Settings
		warnings []string // each a part of one warning, in order
	}{
		{"all keys", "as_of: 2019-11-28\ntrack: senior\nborn: 1955-02-03\n", Settings{"2019-11-28", "senior", "1955-02-03"}, nil},
		{"quoted", "as_of: \"2019-11-28\"", Settings{AsOf: "2019-11-28"}, nil},
		{"empty file", "", Settings{}, nil},
		{"only a comment", "# intet endnu", Settings{}, nil},
		{"empty value", "as_of:\n", Settings{}, nil},
		{"not YAML", "as_of: [2019\n  x", Settings{}, []string{"ikke gyldig YAML"}},
		{"a list", "- as_of: 2019-11-28", Settings{}, []string{"ikke gyldig YAML"}},
		{"unknown key, good ones kept", "dato: 2019-01-01\nborn: 1960-01-01", Settings{Born: "1960-01-01"}, []string{`"dato" er ikke en kendt indstilling`}},
		{"date the Danish way", "as_of: 28.11.2019", Settings{}, []string{`as_of skal være en dato som 2019-11-28; "28.11.2019"`}},
		{"impossible date", "as_of: 2019-02-30", Settings{}, []string{"as_of skal være en dato"}},
		{"unknown track", "track: hurtig\nas_of: 2020-01-01", Settings{AsOf: "2020-01-01"}, []string{`track skal være ordinary, existing_basis, senior, refusal; "hurtig"`}},
		{"nested value", "track: {a: b}", Settings{}, []string{"track skal være"}},
		{"Windows letters", "b\xF8rn: 2", Settings{}, []string{`"børn" er ikke en kendt`}},
		{"anchors that grow", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", Settings{}, []string{`"a" er`, `"b" er`, `"c" er`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, warnings := parseSettings("sag.yaml", []byte(c.in))
			if got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if len(warnings) != len(c.warnings) {
				t.Fatalf("warnings %q", warnings)
			}
			for i, w := range warnings {
				if !strings.HasPrefix(w, "sag.yaml: ") || !strings.Contains(w, c.warnings[i]) {
					t.Errorf("warning %q lacks %q", w, c.warnings[i])
				}
			}
		})
	}
}

func TestTracksAreThoseOfTheContract(t *testing.T) {
	if want := []string{"ordinary", "existing_basis", "senior", "refusal"}; !slices.Equal(Tracks, want) {
		t.Errorf("tracks %q", Tracks)
	}
}

func FuzzSettings(f *testing.F) {
	f.Add([]byte("as_of: 2019-11-28\ntrack: &x senior\nborn: *x"))
	f.Add([]byte("? [a]: {b: !!binary x}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := File{Path: "sag.yaml", Size: int64(len(data)), open: openBytes(data)}
		readSettings(context.Background(), file, InProcess{})
	})
}
