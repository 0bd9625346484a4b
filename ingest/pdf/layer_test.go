package pdf

import (
	"context"
	"testing"
)

func TestPoorLayer(t *testing.T) {
	const scan = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
	const good = "Borgeren er ikke i arbejde og har i en periode haft smerter i ryggen, som det er beskrevet af egen l\xe6ge til kommunen og af speciall\xe6gen i det materiale der er sendt med p\xe5 sagen"
	const bad = "Brgcrcn cr ikkc l arbcjdc 0g har l cn pcrl0dc haft smcrtcr l ryggcn s0m dct cr bcskrcvct af cgcn lxgc t l k0mmuncn 0g af spcc allxgcn l dct matcr alc dcr cr scndt mcd pa sagcn"
	for _, x := range []struct {
		name, before, text string
		want               bool
	}{
		{"bad layer", scan + "BT 3 Tr", bad, true},
		{"good layer", scan + "BT 3 Tr", good, false},
		{"bad text that shows", scan + "BT 0 Tr", bad, false},
		{"no picture", "BT 3 Tr", "", false}, // nobody sees it
	} {
		shown := x.text
		if shown == "" {
			shown = bad
		}
		data := newBuilder().page(x.before+" /F1 8 Tf 20 700 Td ("+shown+") Tj ET", "").bytes()
		res := Read(context.Background(), data, Limits{})
		if len(res.Pages) != 1 || (res.Pages[0].Text == "") != (x.text == "") {
			t.Fatalf("%s: %+v", x.name, res)
		}
		if got := res.Pages[0].Poor; got != x.want {
			t.Errorf("%s: poor is %v; %q", x.name, got, res.Pages[0].Text)
		}
	}
	if Wordy(good) <= Wordy(bad) {
		t.Errorf("wordy: good %f, bad %f", Wordy(good), Wordy(bad))
	}
}
