package extract

import "testing"

func TestReadIndexRow(t *testing.T) {
	for l, want := range map[string]indexRow{
		"Statusattest LÆ 125 ......... 12":             {"Statusattest LÆ 125", 12},
		"3\tEpikrise, neurologisk afd.\ts. 4-6":        {"3 Epikrise, neurologisk afd", 4},
		"Bilag 2\tSpeciallægeerklæring\t03-05-2021\t7": {"Bilag 2 Speciallægeerklæring 03-05-2021", 7},
		"Rehabiliteringsplan, side 3":                  {"Rehabiliteringsplan", 3},
		"Side 3":                                       {},
		"Møde den 3. maj 2021":                         {"Møde den 3. maj", 2021},
		"010180-0019":                                  {},
		"Han går til behandling":                       {},
	} {
		if got, _ := readIndexRow(l); got != want {
			t.Errorf("%q: got %+v, want %+v", l, got, want)
		}
	}
}
