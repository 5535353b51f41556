"""The portal as a browser shows it: real builds, a real server, Debian's chromium."""
