"""Known vulnerabilities in what the locks name."""
