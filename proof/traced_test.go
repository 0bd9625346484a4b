package proof

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// traced runs a command under strace and gives the calls that name files or
// have to do with the network, of all its processes.
func traced(t *testing.T, words ...string) (calls []string, o outcome) {
	t.Helper()
	strace, log := tool(t, "strace"), filepath.Join(t.TempDir(), "strace.txt")
	trace := []string{strace, "-f", "-qq", "-y", "-s", "512", "-e", "trace=%network,%file,fchmod,fchown,ftruncate", "-o", log}
	if said, err := exec.Command(strace, "-f", "-qq", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not trace here: %s", said)
	}
	o = run(t, append(trace, words...)...)
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	calls = whole(strings.Split(string(data), "\n"))
	if len(calls) < 20 {
		t.Fatalf("only %d calls were seen", len(calls))
	}
	return calls, o
}

// whole joins calls that strace tells in two lines since another process's came
// between: "7 socket(AF_INET <unfinished ...>" and "7 <... socket resumed>) = 3".
func whole(lines []string) []string {
	const unfinished, resumed = " <unfinished ...>", " resumed>"
	var calls []string
	begun := map[string]string{} // by process
	for _, l := range lines {
		pid, rest, _ := strings.Cut(l, " ")
		if head, ok := strings.CutSuffix(l, unfinished); ok {
			begun[pid] = head
			continue
		}
		if _, end, ok := strings.Cut(rest, resumed); ok && strings.HasPrefix(strings.TrimSpace(rest), "<... ") {
			l = begun[pid] + end
			delete(begun, pid)
		}
		calls = append(calls, l)
	}
	for _, head := range begun { // the process ended within the call
		calls = append(calls, head)
	}
	return calls
}

func TestWhole(t *testing.T) {
	got := whole([]string{`7 openat(1, "a", O_RDONLY) = 3`, `8 socket(AF_INET, 0 <unfinished ...>`, `7 close(3) = 0`, `8 <... socket resumed>) = -1 EPERM (Operation not permitted)`, `9 connect(3 <unfinished ...>`})
	want := []string{`7 openat(1, "a", O_RDONLY) = 3`, `7 close(3) = 0`, `8 socket(AF_INET, 0) = -1 EPERM (Operation not permitted)`, `9 connect(3`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q", got)
	}
}

// online finds calls that reach for a network: sockets other than those inside
// the machine, and whatever is sent through one. "tesseract --version" starts its
// libraries' name lookup, which asks for a socket that the cage refuses: such a
// call made nothing.
var online = regexp.MustCompile(`\b(socket|socketpair|connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg)\(`)

func noNetwork(t *testing.T, calls []string) {
	t.Helper()
	for _, c := range calls {
		if online.MatchString(c) && !strings.Contains(c, "AF_UNIX") && !strings.HasSuffix(c, "= -1 EPERM (Operation not permitted)") {
			t.Errorf("network: %s", c)
		}
	}
}

// changing are the calls that change a file or folder they name.
var changing = regexp.MustCompile(`O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|\b(unlink|unlinkat|rename|renameat|renameat2|mkdir|mkdirat|rmdir|link|linkat|symlink|symlinkat|chmod|fchmod|fchmodat|fchmodat2|chown|fchown|lchown|fchownat|truncate|ftruncate|utime|utimes|utimensat|futimesat|mknod|mknodat|creat|setxattr|removexattr)\(`)

func untouched(t *testing.T, calls []string, archive string) {
	t.Helper()
	opened := 0
	for _, c := range calls {
		if !strings.Contains(c, archive) {
			continue
		}
		if strings.Contains(c, "open") {
			opened++
		}
		if changing.MatchString(c) && !strings.Contains(c, `execve(`) {
			t.Errorf("the archive is touched: %s", c)
		}
	}
	if opened == 0 {
		t.Error("the archive was never opened")
	}
}

// A whole scan, with cage, OCR, index and reports, of a folder and of a zip,
// makes no connection, and opens the archive for reading only; so do searches.
func TestTraced(t *testing.T) {
	archive, out := example(t), filepath.Join(t.TempDir(), "ud")
	calls, o := traced(t, path("scan"), archive, "--out", out, "-q", "--ocr", "auto")
	if o.code != 0 && o.code != 3 {
		t.Fatalf("exit %d\n%s", o.code, o.stderr)
	}
	noNetwork(t, calls)
	untouched(t, calls, archive)

	packed := filepath.Join(t.TempDir(), "arkiv.zip")
	zipFolder(t, packed, archive)
	calls, o = traced(t, path("scan"), packed, "--out", filepath.Join(t.TempDir(), "ud"), "-q", "--ocr", "nej", "--anonym")
	if o.code != 0 && o.code != 3 {
		t.Fatalf("zip: exit %d\n%s", o.code, o.stderr)
	}
	noNetwork(t, calls)
	untouched(t, calls, packed)

	for _, words := range [][]string{
		{"udviklingsperspektiv"}, {"58-18"}, {"--sag", filepath.Join(out, "d03")}, {"--in", "sager", "--index", out, "praktik"},
		{"import", filepath.Join("testdata", "findes-ikke.zip"), "--samling", t.TempDir()},
	} {
		calls, o := traced(t, append([]string{path("search")}, words...)...)
		if o.code > 1 && words[0] != "import" {
			t.Errorf("search %v: exit %d\n%s", words, o.code, o.stderr)
		}
		noNetwork(t, calls)
	}
}

// In a world without any network a scan writes the same bytes.
func TestNoNetworkAtAll(t *testing.T) {
	unshare, archive := tool(t, "unshare"), example(t)
	if said, err := exec.Command(unshare, "-rn", "true").CombinedOutput(); err != nil {
		t.Skipf("no namespace of its own here: %s", said)
	}
	// one place for both: reports link to the files of the archive
	out := filepath.Join(t.TempDir(), "ud")
	words := []string{path("scan"), archive, "--out", out, "-q", "--ocr", "nej"}
	with := run(t, words...)
	want := contents(t, out)
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	without := run(t, append([]string{unshare, "-rn"}, words...)...)
	if with.code != without.code || with.stdout != without.stdout {
		t.Errorf("exit %d and %d\n%s", with.code, without.code, without.stderr)
	}
	same(t, contents(t, out), want)
}
