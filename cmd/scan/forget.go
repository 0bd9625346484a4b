package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"oplyst/audit"
	"oplyst/cmd/internal/cli"
	"oplyst/forget"
	"oplyst/ledger"
	"oplyst/pipeline"
	"oplyst/residue"
)

// forgetCases takes the named cases out of the output folder and prints the
// proof.
func forgetCases(ctx context.Context, f *flags, args []string, stdout io.Writer) error {
	if len(args) > 0 {
		return cli.Fail(exitUsage, "--forget tager intet arkiv; det, der skal renses, er mappen --out")
	}
	if f.rebuild || f.retry != "" || f.anonym {
		return cli.Fail(exitUsage, "--forget kan ikke bruges sammen med --rebuild, --retry eller --anonym")
	}
	trail := newTrail(f)
	r, err := forget.Forget(ctx, f.forgetting(ctx, trail, f.forget))
	if err != nil {
		return trail.close(ctx, audit.Counts{}, forgetFailure(err, f.out))
	}
	var counts audit.Counts
	for _, c := range r.Cases {
		counts.Cases++
		counts.Files += c.Files
		counts.Pages += c.Pages
	}
	if f.json {
		err = json.NewEncoder(stdout).Encode(forgottenJSON(r))
	} else {
		_, err = io.WriteString(stdout, forgottenText(r, f.out))
	}
	switch {
	case err != nil:
		err = cli.Fail(exitFailed, "kunne ikke skrive: "+err.Error())
	case !r.Clean():
		err = cli.Fail(exitLeft, "")
	}
	return trail.close(ctx, counts, err)
}

// forgetting are the options of package forget for this program.
func (f *flags) forgetting(ctx context.Context, trail *trail, cases []string) forget.Options {
	program, _ := os.Executable()
	log := audit.Open(f.out)
	return forget.Options{Out: f.out, MarkFile: pipeline.MarkFile, ScanDir: pipeline.ScanFolder, Cases: cases, Program: program,
		Begin: func(cases []string) error {
			var known []string // no new reference is made of a name that is to go
			for _, name := range cases {
				if ref, err := audit.Reference(f.out, name); err == nil && ref != "" {
					known = append(known, name)
				}
			}
			return trail.begin(ctx, known...)
		},
		Rebuild: func(ctx context.Context) (bool, error) { return pipeline.Without(ctx, f.out) },
		Unlink:  func(ctx context.Context, cases []string) error { return log.DropCases(ctx, cases...) },
	}
}

// finishForgetting ends a forgetting that was stopped, before a scan begins.
func finishForgetting(ctx context.Context, f *flags, stderr io.Writer) error {
	if !forget.Pending(f.out) {
		return nil
	}
	trail := newTrail(f)
	trail.action = audit.Forget
	r, err := forget.Forget(ctx, f.forgetting(ctx, trail, nil))
	if errors.Is(err, forget.ErrNothing) { // it was stopped before it had begun
		return nil
	}
	if err != nil {
		return trail.close(ctx, audit.Counts{}, forgetFailure(err, f.out))
	}
	if !r.Clean() {
		fmt.Fprintf(stderr, "%s af sager, der skulle glemmes, findes stadig i mappen til rapporterne; se hvor med: scan --forget SAG --out %s\n", count(r.After.Found, "kendetegn", "kendetegn"), f.out)
	} else if !f.quiet {
		fmt.Fprintf(stderr, "En glemsel, der blev standset, er gjort færdig: %s.\n", count(len(r.Cases), "sag", "sager"))
	}
	exit := error(nil)
	if !r.Clean() {
		exit = cli.Fail(exitLeft, "")
	}
	if err := trail.close(ctx, audit.Counts{Cases: len(r.Cases)}, exit); err != nil && r.Clean() {
		return err
	}
	return nil
}

// forgetFailure puts what stopped a forgetting into Danish, with its exit code.
func forgetFailure(err error, out string) error {
	var unknown *forget.UnknownError
	if failure, ok := cli.LogFailure(err, "så intet er fjernet endnu"); ok {
		return failure
	}
	switch {
	case errors.As(err, &unknown):
		return cli.Fail(exitNoArchive, fmt.Sprintf("der er ingen sag med navnet %q i %s; navnet skal være, som det står i oversigten. Intet er fjernet", strings.Join(unknown.Names, "\", \""), out))
	case errors.Is(err, fs.ErrPermission):
		return cli.Fail(exitFailed, fmt.Sprintf("du har ikke ret til at ændre %s; mappen tilhører nok en anden bruger. Intet er fjernet", out))
	case errors.Is(err, forget.ErrNotOutput):
		return cli.Fail(exitNoArchive, fmt.Sprintf("%s er ikke en mappe, som scan har skrevet rapporter i; vælg den med --out", out))
	case errors.Is(err, forget.ErrNoLedger):
		return cli.Fail(exitNoArchive, fmt.Sprintf("%s har ingen protokol (%s): den er skrevet af en ældre udgave af programmet eller med --anonym. Tag sagen ud af arkivet, og scan det igen, eller slet mappen", out, ledger.Name))
	case errors.Is(err, forget.ErrInUse):
		return cli.Fail(exitInUse, "en scanning bruger mappen til rapporterne; vent, til den er færdig")
	case errors.Is(err, ledger.ErrDamaged):
		return cli.Fail(exitFailed, fmt.Sprintf("protokollen i %s er beskadiget eller fra en anden udgave. Scan arkivet igen, så den laves på ny, og kør kommandoen igen", out))
	}
	return failure(err, "")
}

// forgottenText says in Danish what was removed and what the search showed.
func forgottenText(r *forget.Result, out string) string {
	var b strings.Builder
	for _, c := range r.Cases {
		text := fmt.Sprintf("Glemt: sag %q med %s, %s", c.Name, count(c.Files, "fil", "filer"), count(c.Pages, "side", "sider"))
		if c.Scans > 0 {
			text += fmt.Sprintf(" og %s i OCR-mellemlageret", count(c.Scans, "læst scanning", "læste scanninger"))
		}
		wrap(&b, text+".", "")
	}
	where := "Fjernet af protokol, søgeindeks, rapporter, oversigt, lister og mellemlager i " + out + "."
	if !r.Whole {
		where += " Den seneste scanning blev ikke færdig; derfor er oversigt og søgeindeks fjernet helt, og næste scanning laver dem igen."
	}
	wrap(&b, where+" Linjerne i revisionssporet er der endnu, men ingen kan mere se, hvilke der gjaldt sagen.", "")
	if r.Resumed {
		b.WriteString("En tidligere kørsel blev standset; den er gjort færdig nu.\n")
	}
	b.WriteString("\n")
	wrap(&b, fmt.Sprintf("Prøve: %d kendetegn (navne, numre, steder, filnavne, filers fingeraftryk og stykker tekst), som ingen anden sag har, er søgt i de rå bytes af alle filer i mappen: som UTF-8 og UTF-16, med store og små bogstaver, og som de skrives i links, HTML og JSON.", r.Signs), "")
	if r.Before != nil {
		fmt.Fprintf(&b, "Før: %s\n", searchText(r.Before, r.Signs))
	}
	fmt.Fprintf(&b, "Nu:  %s\n", searchText(r.After, r.Signs))
	if r.Signs < fewSigns {
		wrap(&b, fmt.Sprintf("OBS: sagen havde kun %d kendetegn for sig selv, så prøven viser ikke meget.", r.Signs), "")
	}
	if r.Shared > 0 {
		wrap(&b, fmt.Sprintf("%d andre kendetegn står også i andre sager eller i programmet selv. De viser derfor intet og er ikke søgt.", r.Shared), "")
	}
	for _, c := range r.Cases {
		if c.NoName {
			wrap(&b, fmt.Sprintf("Navnet %q er for kort eller for almindeligt til at søge efter i rå bytes; det er heller ikke i protokollen mere.", c.Name), "")
		}
	}
	b.WriteString("\n")
	if !r.Clean() {
		leftText(&b, r.After)
	}
	for _, c := range r.Cases {
		if c.Archive {
			wrap(&b, fmt.Sprintf("OBS: filerne i sag %q ser ud til at ligge i arkivet endnu. Næste scanning af det læser dem igen; tag dem ud først.", c.Name), "")
		}
	}
	wrap(&b, "Uden for programmets rækkevidde: arkivet selv, sikkerhedskopier, kopier af mappen, rapporter sendt videre, og gamle blokke på disken (især SSD).", "")
	return b.String()
}

// fewSigns is below what a search of the raw bytes says much.
const fewSigns = 5

func searchText(r *residue.Report, signs int) string {
	return fmt.Sprintf("%d af %d kendetegn findes i %d af %s (%s)", r.Found, signs, len(r.Hits), count(r.Files, "fil", "filer"), strings.Replace(fmt.Sprintf("%.1f MB", float64(r.Bytes)/(1<<20)), ".", ",", 1))
}

// leftText names the files in which something was found, never what.
func leftText(b *strings.Builder, r *residue.Report) {
	b.WriteString("IKKE HELT GLEMT. Her er der noget endnu:\n")
	for _, h := range r.Hits {
		what := ""
		if h.Name {
			what = ", også i navnet"
		}
		fmt.Fprintf(b, "  %s (%s%s)\n", filepath.FromSlash(h.Path), count(h.Texts, "kendetegn", "kendetegn"), what)
	}
	if r.Unread > 0 {
		fmt.Fprintf(b, "  %s kunne ikke læses, så ingen ved, hvad der står.\n", count(r.Unread, "fil", "filer"))
	}
	wrap(b, "Er det filer, som du selv har lagt i mappen, så slet eller ret dem. Kør derefter kommandoen igen; den søger så forfra.", "")
}

// forgottenJSON is the same for programs: schema oplyst/glemsel/1.
func forgottenJSON(r *forget.Result) any {
	type search struct {
		Found int      `json:"found"`
		Files int      `json:"files"`
		Bytes int64    `json:"bytes"`
		Left  []string `json:"left"`
	}
	of := func(x *residue.Report) *search {
		if x == nil {
			return nil
		}
		s := &search{x.Found, x.Files, x.Bytes, []string{}}
		for _, h := range x.Hits {
			s.Left = append(s.Left, h.Path)
		}
		return s
	}
	return struct {
		Schema  string        `json:"schema"`
		Clean   bool          `json:"clean"`
		Cases   []forget.Case `json:"cases"`
		Signs   int           `json:"signs"`
		Shared  int           `json:"shared"`
		Before  *search       `json:"before"`
		After   *search       `json:"after"`
		Unread  int           `json:"unread"`
		Resumed bool          `json:"resumed"`
		Whole   bool          `json:"whole"`
	}{"oplyst/glemsel/1", r.Clean(), r.Cases, r.Signs, r.Shared, of(r.Before), of(r.After), r.After.Unread, r.Resumed, r.Whole}
}
