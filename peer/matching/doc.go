// Package matching decides who might support whom: which pairs of participant
// and worker are eligible, how well each suits, and which assignment of all is
// best.
package matching
