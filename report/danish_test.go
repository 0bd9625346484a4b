package report

import "testing"

func TestPeriod(t *testing.T) {
	for _, x := range []struct{ from, to, want string }{
		{"", "", ""}, {"2018-03", "2018-06", "marts 2018 – juni 2018"}, {"2018", "2018", "2018"},
		{"2018", "", "fra 2018"}, {"2018", "..", "fra 2018"}, {"", "2019-05-01", "til 1. maj 2019"},
	} {
		if got := period(x.from, x.to); got != x.want {
			t.Errorf("period(%q, %q) = %q, want %q", x.from, x.to, got, x.want)
		}
	}
}

func TestHours(t *testing.T) {
	for h, want := range map[float64]string{0: "", 4: "4", 2.5: "2,5"} {
		if got := hours(h); got != want {
			t.Errorf("hours(%v) = %q, want %q", h, got, want)
		}
	}
}
