package retsinfo

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oplyst/corpus/fulltext"
)

// server plays the documented interface. What answer returns is written; the
// default is an empty list.
type server struct {
	*httptest.Server
	t      *testing.T
	clock  time.Time
	calls  []string // path and time of each call
	slept  []time.Duration
	answer map[string]func(w http.ResponseWriter, n int) // by path and query; n is the number of the call
	seen   map[string]int
}

func newServer(t *testing.T, start string) *server {
	s := &server{t: t, answer: map[string]func(http.ResponseWriter, int){}, seen: map[string]int{}}
	var err error
	if s.clock, err = time.Parse(time.RFC3339, start); err != nil {
		t.Fatal(err)
	}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.URL.Path
		if q := r.URL.Query().Get("date"); q != "" {
			key += " " + q
		}
		s.calls = append(s.calls, key)
		s.seen[key]++
		if !strings.HasPrefix(r.UserAgent(), "oplyst-search/") {
			t.Errorf("User-Agent %q", r.UserAgent())
		}
		switch answer := s.answer[key]; {
		case answer != nil:
			answer(w, s.seen[key])
		case r.URL.Path == "/v1/Documents":
			fmt.Fprint(w, "[]")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *server) client() *Client {
	return &Client{Base: s.URL, Now: func() time.Time { return s.clock }, Sleep: func(ctx context.Context, d time.Duration) error {
		s.slept = append(s.slept, d)
		s.clock = s.clock.Add(d)
		return ctx.Err()
	}}
}

func (s *server) list(day string, entries ...string) {
	s.answer["/v1/Documents "+day] = func(w http.ResponseWriter, _ int) {
		fmt.Fprint(w, "["+strings.ReplaceAll(strings.Join(entries, ","), "BASE", s.URL)+"]")
	}
}

func (s *server) document(path, text string) {
	s.answer[path] = func(w http.ResponseWriter, _ int) { fmt.Fprint(w, text) }
}

func entry(path, kind, reason string) string {
	return fmt.Sprintf(`{"documentId":"x","accessionsnummer":"W%s","href":"BASE%s","changeDate":"2026-01-02","reasonForChange":%q,"documentType":{"id":1,"shortName":%q}}`,
		strings.Trim(filepath.Base(filepath.Dir(filepath.Dir(path))), "/"), path, reason, kind)
}

func decision(nr string) string {
	return `<Dokument><Meta><DocumentType>KEN</DocumentType><DocumentTitle>Ankestyrelsens principmeddelelse ` + nr + ` om prøver</DocumentTitle><Status>Valid</Status><Year>2026</Year><Number>9001</Number></Meta>` +
		`<DokumentIndhold><Resume><Exitus><Linea><Char>Prøver skal være gode.</Char></Linea></Exitus></Resume></DokumentIndhold></Dokument>`
}

func TestUpdateFetchesWhatIsNewAndRemembers(t *testing.T) {
	s := newServer(t, "2026-01-12T12:00:00Z")
	s.list("2026-01-05", entry("/eli/retsinfo/2026/9001/dan/xml", "KEN", "NewDocument"), entry("/eli/lta/2026/1/dan/xml", "BEK H", "NewDocument"),
		entry("/eli/retsinfo/2026/9002/dan/xml", "KEN", "NewDocument"), entry("/eli/retsinfo/2020/9003/dan/xml", "KEN", "RemovedDocument"))
	s.document("/eli/retsinfo/2026/9001/dan/xml", decision("4-26"))
	s.document("/eli/retsinfo/2026/9002/dan/xml", `<Dokument><Meta><DocumentType>KEN</DocumentType><DocumentTitle>Kendelse fra et andet nævn</DocumentTitle><AdministrativeAuthority>Nævnet</AdministrativeAuthority></Meta></Dokument>`)
	f := fulltext.Folder{Dir: t.TempDir()}
	rep, err := s.client().Update(context.Background(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	if rep.Days != 10 || len(rep.Items) != 2 || rep.Items[0].Nr != "4-26" || rep.Items[0].Result != fulltext.New || rep.Items[1].Result != fulltext.Foreign || len(rep.Removed) != 1 {
		t.Errorf("%+v", rep)
	}
	if len(s.calls) != 12 || s.calls[0] != "/v1/Documents 2026-01-02" || s.calls[11] != "/v1/Documents 2026-01-11" {
		t.Errorf("%q", s.calls)
	}
	for i, d := range s.slept {
		if d != listPause && d != documentPause && i > 0 {
			t.Errorf("pause %d is %v", i, d)
		}
	}
	if r, err := f.Get("4-26"); err != nil || r.URLs[0] != "https://www.retsinformation.dk/eli/retsinfo/2026/9001" {
		t.Errorf("%+v %v", r, err)
	}
	s.calls = nil
	s.clock = s.clock.AddDate(0, 0, 2)
	if rep, err = s.client().Update(context.Background(), f, nil); err != nil || rep.Days != 2 || len(s.calls) != 2 {
		t.Errorf("two days later: %+v %v %q", rep, err, s.calls)
	}
	s.clock = s.clock.AddDate(0, 1, 0)
	if rep, err = s.client().Update(context.Background(), f, nil); err != nil || rep.Days != 10 || !strings.Contains(rep.Missed, "2026-01-14") {
		t.Errorf("a month later: %+v %v", rep, err)
	}
}

func TestUpdateGoesOnWhereItStopped(t *testing.T) {
	s := newServer(t, "2026-01-12T12:00:00Z")
	s.list("2026-01-02", entry("/eli/retsinfo/2026/1/dan/xml", "KEN", ""), entry("/eli/retsinfo/2026/2/dan/xml", "KEN", ""))
	s.document("/eli/retsinfo/2026/1/dan/xml", decision("4-26"))
	broken := true
	s.answer["/eli/retsinfo/2026/2/dan/xml"] = func(w http.ResponseWriter, _ int) {
		if broken {
			http.Error(w, "", http.StatusInternalServerError)
			return
		}
		fmt.Fprint(w, decision("5-26"))
	}
	f := fulltext.Folder{Dir: t.TempDir()}
	rep, err := s.client().Update(context.Background(), f, nil)
	var stop *StopError
	if !errors.As(err, &stop) || len(rep.Items) != 1 || s.seen["/eli/retsinfo/2026/2/dan/xml"] != tries {
		t.Fatalf("%+v %v %v", rep, err, s.seen)
	}
	broken, s.calls = false, nil
	if rep, err = s.client().Update(context.Background(), f, nil); err != nil || s.calls[0] != "/eli/retsinfo/2026/2/dan/xml" || rep.Items[0].Nr != "5-26" || rep.Days != 9 {
		t.Errorf("%+v %v %q", rep, err, s.calls)
	}
	if err := os.WriteFile(filepath.Join(f.Dir, stateFile), []byte("{ødelagt"), 0o666); err != nil {
		t.Fatal(err)
	}
	if rep, err = s.client().Update(context.Background(), f, nil); err != nil || rep.Items[0].Result != fulltext.Same {
		t.Errorf("with a damaged state: %+v %v", rep, err)
	}
}

func TestUpdateKeepsMannersAndHours(t *testing.T) {
	ok := func(w http.ResponseWriter) { fmt.Fprint(w, "[]") }
	retryOnce := func(after string) func(http.ResponseWriter, int) {
		return func(w http.ResponseWriter, n int) {
			if n == 1 {
				w.Header().Set("Retry-After", after)
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			ok(w)
		}
	}
	first := "/v1/Documents 2026-01-02"
	cases := []struct {
		name, start string
		answer      func(w http.ResponseWriter, n int)
		says        string        // of the error; "" for none
		slept       time.Duration // one of the pauses
		calls       int           // of the first list
	}{
		{"rate limit in seconds", "2026-01-12T12:00:00Z", retryOnce("37"), "", 37 * time.Second, 2},
		{"rate limit until a time", "2026-01-12T12:00:00Z", retryOnce("Mon, 12 Jan 2026 12:01:00 GMT"), "", time.Minute, 2},
		{"rate limit of hours", "2026-01-12T12:00:00Z", func(w http.ResponseWriter, n int) {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
		}, "vente 120 minutter", 0, 1},
		{"always busy", "2026-01-12T12:00:00Z", func(w http.ResponseWriter, n int) { w.WriteHeader(http.StatusServiceUnavailable) }, "prøv igen senere", 4 * firstBackoff, tries},
		{"cut off once", "2026-01-12T12:00:00Z", func(w http.ResponseWriter, n int) {
			if n == 1 {
				w.Header().Set("Content-Length", "5000")
				fmt.Fprint(w, "[{")
				return
			}
			ok(w)
		}, "", firstBackoff, 2},
		{"not JSON", "2026-01-12T12:00:00Z", func(w http.ResponseWriter, n int) { fmt.Fprint(w, "<html>vedligeholdelse</html>") }, "kan ikke læses", 0, 1},
		{"forbidden", "2026-01-12T12:00:00Z", func(w http.ResponseWriter, n int) { w.WriteHeader(http.StatusForbidden) }, "afviser", 0, 1},
		{"bad request by day", "2026-01-12T12:00:00Z", func(w http.ResponseWriter, n int) { w.WriteHeader(http.StatusBadRequest) }, "svarede 400", 0, 1},
		{"before it opens", "2026-01-12T01:30:00Z", nil, "3.00 til 23.45", 0, 0},
		{"after it closes in summer", "2026-07-12T21:50:00Z", nil, "3.00 til 23.45", 0, 0},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			s := newServer(t, tc.start)
			s.answer[first] = tc.answer
			_, err := s.client().Update(context.Background(), fulltext.Folder{Dir: t.TempDir()}, nil)
			if (err == nil) != (tc.says == "") || err != nil && !strings.Contains(err.Error(), tc.says) {
				t.Errorf("%v, want %q", err, tc.says)
			}
			if s.seen[first] != tc.calls {
				t.Errorf("%d calls, want %d", s.seen[first], tc.calls)
			}
			found := tc.slept == 0
			for _, d := range s.slept {
				found = found || d == tc.slept
			}
			if !found {
				t.Errorf("paused %v, want %v among them", s.slept, tc.slept)
			}
		})
	}
}

func TestUpdateStopsAtOnceWhenInterrupted(t *testing.T) {
	s := newServer(t, "2026-01-12T12:00:00Z")
	ctx, cancel := context.WithCancel(context.Background())
	s.answer["/v1/Documents 2026-01-02"] = func(w http.ResponseWriter, _ int) { cancel(); fmt.Fprint(w, "[]") }
	if _, err := s.client().Update(ctx, fulltext.Folder{Dir: t.TempDir()}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestSlowServerIsLeft(t *testing.T) {
	s := newServer(t, "2026-01-12T12:00:00Z")
	release := make(chan bool)
	t.Cleanup(func() { close(release) })
	s.answer["/v1/Documents 2026-01-02"] = func(w http.ResponseWriter, n int) {
		if n == 1 {
			<-release
		}
		fmt.Fprint(w, "[]")
	}
	c := s.client()
	c.HTTP = &http.Client{Timeout: 50 * time.Millisecond}
	if rep, err := c.Update(context.Background(), fulltext.Folder{Dir: t.TempDir()}, nil); err != nil || rep.Days != 10 {
		t.Errorf("%+v %v", rep, err)
	}
}

func TestNothingIsFetchedFromStrangers(t *testing.T) {
	s := newServer(t, "2026-01-12T12:00:00Z")
	stranger := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a stranger was called") }))
	t.Cleanup(stranger.Close)
	s.list("2026-01-02", strings.ReplaceAll(entry("/a/xml", "KEN", ""), "BASE", stranger.URL), entry("/omdirigeret/xml", "KEN", ""), strings.ReplaceAll(entry("/etc/passwd", "KEN", ""), "BASE", "file://"))
	s.answer["/omdirigeret/xml"] = func(w http.ResponseWriter, _ int) {
		w.Header().Set("Location", stranger.URL)
		w.WriteHeader(http.StatusFound)
	}
	rep, err := s.client().Update(context.Background(), fulltext.Folder{Dir: t.TempDir()}, nil)
	var stop *StopError
	if err != nil && !errors.As(err, &stop) {
		t.Fatal(err)
	}
	for _, it := range rep.Items {
		if it.Result != fulltext.Failed {
			t.Errorf("%+v", it)
		}
	}
}

func TestDanishTime(t *testing.T) {
	for utc, want := range map[string]string{
		"2026-01-12T22:44:00Z": "23:44", "2026-03-29T00:59:59Z": "01:59", "2026-03-29T01:00:00Z": "03:00", "2026-07-01T01:00:00Z": "03:00",
		"2026-10-25T00:59:00Z": "02:59", "2026-10-25T01:00:00Z": "02:00",
	} {
		at, err := time.Parse(time.RFC3339, utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := danish(at).Format("15:04"); got != want {
			t.Errorf("%s is %s in Denmark, want %s", utc, got, want)
		}
	}
}
