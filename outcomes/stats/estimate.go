package stats

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
)

// An Estimate is a number that the data may leave undetermined, such as a
// median that the curve does not reach. The zero Estimate has no value.
type Estimate struct {
	value float64
	known bool
}

// Known returns the estimate v. An infinite v, or one that is not a number,
// gives an Estimate without a value.
func Known(v float64) Estimate {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Estimate{}
	}
	return Estimate{value: v, known: true}
}

// Value returns the number and true, or 0 and false if the data do not determine it.
func (e Estimate) Value() (float64, bool) { return e.value, e.known }

// String returns the shortest decimal that reads back as the number, or "no value".
func (e Estimate) String() string {
	if !e.known {
		return "no value"
	}
	return strconv.FormatFloat(e.value, 'g', -1, 64)
}

// MarshalJSON returns the unrounded number, or null. Its error is always nil.
func (e Estimate) MarshalJSON() ([]byte, error) {
	if !e.known {
		return []byte("null"), nil
	}
	return json.Marshal(e.value)
}

// UnmarshalJSON accepts a number or null, and returns [ErrValue] for anything else. On
// error e is unchanged.
func (e *Estimate) UnmarshalJSON(data []byte) error {
	if string(bytes.TrimSpace(data)) == "null" {
		*e = Estimate{}
		return nil
	}
	var v float64
	if err := json.Unmarshal(data, &v); err != nil {
		return refuse("estimate", wanting(ErrValue, "a number or null"))
	}
	*e = Known(v)
	return nil
}
