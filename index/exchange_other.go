//go:build !linux

package index

import "errors"

// exchange is only there where the system has it.
func exchange(a, b string) error { return errors.ErrUnsupported }
