"""Where people and programs come in: one shell for each way, with no rule that another shell would need."""
