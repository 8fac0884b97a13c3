"""Amazon's certification checklist: what is proved by tests, and what a person must do by hand."""
