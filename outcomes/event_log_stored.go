package outcomes

import (
	"encoding/json"

	"github.com/alongside-go/alongside/peer/lifecycle"
)

// MarshalJSON returns every record of the log as a list, as [Log.Records] does; its
// error is always nil.
func (l Log) MarshalJSON() ([]byte, error) {
	if l.records == nil {
		return []byte("[]"), nil
	}
	return json.Marshal(l.records)
}

// UnmarshalJSON accepts what MarshalJSON returns, the records in any order. It returns
// a [*lifecycle.RecordError] for what is no list of events, and the [*EventError] of
// [NewLog] for the first that could not have been. On error l is unchanged.
func (l *Log) UnmarshalJSON(data []byte) error {
	var stored []storedEvent
	if err := lifecycle.ReadStored("log", data, &stored); err != nil {
		return err
	}
	if stored == nil {
		return &lifecycle.RecordError{Lifecycle: "log", Field: "json", What: "is no list of events"}
	}
	records := make([]Event, len(stored))
	for i, e := range stored {
		records[i] = Event(e)
	}
	loaded, err := NewLog(records...)
	if err != nil {
		return err
	}
	*l = loaded
	return nil
}
