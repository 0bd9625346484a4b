package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/audit"
	"oplyst/forget"
	"oplyst/residue"
)

// hardName is the name of a case that is hard on everything it is written in. It
// is put together so that it doesn't stand in this program, where it would tell
// nothing (package forget).
var hardName = apart("Åse_Tolstrup_&_søn_110960_0031")

func apart(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "110960_0031", "110960-0031"), "_", " ")
}

func twoCases(t *testing.T) (dir, out string) {
	t.Helper()
	dir = archive(t, map[string]string{"n.txt": note})
	own := filepath.Join(dir, hardName)
	if err := os.Mkdir(own, 0o755); err != nil {
		t.Fatal(err)
	}
	text := note + apart("Vedr.:_Åse_Tolstrup,_cpr-nr._110960_0031\nHun_falder_i_søvn_over_strikketøjet_hver_eneste_formiddag.\n")
	if err := os.WriteFile(filepath.Join(own, "Notat om Åse.txt"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out = filepath.Join(t.TempDir(), "ud")
	if code, _, stderr := command(dir, "--out", out, "-q"); code != exitDone {
		t.Fatalf("exit %d, %s", code, stderr)
	}
	return dir, out
}

// tree gives every file under a folder with its bytes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// What is left after a case was forgotten is what a scan of the archive without
// it writes, byte for byte.
func TestForgetLeavesNothing(t *testing.T) {
	dir, out := twoCases(t)
	code, stdout, stderr := command("--forget", hardName, "--out", out)
	for _, want := range []string{`Glemt: sag "` + hardName + `" med 1 fil, 1 side`, "Nu:  0 af ", "at ligge i arkivet endnu", "sikkerhedskopier"} {
		if code != exitDone || !strings.Contains(strings.Join(strings.Fields(stdout), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("exit %d, lacks %q\n%s%s", code, want, stdout, stderr)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, hardName)); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(filepath.Dir(out), "ud2") // as deep, for links
	command(dir, "--out", fresh, "-q")
	got, want := tree(t, out), tree(t, fresh)
	for _, name := range []string{"protokol.db", audit.LogFile, audit.TallyFile, audit.CasesFile} {
		for _, word := range []string{"Åse", "Tolstrup", "110960", "strikketøj"} {
			if strings.Contains(got[name], word) {
				t.Errorf("%s holds %q", name, word)
			}
		}
		delete(got, name)
		delete(want, name)
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is not what a scan without the case writes", name)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("%s is left", name)
	}
	lines := logged(t, out)
	if len(lines) != 4 || !strings.Contains(lines[2], `"action":"forget","phase":"begin","options":["forget","out"],`) || !strings.Contains(lines[3], `"counts":{"cases":1,"files":1,"pages":1},"exit":0,`) {
		t.Errorf("%q", lines)
	}
	if code, _, stderr := command("--forget", hardName, "--out", out); code != exitNoArchive || !strings.Contains(stderr, "ingen sag med navnet") {
		t.Errorf("once more: exit %d, %s", code, stderr)
	}
}

func TestForgetTells(t *testing.T) {
	dir, out := twoCases(t)
	for _, x := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{dir, "--forget", hardName, "--out", out}, exitUsage, "intet arkiv"},
		{[]string{"--forget", hardName, "--rebuild", "--out", out}, exitUsage, "--rebuild"},
		{[]string{"--forget", "nej", "--out", out}, exitNoArchive, "ingen sag"},
		{[]string{"--forget", hardName, "--out", dir}, exitNoArchive, "ikke en mappe"},
	} {
		if code, _, stderr := command(x.args...); code != x.code || !strings.Contains(stderr, x.says) {
			t.Errorf("%v: exit %d, %s", x.args, code, stderr)
		}
	}
	noter := filepath.Join(out, "mine noter.txt")
	if err := os.WriteFile(noter, []byte(apart("Ring_til_Åse_Tolstrup_på_mandag")), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, _ := command("--forget", hardName, "--out", out)
	if code != exitLeft || !strings.Contains(stdout, "IKKE HELT GLEMT") || !strings.Contains(stdout, "mine noter.txt (") || strings.Contains(stdout, "mandag") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
	os.Remove(noter)
	code, stdout, stderr := command("--forget", hardName, "--out", out, "--json")
	var v struct {
		Clean, Resumed bool
		Signs          int
		After          struct{ Found int }
	}
	if err := json.Unmarshal([]byte(stdout), &v); err != nil || code != exitDone || !v.Clean || !v.Resumed || v.Signs < 3 || v.After.Found != 0 {
		t.Errorf("exit %d, %v\n%s%s", code, err, stdout, stderr)
	}
}

// A case with hardly a sign of its own is said to prove little.
func TestForgetSaysWhatProvesLittle(t *testing.T) {
	for signs, want := range map[int]bool{0: true, fewSigns - 1: true, fewSigns: false} {
		text := forgottenText(&forget.Result{Signs: signs, After: &residue.Report{}}, "ud")
		if strings.Contains(text, "viser ikke meget") != want {
			t.Errorf("%d signs: %s", signs, text)
		}
	}
}

// A scan finishes a forgetting that was stopped.
func TestScanFinishesForgetting(t *testing.T) {
	dir, out := twoCases(t)
	noter := filepath.Join(out, "mine noter.txt")
	os.WriteFile(noter, []byte(apart("Ring_til_Åse_Tolstrup_på_mandag")), 0o600)
	command("--forget", hardName, "--out", out)
	os.Remove(noter)
	os.RemoveAll(filepath.Join(dir, hardName))
	code, _, stderr := command(dir, "--out", out)
	if code != exitDone || !strings.Contains(stderr, "er gjort færdig: 1 sag") {
		t.Errorf("exit %d, %s", code, stderr)
	}
	for name, data := range tree(t, out) {
		if strings.Contains(name+data, "Tolstrup") {
			t.Errorf("%s holds the case", name)
		}
	}
}
