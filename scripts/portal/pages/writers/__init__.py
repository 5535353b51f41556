"""Files that are not HTML: pure functions from inputs to bytes."""
