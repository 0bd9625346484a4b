// Package cli is what the commands share: how a program ends, and how the flag
// parser speaks Danish.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// Exit codes that mean the same in every command (ARCHITECTURE.md); NotLogged is
// another. The rest are the command's own.
const (
	Done        = 0
	Failed      = 1
	Usage       = 2
	NotThere    = 10 // no such archive or index
	Interrupted = 130
)

// Exit is an error that carries the exit code the program ends with.
type Exit struct {
	Code    int
	Message string // Danish; "" prints nothing
}

func (e *Exit) Error() string { return e.Message }

// Fail makes an Exit. Message is Danish; "" prints nothing.
func Fail(code int, message string) error { return &Exit{Code: code, Message: message} }

// Code gives an error's exit code; errors of the flag parser are Usage.
func Code(err error) int {
	var exit *Exit
	switch {
	case err == nil:
		return Done
	case errors.As(err, &exit):
		return exit.Code
	}
	return Usage
}

// Execute runs a command and gives its exit code. An error is written to stderr
// in Danish, behind the command's name.
func Execute(ctx context.Context, cmd *cobra.Command, args []string, stderr io.Writer) int {
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(ctx)
	if err != nil && err.Error() != "" {
		fmt.Fprintf(stderr, "%s: %s\n", cmd.Name(), danish(err.Error()))
		if Code(err) == Usage {
			fmt.Fprintf(stderr, "Se \"%s --help\".\n", cmd.Name())
		}
	}
	return Code(err)
}

// Prepare sets what every command has in common: its own error texts, Danish
// usage and help, flags in the order they were set.
func Prepare(cmd *cobra.Command, usage string, stdout, stderr io.Writer) {
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolP("help", "h", false, "vis denne hjælp")
	cmd.SetUsageTemplate(usage)
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return err })
	cmd.CompletionOptions.HiddenDefaultCmd = true
}

// danish puts the flag parser's usual messages into Danish.
func danish(message string) string {
	for _, x := range [][2]string{
		{"unknown flag: ", "ukendt flag: "}, {"unknown shorthand flag: ", "ukendt flag: "},
		{"flag needs an argument: ", "flaget mangler en værdi: "}, {"unknown command ", "ukendt kommando "},
		{"invalid argument ", "ugyldig værdi "},
	} {
		if rest, ok := strings.CutPrefix(message, x[0]); ok {
			return x[1] + rest
		}
	}
	return message
}
