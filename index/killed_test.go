package index

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestKilledWriter kills writers at random moments: at the index's place there
// is always a whole index, the old or the new one, and the next writer clears
// away what is left.
func TestKilledWriter(t *testing.T) {
	if dir := os.Getenv("OPLYST_KILLED_WRITER"); dir != "" {
		writeForever(dir)
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	root := t.TempDir()
	dir := filepath.Join(root, "indeks")
	writeArchive(t, dir, "sag-1", "sag-2")
	want := folderFiles(t, dir)
	stamps, left := map[string]int{}, 0
	for i := range 24 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledWriter$")
		cmd.Env = append(os.Environ(), "OPLYST_KILLED_WRITER="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		out.Read(make([]byte, 1)) // it has begun
		time.Sleep(time.Duration(rand.N(30_000)) * time.Microsecond)
		cmd.Process.Kill()
		cmd.Wait()
		stamp, err := ReadStamp(dir)
		if err == nil {
			err = Verify(dir)
		}
		if err != nil {
			t.Fatalf("after kill %d: %v", i, err)
		}
		stamps[stamp]++
		beside, _ := filepath.Glob(filepath.Join(root, tempIndex+"*"))
		left += len(beside)
	}
	t.Logf("%d stamps, %d folders left behind", len(stamps), left)
	writeArchive(t, dir, "sag-1", "sag-2")
	sameFiles(t, folderFiles(t, dir), want)
	if names, _ := os.ReadDir(root); len(names) != 1 {
		t.Errorf("left: %v", names)
	}
}

// writeForever writes one index after the other until it is killed.
func writeForever(dir string) {
	for i := 0; ; i++ {
		w, err := CreateCases(dir)
		if err == nil {
			w.SetStamp(fmt.Sprintf("%d-%d", os.Getpid(), i))
			err = errors.Join(w.Add("sag-1", caseArchive["sag-1"]), w.Close())
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if i == 0 {
			os.Stdout.WriteString("x")
		}
	}
}
