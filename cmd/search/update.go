package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"oplyst/cmd/internal/cli"
	"oplyst/corpus/fulltext"
	"oplyst/corpus/retsinfo"
)

const updateHelp = `Henter de principmeddelelser, der er nye eller ændrede siden sidst, fra
Retsinformations officielle grænseflade og lægger dem i din egen samling. Det er det
eneste, programmet bruger nettet til, og kun når du beder om det.

Grænsefladen kender ti dage tilbage, er åben fra kl. 3.00 til 23.45 dansk tid og
tager ét kald på ti sekunder; første gang tager derfor et par minutter. Programmet
husker, hvor langt det kom, og går videre derfra. Ældre afgørelser hentes som filer
på retsinformation.dk eller ast.dk og lægges ind med search import.`

const updateUsage = `Brug:
  search update --from retsinformation [flag]

Flag:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}

Afslutningskoder:
  0    alt nyt er hentet
  1    Retsinformation svarede ikke, som den skal, eller har lukket; prøv igen senere
  2    forkert brug
  3    færdig, men nogle dokumenter kunne ikke læses
  10   samlingen kan ikke skrives
  130  afbrudt; det, der er hentet, er helt
`

// exitStopped: the source didn't let us finish.
const exitStopped = 1

func newUpdate(stdout, stderr io.Writer) *cobra.Command {
	var folder, from, base string
	var quiet, noCage bool
	cmd := &cobra.Command{
		Use:   "update --from retsinformation",
		Short: "Hent nye afgørelser fra Retsinformation",
		Long:  updateHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return cli.Fail(exitUsage, "update tager ingen argumenter; filer lægges ind med search import")
			case from != "retsinformation":
				return cli.Fail(exitUsage, "skriv --from retsinformation for at hente over nettet")
			}
			read, done, err := newReader(cmd.Context(), noCage)
			if err != nil {
				return err
			}
			defer done()
			return update(cmd.Context(), folder, &retsinfo.Client{Base: base, Reader: read}, quiet, stdout, stderr)
		},
	}
	set := cmd.Flags()
	set.StringVar(&from, "from", "", "hent fra denne `kilde`: retsinformation")
	set.StringVar(&folder, "samling", "", "`mappe` til samlingen (ellers "+usualFolder()+")")
	set.StringVar(&base, "base-url", "", "grænsefladens `adresse` (ellers "+retsinfo.DefaultBase+")")
	set.BoolVarP(&quiet, "quiet", "q", false, "vis kun resultatet")
	set.BoolVar(&noCage, "no-cage", false, noCageHelp)
	cli.Prepare(cmd, updateUsage, stdout, stderr)
	return cmd
}

func update(ctx context.Context, folder string, client *retsinfo.Client, quiet bool, stdout, stderr io.Writer) error {
	f, err := collection(folder)
	if err != nil {
		return err
	}
	report, err := client.Update(ctx, f, func(s string) {
		if !quiet {
			fmt.Fprintln(stderr, s)
		}
	})
	if report != nil && len(report.Items) > 0 {
		if err := refresh(f, stderr); err != nil {
			return err
		}
	}
	if report != nil {
		if err := printUpdate(stdout, f, report); err != nil {
			return cli.Fail(exitUsage, "resultatet kunne ikke skrives: "+err.Error())
		}
	}
	var stop *retsinfo.StopError
	switch {
	case err != nil && ctx.Err() != nil:
		return cli.Fail(exitInterrupted, "afbrudt; det, der er hentet, er helt")
	case errors.As(err, &stop):
		return cli.Fail(exitStopped, err.Error())
	case err != nil:
		return cli.Fail(exitNoIndex, err.Error())
	}
	for _, it := range report.Items {
		if it.Result == fulltext.Failed {
			return cli.Fail(exitPartly, "")
		}
	}
	return nil
}

func printUpdate(stdout io.Writer, f fulltext.Folder, report *retsinfo.Report) error {
	p := newPrinter(stdout)
	sum := fulltext.Report{Items: report.Items}
	for _, it := range report.Items {
		if it.Result == fulltext.Failed {
			p.line(0, p.styled(styleWarn, "ikke læst: ")+clean(it.Name)+": "+clean(it.Reason))
		}
	}
	if report.Missed != "" {
		p.line(0, p.styled(styleWarn, report.Missed))
	}
	if n := len(report.Removed); n > 0 {
		p.line(0, count(n, "dokument er fjernet", "dokumenter er fjernet")+" fra Retsinformation; tekster i samlingen er ikke slettet.")
	}
	p.line(0, count(report.Days, "dag", "dage")+" gennemgået. "+sum.Summary())
	p.line(0, "Samlingen ligger i "+clean(f.Dir))
	return p.flush()
}
