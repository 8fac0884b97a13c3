"""What carries the skill to AWS: the template, and what is made to be deployed with it."""
