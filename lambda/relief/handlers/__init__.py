"""One small class per request: read the state, ask the domain, say it."""
