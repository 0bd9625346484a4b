package statement

import (
	"slices"
	"testing"
)

// TestMisspelt checks that one wrong letter in a long word does not hide a
// statement, and that short words are left alone.
func TestMisspelt(t *testing.T) {
	f := New()
	for _, c := range []struct{ text, label string }{
		{"Behandlingsmulgihederne er udtømt.", "treatment_exhausted"},
		{"Rehabilteringsteamet indstiller til førtidspension.", "team_pension"},
		{"Sundhedskordinatoren vurderer, at prognosen er usikker.", "health_coordinator"},
		{"Arbjedsevnen er varigt nedsat.", "permanent_reduction"},
		{"Der er ikke noget udviklingspespektiv.", "no_development_perspective"},
	} {
		if got := f.Classify(c.text, Team); !slices.Contains(got, c.label) {
			t.Errorf("%q lacks %s: %v", c.text, c.label, got)
		}
	}
	for _, c := range [][2]string{{"behandling", "behandling"}, {"praktik", "taktik"}, {"stationær", "statist"}} {
		if nearly(c[0], c[1]) {
			t.Errorf("%q and %q are nearly the same", c[0], c[1])
		}
	}
}
