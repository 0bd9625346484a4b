package match

import (
	"oplyst/extract/lexicon"
	"strings"
	"testing"
)

// sample is running text in the manner of case files.
const sample = `Speciallægeerklæring
Tidligere: Brud på venstre underarm i 1998. Behandles for forhøjet blodtryk. Ingen psykiatriske indlæggelser.
Dispositioner: Mor havde leddegigt, far døde af lungekræft. Der er ikke oplysninger om psykisk sygdom i slægten.
Aktuelt: 52-årig lagermedarbejder, sygemeldt siden marts 2014 med smerter i lænd og højre ben. Har gennemført smertehåndteringsforløb og virksomhedspraktik i en butik, men måtte stoppe efter 3 uger på grund af lænde- og nakkesmerter.
Objektivt: Let overvægtig, BMI 29. Ømhed svt. L4/L5, ingen kraftnedsættelse. Opfylder ikke kriterierne for depression, og der er ikke fundet holdepunkter for angst. Obs. diskusprolaps, henvist til MR.
Indsats	Periode	Timer	Resultat
Virksomhedspraktik, Netto	01.03.2018 - 01.06.2018	4	Afbrudt pga. smerter
Mentor	2018	2	Afsluttet som planlagt
Konklusion: Kronisk lumbago, generaliseret angst. Arbejdsevnen vurderes varigt nedsat til 5 timer ugentligt. Der er ikke yderligere behandlingsmuligheder.
`

func benchText() string { return strings.Repeat(sample, 20) }

func benchDict() *Dict {
	d := NewDict()
	for i, w := range strings.Fields(`depression angst diskusprolaps lumbago leddegigt lungekræft overvægt virksomhedspraktik mentor
		smertehåndteringsforløb ressourceforløb fleksjob slidgigt fibromyalgi migræne epilepsi skizofreni astma KOL PTSD`) {
		d.Add(w, i, Options{})
	}
	d.Add("forhøjet blodtryk", 100, Options{})
	d.Add("kronisk lumbago", 101, Options{})
	d.Add("brud på underarm", 102, Options{})
	return d
}

func BenchmarkParse(b *testing.B) {
	s := benchText()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(s)
	}
}

func BenchmarkFind(b *testing.B) {
	t, d := Parse(benchText()), benchDict()
	b.SetBytes(int64(len(t.Source)))
	b.ReportAllocs()
	for b.Loop() {
		d.Find(t)
	}
}

func BenchmarkDecide(b *testing.B) {
	s, d, c := benchText(), benchDict(), DefaultContext()
	t := Parse(s)
	hits := Longest(d.Find(t))
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		t.scan = nil
		for _, h := range hits {
			c.Decide(t, h.First, h.Last)
		}
	}
}

// BenchmarkContext measures making the engine, once in a run.
func BenchmarkContext(b *testing.B) {
	for b.Loop() {
		c, err := NewContext(lexicon.MustLoad("context.tsv"))
		if err == nil {
			err = c.addPatterns(lexicon.MustLoad("context_patterns.tsv"), lexicon.MustLoad("context_words.tsv"))
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
