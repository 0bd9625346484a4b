//go:build !unix

package pipeline

import (
	"os"
	"time"
)

// foreignHold is how long a scan on another machine is believed to go on.
const foreignHold = 12 * time.Hour

// holds tells, where the system has no locks, whether who is named in a mark
// file may still be at work: a process of this machine that is there, or a scan
// of another machine that began not long ago.
func holds(e *InUseError) bool {
	host, _ := os.Hostname()
	if host != e.Host {
		return time.Since(e.Since) < foreignHold
	}
	p, err := os.FindProcess(e.PID) // fails on Windows when it is gone
	if err != nil || e.PID == os.Getpid() {
		return false
	}
	p.Release()
	return true
}
