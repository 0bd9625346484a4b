//go:build linux

package proof

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// marker is a word that stands in the contents of every file and in no name.
const marker = "Kvistelgransen"

// marked is an archive whose every file, sound or broken, holds the marker.
func marked(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "arkiv")
	note := "Journalnotat\nDato: 12. marts 2019\n\n" + marker + " har fibromyalgi og er i virksomhedspraktik hos " + marker + ".\n"
	w := newWriter(1, 1)
	sound := string(w.pdfOf([]string{note, note}))
	files := map[string]string{
		"notat.txt": note, "brev.html": "<html><body><p>" + note + "</p></body></html>", "kort.pdf": sound,
		"afkortet.pdf": sound[:len(sound)/2] + marker, "hale.pdf": sound + marker, "hoved.pdf": "%PDF-1.7\n" + marker,
		"brudt.docx": "PK\x03\x04" + marker, "brudt.doc": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + marker, "brudt.rtf": `{\rtf1 {\bin99999 ` + marker,
		"mail.eml": "From: " + marker + " <x@y.dk>\nSubject: " + marker + "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: application/pdf; name=\"" + marker + ".pdf\"\n\n%PDF" + marker,
		"data.bin": "\x00\x01" + marker, "billede.png": "\x89PNG\r\n\x1a\n" + marker, "billede.tif": "II*\x00" + marker,
	}
	for _, name := range []string{"sag 1", "sag 2"} {
		for file, content := range files {
			put(t, filepath.Join(dir, name, file), []byte(content))
		}
	}
	put(t, filepath.Join(dir, "sag 1", "sag.yaml"), []byte("as_of: "+marker+"\nborn: ["+marker+"\n"))
	return dir
}

// silent fails if what a program said holds the marker.
func silent(t *testing.T, what string, o outcome) {
	t.Helper()
	if strings.Contains(o.stdout+o.stderr, marker) {
		t.Errorf("%s: the output holds case text:\n%s\n%s", what, o.stdout, o.stderr)
	}
}

// TestNoTextLeaks provokes failures of every kind and looks for text of the
// files in what is said.
func TestNoTextLeaks(t *testing.T) {
	archive, out := marked(t), filepath.Join(t.TempDir(), "ud")
	scan := []string{path("scan"), archive, "--out", out, "--ocr", "nej"}
	silent(t, "first scan", run(t, scan...))
	silent(t, "JSON", run(t, append(scan, "--json", "--no-cage")...))

	// Everything the scan wrote is damaged, one file after the other.
	for name := range contents(t, out) {
		file := filepath.Join(out, name)
		if info, err := os.Stat(file); err != nil || info.Size() == 0 {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(data[:len(data)/2], marker...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	silent(t, "search in a damaged index", run(t, path("search"), "--in", "sager", "--index", out, "praktik"))
	silent(t, "cases of a damaged folder", run(t, path("search"), "--sag", filepath.Join(out, "sag 1")))
	silent(t, "scan over damage", run(t, scan...))
	if data, err := os.ReadFile(filepath.Join(out, "protokol.db")); err == nil {
		put(t, filepath.Join(out, "protokol.db"), append(data[:len(data)/3], marker...))
		silent(t, "damaged ledger", run(t, scan...))
	}
	for _, bad := range [][]string{{"--husregler", filepath.Join(archive, "sag 1", "notat.txt")}, {"--password-file", filepath.Join(archive, "sag 1", "data.bin")}} {
		silent(t, bad[0], run(t, append(scan, bad...)...))
	}
	silent(t, "archive that is a document", run(t, path("scan"), filepath.Join(archive, "sag 1", "kort.pdf"), "--out", out))
}

// TestNoTextInCrash has the Go runtime print what it can of a scan under way,
// and kills children in the middle of their files.
func TestNoTextInCrash(t *testing.T) {
	archive := marked(t)
	for i := range 200 {
		put(t, filepath.Join(archive, "sag 3", fmt.Sprintf("notat %d.txt", i)), []byte(strings.Repeat(marker+" har fibromyalgi. ", 2000)))
	}
	for _, level := range []string{"all", "crash"} {
		cmd := command(t, path("scan"), archive, "--out", filepath.Join(t.TempDir(), "ud"), "--ocr", "nej")
		cmd.Env = append(cmd.Env, "GOTRACEBACK="+level)
		cmd.Dir = t.TempDir()
		o := disturbed(t, cmd, func(int) { _ = cmd.Process.Signal(syscall.SIGQUIT) })
		silent(t, "GOTRACEBACK="+level, o)
		if left, _ := filepath.Glob(filepath.Join(cmd.Dir, "core*")); len(left) > 0 {
			t.Errorf("a core file is left: %v", left)
		}
	}
	cmd := command(t, path("scan"), archive, "--out", filepath.Join(t.TempDir(), "ud"), "--ocr", "nej")
	o := disturbed(t, cmd, func(pid int) {
		for _, child := range descendants(pid)[1:] {
			_ = syscall.Kill(child, syscall.SIGSEGV)
		}
	})
	silent(t, "killed children", o)
	if o.code != 0 && o.code != 3 {
		t.Errorf("exit %d after children were killed\n%s", o.code, o.stderr)
	}
}

// disturbed runs a command and does something to it after a second.
func disturbed(t *testing.T, cmd *exec.Cmd, do func(pid int)) outcome {
	t.Helper()
	var o outcome
	done := make(chan struct{})
	go func() {
		defer close(done)
		o = finish(t, cmd)
	}()
	select {
	case <-done:
	case <-time.After(time.Second):
		if cmd.Process != nil {
			do(cmd.Process.Pid)
		}
		<-done
	}
	return o
}

// A full disk is said with the place, and once there is room the scan goes on.
func TestFullDisk(t *testing.T) {
	unshare, archive := tool(t, "unshare"), marked(t)
	disk := t.TempDir()
	mount := `mount -t tmpfs -o size=$1 none "$2" && shift 2 && "$@"; code=$?; echo "kode $code"`
	if said, err := exec.Command(unshare, "-rm", "sh", "-c", mount, "sh", "1m", disk, "true").CombinedOutput(); err != nil || !strings.Contains(string(said), "kode 0") {
		t.Skipf("no small disk here: %s", said)
	}
	out := filepath.Join(disk, "ud")
	o := run(t, unshare, "-rm", "sh", "-c", mount, "sh", "96k", disk, path("scan"), archive, "--out", out, "--ocr", "nej", "-q")
	silent(t, "full disk", o)
	if !strings.Contains(o.stdout, "kode 1\n") || !strings.Contains(o.stderr, out) || !strings.Contains(o.stderr, "plads") {
		t.Errorf("said %q, %q", o.stdout, o.stderr)
	}
	again := mount[:strings.Index(mount, "; code")] + `; mount -o remount,size=64m "$0"; "$@"; echo "kode $?"`
	o = run(t, unshare, "-rm", "sh", "-c", again, disk, "96k", disk, path("scan"), archive, "--out", out, "--ocr", "nej", "-q")
	if !strings.HasSuffix(o.stdout, "kode 3\n") {
		t.Errorf("with room again: %q, %q", o.stdout, o.stderr)
	}
}
