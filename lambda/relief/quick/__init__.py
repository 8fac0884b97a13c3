"""A quick start for a plain ask-sdk skill. Nothing else in the skill knows of it."""
