package peer

// An ActivityID names an activity of the scope catalogue, such as
// "active_listening_support". Which ids a policy lists is known to package
// scope; an id that none lists is legal and is never permitted by silence.
type ActivityID string
