package cite

import (
	"slices"
	"sort"
	"sync"

	"oplyst/extract/match"
)

// Context is what the whole document tells about its citations.
type Context struct {
	Act       string // the act that 'lovens § 20' or a bare '§ 19' means, "" if unclear
	Decisions bool   // the document speaks of principmeddelelser, so that a bare '26-19' is one

	whole bool // all pages were looked through
}

// Options tells Find what it cannot read from the page itself.
type Options struct {
	Context Context // of the whole document, see ReadContext; the zero value uses the page alone
}

// ReadContext looks through all pages of a document.
func ReadContext(pages []string) Context {
	c := Context{whole: true}
	for _, p := range pages {
		if !c.Decisions || c.Act == "" {
			c.read(p)
		}
	}
	return c
}

// decisionWords say that a text speaks of principmeddelelser, pensionWords that
// it is about the pension act.
var (
	decisionWords = []string{"rincipmeddelelse", "rincipafgørelse", "RINCIPMEDDELELSE", "RINCIPAFGØRELSE", "P-afgørelse", "P-meddelelse", "Ankestyrelse", "PM ", "rincippet i", "praksis i"}
	pensionWords  = []string{"ørtidspension", "ensionslov", "social pension", "LSP", "ehabiliteringsteam", "RTIDSPENSION", "FØP", "foreliggende grundlag", "ensionssag"}
	topicWords    = sync.OnceValue(func() *match.Needles { return match.NewNeedles(append(slices.Clone(decisionWords), pensionWords...)) })
)

// read takes up what one page tells.
func (c *Context) read(p string) {
	topicWords().Each(p, func(n, _ int) bool {
		if n < len(decisionWords) {
			c.Decisions = true
		} else if c.Act == "" {
			c.Act = "LSP"
		}
		return !c.Decisions || c.Act == ""
	})
}

func speaksOfDecisions(p string) bool {
	var c Context
	c.read(p)
	return c.Decisions
}

// Find lists the citations of one page in the order of their place. A list
// ('nr. 3 og 4', '58-18, 37-19 og 26-19') gives one citation a member.
func Find(page int, text string, opt Options) []Citation {
	ctx := opt.Context
	if !ctx.whole {
		ctx.read(text)
	}
	var out []Citation
	secs := sections(text)
	settle(text, secs, ctx)
	for _, s := range secs {
		if s.act == "" || s.act == "lov" || s.act == unknownAct {
			continue
		}
		for _, p := range s.parts {
			out = append(out, Citation{Span: match.Span{Page: page, Start: s.start, End: s.end, Quote: text[s.start:s.end]}, Kind: "law", Value: s.act + " " + p, Rule: s.rule})
		}
	}
	out = append(out, decisions(page, text, ctx)...)
	sort.SliceStable(out, func(a, b int) bool { return out[a].Start < out[b].Start })
	return out
}
