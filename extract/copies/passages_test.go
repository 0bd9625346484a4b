package copies

import (
	"fmt"
	"strings"
	"testing"
)

const note = "Patienten faldt i 2013 ned fra et stillads på havnen i Esbjerg og pådrog sig et kompliceret brud på venstre hofte, som siden er opereret tre gange uden at smerterne har fortaget sig."

func TestPassages(t *testing.T) {
	for _, c := range []struct {
		name   string
		papers []string
		want   []string // "piece<from: first words ... last word"
	}{
		{"the same paragraph", []string{"Notat\n" + note, "Plan\n\n" + note + "\nNyt afsnit."}, []string{"1<0"}},
		{"the oldest is the source", []string{note, "Overskrift\n" + note, note + " Uændret."}, []string{"1<0", "2<0"}},
		{"introduced and in the third person", []string{note, "Det fremgår af lægeattest af 3. marts 2014, at p" + note[1:]}, []string{"1<0"}},
		{"quoted in a mail", []string{note, "Hej Ole\n\nTak for det.\n\n> " + strings.ReplaceAll(wrapped(note), "\n", "\n> ")}, []string{"1<0"}},
		{"a word changed", []string{note, strings.Replace(note, "Patienten", "Borgeren", 1)}, []string{"1<0"}},
		{"a letter misread", []string{note, strings.Replace(note, "stillads", "sti11ads", 1)}, []string{"1<0", "1<0"}},
		{"a standard phrase", []string{standardPhrase, standardPhrase}, nil},
		{"a letterhead", []string{letterhead, letterhead}, nil},
		{"a short answer", []string{"Prognose: Tilstanden er stationær.", "Prognose: Tilstanden er stationær."}, nil},
		{"a form's question", []string{formQuestion + "\nNej.", formQuestion + "\nJa."}, nil},
		{"nothing in common", []string{note, "Hun har i vinter gået til bassintræning to gange om ugen på Vejle Sygehus og er glad for holdet, men mærker ingen fremgang i benet endnu."}, nil},
	} {
		var pieces []Piece
		for i, p := range c.papers {
			pieces = append(pieces, Piece{i, p})
		}
		var got []string
		for _, p := range Passages(pieces) {
			got = append(got, fmt.Sprintf("%d<%d", p.Piece, p.From))
			if p.Start >= p.End || p.End > len(pieces[p.Piece].Text) || p.FromStart >= p.FromEnd || p.FromEnd > len(pieces[p.From].Text) {
				t.Errorf("%s: out of bounds: %+v", c.name, p)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

const (
	standardPhrase = "Rehabiliteringsteamet vurderer, at alle relevante indsatser er udtømt, og at borgerens arbejdsevne er varigt og væsentligt nedsat i ethvert erhverv, også i et fleksjob på ganske få timer."
	letterhead     = "Region Syddanmark, Klinisk Funktion, Kolding Sygehus, Sygehusvej 24, 6000 Kolding, telefon 76 36 20 00, sikker mail klinisk.funktion@rsyd.dk, CVR 29 19 09 09"
	formQuestion   = "Er der efter lægens opfattelse mulighed for, at patientens funktionsevne kan bedres ved yderligere udredning, behandling eller genoptræning inden for det kommende år?"
)

func wrapped(s string) string {
	out, n := "", 0
	for _, w := range strings.Fields(s) {
		if n+len(w) > 60 {
			out, n = out+"\n", 0
		} else if n > 0 {
			out += " "
			n++
		}
		out += w
		n += len(w)
	}
	return out
}

func TestCovers(t *testing.T) {
	for _, c := range []struct {
		name, later string
		sentence    string // "" is the whole text
		want        bool
	}{
		{"the same", note, "", true},
		{"introduced by a paper", "Det fremgår af lægeattest af 3. marts 2014, at p" + note[1:], "", true},
		{"introduced by a person", "Overlæge Ole Lund skrev den 3. marts 2014: " + note, "", true},
		{"denied", "Det fremgår ikke af lægeattesten, at p" + note[1:], "", false},
		{"renewed before", "Det er fortsat sådan, at p" + note[1:], "", false},
		{"renewed behind", strings.TrimSuffix(note, ".") + ", og det er uændret i dag.", "", false},
		{"a number more", strings.TrimSuffix(note, ".") + ", senest 2018.", "", false},
		{"a number changed", strings.Replace(note, "2013", "2015", 1), "", false},
		{"another sentence behind it", note + " Han går nu med stok.", "Han går nu med stok.", false},
		{"turned", strings.Replace(note, "uden at", "så", 1), "", false},
	} {
		ps := Passages([]Piece{{0, note}, {1, c.later}})
		sentence := c.sentence
		if sentence == "" {
			sentence = c.later
		}
		at := strings.Index(c.later, sentence)
		of := ps[:0]
		for _, p := range ps {
			if p.Piece == 1 {
				of = append(of, p)
			}
		}
		if _, got := Covers(of, c.later, at, at+len(sentence)); got != c.want {
			t.Errorf("%s: %v, want %v (%+v)", c.name, got, c.want, ps)
		}
	}
}

func TestExamined(t *testing.T) {
	for text, want := range map[string]bool{
		note:                                    false,
		"Patienten er undersøgt i dag. " + note: true,
		"Gennemgået på ny ved konsultation d.d.\n" + note:                  true,
		note + "\nKlagerne er de samme som sidst.":                         true,
		note + "\nHan bor fortsat i Esbjerg.":                              false,
		"Jeg har i dag skrevet til kommunen.\n\n\n" + longer + "\n" + note: false,
	} {
		ps := Passages([]Piece{{0, note}, {1, text}})
		if len(ps) != 1 {
			t.Errorf("%q: %d passages", text, len(ps))
			continue
		}
		if got := Examined(text, ps[0]); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// longer is a line that is too long to speak of the one below it.
const longer = "Familien har i foråret haft besøg af en onkel fra Svendborg, som hjalp med at bygge et drivhus bag garagen, mens naboens hund så til."

func TestRenewed(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{note, false},
		{note + " Uændret.", true},
		{note + "\nTilstanden er uændret siden da.", true},
		{"Status: uændret\t" + note, true},
		{note + "\nHan bor fortsat i Esbjerg.", false},
		{"Teksten nedenfor gælder fortsat.\n\n" + note + "\n\nMed venlig hilsen", true},
	} {
		ps := Passages([]Piece{{0, note}, {1, c.text}})
		if len(ps) != 1 {
			t.Errorf("%q: %d passages", c.text, len(ps))
			continue
		}
		if got := Renewed(c.text, ps[0]); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

// TestManyCopies sees that a hundred near copies of a long file cost little more
// than reading them.
func TestManyCopies(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "Afsnit %d: %s\n", i, strings.Replace(note, "Esbjerg", fmt.Sprint("by", i*7919%10007), 1))
	}
	long := b.String()
	var pieces []Piece
	for i := range 20 {
		pieces = append(pieces, Piece{i, fmt.Sprintf("Udgave %d\n", i) + long})
	}
	if n := len(Passages(pieces)); n < 19*3000 {
		t.Errorf("%d passages", n)
	}
}

func BenchmarkPassages(b *testing.B) {
	var pieces []Piece
	size := 0
	for i := range 100 {
		text := ""
		for k := range 20 {
			text += fmt.Sprintf("Ord%d %s ord%d\n", i*k, note, (i+1)*(k+3))
		}
		pieces = append(pieces, Piece{i, text})
		size += len(text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		Passages(pieces)
	}
}
