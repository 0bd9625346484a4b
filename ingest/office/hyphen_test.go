package office

import "testing"

func TestLineJoint(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"virksomheds-", "praktikken er slut", "virksomhedspraktikken er slut"}, {"arbejds-", "evne", "arbejdsevne"}, {"fibro-", "myalgi.", "fibromyalgi."},
		{"(smerte-", "problemer)", "(smerteproblemer)"},
		{"sms-", "kontakt med", "sms-kontakt med"}, {"a-", "kasse", "a-kasse"}, {"LÆ-", "265 er", "LÆ-265 er"}, {"MR-", "scanning", "MR-scanning"}, {"KOL-", "rehabilitering", "KOL-rehabilitering"},
		{"september-", "november 2019", "september-november 2019"}, {"mandag-", "onsdag", "mandag-onsdag"}, {"2018-", "19", "2018-19"},
		{"lænde-", "og nakkesmerter", "lænde- og nakkesmerter"}, {"bruger-", "eller pårørendestøtte", "bruger- eller pårørendestøtte"}, {"for-", "samt efterår", "for- samt efterår"},
		{"han siger -", "og det er rigtigt", "han siger - og det er rigtigt"}, {"en helt almindelig", "linje", "en helt almindelig linje"}, {"-", "x", "- x"},
	} {
		between, cut := lineJoint(c.before, c.after)
		if got := c.before[:len(c.before)-cut] + between + c.after; got != c.want {
			t.Errorf("%q + %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}
