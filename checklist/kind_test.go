package checklist

import "testing"

func TestKindOf(t *testing.T) {
	for name, c := range map[string]struct{ kind, text, want string }{
		"a recommendation stays one":     {"teamindstilling", "indstilling\nteamet indstiller til førtidspension.", "teamindstilling"},
		"a refusal that quotes the team": {"teamindstilling", "indstilling\nteamet indstiller til fleksjob. du får afslag på hjælpen.", "teamindstilling"},
		"a journal":                      {"andet", "journal pension, sag 12\n01.02.2019 ringet.", "journalnotat"},
		"a midway report":                {"andet", "midtvejsstatus, virksomhedspraktik\nblomster & ting", "praktikevaluering"},
		"a title nobody knew":            {"andet", "speciallægeerklæring, ortopædi\n3. maj 2019", "speciallaegeerklaering"},
		"an attest":                      {"laege-275", "læ 275. anmodning om vurdering modtaget. vi finder, at tilstanden er varig.", "laege-275"},
		"something else":                 {"andet", "husorden for bostedet", "andet"},
		"other types are left alone":     {"klage", "kære kommune, du får førtidspension, stod der", "klage"},
	} {
		if got := kindOf(c.kind, []string{c.text}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if got := kindOf("andet", nil); got != "andet" {
		t.Errorf("without text: %s", got)
	}
}

func TestTitlesAreTypes(t *testing.T) {
	for _, x := range titles {
		if kinds[x[1]] == "" {
			t.Errorf("%s: no document type %s", x[0], x[1])
		}
	}
}
