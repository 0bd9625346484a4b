package anonym

import (
	"html"
	"net/url"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// Leak is an original that an output still holds. It names the sort and not
// the thing, so that it may be shown and logged.
type Leak struct {
	Sort  string // Danish: "navn", "cpr-nummer" ...
	Count int
}

var (
	escapes = regexp.MustCompile(`\\u([0-9a-fA-F]{4})`)
	digRuns = regexp.MustCompile(`\d(?:[ .-]?\d){7,9}`)
)

// Leaks looks for what New found in an output's bytes, in any case, with
// genitive endings, and escaped as HTML, URL or JSON. A name that is
// also an ordinary word is only looked for as part of a full name.
func (r *Replacer) Leaks(out []byte) []Leak {
	text := plain(string(out))
	n := map[string]int{}
	r.leakedNames(text, n)
	for _, run := range digRuns.FindAllString(text, -1) {
		d := onlyDigits(run)
		if _, ok := r.numbers["cpr\x00"+d]; ok {
			n["cpr-nummer"]++
		}
		if _, ok := r.numbers["telefon\x00"+d]; ok {
			n["telefonnummer"]++
		}
	}
	low := strings.ToLower(text)
	for key := range r.numbers {
		what, value, _ := strings.Cut(key, "\x00")
		if (what == "e-mail" || what == "adresse" || what == "netsted") && strings.Contains(low, value) {
			n[what]++
		}
	}
	for from := range r.literal {
		if base := from[strings.LastIndexByte(from, '/')+1:]; len(base) >= 8 && strings.Contains(base, ".") && strings.Contains(text, base) {
			n["filnavn"]++
		}
	}
	var all []Leak
	for what, count := range n {
		all = append(all, Leak{what, count})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Sort < all[j].Sort })
	return all
}

// leakedNames counts the words of names that are left.
func (r *Replacer) leakedNames(text string, n map[string]int) {
	ts := tokens(text)
	for k := range ts {
		e, ok := r.hit(text, ts, k)
		if !ok {
			continue
		}
		what := "navn"
		if e.kind != person {
			what = "sted"
		}
		if e.common { // a word of ours too: only a full name tells
			if k == 0 || text[ts[k-1].end:ts[k].start] != " " {
				continue
			}
			if before, ok := r.hit(text, ts, k-1); !ok || before.owner != e.owner {
				continue
			}
		}
		n[what]++
	}
}

// plain undoes the escapes of HTML, JSON and URLs.
func plain(s string) string {
	if strings.Contains(s, `\u`) {
		s = escapes.ReplaceAllStringFunc(s, func(m string) string {
			c, err := strconv.ParseUint(m[2:], 16, 16)
			if err != nil {
				return m
			}
			return string(rune(c))
		})
	}
	s = strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(s)
	s = html.UnescapeString(s)
	if strings.Contains(s, "%") {
		s = percent.ReplaceAllStringFunc(s, func(m string) string {
			if u, err := url.PathUnescape(m); err == nil {
				return u
			}
			return m
		})
	}
	return s
}

var percent = regexp.MustCompile(`(?:%[0-9a-fA-F]{2})+`)
