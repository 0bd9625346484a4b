package office

import "testing"

func TestLocked(t *testing.T) {
	user := make([]byte, 20)
	copy(user[12:], "\xDF\xC4\xD1\xF3")
	book := func(second string) []byte {
		b := append([]byte("\x09\x08\x04\x00\x00\x06\x05\x00"+second), make([]byte, 5000)...)
		return b
	}
	for what, x := range map[string]struct {
		stream string
		data   []byte
		want   bool
	}{
		"a workbook with a password":     {"Workbook", book("\x2F\x00\x02\x00\x01\x00"), true},
		"a workbook without":             {"Workbook", book("\xE1\x00\x02\x00\xB0\x04"), false},
		"an older workbook":              {"Book", book("\x2F\x00\x02\x00\x01\x00"), true},
		"nonsense":                       {"Workbook", make([]byte, 5000), false},
		"a presentation with a password": {"Current User", append(user, make([]byte, 5000)...), true},
		"a presentation without":         {"Current User", make([]byte, 5000), false},
	} {
		o, err := OpenOLE(oleOf(t, map[string][]byte{x.stream: x.data}))
		if err != nil || o.Locked() != x.want {
			t.Errorf("%s: %v, %v", what, o.Locked(), err)
		}
	}
}
