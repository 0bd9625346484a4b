package dates

import (
	"strings"
	"testing"
)

// found lists the values of a text, one blank between them.
func found(text, doc string) string {
	var vs []string
	for _, d := range Find(1, text, Options{DocDate: doc}) {
		vs = append(vs, d.Value)
	}
	return strings.Join(vs, " ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mødet blev holdt den 3. juni 2021 på rådhuset.", "2021-06-03"},
		{"Indlagt 3/6-21, udskrevet 9/6 2021.", "2021-06-03 2021-06-09"},
		{"d. 3.6.21 og d. 04.07.2021", "2021-06-03 2021-07-04"},
		{"Set den 3., 10. og 17. juni 2021.", "2021-06-03 2021-06-10 2021-06-17"},
		{"Praktik 3.-17. juni 2021", "2021-06-03/2021-06-17"},
		{"fra den 12. til den 14. maj 2020", "2020-05-12/2020-05-14"},
		{"fra december 2019 til marts 2020", "2019-12/2020-03"},
		{"december - marts 2020", "2019-12/2020-03"},
		{"i perioden 1. december til 31. januar 2020", "2019-12-01/2020-01-31"},
		{"marts, april og maj 2018", "2018-03 2018-04 2018-05"},
		{"mellem marts og maj 2018", "2018-03/2018-05"},
		{"uge 3-12, 2022", "2022-W03/2022-W12"},
		{"ugerne 3, 5 og 7 i 2022", "2022-W03 2022-W05 2022-W07"},
		{"uge 48 2019 - uge 3 2020", "2019-W48/2020-W03"},
		{"i uge 12 var hun syg", ""},
		{"2. kvartal 2020 og 3. kvartal 2020", "2020-Q2 2020-Q3"},
		{"andet kvartal 2020", "2020-Q2"},
		{"1. halvår 2019", "2019-01/2019-06"},
		{"foråret og sommeren 2018", "2018-21 2018-22"},
		{"vinteren 2018/19 var hård", "2018-24"},
		{"ultimo 2018", "2018"},
		{"primo januar 2022 begyndte hun", "2022-01"},
		{"i slutningen af maj 2019", "2019-05"},
		{"siden medio 2017", "2017/.."},
		{"siden 2014 har hun været syg", "2014/.."},
		{"Ansat fra 1. maj 2012 til 31. juli 2014", "2012-05-01/2014-07-31"},
		{"Sygemeldt fra 3. maj 2018.", "2018-05-03/.."},
		{"bevilget fra og med 1. maj 2018", "2018-05-01/.."},
		{"forlænget frem til 31. december 2019", "../2019-12-31"},
		{"til og med den 31. december 2019", "../2019-12-31"},
		{"indtil udgangen af 2019", "../2019"},
		{"senest den 1. juni 2020", "2020-06-01"},
		{"inden den 1. juni 2020", "2020-06-01"},
		{"2016 - 2018: lagerarbejder", "2016/2018"},
		{"2016-18", "2016/2018"},
		{"2019 -", "2019/.."},
		{"2019-\n", "2019/.."},
		{"2012 til nu", "2012/.."},
		{"maj 2012 - nu", "2012-05/.."},
		{"Erklæring fra maj 2019", "2019-05"},
		{"epikrisen fra 2018 og LÆ 265 fra marts 2020", "2018 2020-03"},
		{"attest dateret 12-03-2019", "2019-03-12"},
		{"lov nr. 553 af 29. maj 2018", "2018-05-29"},
		{"Rtg. d.d. er normal", "2022-03-04"},
		{"01.02.2020 - d.d.", "2020-02-01/2022-03-04"},
		{"fra 1.2.2020 til dags dato", "2020-02-01/2022-03-04"},
		{"12. september kl. 10 og 14. september 2021", "2021-09-14"},
		{"Mandag d. 4/10-21 kl. 13.15-14.00", "2021-10-04"},
		{"2021-10-04T13:15", "2021-10-04"},
		{"4 OKT 2021", "2021-10-04"},
		{"04-okt-2021", "2021-10-04"},
		{"oktober '21", "2021-10"},
		{"den tredje oktober 2021", "2021-10-03"},
		{"sept.-nov. 2021", "2021-09/2021-11"},
		{"10/2019 - 02/2020", "2019-10/2020-02"},
		{"juni–august 2020", "2020-06/2020-08"},
		{"årsskiftet 2018/2019", "2018/2019"},
		{"i 1998, 2004 og 2011", "1998 2004 2011"},
		{"Blodprop 2013. Stent 2014.", "2013 2014"},
		{"i 90'erne og 2000'erne", ""},
		{"01.03.2020-31.08.2020", "2020-03-01/2020-08-31"},
		{"01.03.-31.08.2020", "2020-03-01/2020-08-31"},
		{"1/3 - 31/8 2020", "2020-03-01/2020-08-31"},
		{"ikke siden den 1. april", ""},
		{"1/1-30/6 2020", "2020-01-01/2020-06-30"},
		{"d. 1.ste juni 2021 og 5te juli 2021", "2021-06-01 2021-07-05"},
		{"Har haft smerter siden efteråret -18.", "2018-23/.."},
		{"Ansat siden '98.", "1998/.."},
		{"siden 98 har han", "1998/.."},
		{"uge 51-2, 2020", "2020-W51/2021-W02"},
		{"april-maj-juni 2020", "2020-04/2020-06"},
		{"2019 uge 48", "2019-W48"},
		{"2018: marts-maj", "2018-03/2018-05"},
		{"i 2016 i marts", "2016-03"},
		{"Arbejdsskade fra 2014", "2014"},
		{"den 3.\nmaj 2021", "2021-05-03"},
		{"Mentor\t2018, marts\tgod", "2018-03"},
		{"i 2018, marts var kold", "2018"},
	} {
		if got := found(c.text, "2022-03-04"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFalseFriends(t *testing.T) {
	for _, text := range []string{
		"010203-4005", "cpr. 120380-0012", "1203800012", "120380 0012", "Sagsnr. 2019-012345", "J.nr. 15.20.04-G01-12-20", "KLE 27.03.12", "sag 24-003127", "Doknr. 2017-118843",
		"tlf. 20 15 12 07", "Telefon 2015 1207", "tlf. 58 18 40 17", "EAN 5798000012345", "principmeddelelse 58-18, 37-19 og 26-19", "PM 82/16", "LÆ 265", "DF331", "M54.5", "L4/L5", "C5/6", "Th12-L2",
		"VAS 7/10", "NRS 4-6", "BT 130/85", "BMI 31,5", "50 mg x 3", "1/2 tablet dagligt", "2 x 2 timer", "kl. 10.30-11.00", "12.500,00 kr.", "kr. 2.000", "2000 kr.", "1.800 kcal", "1950 mg", "42 år", "30-34 år",
		"§ 19, stk. 1, nr. 1-3", "§§ 17-20", "side 2 af 12", "version 2.7", "IK 85-92", "T-score -2,9", "3-4 gange om ugen", "12-14 timer", "2000 Frederiksberg", "EF 35-40 %", "MoCA 28/30", "WAIS-IV: 82", "uge 3-5",
		"Møde nr. 11/2023", "1. og 2. sal", "3. og 4. lændehvirvel", "2-3 måneder", "1:5", "10-12-14 mg", "skala 1-10", "8/10 point", "i maj", "2000,-", "kr. 2000", "op i 75", "samme dag", "sidste år", "hver 14. dag",
	} {
		if got := found(text, "2022-03-04"); got != "" {
			t.Errorf("%q: %q, want nothing", text, got)
		}
	}
}

func TestClass(t *testing.T) {
	for _, c := range []struct{ text, class, value string }{
		{"Anna Holm, født 12. maj 1980", "birth", "1980-05-12"},
		{"f. 12.05.80", "birth", "1980-05-12"},
		{"f. 12.05.21", "birth", "1921-05-12"},
		{"Fødselsdato: 12-05-1980", "birth", "1980-05-12"},
		{"bekendtgørelse nr. 1243 af 21. november 2016", "law", "2016-11-21"},
		{"LBK nr. 10 af 12/1 2015", "law", "2015-01-12"},
		{"jeres brev af 3. maj 2019", "docref", "2019-05-03"},
		{"LÆ 265 af 2. oktober 2019", "docref", "2019-10-02"},
		{"praktik fra 3. maj 2019", "date", "2019-05-03/.."},
	} {
		ds := Find(1, c.text, Options{DocDate: "2021-06-01"})
		if len(ds) != 1 || ds[0].Class != c.class || ds[0].Value != c.value {
			t.Errorf("%q: %+v, want one %s %s", c.text, ds, c.class, c.value)
		}
	}
}

func TestJournalHeadingIsTheDayOfItsNote(t *testing.T) {
	text := "12-01-2021 AB\nSamtale d.d. på kontoret.\n15-02-2021 AB\nTelefonsamtale d.d.\n"
	if got := found(text, "2021-03-01"); got != "2021-01-12 2021-01-12 2021-02-15 2021-02-15" {
		t.Error(got)
	}
}

func TestQuotesAreTheText(t *testing.T) {
	text := "Ærø: åben 3. maj 2019, øvrige fra uge 3 til 5 2020 — og d. 10.11 og d. 24.11.2023. Slut."
	for _, d := range Find(1, text, Options{}) {
		if text[d.Start:d.End] != d.Quote || d.Quote == "" {
			t.Errorf("%+v", d)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct{ value, from, to string }{
		{"2019-03-12", "2019-03-12", "2019-03-12"},
		{"2020-02", "2020-02-01", "2020-02-29"},
		{"2019", "2019-01-01", "2019-12-31"},
		{"2019-W01", "2018-12-31", "2019-01-06"},
		{"2015-W53", "2015-12-28", "2016-01-03"},
		{"2019-Q2", "2019-04-01", "2019-06-30"},
		{"2019-24", "2019-12-01", "2020-02-29"},
		{"2019-21", "2019-03-01", "2019-05-31"},
		{"2018-03/2018-06", "2018-03-01", "2018-06-30"},
		{"2018-03/..", "2018-03-01", ""},
		{"../2018-W06", "", "2018-02-11"},
		{"x", "", ""}, {"", "", ""}, {"2019-13", "", ""}, {"2019-W", "", ""}, {"2019-02-30", "", ""},
	} {
		if f, to := Bounds(c.value); f != c.from || to != c.to {
			t.Errorf("Bounds(%s) = %s, %s; want %s, %s", c.value, f, to, c.from, c.to)
		}
	}
	for n := toDays(1899, 12, 25); n < toDays(2101, 1, 3); n++ {
		d, ok := parseDay(fromDays(n))
		if !ok || d.n() != n {
			t.Fatalf("day %d: %v", n, d)
		}
	}
	if Compare("2019", "2019-02") >= 0 || !Before("2018", "2019-01") || !Overlaps("2018-03/..", "2020") || Overlaps("../2018", "2019-W02") {
		t.Error("order of values")
	}
}

func TestNearest(t *testing.T) {
	text := "Praktik 3. maj 2019 - 7. juni 2019, mentor efteråret 2018."
	ds := Find(1, text, Options{})
	d, ok := Nearest(ds, 0, len(text), 0, 7)
	if !ok || d.Value != "2019-05-03/2019-06-07" {
		t.Error(d, ok)
	}
	i := strings.Index(text, "mentor")
	if d, _ := Nearest(ds, i, len(text), i, i+6); d.Value != "2018-23" {
		t.Error(d)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"12.03.2019", "uge 3-5, 2019", "fra maj til juni 2018", "d.d.", "2. og 4. april 2019", "§ 19", "\xff12.\xc3", "d. 10.11 og d. 24.11.2023", "1/1-", "siden", "foråret 2018/19"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, d := range Find(1, s, Options{DocDate: "2022-03-04"}) {
			if d.Start < 0 || d.End > len(s) || d.Start >= d.End || s[d.Start:d.End] != d.Quote {
				t.Fatalf("%q: %+v", s, d)
			}
			if a, b := d.Bounds(); a == "" && b == "" {
				t.Fatalf("%q: no bounds of %s", s, d.Value)
			}
		}
		Parse(s, ParseOptions{Ref: "2022-03-04"})
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Borgeren har siden den 3. maj 2018 været tilknyttet jobcentret og er set af lægen 12.06.2019 med gode resultater i hverdagen. "+
		"Hun har det dårligt om morgenen, kan gå 300 meter og sover 4-5 timer. Der er ikke andet at bemærke til sagen her og nu.\n", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(1, text, Options{DocDate: "2020-01-01"})
	}
}

// TestHostileInput would not end in time if any part were quadratic.
func TestHostileInput(t *testing.T) {
	for _, s := range []string{"1", "12. og ", "12.3.2019 ", "d.d. ", "marts og ", "den ", "i slutningen af ", "uge 3, ", "2019, ", "2019-", "siden 2019 ", "12.3.2019\nd.d. "} {
		text := strings.Repeat(s, 400000/len(s))
		Find(1, text, Options{DocDate: "2020-01-01"})
		Parse(text[:len(text)/10], ParseOptions{Ref: "2020-01-01"})
	}
}
