package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"oplyst/cage"
	"oplyst/cmd/internal/cli"
	"oplyst/ingest/ocr"
	"oplyst/ingest/pdfium"
)

// finding is one line of --doctor.
type finding struct {
	Name  string `json:"name"`  // Danish: what was looked at
	OK    bool   `json:"ok"`    // as it should be
	Value string `json:"value"` // Danish: what was found
	Need  string `json:"need"`  // Danish: what it is missing for, and what to do; "" if nothing
}

// doctor says what this machine has and what is missing for what. It reads no
// case file.
func doctor(ctx context.Context, f *flags, args []string, stdout io.Writer) error {
	if len(args) > 0 {
		return cli.Fail(exitUsage, "--doctor tager intet arkiv")
	}
	bars, err := cage.Probe(ctx, cage.Options{Workers: 1})
	findings := append(append(machine(), place(f.out)...), scans(), compiled(), fonts())
	findings = append(findings, cageFindings(bars, err)...)
	var writeErr error
	if f.json {
		writeErr = json.NewEncoder(stdout).Encode(map[string]any{"findings": findings})
	} else {
		writeErr = writeFindings(stdout, findings)
	}
	if writeErr != nil {
		return cli.Fail(exitFailed, "kunne ikke skrive: "+writeErr.Error())
	}
	if err != nil {
		return cli.Fail(exitFailed, "")
	}
	return nil
}

func writeFindings(w io.Writer, findings []finding) error {
	var b strings.Builder
	missing := 0
	for _, x := range findings {
		mark := "✓"
		if !x.OK {
			mark = "–"
			missing++
		}
		fmt.Fprintf(&b, "%s %s: %s\n", mark, x.Name, x.Value)
		if x.Need != "" {
			wrap(&b, x.Need, "    ")
		}
	}
	switch missing {
	case 0:
		b.WriteString("\nAlt er på plads.\n")
	case 1:
		b.WriteString("\nÉn ting mangler eller er svagere, end den kunne være (–).\n")
	default:
		fmt.Fprintf(&b, "\n%d ting mangler eller er svagere, end de kunne være (–).\n", missing)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Sizes below which a scan gets slow or may stop, in bytes and open files.
const (
	littleMemory = 2 << 30
	fewFiles     = 512
)

// machine looks at processors, memory and limits.
func machine() []finding {
	out := []finding{{Name: "Processorkerner", OK: true, Value: fmt.Sprintf("%d (så mange filer læses samtidig; --workers ændrer det)", runtime.GOMAXPROCS(0))}}
	memory := finding{Name: "Hukommelse", OK: true, Value: "ukendt"}
	if total, free := memorySize(); total > 0 {
		memory.Value = fmt.Sprintf("%s, heraf %s ledig", gigabytes(total), gigabytes(free))
		if free < littleMemory {
			memory.OK = false
			memory.Need = "Under 2 GB ledig hukommelse er lidt til store filer. Luk andre programmer, eller sæt --workers ned."
		}
	}
	out = append(out, memory)
	if n := openFiles(); n > 0 {
		files := finding{Name: "Åbne filer", OK: n >= fewFiles, Value: fmt.Sprintf("højst %d ad gangen", n)}
		if !files.OK {
			files.Need = "Grænsen er lav til søgeindekset. Hæv den med \"ulimit -n 1024\"."
		}
		out = append(out, files)
	}
	return append(out, temporary())
}

// temporary tries the temporary folder, where each child has its own.
func temporary() finding {
	dir, err := os.MkdirTemp("", "oplyst-")
	if err != nil {
		return finding{Name: "Midlertidig mappe", Value: os.TempDir() + " kan ikke bruges", Need: "Uden den kan ingen filer læses. Sæt TMPDIR til en mappe, du kan skrive i."}
	}
	os.Remove(dir)
	return finding{Name: "Midlertidig mappe", OK: true, Value: os.TempDir()}
}

func gigabytes(n int64) string {
	return strings.Replace(fmt.Sprintf("%.1f GB", float64(n)/(1<<30)), ".", ",", 1)
}

// scans looks for Tesseract.
func scans() finding {
	x := finding{Name: "Scannede sider (Tesseract)"}
	e, err := ocr.Find()
	switch {
	case err == nil && e.Upright:
		x.OK, x.Value = true, "Tesseract "+e.Version+" med dansk"
	case err == nil:
		x.Value = "Tesseract " + e.Version + " med dansk, men uden \"osd\""
		x.Need = "Sider, der ligger på siden eller på hovedet, kan ikke rettes op. Installér Tesseracts osd-data (Debian: apt-get install tesseract-ocr-osd)."
	case errors.Is(err, ocr.ErrNoDanish):
		x.Value = "Tesseract er installeret, men uden dansk"
		x.Need = "Scannede sider og billeder bliver ikke læst. Installér de danske data (Debian: apt-get install tesseract-ocr-dan)."
	case errors.Is(err, ocr.ErrNotInstalled):
		x.Value = "ikke installeret"
		x.Need = "Scannede sider og billeder bliver ikke læst. Installér Tesseract med dansk (Debian: apt-get install tesseract-ocr tesseract-ocr-dan)."
	default:
		x.Value = "Tesseract kan ikke køres"
		x.Need = "Scannede sider og billeder bliver ikke læst. Prøv \"tesseract --version\"."
	}
	return x
}

// compiled looks at PDFium's compiled code.
func compiled() finding {
	x := finding{Name: "PDFium til vanskelige PDF-filer", OK: true, Value: "med i programmet, og klargjort i " + pdfium.CacheFolder()}
	if !pdfium.IsWarm() {
		x.OK = false
		x.Value = "med i programmet, men ikke klargjort"
		x.Need = "Hver læser bruger et par sekunder og 300 MB mere på at gøre det klar selv. Sørg for, at der kan skrives i din mappe til mellemlagring (sæt XDG_CACHE_HOME), og at andre ikke kan."
	}
	return x
}

// cageFindings tells what holds the processes that files are read in.
func cageFindings(b cage.Bars, err error) []finding {
	if err != nil {
		return []finding{{Name: "Buret (en proces for sig til at læse filer)", Value: "kan ikke startes: " + err.Error(),
			Need: "Filer kan kun læses med --no-cage, uden værn mod skadelige filer."}}
	}
	rows := []struct {
		name, with, without string
		ok                  bool
	}{
		{"Bur: egen proces", "filer læses i en proces for sig, med grænser for tid og uddata", "", b.Process},
		{"Bur: hukommelse", "mere end grænsen bliver afvist (prøvet)", "En fil kan bruge al hukommelse på maskinen; systemet har ingen grænse, der virker.", b.AddressSpace},
		{"Bur: brugt hukommelse", "bliver holdt øje med", "Kun den samlede grænse gælder; systemet fortæller ikke, hvor meget en proces bruger.", b.Resident},
		{"Bur: netværk", "lukket (prøvet: en forbindelse kan ikke åbnes)", "En skadelig fil, der overtager læseren, kunne bruge netværket. Det kræver Linux med seccomp at lukke det.", b.Network},
		{"Bur: læsning af andre filer", "lukket (prøvet)", "En skadelig fil, der overtager læseren, kunne læse dine andre filer. Det kræver Linux 5.13 med Landlock at lukke det.", b.ReadFiles},
		{"Bur: skrivning af andre filer", "lukket (prøvet)", "En skadelig fil, der overtager læseren, kunne skrive i dine andre filer. Det kræver Linux 5.13 med Landlock at lukke det.", b.WriteFiles},
		{"Bur: start af programmer", "lukket, undtagen Tesseract når scanninger læses (prøvet)", "En skadelig fil, der overtager læseren, kunne starte programmer. Det kræver Linux med seccomp at lukke det.", b.Programs},
		{"Bur: miljøvariabler", "dine er ikke synlige (prøvet)", "Læseren kan se dine miljøvariabler.", b.Environment},
	}
	var out []finding
	for _, r := range rows {
		x := finding{Name: r.name, OK: r.ok, Value: r.with}
		if !r.ok {
			x.Value, x.Need = "mangler på denne maskine", r.without
		}
		out = append(out, x)
	}
	return out
}
