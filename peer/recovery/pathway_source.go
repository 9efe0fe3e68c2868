package recovery

import "github.com/alongside-go/alongside/peer/source"

// read is a point that was seen in a text of the register.
func read(key, place string) source.Source { return source.Of(key).At(place, source.Verified) }

// told is a point that was seen only in a text about the source.
func told(key, place string) source.Source { return source.Of(key).At(place, source.Secondary) }

// common is a point that is widely stated and was not confirmed.
func common(place string) source.Source { return source.Of("PWCOMMON").At(place, source.Unverified) }
