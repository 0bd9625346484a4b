package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"oplyst/cmd/internal/cli"
)

const longHelp = `Læser et arkiv med sager om førtidspension og viser for hver sag, med side og
citat, hvad papirerne dokumenterer efter § 19 i lov om social pension, og hvad
der mangler. Programmet vurderer papirer og ikke borgere, og det sender intet
over nettet.

ARKIV er en mappe, hvor hver undermappe er en sag. En zip-fil med det samme
indhold eller en CSV-fil med kolonnerne case og path kan bruges i stedet.
Arkivet bliver kun læst, og filerne læses i en proces for sig, der stoppes, hvis
den går i stå ("scan --doctor" viser, hvad der ellers holder den). En sag kan
have filen sag.yaml med as_of (den dato, reglerne bedømmes på), track og born.

Køres den samme kommando igen, læses kun det, der er nyt eller ændret; det gælder
også, hvis scanningen blev afbrudt. Hvad der er læst og fundet, står i protokollen
protokol.db i mappen --out (undtagen med --anonym).

I mappen --out skrives oversigt.html, oversigt.csv, filer.csv og for hver sag
rapport.html, rapport.md og sag.json. Siderne kan bagefter søges igennem med
"search --in sager".`

const exitHelp = `
Afslutningskoder:
  0    færdig
  1    fejl, der standsede scanningen
  2    forkert brug
  3    færdig, men nogle filer kunne ikke læses helt
  4    mangler på eller over --fail-on
  10   arkivet findes ikke, er tomt eller kan ikke åbnes; --rebuild: ingen hel protokol
  11   en anden scanning bruger mappen --out
  12   en fil med regler eller husregler er forkert
  13   ingen regler for den valgte dato
  14   --anonym: en sag er ikke skrevet, fordi noget ikke blev erstattet
  15   revisionssporet kan ikke føres; derfor er intet læst eller vist
  16   --verify-audit: revisionssporet holder ikke
  17   --forget: noget af sagen findes endnu i mappen --out
  130  afbrudt
`

const examples = `  scan golden/arkiv
  scan ~/sager --out ~/rapporter --fail-on missing
  scan ~/sager --as-of 2026-07-01
  scan ~/sager --compare 2026-07-01
  scan ~/sager --anonym --out ~/til-deling
  scan ~/sager --out ~/rapporter --retry failed
  scan --rebuild --out ~/rapporter
  scan --forget "Sag 14-203" --out ~/rapporter
  scan --dump-text "Bilag 3 LÆ 265.pdf"
  scan --explain "Bilag 3 LÆ 265.pdf"
  scan --rules nr3`

// flags is what the command line can set.
type flags struct {
	out      string
	workers  int
	memory   int64
	asOf     string
	compare  string
	house    string
	track    string
	failOn   string
	noIndex  bool
	anonym   bool
	noCage   bool
	doctor   bool
	passes   string
	ocr      string
	json     bool
	quiet    bool
	dumpText string
	explain  string
	html     bool
	rules    bool
	audit    bool
	forget   []string
	rebuild  bool
	retry    string
	options  []string // names of the flags that were set
}

// run parses the arguments, does the work and gives the exit code. Errors are
// written to stderr in Danish.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return cli.Execute(ctx, newCommand(stdout, stderr), args, stderr)
}

func newCommand(stdout, stderr io.Writer) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:     "scan ARKIV",
		Short:   "Find ud af, hvad sager om førtidspension dokumenterer, og hvad de mangler",
		Long:    longHelp,
		Example: examples,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.options = cli.Options(cmd)
			switch {
			case f.anonym && (f.dumpText != "" || f.explain != ""):
				return cli.Fail(exitUsage, "--anonym gælder kun, når et arkiv scannes; --dump-text og --explain viser filen, som den er")
			case f.doctor:
				return doctor(cmd.Context(), &f, args, stdout)
			case len(f.forget) > 0:
				return forgetCases(cmd.Context(), &f, args, stdout)
			case f.audit:
				return verifyAudit(cmd.Context(), &f, args, stdout)
			case f.dumpText != "":
				return dumpText(cmd.Context(), &f, args, stdout)
			case f.explain != "":
				return explain(cmd.Context(), &f, args, stdout)
			case f.rules:
				return printRules(args, f.asOf, stdout)
			}
			return scan(cmd.Context(), &f, args, stdout, stderr)
		},
	}
	set := cmd.Flags()
	set.StringVarP(&f.out, "out", "o", "oplyst-ud", "`mappe` til rapporterne, uden for arkivet (ellers oplyst-ud)")
	set.Lookup("out").DefValue = "" // the default stands in the Danish text
	set.StringVar(&f.asOf, "as-of", "", "bedøm alle sager efter reglerne på `dato` (ÅÅÅÅ-MM-DD); ellers afgør hver sag det selv")
	set.StringVar(&f.compare, "compare", "", "vis også hver sag efter reglerne på `dato` (ÅÅÅÅ-MM-DD), krav for krav")
	set.StringVar(&f.house, "husregler", "", "`fil` med egne grænser for papirers alder; ellers programmets (checklist/husregler.yaml)")
	set.StringVar(&f.track, "track", "", "`sagstype` for alle sager: ordinary, existing_basis, senior eller refusal; ellers findes den i sagen")
	set.StringVar(&f.failOn, "fail-on", "", "slut med kode 4, hvis et krav har dette `udfald` eller et alvorligere: partial, missing, contradicted")
	set.IntVarP(&f.workers, "workers", "j", 0, "`antal` filer, der læses samtidig; 0 er én pr. processorkerne")
	set.Int64Var(&f.memory, "memory", 0, "højst så mange `MB` hukommelse i alt, læserne med (ellers 1024); flere lader flere filer læses samtidig")
	set.Lookup("memory").DefValue = "0"
	set.StringVar(&f.ocr, "ocr", "auto", "læs scannede sider med Tesseract: ja, nej eller auto, som er `ja` for arkiver på højst 500 filer")
	set.Lookup("ocr").DefValue = ""
	set.BoolVar(&f.anonym, "anonym", false, "erstat navne, cpr-numre, adresser, telefonnumre, filnavne og steder i alt, hvad der skrives")
	set.StringVar(&f.passes, "password-file", "", "`fil` med kodeord, ét pr. linje, der prøves på filer med kodeord; de skrives ingen steder")
	set.StringVar(&f.retry, "retry", "", "læs `hvilke` filer igen, selv om de er uændrede: failed (dem, der ikke blev læst helt) eller alle")
	set.BoolVar(&f.rebuild, "rebuild", false, "lav rapporter og søgeindeks igen af protokollen i --out, uden at arkivet læses; det kan være væk")
	set.BoolVar(&f.noIndex, "no-index", false, "lav ikke søgeindeks over siderne")
	set.BoolVar(&f.noCage, "no-cage", false, "læs filerne i programmets egen proces, uden værn mod skadelige filer (til fejlsøgning)")
	set.BoolVar(&f.json, "json", false, "skriv resultatet som JSON på standard-ud")
	set.BoolVarP(&f.quiet, "quiet", "q", false, "vis ikke fremdrift")
	set.StringVar(&f.dumpText, "dump-text", "", "skriv teksten af én `fil`, et JSON-objekt pr. side, og slut")
	set.StringVar(&f.explain, "explain", "", "vis alle fund i én `fil` med sted og den regel, der afgjorde dem, og hvor en samlet PDF er delt i dokumenter, og slut")
	set.BoolVar(&f.html, "html", false, "sammen med --explain: skriv siden som HTML")
	set.BoolVar(&f.rules, "rules", false, "skriv reglerne på dansk (alle, eller dem der er nævnt), og slut")
	set.StringArrayVar(&f.forget, "forget", nil, "fjern en `sag` fra alt i mappen --out, bevis det ved at søge i filernes rå bytes, og slut; kan gentages")
	set.BoolVar(&f.audit, "verify-audit", false, "kontrollér revisionssporet i mappen --out (eller i den, der nævnes), og slut")
	set.BoolVar(&f.doctor, "doctor", false, "vis, hvad denne maskine har, og hvad der mangler til hvad, og slut")
	cli.Prepare(cmd, usageTemplate+exitHelp, stdout, stderr)
	return cmd
}

// usageTemplate is cobra's usage in Danish.
const usageTemplate = `Brug:
  scan ARKIV [flag]
  scan --rebuild [ARKIV] --out MAPPE [flag]
  scan --dump-text FIL
  scan --explain FIL [--html]
  scan --rules [KRAV ...]
  scan --forget SAG [--forget SAG ...] --out MAPPE
  scan --verify-audit [MAPPE] [SAG ...]
  scan --doctor
  scan completion bash|zsh|fish|powershell

Eksempler:
{{.Example}}

Flag:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
`
