"""A relationship memory on its user's own machine."""
