// Package ledger keeps the truth about every file of an archive on disk.
package ledger

import _ "modernc.org/sqlite" // the driver
