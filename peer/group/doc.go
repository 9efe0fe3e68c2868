// Package group models groups and their meetings.
package group
