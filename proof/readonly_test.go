package proof

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// zipFolder packs a folder.
func zipFolder(t testing.TB, name, dir string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	if err := z.AddFS(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// locked takes away all rights to write.
func locked(t testing.TB, dir string) {
	t.Helper()
	var folders []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			folders = append(folders, p)
			return os.Chmod(p, 0o555)
		}
		if err == nil {
			err = os.Chmod(p, 0o444)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, p := range folders {
			_ = os.Chmod(p, 0o755)
		}
	})
}

// An archive that nobody may write to is scanned as any other, be it a folder,
// a zip or a list of cases.
func TestReadOnly(t *testing.T) {
	archive := example(t)
	locked(t, archive)
	packed := filepath.Join(t.TempDir(), "arkiv.zip")
	zipFolder(t, packed, archive)
	list := filepath.Join(t.TempDir(), "liste.csv")
	put(t, list, []byte("case,path\nd03,"+filepath.Join(archive, "d03")+"\n"))
	for _, a := range []string{archive, packed, list} {
		if err := os.Chmod(a, 0o444|fs.FileMode(0o111)&mode(t, a)); err != nil {
			t.Fatal(err)
		}
		before := mode(t, a)
		o := run(t, path("scan"), a, "--out", filepath.Join(t.TempDir(), "ud"), "-q", "--ocr", "nej")
		if o.code != 0 && o.code != 3 || mode(t, a) != before {
			t.Errorf("%s: exit %d\n%s", filepath.Base(a), o.code, o.stderr)
		}
	}
}

func mode(t testing.TB, name string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// The same on a disk that is mounted read-only.
func TestReadOnlyMount(t *testing.T) {
	unshare, archive := tool(t, "unshare"), example(t)
	mount := `mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"`
	if said, err := exec.Command(unshare, "-rm", "sh", "-c", mount, "sh", archive, "true").CombinedOutput(); err != nil {
		t.Skipf("no read-only mount here: %s", said)
	}
	o := run(t, unshare, "-rm", "sh", "-c", mount, "sh", archive, path("scan"), archive, "--out", filepath.Join(t.TempDir(), "ud"), "-q", "--ocr", "nej")
	if o.code != 0 && o.code != 3 {
		t.Errorf("exit %d\n%s", o.code, o.stderr)
	}
}

// The output folder is refused inside the archive, also where a link leads
// there, and nothing is made.
func TestOutInArchive(t *testing.T) {
	archive := example(t)
	link := filepath.Join(t.TempDir(), "genvej")
	if err := os.Symlink(filepath.Join(archive, "d03"), link); err != nil {
		t.Skip("no links here")
	}
	for _, out := range []string{archive, filepath.Join(archive, "ud"), link, filepath.Join(link, "ud", "dybt")} {
		if o := run(t, path("scan"), archive, "--out", out, "-q"); o.code != 2 {
			t.Errorf("%s: exit %d\n%s", out, o.code, o.stderr)
		}
	}
	f, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if names, err := f.Readdirnames(-1); err != nil && err != io.EOF || len(names) != 6 {
		t.Errorf("%v, %v", names, err)
	}
}
