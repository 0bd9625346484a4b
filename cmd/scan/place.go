package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// Sizes below which a scan of a few thousand files may stop, in bytes.
const (
	littleDisk = 2 << 30
	smallFile  = 1 << 30
)

// place looks at where the reports will lie: the folder of --out, or the
// nearest above it that is there already.
func place(out string) []finding {
	dir, err := filepath.Abs(out)
	for err == nil {
		if _, missing := os.Stat(dir); missing == nil || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	x := finding{Name: "Plads til rapporterne (--out " + out + ")", OK: true, Value: "ukendt"}
	if free := diskFree(dir); free >= 0 {
		x.Value = gigabytes(free) + " ledig på disken"
		if free < littleDisk {
			x.OK = false
			x.Need = "Rapporter, søgeindeks og protokol over nogle tusind filer kan fylde et par GB. Gør plads, eller vælg en anden mappe med --out."
		}
	}
	if probe, err := os.CreateTemp(dir, ".oplyst-"); err == nil {
		probe.Close()
		os.Remove(probe.Name())
	} else {
		x.OK, x.Value = false, "der kan ikke skrives i "+dir
		x.Need = "Rapporterne kan ikke skrives. Vælg en anden mappe med --out, eller få skriveadgang."
	}
	found := []finding{x}
	if n := largestFile(); n >= 0 && n < smallFile {
		found = append(found, finding{Name: "Største fil", Value: fmt.Sprintf("%s (ulimit -f)", gigabytes(n)),
			Need: "Søgeindeks og protokol kan blive større end grænsen. Hæv den med \"ulimit -f unlimited\"."})
	}
	return found
}

// fonts tells what scans are drawn with: nothing of the machine's.
func fonts() finding {
	return finding{Name: "Skrifttyper", OK: true, Value: "ingen skal installeres; PDFium har sine egne med til PDF-filer, der mangler deres"}
}
