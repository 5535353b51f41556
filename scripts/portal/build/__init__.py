"""The engine: pages -> bytes -> output folder; the Pelican class."""
