//go:build !unix

package lock

import "os"

// Try does nothing where the system has no advisory locks: two writers are not
// told apart there.
func Try(*os.File) error { return nil }

// Release does nothing.
func Release(*os.File) error { return nil }
