package checklist

import "testing"

func TestGapReason(t *testing.T) {
	rs, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	title := rs.Rule("nr2").Title
	for _, tc := range []struct {
		item    string
		verdict Verdict
		nr      string
		about   string
		want    string
	}{
		{"nr2", Partial, "42-17", "", "Kravet »" + title + "« er kun delvist dokumenteret; afgørelsen handler om motivation og sammenhængende indsats."},
		{"nr2", Missing, "999-99", "fleksjob", "Kravet »" + title + "« er ikke dokumenteret; afgørelsen handler om fleksjob."},
		{"ukendt", Contradicted, "999-99", "", "Kravet »ukendt« modsiges af sagens papirer; afgørelsen belyser det."},
	} {
		if got := rs.GapReason(tc.item, tc.verdict, tc.nr, tc.about); got != tc.want {
			t.Errorf("%s %s: %q, want %q", tc.item, tc.nr, got, tc.want)
		}
	}
}
