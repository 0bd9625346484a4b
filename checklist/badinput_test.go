package checklist

import (
	"errors"
	"strings"
	"testing"
)

// TestBadInput holds Evaluate to an answer or a plain error for cases without
// documents, dates, text or a sensible setting.
func TestBadInput(t *testing.T) {
	unread := Input{Case: "x", AsOf: "2019-11-28", TotalPages: 3, UnreadPages: 3}
	for _, name := range []string{"plan.pdf", "attest.pdf"} {
		d := build(t, "2019-11-28", "", "andet").Documents[0]
		d.Path, d.Pages, d.Unread, d.Text = name, 1, 1, []string{""}
		d.UnreadPages = []UnreadPage{{Page: 1, Reason: "siden er et billede uden tekst"}}
		unread.Documents = append(unread.Documents, d)
	}
	for name, c := range map[string]struct {
		in      Input
		warning string // text a warning must hold
	}{
		"no documents":          {Input{AsOf: "2019-11-28"}, "fødselsdato"},
		"no dates":              {build(t, "2019-11-28", born1975, "laege-265\nlaege permanent_reduction: Arbejdsevnen er varigt nedsat."), ""},
		"everything unread":     {unread, "kunne ikke læses"},
		"nil findings":          {Input{AsOf: "2019-11-28", Documents: []Document{{Path: "a"}}}, ""},
		"unknown track":         {func() Input { in := build(t, "2019-11-28", born1975, busyCase); in.Track = "hurtig"; return in }(), "findes ikke"},
		"senior in 2023":        {func() Input { in := build(t, "2023-11-28", born1975, busyCase); in.Track = Senior; return in }(), "2014-2019"},
		"after the last rule":   {build(t, "2040-01-01", born1990, busyCase), ""},
		"born after the date":   {build(t, "2019-11-28", "2020-05-05", busyCase), "fødselsdato"},
		"born on no date":       {build(t, "2019-11-28", "i går", busyCase), "fødselsdato"},
		"text without findings": {Input{AsOf: "2019-11-28", Documents: []Document{{Path: "a", Text: []string{"\xff\xfe\x00", "§"}, Findings: build(t, "", "", "andet").Documents[0].Findings}}}, ""},
	} {
		res, err := Evaluate(c.in, mustLoad(t), nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(res.Items) != len(Items) || len(res.SideItems) != len(SideItems) || !hasTrack(Tracks, res.Track) {
			t.Errorf("%s: %d items, track %q", name, len(res.Items), res.Track)
		}
		texts := ""
		for _, w := range res.Warnings {
			texts += w.Text + "\n"
		}
		if !strings.Contains(texts, c.warning) {
			t.Errorf("%s: warnings %q do not say %q", name, texts, c.warning)
		}
		if name == "after the last rule" && (res.Caveat == "" || !strings.Contains(res.Caveat, "2027")) {
			t.Errorf("%s: caveat %q", name, res.Caveat)
		}
	}
	for _, day := range []string{"2012-12-31", "1999-01-01", "", "i dag"} {
		if _, err := Evaluate(Input{AsOf: day}, mustLoad(t), nil); !errors.Is(err, ErrNoRules) {
			t.Errorf("as of %q: error %v", day, err)
		}
	}
}

// TestMissingNamesWhatCouldNotBeRead holds 'missing' to the pages it cannot
// speak of, by name.
func TestMissingNamesWhatCouldNotBeRead(t *testing.T) {
	in := build(t, "2019-11-28", born1975, "journalnotat 2019-01-01")
	d := in.Documents[0]
	d.Path, d.Unread, d.Pages, d.UnreadPages = "bilag 3.pdf", 1, 2, []UnreadPage{{Page: 2, Reason: "siden er et billede uden tekst"}}
	in.Documents = append(in.Documents, d)
	in.TotalPages, in.UnreadPages = 3, 1
	res := judge(t, in)
	if len(res.Unread) != 1 || res.Unread[0].Document != "bilag 3.pdf" || res.Unread[0].Page != 2 || res.Unread[0].Reason == "" {
		t.Fatalf("unread %+v", res.Unread)
	}
	text := ""
	for _, s := range item(t, res, "nr1").Explanation.Steps {
		if s.Kind == StepAbsent {
			text = s.Text
		}
	}
	for _, want := range []string{"rehabiliteringsplan", "2 sider", "1 side kunne ikke læses", "bilag 3.pdf side 2"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not say %q", text, want)
		}
	}
}
