package extract

import (
	"strings"
	"testing"

	"oplyst/extract/diagnosis"
)

// statusOf returns the status of a diagnosis, "" if it is not found.
func statusOf(f *Findings, code string) diagnosis.Status {
	for _, d := range f.Diagnoses {
		if strings.HasPrefix(d.Code, code) {
			return d.Status
		}
	}
	return ""
}

// TestBadText reads text as scanners and exports leave it: what is denied stays
// denied, what is named is found.
func TestBadText(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text, code string
		want       diagnosis.Status
	}{
		// recognition: I read as l, l as 1, o as 0, m as rn
		{"lkke tegn på fibromyalgi ved undersøgelsen.", "M79", diagnosis.Negated},
		{"Der er lngen holdepunkter for leddegigt hos hende.", "M06", diagnosis.Negated},
		{"Ved us. findes 1ngen tegn på kronisk obstruktiv lungesygdom.", "J44", diagnosis.Negated},
		{"Patienten har fibrornyalgi gennem mange år.", "M79", diagnosis.Confirmed},
		{"Han har kronisk obstruktiv 1ungesygdom i svær grad.", "J44", diagnosis.Confirmed},
		{"Egen læge skriver, at hun har en moderat depressi0n.", "F32", diagnosis.Confirmed},
		{"Han fik 2016 konstateret skizofreni ti1 trods for god opvækst.", "F20", diagnosis.Confirmed},
		{"Opfølgning på discusprolaps i lœnden.", "M51", diagnosis.Confirmed},
		// dots and rings lost
		{"Hun tager medicin for forhojet blodtryk.", "I10", diagnosis.Confirmed},
		{"Der er ikke tegn pa leddegigt.", "M06", diagnosis.Negated},
		{"Kendt sovnapno, bruger CPAP hver nat.", "G47", diagnosis.Confirmed},
		{"Hun lider af svaer overvaegt.", "E66", diagnosis.Confirmed},
		// capitals
		{"PATIENTEN HAR IKKE FIBROMYALGI.", "M79", diagnosis.Negated},
		{"DER ER MISTANKE OM SKLEROSE, OG HUN ER HENVIST TIL NEUROLOG.", "G35", diagnosis.Suspected},
		{"TIDLIGERE INDLAGT MED DEPRESSION, NU RASK.", "F32", diagnosis.Historical},
		{"MOR HAR LEDDEGIGT. PATIENTEN ER RASK.", "M06", diagnosis.Family},
		// small letters only
		{"pt har ikke diabetes. bruger briller.", "E14", diagnosis.Negated},
	} {
		d := doc("notat.txt", c.text)
		f := x.Document(d)
		holds(t, d, &f)
		if got := statusOf(&f, c.code); got != c.want {
			t.Errorf("%q: %s is %q, want %q: %+v", c.text, c.code, got, c.want, f.Diagnoses)
		}
	}
}

// TestSoundText holds that no sound word is put right into something else.
func TestSoundText(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{
		"Han bor på Lærkevej 10, har type1-kørekort og arbejder hos Llorente A/S i plan1.",
		"LVEF 55, LDL 2,1, B12 i normalområdet, T1-vægtede billeder, H1N1-vaccine givet.",
		"Hun hedder Karna Horn og bor i Hornum; sønnen Bjarne arbejder i Farum og Varde.",
		"Firmaet fornyede aftalen med kommunen, og barnet er i børnehave. Hornmusik er hans hobby.",
		"Arbejdspladsen lå i Skanderborg, hvor hun passede lager og bad om mere tid.",
	} {
		d := doc("notat.txt", text)
		f := x.Document(d)
		holds(t, d, &f)
		if len(f.Diagnoses) > 0 {
			t.Errorf("%q: %+v", text, f.Diagnoses)
		}
	}
}

// TestNoSpaces reads text without spaces or with too many: nothing is made up.
func TestNoSpaces(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{
		"Patientenharikkefibromyalgiogdererikketegnpåleddegigt.Hunerhenvisttilfysioterapi.",
		strings.Repeat("Borgerenharværetipraktikogharfåetkonstateretdepression", 2000),
		"P a t i e n t e n  h a r  i k k e  f i b r o m y a l g i",
		strings.Repeat("\n", 5000) + strings.Repeat("§", 5000) + strings.Repeat("1.", 5000),
		strings.Repeat("a\u0301", 3000) + "\ufffd\ufffd" + strings.Repeat("𝔻", 500),
	} {
		d := doc("notat.txt", text)
		f := x.Document(d)
		holds(t, d, &f)
		for _, g := range f.Diagnoses {
			if g.Status == diagnosis.Confirmed {
				t.Errorf("%.60q: %+v", text, g)
			}
		}
	}
}

// TestLanguages reads documents in other languages: the language is named, codes
// and dates are found, words are not read.
func TestLanguages(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ lang, text string }{
		{"en", "The patient was seen in our clinic and has no signs of depression. She is not able to lift with her right arm and was given exercises. The MRI of the neck did not show any prolapse. Diagnosis: M54.2. Next visit is in the autumn. Dated 14.08.2017."},
		{"de", "Die Patientin wurde am 14.08.2017 bei uns untersucht und leidet nicht an einer Depression. Der rechte Arm ist seit dem Unfall nicht belastbar, und sie wird mit Übungen behandelt. Eine weitere Untersuchung ist nach der Behandlung im Herbst geplant. Diagnose: M54.2."},
		{"sv", "Patienten har varit hos oss flera gånger och har inte någon depression. Hon är inte i arbete och kan inte lyfta med höger arm efter olyckan. Jag har skrivit till försäkringskassan att hon även behöver stöd. Diagnos M54.2, besök 14.08.2017."},
		{"no", "Pasienten ble undersøkt ved vårt sykehus og har ikke depresjon. Hun har vært sykmeldt etter ulykken og kan ikke løfte med høyre arm. Det er ikke noe mer å tilby av behandling nå, og hun følges av fastlegen noen ganger. Diagnose M54.2, sett 14.08.2017."},
		{"no", "Eg har vore pasient ved sjukehuset sidan ulykka og kan ikkje løfte noko med den høgre armen. Legen seier at eg ikkje har depresjon, og at det ikkje er meir å gjere frå deira side. Eg fekk brev om dette frå sjukehuset. Diagnose M54.2, 14.08.2017."},
		{"pl", "Pacjent nie ma depresji i jest pod opieką lekarza od wypadku. Lewa ręka jest niesprawna, lub boli przez cały dzień, i nie może pracować. Został skierowany do szpitala oraz dla niego zaplanowano leczenie. Rozpoznanie M54.2 z dnia 14.08.2017."},
		{"ar", "المريض لا يعاني من الاكتئاب وقد تم فحصه في المستشفى بعد الحادث ولا يستطيع رفع ذراعه اليمنى كما أنه يتلقى علاجا طبيعيا مرتين في الأسبوع التشخيص M54.2 بتاريخ 14.08.2017"},
		{"uk", "Пацієнт не має депресії, його оглянули в лікарні після нещасного випадку, і він не може піднімати праву руку. Лікування триває, наступний огляд восени. Діагноз M54.2 від 14.08.2017."},
		{"tr", "Hasta bir kaza geçirdi ve sağ kolu ile çalışamıyor, ancak depresyon değil. Bu tedavi için hastaneye gönderildi ve egzersiz yapıyor, hasta olarak takip ediliyor. Tanı M54.2, 14.08.2017 ve bir kontrol için çağrıldı."},
		{"es", "El paciente no tiene depresión y fue visto por el médico en las consultas del hospital. No puede trabajar con el brazo derecho desde el accidente, y los ejercicios que hace una vez por semana no ayudan. Diagnóstico M54.2, 14.08.2017."},
	} {
		d := doc("brev.txt", c.text)
		f := x.Document(d)
		holds(t, d, &f)
		if f.Language != c.lang {
			t.Errorf("%.40q: language %q, want %q", c.text, f.Language, c.lang)
		}
		if len(f.Diagnoses) != 1 || f.Diagnoses[0].Code != "M54.2" {
			t.Errorf("%s: diagnoses %+v", c.lang, f.Diagnoses)
		}
		day := false
		for _, x := range f.Dates {
			day = day || x.Value == "2017-08-14"
		}
		if !day || len(f.Indsatser)+len(f.Statements) > 0 {
			t.Errorf("%s: dates %+v, %d indsatser, %d statements", c.lang, f.Dates, len(f.Indsatser), len(f.Statements))
		}
		if len(f.Warnings) != 1 || f.Warnings[0].Kind != "language" || !strings.Contains(f.Warnings[0].Text, languages[c.lang]) {
			t.Errorf("%s: warnings %+v", c.lang, f.Warnings)
		}
	}
}

// TestStillDanish holds that Danish with foreign words stays Danish.
func TestStillDanish(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{
		"Borgeren har boet i Norge i ti år og taler stadig med norsk accent. Hun var ansat på Haukeland sykehus i Bergen, og papirerne derfra er på norsk. Hun har fibromyalgi og kan ikke arbejde mere end nogle få timer om ugen, og det er ikke blevet bedre efter behandling.",
		"Diagnose: Cervicobrachialgia. Rhinitis allergica. St.p. fractura radii. Hun er i behandling hos fysioterapeut og får tablet pantoprazol og paracetamol. Der er ikke tegn på andet end det kendte, og hun ses igen om en uge.",
		"MR-SCANNING AF NAKKEN: DER ER IKKE TEGN PÅ PROLAPS. DER ER LETTE DEGENERATIVE FORANDRINGER. PATIENTEN ER ORIENTERET OM SVARET OG HAR IKKE BEHOV FOR KONTROL, MEN KAN HENVENDE SIG HOS EGEN LÆGE VED FORVÆRRING.",
	} {
		if f := x.Document(doc("notat.txt", text)); f.Language != "da" {
			t.Errorf("%.50q: %s", text, f.Language)
		}
	}
}
