package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"oplyst/cmd/internal/cli"
	"oplyst/index"
)

const longHelp = `Søger i Ankestyrelsens principmeddelelser, eller med --in sager i siderne af de
sager, som scan har læst. Kun update bruger nettet.

SØGNING er ord, et nummer (58-18) eller en paragraf ("LSP § 16, stk. 2"); et helt
spørgsmål på dansk kan også bruges. Desuden:

  "ikke udtømt"        ordene lige efter hinanden, som de står
  praktik OG fleksjob  begge dele; også ELLER og IKKE (AND, OR, NOT)
  -revalidering        uden dette ord
  rehab*               ord, der begynder sådan
  (a ELLER b) OG c     parenteser
  felt:værdi           nr, tema, lov, status, år, diagnose, indsats; i sager:
                       sag, dokument, type, dato, diagnose, indsats, udsagn,
                       krav, udfald
  gældende på 1.3.2019 kun afgørelser, der var udgivet og ikke ophævet den dag

Sæt hele søgningen i enkelte anførselstegn, så skallen lader den være.

Med search import kan afgørelsernes fulde tekster lægges i din egen samling; der søges
så også i dem, og et fund i dem vises med afsnittets overskrift. Samlingen ligger i
mappen, som search import --help nævner; --samling eller OPLYST_SAMLING vælger en
anden. Hedder det, du søger, import eller update, så skriv: search -- import

Hver søgning i sager og hver visning af en sag skrives i mappens revisionsspor: hvem,
hvornår og hvor meget, aldrig hvad der blev søgt efter (scan --verify-audit).

I sager gælder diagnose:M79.7 det, som borgeren har eller mistænkes for at have.
diagnose:afkræftet:M79.7, diagnose:tidligere:…, diagnose:familie:… eller
diagnose:alle:… spørger om andet.

Katalogets kerner er gengivet med egne ord. Er en afgørelses status ikke bekræftet,
står det ved den; kontrollér den på ast.dk eller retsinformation.dk før brug.`

const exitHelp = `
Afslutningskoder:
  0    noget blev fundet
  1    intet blev fundet
  2    forkert brug, eller søgningen kan ikke læses
  10   der er intet søgeindeks (eller ingen sag.json) på stedet, eller det er beskadiget
  15   revisionssporet kan ikke føres; derfor er intet af sagerne vist
  130  afbrudt
`

const examples = `  search funktionel lidelse
  search 'kan man få førtidspension under 40 år uden ressourceforløb'
  search 58-18
  search 'LAB § 68 a' --dato 2018-05-01
  search 'status:gældende tema:fleksjob'
  search --in sager --index oplyst-ud '"ikke udtømt"'
  search --sag oplyst-ud/h01
  search import ~/Hentet/principmeddelelser.zip`

// usageTemplate is cobra's usage in Danish.
const usageTemplate = `Brug:
  search SØGNING [flag]
  search --in sager [--index MAPPE] SØGNING
  search --lignende NR
  search --sag MAPPE|sag.json
  search import STI...
  search update --from retsinformation
  search completion bash|zsh|fish|powershell

Eksempler:
{{.Example}}

Flag:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
`

// flags is what the command line can set.
type flags struct {
	in      string
	index   string
	sag     string
	date    string
	limit   int
	why     bool
	similar string
	facets  bool
	json    bool
	csv     bool
	folder  string // of the user's collection; "" for the usual one
	cases   index.CaseOptions
	options []string // names of the flags that were set
	printer printer
}

// run parses the arguments, does the work and gives the exit code. Errors are
// written to stderr in Danish.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	code := cli.Execute(ctx, newCommand(stdout, stderr), args, stderr)
	if ctx.Err() != nil {
		return exitInterrupted
	}
	return code
}

func newCommand(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:     "search SØGNING",
		Short:   "Søg i Ankestyrelsens principmeddelelser og i scannede sager",
		Long:    longHelp,
		Example: examples,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.printer = newPrinter(stdout)
			f.options = cli.Options(cmd)
			return search(cmd.Context(), &f, strings.Join(args, " "), stdout, stderr)
		},
	}
	set := cmd.Flags()
	set.StringVar(&f.in, "in", "afgørelser", "hvor der søges: `afgørelser|sager`")
	set.StringVar(&f.index, "index", "oplyst-ud", "`mappe`, som scan har skrevet, til --in sager")
	set.StringVar(&f.sag, "sag", "", "vis afgørelserne til én sag: `mappe` eller sag.json fra scan")
	set.StringVar(&f.date, "dato", "", "bedøm afgørelsernes status på denne `dato` og udelad senere")
	set.IntVarP(&f.limit, "limit", "n", 10, "højst dette `antal` (0 viser alle)")
	set.BoolVar(&f.why, "hvorfor", false, "vis, hvilke ord i hvilke felter der talte")
	set.BoolVar(&f.facets, "facetter", false, "tæl de fundne afgørelser efter status, tema og år")
	set.StringVar(&f.similar, "lignende", "", "vis afgørelser, der ligner denne (`nr`)")
	set.StringVar(&f.folder, "samling", "", "`mappe` med dine egne fulde tekster (ellers den, import bruger)")
	set.BoolVar(&f.json, "json", false, "skriv resultatet som JSON")
	set.BoolVar(&f.csv, "csv", false, "skriv resultatet som CSV med semikolon")
	set.StringVar(&f.cases.Case, "kun-sag", "", "--in sager: kun denne `sag`")
	set.StringVar(&f.cases.Type, "type", "", "--in sager: kun denne dokument`type`")
	set.StringVar(&f.cases.From, "fra", "", "--in sager: kun dokumenter fra denne `dato`")
	set.StringVar(&f.cases.To, "til", "", "--in sager: kun dokumenter til denne `dato`")
	for _, name := range []string{"index", "in", "limit"} {
		set.Lookup(name).Usage += " (ellers " + set.Lookup(name).DefValue + ")"
		set.Lookup(name).DefValue = ""
	}
	set.Lookup("limit").DefValue = "0"
	cli.Prepare(cmd, usageTemplate+exitHelp, stdout, stderr)
	cmd.SetFlagErrorFunc(minusWord)
	cmd.SetHelpCommand(&cobra.Command{Use: "__help", Hidden: true}) // "search help" is a search
	cmd.AddCommand(newImport(stdout, stderr), newUpdate(stdout, stderr))
	cmd.RegisterFlagCompletionFunc("in", cobra.FixedCompletions([]string{"afgørelser", "sager"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// minusWord explains what happens when a word that is to be left out looks like
// a flag.
func minusWord(_ *cobra.Command, err error) error {
	if strings.HasPrefix(err.Error(), "unknown shorthand flag: ") {
		return errors.New(`ukendt flag. Skal et ord ikke være med, så sæt hele søgningen i anførselstegn: search 'praktik -fleksjob'`)
	}
	return err
}
