package diagnosis

import (
	"strings"
	"testing"

	"oplyst/extract/match"
)

func TestHostileInputs(t *testing.T) {
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"empty":     "",
		"names":     strings.Repeat("ikke depression og slidgigt i knæ, hofte og ryg ", 20000),
		"codes":     strings.Repeat("F33.1 M79.7 DM797 ", 50000),
		"code rows": strings.Repeat("F33.1 Depression (DF33)\n", 20000),
		"anaphors":  strings.Repeat("Mistanken blev afvist. Diagnosen leddegigt, den er afkræftet. ", 20000),
		"labels":    strings.Repeat("Mor: ", 50000),
		"halves":    "D F 3 M 79. DM DF33. F33. F33.x M79,7",
	} {
		t.Run(name, func(t *testing.T) {
			page := match.Parse(text)
			for _, d := range finder.Find([]*match.Text{page}, DocInfo{}) {
				if page.Source[d.Start:d.End] != d.Quote || d.Quote == "" || len(d.Code) < 3 || d.Rule == "" || d.Name == "" {
					t.Errorf("row %+v", d)
				}
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	finder, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Diagnoser: DM797 Fibromyalgi, F33.1.\nMor: angst. Slidgigt i knæ og hofte; PTSD? Nej")
	f.Add("Følger efter brud på ryggen. Den blev afkræftet 2014 (F06.7)")
	f.Fuzz(func(t *testing.T, text string) {
		page := match.Parse(text)
		for _, d := range finder.Find([]*match.Text{page}, DocInfo{Type: "epikrise", Date: "2020"}) {
			if page.Source[d.Start:d.End] != d.Quote || d.Quote == "" || len(d.Code) < 3 {
				t.Errorf("row %+v", d)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	finder, err := New()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Tidligere: Brud på venstre underarm i 1998. Behandles for forhøjet blodtryk. Han har ikke haft smerter i ryggen siden marts.\n"+
		"Konklusion: Kronisk PTSD (F43.1), fibromyalgi og slidgigt i begge knæ. Ingen tegn på depression. Mor havde leddegigt.\n"+
		"Borgeren har deltaget i virksomhedspraktik fire timer om ugen i en butik, men måtte stoppe på grund af træthed og koncentrationsbesvær.\n", 200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		finder.Find([]*match.Text{match.Parse(text)}, DocInfo{})
	}
}
