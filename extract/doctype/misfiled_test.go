package doctype

import "testing"

func TestMisfiledNoteKeepsTheJournal(t *testing.T) {
	own := "Journal\nSag 12, Ib Rask 030859-0031\n"
	for text, other := range map[string]int{
		"Udskrift af journal\nSag 12, Ib Rask\n06.05.2015 BL: OBS fejljournaliseret: notat om skulderen hører til 140662-0018, flyttet.": 0,
		"Udskrift af journal\n07.05.2015 BL: Brevet om 140662-0018 lå her ved en fejl og er sendt videre til rette sag.":                 0,
		"Fejljournaliseret\nEpikrise, 140662-0018 Bo Hede\nOpereret i skulderen 2. maj 2015.":                                            1,
		"Epikrise\nBo Hede, cpr 140662-0018\nOpereret i skulderen 2. maj 2015.":                                                          1,
	} {
		got := Case([]Doc{{Pages: []string{own}}, {Pages: []string{own}}, {Pages: []string{text}}}, "")
		if len(got.Foreign) != other {
			t.Errorf("%q: %v, want %d", text, got.Foreign, other)
		}
	}
}
