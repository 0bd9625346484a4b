package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"oplyst/cmd/internal/cli"
	"oplyst/corpus"
	"oplyst/corpus/fulltext"
	"oplyst/index"
)

const importHelp = `Lægger afgørelsers fulde tekster i din egen samling, så search også finder i dem.

STI er filer, mapper eller zip-filer med det, som Retsinformation og Ankestyrelsen
udgiver: XML (LexDania), gemte sider fra ast.dk, PDF, DOCX og tekst. En fil skal
handle om én principmeddelelse og have dens titel med nummer. Nummer, datoer,
status, afsnit, og hvad afgørelsen kasserer og henviser til, læses af teksten.

Hver afgørelse bliver en læsbar fil i samlingen; indekset laves af dem og kan slettes.
Samme fil to gange ændrer intet. Er der to filer med samme nummer, bruges den nyeste
eller den mest fuldstændige, og det bliver sagt. En fil, der ikke kan læses, nævnes
med grunden og springes over.`

const importExit = `
Afslutningskoder:
  0    alle afgørelser er læst
  2    forkert brug
  3    færdig, men nogle filer kunne ikke læses
  10   en sti findes ikke, eller samlingen kan ikke skrives
  130  afbrudt; det, der er lagt i samlingen, er helt
`

const importUsage = `Brug:
  search import STI... [flag]

Eksempler:
{{.Example}}

Flag:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
` + importExit

// exitPartly: done, but some files could not be read.
const exitPartly = 3

func newImport(stdout, stderr io.Writer) *cobra.Command {
	var folder string
	var asJSON, quiet, noCage bool
	cmd := &cobra.Command{
		Use:     "import STI...",
		Short:   "Læg fulde tekster i din egen samling",
		Long:    importHelp,
		Example: "  search import ~/Hentet/retsinformation\n  search import 58-18.xml principmeddelelser.zip",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cli.Fail(exitUsage, "der mangler en fil, mappe eller zip-fil at importere")
			}
			return importTexts(cmd.Context(), folder, args, importFlags{asJSON, quiet, noCage}, stdout, stderr)
		},
	}
	set := cmd.Flags()
	set.StringVar(&folder, "samling", "", "`mappe` til samlingen (ellers "+usualFolder()+")")
	set.BoolVar(&asJSON, "json", false, "skriv resultatet som JSON")
	set.BoolVarP(&quiet, "quiet", "q", false, "nævn kun filer, der ikke kunne læses")
	set.BoolVar(&noCage, "no-cage", false, noCageHelp)
	cli.Prepare(cmd, importUsage, stdout, stderr)
	return cmd
}

// collection gives the user's collection: the folder of the flag, else the
// usual one.
func collection(folder string) (fulltext.Folder, error) {
	if folder != "" {
		return fulltext.Folder{Dir: folder}, nil
	}
	dir, err := fulltext.DefaultFolder()
	if err != nil {
		return fulltext.Folder{}, cli.Fail(exitNoIndex, "der er ingen mappe til samlingen; sæt "+fulltext.EnvFolder+" eller --samling")
	}
	return fulltext.Folder{Dir: dir}, nil
}

func usualFolder() string {
	dir, err := fulltext.DefaultFolder()
	if err != nil {
		return "ingen; sæt " + fulltext.EnvFolder
	}
	return dir
}

// importFlags are how import is to read and report.
type importFlags struct{ json, quiet, noCage bool }

func importTexts(ctx context.Context, folder string, paths []string, how importFlags, stdout, stderr io.Writer) error {
	f, err := collection(folder)
	if err != nil {
		return err
	}
	read, done, err := newReader(ctx, how.noCage)
	if err != nil {
		return err
	}
	defer done()
	report, err := f.ImportBy(ctx, read, paths, func(done int) {
		if !how.quiet && done >= 500 {
			fmt.Fprintf(stderr, "%d filer læst\n", done)
		}
	})
	if err != nil {
		return importFault(ctx, err)
	}
	if err := refresh(f, stderr); err != nil {
		return err
	}
	if how.json {
		err = importJSON(stdout, f, report)
	} else {
		err = printReport(stdout, f, report, how.quiet)
	}
	if err != nil {
		return cli.Fail(exitUsage, "resultatet kunne ikke skrives: "+err.Error())
	}
	if report.Count(fulltext.Failed) > 0 {
		return cli.Fail(exitPartly, "")
	}
	return nil
}

func importFault(ctx context.Context, err error) error {
	var disk *fulltext.DiskError
	var gone *fulltext.NotThereError
	switch {
	case ctx.Err() != nil:
		return cli.Fail(exitInterrupted, "afbrudt; det, der er lagt i samlingen, er helt")
	case errors.As(err, &disk), errors.As(err, &gone):
		return cli.Fail(exitNoIndex, err.Error())
	}
	return cli.Fail(exitNoIndex, "importen kunne ikke gennemføres: "+err.Error())
}

// refresh brings the index up to date with the texts.
func refresh(f fulltext.Folder, stderr io.Writer) error {
	c, err := corpus.Load()
	if err != nil {
		return err
	}
	if _, err := index.BuildLibrary(c, f, func(s string) { fmt.Fprintln(stderr, s) }); err != nil {
		return cli.Fail(exitNoIndex, "teksterne er lagt i samlingen, men indekset kunne ikke bygges ("+err.Error()+"); det forsøges igen ved næste søgning")
	}
	return nil
}

// printReport writes what became of the files: the few that need a word, and
// the sum.
func printReport(stdout io.Writer, f fulltext.Folder, report *fulltext.Report, quiet bool) error {
	p := newPrinter(stdout)
	for i := range report.Items {
		it := &report.Items[i]
		switch {
		case it.Result == fulltext.Failed:
			p.head(p.styled(styleWarn, "ikke læst: ") + clean(it.Name) + ": " + clean(it.Reason))
		case quiet:
		case it.Reason != "":
			p.head(string(it.Result) + ": " + clean(it.Name) + ": " + clean(it.Reason))
		case len(report.Items) <= 20:
			p.head(string(it.Result) + ": " + it.Nr + " fra " + clean(it.Name))
		}
	}
	p.line(0, report.Summary())
	p.line(0, "Samlingen ligger i "+clean(f.Dir))
	return p.flush()
}

func importJSON(w io.Writer, f fulltext.Folder, report *fulltext.Report) error {
	type item struct {
		File   string `json:"file"`
		Nr     string `json:"nr,omitempty"`
		Result string `json:"result"`
		Reason string `json:"reason,omitempty"`
	}
	items := []item{}
	for _, it := range report.Items {
		items = append(items, item{it.Name, it.Nr, string(it.Result), it.Reason})
	}
	return writeJSON(w, struct {
		Folder string `json:"folder"`
		Items  []item `json:"items"`
	}{f.Dir, items})
}
