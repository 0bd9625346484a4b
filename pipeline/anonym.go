package pipeline

import (
	"fmt"
	"sort"
	"strings"

	"oplyst/anonym"
	"oplyst/report"
)

// anonymousName names a case by its place in the archive: "Sag 07".
func anonymousName(at, cases int) string {
	return fmt.Sprintf("Sag %0*d", max(2, len(fmt.Sprint(cases))), at+1)
}

// leaked looks through every output of a case, and its row in the overview, for
// originals that were not replaced. It gives "" or a Danish message that names
// the files and the sorts, never the words.
func leaked(files []output, row *report.CaseRow, r *anonym.Replacer) string {
	var where []string
	sorts := map[string]bool{}
	check := func(name string, data []byte) {
		leaks := r.Leaks(data)
		if len(leaks) > 0 {
			where = append(where, name)
		}
		for _, l := range leaks {
			sorts[l.Sort] = true
		}
	}
	for _, f := range files {
		check(f.name, f.data)
	}
	overview := fmt.Sprintf("%+v", *row)
	if row.Compared != nil {
		overview += fmt.Sprintf("%+v", *row.Compared)
	}
	check(OverviewFile, []byte(overview))
	if len(where) == 0 {
		return ""
	}
	var names []string
	for s := range sorts {
		names = append(names, s)
	}
	sort.Strings(names)
	return "ikke skrevet: pseudonymiseringen lod noget stå (" + strings.Join(names, ", ") + ") i " + strings.Join(where, ", ")
}

// anonymousArchive takes the archive's own name and the names of its loose
// files out of the overview.
func anonymousArchive(a *report.Archive) {
	a.Name = "arkivet"
	for i := range a.Loose {
		a.Loose[i].Path, a.Loose[i].Size = fmt.Sprintf("Løs fil %d", i+1), -1
	}
}
