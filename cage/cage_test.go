package cage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"oplyst/ingest"
)

// The test program is its own child.
func TestMain(m *testing.M) {
	Enter(Task{Name: "ekko", Run: func(_ context.Context, name string, data []byte, _ ingest.Limits) []byte {
		return append([]byte(name+": "), data...)
	}})
	os.Exit(m.Run())
}

// quick are limits that end in a second or two.
var quick = Options{Workers: 2, Stall: 700 * time.Millisecond, Grace: 200 * time.Millisecond, hooks: true}

func newPool(t testing.TB, opt Options) *Pool {
	t.Helper()
	p, err := New(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func TestReadsAsInProcess(t *testing.T) {
	p := newPool(t, Options{})
	ctx := context.Background()
	for name, data := range map[string]string{
		"notat.txt": "Notat om Æble Ørsted\n\nHun møder 12 timer om ugen.\n",
		"brev.html": "<html><body><p>Kære Åse</p><table><tr><td>a</td><td>b</td></tr></table></body></html>",
		"tom.pdf":   "",
		"rod.bin":   "\x00\x01\x02\x03",
		"brudt.pdf": "%PDF-1.4\n1 0 obj\n<<",
	} {
		want := ingest.ReadDocument(ctx, name, []byte(data), ingest.Limits{})
		if got := p.ReadDocument(ctx, name, []byte(data), ingest.Limits{}); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
		}
	}
	if s := p.Stats(); s.Children != 1 || s.Lost != 0 {
		t.Errorf("stats %+v: one child should have read all", s)
	}
}

func TestLimits(t *testing.T) {
	slow := quick
	slow.Stall = time.Minute
	small := quick
	small.Memory, small.Resident, small.Stall = 3<<30, 150<<20, 20*time.Second
	tight := small
	tight.Resident = 1 << 40
	for _, x := range []struct {
		name   string
		opt    Options
		limits ingest.Limits
		reason string
		linux  bool
	}{
		{"prøve-hæng", quick, ingest.Limits{}, "gik i stå", false},
		{"prøve-spind", quick, ingest.Limits{}, "gik i stå", false},
		{"prøve-hæng", slow, ingest.Limits{MaxTime: 500 * time.Millisecond}, "for lang tid", false},
		{"prøve-livstegn", slow, ingest.Limits{MaxTime: 500 * time.Millisecond, MaxPages: 1 << 30}, "for lang tid", false},
		{"prøve-livstegn", slow, ingest.Limits{MaxPages: 3}, "mere tekst, end der tages imod", false},
		{"prøve-død", quick, ingest.Limits{}, "gik ned", false},
		{"prøve-nedbrud", quick, ingest.Limits{}, "gik ned", false},
		{"prøve-flom", quick, ingest.Limits{MaxTextBytes: 1 << 20}, "mere tekst, end der tages imod", false},
		{"prøve-vrøvl", quick, ingest.Limits{}, "meningsløst", false},
		{"prøve-stderr", quick, ingest.Limits{}, "gik i stå", false},
		{"prøve-hukommelse", small, ingest.Limits{}, "hukommelse", true},
		{"prøve-hukommelse", tight, ingest.Limits{}, "hukommelse", true},
	} {
		t.Run(x.name+" "+x.reason, func(t *testing.T) {
			t.Parallel()
			if x.linux && runtime.GOOS != "linux" {
				t.Skip("this limit is Linux's")
			}
			p := newPool(t, x.opt)
			got := p.ReadDocument(context.Background(), x.name, []byte("tekst"), x.limits)
			if got.State != ingest.Quarantined || !strings.Contains(got.Reason, x.reason) || !strings.Contains(got.Reason, "to gange") {
				t.Errorf("got %q, %q; want quarantined with %q", got.State, got.Reason, x.reason)
			}
			if got.Path != x.name || got.Size != 5 || len(got.SHA256) != 64 {
				t.Errorf("got %+v", got)
			}
			if s := p.Stats(); s.Retried != 1 || s.Lost != 1 || s.Killed+s.Died != 2 {
				t.Errorf("stats %+v", s)
			}
			ok := p.ReadDocument(context.Background(), "notat.txt", []byte("Notat"), ingest.Limits{})
			if ok.State != ingest.Read {
				t.Errorf("the next file: %+v", ok)
			}
		})
	}
}

// The limit on processor time holds even if nobody watches the clock.
func TestProcessorTime(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such limit here")
	}
	c, err := newPool(t, quick).get(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer c.kill()
	go c.send(&job{task: taskDocument, name: "prøve-spind", limits: ingest.Limits{}.WithDefaults()}, []byte("tekst")) // one second
	if _, _, err := readHead(c.frames); err == nil {
		t.Fatal("the child answered")
	}
	<-c.heard
	if !c.outOfCPU {
		t.Error("the child died of something else")
	}
}

// Whatever is read, a child that dies or hangs costs that and no more.
func TestOtherTasksAreLost(t *testing.T) {
	p := newPool(t, quick)
	ctx := context.Background()
	for _, name := range []string{"prøve-død", "prøve-hæng", "prøve-flom"} {
		var lost *ingest.LostError
		if _, err := p.Run(ctx, "ekko", name, []byte("x"), ingest.Limits{}, 100); !errors.As(err, &lost) || !strings.Contains(lost.Reason, "to gange") {
			t.Errorf("%s: %v", name, err)
		}
		if s, warnings := p.Settings(ctx, name, []byte("as_of: 2019-11-28"), nil); s.AsOf != "" || len(warnings) != 1 || !strings.Contains(warnings[0], "kan ikke forstås") {
			t.Errorf("%s: %+v, %q", name, s, warnings)
		}
	}
	if got, err := p.Run(ctx, "ekko", "a", []byte("æ"), ingest.Limits{}, 100); err != nil || string(got) != "a: æ" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestHooksOff(t *testing.T) {
	p := newPool(t, Options{})
	got := p.ReadDocument(context.Background(), "prøve-død", []byte("Notat"), ingest.Limits{})
	if got.State != ingest.Read {
		t.Errorf("got %+v", got)
	}
}

func TestInterrupted(t *testing.T) {
	opt := quick
	opt.Stall = time.Minute
	p := newPool(t, opt)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(300*time.Millisecond, cancel)
	start := time.Now()
	got := p.ReadDocument(ctx, "prøve-hæng", []byte("tekst"), ingest.Limits{})
	if got.State != ingest.Unread || !strings.Contains(got.Reason, "afbrudt") {
		t.Errorf("got %+v", got)
	}
	if time.Since(start) > 30*time.Second {
		t.Error("waited for the child's limits")
	}
}

// Children leave nothing behind in the temporary folder.
func TestClearsUp(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	p := newPool(t, quick)
	for _, name := range []string{"notat.txt", "prøve-død", "prøve-hæng"} {
		p.ReadDocument(context.Background(), name, []byte("Notat"), ingest.Limits{})
	}
	p.Close()
	left, _ := filepath.Glob(filepath.Join(temp, "oplyst-bur-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What a killed parent left is cleared up by the next one, and only that.
func TestSweep(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("other processes can't be asked for there")
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	dead, mine, other := filepath.Join(temp, tempMark+"999999999-1"), filepath.Join(temp, fmt.Sprint(tempMark, os.Getpid(), "-1")), filepath.Join(temp, tempMark+"x")
	for _, dir := range []string{dead, mine, other} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	sweep()
	if _, err := os.Stat(dead); err == nil {
		t.Error("a dead parent's folder is still there")
	}
	for _, dir := range []string{mine, other} {
		if _, err := os.Stat(dir); err != nil {
			t.Errorf("%s is gone", dir)
		}
	}
}

func TestProbe(t *testing.T) {
	b, err := Probe(context.Background(), Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", b)
	if !b.Process || !b.Environment {
		t.Errorf("bars %+v", b)
	}
	if runtime.GOOS == "linux" && (!b.AddressSpace || !b.Resident) {
		t.Errorf("Linux has these limits: %+v", b)
	}
}

func TestNoCageInCage(t *testing.T) {
	t.Setenv(envChild, "1")
	if _, err := New(context.Background(), Options{}); err == nil {
		t.Error("a child made a pool")
	}
}
