"""Where a published portal is put: over ssh, into a mounted folder, on a pages branch."""
