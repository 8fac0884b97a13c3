"""What people say: interaction models a locale, assembled from what a language's people say."""
