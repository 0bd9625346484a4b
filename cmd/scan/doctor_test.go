package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"oplyst/cage"
)

func TestDoctor(t *testing.T) {
	code, out, errOut := command("--doctor")
	if code != exitDone || !strings.Contains(out, "Tesseract") || !strings.Contains(out, "Bur: netværk") {
		t.Errorf("exit %d\n%s%s", code, out, errOut)
	}
	code, out, _ = command("--doctor", "--json")
	var got struct{ Findings []finding }
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitDone || len(got.Findings) < 10 {
		t.Errorf("exit %d, %v\n%s", code, err, out)
	}
	for _, f := range got.Findings {
		if f.Name == "" || f.Value == "" || !f.OK && f.Need == "" {
			t.Errorf("%+v says too little", f)
		}
	}
	if code, _, _ := command("--doctor", "arkiv"); code != exitUsage {
		t.Errorf("exit %d with an archive", code)
	}
}

func TestCageFindings(t *testing.T) {
	for _, f := range cageFindings(cage.Bars{Process: true}, nil)[1:] {
		if f.OK || f.Need == "" {
			t.Errorf("a missing bar is shown as %+v", f)
		}
	}
	if f := cageFindings(cage.Bars{}, errors.New("no")); len(f) != 1 || f[0].OK || !strings.Contains(f[0].Need, "--no-cage") {
		t.Errorf("%+v", f)
	}
}
