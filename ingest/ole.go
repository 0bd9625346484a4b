package ingest

import "context"

// readOLE reads the formats that are OLE containers: Word 97-2003 and Outlook.
func readOLE(ctx context.Context, data []byte, limits Limits, depth int) reading {
	return failed(formatDOC, Unread, "filformatet læses ikke endnu")
}
