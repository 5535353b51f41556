"""What the host says with each file: one policy, written for each kind of web server."""
