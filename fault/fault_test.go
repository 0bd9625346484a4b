package fault

import (
	"strings"
	"testing"
)

func broken(text string) { panic("skrevet om " + text) }

func outside(s []int, i int) int { return s[i] }

func TestOf(t *testing.T) {
	caught := func(f func()) (e *Error) {
		defer func() { e = Of(recover()) }()
		f()
		return nil
	}
	if e := caught(func() {}); e != nil {
		t.Errorf("no panic gave %v", e)
	}
	for _, x := range []struct {
		f    func()
		want []string
	}{
		{func() { broken("Fuglevig") }, []string{"string", "fault.broken:"}},
		{func() { outside(nil, 3) }, []string{"runtime.boundsError", "fault.outside:"}},
	} {
		got := caught(x.f).Error()
		for _, w := range x.want {
			if !strings.Contains(got, w) {
				t.Errorf("%q lacks %q", got, w)
			}
		}
		if strings.Contains(got, "Fuglevig") {
			t.Errorf("%q holds text", got)
		}
	}
}
