package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"oplyst/audit"
)

// NotLogged: the audit log could not be written, so nothing was read or shown.
const NotLogged = 15

// markFile tells an output folder of ours (pipeline writes it).
const markFile = ".oplyst"

// IsOutput tells whether a folder is one that scan writes into.
func IsOutput(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, markFile))
	return err == nil && info.Mode().IsRegular()
}

// Options lists the names of the flags that were set, never their values.
func Options(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().Visit(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// LogFailure puts an *audit.Error into Danish; ok is false for any other error.
// What follows is why it matters here: "så der læses ingen filer".
func LogFailure(err error, follows string) (failure error, ok bool) {
	var fault *audit.Error
	if !errors.As(err, &fault) {
		return nil, false
	}
	name, why := audit.LogFile, "det kan ikke skrives"
	var path *fs.PathError
	if errors.As(err, &path) {
		name = path.Path
	}
	switch {
	case errors.Is(err, audit.ErrBusy):
		why = "andre har det åbent; prøv igen om lidt"
	case errors.Is(err, fs.ErrPermission):
		why = "du har ikke ret til at skrive i det; mappen tilhører nok en anden bruger"
	case errors.Is(err, syscall.EROFS):
		why = "mappen kan kun læses"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		why = "disken er fuld"
	}
	return Fail(NotLogged, fmt.Sprintf("revisionssporet kan ikke føres (%s: %s), %s", name, why, follows)), true
}
