"""Illustrations and share images, drawn from data."""
