"""What the skill is measured against. Both are whole skills, written for this purpose."""
