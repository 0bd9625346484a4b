package cli

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
)

func TestGuarded(t *testing.T) {
	var stderr bytes.Buffer
	code := guarded(context.Background(), func(_ context.Context, args []string, _, _ io.Writer) int {
		panic("Fuglevig i " + args[0])
	}, []string{"/bin/prøve.exe", "arkiv"}, io.Discard, &stderr)
	if code != Failed || !strings.HasPrefix(stderr.String(), "prøve: programfejl (string i oplyst/cmd/internal/cli.TestGuarded") || strings.Contains(stderr.String(), "Fuglevig") {
		t.Errorf("exit %d, %q", code, stderr.String())
	}
	code = guarded(context.Background(), func(context.Context, []string, io.Writer, io.Writer) int { return 4 }, []string{"prøve"}, nil, nil)
	if code != 4 {
		t.Errorf("exit %d", code)
	}
}
