package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"oplyst/audit"
	"oplyst/cmd/internal/cli"
)

// verifyAudit checks the audit log of an output folder, and lists the lines that
// concern the named cases.
func verifyAudit(ctx context.Context, f *flags, args []string, stdout io.Writer) error {
	dir, cases := f.out, args
	if len(args) > 0 && !slices.Contains(f.options, "out") {
		dir, cases = args[0], args[1:]
	}
	v := verification{file: filepath.Join(dir, audit.LogFile)}
	for _, name := range cases {
		ref, err := audit.Reference(dir, name)
		if err != nil {
			return cli.Fail(exitFailed, fmt.Sprintf("kunne ikke læse %s; tjek rettighederne", filepath.Join(dir, audit.CasesFile)))
		}
		v.cases = append(v.cases, &caseLines{Case: name, Reference: ref, Lines: []*audit.Line{}})
	}
	r, err := audit.Verify(ctx, dir, func(l *audit.Line) {
		for _, c := range v.cases {
			if c.Reference != "" && slices.Contains(l.Cases, c.Reference) {
				c.Lines = append(c.Lines, l)
			}
		}
	})
	switch {
	case errors.Is(err, audit.ErrNoLog):
		return cli.Fail(exitNoArchive, fmt.Sprintf("der er intet revisionsspor i %s; scan og search --in sager begynder det i den mappe, de bruger", dir))
	case errors.Is(err, audit.ErrBusy):
		return cli.Fail(exitFailed, "andre har revisionssporet åbent; prøv igen om lidt")
	case errors.Is(err, context.Canceled):
		return cli.Fail(exitInterrupted, "afbrudt")
	case err != nil:
		return cli.Fail(exitFailed, fmt.Sprintf("kunne ikke læse %s; tjek rettighederne", v.file))
	}
	v.report = r
	if f.json {
		err = json.NewEncoder(stdout).Encode(v.json())
	} else {
		_, err = io.WriteString(stdout, v.text())
	}
	if err != nil {
		return cli.Fail(exitFailed, "kunne ikke skrive: "+err.Error())
	}
	if r.Break != nil {
		return cli.Fail(exitBroken, "")
	}
	return nil
}

// verification is what --verify-audit tells.
type verification struct {
	file   string
	report *audit.Report
	cases  []*caseLines
}

// caseLines are the lines of the log that concern one case.
type caseLines struct {
	Case      string        `json:"case"`
	Reference string        `json:"reference"` // "" if no line concerns it
	Lines     []*audit.Line `json:"lines"`
}

// breakJSON is where the chain breaks, for programs.
type breakJSON struct {
	Line int    `json:"line"`
	Kind string `json:"kind"`
	From int    `json:"from,omitempty"`
	To   int    `json:"to,omitempty"`
	Text string `json:"text"`
}

// json is the same for programs: schema oplyst/revisionsspor/1.
func (v *verification) json() any {
	r := v.report
	out := struct {
		Schema     string               `json:"schema"`
		File       string               `json:"file"`
		Holds      bool                 `json:"holds"`
		Lines      int                  `json:"lines"`
		First      *time.Time           `json:"first"`
		Last       *time.Time           `json:"last"`
		LastHash   string               `json:"last_hash"`
		Actions    map[audit.Action]int `json:"actions"`
		Torn       int                  `json:"torn"`
		Unfinished bool                 `json:"unfinished"`
		Unended    int                  `json:"unended"`
		Clock      int                  `json:"clock"`
		Break      *breakJSON           `json:"break"`
		Cases      []*caseLines         `json:"cases,omitempty"`
	}{"oplyst/revisionsspor/1", v.file, r.Break == nil, r.Lines, nil, nil, r.Hash, r.Actions, r.Torn, r.Unfinished, r.Unended, r.Clock, nil, v.cases}
	if r.Lines > 0 {
		out.First, out.Last = &r.First, &r.Last
	}
	if b := r.Break; b != nil {
		out.Break = &breakJSON{b.Line, string(b.Kind), b.From, b.To, breakText(b)}
	}
	return out
}

// text says it in Danish.
func (v *verification) text() string {
	r := v.report
	var b strings.Builder
	fmt.Fprintf(&b, "Revisionssporet %s\n", v.file)
	if r.Break == nil && r.Lines == 0 {
		b.WriteString("Det er tomt: der er ikke skrevet i det endnu.\n")
		return b.String()
	}
	if r.Lines > 0 {
		which := count(r.Lines, "linje", "linjer")
		if r.Break != nil {
			which = "De første " + which + " holder"
			if r.Lines == 1 {
				which = "Den første linje holder"
			}
		}
		fmt.Fprintf(&b, "%s, fra %s til %s (UTC): %s.\n", which, clock(r.First), clock(r.Last), actions(r.Actions))
	}
	if r.Break != nil {
		wrap(&b, "Kæden er BRUDT ved linje "+fmt.Sprint(r.Break.Line)+": "+breakText(r.Break), "")
		b.WriteString("Hvad der står fra den linje, kan ikke bruges som bevis.\n")
	} else {
		wrap(&b, "Kæden holder: ingen linje er ændret, fjernet, sat ind eller flyttet, og antallet passer med optællingen ved siden af ("+audit.TallyFile+"), så der er ikke skåret noget af i enden.", "")
	}
	v.notes(&b)
	fmt.Fprintf(&b, "Sidste sum: %s\n", r.Hash)
	wrap(&b, "Det kan ikke bevises, at ingen har skrevet hele sporet om: det kan den, der må skrive i mappen, og der er ingen hemmelighed i det. "+
		"Notér den sidste sum et andet sted. Står den i filen ved næste kontrol, og holder kæden, er alt til og med den linje uændret.", "")
	for _, c := range v.cases {
		c.write(&b)
	}
	return b.String()
}

// notes tells what is no break but should be known.
func (v *verification) notes(b *strings.Builder) {
	r := v.report
	if r.Torn > 0 {
		wrap(b, count(r.Torn, "linje er", "linjer er")+" kun skrevet halvt, fordi programmet blev standset. Næste linje bevidner, hvad der står.", "  ")
	}
	if r.Unfinished {
		wrap(b, "Efter sidste linje står en, der kun er skrevet halvt, fordi programmet blev standset.", "  ")
	}
	if r.Behind && r.Break == nil {
		wrap(b, "Optællingen mangler den sidste linje: programmet blev standset, lige da den var skrevet.", "  ")
	}
	if r.Unended > 0 {
		wrap(b, count(r.Unended, "kommando har", "kommandoer har")+" en begyndelse og ingen afslutning: i gang eller standset.", "  ")
	}
	if r.Clock > 0 {
		wrap(b, count(r.Clock, "linje har", "linjer har")+" et tidligere klokkeslæt end linjen før: uret er stillet tilbage.", "  ")
	}
}

// breakText says how the chain is broken.
func breakText(b *audit.Break) string {
	missing := ""
	switch {
	case b.From > 0 && b.From == b.To:
		missing = fmt.Sprintf("linje nr. %d", b.From)
	case b.From > 0:
		missing = fmt.Sprintf("linje nr. %d til %d", b.From, b.To)
	}
	switch b.Kind {
	case audit.Removed:
		if missing == "" {
			return "en halvt skrevet linje lige før den er fjernet."
		}
		return missing + " er fjernet lige før den."
	case audit.Inserted:
		return "linjen er sat ind; den hører ikke til på det sted."
	case audit.Reordered:
		return "linjerne står ikke i den rækkefølge, de blev skrevet i."
	case audit.Cut:
		return missing + " er skåret af i enden, helt eller delvis; optællingen ved siden af har den med."
	case audit.NoTally:
		return "optællingen " + audit.TallyFile + " er fjernet eller ødelagt. Linjerne før hænger sammen, men der kan være skåret linjer af i enden på det tidspunkt."
	}
	return "den eller linjen før er ændret, efter at den blev skrevet."
}

// write lists the lines that concern one case.
func (c *caseLines) write(b *strings.Builder) {
	if len(c.Lines) == 0 {
		wrap(b, fmt.Sprintf("Sag %q: ingen linjer nævner den for sig. En scanning gælder alle sager. Er den glemt med --forget, kan ingen se, hvilke linjer der var dens.", c.Case), "")
		return
	}
	fmt.Fprintf(b, "Sag %q (reference %s): %s.\n", c.Case, c.Reference, count(len(c.Lines), "linje", "linjer"))
	for _, l := range c.Lines {
		who := l.Who.User
		if who == "" {
			who = "bruger nr. " + l.Who.UID
		}
		fmt.Fprintf(b, "  %s  %s på %s: %s\n", clock(l.When()), who, l.Who.Host, strings.TrimPrefix(actionWord(l.Action, 1), "1 "))
	}
}

// clock writes a time as it is said, in UTC.
func clock(t time.Time) string { return t.UTC().Format("02-01-2006 kl. 15.04.05") }

func actions(n map[audit.Action]int) string {
	var parts []string
	for _, a := range audit.Actions {
		if n[a] > 0 {
			parts = append(parts, actionWord(a, n[a]))
		}
	}
	return strings.Join(parts, ", ")
}

func actionWord(a audit.Action, n int) string {
	words := map[audit.Action][2]string{audit.Scan: {"scanning", "scanninger"}, audit.Rebuild: {"genopbygning", "genopbygninger"},
		audit.Retry: {"nyt forsøg", "nye forsøg"}, audit.Forget: {"glemsel", "glemsler"}, audit.Search: {"søgning i sager", "søgninger i sager"},
		audit.View: {"visning", "visninger"}}[a]
	return count(n, words[0], words[1])
}

// count writes a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
