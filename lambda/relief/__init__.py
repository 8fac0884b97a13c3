"""The skill: from a request envelope to a spoken answer."""
