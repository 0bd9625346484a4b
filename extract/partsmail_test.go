package extract

import "testing"

// TestAnswered: a page that opens with an older mail of the same thread goes on
// with it; an answer printed after the mail it answers is a paper of its own.
func TestAnswered(t *testing.T) {
	mail := func(subject string) string {
		return "Fra: Ida Bak\n\nSendt: 4. maj 2020 09:10\n\nTil: Per Holm\n\nEmne: " + subject + "\n\nTak for sidst."
	}
	for _, x := range []struct {
		before, page string
		want         bool
	}{
		{mail("SV: SV: Møde om praktik"), mail("SV: Møde om praktik"), true},
		{mail("VS: Attest") + "\n" + mail("Attest"), mail("Attest"), true},
		{mail("RE:  Møde om  Praktik"), mail("møde om praktik"), true},
		{mail("Møde om praktik"), mail("SV: Møde om praktik"), false},
		{mail("Møde om praktik"), mail("Møde om praktik"), false},
		{mail("SV: Møde om praktik"), mail("Attest"), false},
		{"Notat. Borgeren ringer.", mail("Møde"), false},
		{mail("SV: "), mail(""), false},
	} {
		if got := answered([]string{x.before, x.page}, 1); got != x.want {
			t.Errorf("%q then %q: %v", x.before, x.page, got)
		}
	}
	far := []string{mail("SV: Møde"), "a", "b", "c", mail("Møde")}
	if answered(far, 4) {
		t.Error("looked too far back")
	}
}
