"""The reference in ``docs/``: written from the code, the models and the content."""
