package index

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// CaseOptions says what a search in case pages gives. The zero value gives the
// ten best pages of all cases.
type CaseOptions struct {
	Case     string // only this case
	Document string // only documents whose path contains this, whatever the case of letters
	Type     string // only this document type
	From, To string // only documents dated within these days, YYYY-MM-DD, "" for open
	Limit    int    // 0 means 10, negative means all
}

// PageHit is one page that was found. Quote is the passage that shows why, and
// lies at Start to End (bytes) in the page's text.
type PageHit struct {
	Case     string  `json:"case"`
	Document string  `json:"document"`
	Page     int     `json:"page"`
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Quote    string  `json:"quote"`
	Score    float64 `json:"score"`
	Line     int     `json:"line"` // 1-based line of the page on which the quote begins
	Type     string  `json:"type,omitempty"`
	Date     string  `json:"date,omitempty"`
	Snippet  Snippet `json:"-"`
}

// CaseResult is the outcome of a search in case pages.
type CaseResult struct {
	Hits  []PageHit
	Total int      // pages found, before the limit
	Notes []string // Danish: how the query was read
}

// Search finds pages. Plain words side by side must all be on the page; if no
// page has them all, pages with some of them come, and Notes says so. Equal
// scores come by case, document and page. A query that can't be read gives a
// *SyntaxError.
func (c *Cases) Search(query string, opt CaseOptions) (*CaseResult, error) {
	q, err := ParseQuery(query, CaseFields)
	if err != nil {
		return nil, err
	}
	res := &CaseResult{Notes: q.Notes}
	if len(c.pages) == 0 {
		return res, nil
	}
	var words []wordNode
	wordsOf(q.root, &words)
	ex := &expander{in: c.ranker, words: c.words}
	ranked := ex.expand(words)
	res.Notes = append(res.Notes, ex.notes...)
	s, err := c.ranker.score(ranked)
	if err != nil {
		return nil, err
	}
	within := c.optionRows(opt)
	found := map[uint32][]Span{}
	ev := c.evaluator(ex, found)
	allowed, err := c.allowed(ev, q.root, s, res)
	if err != nil {
		return nil, err
	}
	rows := c.order(intersect(within, allowed), s, wordsMustOccur(q.root))
	res.Total = len(rows)
	if opt.Limit == 0 {
		opt.Limit = 10
	}
	if opt.Limit > 0 && len(rows) > opt.Limit {
		rows = rows[:opt.Limit]
	}
	for _, row := range rows {
		hit, err := c.hit(row, s, ranked, q, found[row])
		if err != nil {
			return nil, err
		}
		res.Hits = append(res.Hits, hit)
	}
	return res, nil
}

// allowed tries all words first, then any.
func (c *Cases) allowed(ev *evaluator, root node, s *scores, res *CaseResult) (rowSet, error) {
	all, err := ev.allowed(root, true)
	if err != nil || all == nil || slices.Contains(all, true) || hasOperators(root) {
		return all, err
	}
	some, err := ev.allowed(root, false)
	if err != nil {
		return nil, err
	}
	for row := range c.pages {
		if some.has(uint32(row)) && s.total[row] > 0 {
			res.Notes = append(res.Notes, "Ingen side har alle ordene; her er sider med nogle af dem.")
			break
		}
	}
	return some, nil
}

// hasOperators reports whether the user joined words by OG or ELLER.
func hasOperators(n node) bool {
	switch n := n.(type) {
	case andNode, orNode:
		return true
	case seqNode:
		for _, p := range n.parts {
			if hasOperators(p) {
				return true
			}
		}
	}
	return false
}

func (c *Cases) order(set rowSet, s *scores, needScore bool) []uint32 {
	var rows []uint32
	for row := range c.pages {
		if set.has(uint32(row)) && (!needScore || s.total[row] > 0) {
			rows = append(rows, uint32(row))
		}
	}
	sort.Slice(rows, func(i, j int) bool {
		a, b := rows[i], rows[j]
		if sa, sb := round(s.total[a]), round(s.total[b]); sa != sb {
			return sa > sb
		}
		return c.rank[a] < c.rank[b]
	})
	return rows
}

// round makes scores comparable: sums of floats in another order differ in the
// last digits.
func round(score float64) float64 { return math.Round(score*1e6) / 1e6 }

func (c *Cases) optionRows(opt CaseOptions) rowSet {
	if opt.Case == "" && opt.Document == "" && opt.Type == "" && opt.From == "" && opt.To == "" {
		return nil
	}
	part := strings.ToLower(opt.Document)
	return c.documentRows(func(d *documentRow) bool {
		return (opt.Case == "" || strings.EqualFold(d.Case, opt.Case)) &&
			(part == "" || strings.Contains(strings.ToLower(d.Path), part)) &&
			(opt.Type == "" || strings.EqualFold(d.Type, opt.Type)) &&
			dateWithin(d.Date, opt.From, opt.To)
	})
}

// documentRows gives the pages of the documents that keep tells.
func (c *Cases) documentRows(keep func(*documentRow) bool) rowSet {
	kept := make([]bool, len(c.documents))
	for i := range c.documents {
		kept[i] = keep(&c.documents[i])
	}
	set := make(rowSet, len(c.pages))
	for i := range c.pages {
		set[i] = kept[c.pages[i].Document]
	}
	return set
}

// dateWithin compares a date that may be coarse with an open range.
func dateWithin(date, from, to string) bool {
	if from == "" && to == "" {
		return true
	}
	return date != "" && (from == "" || date+"~" >= from) && (to == "" || date <= to)
}

func (c *Cases) hit(row uint32, s *scores, words []queryWord, q *Query, found []Span) (PageHit, error) {
	text, err := c.text(row)
	if err != nil {
		return PageHit{}, err
	}
	p := &c.pages[row]
	d := &c.documents[p.Document]
	marks := newHighlighter(words, s, q).marks(text)
	for i, f := range found {
		if f.Start < f.End && f.End <= len(text) {
			marks = append(marks, mark{start: f.Start, end: f.End, word: -1 - i, worth: 8})
		}
	}
	sn := passage(text, marks)
	return PageHit{Case: d.Case, Document: d.Path, Page: int(p.Number), Start: sn.Start, End: sn.End, Quote: sn.Text,
		Score: round(s.total[row]), Line: 1 + strings.Count(text[:sn.Start], "\n"), Type: d.Type, Date: d.Date, Snippet: sn}, nil
}

// evaluator tells the query tree what words, phrases and fields mean here. The
// places of findings that a field asks for are put into found.
func (c *Cases) evaluator(ex *expander, found map[uint32][]Span) *evaluator {
	rows := len(c.pages)
	return &evaluator{
		rows:   rows,
		words:  func(w []wordNode, exactly bool) (rowSet, error) { return c.ranker.wordRows(ex, w, exactly) },
		phrase: func(text string, within rowSet) (rowSet, error) { return c.phraseRows(text, within) },
		prefix: func(prefix string) (rowSet, error) {
			return c.ranker.anyTerm(c.words.withPrefix(plain(strings.ToLower(prefix)), 2000))
		},
		field: func(name, value string) (rowSet, error) { return c.fieldRows(name, value, found) },
	}
}

// phraseRows finds the pages with a phrase: those that have all its words, then
// those of them where the words stand together.
func (c *Cases) phraseRows(text string, within rowSet) (rowSet, error) {
	set, err := c.ranker.rarest(Analyzer{}.Tokens(text), within)
	if err != nil {
		return nil, err
	}
	return c.forward.holds(phraseWords(text), set)
}
