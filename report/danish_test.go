package report

import "testing"

func TestDanishDate(t *testing.T) {
	for value, want := range map[string]string{
		"2019-03-12":            "12. marts 2019",
		"2019-03":               "marts 2019",
		"2019":                  "2019",
		"2019-W09":              "uge 9, 2019",
		"2019-Q2":               "2. kvartal 2019",
		"2019-23":               "efteråret 2019",
		"2018-03/2018-06":       "marts 2018 – juni 2018",
		"2018-03/..":            "siden marts 2018",
		"../2018-12-31":         "til 31. december 2018",
		"":                      "",
		"2019-99":               "2019-99",
		"noget andet, der står": "noget andet, der står",
	} {
		if got := danishDate(value); got != want {
			t.Errorf("danishDate(%q) = %q, want %q", value, got, want)
		}
	}
}

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
