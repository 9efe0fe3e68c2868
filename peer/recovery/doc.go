// Package recovery holds the pathways that people take and the plans that they make.
package recovery
