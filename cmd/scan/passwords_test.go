package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestReadPasswords(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	got, err := readPasswords(write("ok.txt", "\uFEFFførste \r\n\nanden\n"))
	if err != nil || !reflect.DeepEqual(got, []string{"første ", "anden"}) {
		t.Errorf("%q, %v", got, err)
	}
	for _, path := range []string{
		write("tom.txt", "\n\n"), write("mange.txt", strings.Repeat("hemmelig\n", maxPasswords+1)),
		write("stor.txt", strings.Repeat("hemmelig", maxPasswordFile)), filepath.Join(dir, "findes-ikke"), dir,
	} {
		if _, err := readPasswords(path); err == nil || strings.Contains(err.Error(), "hemmelig") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
