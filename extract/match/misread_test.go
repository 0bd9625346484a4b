package match

import "testing"

func TestMisread(t *testing.T) {
	for _, c := range []struct{ surface, norm string }{
		{"lkke", "ikke"}, {"lngen", "ingen"}, {"lndstilling", "indstilling"}, {"lfølge", "ifølge"}, {"1kke", "ikke"}, {"1ngen", "ingen"},
		{"ti1", "til"}, {"behand1ing", "behandling"}, {"1æge", "læge"}, {"beh0v", "behov"}, {"arbejdsev1e", "arbejdsev1e"},
		{"ledelse", "ledelse"}, {"LVEF", "lvef"}, {"LKS", "lks"}, {"ldl", "ldl"}, {"T1D", "t1d"}, {"B12", "b12"}, {"plan1", "plan1"}, {"covid19", "covid19"},
		{"h1n1", "h1n1"}, {"Llorente", "llorente"}, {"1800", "1800"}, {"10mg", "10mg"}, {"1gang", "1gang"}, {"læge", "læge"}, {"1n", "1n"},
	} {
		if w := Shared().Word(c.surface); w.Norm != c.norm || w.Surface != c.surface {
			t.Errorf("%q: %q, want %q", c.surface, w.Norm, c.norm)
		}
	}
}
