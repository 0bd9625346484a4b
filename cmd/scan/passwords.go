package main

import (
	"fmt"
	"os"
	"strings"

	"oplyst/cmd/internal/cli"
)

// Bounds of the file of --password-file: its bytes and its lines. Every password
// is tried on every file that asks for one.
const (
	maxPasswordFile = 64 << 10
	maxPasswords    = 100
)

// readPasswords reads the file of --password-file, one password a line; nil
// without one. Errors name the file and never a password.
func readPasswords(path string) ([]string, error) {
	if path == "" {
		return nil, nil
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxPasswordFile {
		return nil, cli.Fail(exitUsage, fmt.Sprintf("--password-file %q kan ikke læses; angiv en lille tekstfil med ét kodeord pr. linje", path))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Fail(exitUsage, fmt.Sprintf("--password-file %q kan ikke læses; tjek rettighederne", path))
	}
	var passwords []string
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\uFEFF")) {
		if p := strings.TrimRight(line, "\r\n"); p != "" {
			passwords = append(passwords, p)
		}
	}
	if len(passwords) == 0 || len(passwords) > maxPasswords {
		return nil, cli.Fail(exitUsage, fmt.Sprintf("--password-file %q skal have mindst ét og højst %d kodeord, ét pr. linje", path, maxPasswords))
	}
	return passwords, nil
}
