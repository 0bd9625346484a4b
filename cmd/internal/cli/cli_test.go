package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/spf13/cobra"
)

func TestCode(t *testing.T) {
	for _, x := range []struct {
		err  error
		want int
	}{
		{nil, Done}, {Fail(NotThere, "væk"), NotThere}, {fmt.Errorf("scan: %w", Fail(4, "")), 4}, {errors.New("unknown flag: --x"), Usage},
	} {
		if got := Code(x.err); got != x.want {
			t.Errorf("Code(%v) = %d, want %d", x.err, got, x.want)
		}
	}
}

func TestExecute(t *testing.T) {
	for _, x := range []struct {
		args []string
		err  error
		code int
		says string
	}{
		{nil, nil, Done, ""},
		{nil, Fail(3, ""), 3, ""},
		{nil, Fail(NotThere, "arkivet findes ikke"), NotThere, "prøve: arkivet findes ikke\n"},
		{[]string{"--hurtigt"}, nil, Usage, "prøve: ukendt flag: --hurtigt\nSe \"prøve --help\".\n"},
	} {
		var stdout, stderr bytes.Buffer
		cmd := &cobra.Command{Use: "prøve", RunE: func(*cobra.Command, []string) error { return x.err }}
		Prepare(cmd, "Brug", &stdout, &stderr)
		if code := Execute(context.Background(), cmd, x.args, &stderr); code != x.code || stderr.String() != x.says {
			t.Errorf("%v, %v: exit %d, %q", x.args, x.err, code, stderr.String())
		}
	}
}
