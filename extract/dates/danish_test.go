package dates

import "testing"

func TestDanish(t *testing.T) {
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
		if got := Danish(value); got != want {
			t.Errorf("Danish(%q) = %q, want %q", value, got, want)
		}
	}
}
