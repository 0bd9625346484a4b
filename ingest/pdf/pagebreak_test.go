package pdf

import (
	"slices"
	"testing"
)

func TestJoinBrokenRows(t *testing.T) {
	for name, x := range map[string]struct{ in, want []string }{
		"rest of a row behind a repeated heading": {
			[]string{"Indsats\n\nNr\tHvad\tTid\n1\tPraktik i\tmarts", "Nr\tHvad\tTid\n\tbutik\t2018\n2\tMentor\t2019\nSlut"},
			[]string{"Indsats\n\nNr\tHvad\tTid\n1\tPraktik i butik\tmarts 2018", "Nr\tHvad\tTid\n2\tMentor\t2019\nSlut"}},
		"without a heading": {
			[]string{"1\tPraktik i\t", "\tbutik\t2018\n2\tMentor\t2019"}, []string{"1\tPraktik i butik\t2018", "2\tMentor\t2019"}},
		"the table ends with the row": {
			[]string{"Nr\tHvad\n1\tPraktik i", "Nr\tHvad\n\tbutik\n\nSlut"}, []string{"Nr\tHvad\n1\tPraktik i butik", "\nSlut"}},
		"a new row has a first cell": {
			[]string{"1\tPraktik", "2\tMentor"}, []string{"1\tPraktik", "2\tMentor"}},
		"another number of cells": {
			[]string{"1\tPraktik", "\ta\tb"}, []string{"1\tPraktik", "\ta\tb"}},
		"text before the row": {
			[]string{"1\tPraktik", "Side 2\n\tbutik"}, []string{"1\tPraktik", "Side 2\n\tbutik"}},
		"no table":   {[]string{"tekst", "tekst"}, []string{"tekst", "tekst"}},
		"empty page": {[]string{"1\tPraktik", "", "\tbutik"}, []string{"1\tPraktik", "", "\tbutik"}},
	} {
		got := slices.Clone(x.in)
		joinBrokenRows(got)
		if !slices.Equal(got, x.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, x.want)
		}
	}
}
