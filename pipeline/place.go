package pipeline

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folderNames gives each case a folder name that is safe on every common file
// system and unique without regard to case, in order.
func folderNames(cases []string) []string {
	names := make([]string, len(cases))
	taken := map[string]bool{}
	for i, c := range cases {
		base := safeName(c)
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		taken[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// safeName keeps letters, digits and a few signs of a case's name.
func safeName(name string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" ._-()", r) {
			return r
		}
		return '_'
	}, norm.NFC.String(name))
	clean = strings.Trim(clean, " .")
	for len(clean) > 100 { // bytes; most file systems stop at 255
		runes := []rune(clean)
		clean = string(runes[:len(runes)-1])
	}
	if clean == "" || reserved(clean) {
		return "sag_" + clean
	}
	return clean
}

// reserved tells the names that Windows keeps for devices, and our own.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "con", "prn", "aux", "nul", "indeks", "oversigt", "filer":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '0' && stem[3] <= '9'
}

// within tells whether path lies in dir or is it, following links.
func within(dir, path string) bool {
	dir, path = realPath(dir), realPath(path)
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// realPath is the absolute path with links resolved as far as the path exists.
func realPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest)
		}
		if dir == filepath.Dir(dir) {
			return abs
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}
