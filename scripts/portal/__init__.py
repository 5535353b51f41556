"""The portal of a provincial department of education: one content folder in, one static portal out."""
