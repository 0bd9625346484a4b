//go:build !unix

package effort

import "time"

// processorTime is not known here: nothing ever counts as hanging.
func processorTime() time.Duration { return 0 }
