// Package retsinfo fetches new decisions from Retsinformation's official
// interface for re-use ("høsteservice"). It is the only package of the program
// that uses the network, and does so only when Update is called.
//
// The interface lists the documents that changed on one day, at most ten days
// back; it takes one call in ten seconds and is open from 03:00 to 23:45 Danish
// time. Documents themselves are fetched one in two seconds.
package retsinfo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"oplyst/corpus/fulltext"
)

// DefaultBase is the address of the official interface.
const DefaultBase = "https://api.retsinformation.dk"

// Manners and limits.
const (
	listPause     = 10 * time.Second // between lists
	documentPause = 2 * time.Second  // between documents
	maxList       = 32 << 20         // bytes of one day's list
	maxDocument   = 32 << 20         // bytes of one document
	tries         = 4                // of one address
	firstBackoff  = 5 * time.Second  // doubled for each further try
	longestWait   = 5 * time.Minute  // a Retry-After above it ends the run
	userAgent     = "oplyst-search/1 (henter Ankestyrelsens principmeddelelser)"
)

// Client fetches. The zero value uses the official interface, the real clock
// and a timeout of a minute a call. It is for one goroutine.
type Client struct {
	Base  string // address of the interface, DefaultBase if ""
	HTTP  *http.Client
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
	// Reader reads what was fetched; nil is fulltext.InProcess.
	Reader fulltext.Reader

	last time.Time // of the last call
}

// A StopError ends a run before its work is done. Its text is Danish and says
// what to do; what was fetched is kept and the next run goes on from there.
type StopError struct{ Msg string }

func (e *StopError) Error() string { return e.Msg }

// errGone is a document that isn't there any more.
var errGone = errors.New("dokumentet findes ikke (længere) på adressen")

func (c *Client) reader() fulltext.Reader {
	if c.Reader == nil {
		return fulltext.InProcess{}
	}
	return c.Reader
}

func (c *Client) base() string {
	if c.Base == "" {
		return DefaultBase
	}
	return strings.TrimRight(c.Base, "/")
}

func (c *Client) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

func (c *Client) sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	if c.Sleep != nil {
		return c.Sleep(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

func (c *Client) http() *http.Client {
	h := http.Client{Timeout: time.Minute}
	if c.HTTP != nil {
		h = *c.HTTP
	}
	h.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if len(via) >= 5 || !c.allowed(req.URL) {
			return errors.New("omdirigeret til et fremmed sted")
		}
		return nil
	}
	return &h
}

// allowed keeps calls at Retsinformation or at the host of the given base.
func (c *Client) allowed(u *url.URL) bool {
	base, err := url.Parse(c.base())
	if err != nil {
		return false
	}
	host := u.Hostname()
	official := host == "retsinformation.dk" || strings.HasSuffix(host, ".retsinformation.dk")
	return u.Scheme == "https" && official || u.Host == base.Host && u.Scheme == base.Scheme
}

// get fetches one address, waiting as long as manners ask, and tries again
// after faults that may pass. The bytes are whole or there is an error.
func (c *Client) get(ctx context.Context, address, accept string, pause time.Duration, limit int64) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("adressen kan ikke læses")
	}
	if u.Scheme == "http" && strings.HasSuffix("."+u.Hostname(), ".retsinformation.dk") {
		u.Scheme = "https"
	}
	if !c.allowed(u) {
		return nil, errors.New("adressen hører ikke til Retsinformation")
	}
	wait := firstBackoff
	for n := 1; ; n++ {
		if err := c.sleep(ctx, pause-c.now().Sub(c.last)); err != nil {
			return nil, err
		}
		data, retry, err := c.try(ctx, u.String(), accept, limit)
		c.last = c.now()
		if err == nil || retry < 0 || ctx.Err() != nil {
			return data, errors.Join(err, ctx.Err())
		}
		if n == tries {
			return nil, &StopError{fmt.Sprintf("Retsinformation svarer ikke, som den skal (%v); prøv igen senere", err)}
		}
		if retry > longestWait {
			return nil, &StopError{fmt.Sprintf("Retsinformation beder om at vente %d minutter; kør update igen derefter", int(retry.Minutes()+0.999))}
		}
		if err := c.sleep(ctx, max(retry, wait)); err != nil {
			return nil, err
		}
		wait *= 2
	}
}

// try makes one call. retry is how long the server asks to wait before another
// (0 if it doesn't say), negative if another call would not help.
func (c *Client) try(ctx context.Context, address, accept string, limit int64) (data []byte, retry time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, -1, errors.New("adressen kan ikke læses")
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", accept)
	resp, err := c.http().Do(req)
	if err != nil {
		return nil, 0, networkFault(err)
	}
	defer resp.Body.Close()
	switch code := resp.StatusCode; {
	case code == http.StatusOK:
	case code == http.StatusTooManyRequests, code == http.StatusServiceUnavailable:
		return nil, c.retryAfter(resp.Header.Get("Retry-After")), fmt.Errorf("for mange kald, svar %d", code)
	case code >= 500:
		return nil, 0, fmt.Errorf("svar %d", code)
	case code == http.StatusNotFound, code == http.StatusGone:
		return nil, -1, errGone
	case code == http.StatusBadRequest && !c.open():
		return nil, -1, &StopError{closedText}
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		return nil, -1, &StopError{fmt.Sprintf("Retsinformation afviser kaldet (svar %d); prøv igen senere, eller importér filer med search import", code)}
	default:
		return nil, -1, fmt.Errorf("Retsinformation svarede %d", code)
	}
	data, err = io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case err != nil:
		return nil, 0, errors.New("svaret blev afbrudt undervejs")
	case int64(len(data)) > limit:
		return nil, -1, fmt.Errorf("svaret fylder mere end %d MB", limit>>20)
	}
	return data, 0, nil
}

// networkFault says what went wrong without addresses.
func networkFault(err error) error {
	var timeout net.Error
	var dns *net.DNSError
	switch {
	case errors.As(err, &timeout) && timeout.Timeout():
		return errors.New("intet svar inden for et minut")
	case errors.As(err, &dns):
		return errors.New("ingen forbindelse til nettet")
	}
	return errors.New("forbindelsen blev afbrudt")
}

// retryAfter reads seconds or a date; 0 if the header says nothing usable.
func (c *Client) retryAfter(header string) time.Duration {
	if s, err := strconv.Atoi(strings.TrimSpace(header)); err == nil && s >= 0 {
		return time.Duration(min(s, 1<<20)) * time.Second
	}
	if t, err := http.ParseTime(header); err == nil {
		return max(0, t.Sub(c.now()))
	}
	return 0
}
