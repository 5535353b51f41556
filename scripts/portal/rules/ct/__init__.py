"""CT, chính tả: characters, spelling, spaces and forms of writing."""
