package main

import (
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"oplyst/pipeline"
)

// leastMemory is the least that --memory takes, in MB: a hard file and this
// process need that much.
const leastMemory = 512

// keepMemory has Go keep this process to its part of what a scan may use, in MB
// (0 is the default). The live heap is small beside what a scan allocates:
// letting garbage grow to three times of it saves a fifth of the time.
func keepMemory(mb int64) {
	debug.SetGCPercent(300)
	debug.SetMemoryLimit(pipeline.ProcessMemory(mb << 20))
}

// processMemory has Go keep this process to so many bytes from now on. If they
// are fewer than before, what is free goes back to the system at once: others
// are about to take it.
func processMemory(bytes int64) {
	if before := debug.SetMemoryLimit(bytes); bytes < before {
		debug.FreeOSMemory()
	}
}

// memorySize is the machine's memory and what is free of it, in bytes, where
// the system has /proc; else 0.
func memorySize() (total, free int64) {
	data, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, 0
	}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		n, err := strconv.ParseInt(fields[1], 10, 64)
		if err != nil {
			continue
		}
		switch fields[0] {
		case "MemTotal:":
			total = n << 10
		case "MemAvailable:":
			free = n << 10
		}
	}
	return total, free
}
