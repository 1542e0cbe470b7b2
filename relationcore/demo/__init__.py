"""The demo: a small invented community, told as the pages it would have left."""
