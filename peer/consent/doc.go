// Package consent says what a participant agreed to, and what may be told to whom
// because of it.
package consent
