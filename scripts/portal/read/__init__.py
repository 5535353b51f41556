"""Files -> model, with every mistake told at its place."""
