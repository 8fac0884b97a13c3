"""What is said in reply: composed from the state, the domain's decision and the content."""
