"""The way out: the gate, what is live, and the hosts it is put on."""
