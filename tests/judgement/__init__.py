"""The judgement measured on networks and texts that nobody in this project wrote; `make evaluate` runs it."""
