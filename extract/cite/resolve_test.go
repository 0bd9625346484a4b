package cite

import (
	"strings"
	"testing"
)

func TestResolve(t *testing.T) {
	for _, c := range []struct{ value, cited, asOf, want string }{
		{"LAB § 68 a", "2017-10-25", "2021-05-01", "LAB § 112"},
		{"LAB § 68 a, stk. 2", "2019-03-01", "2021-05-01", "LAB § 112, stk. 2"},
		{"LAB § 68 a, stk. 2", "2017-03-01", "2021-05-01", "LAB § 112, stk. 2"},
		{"LAB § 70, stk. 2", "2018-01-01", "2022-01-01", "LAB § 116, stk. 2"},
		{"LAB kap. 12 a", "2016-01-01", "2020-06-01", "LAB kap. 19"},
		{"LSP § 19, stk. 3", "2018-01-01", "2020-06-01", "LSP § 19, stk. 2"},
		{"LSP § 17, stk. 3", "2018-07-30", "2018-07-30", ""},
		{"LSP § 17, stk. 3", "2018-07-30", "2021-01-01", "repealed"},
		{"LSP § 19, stk. 1, nr. 4", "2014-01-01", "2024-01-01", ""},
		{"LSP § 99", "2014-01-01", "2024-01-01", ""},
		{"LAS § 46", "2015-01-01", "2020-02-01", "LAB § 142"},
		{"", "", "", ""},
		{"§", "", "", ""},
	} {
		r, ok := Resolve(c.value, c.cited, c.asOf)
		got := strings.Join(r.Values, "; ")
		if r.Repealed {
			got = "repealed"
		}
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("Resolve(%q, %s, %s) = %q, want %q", c.value, c.cited, c.asOf, got, c.want)
		}
	}
}
